"""The page of a plan: escaped, in three languages, without missing words, and there for an empty plan too."""

import re
from dataclasses import fields
from html.parser import HTMLParser

import pytest
from plan_cases import ON, happened, large_provider, small_provider
from rehab_rules import Provider
from rehab_rules.planning import plan
from rehab_rules.planning.page_words import PAGE_WORDS
from rehab_rules.request import Language

LANGUAGES: tuple[Language, ...] = ("en", "fi", "sv")
HOSTILE = ("<b>", '"><img src=x onerror=alert(1)>', "</style>", "{course}", "&amp;")


class Read(HTMLParser):
    """The text of a page, and its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("client", HOSTILE)
def test_an_id_stays_text(client: str) -> None:
    provider = small_provider(1)
    happened(provider, ON, "receive_decision", client=client, service="own.small", issued=ON.isoformat(), target_group="carer-of-adult")
    read, plain = Read(plan(provider, ON).to_html()), Read(plan(small_provider(1), ON).to_html())
    assert client in read.texts
    assert set(read.tags) <= set(plain.tags) | {"ul", "li", "ol", "div", "b", "bdi", "span", "p", "section", "h2", "h3"}
    assert "img" not in read.tags and read.tags.count("style") == 1 and read.tags.count("script") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_opens_in_the_language_of_its_plan_and_contains_all(language: Language) -> None:
    page = plan(large_provider(1, 20, 4), ON, language=language).to_html()
    assert f'<html lang="{language}">' in page and f'<main lang="{language}" class="chosen">' in page
    assert all(PAGE_WORDS[other].about in page for other in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_missing(language: Language) -> None:
    for field in fields(PAGE_WORDS["en"]):
        ours, english = getattr(PAGE_WORDS[language], field.name), getattr(PAGE_WORDS["en"], field.name)
        assert ours and set(re.findall(r"{\w+}", ours)) == set(re.findall(r"{\w+}", english)), field.name
    main = plan(large_provider(1, 20, 4), ON, language=language).to_html().partition(f'<main lang="{language}"')[2].partition("</main>")[0]
    assert not re.search(r"{\w*}|\bNone\b", " ".join(Read(main).texts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_plan_says_that_there_is_nothing_to_do(language: Language) -> None:
    page = plan(Provider("P"), ON, language=language).to_html()
    assert PAGE_WORDS[language].no_actions in page and 'class="board"' not in page

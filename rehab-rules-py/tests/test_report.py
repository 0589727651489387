"""The report: what it says is the engine's word, in three languages, and nothing from a log becomes markup."""

import base64
import hashlib
import json
import re
import zlib
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from conftest import VECTORS, Command
from rehab_rules import ServiceDescription, audit, replay_text
from rehab_rules.request import EFFECTS, Language
from story import ATTACHED_1, CREATED, DECIDED_1, DECIDED_2, DECLARED, HISTORY, STORY, event
from test_tables import as_csv, as_parquet

SAMPLE = Path(__file__).parents[2] / "tests" / "sample"
SERVICES = ("--service", SAMPLE / "services.json")
AUDIT_DAY = date(2024, 9, 3)
LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
TWO_MEGABYTES = 2_000_000


class Page(HTMLParser):
    """A page as a browser reads it: its elements, their texts by language, its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said: dict[str | None, list[str]] = {}
        self.inside: list[str] = []
        self.language: str | None = None
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "main":
            self.language = dict(attrs)["lang"]
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass
        if tag == "main":
            self.language = None

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1] in self.raw:
            self.raw[self.inside[-1]].append(data)
        elif data.strip():
            self.said.setdefault(self.language, []).append(data.strip())

    @property
    def rows(self) -> list[list[Any]]:
        """The findings that the script shows."""
        return self.data["rows"] if len(self.raw["script"]) == 2 else []

    @property
    def data(self) -> dict[str, Any]:
        unpacked: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(self.raw["script"][0])))
        return unpacked

    def figures(self, language: str) -> list[str]:
        """The numbers that the page opens with."""
        main = re.findall(rf'<main lang="{language}".*?</main>', self.text, re.DOTALL)[0]
        return re.findall(r"<b>([^<]*)</b>", re.findall(r'<ul class="figures">.*?</ul>', main, re.DOTALL)[0])


def report(command: Command, *words: object, status: int, stdin: bytes = b"") -> Page:
    answer = command(*words, "--format", "html", stdin=stdin)
    assert (answer.status, answer.err) == (status, "")
    return Page(answer.out)


def lines(*events: str) -> bytes:
    return "".join(f"{line}\n" for line in events).encode()


@pytest.mark.parametrize("path", sorted(VECTORS.glob("*.log.jsonl"))[::4], ids=lambda path: path.name.split("-")[0])
def test_every_message_is_the_engines_in_every_language(path: Path, command: Command) -> None:
    page = Page(command("replay", path, "--format", "html").out)
    for place, language in enumerate(LANGUAGES):
        decisions = [json.loads(line) for line in replay_text(path.read_bytes(), language=language).split("\n")[:-1]]
        said = sorted(
            (decision["line"], finding["rule"], finding["message"])
            for decision in decisions
            for finding in decision.get("findings", ())
            if finding["effect"] != "notice"
        )
        assert sorted((row[5], row[1], row[8][place]) for row in page.rows) == said
        static = set(page.said[language])
        assert {message for _, _, message in said} <= static
        assert {decision["error"]["message"] for decision in decisions if "error" in decision} <= static


def test_the_page_opens_with_what_is_broken_and_what_is_due_in_30_days(command: Command) -> None:
    page = report(command, "audit", SAMPLE / "log.jsonl", *SERVICES, "--as-of", AUDIT_DAY, status=1)
    services = [ServiceDescription.from_file(SAMPLE / "services.json")]
    found = list(audit(SAMPLE / "log.jsonl", AUDIT_DAY, services=services, language="sv"))
    counts = [sum(row["effect"] == effect for row in found) for effect in ("prohibition", "violation", "undetermined")]
    due = [row for row in found if row["effect"] == "obligation" and row["due"] and AUDIT_DAY <= row["due"] <= AUDIT_DAY + timedelta(days=30)]
    assert len(due) == 3
    for language in LANGUAGES:
        assert page.figures(language) == [str(number) for number in (counts[0], counts[1], len(due), counts[2])]
    soon = page.text.index('<ol class="due">', page.text.index('<main lang="sv"'))
    places = [page.text.index(row["message"], soon) for row in sorted(due, key=lambda row: row["due"])]
    assert places == sorted(places) and places[-1] < page.text.index("</ol>", soon)


@pytest.mark.parametrize(
    ("days", "tiles", "headings"),
    [
        (4, ("Määräaika 4 päivän kuluessa", "Tidsfrist inom 4 dagar", "Due in 4 days"), ("viimeistään 7.9.2024", "senast 7.9.2024", "by 7 September 2024")),
        (1, ("Määräaika 1 päivän kuluessa", "Tidsfrist inom 1 dag", "Due in 1 day"), ("viimeistään 4.9.2024", "senast 4.9.2024", "by 4 September 2024")),
        (1200, ("Määräaika 1\N{NO-BREAK SPACE}200 päivän kuluessa", "Tidsfrist inom 1\N{NO-BREAK SPACE}200 dagar", "Due in 1,200 days"), ("viimeistään 17.12.2027", "senast 17.12.2027", "by 17 December 2027")),
        (0, ("Määräaika 3.9.2024", "Tidsfrist 3.9.2024", "Due on 3 September 2024"), ("", "", "")),
    ],
)
def test_what_is_due_soon_is_what_within_asks_for(days: int, tiles: tuple[str, ...], headings: tuple[str, ...], command: Command) -> None:
    words = ("audit", SAMPLE / "log.jsonl", *SERVICES, "--as-of", AUDIT_DAY, "--within", days)
    page = report(command, *words, status=1)
    listed = [json.loads(line) for line in command(*words, "--format", "jsonl").out.splitlines()]
    due = [finding for finding in listed if finding["effect"] == "obligation" and "due" in finding]
    assert {4: len(due) == 1, 1200: len(due) > 20}.get(days, len(due) == 0)
    for language, tile, heading in zip(LANGUAGES, tiles, headings, strict=True):
        assert page.figures(language)[2] == str(len(due))
        # Once as a figure, once as the head of a column.
        assert page.said[language].count(tile) == (2 if heading else 3)
        assert not heading or f"{tile}, {heading}" in page.said[language]
        assert not any(re.search(r"\b30 (days|päivän|dagar)\b", text) for text in page.said[language][:12])


def test_a_report_tells_in_which_mode_the_log_was_judged(command: Command) -> None:
    told = {
        "enforce": ("kiellettyjä tapahtumia ei toteutettu.", "förbjudna händelser genomfördes inte.", "prohibited events were not applied."),
        "observe": ("kielletyt tapahtumat katsottiin toteutuneiksi.", "förbjudna händelser räknas som genomförda.", "prohibited events were applied anyway."),
    }
    for mode, meanings in told.items():
        for words in (("replay", "-"), ("audit", "-", "--as-of", "2026-03-01")):
            page = Page(command(*words, "--mode", mode, "--format", "html", stdin=lines(*STORY)).out)
            for language, meaning in zip(LANGUAGES, meanings, strict=True):
                (read,) = [text for text in page.said[language] if f"--mode {mode}: " in text]
                assert read.endswith(meaning)
                table = " ".join(command(*words, "--mode", mode, "--language", language, stdin=lines(*STORY)).out.split())
                assert f"--mode {mode}: {meaning}" in table


def test_the_report_opens_with_how_it_was_judged_and_what_it_leaves_out(command: Command) -> None:
    words = ("audit", SAMPLE / "log.jsonl", *SERVICES, "--as-of", AUDIT_DAY)
    whole = report(command, *words, status=1)
    assert whole.said["en"][2:4] == ["Evaluated with --mode enforce: prohibited events were not applied.", "Not listed: For information."]
    chosen = ("--provider", "provider-k", "--effect", "violation", "--effect", "obligation", "--within", 30, "--mode", "observe")
    page = report(command, *words, *chosen, status=1)
    for language, only, listed, within in (
        ("en", "Only the events of provider provider-k were evaluated.", "Only these are listed: Violation, Obligation.", "due by 3 October 2024"),
        ("fi", "Vain palveluntuottajan provider-k tapahtumat arvioitiin.", "Luettelossa ovat vain: Vaatimus ei täyty, Velvollisuus.", "viimeistään 3.10.2024"),
        ("sv", "Bara händelserna för serviceproducent provider-k har bedömts.", "Listan innehåller bara: Kravet uppfylls inte, Skyldighet.", "senast 3.10.2024"),
    ):
        assert "--mode observe" in page.said[language][2] and page.said[language][3:5] == [only, listed] and within in page.said[language][5]
    both = report(command, *words, "--provider", "provider-m", "--provider", "provider-k", status=1)
    assert "Vain näiden palveluntuottajien tapahtumat arvioitiin: provider-m, provider-k." in both.said["fi"]


def test_providers_stand_side_by_side_in_figures(command: Command) -> None:
    day = date(2026, 7, 1)
    other = [line.replace('"P1"', '"P0"') for line in (DECLARED, CREATED)]
    page = report(command, "audit", "-", "--as-of", day, "--within", 400, status=1, stdin=lines(*HISTORY, *other))
    found = list(audit([json.loads(line) for line in (*HISTORY, *other)], day))
    for language, head in (("en", "By provider"), ("fi", "Palveluntuottajittain"), ("sv", "Enligt serviceproducent")):
        assert head in page.said[language]
    main = re.findall(r'<main lang="en".*?</main>', page.text, re.DOTALL)[0]
    (table,) = re.findall(r'<table class="of-providers".*?</table>', main, re.DOTALL)
    rows = {row[0]: [int(cell) for cell in row[1:]] for row in (re.findall(r">([^<>\n]+)<", row) for row in table.split("<tbody")[1].split("</tr>")) if row}
    assert list(rows) == ["P1", "P0"]
    for provider, row in rows.items():
        of = [one for one in found if one["provider"] == provider]
        due = sum(one["effect"] == "obligation" and one["due"] is not None and day <= one["due"] for one in of)
        assert row[:3] == [sum(one["effect"] == effect for one in of) for effect in ("prohibition", "violation")] + [due]
    assert rows["P1"][3:] == [2, 2] and rows["P0"][3:] == [1, 0]
    # One alone needs no table.
    assert "of-providers" not in report(command, "audit", "-", "--as-of", day, status=1, stdin=lines(*HISTORY)).text.split("</style>")[1]


def test_services_are_called_by_their_names_in_the_readers_language(command: Command, tmp_path: Path) -> None:
    page = report(command, "audit", SAMPLE / "log.jsonl", *SERVICES, "--as-of", AUDIT_DAY, status=1)
    known = {row["service"] for line in (SAMPLE / "log.jsonl").read_text("utf-8").splitlines() if (row := json.loads(line))["action"] == "create_course"}
    described = next(one for one in json.loads((SAMPLE / "services.json").read_text("utf-8")) if one["id"] in known and "2024" in one["id"])
    for language in LANGUAGES:
        assert described["names"][language] in page.said[language] and described["id"] not in page.said[language]
    # Without a name there is the id; of several versions the one in force on the day names it.
    versions = [
        described | {"names": {"en": "Old"}, "valid_to": "2024-08-31"},
        described | {"names": {"en": "New"}, "valid_from": "2024-09-01", "valid_to": "2024-12-31"},
        described | {"names": {"en": "Later"}, "valid_from": "2025-01-01"},
    ]
    own = tmp_path / "services.json"
    own.write_text(json.dumps(versions), "utf-8")
    page = report(command, "audit", SAMPLE / "log.jsonl", "--service", own, "--as-of", AUDIT_DAY, status=2)
    assert "New" in page.said["en"] and not {"Old", "Later"} & {*page.said["en"]} and described["id"] in page.said["fi"]


def test_a_replay_looks_ahead_from_the_last_day_of_the_log(command: Command) -> None:
    page = report(command, "replay", "-", status=0, stdin=lines(DECLARED, DECIDED_1, CREATED, ATTACHED_1))
    assert "Rehabilitation courses: events until 9 January 2026" in page.said["en"]
    assert page.figures("en") == ["0", "0", "0", "0"]
    later = event("2026-03-10", "P1", "update_provider_info", service="kela.family-carers", contact="a@example.org")
    page = report(command, "replay", "-", status=0, stdin=lines(DECLARED, DECIDED_1, CREATED, ATTACHED_1, later))
    # The course starts on 4 May: 30 days before that it is settled whether it is held.
    assert page.figures("en") == ["0", "0", "1", "0"]
    assert "4 April 2026" in page.said["en"]


def test_charts_show_the_engines_own_figures_and_have_tables_behind_them(command: Command) -> None:
    page = report(command, "audit", SAMPLE / "log.jsonl", *SERVICES, "--as-of", AUDIT_DAY, status=1)
    services = [ServiceDescription.from_file(SAMPLE / "services.json")]
    found = list(audit(SAMPLE / "log.jsonl", AUDIT_DAY, services=services))
    left = [json.loads(row["values"]) for row in found if row["rule"] == "course/places-left"]
    assert f"{sum(one['used'] for one in left)} of {sum(one['declared'] for one in left)} places · {sum(one['left'] for one in left)} left" in page.said["en"]
    too_few = next(row for row in found if row["rule"] == "course/settled-in-time" and row["course"] == "89648")
    values = json.loads(too_few["values"])
    assert f"{values['clients']} of 8 places · needs {values['min']} · not confirmed · starts 7 October 2024" in page.said["en"]
    for language in LANGUAGES:
        main = re.findall(rf'<main lang="{language}".*?</main>', page.text, re.DOTALL)[0]
        charts = main.split('<div class="chart">')[1:]
        assert len(charts) == 4
        assert all("<svg" in chart and "<details>" in chart and "<tbody>" in chart for chart in charts)
    ahead = [row for row in found if row["effect"] == "obligation" and row["due"]]
    assert f'Upcoming duties: {len(ahead)}. Missed: 3."' in page.text


def test_a_page_without_findings_says_so(command: Command) -> None:
    page = report(command, "replay", "-", status=0)
    assert page.figures("fi") == ["0", "0", "0", "0"]
    assert {"Kuntoutuskurssit: loki on tyhjä", "Ei huomautettavaa."} <= set(page.said["fi"])
    page = report(command, "audit", "-", "--as-of", "2026-01-02", status=0)
    assert "Rehabiliteringskurser: läget 2.1.2026" in page.said["sv"]
    page = report(command, "replay", "-", "--effect", "right", status=1, stdin=lines(*STORY))
    # What is broken is told although the list leaves it out.
    assert page.figures("fi") == ["1", "0", "0", "0"]
    assert {"Only these are listed: Right.", "There are no findings with the effects chosen."} <= set(page.said["en"])


HOSTILE = [
    "<script>alert(1)</script>", "</script><script>alert(2)</script>", '"><img src=x onerror=alert(3)>', "'; alert(4); '",
    "{{ 7 * 7 }}", "{course}", "<!--", "]]>", "&amp;", "a\u2028b", "\u202eright to left",
]  # fmt: skip


@pytest.mark.parametrize("id", HOSTILE)
def test_nothing_from_a_log_becomes_markup(id: str, command: Command) -> None:
    hostile = [line.replace('"P1"', json.dumps(id)).replace('"C1"', json.dumps(id)).replace('"K1"', json.dumps(id)) for line in STORY]
    hostile.append(event("2026-07-03", id, id, course=id))
    plain = report(command, "replay", "-", status=2, stdin=lines(*STORY, event("2026-07-03", "P1", "x", course="y")))
    page = report(command, "replay", "-", status=2, stdin=lines(*hostile))
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
    assert page.raw["script"][1:] == plain.raw["script"][1:]
    shown = id.replace("\u2028", "\N{REPLACEMENT CHARACTER}").replace("\u202e", "\N{REPLACEMENT CHARACTER}")
    assert shown in page.said["fi"] and [row[3] for row in page.rows if row[3]][0] == shown


def test_the_page_needs_no_network_and_allows_none(command: Command) -> None:
    page = report(command, "audit", SAMPLE / "log.jsonl", *SERVICES, "--as-of", AUDIT_DAY, status=1)
    assert not re.search(r"https?:|//[a-z]|@import|url\((?!#)", page.text.replace(page.raw["script"][0], ""))
    assert not any(name == "src" or name.startswith("on") or name == "style" for _, attributes in page.elements for name in attributes)
    policy = next(attributes["content"] for tag, attributes in page.elements if attributes.get("http-equiv")) or ""
    assert policy.startswith("default-src 'none';")
    for kind in ("style", "script"):
        hash = base64.b64encode(hashlib.sha256(page.raw[kind][-1].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{hash}'" in policy


def test_every_id_stands_once_and_every_reference_meets_one(command: Command) -> None:
    page = report(command, "replay", SAMPLE / "log.jsonl", *SERVICES, status=1)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    named = {(attributes[name] or "").removeprefix("#") for _, attributes in page.elements for name in ("aria-labelledby", "href", "list") if name in attributes}
    assert named <= set(ids)


def test_ten_thousand_findings_stay_below_two_megabytes_and_more_are_counted(command: Command) -> None:
    refused = [event("2026-01-02", f"P{number % 90}", "end_rehabilitation", client=f"K{number}", service="kela.family-carers") for number in range(10_000)]
    page = report(command, "replay", "-", status=1, stdin=lines(*refused))
    assert len(page.rows) == 10_000 and len(page.text.encode()) < TWO_MEGABYTES
    assert "Without JavaScript the list cannot be filtered. It shows 700 of 10,000 findings, the most severe first." in page.said["en"]
    page = report(command, "replay", "-", status=1, stdin=lines(*refused, refused[0]))
    assert len(page.rows) == 10_000 and page.figures("en")[0] == "10,001"
    assert "The 10,000 most severe of 10,001 findings are listed; --format csv and parquet contain all of them." in page.said["en"]


def test_the_gravest_are_listed_when_not_all_are(monkeypatch: pytest.MonkeyPatch, command: Command) -> None:
    every = report(command, "replay", "-", status=1, stdin=lines(*STORY)).rows
    monkeypatch.setattr("rehab_rules.report.contents.MAX_ROWS", 2)
    assert report(command, "replay", "-", status=1, stdin=lines(*STORY)).rows == every[:2]
    audited = ("audit", "-", "--as-of", "2026-07-01")
    assert [row[0] for row in report(command, *audited, status=1, stdin=lines(*STORY)).rows] == ["violation", "violation"]


def audited_history(command: Command, *words: object, status: int = 1) -> Page:
    return report(command, "audit", "-", "--mode", "observe", "--as-of", "2026-07-01", *words, status=status, stdin=lines(*HISTORY))


def test_what_is_inferred_is_labelled_and_the_label_explained_once(command: Command) -> None:
    page = audited_history(command)
    assert {row[1] for row in page.rows if row[9]} == {"client/decision-received", "course/fits-total-duration"}
    labels = {
        "fi": ("Päätelty ohjeesta", "ohje ei kerro tätä suoraan, mutta se seuraa ohjeesta."),
        "sv": ("Slutsats av anvisningen", "anvisningen säger inte detta direkt, men det följer av den."),
        "en": ("Inferred from the instructions", "the instructions do not state this directly, but it follows from them."),
    }
    for language, (label, meaning) in labels.items():
        assert page.data["words"][language]["inferred"] == label
        assert page.said[language].count(f"· {label}") == 2
        assert page.said[language].count(f"{label}: {meaning}") == 1
    plain = report(command, "replay", "-", status=1, stdin=lines(*STORY))
    assert not any("Päätelty" in said for said in plain.said["fi"])
    # In a replay it hangs on the action: a decision is needed for adding a client, as stated, and for moving one.
    replayed = report(command, "replay", "-", "--mode", "observe", status=1, stdin=lines(*HISTORY))
    assert {row[5]: row[9] for row in replayed.rows if row[1] == "client/decision-received"} == {7: 0, 10: 1}


def test_what_has_one_cause_stands_together(command: Command) -> None:
    page = audited_history(command)
    caused = [(page.rows[row[10]][1], row[1], row[4]) for row in page.rows if row[10] is not None]
    assert caused == [
        ("client/on-confirmed-course-in-time", "client/may-change-provider", "K1"),
        ("client/on-confirmed-course-in-time", "client/may-change-provider", "K2"),
        ("course/fits-total-duration", "client/within-total-duration", "K1"),
        ("course/fits-total-duration", "client/within-total-duration", "K2"),
    ]
    for place, row in enumerate(page.rows):
        # Between a cause and what belongs to it stands nothing else.
        assert row[10] is None or {other[10] for other in page.rows[row[10] + 1 : place]} <= {row[10]}
        assert row[10] is None or row[4] == page.rows[row[10]][4] or page.rows[row[10]][4] is None
    for language, words in (("fi", "Sama syy kuin edellä"), ("sv", "Samma orsak som ovan"), ("en", "Same cause as above")):
        assert page.said[language].count(words) == len(caused)
        assert page.data["words"][language]["same_cause"] == words
    assert sum((attributes.get("class") or "").endswith(" caused") for tag, attributes in page.elements if tag == "tr") == 3 * len(caused)
    replayed = report(command, "replay", "-", "--mode", "observe", status=1, stdin=lines(*HISTORY))
    assert [(replayed.rows[row[10]][5], row[5], row[4]) for row in replayed.rows if row[10] is not None] == [(8, 8, "K1"), (8, 8, "K2"), (8, 8, "K3")]


def test_a_finding_whose_cause_is_not_listed_stands_on_its_own(command: Command) -> None:
    page = audited_history(command, "--effect", "right")
    assert [(row[1], row[10]) for row in page.rows] == [("client/may-change-provider", None)] * 2
    assert "Same cause as above" not in page.said["en"]


@pytest.mark.parametrize("words", [("audit", "--as-of", "2026-07-01"), ("replay",)])
def test_the_gravest_comes_first_and_then_what_is_due_first(words: tuple[str, ...], command: Command) -> None:
    # The client who comes second in the log waits the longest.
    history = [line.replace("2025-12-29", "2025-12-20") if line == DECIDED_2 else line for line in HISTORY]
    page = report(command, words[0], "-", *words[1:], "--mode", "observe", status=1, stdin=lines(*history))
    own = [row for row in page.rows if row[10] is None]
    assert own == sorted(own, key=lambda row: (EFFECTS.index(row[0]), row[7] is None, row[7] or ""))
    waiting = [row[4] for row in own if row[1] == "client/on-confirmed-course-in-time"]
    assert set(waiting) == {"K1", "K2"} and waiting == sorted(waiting, reverse=True)


def test_the_last_day_of_a_log_may_be_that_of_an_event_that_was_refused(command: Command) -> None:
    refused = event("2026-01-12", "P1", "end_rehabilitation", client="K1", service="kela.family-carers")
    for log in ((refused,), (DECLARED, refused)):
        page = report(command, "replay", "-", status=1, stdin=lines(*log))
        assert "Rehabilitation courses: events until 12 January 2026" in page.said["en"]


def test_every_form_of_a_log_gives_the_same_page(tmp_path: Path, command: Command) -> None:
    log = SAMPLE / "log.jsonl"
    for words in (("replay",), ("audit", "--as-of", AUDIT_DAY)):
        logs: list[object] = [log, as_csv(tmp_path), as_parquet(tmp_path), "-"]
        pages = [command(words[0], form, *words[1:], *SERVICES, "--format", "html", stdin=log.read_bytes()).out for form in logs]
        assert len(set(pages)) == 1 and pages[0].endswith("</html>")


def test_within_and_effect_choose_what_is_listed_and_not_what_is_drawn(command: Command) -> None:
    words = ("audit", SAMPLE / "log.jsonl", *SERVICES, "--as-of", AUDIT_DAY)
    every = report(command, *words, status=1)
    near = report(command, *words, "--within", "8", status=1)
    assert near.rows == [row for row in every.rows if row[7] is None or row[7] <= "2024-09-11"]
    duties = report(command, *words, "--effect", "obligation", status=1)
    assert duties.rows == [row for row in every.rows if row[0] == "obligation"]
    label = re.compile(r'aria-label="(Timeline of deadlines\. [^"]*)"')
    assert label.findall(every.text) == label.findall(near.text) == label.findall(duties.text)


def test_what_a_report_cannot_show_is_refused(command: Command) -> None:
    answer = command("replay", "-", "--remedies", "--format", "html")
    assert (answer.status, answer.out) == (3, "")
    assert answer.err == "rehab-rules: --format html cannot be combined with --remedies\n"


def test_the_report_names_the_rules_version_and_its_sources(command: Command) -> None:
    page = report(command, "audit", SAMPLE / "log.jsonl", *SERVICES, "--as-of", AUDIT_DAY, status=1)
    assert ("meta", {"name": "generator", "content": "rehab-rules, rules version 2"}) in page.elements
    assert "Säännöt, versio 2. Säännöt perustuvat asiakirjoihin:" in page.said["fi"]
    assert "Regler, version 2. Reglerna bygger på:" in page.said["sv"]
    assert "Rules, version 2. The rules come from:" in page.said["en"]
    assert any(line.startswith("K20: ") for line in page.said["fi"])

"""The catalogue: the list of rules, and the explanation of one rule with its sources."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from ._core import catalogue, rules_version
from .request import Effect, Language, Refused
from .table import GAP, INDENT, STYLES, paragraph, wrap
from .words import Words

Rule = dict[str, Any]


def print_rules(name: str | None, language: Language, words: Words, console: Console, width: int) -> None:
    """Prints the list of rules, or explains the named one."""
    rules: list[Rule] = [json.loads(line) for line in catalogue(language).split("\n")[:-1]]
    for block in listed(rules, words, width) if name is None else explained(named(rules, name), words, width):
        console.print(block, soft_wrap=True)


def named(rules: list[Rule], name: str) -> Rule:
    """The rule with this id; the part after the slash is enough if it is unambiguous."""
    found = [rule for rule in rules if name in (rule["id"], rule["id"].split("/")[1])]
    if len(found) == 1:
        return found[0]
    near = get_close_matches(name, [rule["id"] for rule in rules], n=1, cutoff=0.4)
    raise Refused(f"there is no rule `{name}`" + (f"; did you mean `{near[0]}`?" if near else ""))


def listed(rules: list[Rule], words: Words, width: int) -> Iterator[Text]:
    """Each rule with its effects and its statement."""
    for rule in rules:
        heading = Text("\n").append(rule["id"], "bold")
        for effect in by_effect(rule):
            heading.append(" " * GAP).append(words.effects[effect], STYLES[effect])
        yield heading
        yield indented(rule["statement"], width)
    yield paragraph(words.rules_in_all.format(n=len(rules), version=rules_version()), width, "bold")


def explained(rule: Rule, words: Words, width: int) -> Iterator[Text]:
    """A rule's basis, statement, messages, examples, readings and rows."""
    yield Text("\n").append(rule["id"], "bold").append(" " * GAP + words.basis[rule["basis"]], "dim")
    yield indented(rule["statement"], width)
    for effect, entries in by_effect(rule).items():
        yield Text("\n").append(words.effects[effect], STYLES[effect])
        yield indented(entries[0]["message"], width)
        for said in entries:
            if said["basis"] == "derived":
                yield label(said, words, width)
    for example in rule["examples"]:
        yield from example_story(rule, example, words, width)
    if "record" in rule:
        yield Text("\n").append(words.fields_read.format(record=rule["record"]), "bold")
        yield indented("; ".join(rule["fields"]) or "–", width, further="  ")
    else:
        yield Text("\n").append(words.facts_read, "bold")
    for read in rule["reads"]:
        facts = "; ".join(f"{fact['text']} ({fact['fact']})" for fact in read["facts"])
        yield indented(f"{read['text']} ({read['change']}): {facts or '–'}", width, further="  ")
    for reading in rule["readings"]:
        yield Text("\n").append(f"{reading['id']} {reading['question']}", "bold")
        yield indented(reading["alternatives"], width)
        yield indented(f"{words.taken}: {reading['taken']}", width)
        yield indented(reading["why"], width)
    title = None
    for row in rule["rows"]:
        if row["title"] != title:
            title = row["title"]
            yield Text("\n").append("\n".join(wrap(f"{title} ({row['document']})", width)), "bold")
        heading = f'"{row["heading"]}", ' if "heading" in row else ""
        yield indented(f"{row['id']}, {heading}{line_numbers(row, row, words)}: {row['statement']}", width)


def by_effect(rule: Rule) -> dict[Effect, list[dict[str, Any]]]:
    """What a rule says, by effect; if it has several bases there is one entry per basis, all with the same message."""
    return {effect: list(entries) for effect, entries in groupby(rule["says"], key=lambda said: said["effect"])}


def label(said: dict[str, Any], words: Words, width: int) -> Text:
    """The note that an effect is inferred; names the actions if the effect is stated for other actions."""
    actions = ", ".join(said.get("actions", ()))
    text = indented(f"{words.inferred}: {actions}" if actions else words.inferred, width, further="  ")
    text.stylize("dim")
    return text


def example_story(rule: Rule, example: dict[str, Any], words: Words, width: int) -> Iterator[Text]:
    """An example as a story: what happens date by date, and what the rule says at the end."""
    breaks = example["shows"] == "breaks"
    if rule["says"][0]["effect"] in ("prohibition", "violation"):
        heading = words.examples["breaks" if breaks else "keeps"]
    else:
        heading = words.examples["speaks" if breaks else "silent"]
    yield Text("\n").append(heading, "bold")
    for sentence in example.get("text", "").splitlines():
        yield indented(sentence, width, further="  ")
    for event in example.get("events", ()):
        yield indented(f"{words.day(event['on'])}: {event['text']}", width, further="  ")
    if "audited" in example:
        yield indented(f"{words.day(example['audited'])}: {words.audited}.", width)
    yield from spoken(example["says"], words, width)
    if not example["says"]:
        yield indented(words.says_nothing, width)
    if stands := example.get("stands"):
        yield indented(words.stands, width)
        yield from spoken(stands, words, width)


def spoken(findings: list[dict[str, Any]], words: Words, width: int) -> Iterator[Text]:
    """What a rule says in an example."""
    for said in findings:
        yield Text(" " * INDENT).append(words.effects[said["effect"]], STYLES[said["effect"]])
        yield indented(said["message"], width)


def line_numbers(first: dict[str, Any], last: dict[str, Any], words: Words) -> str:
    """The lines of a document from the first statement's to the last one's."""
    if first["first_line"] == last["last_line"]:
        return words.line.format(n=first["first_line"])
    return words.lines.format(first=first["first_line"], last=last["last_line"])


def indented(text: str, width: int, further: str = "") -> Text:
    """A paragraph under its heading; lines after the first begin with `further`."""
    return Text("\n".join(" " * INDENT + line for line in wrap(text, width - INDENT, further=further)))

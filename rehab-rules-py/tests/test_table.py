"""The table for people: what stands where, in three languages."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Answer, Command
from rehab_rules.words import WORDS
from story import ATTACHED_1, ATTACHED_2, CREATED, DECIDED_1, DECIDED_2, DECLARED, HISTORY, STORY, UNKNOWN_COURSE, event

Write = Callable[..., Path]
Story = Callable[..., Answer]


@pytest.fixture
def told(command: Command, write: Write) -> Story:
    """The table of the story's replay."""

    def tell(*options: str) -> Answer:
        return command("replay", write("story.jsonl", *STORY), *options)

    return tell


@pytest.fixture
def audited(command: Command, write: Write) -> Story:
    """The table of the story's audit, with a malformed line at its end."""

    def tell(*options: str) -> Answer:
        return command("audit", write("story.jsonl", *STORY, UNKNOWN_COURSE), "--as-of", "2026-07-01", *options)

    return tell


def test_a_replay_in_english(told: Story) -> None:
    table = told().out
    assert "\nProvider P1\n" + "═" * 100 + "\n" in table
    assert "\nCourse C1 " + "─" * 90 + "\n" in table
    assert (
        "  Prohibition      Course C1 cannot be confirmed yet: it has 2 clients, and at least 6 are needed.\n"
        "  12 January 2026  line 7 · course/minimum-clients · K20-40 · K9-38\n"
    ) in table
    assert "line 2 · deadline 29 June 2026 · client/on-confirmed-course-in-time" in table
    assert "9 lines read: 2 providers, 1 course. Findings: 1 prohibition, 4 obligations. Not shown: 3 for information (see them with --effect notice)." in flat(table)


def test_a_replay_in_finnish(told: Story) -> None:
    table = told("--language", "fi").out
    assert "\nPalveluntuottaja P1\n" in table
    assert "\nKurssi C1 ─" in table
    assert (
        "  Kielto        Kurssia C1 ei voi vielä vahvistaa: asiakkaita on 2, mutta tarvitaan vähintään 6.\n"
        "  12.1.2026     rivi 7 · course/minimum-clients · K20-40 · K9-38\n"
    ) in table
    assert "rivi 2 · määräaika 29.6.2026 · client/on-confirmed-course-in-time" in table
    summary = "Luettiin 9 riviä: 2 palveluntuottajaa, 1 kurssi. Havainnot: 1 kielto, 4 velvollisuutta. Ei näytetä: 3 tiedoksi (näkyviin: --effect notice)."
    assert summary in flat(table)


def test_a_replay_in_swedish(told: Story) -> None:
    table = told("--language", "sv").out
    assert "\nServiceproducent P1\n" in table
    assert "\nKurs C1 ─" in table
    assert (
        "  Förbud      Kurs C1 kan inte bekräftas ännu: den har 2 klienter, och minst 6 behövs.\n"
        "  12.1.2026   rad 7 · course/minimum-clients · K20-40 · K9-38\n"
    ) in table
    assert "rad 2 · tidsfrist 29.6.2026 · client/on-confirmed-course-in-time" in table
    summary = "9 rader lästes: 2 serviceproducenter, 1 kurs. Observationer: 1 förbud, 4 skyldigheter. Visas inte: 3 för kännedom (visas med --effect notice)."
    assert summary in flat(table)


def test_the_documents_cited_stand_at_the_end(told: Story) -> None:
    table = told("--language", "fi").out
    assert "client/on-confirmed-course-in-time · K20-36, 38, 39\n" + " " * 16 + "K9-34, 36, 37\n" in table
    *_, rules, documents, carers, _, tissue, more = table.splitlines()
    assert rules.startswith("Säännöt, versio ") and "rehab-rules rules SÄÄNTÖ" in rules + documents
    assert carers.startswith("K20: Kela, ") and tissue.startswith("K9: Kela, ") and more.endswith("(002_707f8d2941d8992d.txt)")
    assert "K9" not in told("--effect", "recommendation").out, "nothing is cited where nothing is found"


def test_malformed_lines_of_one_cause_stand_together_with_an_example(command: Command, write: Write) -> None:
    wrong_days = [DECLARED.replace("2026-01-02", f"{day}.1.2026") for day in range(1, 312)]
    log = write("log.jsonl", DECLARED, *wrong_days, UNKNOWN_COURSE)
    answer = command("replay", log)
    assert answer.status == 2 and answer.out.count("invalid_date") == 1
    assert "311 lines The date in the field `on` is not valid; a date" in flat(answer.out) and "e.g. line 2 · invalid_date · on" in answer.out
    # One line of a cause is told by its number, as a cause of its own.
    assert "line 313 The course in the field `course`" in flat(answer.out) and "312 malformed lines." in answer.out
    assert "311 riviä" in command("replay", log, "--language", "fi").out and "esim. rivi 2 · " in command("replay", log, "--language", "fi").out
    assert "311 rader" in command("replay", log, "--language", "sv").out and "t.ex. rad 2 · " in command("replay", log, "--language", "sv").out
    assert command("replay", log, "--format", "jsonl").out.count('"invalid_date"') == 311


def test_so_many_causes_are_listed_and_all_lines_are_counted(command: Command, write: Write) -> None:
    table = command("replay", write("noise.jsonl", *(DECLARED.replace('"year"', f'"column_{n}":1,"year"') for n in range(150)), *["no log"] * 100)).out
    assert table.count("unknown_field") == 100
    assert "And 150 more; --format jsonl lists every one." in table
    assert "250 malformed lines." in table


@pytest.mark.parametrize("code", ["010180-123N", "010180+123n", "010101A123N", "131052U9085"])
def test_what_looks_like_an_identity_code_is_not_told_of_a_malformed_line(code: str, command: Command, write: Write, tmp_path: Path) -> None:
    log = write("log.jsonl", *(DECLARED.replace('"year"', f'"{other}":1,"year"') for other in (code, "290200-900B")))
    for words in (("replay",), ("audit", "--as-of", "2026-02-01")):
        for form in ("table", "csv", "html", "ics")[: 3 if words == ("replay",) else 4]:
            answer = command(words[0], log, *words[1:], "--format", form)
            told = answer.out + answer.err
            assert answer.status == 2 and "unknown_field" in told and code not in told and "290200-900B" not in told
    assert "2 lines" in command("replay", log).out
    record = write("record.json", json.dumps({"record": "therapy_case", code: 1}))
    answer = command("check", record)
    assert answer.status == 2 and "unknown_field" in answer.err and code not in answer.err


def test_findings_without_a_course_stand_before_the_courses(told: Story) -> None:
    table = told().out
    assert table.index("line 3 ·") < table.index("Course C1 ─") < table.index("line 5 ·") < table.index("line 7 ·")


def test_an_audit_puts_what_is_most_urgent_first(audited: Story) -> None:
    answer = audited("--language", "fi")
    table = answer.out
    assert table.startswith("\nTilanne 1.7.2026\n")
    assert "\n  Vaatimus ei täyty    Asiakasta K1 ei kiinnitetty" in table
    assert "\n  määräaika 29.6.2026  " in table
    assert "joka päättyi 29.6.2026 (2 päivää myöhässä)." in flat(table).replace("määräaika 29.6.2026 ", "")
    assert table.index("Vaatimus ei täyty") < table.index("Oikeus")
    assert answer.status == 2


def test_what_holds_for_several_clients_is_said_once(audited: Story) -> None:
    assert "The same applies to client K2.\n" in audited().out
    assert "Sama koskee asiakasta K2.\n" in audited("--language", "fi").out
    assert "Detsamma gäller klient K2.\n" in audited("--language", "sv").out


@pytest.fixture
def history(command: Command, write: Write) -> Story:
    """What happened although it may not: as a replay, or with `--as-of` as an audit."""

    def tell(*options: str) -> Answer:
        return command("audit" if "--as-of" in options else "replay", write("history.jsonl", *HISTORY), "--mode", "observe", *options)

    return tell


@pytest.mark.parametrize(
    ("language", "label"),
    [("en", "Inferred from the instructions"), ("fi", "Päätelty ohjeesta"), ("sv", "Slutsats av anvisningen")],
)
def test_what_is_inferred_is_labelled(language: str, label: str, history: Story) -> None:
    table = history("--language", language).out
    # That a decision is needed is stated of adding a client, and inferred of moving one.
    added, moved = re.findall(r"client/decision-received · (.*)\n", table)
    assert added == "K20-24 · K9-21"
    assert moved.startswith(f"{label} · K20-24")
    assert f" · course/fits-total-duration · {label} · K20-51" in table
    assert " · client/within-total-duration · K20-51" in table
    stands = history("--language", language, "--as-of", "2026-07-01").out
    assert f" client/decision-received · {label} · K20-24" in stands
    assert " course/published-before-use · K20" in stands


def test_what_an_inferred_rule_cannot_decide_is_labelled(command: Command, write: Write) -> None:
    unknown = DECIDED_1.replace(', "target_group": "carer-of-adult"', "")
    table = command("replay", write("log.jsonl", DECLARED, unknown, CREATED, ATTACHED_1)).out
    assert "  Undetermined    It cannot be decided whether client K1 belongs to a target group of course C1" in table
    assert "line 4 · client/in-target-group · Inferred from the instructions" in table


def test_what_has_one_cause_stands_together(history: Story) -> None:
    audited = history("--as-of", "2026-07-01").out
    assert (
        "                         client/on-confirmed-course-in-time · K20-36, 38, 39 · K9-34, 36, 37\n"
        "    Right                  Client K1 may change provider. The ground is one of these: no confirmed\n"
    ) in audited
    assert (
        "                         course/fits-total-duration · Inferred from the instructions · K20-51\n"
        "                         K9-49\n"
        "    Violation              Client K1's rehabilitation on course C1 ends on 11 February 2028; it must\n"
    ) in audited
    assert audited.count("                           The same applies to client K2.\n") == 2
    replayed = flat(history().out)
    assert "Prohibition Client K1's rehabilitation would end on 11 February 2028; it must be" in replayed
    assert "The same applies to clients K2, K3. line 8 · client/within-total-duration" in replayed


def test_each_client_keeps_to_the_own_cause(command: Command, write: Write) -> None:
    later = DECIDED_2.replace("2025-12-29", "2025-12-30")
    table = command("audit", write("log.jsonl", DECLARED, DECIDED_1, later, CREATED, ATTACHED_1, ATTACHED_2), "--as-of", "2026-07-01").out
    assert re.findall(r"\n *(\w+) .*Client (K\d)", table) == [("Violation", "K1"), ("Right", "K1"), ("Violation", "K2"), ("Right", "K2")]


def test_a_finding_whose_cause_is_not_shown_stands_on_its_own(history: Story) -> None:
    table = history("--as-of", "2026-07-01", "--effect", "right").out
    assert "\n\n  Right  Client K1 may change provider." in table
    assert "The same applies to client K2.\n" in table


def test_of_a_line_and_of_an_audit_the_gravest_comes_first_and_of_these_what_is_due_first(history: Story) -> None:
    audited = history("--as-of", "2026-07-01").out.split("\nCourse C1 ")[1].split("\nCourse C2 ")[0]
    rules = re.findall(r" (\w+/[\w-]+) ·", audited)
    due = ["client/on-confirmed-course-in-time", "client/may-change-provider"]
    assert rules == [*due, "course/fits-total-duration", "client/within-total-duration", "course/published-before-use"]
    replayed = re.findall(r"line (\d+) · (?:deadline [\w ]+ · )?(\S+)", history("--effect", "prohibition", "--effect", "undetermined", "--effect", "notice").out)
    of_course = [(int(line), rule) for line, rule in replayed if line in "5678"]
    assert [line for line, _ in of_course] == sorted(line for line, _ in of_course)
    assert [rule for line, rule in of_course if line == 8] == [
        "course/fits-total-duration", "client/within-total-duration", "course/clients-agree-to-dates", "client/kela-informed",
    ]  # fmt: skip


def test_malformed_lines_are_listed(audited: Story) -> None:
    table = audited().out
    _, malformed = table.split("\nMalformed lines\n")
    assert re.search(r"^  line 10 +The course in the field `course` has not been created; ", malformed, re.MULTILINE)
    assert " unknown_course · course\n" in malformed
    assert "1 malformed line." in malformed
    assert "\nVirheelliset rivit\n" in audited("--language", "fi").out
    assert "1 felaktig rad." in flat(audited("--language", "sv").out)


def test_the_heading_of_an_audit_tells_how_far_it_looks(audited: Story) -> None:
    assert "\nSituation on 1 July 2026: due by 31 July 2026, or without a deadline\n" in audited("--within", "30").out


def test_notices_are_shown_when_asked_for(told: Story) -> None:
    assert "For information" not in told().out
    notices = told("--effect", "notice", "--effect", "prohibition").out
    assert "For information" in notices
    assert "Prohibition" in notices
    assert "\n  Duty " not in notices
    assert "Findings: 1 prohibition, 3 for information. Not shown: 4 obligations (see them with --effect obligation)." in flat(notices)


def test_a_remedy_names_target_groups_in_words(command: Command, write: Write) -> None:
    service = {"service": "kela.rare-connective-tissue"}
    log = write(
        "log.jsonl",
        event("2026-01-02", "P1", "declare_capacity", year=2026, places=24, **service),
        event("2026-01-02", "P1", "create_course", course="C1", group_size=6, target_groups=["group-1"], year=2026, **service),
        event("2026-01-02", "P1", "receive_decision", client="K1", issued="2026-01-02", target_group="group-2", **service),
        event("2026-01-03", "P1", "attach_client", course="C1", client="K1"),
    )
    assert "– Choose these target groups for course C1: Disease group 1, Disease group 2." in flat(command("replay", log, "--remedies").out)
    swedish = flat(command("replay", log, "--remedies", "--language", "sv").out)
    assert "Välj följande målgrupper för kurs C1: Sjukdomsgrupp 1, Sjukdomsgrupp 2." in swedish


def test_remedies_are_put_into_words(command: Command, write: Write) -> None:
    service = {"service": "kela.rare-connective-tissue"}
    course = {**service, "group_size": 6, "target_groups": ["group-1"], "year": 2026}
    decisions = [
        event("2026-01-02", "P1", "receive_decision", client=f"K{n}", issued="2026-01-02", target_group="group-1", **service)
        for n in range(1, 8)
    ]
    attached = [event("2026-01-03", "P1", "attach_client", course="C1", client=f"K{n}") for n in range(1, 8)]
    log = write(
        "log.jsonl",
        event("2026-01-02", "P1", "declare_capacity", year=2026, places=24, **service),
        event("2026-01-02", "P1", "create_course", course="C1", **course),
        event("2026-01-02", "P1", "create_course", course="C2", **course),
        *decisions,
        *attached,
        event("2026-01-04", "P1", "delete_course", course="C1"),
    )
    table = flat(command("replay", log, "--remedies").out)
    assert "How to resolve this: – Add client K7 to course C2. – Raise the group size of course C1 to 7. line 17" in table
    assert "– Move as many of clients K1, K2, K3, K4, K5, K6 to course C2 as there are places for. line 18" in table
    assert "What would remove" not in command("replay", log).out
    finnish = flat(command("replay", log, "--remedies", "--language", "fi").out)
    assert "Näin esteen voi poistaa: – Kiinnitä asiakas K7 kurssille C2. – Kirjaa kurssin C1 ryhmäkooksi 7." in finnish
    swedish = flat(command("replay", log, "--remedies", "--language", "sv").out)
    assert "– Flytta till kurs C2 så många av klienterna K1, K2, K3, K4, K5, K6 som ryms." in swedish


def test_when_there_is_nothing_the_table_says_so(command: Command, write: Write) -> None:
    quiet = write("quiet.jsonl", DECLARED)
    empty = write("empty.jsonl")
    assert command("replay", quiet).out.startswith("\nNothing to report.\n\n1 line read: 1 provider, 0 courses.")
    assert command("replay", quiet, "--language", "fi").out.startswith("\nEi huomautettavaa.\n\nLuettiin 1 rivi: ")
    assert command("replay", quiet, "--language", "sv").out.startswith("\nIngen anmärkning.\n\n1 rad lästes: ")
    assert command("replay", quiet, "--effect", "right").out.startswith("\nThere are no findings with the effects chosen.\n")
    assert command("replay", empty, "--language", "fi").out.startswith("\nLoki on tyhjä.\n")


@pytest.mark.parametrize("width", [80, 100, 140])
@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_no_line_is_wider_than_the_table_or_ends_in_blanks(
    width: int, language: str, audited: Story, told: Story, history: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    stands = history("--language", language, "--as-of", "2026-07-01").out
    for table in (audited("--language", language).out, told("--language", language, "--effect", "notice").out, stands):
        lengths = {len(line) for line in table.split("\n")}
        assert max(lengths) == min(width, 120)
        assert not re.search(r"[ \t]$", table, re.MULTILINE)
        assert "client/kela-informed" in table or "client/on-confirmed-course-in-time" in table


def test_there_is_no_colour_without_a_terminal_and_there_is_with_one(told: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in told().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[1;31mProhibition\x1b[0m" in told().out


def test_a_day_and_its_number_are_not_torn_apart(audited: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in range(70, 110):
        monkeypatch.setenv("COLUMNS", str(width))
        table = audited().out
        assert not re.search(r"\b(29|June)\n", table)
        assert not re.search(r"\b[Cc]lient\n\s+K1\b", table)


def test_an_id_cannot_steer_the_terminal(command: Command, write: Write) -> None:
    log = write("log.jsonl", DECLARED, DECIDED_1.replace("K1", "K\\u001b[31m\\u202e1").replace("P1", "P[bold]1"))
    table = command("replay", log).out
    assert "Client K\ufffd[31m\ufffd1 must be on a confirmed course" in table
    assert "\nProvider P[bold]1\n" in table
    assert "\x1b" not in table
    assert "\u202e" not in table


def test_days_and_numbers_take_the_form_of_the_language() -> None:
    days = {language: words.day("2026-03-05") for language, words in WORDS.items()}
    assert days == {"en": "5 March 2026", "fi": "5.3.2026", "sv": "5.3.2026"}
    english, finnish, swedish = WORDS.values()
    assert english.count(1, english.lines_read) == "1 line read"
    assert english.count(12345, english.lines_read) == "12,345 lines read"
    assert finnish.count(1, finnish.courses) == "1 kurssi"
    assert finnish.count(12345, finnish.courses) == "12\u00a0345 kurssia"
    assert swedish.count(0, swedish.courses) == "0 kurser"


def flat(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())

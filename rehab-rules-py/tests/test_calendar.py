"""The calendar of last days: read by three libraries, stable from day to day, and nothing in it from a clock."""

import re
import sys
from collections.abc import Callable
from datetime import date, datetime, timezone
from pathlib import Path

import pytest
import recurring_ical_events
import vobject
from conftest import Command
from icalendar import Calendar, Event
from rehab_rules.calendar_file import PRODUCT
from rehab_rules.calendar_words import SENTENCES, sentence
from rehab_rules.rules import AUDIT
from rehab_rules.words import WORDS
from rehab_rules import ServiceDescription, audit, rule, rules
from story import ATTACHED_1, CREATED, DECIDED_1, DECIDED_2, DECLARED, SERVICE, STORY, UNKNOWN_COURSE, event

SAMPLE = Path(__file__).parents[2] / "tests" / "sample"
SERVICES = ("--service", SAMPLE / "services.json")
Write = Callable[..., Path]
SETTLE = "1 of 6 clients: postpone or delete course C1 by {}"
PLACE = "Add client {} to a confirmed course, or confirm the client's course, by 29 June 2026"


def entries(text: str) -> dict[str, Event]:
    """The entries by what they say."""
    return {str(entry["SUMMARY"]): entry for entry in Calendar.from_ical(text).events}


def on(command: Command, log: Path, day: str, *options: object, status: int = 0) -> str:
    answer = command("audit", log, "--as-of", day, "--format", "ics", *options)
    assert (answer.status, answer.err) == (status, "")
    return answer.out


def test_each_last_day_of_a_duty_is_an_entry_of_that_day(command: Command) -> None:
    day = date(2024, 9, 3)
    text = on(command, SAMPLE / "log.jsonl", day.isoformat(), *SERVICES, "--language", "sv", status=1)
    found = audit(SAMPLE / "log.jsonl", day, services=[ServiceDescription.from_file(SAMPLE / "services.json")])
    due = sorted(row["due"] for row in found if row["due"] and row["effect"] in ("obligation", "violation"))
    calendar = Calendar.from_ical(text)
    assert len(due) > 20 and sorted(entry.start for entry in calendar.events) == due
    assert not any(entry.errors for entry in calendar.walk())
    assert str(calendar["NAME"]) == str(calendar["X-WR-CALNAME"]) == "Rehabiliteringskurser: tidsfrister"
    entry = entries(text)["5 av 6 klienter: senarelägg eller radera kurs 89648 senast 7.9.2024"]
    assert (entry.start, entry.end) == (date(2024, 9, 7), date(2024, 9, 8))
    statement, sources, version = str(entry["DESCRIPTION"]).split("\n")
    assert statement == rule("course/settled-in-time", "sv")["statement"]
    assert sources.startswith("Skyldighet · Serviceproducent provider-k · kurs 89648 · course/settled-in-time · K20-") and version == "Regler, version 2."
    assert "CLASS" not in entry and entry["TRANSP"] == "TRANSPARENT"


def test_other_libraries_read_the_calendar_as_it_was_meant(command: Command) -> None:
    text = on(command, SAMPLE / "log.jsonl", "2024-09-03", *SERVICES, "--language", "fi", status=1)
    read = vobject.readOne(text)
    assert read.validate(raiseException=True)
    ours = sorted((str(entry["UID"]), entry.start, str(entry["SUMMARY"]), str(entry["DESCRIPTION"])) for entry in Calendar.from_ical(text).events)
    assert sorted((one.uid.value, one.dtstart.value, one.summary.value, one.description.value) for one in read.vevent_list) == ours
    september = recurring_ical_events.of(Calendar.from_ical(text)).between(date(2024, 9, 3), date(2024, 10, 4))
    assert sorted(one.start for one in september) == [date(2024, 9, 7), date(2024, 9, 11), date(2024, 9, 11)]


def test_lines_are_folded_and_ended_as_the_format_asks(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    on(command, SAMPLE / "log.jsonl", "2024-09-03", *SERVICES, "--language", "fi", "--output", path, status=1)
    *lines, last = path.read_bytes().split(b"\r\n")
    assert last == b"" and all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_an_alarm_tells_a_week_before_at_nine_and_not_of_what_was_missed(command: Command) -> None:
    told = entries(on(command, SAMPLE / "log.jsonl", "2024-09-03", *SERVICES, status=1))
    (alarm,) = told["5 of 6 clients: postpone or delete course 89648 by 7 September 2024"].walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"
    midnight = datetime(2024, 9, 7)
    assert midnight + alarm.decoded("TRIGGER") == datetime(2024, 8, 31, 9)
    missed = [entry for summary, entry in told.items() if summary.startswith("Late")]
    assert len(missed) == 3 and not any(entry.walk("VALARM") for entry in missed)


@pytest.fixture
def log(write: Write) -> Path:
    """A course with one client of at least six, and another client on no course."""
    return write("log.jsonl", DECLARED, DECIDED_1, DECIDED_2, CREATED, ATTACHED_1)


def test_the_same_day_twice_gives_the_same_bytes(log: Path, command: Command, tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    on(command, log, "2026-01-10", "--output", path)
    first = path.read_bytes()
    on(command, log, "2026-01-10", "--output", path)
    assert path.read_bytes() == first == on(command, log, "2026-01-10").encode()


def test_what_stays_is_not_touched_by_a_later_day(log: Path, command: Command, tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    on(command, log, "2026-01-10", "--output", path)
    first = path.read_bytes()
    on(command, log, "2026-02-10", "--output", path)
    assert path.read_bytes() == first
    assert {entry.decoded("DTSTAMP") for entry in Calendar.from_ical(first).events} == {datetime(2026, 1, 10, tzinfo=timezone.utc)}


def test_what_moves_is_updated_and_what_no_longer_holds_is_cancelled_until_its_day_is_over(log: Path, command: Command, tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    on(command, log, "2026-01-10", "--output", path)
    before = entries(path.read_text("utf-8"))
    assert before[SETTLE.format("4 April 2026")].start == date(2026, 4, 4)
    later = [{"kind": "in_person", "start": "2026-05-11", "end": "2026-05-15"}, {"kind": "digital", "start": "2026-05-25", "end": "2026-08-14"}]
    moved = event("2026-02-02", "P1", "reschedule_course", course="C1", periods=later, clients_agreed=True)
    left = event("2026-02-03", "P1", "change_provider", client="K2", **SERVICE)
    with open(log, "a") as file:
        file.write(f"{moved}\n{left}\n")
    on(command, log, "2026-02-10", "--output", path)
    after = entries(path.read_text("utf-8"))
    course, client, gone = (after[summary] for summary in (SETTLE.format("11 April 2026"), PLACE.format("K1"), PLACE.format("K2")))
    was = before[SETTLE.format("4 April 2026")]
    assert (course["UID"], course.start, course.sequence, course["STATUS"]) == (was["UID"], date(2026, 4, 11), was.sequence + 1, "CONFIRMED")
    assert course.decoded("CREATED") == was.decoded("CREATED") < course.decoded("DTSTAMP") == datetime(2026, 2, 10, tzinfo=timezone.utc)
    assert client.to_ical() == before[PLACE.format("K1")].to_ical()
    assert (gone["UID"], gone.sequence, gone["STATUS"]) == (before[PLACE.format("K2")]["UID"], 1, "CANCELLED")
    assert not gone.walk("VALARM")
    assert gone.start == date(2026, 6, 29)
    on(command, log, "2026-06-29", "--output", path)
    assert entries(path.read_text("utf-8"))[PLACE.format("K2")].to_ical() == gone.to_ical()
    on(command, log, "2026-06-30", "--output", path, status=1)
    assert PLACE.format("K2") not in entries(path.read_text("utf-8"))
    assert entries(path.read_text("utf-8"))["Late: client K1 should have been on a confirmed course by 29 June 2026; Kela asks the client about changing provider"]["UID"] == client["UID"]


def test_the_name_of_an_entry_tells_no_id_and_two_entries_never_share_one(command: Command) -> None:
    calendar = Calendar.from_ical(on(command, SAMPLE / "log.jsonl", "2024-09-03", *SERVICES, status=1))
    uids = [str(entry["UID"]) for entry in calendar.events]
    assert len(uids) == len(set(uids))
    assert all(len(uid) == 32 + len("@rehab-rules") and "invented" not in uid and "provider" not in uid for uid in uids)


@pytest.mark.parametrize("id", ["K\r\nEND:VEVENT\r\nX:1", "K;,\\n:\"", "äö\u2028" * 60, "BEGIN:VCALENDAR"])
def test_an_id_stays_a_text(id: str, command: Command, write: Write) -> None:
    log = write("log.jsonl", event("2026-01-05", "P1", "receive_decision", client=id, issued="2025-12-29", **SERVICE))
    text = on(command, log, "2026-01-10")
    (entry,) = Calendar.from_ical(text).events
    shown = "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in id)
    assert entry["SUMMARY"] == PLACE.format(shown)
    assert vobject.readOne(text).validate(raiseException=True)


def test_entries_are_private_when_it_is_asked_for(log: Path, command: Command, tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    public = on(command, log, "2026-01-10")
    private = on(command, log, "2026-01-10", "--private")
    assert "CLASS" not in public and private.replace("CLASS:PRIVATE\r\n", "") == public
    assert private.count("CLASS:PRIVATE") == public.count("BEGIN:VEVENT") == 3
    # A calendar that goes on from one that was not private becomes so, what is cancelled too, and the other way round.
    on(command, log, "2026-01-10", "--output", path)
    with open(log, "a") as file:
        file.write(event("2026-01-11", "P1", "change_provider", client="K2", **SERVICE) + "\n")
    on(command, log, "2026-01-12", "--output", path)
    cancelled = entries(path.read_text("utf-8"))[PLACE.format("K2")]
    for day, words, classes in (("2026-01-13", ["--private"], {"PRIVATE"}), ("2026-01-14", [], {None})):
        on(command, log, day, "--output", path, *words)
        now = entries(path.read_text("utf-8"))
        assert {entry.get("CLASS") for entry in now.values()} == classes
        assert now[PLACE.format("K2")]["STATUS"] == "CANCELLED" and now[PLACE.format("K2")].sequence == cancelled.sequence + int(day[-1]) - 2
    first = path.read_bytes()
    on(command, log, "2026-01-15", "--output", path)
    assert path.read_bytes() == first


def test_effect_chooses_what_has_an_entry(command: Command) -> None:
    text = on(command, SAMPLE / "log.jsonl", "2024-09-03", *SERVICES, "--effect", "right", status=1)
    assert entries(text) and all(summary.startswith("You may wait for more clients on course ") for summary in entries(text))


def test_every_rule_that_dates_what_stands_has_a_sentence_in_each_language() -> None:
    """What an audit of a day finds; records, which other rules date, are no part of a log."""
    dated = {}
    for found in rules("en"):
        if any(read["change"].endswith("_stands") for read in found.get("reads", ())):
            for said in found["says"]:
                if "{due}" in said["message"] and AUDIT in said.get("actions", (AUDIT,)):
                    dated[found["id"], said["effect"]] = set(re.findall(r"{(\w+)}", said["message"]))
    assert len(dated) >= 8
    for language, sentences in SENTENCES.items():
        assert sentences.keys() == dated.keys(), language
        for key, forms in sentences.items():
            for form in (forms.one, forms.other):
                assert set(re.findall(r"{(\w+)}", form)) <= dated[key] and "{due}" in form, (language, key)


def test_every_dated_finding_of_an_audit_becomes_an_entry(command: Command) -> None:
    """Whatever its effect, in each language, with what the engine told."""
    effects = ("violation", "undetermined", "obligation", "right", "recommendation", "unregulated", "notice")
    for language in ("fi", "sv", "en"):
        text = on(command, SAMPLE / "log.jsonl", "2024-09-03", *SERVICES, "--language", language, *(word for effect in effects for word in ("--effect", effect)), status=1)
        found = audit(SAMPLE / "log.jsonl", date(2024, 9, 3), services=[ServiceDescription.from_file(SAMPLE / "services.json")])
        assert len(Calendar.from_ical(text).events) == sum(row["due"] is not None for row in found)
        assert not any("{" in summary for summary in entries(text))


def test_a_figure_of_one_has_the_form_of_one() -> None:
    figures = {"clients": 0, "min": 1, "course": "C1"}
    assert sentence("course/settled-in-time", "obligation", figures, "2026-04-04", WORDS["en"]) == "0 of 1 client: postpone or delete course C1 by 4 April 2026"
    assert sentence("course/settled-in-time", "violation", figures, "2026-04-04", WORDS["sv"]).startswith("Försenat, 0 av 1 klient: kurs C1")


def test_a_calendar_of_nothing_is_a_calendar(command: Command) -> None:
    answer = command("audit", "-", "--as-of", "2026-01-02", "--format", "ics")
    assert (answer.status, Calendar.from_ical(answer.out).events) == (0, [])


def test_malformed_lines_go_to_standard_error(command: Command, write: Write) -> None:
    answer = command("audit", write("log.jsonl", *STORY, UNKNOWN_COURSE), "--as-of", "2026-02-01", "--format", "ics")
    assert answer.status == 2 and answer.err.startswith("rehab-rules: line 10: ") and Calendar.from_ical(answer.out).events


EDITED = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:%s\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260110\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize("content", ["a letter\n", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:another\r\nEND:VCALENDAR\r\n", EDITED % PRODUCT])
def test_a_file_that_is_something_else_is_left_alone(content: str, log: Path, command: Command, tmp_path: Path) -> None:
    path = tmp_path / "letter.ics"
    path.write_bytes(content.encode())
    answer = command("audit", log, "--as-of", "2026-01-10", "--format", "ics", "--output", path)
    assert (answer.status, answer.err) == (3, f"rehab-rules: {path}: this file is not a calendar written by rehab-rules, so it is not overwritten\n")
    assert path.read_bytes() == content.encode()


def test_a_calendar_does_not_go_back(log: Path, command: Command, tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    on(command, log, "2026-01-10", "--output", path)
    answer = command("audit", log, "--as-of", "2026-01-09", "--format", "ics", "--output", path)
    assert (answer.status, answer.err) == (3, "rehab-rules: the calendar to replace was written for 2026-01-10, which is later than 2026-01-09\n")


@pytest.mark.parametrize("words", [("replay", "-"), ("audit", "-", "--as-of", "2026-01-02", "--remedies")])
def test_what_has_no_last_days_has_no_calendar(words: tuple[str, ...], command: Command) -> None:
    answer = command(*words, "--format", "ics")
    assert (answer.status, answer.err) == (3, "rehab-rules: --format ics works only with audit, and without --remedies\n")


def test_without_the_library_the_extra_is_named(log: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    answer = command("audit", log, "--as-of", "2026-01-10", "--format", "ics")
    assert (answer.status, answer.out) == (3, "")
    assert answer.err == "rehab-rules: writing a calendar requires icalendar, which is not installed: pip install 'rehab-rules[calendar]'\n"


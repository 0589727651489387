"""The catalogue on the command line."""

import pytest
from conftest import Command


def test_every_rule_is_listed_with_its_effects(command: Command) -> None:
    answer = command("rules")
    assert answer.status == 0
    assert "\ncourse/minimum-clients  Not allowed\n" in answer.out
    assert "\nclient/on-confirmed-course-in-time  Deviation  Cannot be decided  Duty\n" in answer.out
    assert "125 rules, version 2." in answer.out


@pytest.mark.parametrize("name", ["course/minimum-clients", "minimum-clients"])
def test_a_rule_is_explained_down_to_the_lines_of_its_sources(name: str, command: Command) -> None:
    table = command("rules", name).out
    assert "stated in a source" in table
    assert "Course {course} cannot be confirmed yet" in table
    assert "a course is confirmed (confirmed): " in table and "(clients)" in table
    assert "AM-33" in table and "Taken: (a)" in table
    assert "K20-40, lines 118–122: A course can be confirmed when the minimum number of clients" in table
    assert "(002_707f8d2941d8992d.txt)" in table


def test_a_rule_is_explained_in_three_languages(command: Command) -> None:
    assert "Kielto" in command("rules", "course/minimum-clients", "--language", "fi").out
    assert "Vald tolkning" in command("rules", "course/minimum-clients", "--language", "sv").out


def test_a_rule_that_does_not_exist_names_the_nearest(command: Command) -> None:
    answer = command("rules", "course/minimum-client")
    assert answer.status == 3
    assert "there is no rule `course/minimum-client`; the nearest is `course/minimum-clients`" in answer.err


def test_every_statement_of_the_sources_is_on_the_map(command: Command) -> None:
    answer = command("rules", "--coverage")
    assert answer.status == 0
    assert "\n  K20-05, line 15: course/group-size-within-range; parameter group_size\n" in answer.out
    assert "70 statements: 59 in rules, 8 in parameters, input or effects only, 3 without a rule" in answer.out
    assert "All documents: 274 statements: 199 in rules" in answer.out


def test_paragraphs_without_a_rule_say_why(command: Command) -> None:
    out = command("rules", "--coverage").out
    section = out.split("Paragraphs without a rule")[1]
    assert "  lines 155–157\n    K20-49 FPA has set no limit" in section
    assert "(no rule: it permits what no rule takes away)" in " ".join(section.split())
    assert "K20-50" not in section.split("All documents")[0].split("70 statements")[0]


def test_the_map_is_not_about_one_rule(command: Command) -> None:
    answer = command("rules", "minimum-clients", "--coverage")
    assert (answer.status, answer.out) == (3, "")
    assert "--coverage is about all statements of the sources" in answer.err


def test_a_rule_is_shown_broken_and_kept(command: Command) -> None:
    out = " ".join(command("rules", "minimum-clients").out.split())
    breaks, keeps = out.split("Example that breaks it ")[1].split(" Example that keeps it ")
    assert "13 January 2026: Clients K1, K2, K3, K4, K5 are added to course C1. 14 January 2026: Course C1 is confirmed." in breaks
    assert breaks.endswith("Not allowed Course C1 cannot be confirmed yet: it has 5 of at least 6 clients.")
    assert "Clients K1, K2, K3, K4, K5, K6 are added" in keeps and "The rule says nothing." in keeps


def test_a_rule_of_audits_is_shown_by_an_audit(command: Command) -> None:
    out = command("rules", "may-wait", "--language", "fi").out
    assert "  13.1.2026: Tarkastus.\n  Oikeus\n" in out
    assert "Vertailun vuoksi" in out

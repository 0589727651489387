"""The catalogue on the command line."""

import pytest
from conftest import Command
from rehab_rules import rules, rules_version
from rehab_rules.rules import cause_of, is_inferred


def test_every_rule_is_listed_with_its_effects(command: Command) -> None:
    answer = command("rules")
    assert answer.status == 0
    assert "\ncourse/minimum-clients  Prohibition  Violation\n" in answer.out
    assert "\nclient/decision-received  Prohibition  Violation\n" in answer.out, "an effect of several bases is named once"
    assert "\nclient/on-confirmed-course-in-time  Violation  Undetermined  Obligation\n" in answer.out
    assert f"{len(rules())} rules, version {rules_version()}." in answer.out


@pytest.mark.parametrize("name", ["course/minimum-clients", "minimum-clients"])
def test_a_rule_is_explained_down_to_the_lines_of_its_sources(name: str, command: Command) -> None:
    table = command("rules", name).out
    assert table.startswith("\ncourse/minimum-clients  stated in the instructions\n")
    assert "Inferred" not in table
    assert "Course {course} cannot be confirmed yet" in table
    assert "a course is confirmed (confirmed): " in table and "(clients)" in table
    assert "AM-33" in table and "Chosen: (a)" in table
    assert "K20-40, \"Bekräftelse av kurs 2/2\", lines 118–122: A course may be confirmed once the minimum" in table
    assert "(002_707f8d2941d8992d.txt)" in table


def test_a_rule_is_explained_in_three_languages(command: Command) -> None:
    assert "Kielto" in command("rules", "course/minimum-clients", "--language", "fi").out
    assert "Vald tolkning" in command("rules", "course/minimum-clients", "--language", "sv").out


def test_a_rule_that_does_not_exist_names_the_nearest(command: Command) -> None:
    answer = command("rules", "course/minimum-client")
    assert answer.status == 3
    assert "there is no rule `course/minimum-client`; did you mean `course/minimum-clients`?" in answer.err


def test_every_statement_of_the_sources_is_on_the_map(command: Command) -> None:
    answer = command("rules", "--coverage")
    assert answer.status == 0
    assert "\n  K20-05, line 15: course/group-size-within-range; parameter group_size\n" in answer.out
    assert "70 statements: 59 in rules, 8 in parameters, input or effects only, 3 without a rule" in answer.out
    assert "All documents: 274 statements: 199 in rules" in answer.out


def test_paragraphs_without_a_rule_say_why(command: Command) -> None:
    out = command("rules", "--coverage").out
    section = out.split("Paragraphs without a rule")[1]
    assert "  lines 155–157\n    K20-49 " in section
    assert "(no rule: it permits what no rule takes away)" in " ".join(section.split())
    assert "K20-50" not in section.split("All documents")[0].split("70 statements")[0]


def test_the_map_is_not_about_one_rule(command: Command) -> None:
    answer = command("rules", "minimum-clients", "--coverage")
    assert (answer.status, answer.out) == (3, "")
    assert "--coverage shows all statements of the sources" in answer.err


def test_a_rule_is_shown_broken_and_kept(command: Command) -> None:
    out = " ".join(command("rules", "minimum-clients").out.split())
    breaks, keeps = out.split("Example that breaks it ")[1].split(" Example that keeps it ")
    assert "13 January 2026: Clients K1, K2, K3, K4, K5 are added to course C1. 14 January 2026: Course C1 is confirmed." in breaks
    assert "Prohibition Course C1 cannot be confirmed yet: it has 5 clients, and at least 6 are needed. If it was done anyway, " in breaks
    assert "Clients K1, K2, K3, K4, K5, K6 are added" in keeps and "Nothing to report." in keeps


def test_a_rule_of_audits_is_shown_by_an_audit(command: Command) -> None:
    out = command("rules", "may-wait", "--language", "fi").out
    assert "  13.1.2026: Tilannekatsaus.\n  Oikeus\n" in out
    assert "Vertailun vuoksi" in out


@pytest.mark.parametrize(
    ("language", "stated", "derived", "unregulated"),
    [
        ("en", "stated in the instructions", "inferred from the instructions", "not regulated in the instructions"),
        ("fi", "kerrotaan ohjeessa", "päätelty ohjeesta", "ohje ei sääntele tätä"),
        ("sv", "står i anvisningen", "slutsats av anvisningen", "anvisningen reglerar inte detta"),
    ],
)
def test_a_rule_says_what_it_rests_on(language: str, stated: str, derived: str, unregulated: str, command: Command) -> None:
    of_rules = {"client/on-course": stated, "course/not-ended": derived, "course/moved-earlier": unregulated}
    for name, basis in of_rules.items():
        assert command("rules", name, "--language", language).out.startswith(f"\n{name}  {basis}\n")


@pytest.mark.parametrize(
    ("language", "prohibition", "label"),
    [
        ("en", "Prohibition", "Inferred from the instructions"),
        ("fi", "Kielto", "Päätelty ohjeesta"),
        ("sv", "Förbud", "Slutsats av anvisningen"),
    ],
)
def test_an_effect_that_is_inferred_is_labelled(language: str, prohibition: str, label: str, command: Command) -> None:
    blocks = [" ".join(block.split()) for block in command("rules", "decision-received", "--language", language).out.split("\n\n")]
    assert blocks[1].endswith(f". {label}: move_client, tell_authority_line, change_provider, end_rehabilitation")
    assert blocks[2].endswith(f". {label}")
    assert [block.startswith(f"{prohibition} ") for block in blocks].count(True) == 1, "the message of an effect stands once"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "If it was done anyway, an audit of that date reports: Violation Course C1 was confirmed with 5 clients"),
        ("fi", "Jos näin on silti tehty, saman päivän tilannekatsaus kertoo: Vaatimus ei täyty Kurssi C1 "),
        ("sv", "Om det ändå har gjorts visar en lägesöversikt samma dag: Kravet uppfylls inte Kurs C1 "),
    ],
)
def test_an_example_tells_what_stands_when_it_was_done_all_the_same(language: str, words: str, command: Command) -> None:
    assert " ".join(command("rules", "minimum-clients", "--language", language).out.split()).count(words) == 1
    assert words.split(":")[0] not in " ".join(command("rules", "publication-final", "--language", language).out.split())


def test_whether_a_finding_is_inferred_hangs_on_rule_effect_and_action() -> None:
    for rule in rules():
        for said in rule["says"]:
            for action in said.get("actions", ("attach_client", None)):
                assert is_inferred(rule["id"], said["effect"], action) == (said["basis"] == "derived")
            assert not (said["effect"] == "unregulated" and said["basis"])
    assert not is_inferred("client/decision-received", "prohibition", "attach_client")
    assert is_inferred("client/decision-received", "prohibition", "move_client")
    # What a missing fact leaves open rests on what the rule rests on.
    assert "undetermined" not in {said["effect"] for said in next(rule for rule in rules() if rule["id"] == "course/not-ended")["says"]}
    assert is_inferred("course/not-ended", "undetermined", "attach_client")


def test_a_cause_is_a_rule_and_has_no_cause_itself() -> None:
    causes = {rule["id"]: rule["cause"] for rule in rules() if "cause" in rule}
    assert causes == {
        "client/may-change-provider": "client/on-confirmed-course-in-time",
        "client/within-total-duration": "course/fits-total-duration",
    }
    assert all(cause_of(id) == cause and cause_of(cause) is None for id, cause in causes.items())

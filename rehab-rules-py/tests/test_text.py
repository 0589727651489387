"""A log as text in Python: the same bytes as on the command line."""

from datetime import date

import pytest
from conftest import VECTORS, Command
from rehab_rules import InputError, audit_text, replay_text

EVENT = '{"on":"2026-01-02","provider":"P1","action":"change_provider","client":"K1","service":"kela.family-carers"}'


def test_text_and_bytes_give_the_lines_of_the_command_line(command: Command) -> None:
    log = VECTORS / "012-six-clients-may-be-confirmed-five-may-not.log.jsonl"
    expected = command("replay", log, "--format", "jsonl", "--language", "fi", "--remedies").out
    assert replay_text(log.read_bytes(), language="fi", remedies=True) == expected
    assert replay_text(log.read_text(encoding="utf-8"), language="fi", remedies=True) == expected


def test_an_audit_gives_findings_and_malformed_lines(command: Command) -> None:
    log = VECTORS / "012-six-clients-may-be-confirmed-five-may-not.log.jsonl"
    expected = command("audit", log, "--as-of", "2026-05-01", "--format", "jsonl").out
    findings, errors = audit_text(log.read_bytes() + b"no event\n", date(2026, 5, 1))
    assert findings == expected
    assert errors.count("\n") == 1 and '"code":"invalid_value"' in errors


def test_effects_are_chosen_and_a_last_line_needs_no_end() -> None:
    assert '"findings":[]' in replay_text(EVENT, effects=["notice"])
    assert '"effect":"prohibition"' in replay_text(EVENT)


def test_a_wrong_description_is_an_error_with_its_field() -> None:
    with pytest.raises(InputError) as refused:
        replay_text(EVENT, services=['{"id":"x"}'])
    assert (refused.value.code, refused.value.field, refused.value.line) == ("missing_field", "group_size", None)

"""The provider search: what the public sees on a day."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Command
from story import event

Write = Callable[..., Path]
SERVICE = {"service": "kela.family-carers"}
PERIODS = [{"kind": "in_person", "start": "2026-05-04", "end": "2026-05-08"}]
LOG = [
    event("2026-01-02", "P1", "declare_capacity", year=2026, places=24, **SERVICE),
    event("2026-01-02", "P1", "update_provider_info", office="Turku", pool="adjoining", contact="010 1", **SERVICE),
    event("2026-01-02", "P1", "create_course", course="C1", group_size=8, target_groups=["carer-of-adult"], periods=PERIODS, office="Turku", **SERVICE),
    event("2026-01-02", "P1", "create_course", course="C2", group_size=6, target_groups=["carer-of-child"], year=2026, **SERVICE),
    event("2026-01-02", "P1", "receive_decision", client="K1", issued="2026-01-02", target_group="carer-of-adult", **SERVICE),
    event("2026-01-03", "P1", "publish_course", course="C1", checked=True),
    event("2026-01-04", "P1", "attach_client", course="C1", client="K1"),
]


@pytest.mark.parametrize(("day", "reserved"), [("2026-01-02", None), ("2026-01-03", 0), ("2026-01-04", 1), ("2026-05-08", 1), ("2026-05-09", None)])
def test_a_course_shows_from_its_publication_to_its_end(day: str, reserved: int | None, command: Command, write: Write) -> None:
    answer = command("search", write("log.jsonl", *LOG), "--as-of", day, "--format", "jsonl")
    assert answer.status == 0
    listings = [json.loads(line) for line in answer.out.splitlines()]
    assert [listing["reserved"] for listing in listings] == ([] if reserved is None else [reserved])


def test_a_line_has_the_keys_of_the_contract(command: Command, write: Write) -> None:
    line = command("search", write("log.jsonl", *LOG), "--as-of", "2026-01-04", "--format", "jsonl").out
    assert line == (
        '{"provider":"P1","course":"C1","service":"kela.family-carers","office":"Turku","target_groups":["carer-of-adult"],'
        '"periods":[{"kind":"in_person","start":"2026-05-04","end":"2026-05-08"}],"places":8,"reserved":1,"free":7,'
        '"contact":"010 1","info":{"pool":"adjoining"}}\n'
    )


def test_the_table_speaks_three_languages(command: Command, write: Write) -> None:
    log = write("log.jsonl", *LOG)
    english = command("search", log, "--as-of", "2026-01-04").out
    assert "8 places: 1 reserved, 7 free" in english and "Rehabilitation courses for family carers: Carers of an adult" in english
    finnish = command("search", log, "--as-of", "2026-01-04", "--language", "fi").out
    assert "Omaishoitajien kuntoutuskurssit: Aikuisen omaishoitajat" in finnish
    assert "Toimipiste Turku" in finnish and "Kasvokkain 4.5.2026–8.5.2026" in finnish and "toimipisteen yhteydessä" in finnish
    assert "Klientplatser 8: reserverade 1, lediga 7" in command("search", log, "--as-of", "2026-01-04", "--language", "sv").out


def test_malformed_lines_are_reported(command: Command, write: Write) -> None:
    log = write("log.jsonl", *LOG, "not json")
    answer = command("search", log, "--as-of", "2026-01-04", "--format", "jsonl")
    assert answer.status == 2 and '"line":8' in answer.err and answer.out.count("\n") == 1
    table = command("search", log, "--as-of", "2026-01-04")
    assert table.status == 2 and "1 malformed line." in table.out

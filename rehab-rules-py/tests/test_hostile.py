"""Hostile input on the command line: an error at the end, in little memory."""

import json
import resource
import subprocess
import sys

GIGABYTE = 10**9
LITTLE_MEMORY = 400 * 2**20
EVENT = b'{"on":"2026-01-02","provider":"P1","action":"declare_capacity","service":"kela.family-carers","year":2026,"places":24}\n'


def limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (LITTLE_MEMORY, LITTLE_MEMORY))


def test_a_number_of_a_billion_digits_is_an_error_in_little_memory() -> None:
    words = [sys.executable, "-m", "rehab_rules", "replay", "-", "--format", "jsonl"]
    replay = subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=limit_memory
    )
    assert replay.stdin is not None and replay.stdout is not None and replay.stderr is not None
    replay.stdin.write(EVENT[: EVENT.index(b"24")])
    piece = b"9" * 10**6
    for _ in range(GIGABYTE // len(piece)):
        replay.stdin.write(piece)
    replay.stdin.write(b"}\n" + EVENT)
    replay.stdin.close()
    answers = [json.loads(line) for line in replay.stdout]
    assert replay.stderr.read() == b""
    assert replay.wait() == 2
    assert answers[0]["error"] == {"code": "invalid_value", "message": answers[0]["error"]["message"]}
    assert answers[1] == {"line": 2, "allowed": True, "findings": []}

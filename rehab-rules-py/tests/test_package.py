"""The package as others meet it: what it imports, and that its types are those of the library."""

import subprocess
import sys
from importlib.metadata import entry_points
from typing import get_args

import pytest
from rehab_rules import cli
from rehab_rules._core import LogReplay
from rehab_rules.request import Effect, Language, Mode
from rehab_rules.words import WORDS


def test_importing_the_package_imports_nothing_of_the_command_line() -> None:
    look = "import sys, rehab_rules; print(sorted({'cyclopts', 'rich', 'attrs'} & set(sys.modules)))"
    seen = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert seen.stdout == "[]\n"


def test_the_console_script_is_the_command_line() -> None:
    (script,) = entry_points(group="console_scripts", name="rehab-rules")
    assert script.load() is cli.run


def test_the_library_knows_every_word_of_the_closed_sets() -> None:
    for mode in get_args(Mode):
        LogReplay(mode=mode)
    for language in get_args(Language):
        LogReplay(language=language)
    LogReplay(effects=get_args(Effect))
    with pytest.raises(ValueError, match="`permission` is no effect"):
        LogReplay(effects=["permission"])


def test_every_language_has_a_word_for_every_effect() -> None:
    assert list(WORDS) == list(get_args(Language))
    for words in WORDS.values():
        assert set(words.effects) == set(words.effect_counts) == set(get_args(Effect))

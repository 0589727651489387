"""The package as others meet it: what it imports, and that its types are those of the library."""

import ast
import doctest
import inspect
import pydoc
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import get_args

import pytest
import rehab_rules
from rehab_rules import _core, cli
from rehab_rules._core import LogReplay
from rehab_rules.request import Effect, Language, Mode
from rehab_rules.words import WORDS


def test_importing_the_package_imports_nothing_of_the_command_line() -> None:
    others = {"cyclopts", "rich", "attrs", "pyarrow", "polars", "pandas", "duckdb", "numpy"}
    look = f"import sys, rehab_rules; print(sorted({others} & set(sys.modules)))"
    seen = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert seen.stdout == "[]\n"


def documented(body: list[ast.stmt], of: object) -> Iterator[tuple[str, str | None, str | None]]:
    """Each name of a stub with its text there and in the module."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            runtime = getattr(of, node.name)
            yield node.name, ast.get_docstring(node), runtime.__doc__ if node.name[0] != "_" else None
            if isinstance(node, ast.ClassDef):
                yield from documented(node.body, runtime)


def test_the_texts_of_the_stub_are_those_of_the_module() -> None:
    # Editors show those of the stub, help() those of the module.
    stub = Path(cli.__file__).with_name("_core.pyi").read_text(encoding="utf-8")
    texts = list(documented(ast.parse(stub).body, _core))
    assert len(texts) > 50
    for name, told, shown in texts:
        assert told == (None if shown is None else inspect.cleandoc(shown)), name


@pytest.mark.parametrize("name", [name for name in rehab_rules.__all__ if name != "Checked"])
def test_everything_public_says_what_it_is(name: str) -> None:
    public = getattr(rehab_rules, name)
    text = pydoc.plain(pydoc.render_doc(public))
    assert public.__doc__ and name in text
    members = [member for member in vars(public) if member[0] != "_"] if isinstance(public, type) else []
    assert [member for member in members if not getattr(public, member).__doc__ and member != "json"] == []


def test_the_examples_in_the_texts_hold() -> None:
    for of in (rehab_rules.replay, rehab_rules.Provider, rehab_rules.ServiceDescription):
        assert of.__doc__ is not None
        test = doctest.DocTestParser().get_doctest(of.__doc__, vars(rehab_rules).copy(), of.__name__, None, None)
        assert test.examples and doctest.DocTestRunner().run(test).failed == 0


def test_the_console_script_is_the_command_line() -> None:
    (script,) = entry_points(group="console_scripts", name="rehab-rules")
    assert script.load() is cli.run


def test_the_library_knows_every_word_of_the_closed_sets() -> None:
    for mode in get_args(Mode):
        LogReplay(mode=mode)
    for language in get_args(Language):
        LogReplay(language=language)
    LogReplay(effects=get_args(Effect))
    with pytest.raises(ValueError, match="`permission` is not a valid effect"):
        LogReplay(effects=["permission"])


def test_every_language_has_a_word_for_every_effect() -> None:
    assert list(WORDS) == list(get_args(Language))
    for words in WORDS.values():
        assert set(words.effects) == set(words.effect_counts) == set(get_args(Effect))

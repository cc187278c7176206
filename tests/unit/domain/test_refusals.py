"""In this room: each refusal has its sentence, each sentence is used, and what fills a sentence is what the rule gives."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import lintel
from lintel.domain.refusals import Refused, sentence, sentences

HOUSE = Path(lintel.__file__).parent
NOT_A_PARAMETER = {"field"}


def raised() -> Iterator[tuple[str, frozenset[str], str]]:
    """Each refusal in the code: its key, the names of its parameters, and where it stands."""
    for path in sorted(HOUSE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused":
                yield _read(node, f"{path.relative_to(HOUSE)}:{node.lineno}")


def _read(call: ast.Call, where: str) -> tuple[str, frozenset[str], str]:
    key = call.args[0]
    assert isinstance(key, ast.Constant), f"{where}: the key of a refusal is written out, so that it can be found"
    return str(key.value), frozenset(str(given.arg) for given in call.keywords) - NOT_A_PARAMETER, where


RAISED = list(raised())


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(("key", "given", "where"), RAISED, ids=[f"{where} {key}" for key, _, where in RAISED])
def test_a_refusal_has_a_sentence_and_all_that_fills_it(key: str, given: frozenset[str], where: str) -> None:
    assert key in sentences(), where
    assert placeholders(sentences()[key]) == given, where


def test_no_sentence_is_left_over() -> None:
    assert set(sentences()) == {key for key, _, _ in RAISED}


@pytest.mark.parametrize("key", sorted(sentences()))
def test_a_sentence_is_one_that_a_person_can_read(key: str) -> None:
    text = sentences()[key]
    assert text[0].isupper() or text[0] in '"{'
    assert text[-1] in ".}"
    assert len(text) < 160
    assert "_" not in "".join(literal for literal, *_ in Formatter().parse(text))


def test_a_refusal_reads_as_its_sentence() -> None:
    refused = Refused("unknown_code", field="rating", code="purple", code_list="ratings")
    assert str(refused) == sentence(refused) == '"purple" is not on the list of ratings. Choose one that is.'


def test_what_was_typed_is_said_back_so_that_it_can_be_read() -> None:
    said = str(Refused("unknown_kind", kind="\x1b[31m" + "x" * 5000))
    assert said.isprintable()
    assert len(said) < 250

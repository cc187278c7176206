"""The glossary has every word that the code uses for the field's things, once and in order."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lintel.domain.access import ROLES
from lintel.domain.flow import KINDS, REALLOCATION
from lintel.domain.rooms import all_facts
from lintel.measures.language import Family

GLOSSARY = Path(__file__).parents[2] / "GLOSSARY.md"


def entries() -> list[tuple[str, str, str]]:
    rows = [line.split(" | ") for line in GLOSSARY.read_text("utf-8").splitlines() if line.startswith("| ")]
    return [(word.removeprefix("| "), meaning, source.removesuffix(" |")) for word, meaning, source in rows[2:]]


def names_in_code() -> Iterator[str]:
    """The name of each kind of fact, stage, named clock and family, as the glossary writes names."""
    yield from all_facts()
    for kind in KINDS.values():
        yield from (each.name for each in (*kind.stages, *kind.clocks))
    yield REALLOCATION.name
    yield from Family


def titles_in_code() -> Iterator[str]:
    yield from (kind.title for kind in KINDS.values())
    yield from (role.title for role in ROLES.values())


@pytest.mark.parametrize("name", sorted(set(names_in_code())))
def test_every_name_in_the_code_is_explained(name: str) -> None:
    assert f"`{name}`" in {word for word, _, _ in entries()}


@pytest.mark.parametrize("title", sorted(set(titles_in_code())))
def test_every_kind_of_work_and_role_is_explained(title: str) -> None:
    assert title in {word for word, _, _ in entries()}


def test_no_word_is_there_twice() -> None:
    words = [word for word, _, _ in entries()]
    assert len(words) == len(set(words))


def test_names_that_are_gone_are_gone_here_too() -> None:
    names = {word.strip("`") for word, _, _ in entries() if word.startswith("`")}
    assert names <= set(names_in_code())


def test_words_are_in_order() -> None:
    words = [re.sub(r"[^a-z]", "", word.lower()) for word, _, _ in entries()]
    assert words == sorted(words)


def test_every_word_has_a_meaning() -> None:
    assert [word for word, meaning, _ in entries() if len(meaning) < 10] == []

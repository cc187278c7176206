"""Topics of a meeting, from a glossary of adult social care: none is made up, and each shows the words that mark it."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lintel.oversight.papers.following.said import Said


@dataclass(frozen=True)
class Topic:
    """`words` are those found, as printed; `said` the passages that have them, in the order given."""

    name: str
    words: tuple[str, ...]
    said: tuple[Said, ...]


def topics(said: Sequence[Said]) -> tuple[Topic, ...]:
    """The topics of these passages: those with most passages first, and then by name."""
    found = [_topic(name, pattern, said) for name, pattern in _glossary().items()]
    return tuple(sorted((each for each in found if each.said), key=lambda each: (-len(each.said), each.name)))


def _topic(name: str, pattern: re.Pattern[str], said: Iterable[Said]) -> Topic:
    marked = [(each, pattern.findall(each.text)) for each in said]
    words = dict.fromkeys(word.lower() for _, words in marked for word in words)
    return Topic(name, tuple(words), tuple(each for each, words in marked if words))


def names() -> tuple[str, ...]:
    """Every topic that there is."""
    return tuple(_glossary())


@cache
def _glossary() -> dict[str, re.Pattern[str]]:
    listed: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("topics.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(words), re.I) for name, words in listed.items()}

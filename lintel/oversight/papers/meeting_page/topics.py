"""Topics of a meeting, from a glossary of adult social care: none is made up, and each shows the words that mark it."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lintel.oversight.papers.following.said import Said
from lintel.oversight.papers.meeting_page.of_meeting import OfItem
from lintel.oversight.papers.reading.lines import Place

TWICE = 2


@dataclass(frozen=True)
class Topic:
    """`words` are those found, as printed; `said` the passages that have them, in the order given."""

    name: str
    words: tuple[str, ...]
    said: tuple[Said, ...]


def topics(items: Iterable[OfItem], on: str) -> tuple[Topic, ...]:
    """The topics of these items of the meeting on that ISO date: those with most passages first, and then by name.

    One mention makes no topic: its words stand in the title of an item, or twice in its points.
    """
    said = [(_title(each, on), _points(each, on)) for each in items]
    found = [_topic(name, pattern, said) for name, pattern in _glossary().items()]
    return tuple(sorted((each for each in found if each.said), key=lambda each: (-len(each.said), each.name)))


def _title(of: OfItem, on: str) -> Said:
    first = of.item.place.line_start
    return Said(of.reading.paper.name, Place(first, first), of.item.title, on, "minute", of.item.item_no)


def _points(of: OfItem, on: str) -> list[Said]:
    name = of.reading.paper.name
    return [Said(name, each.place, each.text, on, "point", each.item_no) for each in of.whole_points]


def _topic(name: str, pattern: re.Pattern[str], items: Iterable[tuple[Said, Sequence[Said]]]) -> Topic:
    said: list[Said] = []
    for title, points in items:
        if pattern.search(title.text) or sum(len(pattern.findall(each.text)) for each in points) >= TWICE:
            said += [each for each in (title, *points) if pattern.search(each.text)]
    words = dict.fromkeys(word.lower() for each in said for word in pattern.findall(each.text))
    return Topic(name, tuple(words), tuple(said))


def names() -> tuple[str, ...]:
    """Every topic that there is."""
    return tuple(_glossary())


@cache
def _glossary() -> dict[str, re.Pattern[str]]:
    listed: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("topics.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(words), re.I) for name, words in listed.items()}

"""Phrases: what made-up people say and what is written about them, put together by chance from parts in data files."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from lintel.synthetic.draw import Draw

SLOT = re.compile(r"\{(\w+)\}")
BEGINS = re.compile(r"(?:^|(?<=[.?!] ))[a-z]")
# What is said of one person again and again is the same each time.
STAYS = (
    "season", "years", "weeks", "side", "place", "hobby", "pet", "music", "room", "was", "job", "dish", "thing_lost"
)  # fmt: skip


@cache
def parts(name: str) -> Mapping[str, Any]:
    """What stands in the data file `name`.toml."""
    return tomllib.loads(files("lintel.synthetic.stories").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def _lists(theme: str) -> Mapping[str, Any]:
    return dict(_flat(parts("shared"))) | dict(_flat(parts("care"))) | dict(_flat(parts("themes")[theme]))


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value if isinstance(value, list) else [value]


@cache
def _slots(part: str) -> Sequence[str]:
    return SLOT.findall(part)


class Phrases:
    """One person's phrases, of one theme. `known` are the words that stand for the person and whoever helps."""

    def __init__(self, draw: Draw, theme: str, **known: str) -> None:
        self.draw, self.theme, self.lists = draw, theme, _lists(theme)
        self.known = dict(known)
        for each in STAYS:
            self.known[each] = self._put(each, {})

    def say(self, name: str, **more: str) -> str:
        """Something of this sort, in whole sentences. A part that names a helper is left out where there is none."""
        return BEGINS.sub(lambda letter: letter[0].upper(), self._put(name, more))

    def _put(self, name: str, more: Mapping[str, str]) -> str:
        known = self.known | more
        fitting = [each for each in self.lists[name] if self._fits(each, known)]
        return SLOT.sub(lambda slot: known.get(slot[1]) or self._put(slot[1], more), self.draw.pick(fitting))

    def _fits(self, part: str, known: Mapping[str, str]) -> bool:
        return all(slot in known or slot in self.lists for slot in _slots(part))

    def outcomes(self) -> dict[str, Sequence[str]]:
        """Which of the ten outcomes are hard in such a life: for each how, in codes, and what was seen."""
        return {name: (codes, seen) for name, (codes, seen) in parts("themes")[self.theme]["outcomes"].items()}

    def fill(self, part: str) -> str:
        """A part with its braces filled in."""
        return SLOT.sub(lambda slot: self.known.get(slot[1]) or self._put(slot[1], {}), part)

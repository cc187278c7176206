"""The words that figures are written with, from the data files in `figure_words/`."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_WHERE = Path(__file__).parent / "figure_words"


@cache
def _file(file: str) -> dict[str, Any]:
    return tomllib.loads((_WHERE / f"{file}.toml").read_text(encoding="utf-8"))


def words(file: str, table: str) -> Any:
    """The table of that name in the file of that name."""
    return _file(file)[table]


def any_of(some: list[str]) -> str:
    """A pattern for any of those words, the longest first, so that none hides behind its own beginning."""
    return "|".join(re.escape(word) for word in sorted(some, key=len, reverse=True))


@cache
def spelled() -> dict[str, int]:
    """Numbers in words, in small letters: "nine" is 9 and "twenty-eight" is 28."""
    ones: dict[str, int] = words("numbers", "words")
    tens: dict[str, int] = words("numbers", "tens")
    joined: dict[str, int] = {
        f"{ten}{gap}{one}": tens[ten] + ones[one] for ten in tens for one in ones if ones[one] < 10 for gap in "- "
    }
    return ones | tens | joined


@cache
def unit_of(table: str, word: str) -> str | None:
    """The unit of a word as printed, one or many, in that table of `units.toml`: "days" and "day" are "days"."""
    known, small = words("units", table), word.lower()
    for form in (small, small.removesuffix("s"), small.removesuffix("'s"), small.removesuffix("s'")):
        if form in known:
            return str(known[form])
    return None


@cache
def small_words() -> frozenset[str]:
    """Words that say nothing of what a figure is about."""
    return frozenset(words("roles", "small_words")["words"])

"""Which profile a paper is read by where none is named: the one whose marks occur most in it."""

import re
from collections.abc import Iterable

from lintel.oversight.papers.reading.lines import Doubt, Paper, Place
from lintel.oversight.papers.reading.profile import PLAIN, Profile, names, profile

_FEWEST = 2


def the_profile(paper: Paper, name: str | None = None) -> tuple[Profile, bool, tuple[Doubt, ...]]:
    """The profile, whether it was named, and a doubt where no marks of any occur (the plain manner is used then).

    Raises NoSuchProfile.
    """
    if name is not None:
        return profile(name), True, ()
    fitting = [each for each in fits(paper) if each[1] >= (1 if each[0] == PLAIN else _FEWEST)]
    if not fitting:
        return profile(PLAIN), False, (Doubt("no_profile_fits", Place(1, max(1, len(paper.lines)))),)
    best = max(fitting, key=lambda each: (each[0] != PLAIN, each[1], each[2]))
    return profile(best[0]), False, ()


def fits(paper: Paper) -> tuple[tuple[str, int, int], ...]:
    """For each profile: its name, how many of its marks occur, and on how many lines."""
    texts = [line.text.strip() for line in paper.filled()]
    return tuple((name, *_occurs(texts, profile(name).said("marks", "any", []))) for name in names())


def _occurs(texts: list[str], marks: Iterable[str]) -> tuple[int, int]:
    counts = [sum(1 for text in texts if mark.search(text)) for mark in map(re.compile, marks)]
    return sum(count > 0 for count in counts), sum(counts)

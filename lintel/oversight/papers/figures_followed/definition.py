"""What makes two figures the same one: what is counted, of whom, at which step, in which role and unit."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lintel.oversight.papers.figures_followed.where import Followed
from lintel.oversight.papers.following.rare_words import in_order, terms

# How many letters after a figure those of whom it is may still be named.
NEARBY = 300
# Units of which a figure alone tells nothing: a share or a sum is of something.
SHARES_AND_SUMS = ("percent", "GBP")


class Definition(NamedTuple):
    """Words of `definitions.toml`; `what` is the figure's own telling words where no list has them.

    `unit` is the printed unit for money, rates and lengths of time, and otherwise the kind of figure. `body` is whose
    papers tell it: two bodies may count two things by the same words.
    """

    what: str
    whom: str
    step: str
    role: str
    unit: str
    body: str = ""

    @property
    def words(self) -> tuple[str, str, str, str, str]:
        """All but the body."""
        return self.what, self.whom, self.step, self.role, self.unit

    @property
    def key(self) -> str:
        """As one word, such as "waiting/carers/allocation/median/days"."""
        return "/".join(self.words)


def definition(of: Followed) -> Definition:
    """The definition of a figure, from the words nearest to it."""
    what = _nearest("what", of.after, of.before) or _own_words(of)
    return Definition(what, _whom(of), _nearest("step", of.after, of.before), _role(of), _unit(of))


def _nearest(group: str, after: str, before: str) -> str:
    """The first word of the group after the figure; else the last one before it; else none."""
    follows = [(match.start(), name) for name, pattern in _patterns(group) if (match := pattern.search(after))]
    if follows:
        return min(follows)[1]
    found = [(match.start(), name) for name, pattern in _patterns(group) for match in pattern.finditer(before)]
    return max(found)[1] if found else ""


def _whom(of: Followed) -> str:
    """Who was named last before it in the passage; else the only people named close after it: a list of teams tells of all."""
    named = _nearest("whom", "", of.text[: of.at]) or _nearest("whom", of.after, "")
    after = {name for name, pattern in _patterns("whom") if pattern.search(of.text[of.end : of.end + NEARBY])}
    after &= set(_lists()["who_are_people"]["named"])
    return named or (after.pop() if len(after) == 1 else "")


def _own_words(of: Followed) -> str:
    return " ".join(in_order(terms(of.figure.context).single))


def _unit(of: Followed) -> str:
    figure = of.figure
    return figure.unit if figure.kind in ("money", "rate", "duration", "ratio") else figure.kind


def _role(of: Followed) -> str:
    """A length of time of which no word says whether it is the median, the average or the longest is taken as an average."""
    group = role(of.figure.role)
    return "average" if group == "actual" and of.figure.kind == "duration" else group


def role(printed: str) -> str:
    """The group of a figure's role; a role that no list has is its own group."""
    return next((name for name, roles in _lists()["role"].items() if printed in roles), printed)


def is_named(what: str) -> bool:
    """Whether the word is one of the lists, and not a figure's own words."""
    return what in _lists()["what"]


def has_subject(key: Definition) -> bool:
    """Whether it is said of whom it is, or at which step; or it counts what is a measure of its own, such as complaints."""
    own = key.what in _lists()["own_measure"]["named"] and key.unit not in SHARES_AND_SUMS
    return bool(key.whom or key.step) or own


def of_the_county(of: Followed) -> bool:
    """Whether its sentence says that it is of all the county or city, so that whichever body tells it means the same."""
    return any(pattern.search(of.said) for _, pattern in _patterns("whole_area"))


@cache
def _patterns(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile("|".join(words), re.I)) for name, words in _lists()[group].items())


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    listed: dict[str, dict[str, list[str]]] = tomllib.loads(
        Path(__file__).with_name("definitions.toml").read_text(encoding="utf-8")
    )
    return listed

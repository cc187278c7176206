"""What a figure is said to be, and so whether a date can be its: actual, target, median, maximum, ceiling, ..."""

import re
from dataclasses import dataclass
from functools import cache

from lintel.oversight.papers.reading.figures.vocabulary import words

_HEADED = (
    ("ceiling", re.compile(r"\b(?:ceiling|maximum rate|upper)\b", re.I)),
    ("floor", re.compile(r"\b(?:floor|minimum rate|lower)\b", re.I)),
    ("target", re.compile(r"\btargets?\b", re.I)),
    ("national", re.compile(r"\b(?:England|national|nationally)\b", re.I)),
    ("forecast", re.compile(r"\b(?:forecast|projected|projection)\b", re.I)),
    ("estimate", re.compile(r"\b(?:estimated?|budget)\b", re.I)),
    ("median", re.compile(r"\bmedian\b", re.I)),
    ("average", re.compile(r"\b(?:average|mean)\b", re.I)),
    ("change", re.compile(r"\b(?:change|variance|difference|underspend|overspend)\b", re.I)),
)
_PARTS = ("before", "after", "so_far", "statement", "unless")
_MEASURED = re.compile(r"\b(?:[Ww]ait\w*|[Oo]verdue|[Dd]elay\w*|[Tt]ook|[Tt]aken|[Ll]ate)\b")
_SHARE = re.compile(r"\d ?%|\bper cent\b")


@dataclass(frozen=True)
class Said:
    """The words round a figure: since the figure before, until the next, the statement so far, and all of it."""

    before: str
    after: str
    so_far: str
    statement: str


@dataclass(frozen=True)
class _Rule:
    role: str
    kinds: frozenset[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    so_far: re.Pattern[str] | None
    statement: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def fits(self, kind: str, said: Said) -> bool:
        if self.kinds and kind not in self.kinds:
            return False
        if self.unless and self.unless.search(said.before):
            return False
        told = (
            (self.before, said.before),
            (self.after, said.after),
            (self.so_far, said.so_far),
            (self.statement, said.statement),
        )
        return all(pattern is None or pattern.search(text) for pattern, text in told)


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            rule["role"],
            frozenset(rule.get("kinds", ())),
            *(re.compile(rule[part]) if part in rule else None for part in _PARTS),
        )
        for rule in words("roles", "rules")
    )


def role_of(kind: str, said: Said, *, ranged: bool = False) -> str:
    """The role of a figure of that kind between these words; of a range where `ranged`."""
    for rule in _rules():
        if rule.fits(kind, said):
            return _of_range(kind, rule.role, said) if ranged else rule.role
    return "range" if ranged else "actual"


def _of_range(kind: str, role: str, said: Said) -> str:
    """A range is one, unless said to be something else; of time, where it was measured: beside a share of people it is a band."""
    if role in ("actual", "definition", "approximate", "upper_bound", "lower_bound"):
        band = _SHARE.search(said.statement) or not _MEASURED.search(said.so_far)
        return "definition" if kind == "duration" and band else "range"
    return role


def headed_role(header: str) -> str | None:
    """The role that the header of a column gives what stands under it."""
    return next((role for role, pattern in _HEADED if pattern.search(header)), None)

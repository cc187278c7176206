"""Which date of its own sentence is a figure's."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from lintel.oversight.papers.reading.figures.dates import Stated
from lintel.oversight.papers.reading.figures.drafts import Draft
from lintel.oversight.papers.reading.figures.statements import Statement

_CHANGED = r"\b(?:increase|rise|reduction|decrease|fall|growth|drop|up|down|more|fewer|higher|lower)(?: \w+)? (?:on|from|against)\b"
_BREAK = re.compile(
    rf"{_CHANGED}|"
    r"[,;:()]|\bthan\b|\b(?:(?:and|or) (?:in|for|during|at|by|was|were|is)|with|which|while|but|where|when|exceed\w*|shows?|showed)\b|\d"
)
_FROM_BEFORE = re.compile(r"\b(?:from|compared (?:to|with)|than)(?: [a-z]+){0,3} $")
_NEW = re.compile(r"; (?!and\b)")
_PARTED = re.compile(r";|, (?:and|but) ")
_THAN = re.compile(rf"(?:\b(?:than|compared (?:to|with))\b|{_CHANGED})[^,;()]*$")
# What was there before: the date of what is there now is not its own.
_WAS = re.compile(r"\b(?:down|up) from(?: [a-z]+){0,2} $")
_PERIOD = re.compile(r"\b(?:[Dd]uring|[Bb]etween|[Tt]hroughout|[Oo]ver|[Aa]cross|as at|as of) $")
_PERIODS = ("months", "quarter", "year_quarter", "quarter_named", "financial")
_BRACKETS = re.compile(r"\([^()]*\)")
_NEAR = 70


class SentenceDates:
    """The dates of one block, and where they reach. A date in brackets that hold a figure reaches no further than those."""

    def __init__(self, text: str, stated: Sequence[Stated], drafts: Sequence[Draft]) -> None:
        self._text = text
        self._stated = [s for s in stated if s.dates_figures]
        self._at = [s.start for s in self._stated]
        spans = {at for s in stated for at in range(s.start, s.end)}
        self._starts = [draft.start for draft in drafts if draft.start not in spans]
        brackets = [found.span() for found in _BRACKETS.finditer(text)] if self._stated else []
        self._brackets = [(a, b) for a, b in brackets if self._figures(a, b)]
        self._opened = [a for a, _ in self._brackets]

    def _figures(self, start: int, end: int) -> list[int]:
        return self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _here(self, statement: Statement) -> list[Stated]:
        return self._stated[bisect_left(self._at, statement.start) : bisect_left(self._at, statement.end)]

    def of(self, draft: Draft) -> Stated | None:
        """The date of that figure in its own sentence; a plain date goes before one in words only."""
        reach = self._reaching(draft)
        plain = [s for s in reach if not s.vague and (s.form != "prices" or draft.kind == "money")]
        known = [s for s in plain if s.as_at]
        if paired := self._respectively(draft, known):
            return paired
        return self._beside(draft, plain) or self._around(draft, known) or self._vague(draft, reach)

    def _respectively(self, draft: Draft, known: Sequence[Stated]) -> Stated | None:
        """As many dates as figures, said of each in turn: "In 2023 and 2024 there were 12 and 15 calls respectively"."""
        figures = self._figures(draft.statement.start, draft.statement.end)
        one_each = len(figures) == len(known) > 1 and draft.start in figures
        said = one_each and "respectively" in self._text[draft.statement.start : draft.statement.end]
        return known[figures.index(draft.start)] if said else None

    def _vague(self, draft: Draft, reach: Sequence[Stated]) -> Stated | None:
        """The first that is said in words only, where no new clause parts the two."""
        for stated in reach:
            between = self._text[min(stated.end, draft.end) : max(stated.start, draft.start)]
            if stated.vague and not _PARTED.search(between):
                return stated
        return None

    def main(self, statement: Statement) -> Stated | None:
        """The date that a sentence gives to those after it: its last that is not what something is compared with."""
        here = [s for s in self._here(statement) if s.form not in ("now", "last")]
        has_figures = bool(self._figures(statement.start, statement.end))
        kept = [
            s for s in here if s.as_at and self._bracket(s.start) < 0 and not self._compared(s) and s.form != "prices"
        ]
        kept = [
            s
            for s in kept
            if has_figures or s.form in _PERIODS or _PERIOD.search(self._text, max(0, s.start - 12), s.start)
        ]
        return kept[-1] if kept else None

    def says_another(self, statement: Statement) -> bool:
        """Whether a sentence has a plain date of its own, so that none is carried into it."""
        return any(not s.vague for s in self._here(statement))

    def _reaching(self, draft: Draft) -> list[Stated]:
        here = self._here(draft.statement)
        bracket = self._bracket(draft.start)
        own = [s for s in here if self._bracket(s.start) == bracket]
        plain = [s for s in own if not s.vague]
        return own if plain or bracket < 0 else [s for s in here if self._bracket(s.start) < 0] + own

    def _bracket(self, at: int) -> int:
        last = bisect_left(self._opened, at) - 1
        return last if last >= 0 and at < self._brackets[last][1] else -1

    def _beside(self, draft: Draft, plain: Sequence[Stated]) -> Stated | None:
        """The first date after it, where nothing parts the two: "37 days in June"."""
        after = next((s for s in plain if s.start >= draft.end), None)
        if after is None or after.start - draft.end > _NEAR:
            return None
        inside = self._bracket(draft.start)
        end = self._brackets[inside][1] if inside >= 0 and self._brackets[inside][1] <= after.start else draft.end
        return None if _BREAK.search(_BRACKETS.sub("", self._text[end : after.start])) else after

    def _around(self, draft: Draft, plain: Sequence[Stated]) -> Stated | None:
        was = _WAS.search(self._text, max(0, draft.start - _NEAR), draft.start)
        before = [s for s in plain if s.end <= draft.start and not was and not self._ended(s, draft.start)]
        own = [s for s in before if not self._compared(s)]
        if own or before:
            return (own or before)[-1]
        later = next((s for s in plain if s.start >= draft.end), None)
        compared = later and (self._compared(later, draft.end) or _THAN.search(self._text[draft.end : later.start]))
        return None if compared else later

    def _ended(self, stated: Stated, at: int) -> bool:
        """Whether what is said of that date is over before `at`: what will be by a date is said of one thing."""
        between = self._text[stated.end : at]
        return bool(_NEW.search(between)) or (str(stated.as_at)[:3] == "by " and ", and " in between)

    def _compared(self, stated: Stated, since: int = 0) -> bool:
        """Whether the date is that of a figure from before: "risen from 644 in September"."""
        figures = self._figures(max(since, stated.start - _NEAR), stated.start)
        if not figures:
            return False
        before = self._text[max(since, figures[-1] - _NEAR) : figures[-1]]
        return bool(_FROM_BEFORE.search(before) or _THAN.search(self._text[figures[-1] : stated.start]))

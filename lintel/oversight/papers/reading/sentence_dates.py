"""Which date of its own sentence is a figure's."""

import re
from collections.abc import Sequence

from lintel.oversight.papers.reading.dates import Stated
from lintel.oversight.papers.reading.drafts import Draft
from lintel.oversight.papers.reading.statements import Statement

_BREAK = re.compile(
    r"[,;:()]|\b(?:(?:and|or) (?:in|for|during|at|by|was|were|is)|with|which|while|but|where|when|exceed\w*|shows?|showed)\b|\d"
)
_FROM_BEFORE = re.compile(r"\b(?:from|compared (?:to|with)|than)(?: [a-z]+){0,3} $")
_NEW = re.compile(r"; (?!and\b)")
_PARTED = re.compile(r";|, (?:and|but) ")
_THAN = re.compile(r"\b(?:than|compared (?:to|with))\b[^,;()]*$")
_PERIOD = re.compile(r"\b(?:[Dd]uring|[Bb]etween|[Tt]hroughout|[Oo]ver|[Aa]cross|as at|as of) $")
_PERIODS = ("months", "quarter", "year_quarter", "quarter_named", "financial")
_BRACKETS = re.compile(r"\([^()]*\)")
_NEAR = 70


class SentenceDates:
    """The dates of one block, and where they reach. A date in brackets that hold a figure reaches no further than those."""

    def __init__(self, text: str, stated: Sequence[Stated], drafts: Sequence[Draft]) -> None:
        self._text = text
        self._stated = [s for s in stated if s.dates_figures]
        lasts = [(s.start, s.end) for s in stated if s.form == "last"]
        self._starts = [d.start for d in drafts if not any(start < d.start < end for start, end in lasts)]
        spans = [found.span() for found in _BRACKETS.finditer(text)] if self._stated else []
        self._brackets = [(a, b) for a, b in spans if any(a < start < b for start in self._starts)]

    def of(self, draft: Draft) -> Stated | None:
        """The date of that figure in its own sentence; a plain date goes before one in words only."""
        reach = self._reaching(draft)
        plain = [s for s in reach if not s.vague and (s.form != "prices" or draft.kind == "money")]
        known = [s for s in plain if s.as_at]
        return self._beside(draft, plain) or self._around(draft, known) or self._vague(draft, reach)

    def _vague(self, draft: Draft, reach: Sequence[Stated]) -> Stated | None:
        """The first that is said in words only, where no new clause parts the two."""
        for stated in reach:
            between = self._text[min(stated.end, draft.end) : max(stated.start, draft.start)]
            if stated.vague and not _PARTED.search(between):
                return stated
        return None

    def main(self, statement: Statement) -> Stated | None:
        """The date that a sentence gives to those after it: its last that is not what something is compared with."""
        here = [s for s in self._stated if statement.start <= s.start < statement.end and s.form not in ("now", "last")]
        has_figures = any(statement.start <= start < statement.end for start in self._starts)
        kept = [
            s for s in here if s.as_at and self._bracket(s.start) < 0 and not self._compared(s) and s.form != "prices"
        ]
        kept = [s for s in kept if has_figures or s.form in _PERIODS or _PERIOD.search(self._text[: s.start][-12:])]
        return kept[-1] if kept else None

    def says_another(self, statement: Statement) -> bool:
        """Whether a sentence has a plain date of its own, so that none is carried into it."""
        return any(statement.start <= s.start < statement.end and not s.vague and s.as_at for s in self._stated)

    def _reaching(self, draft: Draft) -> list[Stated]:
        within = draft.statement
        here = [s for s in self._stated if within.start <= s.start < within.end]
        bracket = self._bracket(draft.start)
        own = [s for s in here if self._bracket(s.start) == bracket]
        plain = [s for s in own if not s.vague]
        return own if plain or bracket < 0 else [s for s in here if self._bracket(s.start) < 0] + own

    def _bracket(self, at: int) -> int:
        return next((i for i, (start, end) in enumerate(self._brackets) if start < at < end), -1)

    def _beside(self, draft: Draft, plain: Sequence[Stated]) -> Stated | None:
        """The first date after it, where nothing parts the two: "39 days in June"."""
        after = next((s for s in plain if s.start >= draft.end), None)
        if after is None or after.start - draft.end > _NEAR:
            return None
        return None if _BREAK.search(self._text[draft.end : after.start]) else after

    def _around(self, draft: Draft, plain: Sequence[Stated]) -> Stated | None:
        before = [s for s in plain if s.end <= draft.start and not self._ended(s, draft.start)]
        own = [s for s in before if not self._compared(s)]
        if own or before:
            return (own or before)[-1]
        later = next((s for s in plain if s.start >= draft.end), None)
        return later if later and not self._compared(later, draft.end) else None

    def _ended(self, stated: Stated, at: int) -> bool:
        """Whether what is said of that date is over before `at`: what will be by a date is said of one thing."""
        between = self._text[stated.end : at]
        return bool(_NEW.search(between)) or (str(stated.as_at)[:3] == "by " and ", and " in between)

    def _compared(self, stated: Stated, since: int = 0) -> bool:
        """Whether the date is that of a figure from before: "risen from 690 in September"."""
        figures = [start for start in self._starts if since <= start < stated.start]
        if not figures or stated.start - figures[-1] > _NEAR:
            return False
        before = self._text[max(since, figures[-1] - _NEAR) : figures[-1]]
        return bool(_FROM_BEFORE.search(before) or _THAN.search(self._text[figures[-1] : stated.start]))

"""The date of every figure of a block, and where it stands: its sentence first, then what stands round it. Else undated."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lintel.oversight.papers.reading.figures.columns import Columns
from lintel.oversight.papers.reading.figures.dates import Stated
from lintel.oversight.papers.reading.figures.drafts import Draft
from lintel.oversight.papers.reading.figures.sentence_dates import SentenceDates
from lintel.oversight.papers.reading.figures.setting import Setting
from lintel.oversight.papers.reading.figures.statements import Block, Statement

_AS_AT = re.compile(r"\b[Aa]s (?:at|of) $")
_THAT_YEAR = re.compile(r"\b(?:that|the same) (?:year|period|month|quarter)\b")
_GOES_ON = re.compile(r"^\W*(?:This|These|Those|There|Of |It |They|Similar|The (?:average|median|maximum|remaining))")
_PAST = re.compile(r"\b(?:had|has|have|was|were|rose|fell|reached)\b(?!.*\b(?:will|would|needed|required|to be)\b)")
_AHEAD = ("target", "forecast", "estimate")
_NEVER = ("illustration", "relative_date")
_LASTING = ("target", "definition", "lower_bound", "upper_bound", "range")
_OWN_SENTENCE_ONLY = ("target", "ceiling", "floor", "forecast", "lower_bound", "definition")
_NOT_OF_THE_WHOLE = (*_OWN_SENTENCE_ONLY, "national", "comparator", "estimate")


@dataclass(frozen=True)
class Told:
    """A date and where it stands. `other` is a second date that could be meant, or None."""

    as_at: str | None = None
    where: str = "none"
    other: str | None = None


@dataclass(frozen=True)
class _Carried:
    """A date that goes on in the next sentence. `of_money` where it was that of a sum, None where of no figure."""

    as_at: str
    start: int
    of_money: bool | None

    def fits(self, draft: Draft) -> bool:
        """What was said of sums of money is said of no count, and the other way round."""
        return self.of_money is None or self.of_money == (draft.kind == "money")


class Dating:
    """Dates the figures of one block."""

    def __init__(
        self, block: Block, columns: Columns, setting: Setting, stated: Sequence[Stated], drafts: Sequence[Draft]
    ) -> None:
        self._block, self._columns, self._setting = block, columns, setting
        self._stated, self._drafts = stated, drafts
        self._of_sentences = SentenceDates(block.text, stated, drafts)

    def told(self) -> Iterator[Told]:
        """What is told of each figure, in their order."""
        carried: _Carried | None = None
        heading: str | None = None
        cell, at = -1, 0
        for statement in self._block.statements:
            if statement.cell != cell:
                carried, heading, cell = None, None, statement.cell
            begun, heading = at, self._heading(statement) or heading
            while at < len(self._drafts) and self._drafts[at].start < statement.end:
                yield self._of(self._drafts[at], carried, heading)
                at += 1
            carried = self._carry(statement, carried, self._drafts[begun:at])

    def _heading(self, statement: Statement) -> str | None:
        """A date with a colon heads what follows in its cell: "As of 14/08/25:"."""
        if not self._block.row:
            return None
        for stated in self._stated:
            ends = statement.start <= stated.start < statement.end and self._block.text.startswith(":", stated.end)
            if ends and stated.as_at:
                return stated.as_at
        return None

    def _carry(self, statement: Statement, carried: _Carried | None, here: Sequence[Draft]) -> _Carried | None:
        main = self._of_sentences.main(statement)
        if main is not None:
            of_money = here[-1].kind == "money" if here else None
            return _Carried(self._said_of_the_past(statement, main), main.start, of_money)
        goes_on = here or _GOES_ON.match(self._block.text[statement.start : statement.end])
        return carried if goes_on else None

    def _of(self, draft: Draft, carried: _Carried | None, heading: str | None) -> Told:
        if draft.role in _NEVER:
            return Told()
        own = self._of_sentences.of(draft)
        if own is not None and own.as_at is None:
            return self._of_the_whole(draft)
        if own is not None and self._may_be_of(draft, own):
            return self._own(draft, own, heading)
        return self._of_table(draft) or self._of_what_stands_round(draft, carried, heading)

    def _lasting(self, draft: Draft) -> bool:
        """A length of time that is no measurement has no date: a target, a definition."""
        return draft.kind == "duration" and draft.role in _LASTING[:4]

    def _may_be_of(self, draft: Draft, own: Stated) -> bool:
        if own.form == "now" and draft.role in ("national", "comparator"):
            return False
        return not self._lasting(draft) or (own.form == "now" and draft.role == "upper_bound")

    def _own(self, draft: Draft, own: Stated, heading: str | None) -> Told:
        if own.form == "last" and heading:
            return Told(f"{str(own.as_at).removeprefix('last ')} to {heading}", "sentence")
        if own.form == "now" and self._setting.meeting_date:
            return Told(self._setting.meeting_date, "meeting_date")
        if own.form == "now" and self._setting.document and self._block.row:
            return Told(self._setting.document, "document")
        as_at = str(own.as_at) if draft.role in _AHEAD else self._said_of_the_past(draft.statement, own)
        wrapped = self._line(own.start) != self._line(draft.start)
        other = heading if heading != own.as_at and not own.vague and draft.role != "comparator" else None
        return Told(as_at, "sentence_wrapped" if wrapped else "sentence", other)

    def _said_of_the_past(self, statement: Statement, stated: Stated) -> str:
        """What had happened by the end of June is as at June; what will is not."""
        past = _PAST.search(self._block.text[statement.start : statement.end])
        return str(stated.as_at).removeprefix("by ") if past else str(stated.as_at)

    def _line(self, offset: int) -> int:
        return self._block.passage.place(offset, offset + 1).line_start

    def _of_table(self, draft: Draft) -> Told | None:
        if not self._block.row:
            return None
        if date := self._columns.date(draft.column) or self._columns.date(0):
            return Told(date, "table_header")
        return Told(self._columns.date_above, "paragraph") if self._columns.date_above else None

    def _of_what_stands_round(self, draft: Draft, carried: _Carried | None, heading: str | None) -> Told:
        if self._lasting(draft) or draft.role in _OWN_SENTENCE_ONLY:
            return Told()
        if heading:
            return Told(heading, "cell_heading")
        if carried and carried.fits(draft) and not self._of_sentences.says_another(draft.statement):
            return Told(carried.as_at, self._carried_from(draft, carried))
        return self._as_at_below() or self._of_the_whole(draft)

    def _carried_from(self, draft: Draft, carried: _Carried) -> str:
        """A date of the sentence before is this sentence's own where it says "in that year"."""
        if not _THAT_YEAR.search(self._block.text[draft.statement.start : draft.statement.end]):
            return "paragraph"
        return "sentence" if self._line(carried.start) == self._line(draft.start) else "sentence_wrapped"

    def _as_at_below(self) -> Told | None:
        """A paragraph may say only at its end what all of it is as at."""
        return Told(self._as_at_said, "paragraph") if self._as_at_said and not self._block.row else None

    @cached_property
    def _as_at_said(self) -> str | None:
        text, dated = self._block.text, (s for s in self._stated if s.dates_figures)
        said = (s for s in dated if _AS_AT.search(text, max(0, s.start - 8), s.start))
        return next((s.as_at for s in said if not self._beside_figures(s)), None)

    def _beside_figures(self, stated: Stated) -> bool:
        """Whether its sentence has figures, whose date it then is."""
        return any(d.statement.start <= stated.start < d.statement.end for d in self._drafts)

    def _of_the_whole(self, draft: Draft) -> Told:
        if draft.role in _NOT_OF_THE_WHOLE:
            return Told()
        if self._setting.period and (draft.kind != "money" or self._setting.dates_money):
            return Told(self._setting.period, "item_heading")
        if self._setting.document and self._block.row:
            return Told(self._setting.document, "document")
        return Told()

"""Retelling: what each fact of a work changes in its rows, as it is recorded; exact after every single fact."""

from collections.abc import Iterable, Mapping
from datetime import date

from lintel.domain.fact import Corrected, Fact, Recorded, Withdrawn, effective
from lintel.domain.work import Reattributed, WorkFact
from lintel.measures.segments import NOTHING, OPEN, Changes, Draft, Row, Rows


class WorkRows:
    """One work's facts as recorded, one after another, and what each changed: exact after every single fact."""

    __slots__ = ("_draft", "_entries", "_last")

    def __init__(self, entries: Iterable[Recorded] = ()) -> None:
        self._entries = list(entries)
        self._retell()

    @property
    def rows(self) -> Rows:
        """The rows after the facts so far."""
        return Rows() if self._draft is None else self._draft.rows()

    def add(self, entry: Recorded) -> Changes:
        """Add the next fact in sequence. Returns what it changed."""
        fact = entry.fact
        self._entries.append(entry)
        key = (fact.occurred, entry.sequence)
        if key < self._last or self._draft is None or isinstance(fact, Corrected | Withdrawn | Reattributed):
            before = self.rows
            self._retell()
            return changes(before, self.rows)
        self._last = key
        return self._go_on(fact, self._draft)

    def _go_on(self, fact: Fact, draft: Draft) -> Changes:
        assert isinstance(fact, WorkFact)
        uncounted = draft.never_counts
        try:
            changed = draft.tell(fact)
        except LookupError:
            # Known only up to the middle of a commit, the facts may make no sense; the work counts with the whole.
            self._draft = None
            return changes(self._rows_before(), {})
        if uncounted:
            return NOTHING
        return changes(self._rows_before(), {}) if draft.never_counts else changed

    def _rows_before(self) -> Rows:
        return WorkRows(self._entries[:-1]).rows

    def _retell(self) -> None:
        self._draft: Draft | None = None
        self._last = (date.min, 0)
        standing = effective(self._entries)
        draft = Draft(_person_of(standing))
        try:
            for entry in standing:
                assert isinstance(entry.fact, WorkFact)
                draft.tell(entry.fact)
        except LookupError:
            return
        self._draft = draft
        if standing:
            self._last = (standing[-1].fact.occurred, standing[-1].sequence)


def _person_of(standing: list[Recorded]) -> str | None:
    moved = [entry.fact.to_person for entry in standing if isinstance(entry.fact, Reattributed)]
    return moved[-1] if moved else None


def changes(before: Mapping[Row, int], after: Mapping[Row, int]) -> Changes:
    """What it takes to get from one set of rows to another."""
    if before == after:
        return NOTHING
    ended, gone, new = [], [row for row in before if row not in after], []
    for row, until in after.items():
        was = before.get(row)
        if was is None:
            new.append((row, until))
        elif was != until and was == OPEN:
            ended.append((row, until))
        elif was != until:
            gone.append(row)
            new.append((row, until))
    return Changes(ended, gone, new)

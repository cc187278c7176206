"""Retelling: what each fact of a work changes in its rows, as it is recorded; exact after every single fact."""

from collections.abc import Iterable, Mapping
from datetime import date

from lintel.domain.fact import Corrected, Fact, Recorded, Withdrawn, effective
from lintel.domain.work import Reattributed, WorkFact
from lintel.measures.segments import NOTHING, OPEN, Changes, Draft, Row, Rows


class WorkRows:
    """One work's facts as recorded, one after another, and what each changed: exact after every single fact."""

    __slots__ = ("_draft", "_entries", "_last", "rows")

    def __init__(self, entries: Iterable[Recorded] = ()) -> None:
        self._entries = list(entries)
        self._retell()

    def add(self, entry: Recorded) -> Changes:
        """Add the next fact in sequence. Returns what it changed."""
        fact, before = entry.fact, self.rows
        self._entries.append(entry)
        key = (fact.occurred, entry.sequence)
        if key < self._last or self._draft is None or isinstance(fact, Corrected | Withdrawn | Reattributed):
            self._retell()
            return changes(before, self.rows)
        return self._go_on(fact, key)

    def _go_on(self, fact: Fact, key: tuple[date, int]) -> Changes:
        assert isinstance(fact, WorkFact)
        assert self._draft is not None
        self._last = key
        try:
            was, now = self._draft.tell(fact)
        except LookupError:
            return self._without_sense()
        if self._draft.never_counts:
            before, self.rows = self.rows, Rows()
            return changes(before, self.rows)
        changed = changes(was, now)
        for row in changed.gone:
            del self.rows[row]
        self.rows.update(changed.ended)
        self.rows.update(changed.new)
        return changed

    def _without_sense(self) -> Changes:
        """Known only up to the middle of a commit, the facts may make no sense; the work counts with the whole."""
        before, self.rows, self._draft = self.rows, Rows(), None
        return changes(before, self.rows)

    def _retell(self) -> None:
        self.rows, self._draft, self._last = Rows(), None, (date.min, 0)
        standing = effective(self._entries)
        draft = Draft(_person_of(standing))
        try:
            for entry in standing:
                assert isinstance(entry.fact, WorkFact)
                draft.tell(entry.fact)
        except LookupError:
            return
        self._draft, self.rows = draft, draft.rows()
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

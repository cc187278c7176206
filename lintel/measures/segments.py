"""Segments: one work's facts as stretches of days in which nothing that a figure counts by changes. Plain Python.

A `Row` is what a figure may count. Those that last (`WAITING`, `IN_TOUCH`) run from `from_day` until a day that stands
beside them, or OPEN; the others (`ENDED`, `LEFT`, `OFFERED`, `STOPPED`) happened on `from_day`. Cuts are as held at the
end of that day. Days are numbers (proleptic ordinals), so that lengths subtract alike in every database.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from lintel.domain.fact import Corrected, Fact, Recorded, Withdrawn, effective
from lintel.domain.flow import REALLOCATION
from lintel.domain.work import NEVER_COUNTED, REACHED, RETURNED, Reattributed, Wait, WorkFact, WorkState
from lintel.measures.judging import seconds_run

OPEN = date.max.toordinal()
WAITING, IN_TOUCH, ENDED, LEFT, OFFERED, STOPPED = "waiting", "in_touch", "ended", "left", "offered", "stopped"
LASTING = frozenset({WAITING, IN_TOUCH})


class Row(NamedTuple):
    """One thing to count; `next_due`, `reached` only where it is about keeping in touch, `seconds` only of clocks."""

    what: str
    kind: str
    stage: str
    number: int
    person: str
    since: int
    on_list_from: int
    team: str
    locality: str | None
    rating: str | None
    from_day: int
    why: str | None = None
    reached: int | None = None
    next_due: int | None = None
    seconds: int | None = None


Rows = dict[Row, int]


class Changes(NamedTuple):
    """What one fact changed: rows that now end on a day, rows that no longer hold, and new rows with their last day."""

    ended: list[tuple[Row, int]]
    gone: list[Row]
    new: list[tuple[Row, int]]


NOTHING = Changes([], [], [])


class Draft:
    """The rows of one work while its facts are told in the order in which they happened."""

    __slots__ = ("_before", "_day", "_person", "never_counts", "settled", "state", "today")

    def __init__(self, person: str | None = None) -> None:
        self.state, self._person = WorkState(), person
        self._day, self._before = 0, Rows()
        self.settled, self.today = Rows(), Rows()
        self.never_counts = False

    def tell(self, fact: WorkFact) -> tuple[Rows, Rows]:
        """Tell one fact. Returns the rows that it could change, as they were and as they are now."""
        day = fact.occurred.toordinal()
        if day != self._day:
            self._begin(day)
        was = self.today
        fact.apply(self.state)
        self.today = self._rows_today(day)
        return was, self.today

    def rows(self) -> Rows:
        """All rows so far; none where the work is never to be counted."""
        return {} if self.never_counts else self.settled | self.today

    def _begin(self, day: int) -> None:
        self._day, self._before = day, Rows()
        for row, until in self.today.items():
            carried = until == OPEN and row.what in LASTING
            (self._before if carried else self.settled)[row] = until
        self.today = self._before

    def _rows_today(self, day: int) -> Rows:
        state = self.state
        rows, last = Rows(), state.waits[-1] if state.waits else None
        wanted = self._lasting(state, last, day) if last is not None and last.end is None else []
        for row in self._before:
            kept = next((want for want in wanted if _alike(row, want)), None)
            if kept is not None:
                rows[row] = OPEN
                wanted.remove(kept)
            elif row.from_day < day:
                rows[row] = day
        for want in wanted:
            rows[want] = OPEN
        for event in self._events(state, day):
            rows[event] = OPEN
        return rows

    def _lasting(self, state: WorkState, wait: Wait, day: int) -> list[Row]:
        joined = wait.on_list_from.toordinal()
        from_day = day if day > joined else joined
        number, person, kind = len(state.waits), self._person or state.person, state.declared.name
        since, team, locality, rating = wait.since.toordinal(), state.team, state.locality, state.rating
        reached, due = state.last_reached or wait.on_list_from, state.next_contact_due
        shared = (kind, wait.stage, number, person, since, joined, team, locality, rating, from_day, None)
        waiting = Row(WAITING, *shared)
        return [waiting] if due is None else [waiting, Row(IN_TOUCH, *shared, reached.toordinal(), due.toordinal())]

    def _events(self, state: WorkState, day: int) -> Iterator[Row]:
        for number in range(len(state.waits), 0, -1):
            wait = state.waits[number - 1]
            if wait.end is not None and wait.end.toordinal() < day:
                break
            if wait.end is not None:
                self.never_counts = self.never_counts or wait.why in NEVER_COUNTED
                if wait.end >= wait.on_list_from and (what := _what_ended(state, number)):
                    yield self._event(what, wait, number, day, wait.why)
            offered = wait.first_offered
            if offered is not None and offered.toordinal() == day and offered >= wait.on_list_from:
                yield self._event(OFFERED, wait, number, day, None)
        self.never_counts = self.never_counts or state.outcome in NEVER_COUNTED
        if state.kind is not None and state.kind.clocks:
            yield from self._stopped(state, day)

    def _event(self, what: str, wait: Wait, number: int, day: int, why: str | None) -> Row:
        state = self.state
        return Row(
            what, state.declared.name, wait.stage, number, self._person or state.person, wait.since.toordinal(),
            wait.on_list_from.toordinal(), state.team, state.locality, state.rating, day, why,
        )  # fmt: skip

    def _stopped(self, state: WorkState, day: int) -> Iterator[Row]:
        for clock in state.declared.clocks:
            start, stop = state.marks.get(clock.starts), state.marks.get(clock.stops)
            if start is not None and stop is not None and stop.on.toordinal() == day:
                run = Wait(clock.name, start.on, start.on, "")
                yield self._event(STOPPED, run, 1, day, None)._replace(seconds=seconds_run(start, stop))


def _alike(row: Row, want: Row) -> bool:
    return row[:10] == want[:10] and row[11:] == want[11:]


def _what_ended(state: WorkState, number: int) -> str | None:
    wait = state.waits[number - 1]
    if wait.why == RETURNED:
        return None
    if wait.why != REACHED:
        return LEFT
    earlier = state.waits[: number - 1] if wait.stage != REALLOCATION.name else ()
    return None if any(each.stage == wait.stage and each.why == REACHED for each in earlier) else ENDED


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
    ended, gone, new = [], [], []
    for row in before:
        if row not in after:
            gone.append(row)
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

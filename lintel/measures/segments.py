"""Segments: one work's facts as stretches of days in which nothing that a figure counts by changes. Plain Python.

A `Row` is what a figure may count. Those that last (`WAITING`, `IN_TOUCH`) run from `from_day` until a day that stands
beside them, or OPEN; the others (`ENDED`, `LEFT`, `OFFERED`, `STOPPED`) happened on `from_day`. Cuts are as held at the
end of that day. Days are numbers (proleptic ordinals), so that lengths subtract alike in every database.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from lintel.domain.flow import REALLOCATION
from lintel.domain.work import NEVER_COUNTED, REACHED, RETURNED, Wait, WorkFact, WorkState
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

    __slots__ = ("_before", "_day", "_on", "_person", "never_counts", "settled", "state", "today")

    def __init__(self, person: str | None = None) -> None:
        self.state, self._person = WorkState(), person
        self._on, self._day, self._before = date.min, 0, dict[str, Row]()
        self.settled, self.today = Rows(), Rows()
        self.never_counts = False

    def tell(self, fact: WorkFact) -> tuple[Rows, Rows]:
        """Tell one fact. Returns the rows that it could change, as they were and as they are now."""
        if fact.occurred != self._on:
            self._begin(fact.occurred)
        was = self.today
        fact.apply(self.state)
        self.today = self._rows_today()
        return was, self.today

    def rows(self) -> Rows:
        """All rows so far; none where the work is never to be counted."""
        return {} if self.never_counts else self.settled | self.today

    def _begin(self, on: date) -> None:
        self._on, self._day, self._before = on, on.toordinal(), {}
        carried = Rows()
        for row, until in self.today.items():
            if until == OPEN and row[0] in LASTING:
                self._before[row[0]], carried[row] = row, OPEN
            else:
                self.settled[row] = until
        self.today = carried

    def _rows_today(self) -> Rows:
        """The rows carried into this day, closed where they end on it, those that begin, and what happened."""
        rows, waits = Rows(), self.state.waits
        if waits and waits[-1].end is None:
            self._lasting(rows, waits[-1])
        else:
            for row in self._before.values():
                self._close(rows, row)
        for event in self._events():
            rows[event] = OPEN
        return rows

    def _close(self, rows: Rows, row: Row) -> None:
        if row.from_day < self._day:
            rows[row] = self._day

    def _lasting(self, rows: Rows, wait: Wait) -> None:
        state = self.state
        shared = (
            state.declared.name, wait.stage, len(state.waits), self._person or state.person, wait.since.toordinal(),
            wait.on_list_from.toordinal(), state.team, state.locality, state.rating,
        )  # fmt: skip
        self._carry_on(rows, WAITING, shared, (None, None))
        if state.next_contact_due is not None:
            reached = state.last_reached or wait.on_list_from
            self._carry_on(rows, IN_TOUCH, shared, (reached.toordinal(), state.next_contact_due.toordinal()))

    def _carry_on(self, rows: Rows, what: str, shared: tuple[Any, ...], touch: tuple[int | None, int | None]) -> None:
        row = self._before.get(what)
        if row is not None and row[1:10] == shared and row[12:14] == touch:
            rows[row] = OPEN
            return
        if row is not None:
            self._close(rows, row)
        joined: int = shared[5]
        rows[Row(what, *shared, self._day if self._day > joined else joined, None, *touch)] = OPEN

    def _events(self) -> Iterator[Row]:
        state, on = self.state, self._on
        for number in range(len(state.waits), 0, -1):
            wait = state.waits[number - 1]
            if wait.end is not None:
                if wait.end < on:
                    break
                self.never_counts = self.never_counts or wait.why in NEVER_COUNTED
                if wait.end >= wait.on_list_from and (what := _what_ended(state, number)):
                    yield self._event(what, wait, number, wait.why)
            if wait.first_offered == on and on >= wait.on_list_from:
                yield self._event(OFFERED, wait, number, None)
        if state.outcome is not None:
            self.never_counts = self.never_counts or state.outcome in NEVER_COUNTED
        if state.kind is not None and state.kind.clocks:
            yield from self._stopped(state)

    def _event(self, what: str, wait: Wait, number: int, why: str | None) -> Row:
        state = self.state
        return Row(
            what, state.declared.name, wait.stage, number, self._person or state.person, wait.since.toordinal(),
            wait.on_list_from.toordinal(), state.team, state.locality, state.rating, self._day, why,
        )  # fmt: skip

    def _stopped(self, state: WorkState) -> Iterator[Row]:
        for clock in state.declared.clocks:
            start, stop = state.marks.get(clock.starts), state.marks.get(clock.stops)
            if start is not None and stop is not None and stop.on == self._on:
                run = Wait(clock.name, start.on, start.on, "")
                yield self._event(STOPPED, run, 1, None)._replace(seconds=seconds_run(start, stop))


def _what_ended(state: WorkState, number: int) -> str | None:
    wait = state.waits[number - 1]
    if wait.why == RETURNED:
        return None
    if wait.why != REACHED:
        return LEFT
    earlier = state.waits[: number - 1] if wait.stage != REALLOCATION.name else ()
    return None if any(each.stage == wait.stage and each.why == REACHED for each in earlier) else ENDED

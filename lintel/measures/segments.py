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

    __slots__ = (
        "_closed", "_day", "_happened", "_on", "_open", "_person", "_settled", "never_counts", "state",
    )  # fmt: skip

    def __init__(self, person: str | None = None) -> None:
        self.state, self._person = WorkState(), person
        self._on, self._day = date.min, 0
        self._settled: list[tuple[Row, int]] = []
        # Lasting rows that are open, those that ended today, and what happened today.
        self._open, self._closed = dict[str, Row](), dict[str, Row]()
        self._happened: list[Row] = []
        self.never_counts = False

    def tell(self, fact: WorkFact) -> Changes:
        """Tell one fact. Returns what it changed."""
        if fact.occurred != self._on:
            self._begin(fact.occurred)
        fact.apply(self.state)
        changed = Changes([], [], [])
        self._lasting(changed)
        happened = list(self._events())
        if happened != self._happened:
            changed.gone.extend(row for row in self._happened if row not in happened)
            changed.new.extend((row, OPEN) for row in happened if row not in self._happened)
            self._happened = happened
        return changed

    def rows(self) -> Rows:
        """All rows so far; none where the work is never to be counted."""
        if self.never_counts:
            return {}
        lasting = dict.fromkeys(self._open.values(), OPEN) | dict.fromkeys(self._closed.values(), self._day)
        return dict(self._settled) | lasting | dict.fromkeys(self._happened, OPEN)

    def _begin(self, on: date) -> None:
        self._settled.extend((row, self._day) for row in self._closed.values())
        self._settled.extend((row, OPEN) for row in self._happened)
        self._on, self._day = on, on.toordinal()
        self._closed, self._happened = {}, []

    def _lasting(self, changed: Changes) -> None:
        state = self.state
        wait = state.waits[-1] if state.waits else None
        if wait is None or wait.end is not None:
            for what in tuple(self._open):
                self._close(what, changed)
            return
        shared = (
            state.declared.name, wait.stage, len(state.waits), self._person or state.person, wait.since.toordinal(),
            wait.on_list_from.toordinal(), state.team, state.locality, state.rating,
        )  # fmt: skip
        self._carry_on(WAITING, shared, (None, None), changed)
        if state.next_contact_due is not None:
            reached = state.in_touch_from.toordinal()
            self._carry_on(IN_TOUCH, shared, (reached, state.next_contact_due.toordinal()), changed)

    def _carry_on(
        self, what: str, shared: tuple[Any, ...], touch: tuple[int | None, int | None], changed: Changes
    ) -> None:
        row, closed = self._open.get(what), self._closed.get(what)
        if row is not None:
            if row[1:10] == shared and row[12:14] == touch:
                return
            self._close(what, changed)
        if closed is not None and closed[1:10] == shared and closed[12:14] == touch:
            # The same day puts it back as it was: the row that ended today goes on.
            changed.gone.append(self._closed.pop(what))
            begun = closed
        else:
            joined: int = shared[5]
            begun = Row(what, *shared, self._day if self._day > joined else joined, None, *touch)
        self._open[what] = begun
        changed.new.append((begun, OPEN))

    def _close(self, what: str, changed: Changes) -> None:
        row = self._open.pop(what)
        if row.from_day < self._day:
            self._closed[what] = row
            changed.ended.append((row, self._day))
        else:
            changed.gone.append(row)

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

"""Facts in bulk for measuring speed: some hundred journeys made by the rules, and stamped again and again.

A stamp copies a journey's facts (the person registered, the contact, the assessment) under ids of its own, moved by
whole weeks so that working days stay what they were. One fact in three hundred is of a wait that is still open.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Any, NamedTuple

from lintel.domain.allocation import OfferAccepted, WorkOffered
from lintel.domain.document import Line
from lintel.domain.fact import Corrected, Fact
from lintel.synthetic.assessments import Assessments
from lintel.synthetic.days import working_day_from
from lintel.synthetic.draw import Draw
from lintel.synthetic.journey import Books
from lintel.synthetic.people import People
from lintel.synthetic.setting import setting
from lintel.synthetic.waiting_list import Place

PATTERNS = 600
WEEKS = 100
MONTH = 28
FRIDAY = 4
FACTS_AN_OPEN_WAIT = 300
POINTERS = ("id", "subject", "follows", "because_of", "opened_by", "because_of_fact", "original", "person")
DATES = ("occurred", "since", "starts_on", "due_on")
LEFT_OUT = ("at", "note", "identity", "description")
CLOSED_AGO, LONGEST, OPEN_UP_TO = 270, 90, 120


class Mould(NamedTuple):
    """One line of a pattern: the kind of fact, its values, and which of them are ids and dates."""

    kind: type[Fact]
    values: dict[str, Any]
    ids: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, date], ...]
    recorded: datetime
    by: str


Pattern = tuple[Mould, ...]


def bulk_lines(facts: int, *, today: date, seed: int) -> Iterator[Line]:
    """At least `facts` legal facts (and at most one journey more), in recorded order."""
    draw = Draw(seed, "bulk")
    pending: list[Line] = []
    for month, stamps in sorted(_stamps(facts, today, draw).items()):
        pending.sort(key=_recorded)
        ready = bisect_left(pending, date.fromordinal(month * MONTH), key=lambda line: line.recorded.date())
        yield from pending[:ready]
        del pending[:ready]
        for pattern, shift in stamps:
            _stamp(pattern, shift, draw.id()[:-12], pending)
    yield from sorted(pending, key=_recorded)


_recorded = attrgetter("recorded")


def _stamps(facts: int, today: date, draw: Draw) -> dict[int, list[tuple[Pattern, timedelta]]]:
    """Which patterns are to be stamped, by the four weeks in which each begins."""
    closed, waiting = patterns(today, draw)
    stamps: dict[int, list[tuple[Pattern, timedelta]]] = defaultdict(list)

    def add(pattern: Pattern, shift: timedelta) -> int:
        begins = pattern[0].recorded.date() + shift
        stamps[begins.toordinal() // MONTH].append((pattern, shift))
        return len(pattern)

    left = facts - sum(add(draw.pick(waiting), timedelta(0)) for _ in range(facts // FACTS_AN_OPEN_WAIT))
    while left > 0:
        left -= add(draw.pick(closed), timedelta(weeks=-draw.number(-9, WEEKS)))
    return stamps


def patterns(today: date, draw: Draw) -> tuple[list[Pattern], list[Pattern]]:
    """Journeys that have ended, and journeys in which somebody still waits, made by the rules."""
    books = Books(setting(draw), draw, date.min, today - timedelta(days=1))
    assessments = Assessments(books, People(books, draw))
    closed = [_ended(today, draw) for _ in range(PATTERNS)]
    waiting = [_waiting(today, draw) for _ in range(PATTERNS // 10)]
    return (
        list(_told(assessments, books, closed, _is_over)),
        list(_told(assessments, books, waiting, lambda lines: True)),
    )


def _ended(today: date, draw: Draw) -> Place:
    joined = working_day_from(today - timedelta(days=CLOSED_AGO + draw.number(0, 6)))
    left = working_day_from(joined + timedelta(days=min(draw.long_tail(12, 1.2), LONGEST)))
    return Place(joined, joined, draw.pick(("red", "amber", "green")), left=left, from_contact=True)


def _waiting(today: date, draw: Draw) -> Place:
    joined = working_day_from(today - timedelta(days=draw.number(5, OPEN_UP_TO)))
    return Place(joined, joined, draw.pick(("red", "amber", "green")), from_contact=True)


def _told(
    assessments: Assessments, books: Books, places: Sequence[Place], keep: Callable[[list[Line]], bool]
) -> Iterator[Pattern]:
    for place in places:
        books.lines = []
        assessments.tell([place])
        if keep(books.lines):
            yield tuple(_mould(line) for line in sorted(books.lines, key=_recorded))


def _is_over(lines: list[Line]) -> bool:
    """All works closed, and at most one offer, that stands long enough wherever bank holidays fall and is never moved."""
    names = [type(line.fact).__name__ for line in lines]
    offers = [line.fact.occurred for line in lines if isinstance(line.fact, WorkOffered | OfferAccepted)]
    moved = any(isinstance(line.fact, Corrected) and "occurred" in line.fact.changes for line in lines)
    stands = not moved and (not offers or add_weekdays(offers[0]) >= offers[-1])
    return names.count("WorkOpened") == names.count("WorkClosed") and names.count("WorkOffered") <= 1 and stands


def add_weekdays(on: date) -> date:
    """The next weekday, as if there were no bank holidays."""
    return on + timedelta(days=max(1, 7 - on.weekday()) if on.weekday() >= FRIDAY else 1)


def _mould(line: Line) -> Mould:
    values: dict[str, Any] = {name: None if name in LEFT_OUT else value for name, value in vars(line.fact).items()}
    ids = tuple((name, _tail(values[name])) for name in POINTERS if values.get(name))
    dates = tuple((name, values[name]) for name in DATES if values.get(name))
    return Mould(type(line.fact), values, ids, dates, line.recorded, line.by)


def _tail(name: str) -> str:
    """The part of an id by which it stays apart from the others of its pattern."""
    return name[-12:]


def _stamp(pattern: Pattern, shift: timedelta, head: str, lines: list[Line]) -> None:
    for kind, template, ids, dates, recorded, by in pattern:
        fact = object.__new__(kind)
        values = fact.__dict__
        values.update(template)
        for name, tail in ids:
            values[name] = head + tail
        for name, day in dates:
            values[name] = day + shift
        if kind is Corrected:
            values["changes"] = {name: _moved(text, shift) for name, text in template["changes"].items()}
        lines.append(Line(fact, recorded + shift, by))


def _moved(text: str, shift: timedelta) -> str:
    return (date.fromisoformat(text) + shift).isoformat()

"""What was found of one meeting, wherever it stands: its minutes may come with the papers of a later one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintel.oversight.papers.figures_followed.joined import joined
from lintel.oversight.papers.following.meeting_papers import MeetingPapers, of_one_body
from lintel.oversight.papers.reading.found import Action, AgendaItem, Attendee, Decision, Figure, Item, Point, Reading


@dataclass(frozen=True)
class OfItem:
    """An item with what was found in it. From an agenda alone there are no points, decisions, actions or figures."""

    reading: Reading
    item: Item | AgendaItem
    points: tuple[Point, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def whole_points(self) -> tuple[Point, ...]:
        """The points that are no part of another one."""
        return tuple(each for each in self.points if not any(_holds(other, each) for other in self.points))

    @property
    def agenda_number(self) -> str | None:
        """The number that it had on the agenda."""
        return self.item.agenda_item_ref if isinstance(self.item, Item) else self.item.item_no


def _holds(outer: Point, inner: Point) -> bool:
    """Whether the inner point stands in the lines of the outer one, and the outer one begins before it."""
    first, second = outer.place, inner.place
    return first.line_start < second.line_start and second.line_end <= first.line_end


def items_of(meetings: Sequence[MeetingPapers], body: str, date: str) -> tuple[OfItem, ...]:
    """The items of the meeting of that ISO date: as minuted, and those of its agenda that no minutes have."""
    minuted = _once([each for reading, on in _readings(meetings, body) for each in _minuted(reading, on, date)])
    numbers = {each.agenda_number for each in minuted if each.agenda_number}
    titles = {_letters(each.item.title) for each in minuted}
    agenda = [
        OfItem(reading, item)
        for reading, on in _readings(meetings, body)
        for item in reading.agenda_items
        if on == date and item.item_no not in numbers and _letters(item.title) not in titles
    ]
    return (*minuted, *_once(agenda))


def _readings(meetings: Sequence[MeetingPapers], body: str) -> Iterator[tuple[Reading, str]]:
    for meeting in of_one_body(meetings, body):
        yield from ((reading, meeting.date) for reading in meeting.readings)


def _minuted(reading: Reading, on: str, date: str) -> Iterator[OfItem]:
    figures = figures_in(reading)
    for item in reading.items:
        if (item.meeting_date or on) == date:
            yield OfItem(
                reading, item,
                tuple(each for each in reading.points if each.place.begins_in(item.place)),
                tuple(each for each in reading.decisions if each.place.begins_in(item.place)),
                tuple(each for each in reading.actions if each.place.begins_in(item.place)),
                tuple(each for each in figures if each.place.begins_in(item.place)),
            )  # fmt: skip


def figures_in(reading: Reading) -> tuple[Figure, ...]:
    """The figures of a paper, with two ends of one range made one."""
    return tuple(each.figure for each in joined(reading.figures, reading.paper, ""))


def _once(found: Sequence[OfItem]) -> list[OfItem]:
    """The same item, read in two papers, once: with the most points."""
    best: dict[str, OfItem] = {}
    for each in found:
        key = _letters(each.item.title)
        if key not in best or len(each.points) > len(best[key].points):
            best[key] = each
    return list(best.values())


def _letters(title: str) -> str:
    return "".join(sign for sign in title.lower() if sign.isalnum())


def attendees_of(meetings: Sequence[MeetingPapers], body: str, date: str) -> tuple[Attendee, ...]:
    """Who was at the meeting; where no minutes say so, the members whom the agenda names."""
    found = [
        each
        for reading, on in _readings(meetings, body)
        for each in reading.attendees
        if (each.meeting_date or on) == date and each.status != "contact"
    ]
    there = [each for each in found if each.status != "membership"]
    once = {(_letters(each.name_as_printed), each.status): each for each in there or found}
    return tuple(once.values())


def documents_of(meetings: Sequence[MeetingPapers], body: str, date: str) -> tuple[str, ...]:
    """The names of the papers that were read for the meeting, and of those that hold its minutes."""
    names = (
        reading.paper.name
        for reading, on in _readings(meetings, body)
        if on == date or any(each.meeting_date == date for each in reading.items)
    )
    return tuple(dict.fromkeys(names))

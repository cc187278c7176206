"""The items of an agenda with their pages: lost numbers found again by order, end pages that cannot be right by the next item's start."""

from collections.abc import Iterator
from dataclasses import replace

from lintel.oversight.papers.reading.found import AgendaItem
from lintel.oversight.papers.reading.lines import Doubt, Line, Paper, Place
from lintel.oversight.papers.reading.meeting.agenda_lines import agendas, rows
from lintel.oversight.papers.reading.meeting.agenda_rows import Row
from lintel.oversight.papers.reading.parts import parts
from lintel.oversight.papers.reading.profile import Profile

_MOST_LOST_AT_THE_HEAD = 5
_HOLDS_AN_AGENDA = ("agenda", "other")
Read = tuple[tuple[AgendaItem, ...], tuple[Doubt, ...]]


def agenda_items(paper: Paper, profile: Profile) -> Read:
    """The items of every agenda in the paper, in order. What does not add up is a doubt, and is not filled in.

    An agenda ends with its part of the paper: the numbers of a report, or of minutes, are no items of it.
    """
    items: list[AgendaItem] = []
    doubts: list[Doubt] = []
    for part in parts(paper, profile):
        within = paper.between(part.first_line, part.last_line) if part.kind in _HOLDS_AN_AGENDA else ()
        for lines in agendas(within, profile):
            read, doubted = _of_agenda(lines)
            items.extend(read)
            doubts.extend(doubted)
        if part.kind == "agenda" and not any(
            part.first_line <= each.place.line_start <= part.last_line for each in items
        ):
            doubts.append(Doubt("no_agenda_items", Place(part.first_line, part.first_line)))
    return tuple(items), tuple(doubts)


def _of_agenda(lines: tuple[Line, ...]) -> tuple[list[AgendaItem], list[Doubt]]:
    read = rows(lines)
    counted, doubts = _counted(read)
    doubts += _displaced(read, counted)
    items = [_item(row, counted[id(row)]) for row in read if id(row) in counted]
    return _pages_in_order(items, doubts), doubts


def _place(row: Row) -> Place:
    return Place(row.line.number, row.last_line.number, row.line.column(0))


def _item(row: Row, number: int) -> AgendaItem:
    first, last = row.pages or (None, None)
    return AgendaItem(
        _place(row),
        str(number),
        row.title,
        row.by,
        first,
        first if last is None else last,
        number_inferred=row.number != number,
        pages_line=row.pages_line,
    )


def _counted(read: list[Row]) -> tuple[dict[int, int], list[Doubt]]:
    """The number of each row that is an item, by the row's id: as printed, and by order where a number was lost."""
    counted: dict[int, int] = {}
    doubts: list[Doubt] = []
    last, waiting = _before_first(read), list[Row]()
    for row in read:
        if row.number is not None and _comes_next(row, row.number, last, len(waiting)):
            lost, doubted = _lost(waiting, row.number - last - 1)
            counted.update({id(one): last + count for count, one in enumerate(lost, 1)})
            doubts += doubted
            counted[id(row)] = last = row.number
            waiting = []
        elif row.title:
            waiting.append(row)
    return (counted, doubts) if counted else _by_order(read)


def _comes_next(row: Row, number: int, last: int, between: int) -> bool:
    """Whether a number goes on from the last, with no more numbers lost than there are lines between."""
    return last < number <= last + 1 + between and (row.marked or number == last + 1)


def _by_order(read: list[Row]) -> tuple[dict[int, int], list[Doubt]]:
    """Where no number is left: the bullets in their order, and a doubt."""
    bullets = list(_bullets(read))
    if not bullets:
        return {}, []
    place = Place(bullets[0].line.number, bullets[-1].last_line.number)
    doubt = Doubt("agenda_numbers_missing", place, bullets[0].title)
    return {id(row): count for count, row in enumerate(bullets, 1)}, [doubt]


def _before_first(read: list[Row]) -> int:
    """The number before the first item's: 0, but where items are numbered on from meeting to meeting."""
    numbers = [row.number for row in read if row.number is not None and row.marked]
    runs_on = (
        len(numbers) > 1
        and numbers[0] > _MOST_LOST_AT_THE_HEAD
        and 0 < numbers[1] - numbers[0] <= _MOST_LOST_AT_THE_HEAD
    )
    return numbers[0] - 1 if runs_on else 0


def _bullets(read: list[Row]) -> Iterator[Row]:
    """Where no number is left: the bullets, until a heading in capitals."""
    for row in read:
        if row.capitals:
            return
        if row.bullet:
            yield row


def _lost(waiting: list[Row], missing: int) -> tuple[list[Row], list[Doubt]]:
    """The rows whose number was lost, where as many are missing as there are: bullets first, then plain lines too."""
    bullets = [row for row in waiting if row.bullet]
    if missing == 0 or len(bullets) == missing:
        return bullets if missing else [], []
    if len(waiting) == missing:
        return waiting, []
    short = [row for row in waiting if row.bullet or row.title_like]
    if len(short) == missing:
        return short, []
    first = waiting[0].line.number
    return [], [Doubt("agenda_numbers_missing", Place(first, waiting[-1].last_line.number), waiting[0].title)]


def _displaced(read: list[Row], counted: dict[int, int]) -> list[Doubt]:
    """Pages and officers on lines of their own: they belong to the last items before them, in order."""
    titles: list[Row] = []
    beside: list[Row] = []
    doubts: list[Doubt] = []
    for row in _until_last(read, counted):
        if _is_title(row, counted) and (beside or id(row) not in counted):
            doubts += _given(titles, beside)
            titles, beside = [], []
        if id(row) in counted:
            titles.append(row)
        elif row.only_pages or row.only_officer:
            beside.append(row)
    return doubts + _given(titles, beside)


def _is_title(row: Row, counted: dict[int, int]) -> bool:
    """An item, or a bullet that may be one: what stands below it is not the item's above."""
    return id(row) in counted or (row.bullet and bool(row.title))


def _until_last(read: list[Row], counted: dict[int, int]) -> Iterator[Row]:
    """The rows until the heading in capitals that follows the last item."""
    left = len(counted)
    for row in read:
        left -= id(row) in counted
        if not left and row.capitals and id(row) not in counted:
            return
        yield row


def _given(titles: list[Row], beside: list[Row]) -> list[Doubt]:
    pages = [row for row in beside if row.only_pages]
    officers = [row for row in beside if row.only_officer]
    open_titles = [row for row in titles if row.pages is None]
    if len(pages) > len(open_titles):
        return [Doubt("pages_without_an_item", _place(row), row.line.text) for row in pages]
    owners = open_titles[-len(pages) :] if pages else titles[-len(officers) :] if officers else []
    for owner, row in zip(owners, pages, strict=False):
        owner.pages, owner.pages_line = row.pages, row.line.number
    return _officers_given([owner for owner in owners if owner.by is None], officers)


def _officers_given(without: list[Row], officers: list[Row]) -> list[Doubt]:
    """Who reports on the items that name nobody, in order; a doubt where they are more or fewer, and not all the same."""
    if len({row.by for row in officers}) > 1 and len(officers) != len(without):
        return [Doubt("officers_without_an_item", _place(row), row.line.text) for row in officers]
    for owner, row in zip(without, officers, strict=False):
        owner.by = row.by
    return []


def _pages_in_order(items: list[AgendaItem], doubts: list[Doubt]) -> list[AgendaItem]:
    """An end before its start cannot be right: the next start tells it, marked as inferred; where none follows it is left out."""
    kept: list[AgendaItem] = []
    for index, item in enumerate(items):
        if item.page_from is not None and item.page_to is not None and item.page_to < item.page_from:
            place = Place(item.pages_line or item.place.line_start, item.pages_line or item.place.line_end)
            doubts.append(Doubt("end_page_cannot_be_right", place, f"{item.page_from} {item.page_to}"))
            starts = next((later.page_from for later in items[index + 1 :] if later.page_from is not None), None)
            known = starts is not None and starts > item.page_from
            item = replace(item, page_to=starts - 1 if known and starts else None, page_to_inferred=known)
        kept.append(item)
    return kept

"""The points made in the discussion of each minute item."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lintel.oversight.papers.reading.clauses import blocks
from lintel.oversight.papers.reading.found import Item, Point
from lintel.oversight.papers.reading.lines import Doubt, Paper, Passage
from lintel.oversight.papers.reading.point_lists import Listed, listed
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.questions import sort_of
from lintel.oversight.papers.reading.rows import body


def points(paper: Paper, profile: Profile, items: Sequence[Item]) -> tuple[tuple[Point, ...], tuple[Doubt, ...]]:
    """The points of every item. A point set in under another ("3.1") follows it, and the other's lines hold its own."""
    found = tuple(point for item in items for point in _of_item(paper, profile, item))
    return found, ()


def _of_item(paper: Paper, profile: Profile, item: Item) -> Iterator[Point]:
    if profile.pattern("points", "no_points").search(item.title):
        return
    held = body(paper, item.place, profile)
    for each in listed(held, blocks(held, profile), profile):
        yield from (point for part in (each, *each.under) if (point := _point(part, item, profile)).text)


def _point(each: Listed, item: Item, profile: Profile) -> Point:
    passage = Passage(tuple(row.line for row in each.rows))
    text = passage.text[each.words_at :].strip()
    kind, answer_at = sort_of(text, profile, each.lead_in)
    place = replace(passage.place(each.words_at), line_start=each.rows[0].line.number)
    return Point(place, item.item_no, each.label, kind, text, answer_at, item.meeting_date)

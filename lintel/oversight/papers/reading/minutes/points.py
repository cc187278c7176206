"""The points made in the discussion of each minute item."""

from collections.abc import Sequence
from dataclasses import replace

from lintel.oversight.papers.reading.found import Item, Point
from lintel.oversight.papers.reading.lines import Doubt, Paper, Passage, Place
from lintel.oversight.papers.reading.minutes.action_lists import without_actions
from lintel.oversight.papers.reading.minutes.clauses import blocks
from lintel.oversight.papers.reading.minutes.point_bullets import Listed
from lintel.oversight.papers.reading.minutes.point_lists import listed
from lintel.oversight.papers.reading.minutes.questions import sort_of
from lintel.oversight.papers.reading.minutes.rows import body
from lintel.oversight.papers.reading.profile import Profile

_PASSAGE = 120


def points(paper: Paper, profile: Profile, items: Sequence[Item]) -> tuple[tuple[Point, ...], tuple[Doubt, ...]]:
    """The points of every item. A point set in under another ("3.1") follows it, and is no part of it."""
    found = [(each, item) for item in items for each in _listed(paper, profile, item)]
    made = (_point(part, item, profile) for each, item in found for part in each.all)
    lost = (each.rows[0].line for each, _ in found if each.missing)
    doubts = (Doubt("missing_point", Place(line.number, line.number), line.text[:_PASSAGE]) for line in lost)
    return tuple(point for point in made if point.text), tuple(doubts)


def _listed(paper: Paper, profile: Profile, item: Item) -> Sequence[Listed]:
    if profile.pattern("points", "no_points").search(item.title):
        return ()
    held = without_actions(body(paper, item.place, profile), profile)
    return listed(held, blocks(held, profile), profile)


def _point(each: Listed, item: Item, profile: Profile) -> Point:
    passage = Passage(tuple(row.line for row in each.rows))
    text = passage.text[each.words_at :].strip()
    kind, answer_at = sort_of(text, profile, each.lead_in)
    place = replace(passage.place(each.words_at), line_start=each.rows[0].line.number)
    return Point(place, item.item_no, each.label, kind, text, answer_at, item.meeting_date)

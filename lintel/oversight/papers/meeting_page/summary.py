"""A meeting's page made from its papers: sentences chosen by weight, all decisions, figures with range and date."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lintel.oversight.papers.figures_followed.where import followed
from lintel.oversight.papers.following.meeting_papers import MeetingPapers, of_one_body
from lintel.oversight.papers.following.promise import Promise
from lintel.oversight.papers.following.rare_words import terms
from lintel.oversight.papers.meeting_page.choosing import QUOTA, chosen
from lintel.oversight.papers.meeting_page.confirming import confirmed_by
from lintel.oversight.papers.meeting_page.of_meeting import OfItem, attendees_of, documents_of, items_of
from lintel.oversight.papers.meeting_page.page import Edited, ItemPart, MeetingPage, PrintedFigure, Sentence
from lintel.oversight.papers.meeting_page.topics import topics
from lintel.oversight.papers.reading.days import in_words
from lintel.oversight.papers.reading.found import Figure, Item, Point, Reading, Recommendation

NOT_SHOWN = ("definition", "illustration", "relative_date")
ALIKE = 0.6


def page(
    body: str,
    date: str,
    meetings: Sequence[MeetingPapers],
    made: Iterable[Promise] = (),
    answered: Iterable[Promise] = (),
    edited: Sequence[Edited] = (),
    quota: int = QUOTA,
) -> MeetingPage:
    """The page of the meeting of that body on that ISO date, with the promises made there and those that its papers answer."""
    own = of_one_body(meetings, body)
    items = items_of(own, body, date)
    parts = tuple(_part(each, own, date, edited, quota) for each in items)
    apart = tuple(each for each in edited if not any(each in part.edited for part in parts))
    return MeetingPage(
        body, date, parts, attendees_of(own, body, date),
        topics(items, date),
        documents_of(own, body, date), tuple(made), tuple(answered), confirmed_by(own, body, date), apart,
    )  # fmt: skip


def _part(of: OfItem, meetings: Sequence[MeetingPapers], date: str, edited: Sequence[Edited], quota: int) -> ItemPart:
    sentences = chosen(of, quota)
    name, place = of.reading.paper.name, of.item.place
    return ItemPart(
        of.item.item_no, of.item.title, name, place, sentences, tuple(_decisions(of)),
        tuple(_asked(of, meetings, date)), tuple(_figures(of, sentences)),
        tuple(each for each in edited if each.paper == name and place.line_start <= each.line <= place.line_end),
        len([each for each in of.whole_points if _shown(each, sentences)]), len(of.whole_points), isinstance(of.item, Item),
    )  # fmt: skip


def _shown(point: Point, sentences: Sequence[Sentence]) -> bool:
    """Whether a sentence of the point is shown; two lists of one item may both have a point 1."""
    return any(each.label == point.point and each.place.begins_in(point.place) for each in sentences)


def _decisions(of: OfItem) -> Iterator[Sentence]:
    for each in of.decisions:
        yield Sentence(each.text, of.reading.paper.name, each.place, "decision", each.clause)


def _asked(of: OfItem, meetings: Sequence[MeetingPapers], date: str) -> Iterator[Sentence]:
    """What the report of this item asked for: the report whose title is the item's."""
    for meeting in meetings:
        for reading in meeting.readings if meeting.date == date else ():
            for each in reading.recommendations:
                if _of_item(each, of, reading):
                    yield Sentence(each.text, reading.paper.name, each.place, "asked", each.clause or "")


def _of_item(recommendation: Recommendation, of: OfItem, reading: Reading) -> bool:
    """Whether both titles are much the same words."""
    first, second = (_words(title) for title in (recommendation.report, of.item.title))
    return bool(first and second) and len(first & second) >= ALIKE * min(len(first), len(second))


def _words(title: str) -> frozenset[str]:
    return terms(title.lower()).single


def _figures(of: OfItem, sentences: Sequence[Sentence]) -> Iterator[PrintedFigure]:
    """The figures of points and decisions that stand in no sentence which is shown, and in no decision: these are shown already."""
    shown = (*sentences, *_decisions(of))
    for each in of.figures:
        places = [point.place for point in of.points] + [clause.place for clause in of.decisions]
        told = any(each.place.begins_in(other.place) and each.figure in other.text for other in shown)
        if not told and any(each.place.begins_in(place) for place in places) and each.role not in NOT_SHOWN:
            yield printed(each, of.reading)


def printed(figure: Figure, reading: Reading) -> PrintedFigure:
    """The figure as it must be shown."""
    at = followed(figure, reading.paper, "")
    return PrintedFigure(figure.figure, at.qualifier, _dated(figure), reading.paper.name, figure.place, at.said)


def _dated(figure: Figure) -> str:
    if not figure.as_at:
        return "undated"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", figure.as_at):
        return f"at {in_words(figure.as_at)}"
    # What begins with no number is in the paper's own words, such as "since 2017/18".
    return f"for {in_words(figure.as_at)}" if figure.as_at[0].isdigit() else in_words(figure.as_at)

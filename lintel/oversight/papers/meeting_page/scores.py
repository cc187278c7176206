"""How good a page is, as five scores from 0 to 1. Where there is nothing to score, the score is 1."""

from collections.abc import Sequence
from dataclasses import dataclass

from lintel.oversight.papers.meeting_page.of_meeting import OfItem
from lintel.oversight.papers.meeting_page.printed import Printed
from lintel.oversight.papers.meeting_page.sources import Sources, plain
from lintel.oversight.papers.reading.lines import Place


@dataclass(frozen=True)
class Scores:
    """`sentence_fidelity` must be 1: the share of printed sentences that stand in their source. The others are recalls.

    A point set under another is no point of its own here.
    """

    sentence_fidelity: float
    decision_recall: float
    action_recall: float
    figure_recall: float
    point_coverage: float


def scores(found: Sequence[Printed], items: Sequence[OfItem], sources: Sources) -> Scores:
    """The scores of a printed page. Editors' sentences count for nothing here."""
    words = [each for each in found if each.sort not in ("editor", "figure")]
    own = [each for each in found if each.sort != "editor"]
    decisions = [_printed(own, item, each.place, each.text) for item in items for each in item.decisions]
    actions = [_touched(own, item, each.place) for item in items for each in item.actions]
    figures = [_printed(own, item, each.place, each.figure) for item in items for each in item.figures]
    points = [_touched(own, item, each.place) for item in items for each in item.whole_points]
    return Scores(
        _share([_stands(each, sources) for each in words]),
        _share(decisions),
        _share(actions),
        _share(figures),
        _share(points),
    )


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 1.0


def _stands(of: Printed, sources: Sources) -> bool:
    return sources.has_in_order(of) if of.sort == "title" else sources.has(of)


def _on(of: Printed, item: OfItem, place: Place) -> bool:
    own = of.paper == item.reading.paper.name and of.sort != "title"
    return own and of.first <= place.line_end and place.line_start <= of.last


def _touched(found: Sequence[Printed], item: OfItem, place: Place) -> bool:
    return any(_on(each, item, place) and each.sort != "figure" for each in found)


def _printed(found: Sequence[Printed], item: OfItem, place: Place, text: str) -> bool:
    return any(_on(each, item, place) and plain(text) in plain(each.text) for each in found)

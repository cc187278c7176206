"""What was found in a paper, as rows and back again: a Reading goes in, and the same Reading comes out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from lintel.oversight.papers.models import Found, MeetingPaper
from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.lines import Line, Paper, Place

# The lists of a Reading by name, with the class of what is in each. Doubts have a table of their own.
LISTS: Mapping[str, Any] = {
    name: get_args(hint)[0]
    for name, hint in get_type_hints(Reading).items()
    if get_origin(hint) is tuple and name != "doubts"
}
COLUMNS = ("line_start", "line_end", "column", "values")


def rows(reading: Reading, paper: MeetingPaper) -> Iterator[Found]:
    """A row for each thing that was found, in order."""
    for kind in LISTS:
        for each in getattr(reading, kind):
            place = each.place
            at = {"line_start": place.line_start, "line_end": place.line_end, "column": place.column}
            yield Found(paper=paper, kind=kind, values=values_of(each), **at)


def values_of(found: Any) -> dict[str, Any]:
    """The fields of what was found but for its place, as JSON holds them."""
    return {each.name: _plain(getattr(found, each.name)) for each in fields(found) if each.name != "place"}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [getattr(value, each.name) for each in fields(value)]
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def found_in(kind: str, row: Mapping[str, Any]) -> Any:
    """What was found, from the columns of its row."""
    place = Place(row["line_start"], row["line_end"], row["column"])
    return LISTS[kind](place=place, **{name: _whole(name, value) for name, value in row["values"].items()})


def _whole(name: str, value: Any) -> Any:
    if name == "parts":
        return tuple(Place(*each) for each in value)
    return tuple(_whole("", each) for each in value) if isinstance(value, list) else value


def readings_of(papers: Iterable[MeetingPaper]) -> list[Reading]:
    """What was found in these papers, in their order: of those that are still there. Two queries, however many they are."""
    asked = [paper.pk for paper in papers]
    made = dict(_made(asked)) if asked else {}
    return [made[each] for each in asked if each in made]


def _made(papers: list[int]) -> Iterator[tuple[int, Reading]]:
    lists: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for row in Found.objects.filter(paper__in=papers).order_by("id").values("paper_id", "kind", *COLUMNS):
        lists[row["paper_id"]][row["kind"]].append(found_in(row["kind"], row))
    for paper in MeetingPaper.objects.select_related("meeting").filter(pk__in=papers):
        found = {kind: tuple(each) for kind, each in lists[paper.pk].items()}
        yield paper.pk, Reading(plain_paper(paper), paper.profile, paper.profile_named, **found)


def plain_paper(paper: MeetingPaper) -> Paper:
    """The paper as the rules read it, its lines as they are stored. Its name is its address."""
    lines = tuple(Line(number, printed) for number, printed in enumerate(paper.text.split("\n"), start=1))
    return Paper(paper.name, lines, paper.form, pages=tuple(paper.pages))

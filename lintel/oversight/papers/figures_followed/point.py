"""A point of a series: what a page tells of a figure, without the paper that it stands in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lintel.oversight.papers.figures_followed.definition import definition, has_subject, is_named, of_the_county
from lintel.oversight.papers.figures_followed.where import Followed


@dataclass(frozen=True)
class Point:
    """A figure as printed, with what qualifies it, its sentence, and the definition in whose series it is (`words`).

    `of_county` where its sentence says that it is of all the county or city; `at` orders the figures of one line.
    """

    words: tuple[str, ...]
    body: str
    of_county: bool
    figure: str
    qualifier: str
    value: float
    value_high: float | None
    as_at: str | None
    said: str
    paper: str
    meeting_date: str
    line: int
    at: int


def points(figures: Iterable[Followed]) -> Iterator[Point]:
    """The figures whose words stand in the lists, and of which is said of whom they are."""
    for each in figures:
        key = definition(each)
        if is_named(key.what) and has_subject(key):
            figure = each.figure
            yield Point(
                key.words, each.body, of_the_county(each), figure.figure, each.qualifier, figure.value, figure.value_high,
                figure.as_at, each.said.strip(), each.paper, each.meeting_date, each.line, each.at,
            )  # fmt: skip

"""Ranges whose two ends were read as two figures ("£2 to £3 million") are one figure here: no end is ever told alone."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lintel.oversight.papers.figures_followed.where import Followed, followed
from lintel.oversight.papers.reading.found import Figure
from lintel.oversight.papers.reading.lines import Paper

_TO = re.compile(r"\s*(?:to|-)\s*|\s+and\s+")


def joined(figures: Sequence[Figure], paper: Paper, meeting_date: str) -> tuple[Followed, ...]:
    """The figures of a paper in their passages, in order, with two ends of one range made one."""
    found: list[Followed] = []
    for each in (followed(figure, paper, meeting_date) for figure in figures):
        if found and (whole := _range(found[-1], each)):
            found[-1] = whole
        else:
            found.append(each)
    return tuple(found)


def _range(one: Followed, other: Followed) -> Followed | None:
    """Both as one figure, where nothing but "to" stands between them, or "and" after "between"."""
    first, second = one.figure, other.figure
    between = one.text[one.end : other.at] if one.text == other.text and one.line == other.line else ""
    if (first.kind, first.unit) != (second.kind, second.unit) or not _TO.fullmatch(between) or other.at < one.end:
        return None
    if first.value_high is not None or second.value_high is not None or first.value >= second.value:
        return None
    if "and" in between and not re.search(r"\bbetween\s+$", one.before, re.I):
        return None
    printed = one.text[one.at : other.end]
    dated = first if first.as_at else second
    whole = replace(first, figure=printed, value_high=second.value, as_at=dated.as_at, as_at_from=dated.as_at_from)
    return replace(one, figure=whole)

"""The head of an agenda: lines of `Label: value`."""

import re
from collections.abc import Iterator

from lintel.oversight.papers.reading.days import first_day
from lintel.oversight.papers.reading.found import Heading
from lintel.oversight.papers.reading.lines import Line, Place
from lintel.oversight.papers.reading.meeting.meeting_words import patterns
from lintel.oversight.papers.reading.meeting.times import time_in

_LABELS = {field: re.compile(pattern, re.IGNORECASE) for field, pattern in patterns("heading", "labels").items()}
_NEAR, _FEWEST_LABELS, _LONGEST_LABEL = 12, 3, 40


def labelled(filled: tuple[Line, ...]) -> Iterator[Heading]:
    """Runs of lines `Label: value`, where at least a body and a day, or three labels, stand near each other."""
    run: list[tuple[Line, str, str]] = []
    for line in filled:
        label = label_of(line.text)
        if label and run and line.number - run[-1][0].number > _NEAR:
            yield from _of_run(run)
            run = []
        if label:
            run.append((line, *label))
    yield from _of_run(run)


def label_of(text: str) -> tuple[str, str] | None:
    """The field that a line's label means, and its value; None where the line has no label."""
    name, colon, value = text.strip().partition(":")
    if not colon:
        name, colon, value = text.strip().partition("\t")
    if not colon or len(name) > _LONGEST_LABEL or not value.strip():
        return None
    for field, pattern in _LABELS.items():
        if pattern.fullmatch(name.strip()):
            return field, value.strip()
    return None


def _of_run(run: list[tuple[Line, str, str]]) -> Iterator[Heading]:
    values: dict[str, str] = {}
    for _line, field, value in run:
        values.setdefault(field, value)
    if not first_day(values.get("date", "")) or (len(values) < _FEWEST_LABELS and "body" not in values):
        return
    place = Place(run[0][0].number, run[-1][0].number, run[0][0].column(0))
    when = values["date"]
    printed = {each: values[each] for each in ("body", "location", "contact", "email") if each in values}
    time = time_in(values.get("time", "")) or time_in(when)
    yield Heading(place, "agenda", date=first_day(when), time=time, **printed)

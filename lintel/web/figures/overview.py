"""The overview: the measures of one kind of work, stage by stage, each with its latest figure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from lintel.domain.flow import KINDS
from lintel.measures import ask, library
from lintel.measures.language import Family, Figure, Measure
from lintel.web.figures import words
from lintel.web.figures.addresses import to

LINES = {
    Family.WAITING_NOW: "On the list now",
    Family.WAITS_ENDED: "Ended in the last 12 months",
    Family.WAITS_LEFT: "Left the list in the last 12 months",
    Family.DAYS_TO_OFFER: "First offered in the last 12 months",
    Family.KEEP_IN_TOUCH: "Kept in touch with now",
}
COLUMNS = (
    {"text": "Figure"},
    {"text": "Number", "numeric": True},
    {"text": "Median", "numeric": True},
    {"text": "In time", "numeric": True},
)
Cell = str | Mapping[str, str]


@dataclass(frozen=True)
class Part:
    """The measures of one stage, or the named clocks."""

    title: str
    rows: list[list[Cell]]


def chosen_kind(asked: str | None) -> str:
    """The kind of work asked for, or the one that most people ask about."""
    return asked if asked in KINDS else "care_act_assessment"


def tabs(chosen: str) -> list[dict[str, Any]]:
    """The kinds of work, each with the address of its overview."""
    return [
        {"text": kind.plural, "href": to("figures", {"kind": name}), "current": name == chosen}
        for name, kind in KINDS.items()
    ]


def overview(kind: str, today: date) -> list[Part]:
    """Each stage of a kind of work, with its measures as at the end of today, as known now."""
    mine = [measure for measure in library.measures() if measure.kind == kind]
    reading = ask.reading(today)
    return [_part(list(measures), reading) for _, measures in groupby(mine, key=_heading)]


def _heading(measure: Measure) -> str:
    clock = measure.counts is Family.CLOCK
    return "Named clocks, last 12 months" if clock else KINDS[measure.kind].stage(measure.stage).title


def _part(measures: Iterable[Measure], reading: ask.Reading) -> Part:
    told = [(measure, reading.figures(measure.name).figures.whole) for measure in measures]
    return Part(_heading(told[0][0]), [_row(measure, figure) for measure, figure in told])


def _row(measure: Measure, figure: Figure) -> list[Cell]:
    title = measure.clock.title if measure.clock else LINES[measure.counts]
    name = {"text": title, "href": to("figure", measure=measure.name)}
    median = f"{words.length(figure.median)} {measure.unit}" if figure.number else words.NONE
    return [name, words.amount(figure.number), median, words.share(figure)]

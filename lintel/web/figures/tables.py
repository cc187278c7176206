"""Figures set out: the strip of numbers, the table of months, the parts of a cut, and what a measure means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lintel.domain.flow import Kind
from lintel.domain.targets import Target, in_force
from lintel.measures.ask import Answer
from lintel.measures.language import ON_THE_DAY, Family, Figure, Figures, Measure
from lintel.web.figures import words
from lintel.web.figures.addresses import question, to
from lintel.web.figures.charts import Point
from lintel.web.figures.forms import CUT_TITLES, AskForm
from lintel.web.formats import day, moment

Cell = str | dict[str, Any]


@dataclass(frozen=True)
class Links:
    """Where a number leads: to the cases behind it, for a reader who may ask for them."""

    measure: Measure
    form: AskForm
    open: bool

    def to_cases(self, **more: str | None) -> str | None:
        """The cases behind the figure asked for, or behind one group of it."""
        query = self.form.query(**more)
        return to("figure_cases", query, measure=self.measure.name) if self.open else None

    def on(self, as_at: date) -> str | None:
        """The cases behind a month-end, as known when the page's own figure is known."""
        query = question(as_at, self.form.as_known_on)
        return to("figure_cases", query, measure=self.measure.name) if self.open else None

    def cell(self, text: str, href: str | None) -> Cell:
        """A number, as a link where there is something to open."""
        return {"text": text, "href": href} if href and text != "0" else text


def strip(answer: Answer, links: Links) -> list[dict[str, Any]]:
    """The six numbers of a figure, each with its name, its note, and its way to the cases."""
    figure, measure = answer.figures.whole, answer.measure
    href = links.to_cases() if figure.number else None
    shown = six(figure, measure, answer.targets)
    return [{**each, "href": href if each["text"] != words.NONE else None} for each in shown]


def six(figure: Figure, measure: Measure, targets: Sequence[Target]) -> list[dict[str, Any]]:
    """The numbers of a figure in the order in which they are always shown, beside the targets that it is held to."""
    unit, goals = measure.unit, {target.statistic: words.goal(target) for target in targets}
    return [
        {"term": words.COUNTED[measure.counts][0].capitalize(), "text": words.amount(figure.number), "note": ""},
        {"term": "People", "text": words.amount(figure.people), "note": ""},
        {"term": "Median", "text": words.length(figure.median), "note": _beside(unit, goals.get("median"))},
        {"term": "90th percentile", "text": words.length(figure.p90), "note": unit},
        {"term": "Longest", "text": words.length(figure.maximum), "note": _beside(unit, goals.get("maximum"))},
        {"term": words.share_title(measure), "text": words.share(figure), "note": _share_note(figure, goals)},
    ]


def _beside(unit: str, goal: str | None) -> str:
    return f"{unit}; target {goal}" if goal else unit


def _share_note(figure: Figure, goals: dict[str, str]) -> str:
    if "within" in goals:
        return f"of {goals['within']}"
    return "" if figure.share_within is not None else "no such target is set"


PLAIN = ({"text": "Median"}, {"text": "90th percentile"}, {"text": "Longest"})


def columns(first: str, measure: Measure) -> list[dict[str, Any]]:
    """The heads of a table of figures."""
    counted = words.COUNTED[measure.counts][0].capitalize()
    heads = [{"text": counted}, {"text": "People"}, *PLAIN, {"text": words.share_title(measure)}]
    return [{"text": first}, *({**head, "numeric": True} for head in heads)]


def row(first: Cell, figure: Figure, number: Cell) -> list[Cell]:
    """One line of a table of figures."""
    lengths = [words.length(each) for each in (figure.median, figure.p90, figure.maximum)]
    return [first, number, words.amount(figure.people), *lengths, words.share(figure)]


def parts(answer: Answer, links: Links) -> dict[str, Any]:
    """The figure by its cut: each group's line, and the whole at the end."""
    by = answer.by or ""
    named = words.cut_titles(by)
    rows = [
        row(named.get(code, code), figure, links.cell(words.amount(figure.number), links.to_cases(by=by, group=code)))
        for code, figure in sorted(answer.figures.parts.items(), key=lambda part: named.get(part[0], part[0]))
    ]
    return {"columns": columns(CUT_TITLES[by], answer.measure), "rows": rows, "by": CUT_TITLES[by].lower()}


def frozen_parts(found: Figures, measure: Measure, by: str) -> dict[str, Any]:
    """A published figure by a cut."""
    named = words.cut_titles(by)
    told = [(named.get(code, code), figure) for code, figure in found.parts.items()]
    rows = [row(name, figure, words.amount(figure.number)) for name, figure in sorted(told, key=lambda each: each[0])]
    return {"columns": columns(CUT_TITLES[by], measure), "rows": rows, "by": CUT_TITLES[by].lower()}


def months(series: Sequence[Answer], links: Links) -> dict[str, Any]:
    """The month-ends as a table, the newest first."""
    rows = [
        row(
            words.short_month(answer),
            answer.figures.whole,
            links.cell(words.amount(answer.figures.whole.number), links.on(answer.as_at)),
        )
        for answer in reversed(series)
    ]
    return {"columns": columns("End of", series[0].measure), "rows": rows}


def points(series: Sequence[Answer]) -> tuple[Point, ...]:
    """The month-ends as a chart has them."""
    return tuple(
        Point(answer.as_at, whole.number, float(whole.median) if whole.median is not None else None)
        for answer in series
        for whole in (answer.figures.whole,)
    )


def number_title(measure: Measure) -> str:
    """What the bars show."""
    noun = words.COUNTED[measure.counts][0].capitalize()
    if measure.counts in ON_THE_DAY:
        return f"{noun} on the list at the end of the month"
    return f"{noun} in the twelve months to the end of the month"


def median_title(measure: Measure) -> str:
    """What the line shows."""
    if measure.counts is Family.KEEP_IN_TOUCH:
        return "Median days since the person was last reached"
    return f"Median length in {measure.unit}"


def line(measure: Measure, targets: Sequence[Target]) -> tuple[int, str] | None:
    """The target that the medians are drawn beside: the median's own, or else the one for each wait."""
    for statistic, label in (("median", "Target for\nthe median:\n{}"), ("within", "Target:\nwithin\n{}")):
        for target in targets:
            if target.statistic == statistic and words.UNITS[target.unit] == measure.unit:
                return target.amount, label.format(f"{target.amount} {measure.unit}")
    return None


def meaning(measure: Measure, answer: Answer | None) -> list[dict[str, str]]:
    """All that a figure is never printed without, for the card."""
    rows = [
        ("How it is worked out", measure.estimator),
        ("What it cannot say", measure.cannot_say),
        ("Source", f"{measure.source}. {words.BASES.get(measure.basis, measure.basis)}"),
        *(("Target", target_said(target)) for target in (answer.targets if answer else measure.targets)),
        ("Name and version", f"{measure.name}, version {measure.version}"),
    ]
    if answer:
        rows += [("As at", f"the end of {day(answer.as_at)}"), ("As known on", moment(answer.known_on))]
        rows += [("Ledger position", words.amount(answer.position))]
    return as_rows(rows)


def as_rows(rows: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """Pairs as the definition card has them."""
    return [{"term": term, "text": text} for term, text in rows]


def aims_said(kind: Kind, today: date) -> list[str]:
    """What is set for all work of a kind, and no figure says yet."""
    return [
        f"{words.aim_words(aim)}, since {day(aim.valid_from)}. {aim.source}. {words.BASES.get(aim.basis, aim.basis)}"
        for aim in in_force(kind.aims, today)
    ]


def target_said(target: Target) -> str:
    """A target with its day, its source and how we know it."""
    said = words.target_words(target).capitalize()
    return f"{said}, since {day(target.valid_from)}. {target.source}. {words.BASES.get(target.basis, target.basis)}"

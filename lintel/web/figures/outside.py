"""Figures for readers outside: small numbers hidden and the others rounded, and the rule for that in words."""

from fractions import Fraction
from typing import Any

from lintel.measures.disclosure import Rule, Shown, ShownFigures
from lintel.measures.language import Measure, printed_share
from lintel.web.figures import words
from lintel.web.figures.forms import CUT_TITLES
from lintel.web.figures.tables import columns

HIDDEN = "too small to show"
NOT_SAID = "not shown"


def six(shown: Shown, measure: Measure) -> list[dict[str, Any]]:
    """The numbers of a figure as they may be shown, in the usual order."""
    terms = [words.COUNTED[measure.counts][0].capitalize(), "People", "Median", "90th percentile", "Longest"]
    notes = ["", "", measure.unit, measure.unit, measure.unit, ""]
    texts = _texts(shown)
    return [
        {"term": term, "text": text, "note": note if text[0].isdigit() else ""}
        for term, text, note in zip([*terms, words.share_title(measure)], texts, notes, strict=True)
    ]


def parts(found: ShownFigures, measure: Measure, by: str) -> dict[str, Any]:
    """The table of a cut, each group's line as it may be shown."""
    named = words.cut_titles(by)
    rows = [[named.get(code, code), *_texts(part)] for code, part in found.parts.items()]
    rows.sort(key=lambda row: row[0])
    return {"columns": columns(CUT_TITLES[by], measure), "rows": rows, "by": CUT_TITLES[by].lower()}


def _texts(shown: Shown) -> list[str]:
    lengths = [_length(each, shown) for each in (shown.median, shown.p90, shown.maximum)]
    return [_number(shown.number), _number(shown.people), *lengths, printed_share(shown.share_within) or NOT_SAID]


def _number(value: int | None) -> str:
    return HIDDEN if value is None else words.amount(value)


def _length(value: Fraction | None, shown: Shown) -> str:
    return NOT_SAID if value is None and shown.number != 0 else words.length(value)


def rule_in_words(rule: Rule) -> str:
    """What is hidden and how the rest is rounded."""
    return (
        f"Numbers from {rule.hide_from} to {rule.hide_to} are too small to show, because somebody might be recognised. "
        f"Every other number is rounded to the nearest {rule.round_to}. Lengths and shares that rest on a hidden "
        f"number are left out. Rule: {rule.source}."
    )

"""Figures for readers outside: small numbers hidden and the others rounded, and the rule for that in words."""

from collections.abc import Sequence
from typing import Any

from lintel.domain.targets import WITHIN, Target
from lintel.domain.work import NEVER_COUNTED
from lintel.measures.disclosure import Rule, Shown, ShownFigures
from lintel.measures.language import NOT_RECORDED, Family, Figure, Measure, printed, printed_share
from lintel.web.figures import tables, words
from lintel.web.figures.forms import CUT_TITLES

NOT_SHOWN = "not shown"
LONGEST = "The longest is left out, as it is one person's. "


def six(shown: Shown, measure: Measure, targets: Sequence[Target]) -> list[dict[str, Any]]:
    """The numbers of a figure as they may be shown, in the usual order and with the usual notes."""
    usual = tables.six(Figure(number=0, people=0), measure, targets)
    return [_one(each, text) for each, text in zip(usual, _texts(shown, measure, targets), strict=True)]


def _one(usual: dict[str, Any], text: str) -> dict[str, Any]:
    words_only = not text[0].isdigit()
    return {"term": usual["term"], "text": text, "note": "" if words_only else usual["note"], "words": words_only}


def parts(found: ShownFigures, measure: Measure, by: str, targets: Sequence[Target]) -> dict[str, Any]:
    """The table of a cut, each group's line as it may be shown."""
    named = words.cut_titles(by)
    rows = [[named.get(code, code), *_texts(part, measure, targets)] for code, part in found.parts.items()]
    rows.sort(key=lambda row: row[0])
    return {"columns": tables.columns(CUT_TITLES[by], measure), "rows": rows, "by": CUT_TITLES[by].lower()}


def _texts(shown: Shown, measure: Measure, targets: Sequence[Target]) -> list[str]:
    missing = words.NONE if shown.number == 0 else NOT_SHOWN
    # In whole days or hours: decimals would tell how many there are.
    lengths = [printed(each, places=0) or missing for each in (shown.median, shown.p90, shown.maximum)]
    judged = WITHIN in {target.statistic for target in targets} or measure.counts is Family.KEEP_IN_TOUCH
    share = printed_share(shown.share_within) or (missing if judged else words.NONE)
    return [_number(shown.number), _number(shown.people), *lengths, share]


def _number(value: int | None) -> str:
    return NOT_SHOWN if value is None else words.amount(value)


def all_groups(by: str) -> set[str]:
    """Every group that a cut could have, so that nothing is told by one that is not there."""
    return set(words.cut_titles(by)) - NEVER_COUNTED - {NOT_RECORDED}


def rule_in_words(rule: Rule) -> str:
    """What is hidden and how the rest is rounded."""
    longest = "" if rule.longest else LONGEST
    return (
        f"Numbers from {rule.hide_from} to {rule.hide_to} are not shown, because somebody might be recognised. "
        f"Every other number is rounded to the nearest {rule.round_to}. "
        "Where the rest would tell one of them, others are not shown either, whatever they are. "
        f"Lengths and shares that rest on a number not shown are left out. {longest}Rule: {rule.source}."
    )

"""Laying a page out as Markdown: the notice at its head, its tables, and dates and amounts in words."""

from collections.abc import Iterable, Sequence
from datetime import date

from lintel.domain.clock import Unit
from lintel.domain.targets import Aim, Target

DRAWN = "<!-- Drawn from the code by `make docs`. Do not change it by hand: change the code, and draw it again. -->"
UNITS = {
    Unit.CALENDAR_DAYS: "days",
    Unit.WORKING_DAYS: "working days",
    Unit.ELAPSED_HOURS: "hours",
    Unit.CALENDAR_MONTHS: "months",
}


def page(title: str, *parts: str) -> str:
    """A whole page: its title, the notice that it is drawn, and its parts."""
    return "\n\n".join((f"# {title}", DRAWN, *(part.strip("\n") for part in parts if part))) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; a bar inside a cell is escaped."""
    lines = [_row(heads), _row(["---"] * len(heads)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def bullets(items: Iterable[str]) -> str:
    """A list with one point a line."""
    return "\n".join(f"- {item}" for item in items)


def day(on: date) -> str:
    """A date such as 3 March 2025."""
    return f"{on:%-d %B %Y}"


def target_words(target: Target) -> str:
    """A target such as “28 days or fewer” or “median of 14 days”."""
    amount = f"{target.amount} {UNITS[target.unit]}"
    if target.amount == 0:
        return "the same day"
    return f"{amount} or fewer" if target.statistic == "within" else f"{target.statistic} of {amount}"


def aim_words(aim: Aim) -> str:
    """An aim such as “85 per cent or more completed in 12 months”."""
    return f"{aim.amount} per cent or more {aim.statistic.replace('_', ' ')}"

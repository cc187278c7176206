"""When a promise is due: only where the paper's own words give a day by a rule, and with the working shown."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from lintel.domain.calendar import (
    BeyondCalendar,
    add_calendar_days,
    add_calendar_months,
    add_working_days,
    end_of_month,
)
from lintel.oversight.papers.reading.days import MONTH, MONTH_NUMBERS, WITH_OR_WITHOUT_YEAR, in_words, iso_of
from lintel.oversight.papers.reading.figures.vocabulary import any_of, spelled

_COUNT = rf"(?P<count>\d{{1,3}}|{any_of([*spelled()])})"


@dataclass(frozen=True)
class Due:
    """`on` is an ISO date, or None where none is stated; `working` says how it follows from the paper's words."""

    on: str | None
    working: str


NONE_STATED = Due(None, "None stated.")
_Ruled = Due | None
_Rule = Callable[[re.Match[str], str, Sequence[str]], _Ruled]


def due(words: str, made_on: str, meetings: Sequence[str]) -> Due:
    """The day that the words give for what was promised on the ISO date `made_on`.

    `meetings` are the ISO dates of the body's meetings that are known. Words that give no day are none stated.
    """
    for pattern, rule in _RULES:
        if (match := pattern.search(words)) and (found := rule(match, made_on, meetings)):
            return found
    return NONE_STATED


def _within(match: re.Match[str], made_on: str, meetings: Sequence[str]) -> _Ruled:
    count = int(spelled().get(match["count"].lower(), match["count"]))
    unit, start = (
        f"{'working ' if match['working'] else ''}{match['unit'].lower().rstrip('s')}",
        date.fromisoformat(made_on),
    )
    try:
        on = _ADD[unit](start, count)
    except (KeyError, BeyondCalendar):
        return None
    plural = "" if count == 1 else "s"
    left_out = " Weekends and bank holidays in England are left out." if match["working"] else ""
    return Due(on.isoformat(), f"{_said(match)}: {count} {unit}{plural} after {in_words(made_on)}.{left_out}")


_ADD: dict[str, Callable[[date, int], date]] = {
    "working day": add_working_days,
    "day": add_calendar_days,
    "week": lambda start, count: add_calendar_days(start, 7 * count),
    "month": add_calendar_months,
}


def _next_meeting(match: re.Match[str], made_on: str, meetings: Sequence[str]) -> _Ruled:
    following = [each for each in sorted(meetings) if each > made_on]
    if not following:
        return Due(None, f"{_said(match)}: the day of the meeting after {in_words(made_on)} is not known.")
    return Due(following[0], f"{_said(match)}: the meeting after {in_words(made_on)} is on {in_words(following[0])}.")


def _by_day(match: re.Match[str], made_on: str, meetings: Sequence[str]) -> _Ruled:
    on = iso_of(match, made_on)
    return Due(on, f"{_said(match)}: the day that is named.") if on else None


def _in_month(match: re.Match[str], made_on: str, meetings: Sequence[str]) -> _Ruled:
    """The body's meeting in that month, where one is known; otherwise the month's last day."""
    start, month = date.fromisoformat(made_on), MONTH_NUMBERS[match["month"].lower()]
    named = match.groupdict().get("year")
    year = int(named) if named else start.year + (month < start.month)
    met = [each for each in sorted(meetings) if each.startswith(f"{year}-{month:02}") and each > made_on]
    if met:
        return Due(met[0], f"{_said(match)}: the meeting in that month is on {in_words(met[0])}.")
    last = end_of_month(date(year, month, 1)).isoformat()
    return Due(last, f"{_said(match)}: no meeting in that month is known, so by its last day, {in_words(last)}.")


def _iso_month(match: re.Match[str], made_on: str, meetings: Sequence[str]) -> _Ruled:
    last = end_of_month(date(int(match["year"]), int(match["month"]), 1)).isoformat()
    return Due(last, f"{_said(match)}: by that month's last day, {in_words(last)}.")


def _said(match: re.Match[str]) -> str:
    return f'"{match[0].strip()}"'


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.I)


# Tried in order: the first whose words are there and that gives an answer is taken.
_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = (
    (_pattern(rf"\bwithin\s+(?:the\s+next\s+)?{_COUNT}\s+(?P<working>working\s+)?(?P<unit>days?|weeks?|months?)\b"), _within),
    (_pattern(rf"\b(?:by|before|on|no later than)\s+(?:\w+day,?\s+)?{WITH_OR_WITHOUT_YEAR}"), _by_day),
    (_pattern(r"\b(?:its|the|our)\s+next\s+(?:\w+\s+){0,2}meeting\b|\bnext\s+meeting\b"), _next_meeting),
    (_pattern(rf"\b(?:by\s+(?:the\s+end\s+of\s+)?|in\s+|the\s+|its\s+){MONTH}(?:\s+(?P<year>\d{{4}}))?"
              r"(?=\s+(?:report|meeting)|\s*(?:[.,;]|$))"), _in_month),
    (_pattern(r"^(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])$"), _iso_month),
    (_pattern(rf"^\s*{MONTH}(?:\s+(?P<year>\d{{4}}))?(?:\s+(?:report|meeting))?\s*$"), _in_month),
)  # fmt: skip

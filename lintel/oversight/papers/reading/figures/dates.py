"""Dates and periods in a text, each as an ISO date, month, year or quarter, or in the paper's words where it says no more."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lintel.oversight.papers.reading.days import MONTH_NUMBERS
from lintel.oversight.papers.reading.figures.vocabulary import any_of, words

_M = rf"(?:{any_of([form for word in MONTH_NUMBERS for form in (word.title(), word.upper())])})\b\.?"
_Y = r"(?:19|20)\d\d"
_YY = r"(?:(?:19|20)\d\d|'?[0-4]\d)"
_FY = rf"(?:{_Y} ?[/-] ?(?:20)?\d\d|{_Y}/\d|(?<![\d/-])[1-3]\d[/-]{_Y}|(?<![\d/-])(?:1[5-9]|[23]\d)/(?:1[5-9]|[23]\d))(?![\d/%])"
_OF = r"(?: of|,| \()? "

# Which forms can begin with a digit, with a month, with another word: so that few are tried at any one place.
_DIGIT_FORMS = {
    "iso": rf"(?P<y0>{_Y})-(?P<m0>\d\d)-(?P<d0>\d\d)\b",
    "slashed": rf"(?P<d3>\d{{1,2}})(?:/(?P<m3>\d{{1,2}})/(?P<y3>{_Y}|\d\d)|\.(?P<m33>\d{{1,2}})\.(?P<y33>{_Y}))(?![\d/])",
    "day": rf"(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m4>{_M}),? (?P<y4>{_Y})",
    "bare_day": rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_M}(?! \d)",
    "year_quarter": rf"(?P<y10>{_FY}|\b{_Y}) (?:Quarter|Q) ?(?P<q10>[1-4])\b",
    "financial": rf"(?P<y12>{_FY})",
    "years": rf"(?P<y13>{_Y})(?: ?(?:to|-) ?|(?<=etween \d\d\d\d) and )(?P<y14>{_Y})\b",
    "year": rf"(?P<y15>{_Y})\b(?!,\d| (?:days|weeks|people|hours|calls|contacts|referrals|residents|staff|homes)\b|[-/]\d)",
}
_MONTH_FORMS = {
    "months": rf"(?P<m1>{_M})(?:[ ,]+(?P<y1>{_YY}))? ?(?:to|and|until|-) ?(?P<m2>{_M})[ ,]+(?P<y2>{_Y})",
    "american": rf"(?P<m5>{_M}) (?P<d5>\d{{1,2}}), (?P<y5>{_Y})",
    "on_day": rf"(?<=\b[Oo]n ){_M} \d{{1,2}}\b",
    "bare_month": rf"(?:(?<=\b[Ii]n )|(?<=\bof )|(?<=[Dd]uring )){_M}(?! \d|-\d)\b",
    "month": rf"(?P<m6>{_M})[ -](?P<y6>{_YY})(?![\d%]|,\d| ?(?:days?|weeks?|months?|people)\b)",
}
_WORD_FORMS = {
    "season": rf"(?P<s7>(?:early|mid|late|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)[ -])(?:of )?(?P<y7>{_Y})\b",
    "bare_season": r"(?<=\b[Ii]n the )(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\b(?! of \d| \d)",
    "quarter": rf"(?:[Qq]uarter|QUARTER|Q) ?(?P<q8>[1-4]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)\b(?:{_OF}(?P<y8>{_FY}|{_Y}\b))?",
    "quarter_named": rf"(?P<q9>first|second|third|fourth) quarter of (?P<y9>{_FY}|{_Y}\b)",
    "half": rf"(?:H(?P<h16>[12])|(?P<h17>first|second) half of)(?: of)? (?P<y16>{_FY}|{_Y}\b)",
    "bare_last": r"(?:[Ll]ast|[Pp]revious|[Tt]his) (?:year|quarter|month|week)\b",
    "prices": rf"(?:over|for) (?P<span>[\w-]+ (?:years|months)),? \(?(?:at |in )?(?P<y11>{_FY}) price",
    "then": r"(?:[Aa]t|[Bb]y|[Dd]uring) the time of (?:(?:the|our|its|this|their) )?(?:[A-Z]+ )?"
    r"(?P<event>assessment|inspection|visit|audit|survey|review|census)\b",
    "last": r"(?:[Ll]ast|[Pp]ast|[Pp]revious) (?P<long>(?:\d+|[a-z]+) (?:days|weeks|months|years|quarters))\b",
    "now": r"[Cc]urrent(?:ly)?\b|[Aa]t present\b|[Pp]resently\b",
}


def _either(forms: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{form})" for name, form in forms.items())


_ANY = re.compile(
    rf"\b(?:(?=\d)(?<![£,])(?:{_either(_DIGIT_FORMS)})|(?=[JFMASOND])(?:{_either(_MONTH_FORMS)})"
    rf"|(?=[ABCDHLPQSTWabcdefloptsmqw])(?:{_either(_WORD_FORMS)}))"
)
_LEAD = re.compile(
    r"\b(?P<lead>(?:[Ss]ince|[Bb]y) (?:the end of |around )?"
    r"|(?:(?:\d\d?|[a-z]+) months|year|quarter)(?: ended| ending| up)?(?: to| on| in)? (?:the end of )?)$"
)
_HINT = re.compile(r"\d|[Tt]his |[Tt]ime of|[Cc]urrent|present|[Ll]ast |[Pp]ast |[Pp]revious ")
_NAMES = re.compile("|".join(f"(?:{p})" for p in words("dates", "not_of_figures")["before"]))
_NAMED = re.compile("|".join(f"(?:{p})" for p in words("dates", "not_of_figures")["after"]))
_VAGUE = ("now", "then", "last")
_ORDER = {"one": "1", "two": "2", "three": "3", "four": "4", "first": "1", "second": "2", "third": "3", "fourth": "4"}


@dataclass(frozen=True)
class Stated:
    """A date at `text[start:end]`. `vague` where it is said in words only; `dates_figures` is False where it is part of a name.

    `as_at` is None where no year is printed: what stands beside it has a date that is not known. `form` is the name of the
    pattern. What leads to the date, as "12 months to" does, stands between `start` and `printed`.
    """

    start: int
    end: int
    as_at: str | None
    form: str
    vague: bool = False
    dates_figures: bool = True
    printed: int = -1


def dates(text: str) -> Iterator[Stated]:
    """All dates of a text, in order."""
    if not _HINT.search(text):
        return
    for found in _ANY.finditer(text):
        assert found.lastgroup is not None  # the outermost group is the name of the form
        yield _stated(text, found, found.lastgroup)


def _stated(text: str, found: re.Match[str], form: str) -> Stated:
    start, as_at = found.start(), _READ[form](found)
    if form in _VAGUE:
        return Stated(start, found.end(), as_at, form, vague=True, printed=start)
    lead = _LEAD.search(text, max(0, start - 40), start)
    if lead and as_at:
        start, as_at = lead.start(), _led(lead["lead"].lower(), as_at, form)
    before, after = text[max(0, start - 60) : start], text[found.end() : found.end() + 40]
    of_a_name = bool(_NAMES.search(before) or _NAMED.search(after))
    return Stated(start, found.end(), as_at, form, dates_figures=not of_a_name, printed=found.start())


def _led(lead: str, as_at: str, form: str) -> str:
    """ "since" and "by" are kept; a year that ended on a day is "year to" that day."""
    words_said = lead.split()
    if words_said[0] in ("since", "by"):
        return f"{words_said[0]} {as_at}"
    ended = form in ("day", "month", "slashed", "iso", "american") and {"to", "ended", "ending"} & set(words_said)
    length = " ".join(words_said[: 2 if "months" in words_said else 1])
    return f"{length} to {as_at}" if ended else as_at


def month_of(word: str) -> int:
    """The number of a month, in full or shortened."""
    return MONTH_NUMBERS[word.lower().rstrip(".")]


def year_of(printed: str) -> str:
    """A year of two or four digits: "24" and "'24" are "2024"."""
    digits = printed.lstrip("'")
    return digits if len(digits) == 4 else f"20{digits}"


def financial_year(printed: str) -> str | None:
    """A financial year as "2024/25", or the span of years that it is not: "2024-28" is "2024..2028"; None for neither."""
    first, second = re.split(r"[/-]", printed.replace(" ", ""))
    first, second = year_of(first), year_of(second if len(second) > 1 else year_of(first)[2] + second)
    if int(second) <= int(first):
        return None
    return f"{first}/{second[2:]}" if int(second) == int(first) + 1 else f"{first}..{second}"


def _of_quarter(quarter: str, year: str | None) -> str | None:
    number = _ORDER.get(quarter.lower(), quarter)
    return None if year is None else f"{_year(year)} Q{number}"


def _year(printed: str) -> str | None:
    return printed if re.fullmatch(_Y, printed) else financial_year(printed)


def _months(found: re.Match[str]) -> str:
    last = year_of(found["y2"])
    first_month, last_month = month_of(found["m1"]), month_of(found["m2"])
    first = year_of(found["y1"]) if found["y1"] else str(int(last) - (first_month > last_month))
    return f"{first}-{first_month:02d}..{last}-{last_month:02d}"


def _day(day: str, month: int, year: str) -> str | None:
    return f"{year_of(year)}-{month:02d}-{int(day):02d}" if 1 <= month <= 12 and 1 <= int(day) <= 31 else None


_READ: dict[str, Callable[[re.Match[str]], str | None]] = {
    "months": _months,
    "iso": lambda f: _day(f["d0"], int(f["m0"]), f["y0"]),
    "slashed": lambda f: _day(f["d3"], int(f["m3"] or f["m33"]), f["y3"] or f["y33"]),
    "day": lambda f: _day(f["d4"], month_of(f["m4"]), f["y4"]),
    "american": lambda f: _day(f["d5"], month_of(f["m5"]), f["y5"]),
    "bare_day": lambda f: None,
    "half": lambda f: f"{_year(f['y16'])} H{f['h16'] or _ORDER[f['h17']]}",
    "bare_last": lambda f: None,
    "on_day": lambda f: None,
    "bare_season": lambda f: None,
    "bare_month": lambda f: None,
    "month": lambda f: f"{year_of(f['y6'])}-{month_of(f['m6']):02d}",
    "season": lambda f: f"{f['s7'].lower().rstrip(' -')} {f['y7']}",
    "quarter": lambda f: _of_quarter(f["q8"], f["y8"]),
    "quarter_named": lambda f: _of_quarter(f["q9"], f["y9"]),
    "year_quarter": lambda f: _of_quarter(f["q10"], f["y10"]),
    "prices": lambda f: f"{f['span']} at {financial_year(f['y11'])} prices",
    "financial": lambda f: financial_year(f["y12"]),
    "years": lambda f: f"{f['y13']}..{f['y14']}" if int(f["y14"]) - int(f["y13"]) != 1 else _pair(f),
    "year": lambda f: f["y15"],
    "then": lambda f: f"time of {f['event']}",
    "last": lambda f: f"last {f['long']}",
    "now": lambda f: "current",
}


def _pair(found: re.Match[str]) -> str | None:
    """Two years side by side: joined by a stroke they are one financial year, by words two calendar years."""
    joined = re.search(r"\d ?- ?\d", found["years"])
    return financial_year(f"{found['y13']}-{found['y14']}") if joined else f"{found['y13']}..{found['y14']}"

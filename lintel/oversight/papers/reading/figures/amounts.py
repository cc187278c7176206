"""Amounts in a text: numbers with what is printed right beside them, found in one scan."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lintel.oversight.papers.reading.figures.vocabulary import any_of, spelled, unit_of, words

# No number of papers has more digits than this; what has more is no number.
DIGITS = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?(?![\d,]{0,9}\d)|\d{1,15}(?:\.\d{1,9})?(?![\d.,]{0,9}\d)"
_SPELLED = any_of([word for word in words("numbers", "words") if spelled()[word]])
_TENS = rf"(?:{any_of(list(words('numbers', 'tens')))})(?:[- ](?:{_SPELLED}))?"
_NOUGHTS = any_of(list(words("numbers", "noughts")))
_SHORT = any_of(list(words("numbers", "noughts_of_money")))
_LENGTHS = any_of(list(words("units", "durations")))
_PERIODS = any_of(list(words("units", "periods")))

_AMOUNT = re.compile(
    rf"""(?:(?<![\d£])(?P<pound>£\ ?)(?P<sum>{DIGITS})
        (?:\ ?-\ ?(?P<high>{DIGITS})|\ to\ (?P<to_high>{DIGITS})(?=\ ?(?:{_NOUGHTS}|{_SHORT})\b))?
        (?P<many>\ ?(?:{_NOUGHTS}|{_SHORT})s?\b)?
      |(?<![\w/:£.])(?<![A-Za-z]-)(?<!\d,)(?P<number>{DIGITS}|\b(?i:{_TENS}|{_SPELLED})\b)(?P<noughts>\ (?:{_NOUGHTS})\b)?)
    (?:(?P<points>\ (?:percentage|per\ cent|percent|%)[\ -]points?\b|\ ?ppts?\b)
      |(?P<percent>\ ?%|\ (?i:per\ ?cent)\b)
      |(?P<gap>[\ -]{{0,1}})(?:(?P<days>working|calendar|clear|consecutive)[\ -])?(?P<length>(?i:{_LENGTHS})s?)\b
      |:(?P<to>\d{{1,3}})(?![\d:.]|\ ?[ap]m\b))?
    (?P<adverb>\ (?:hourly|daily|weekly|monthly|annually|yearly)\b)?
    (?P<per>\ ?(?:\b(?:per|an?|each|every)\ |/|p/?)(?P<period>(?i:half\ day|full\ day|{_PERIODS})|[hwa])\b
        (?!\ (?:before|ago|earlier|later|on)\b))?
    """,
    re.X,
)
_LETTERS = {"h": "hour", "w": "week", "a": "year"}


@dataclass(frozen=True)
class Amount:
    """A number at `text[start:end]` with its value in units. `unit` is None where nothing beside the number tells it.

    `kind`: money, percent, duration, ratio or number. `per` is the period of a price or a rate.
    """

    start: int
    end: int
    value: float
    kind: str
    unit: str | None = None
    value_high: float | None = None
    per: str | None = None
    spelled: bool = False


def amounts(text: str) -> Iterator[Amount]:
    """All amounts, in order. Dates and references are among them: what is no figure is told by `not_figures`."""
    for found in _AMOUNT.finditer(text):
        yield _money(found) if found["pound"] else _number(found)


def value_of(printed: str) -> float:
    """The value of a number as printed, in digits or words: "1,234.5" is 1234.5, "Nine" is 9. Raises ValueError."""
    small = printed.lower()
    return float(spelled()[small]) if small in spelled() else float(small.replace(",", ""))


def _money(found: re.Match[str]) -> Amount:
    high = found["high"] or found["to_high"]
    if high and value_of(high) <= value_of(found["sum"]):
        return Amount(found.start(), found.end("sum"), value_of(found["sum"]), "money", "GBP")
    per = _per(found) or unit_of("periods", (found["adverb"] or "").strip())
    end = found.end() if per else _end(found, "many", "to_high", "high", "sum")
    unit, many = f"GBP/{per}" if per else "GBP", found["many"]
    value_high = _times(high, many) if high else None
    return Amount(found.start(), end, _times(found["sum"], many), "money", unit, value_high, per)


def _number(found: re.Match[str]) -> Amount:
    kind, unit = _kind(found)
    value = float(found["to"]) if kind == "ratio" else _times(found["number"], found["noughts"])
    per = _per(found) if kind in ("duration", "number") else None
    if kind == "duration" and per and "per" not in found["per"]:
        per = None  # three hours a day is still a length of time
    end = found.end() if per else _end(found, "points", "percent", "length", "to", "noughts", "number")
    unit = f"{unit}/{per}" if per and unit else unit
    return Amount(found.start(), end, value, kind, unit, per=per, spelled=found["number"][0].isalpha())


def _kind(found: re.Match[str]) -> tuple[str, str | None]:
    if found["points"]:
        return "percent", "percentage points"
    if found["percent"]:
        return "percent", "percent"
    if found["to"]:
        return "ratio", "people per staff"
    if found["length"]:
        unit = unit_of("durations", found["length"])
        return "duration", "working days" if found["days"] == "working" and unit == "days" else unit
    return "number", None


def _end(found: re.Match[str], *parts: str) -> int:
    return next(found.end(part) for part in parts if found[part])


def _times(number: str, noughts: str | None) -> float:
    word = (noughts or "").strip().lower()
    known = words("numbers", "noughts") | words("numbers", "noughts_of_money")
    times = known.get(word) or known.get(word.removesuffix("s")) or 1
    return round(value_of(number) * times, 4)


def _per(found: re.Match[str]) -> str | None:
    if not found["per"]:
        return None
    letter = _LETTERS.get(found["period"].lower())
    return letter if letter else unit_of("periods", found["period"])

"""A date as a person types it: three short boxes, and a plain sentence for every way they can go wrong."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any, NamedTuple

from django import forms
from django.utils import timezone

from lintel.domain.clock import london_date
from lintel.domain.forms.days import MONTHS, day_in_full

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
PARTS = ("day", "month", "year")


class DateParts(NamedTuple):
    """What was typed, kept as it was typed so that the page can show it again."""

    day: str = ""
    month: str = ""
    year: str = ""


class LondonDateWidget(forms.Widget):
    """Reads name-day, name-month and name-year; or one name=2026-11-22, as a link to a dated page writes it."""

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> DateParts:
        if name in data:
            year, month, day = (str(data[name]).split("-") + ["", ""])[:3]
            return DateParts(day, month, year)
        return DateParts(*(str(data.get(f"{name}-{part}") or "").strip() for part in PARTS))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:
        return name not in data and not any(f"{name}-{part}" in data for part in PARTS)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-day" if id_ else id_


class LondonDateField(forms.Field):
    """A day in London. `called` is its name in a refusal: "Date of birth must include a year"."""

    widget = LondonDateWidget

    def __init__(self, *, called: str = "Date", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.called = called

    def prepare_value(self, value: date | DateParts | None) -> DateParts:
        if isinstance(value, date):
            return DateParts(str(value.day), str(value.month), str(value.year))
        return value or DateParts()

    def to_python(self, value: DateParts | None) -> date | None:
        if not value or not any(value):
            return None
        self._refuse_gaps(value)
        day, month, year = _number(value.day), _month(value.month), _number(value.year)
        if year is None or len(value.year) != 4:
            raise self._refusal("must have a year of 4 numbers, like 2026", "year")
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise self._refusal(f"must have a year between {EARLIEST_YEAR} and {LATEST_YEAR}", "year")
        return self._real_date(day, month, year)

    def _refuse_gaps(self, typed: DateParts) -> None:
        missing = [part for part in PARTS if not getattr(typed, part)]
        if missing:
            raise self._refusal(f"must include a {' and a '.join(missing)}", *missing)

    def _real_date(self, day: int | None, month: int | None, year: int) -> date:
        try:
            return date(year, month or 0, day or 0)
        except (ValueError, OverflowError):
            raise self._refusal("must be a real date, like 27 3 2026", *PARTS) from None

    def _refusal(self, sentence: str, *parts: str) -> forms.ValidationError:
        """`parts` tells the page which boxes to mark."""
        return forms.ValidationError(f"{self.called} {sentence}.", code="date", params={"parts": parts})


# 3 February 1950, 3rd of Feb 1950, 03/02/1950; and 1950-02-03.
TYPED_DATES = tuple(
    re.compile(typed, re.IGNORECASE)
    for typed in (
        r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[ ./-]+(?P<month>[0-9]{1,2}|[a-z]+)[ .,/-]+(?P<year>[0-9]{2,4})",
        r"(?P<year>[0-9]{4})[./-](?P<month>[0-9]{1,2})[./-](?P<day>[0-9]{1,2})",
    )
)
OLDEST, ADULT = 120, 18


class DateOrAboutField(forms.CharField):
    """A day, or about when: what reads as a day becomes one, and must be one that somebody alive can have been born on."""

    def __init__(self, *, called: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.called = called

    def clean(self, value: Any) -> str:
        """The day as 1941-02-03, or the words as they were typed."""
        text: str = super().clean(value)
        typed = next((found for each in TYPED_DATES if (found := each.fullmatch(text.strip()))), None)
        if typed is None:
            return text
        year = _born_in(typed["year"])
        self._refuse_year(int(year) if len(year) == 4 else None)
        day = LondonDateField(called=self.called).clean(DateParts(typed["day"], typed["month"], year))
        assert isinstance(day, date)
        if day > london_date(timezone.now()):
            raise self._refusal("must be in the past.")
        return day.isoformat()

    def _refuse_year(self, year: int | None) -> None:
        this_year = london_date(timezone.now()).year
        if year is not None and year > this_year:
            raise self._refusal("must be in the past.")
        if year is not None and year < this_year - OLDEST:
            raise self._refusal(f"must be in the last {OLDEST} years.")

    def _refusal(self, sentence: str) -> forms.ValidationError:
        return forms.ValidationError(f"{self.called} {sentence}", code="date")

    def prepare_value(self, value: Any) -> str:
        """As people write it."""
        return day_in_full(value or "")


class DateOrWordsField(DateOrAboutField):
    """The same, refusing nothing: what is no day somebody can have been born on stays the words that were typed."""

    def clean(self, value: Any) -> str:
        """The day as 1941-02-03, or the words as they were typed. Raises ValidationError where they are too many only."""
        text: str = forms.CharField.clean(self, value)
        try:
            return super().clean(value)
        except forms.ValidationError:
            return text


class LondonTimeField(forms.CharField):
    """A time of day, on the London clock, as people write it: 2:30pm, 2pm, 14:30, 14.30."""

    def to_python(self, value: Any) -> time | None:
        typed = super().to_python(value)
        if typed in self.empty_values:
            return None
        read = _time(typed.lower().replace(" ", ""))
        if read is None:
            raise forms.ValidationError("Time must be like 2:30pm or 14:30.", code="time")
        return read

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {"class": "govuk-input--width-5"}

    def prepare_value(self, value: Any) -> str:
        return value.strftime("%H:%M") if isinstance(value, time) else value or ""

    def run_validators(self, value: time | None) -> None:
        """The validators of CharField are for text; a time that was read is sound."""


def _born_in(year: str) -> str:
    """The year in full; of two numbers the latest in which an adult can have been born, as all whom this is about are."""
    if len(year) != 2:
        return year
    latest = london_date(timezone.now()).year - ADULT
    return str(latest - (latest - int(year)) % 100)


def _number(typed: str) -> int | None:
    """Plain digits only: int() would also take +3, 1_000 and digits of other scripts."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 4 else None


def _month(typed: str) -> int | None:
    for number, name in enumerate(MONTHS, start=1):
        if len(typed) >= 3 and name.lower().startswith(typed.lower()):
            return number
    return _number(typed)


def _time(typed: str) -> time | None:
    found = re.fullmatch(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(am|pm)?", typed)
    if not found or not (found[2] or found[3]):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None

"""Dates on pages: what a person may type, what they are told when it is no date, and how a date is written back."""

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from lintel.domain.forms.blocks import BORN
from lintel.domain.forms.days import day_in_full, day_typed
from lintel.domain.moment import Moment
from lintel.web import formats
from lintel.web.london_date import DateOrAboutField, LondonDateField, LondonTimeField


class Happened(forms.Form):
    on = LondonDateField(label="When?", called="Date of the call")
    at = LondonTimeField(label="What time?", required=False)


def sent(day: str, month: str, year: str, at: str = "") -> Happened:
    return Happened({"on-day": day, "on-month": month, "on-year": year, "at": at})


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (("27", "3", "2026"), date(2026, 3, 27)),
        ((" 07 ", "03", "2026"), date(2026, 3, 7)),
        (("1", "March", "2026"), date(2026, 3, 1)),
        (("1", "sept", "2026"), date(2026, 9, 1)),
        (("29", "2", "2028"), date(2028, 2, 29)),
        (("1", "1", "1900"), date(1900, 1, 1)),
    ],
)
def test_a_date_that_can_be_read(typed: tuple[str, str, str], read: date) -> None:
    form = sent(*typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == read


@pytest.mark.parametrize(
    ("typed", "sentence", "boxes"),
    [
        (("31", "2", "2026"), "Date of the call must be a real date, like 27 3 2026.", ("day", "month", "year")),
        (("29", "2", "2026"), "Date of the call must be a real date, like 27 3 2026.", ("day", "month", "year")),
        (("0", "0", "2026"), "Date of the call must be a real date, like 27 3 2026.", ("day", "month", "year")),
        (("-1", "+3", "2026"), "Date of the call must be a real date, like 27 3 2026.", ("day", "month", "year")),
        (("٣", "3", "2026"), "Date of the call must be a real date, like 27 3 2026.", ("day", "month", "year")),
        (("9" * 5000, "3", "2026"), "Date of the call must be a real date, like 27 3 2026.", ("day", "month", "year")),
        (("1\x00", "3", "2026"), "Date of the call must be a real date, like 27 3 2026.", ("day", "month", "year")),
        (("1", "ma", "2026"), "Date of the call must be a real date, like 27 3 2026.", ("day", "month", "year")),
        (("1", "", "2026"), "Date of the call must include a month.", ("month",)),
        (("1", "", ""), "Date of the call must include a month and a year.", ("month", "year")),
        (("1", "3", "26"), "Date of the call must have a year of 4 numbers, like 2026.", ("year",)),
        (("1", "3", "1_26"), "Date of the call must have a year of 4 numbers, like 2026.", ("year",)),
        (("1", "3", "0026"), "Date of the call must have a year between 1900 and 2100.", ("year",)),
        (("1", "3", "9999"), "Date of the call must have a year between 1900 and 2100.", ("year",)),
    ],
)
def test_a_date_that_cannot_be_read(typed: tuple[str, str, str], sentence: str, boxes: tuple[str, ...]) -> None:
    form = sent(*typed)
    (refused,) = form.errors["on"].as_data()
    assert form.errors["on"] == [sentence]
    assert refused.params == {"parts": boxes}
    assert tuple(form["on"].value()) == tuple(part.strip() for part in typed)


def test_no_date_at_all_is_a_missing_answer() -> None:
    assert sent("", " ", "").errors["on"].as_data()[0].code == "required"


@pytest.mark.parametrize(
    ("typed", "read"), [("2026-11-22", date(2026, 11, 22)), ("2026-13-01", None), ("soon", None), ("-", None)]
)
def test_a_link_may_carry_the_date_in_one_piece(typed: str, read: date | None) -> None:
    assert Happened({"on": typed}).is_valid() is (read is not None)
    assert Happened({"on": typed}).errors.keys() == (set() if read else {"on"})


def test_a_date_given_by_the_page_stands_in_the_boxes() -> None:
    assert tuple(Happened(initial={"on": date(2026, 3, 7)})["on"].value()) == ("7", "3", "2026")
    assert not Happened({"on": "2026-03-07"}, initial={"on": date(2026, 3, 7)}).has_changed()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2:30pm", time(14, 30)), ("2.30 PM", time(14, 30)), ("2pm", time(14)), ("14:30", time(14, 30)),
        ("12am", time(0)), ("12:05pm", time(12, 5)), ("09:00", time(9)), ("", None),
    ],
)  # fmt: skip
def test_a_time_that_can_be_read(typed: str, read: time | None) -> None:
    form = sent("1", "3", "2026", typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["at"] == read


@pytest.mark.parametrize("typed", ["25:00", "2:75", "13pm", "0am", "14", "noonish", "2:3", "１4:30", "14:30\x00"])
def test_a_time_that_cannot_be_read(typed: str) -> None:
    assert sent("1", "3", "2026", typed).errors["at"] == ["Time must be like 2:30pm or 14:30."]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (formats.day(date(2026, 11, 22)), "22 November 2026"),
        (day_in_full("2026-11-22"), "22 November 2026"),
        (day_in_full("about 1940"), "about 1940"),
        (day_in_full("19450312"), "19450312"),
        (day_in_full("2026-W10-1"), "2026-W10-1"),
        (day_in_full("2026-02-30"), "2026-02-30"),
        (formats.short_day(date(2026, 9, 1)), "1 Sep 2026"),
        (formats.day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)), "1 July 2026"),
        (formats.moment(datetime(2026, 11, 22, 14, 5, tzinfo=UTC)), "22 Nov 2026, 2:05pm"),
        (formats.moment(datetime(2026, 6, 22, 11, 0, tzinfo=UTC)), "22 Jun 2026, midday"),
        (formats.moment(datetime(2026, 6, 22, 23, 0, tzinfo=UTC)), "23 Jun 2026, midnight"),
        (formats.moment(datetime(2026, 11, 22, 0, 9, tzinfo=UTC)), "22 Nov 2026, 12:09am"),
        (formats.moment(date(2026, 11, 22)), "22 Nov 2026"),
        (formats.moment(Moment(date(2026, 11, 22), time(9, 0))), "22 Nov 2026, 9:00am"),
        (formats.moment(Moment(date(2026, 11, 22))), "22 Nov 2026"),
        (formats.days(1), "1 day"),
        (formats.days(0), "0 days"),
        (formats.days(1204), "1,204 days"),
        (formats.one_decimal(21), "21.0"),
        (formats.one_decimal(Fraction(2409, 2)), "1,204.5"),
    ],
)
def test_dates_and_numbers_are_written_the_british_way(written: str, expected: str) -> None:
    assert written == expected


@pytest.mark.parametrize(
    "typed",
    [
        "3 February 1950",
        "3rd February 1950",
        "3rd Feb 1950",
        "3rd of february 1950",
        "03/02/1950",
        "3.2.1950",
        "1950-02-03",
    ],
)
def test_a_date_of_birth_is_read_in_the_usual_ways_and_shown_in_full(typed: str) -> None:
    kept = DateOrAboutField(called="Date of birth").clean(typed)
    assert kept == "1950-02-03"
    assert BORN.in_words({BORN.name: kept}) == "3 February 1950"


@pytest.mark.parametrize("words", ["about 1940", "in her eighties", "1940", "2026-W10-1", "19450312"])
def test_what_is_no_date_stays_as_it_was_typed(words: str) -> None:
    kept = DateOrAboutField(called="Date of birth").clean(words)
    assert (kept, day_typed(kept), BORN.in_words({BORN.name: kept})) == (words, None, words)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2999-12-31", "Date of birth must be in the past."),
        ((timezone.now() + timedelta(days=2)).date().isoformat(), "Date of birth must be in the past."),
        ("0001-01-01", "Date of birth must be in the last 120 years."),
        ("3 February 1850", "Date of birth must be in the last 120 years."),
        ("1950-02-31", "Date of birth must be a real date, like 27 3 2026."),
    ],
)
def test_a_date_on_which_nobody_alive_was_born_is_refused_in_plain_words(typed: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        DateOrAboutField(called="Date of birth").clean(typed)
    assert refused.value.messages == [said]

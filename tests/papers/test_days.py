"""Days in words and in numbers, each with its place, and back into words."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.reading.days import WITH_OR_WITHOUT_YEAR, days_in, first_day, in_words, iso_of

# The text, and its days with the words in which each stands.
DAYS = [
    ("held on Monday, 8 June 2026.", [("2026-06-08", "8 June 2026")]),
    ("THURSDAY, 11TH JUNE 2026 AT 5PM", [("2026-06-11", "11TH JUNE 2026")]),
    ("the 3rd day of Sept, 2026", [("2026-09-03", "3rd day of Sept, 2026")]),
    ("08/06/2026 and 9.6.2026", [("2026-06-08", "08/06/2026"), ("2026-06-09", "9.6.2026")]),
    ("6 March 2023 (item 4); 7 Mar 2023", [("2023-03-06", "6 March 2023"), ("2023-03-07", "7 Mar 2023")]),
    ("31 June 2026, or June 2026, or 1/13/2026", []),
    ("paragraph 1.2.20261 of 118 June 2026", []),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_each_day_is_read_whole_with_its_place_or_not_at_all(text: str, days: list[tuple[str, str]]) -> None:
    assert [(each.iso, text[each.start : each.end]) for each in days_in(text)] == days
    assert first_day(text) == (days[0][0] if days else None)


# The words, the day after which they are read, and the day.
YEARLESS = [
    ("by 1 October", "2026-06-08", "2026-10-01"), ("by 1st March", "2026-06-08", "2027-03-01"),
    ("by 1 March 2026", "2026-06-08", "2026-03-01"),
    ("by 1 October", None, None), ("by 30 February", "2026-06-08", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "after", "day"), YEARLESS)
def test_a_day_without_a_year_is_the_next_one(text: str, after: str | None, day: str | None) -> None:
    found = re.search(WITH_OR_WITHOUT_YEAR, text, re.I)
    assert found
    assert iso_of(found, after) == day


TOLD = [
    ("2026-05-31", "31 May 2026"), ("2026-09", "September 2026"), ("since 2026-09", "since September 2026"), ("2025/26", "2025/26"),
    ("2025-04..2025-06", "April 2025 to June 2025"), ("12 months to 2026-10-12", "12 months to 12 October 2026"),
    ("2024..2028", "2024 to 2028"),
    ("2026-13", "2026-13"), ("spring 2026", "spring 2026"), ("2025/26 Q1", "2025/26 Q1"),
]  # fmt: skip


@pytest.mark.parametrize(("as_at", "told"), TOLD)
def test_a_date_is_told_as_people_write_it(as_at: str, told: str) -> None:
    assert in_words(as_at) == told


@given(st.dates(min_value=date(1000, 1, 1)))
def test_what_is_told_is_read_back(day: object) -> None:
    assert first_day(in_words(str(day))) == str(day)

"""How lengths are spread: worked out by hand, and against every length laid out in order."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.measures.language import printed, printed_share
from lintel.measures.spread import figure_of, quantile

HALF, NINE_TENTHS = Fraction(1, 2), Fraction(9, 10)


@pytest.mark.parametrize(
    ("lengths", "median", "p90"),
    [
        ([5], 5, 5),
        ([1, 2], Fraction(3, 2), Fraction(19, 10)),
        ([0, 10, 20], 10, 18),
        ([1, 2, 3, 4], Fraction(5, 2), Fraction(37, 10)),
        ([7] * 9 + [100], 7, Fraction(163, 10)),
        ([3, 1, 2, 10, 4, 5, 6, 7, 8, 9, 11], 6, 10),
    ],
)
def test_quantiles_run_straight_between_neighbours(lengths: list[int], median: Fraction, p90: Fraction) -> None:
    ordered = sorted(Counter(lengths).items())
    assert quantile(ordered, HALF) == median
    assert quantile(ordered, NINE_TENTHS) == p90


@given(lengths=st.lists(st.integers(0, 900), min_size=1, max_size=60), tenths=st.integers(0, 10))
def test_counted_lengths_and_laid_out_lengths_agree(lengths: list[int], tenths: int) -> None:
    laid_out, place = sorted(lengths), Fraction(tenths, 10) * (len(lengths) - 1)
    below, above = laid_out[int(place)], laid_out[min(int(place) + 1, len(lengths) - 1)]
    expected = below + (place - int(place)) * (above - below)
    assert quantile(sorted(Counter(lengths).items()), Fraction(tenths, 10)) == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0.0"),
        (Fraction(21), "21.0"),
        (Fraction(5, 2), "2.5"),
        (Fraction(1, 20), "0.1"),
        (Fraction(1, 21), "0.0"),
        (Fraction(999, 100), "10.0"),
        (None, ""),
    ],
)
def test_a_length_is_printed_to_one_decimal(value: Fraction | None, text: str) -> None:
    assert printed(value) == text


def test_a_share_is_printed_as_a_percentage() -> None:
    assert printed_share(Fraction(2, 3)) == "66.7%"
    assert printed_share(Fraction(1)) == "100.0%"
    assert printed_share(None) == ""


def test_a_figure_of_nobody_says_nothing_but_nought() -> None:
    figure = figure_of({}, people=0, judged={}, target=None)
    assert (figure.number, figure.people, figure.median, figure.share_within) == (0, 0, None, None)


def test_hours_are_counted_in_seconds_and_told_in_hours() -> None:
    figure = figure_of({3600: 1, 9000: 1}, people=2, judged={True: 1, False: 1}, target=None, per=3600)
    assert (figure.median, figure.maximum, figure.share_within) == (Fraction(7, 4), Fraction(5, 2), HALF)

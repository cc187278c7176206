"""What holds for any text: a figure stands where it is said to stand, its value is that of its printed form, a range is in order."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lintel.oversight.papers.reading.figures.amounts import amounts, value_of
from lintel.oversight.papers.reading.found import Figure
from lintel.oversight.papers.reading.lines import Line
from tests.papers.figure_papers import figures_of

NUMBERS = st.one_of(
    st.integers(0, 99).map(str),
    st.integers(1000, 9_999_999).map("{:,}".format),
    st.decimals(0, 999, places=2).map("{:f}".format),
    st.sampled_from(["two", "nine", "Twelve", "twenty-eight"]),
)
BEFORE = st.sampled_from(
    ["", "£", "from £", "between ", "aged ", "section ", "In 2023/24 ", "**", "“", "the median wait was "]
)
AFTER = st.sampled_from(["", "%", "k", " million", " days", "-month", " working days", " people", " calls per week", " per hour",
                         ":8 ratio", "/24", "** of", " to ", "-", "\t", "|", " in May 2025", ".", ", ", "\n", "\n\n"])  # fmt: skip
TEXTS = st.lists(st.tuples(BEFORE, NUMBERS, AFTER).map("".join), max_size=12).map(" ".join)
ANY_TEXT = st.text(alphabet="0123456789 £%,.:/-–()\t\n|*<u>abdehimnorstwyMJ", max_size=120)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def printed(text: str, figure: Figure) -> str:
    """The words of the paper from the place of the figure on, as the rules read them."""
    place = figure.place
    lines = text.splitlines()[place.line_start - 1 : place.line_end]
    lines[0] = lines[0][place.column - 1 :]
    return " ".join(Line(1, line).text for line in lines)


@QUICK
@given(st.one_of(TEXTS, ANY_TEXT))
def test_every_figure_stands_at_its_place(text: str) -> None:
    for figure in figures_of(text):
        found = re.sub(r"\s+", " ", printed(text, figure)).replace("|", " ").strip()
        assert found.startswith(re.sub(r"\s+", " ", figure.figure))


@QUICK
@given(TEXTS)
def test_ranges_are_in_order_and_a_figure_without_a_date_says_so(text: str) -> None:
    for figure in figures_of(text):
        assert figure.value_high is None or figure.value < figure.value_high
        assert (figure.as_at is None) == (figure.as_at_from == "none")


@QUICK
@given(TEXTS)
def test_figures_come_in_order_and_none_lies_in_another(text: str) -> None:
    ends = (0, 0)
    for figure in figures_of(text):
        start = (figure.place.line_start, figure.place.column)
        assert start >= ends
        ends = (figure.place.line_end, figure.place.column + 1)


@given(st.integers(0, 99_999_999), st.booleans())
def test_a_value_is_read_back_from_digits(number: int, grouped: bool) -> None:
    assert value_of(f"{number:,}" if grouped else str(number)) == number


@given(st.integers(1, 999), st.sampled_from([("", 1), ("k", 1000), ("m", 10**6), (" million", 10**6), ("bn", 10**9)]))
def test_money_is_in_pounds_whatever_its_noughts(number: int, noughts: tuple[str, int]) -> None:
    (found,) = amounts(f"£{number}{noughts[0]}")
    assert (found.value, found.unit) == (number * noughts[1], "GBP")


@given(st.integers(1, 400), st.sampled_from(["minutes", "hours", "days", "working days", "weeks", "months", "years"]))
def test_a_length_of_time_keeps_its_unit(number: int, unit: str) -> None:
    (found,) = amounts(f"It took {number} {unit}.")
    assert (found.value, found.unit, found.kind) == (number, unit, "duration")

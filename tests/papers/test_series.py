"""A figure followed from paper to paper: its days, what qualifies it, what it is of, and how it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.figures_followed.definition import has_subject
from lintel.oversight.papers.figures_followed.differences import gather
from lintel.oversight.papers.figures_followed.periods import overlap, period
from lintel.oversight.papers.figures_followed.where import followed
from tests.papers.by_hand import AUTUMN, figure, figures, made, met
from tests.papers.differing_lines import JUNE, Q1

PERIODS = [
    ("2025-06-30", Q1, True), ("2025-07-01", Q1, False), ("2025-06", "2025", True), ("2024-08..2025-01", "2025", True),
    ("2024/25", "2025-03-31", True), ("2024/25", "2025-04-01", False), (None, "2025", False), ("by spring", "2025", False),
    ("2025-02-30", "2025", False), ("2025-06..2025-01", "2025", False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), PERIODS)
def test_two_dates_share_a_day_or_do_not(one: str | None, other: str, expected: bool) -> None:
    assert overlap(one, other) is expected
    assert overlap(other, one) is expected


@given(st.dates())
def test_a_day_is_in_its_own_month(day: object) -> None:
    assert overlap(str(day), str(day)[:7])
    days = period(str(day))
    assert days
    assert days[0] == days[1] == day


QUALIFIED = [
    ("There were just under 600 people", "600", "just under"), ("in the region of £90k", "£90k", "in the region of"),
    ("circa £50 million", "£50 million", "circa"), ("There were 600 people", "600", ""), ("over 7,000 had", "7,000", "over"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed", "qualifier"), QUALIFIED)
def test_what_qualifies_a_figure_is_read(text: str, printed: str, qualifier: str) -> None:
    reading = made("paper.txt", figures(text, figure(printed, 1, "people", "x")))
    assert followed(reading.figures[0], reading.paper, AUTUMN).qualifier == qualifier


def test_a_series_is_one_figure_through_papers_in_order_of_date() -> None:
    later = made(
        "later.txt", figures("In July 31 carers were awaiting allocation", figure("31", 31, "people", "x", "2025-07"))
    )
    first = made(
        "first.txt", figures("44 carers' assessments awaited allocation in June", figure("44", 44, "people", "x", JUNE))
    )
    undated = made("none.txt", figures("29 carers awaiting allocation", figure("29", 29, "people", "x")))
    found = gather([met(AUTUMN, undated, later, first)]).series
    assert {key.key: [each.paper for each in each_of] for key, each_of in found.items()} == {
        "waiting/carers/allocation/actual/count": ["first.txt", "later.txt", "none.txt"]
    }


CARERS = "carers were awaiting allocation"
COUNTY = "carers were awaiting allocation across the county"


@pytest.mark.parametrize(
    ("sentences", "papers"),
    [
        ((CARERS, CARERS), [["0.txt"], ["1.txt"]]),
        ((CARERS, COUNTY), [["0.txt", "1.txt"], ["1.txt"]]),
        ((COUNTY, COUNTY), [["0.txt", "1.txt"]]),
    ],
)
def test_a_series_is_of_one_body_but_for_what_is_said_of_all_the_county(
    sentences: tuple[str, str], papers: list[list[str]]
) -> None:
    readings = [
        made(f"{at}.txt", figures(f"In June {at + 31} {each}.", figure(str(at + 31), at + 31, "people", "x", JUNE)))
        for at, each in enumerate(sentences)
    ]
    meetings = [met(AUTUMN, readings[0], body="Care Panel"), met(AUTUMN, readings[1], body="Health Board")]
    assert [[each.paper for each in of_body] for of_body in gather(meetings).series.values()] == papers


# The sentence, the figure, its unit, and whether it is known what it is of.
SUBJECTS = [
    ("44 carers were waiting.", "44", "people", True),
    ("44 people were awaiting allocation.", "44", "people", True),
    ("44 people were waiting.", "44", "people", False),
    ("There were 44 complaints.", "44", "complaints", True),
    ("44% were complaints.", "44%", "percent", False),
    ("Staff cost £44.", "£44", "GBP", False),
]


@pytest.mark.parametrize(("text", "printed", "unit", "known"), SUBJECTS)
def test_a_figure_has_a_subject_or_a_measure_of_its_own(text: str, printed: str, unit: str, known: bool) -> None:
    [key] = gather([met(AUTUMN, made("paper.txt", figures(text, figure(printed, 44, unit, "x"))))]).series
    assert has_subject(key) is known


TOLD = [
    ("£1.2 million and £1.5 million", "£1.2 million to £1.5 million"),
    ("between 10% and 15%", "10% to 15%"),
    ("10-15 minutes", "10 to 15 minutes"),
    ("twenty-eight to thirty", "twenty-eight to thirty"),
    ("£6.4 to £7.1million", "£6.4 to £7.1million"),
]


@pytest.mark.parametrize(("printed", "told"), TOLD)
def test_a_range_is_told_from_end_to_end(printed: str, told: str) -> None:
    reading = made("paper.txt", figures(f"It was {printed}.", figure(printed, 1, "people", "x", high=2.0)))
    assert followed(reading.figures[0], reading.paper, AUTUMN).told == told

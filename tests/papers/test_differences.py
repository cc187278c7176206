"""Where papers differ: each rule with made-up lines on which it holds, and with lines on which it must not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.figures_followed.definition import has_subject
from lintel.oversight.papers.figures_followed.difference import Kind
from lintel.oversight.papers.figures_followed.differences import RULES, differences, gather
from lintel.oversight.papers.figures_followed.periods import overlap, period
from lintel.oversight.papers.figures_followed.where import followed
from lintel.oversight.papers.reading.found import BackgroundPaper
from lintel.oversight.papers.reading.lines import Place
from tests.papers.by_hand import AUTUMN, figure, figures, made, met

WAITING = "people awaiting a Care Act assessment"
JUNE, Q1 = "2025-06", "2025/26 Q1"


def links(*dates: str) -> tuple[BackgroundPaper, ...]:
    paper = BackgroundPaper(Place(1, 1), "R", "Plan", None, None, "71", "https://x.example/71", "https://x.example/71")
    return tuple(replace(paper, place=Place(line, line), report_date=on) for line, on in enumerate(dates, start=1))


# rule, kind, the two lines, the rows of the paper
HOLDS = [
    (
        "same thing, same date",
        Kind.CONTRADICTION,
        (1, 2),
        [
            figures(f"In June 2025, 640 {WAITING} in Fenshire.", figure("640", 640, "people", "waiting", JUNE)),
            figures(
                f"There were 702 {WAITING} in Fenshire in June 2025.", figure("702", 702, "people", "waiting", JUNE)
            ),
        ],
    ),
    (
        "same thing, same date",
        Kind.ROUNDING,
        (1, 2),
        [
            figures(f"In June 2025, 643 {WAITING} in Fenshire.", figure("643", 643, "people", "waiting", JUNE)),
            figures(f"There were around 640 {WAITING} in Fenshire.", figure("640", 640, "people", "waiting", JUNE)),
        ],
    ),
    (
        "same time, another step",
        Kind.DEFINITION,
        (1, 2),
        [
            figures("In June 640 people were awaiting allocation.", figure("640", 640, "people", "waiting", JUNE)),
            figures("For the first quarter 702 people were waiting.", figure("702", 702, "people", "waiting", Q1)),
        ],
    ),
    (
        "same thing, another date",
        Kind.DATE,
        (1, 2),
        [
            figures(
                "The Fenshire helpline queue was 11 minutes in June.",
                figure("11 minutes", 11, "minutes", "queue", JUNE, kind="duration"),
            ),
            figures(
                "The Fenshire helpline queue was 19 minutes in July.",
                figure("19 minutes", 19, "minutes", "queue", "2025-07", kind="duration"),
            ),
        ],
    ),
    (
        "a peak that was passed",
        Kind.DEFINITION,
        (1, 2),
        [
            figures(
                "341 awaiting allocation (down from a peak of 716)", figure("716", 716, "people", "waiting", "2024-12")
            ),
            figures("In May 801 people were waiting to start.", figure("801", 801, "people", "waiting", "2025-05")),
        ],
    ),
    (
        "a peak that was passed",
        Kind.CONTRADICTION,
        (1, 2),
        [
            figures(
                "341 awaiting allocation (down from a peak of 716)", figure("716", 716, "people", "waiting", "2024-12")
            ),
            figures("In May 801 people were awaiting allocation.", figure("801", 801, "people", "waiting", "2025-05")),
        ],
    ),
    (
        "parts and total",
        Kind.CONTRADICTION,
        (1, 1),
        [
            figures(
                "Of the 310 homes, 190 were visited and 118 were not, with 20 overdue.",
                *[figure(each, float(each), "homes", "homes") for each in ("310", "190", "118", "20")],
            ),
        ],
    ),
    (
        "shares of a whole",
        Kind.ROUNDING,
        (1, 1),
        [
            figures(
                "Letters were 41%, calls 33% and visits 25%.",
                *[figure(f"{each}%", each, "percent", "ways in") for each in (41, 33, 25)],
            ),
        ],
    ),
    (
        "shares of a whole",
        Kind.CONTRADICTION,
        (1, 1),
        [
            figures(
                "Letters were 41.00%, calls 33.00% and visits 25.00%.",
                *[figure(f"{each}.00%", each, "percent", "ways in") for each in (41, 33, 25)],
            ),
        ],
    ),
    (
        "percentage of a whole",
        Kind.ROUNDING,
        (1, 1),
        [
            figures(
                "Of 600 alerts, 33.4% (200) were closed.",
                figure("600", 600, "alerts", "a"),
                figure("33.4%", 33.4, "percent", "a"),
                figure("200", 200, "alerts", "a"),
            ),
        ],
    ),
    (
        "percentage of a whole",
        Kind.CONTRADICTION,
        (1, 1),
        [
            figures(
                "Of 600 alerts, 200 (34.3%) were closed.",
                figure("600", 600, "alerts", "a"),
                figure("200", 200, "alerts", "a"),
                figure("34.3%", 34.3, "percent", "a"),
            ),
        ],
    ),
    (
        "percentage of a whole",
        Kind.ROUNDING,
        (1, 1),
        [
            figures(
                "Of 600 posts, 36% (approx. 200) were filled.",
                figure("600", 600, "posts", "a"),
                figure("36%", 36, "percent", "a"),
                figure("200", 200, "posts", "a"),
            )
        ],
    ),
    (
        "one rate in two units",
        Kind.CONTRADICTION,
        (1, 1),
        [
            figures(
                "It is 1,300 per month (400 per week).",
                figure("1,300 per month", 1300, "letters/month", "letters", kind="rate"),
                figure("400 per week", 400, "letters/week", "letters", kind="rate"),
            ),
        ],
    ),
    (
        "one rate in two units",
        Kind.ROUNDING,
        (1, 1),
        [
            figures(
                "It is 1,300 per month (around 320 per week).",
                figure("1,300 per month", 1300, "letters/month", "letters", kind="rate"),
                figure("320 per week", 320, "letters/week", "letters", kind="rate"),
            ),
        ],
    ),
    (
        "a range told by its end",
        Kind.ROUNDING,
        (1, 2),
        [
            figures(
                "The boathouse refit is put at £1.2 to £1.9million.",
                figure("£1.2 to £1.9million", 1.2e6, "GBP", "refit", high=1.9e6),
            ),
            figures(
                "Members asked about the £1.9 million boathouse refit.", figure("£1.9 million", 1.9e6, "GBP", "refit")
            ),
        ],
    ),
    (
        "undated here, dated there",
        Kind.DATE,
        (1, 2),
        [
            figures(
                "Members asked about the £4.4million boathouse spend.", figure("£4.4million", 4.4e6, "GBP", "boathouse")
            ),
            figures(
                "Spend on the boathouse in 2024/25 was £4.4 million.",
                figure("£4.4 million", 4.4e6, "GBP", "boathouse", "2024/25"),
            ),
        ],
    ),
    ("one cell, two dates", Kind.DATE, (1, 1), ["As of 3/2/25: people waiting: 12 as at 14/2/25 (down from 30)"]),
    (
        "working days and days",
        Kind.DEFINITION,
        (1, 1),
        [
            figures(
                "Waits for a therapy visit: target 20 working days\twait now 31 days",
                figure("20 working days", 20, "working days", "visit", role="target", kind="duration"),
                figure("31 days", 31, "days", "visit"),
            ),
        ],
    ),
    (
        "two lengths of one contract",
        Kind.CONTRADICTION,
        (1, 3),
        [
            "RSX ferry scheme 2027-2031",
            "",
            "The RSX contract runs for two years, and may be extended by one year.",
        ],
    ),
    (
        "one Act, two years",
        Kind.CONTRADICTION,
        (1, 4),
        ["Under the Care", "Act 2013 it is", "", "Under the Care Act 2014", "", "By the Care Act 2014"],
    ),
    ("one link, two meetings", Kind.CONTRADICTION, (1, 2), ["Plan of March 2023", "Plan of March 2024"]),
]


@pytest.mark.parametrize(("rule", "kind", "lines", "rows"), HOLDS)
def test_each_rule_finds_its_difference(rule: str, kind: Kind, lines: tuple[int, int], rows: list[object]) -> None:
    paper = made("paper.txt", *rows)
    if rule == "one link, two meetings":
        paper = replace(paper, background_papers=links("2023-03-06", "2024-03-06"))
    found = [each for each in differences([met(AUTUMN, paper)]) if each.rule == rule]
    assert [(each.kind, each.first.line, each.second.line) for each in found] == [(kind, *lines)]
    assert found[0].working.endswith(".")


def test_every_rule_has_lines_of_its_own() -> None:
    assert {rule for rule, *_ in HOLDS} == set(RULES)


# lines that look like a difference and are none
HOLDS_NOT = [
    [
        figures(
            "Of the 310 homes, 190 were visited and 120 were not.",
            *[figure(each, float(each), "homes", "homes") for each in ("310", "190", "120")],
        )
    ],
    [
        figures(
            "Letters were 41%, calls 33% and visits 26%.",
            *[figure(f"{each}%", each, "percent", "ways in") for each in (41, 33, 26)],
        )
    ],
    [
        figures(
            "Of 600 alerts, 33.3% (200) were closed.",
            figure("600", 600, "alerts", "a"),
            figure("33.3%", 33.3, "percent", "a"),
            figure("200", 200, "alerts", "a"),
        )
    ],
    [
        figures(
            "It is 1,300 per month (300 per week).",
            figure("1,300 per month", 1300, "letters/month", "letters", kind="rate"),
            figure("300 per week", 300, "letters/week", "letters", kind="rate"),
        )
    ],
    ["As of 3/2/25: people waiting: 12 as at 3/2/25"],
    [
        "RSX ferry scheme 2027-2030",
        "",
        "The RSX contract runs for two years, and may be extended by one year.",
    ],
    ["Under the Care Act 2014", "Under the Housing Act 2004"],
    [
        figures("£4.4million was spent on the boathouse.", figure("£4.4million", 4.4e6, "GBP", "boathouse")),
        figures(
            "The library roof cost £4.4 million in 2024/25.", figure("£4.4 million", 4.4e6, "GBP", "roof", "2024/25")
        ),
    ],
    [
        figures("In June 58 carers were waiting.", figure("58", 58, "people", "carers waiting", JUNE)),
        figures("In June 640 people were waiting.", figure("640", 640, "people", "waiting", JUNE)),
    ],
    [
        figures("Band Y\t£26.22", figure("£26.22", 26.22, "GBP", "cost of a day", "2025/26")),
        figures("Band Z\t£39.21", figure("£39.21", 39.21, "GBP", "cost of a day", "2025/26")),
    ],
]


@pytest.mark.parametrize("rows", HOLDS_NOT)
def test_no_difference_is_made_up(rows: list[object]) -> None:
    assert differences([met(AUTUMN, made("paper.txt", *rows))]) == ()


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


def test_two_figures_are_told_by_one_difference_the_most_specific_in_words() -> None:
    low, high = "£1.2 million", "£1.5 million"
    paper = made(
        "paper.txt",
        figures(
            f"In 2025/26 the carers boathouse cost between {low} and {high}.",
            figure(f"{low} and {high}", 1.2e6, "GBP", "cost", "2025/26", high=1.5e6),
        ),
        *[""] * 4,
        figures(f"In 2025/26 the carers boathouse cost {high}.", figure(high, 1.5e6, "GBP", "cost", "2025/26")),
    )
    [found] = differences([met(AUTUMN, paper)])
    assert (found.rule, found.working) == (
        "a range told by its end", f"{low} to {high} in one place, {high} in the other."
    )  # fmt: skip


def test_dates_are_told_in_words() -> None:
    rows = [
        figures(f"{number} {WAITING} in Fenshire.", figure(number, float(number), "people", "waiting", as_at))
        for number, as_at in (("640", "2025-05-31"), ("702", "2025-09"))
    ]
    [found] = differences([met(AUTUMN, made("paper.txt", *rows))])
    assert found.working == "640 and 702, for 31 May 2025 and for September 2025."


@given(parts=st.lists(st.integers(1, 5000), min_size=2, max_size=6), off=st.integers(-40, 40))
def test_parts_that_add_up_are_no_difference_and_parts_that_nearly_do_are(parts: list[int], off: int) -> None:
    total = sum(parts) + off
    numbers = [str(each) for each in (total, *parts)]
    text = f"Of the {numbers[0]} homes, {', '.join(numbers[1:])} were seen."
    paper = made("paper.txt", figures(text, *[figure(each, float(each), "homes", "homes") for each in numbers]))
    found = [each for each in differences([met(AUTUMN, paper)]) if each.rule == "parts and total"]
    sums = [sum(parts[:count]) for count in range(2, len(parts) + 1)]
    near = total not in sums and any(abs(each - total) <= 0.02 * total for each in sums)
    assert bool(found) is near

"""Figures of papers: what is one and what is none, its value, range, unit and role. Rules as tables, all papers made up."""

import csv

import pytest

from lintel.oversight.papers.reading.found import Figure
from tests.papers.figure_papers import FIXTURES, doubts_of, figures_of, fixture

AMOUNTS = [
    # money
    ("It cost £7.4million.", "£7.4million", 7.4e6, None, "GBP", "money"),
    ("It cost £65million.", "£65million", 6.5e7, None, "GBP", "money"),
    ("A saving of £160k per annum.", "£160k per annum", 160000, None, "GBP/year", "money"),
    ("Between £2.1 to £2.6 million is needed.", "£2.1 to £2.6 million", 2.1e6, 2.6e6, "GBP", "money"),
    ("Some £3-4m is needed.", "£3-4m", 3e6, 4e6, "GBP", "money"),
    ("Some £3 to 4 million is needed.", "£3 to 4 million", 3e6, 4e6, "GBP", "money"),
    ("They paid £20.15 per hour.", "£20.15 per hour", 20.15, None, "GBP/hour", "money"),
    ("They paid £24 an hour.", "£24 an hour", 24, None, "GBP/hour", "money"),
    ("Fees are £1,200pw.", "£1,200pw", 1200, None, "GBP/week", "money"),
    ("It came to £512,400,000.00.", "£512,400,000.00", 512400000, None, "GBP", "money"),
    ("A saving of c£1.2m.", "£1.2m", 1.2e6, None, "GBP", "money"),
    ("It is £1.2m-£1.5m.", "£1.2m-£1.5m", 1.2e6, 1.5e6, "GBP", "money"),
    ("It is £250.50 weekly.", "£250.50 weekly", 250.5, None, "GBP/week", "money"),
    ("A £1.75bn grant.", "£1.75bn", 1.75e9, None, "GBP", "money"),
    # percentages
    ("Some 4-7% of them.", "4-7%", 4, 7, "percent", "percent"),
    ("Some 4–7% of them.", "4-7%", 4, 7, "percent", "percent"),
    ("Between 20% and 30% of them.", "20% and 30%", 20, 30, "percent", "percent"),
    ("About 11 per cent of them.", "11 per cent", 11, None, "percent", "percent"),
    ("Up 2 percentage points.", "2 percentage points", 2, None, "percentage points", "percent"),
    # lengths of time
    ("Within 28 working days.", "28 working days", 28, None, "working days", "duration"),
    ("Within 28 days.", "28 days", 28, None, "days", "duration"),
    ("A four-day visit.", "four-day", 4, None, "days", "duration"),
    ("A 12-month pilot.", "12-month", 12, None, "months", "duration"),
    ("Over three years.", "three years", 3, None, "years", "duration"),
    ("Some twenty-eight weeks.", "twenty-eight weeks", 28, None, "weeks", "duration"),
    ("Late by between 2 and 5 months.", "2 and 5 months", 2, 5, "months", "duration"),
    ("Waits of 4 to 7 months.", "4 to 7 months", 4, 7, "months", "duration"),
    ("A 97 day wait.", "97 day", 97, None, "days", "duration"),
    ("A 10-working day promise.", "10-working day", 10, None, "working days", "duration"),
    ("More than 23 hours per week of care.", "23 hours per week", 23, None, "hours/week", "duration"),
    ("It is open 3 hours a day.", "3 hours", 3, None, "hours", "duration"),
    ("Some 3 or 5 days late.", "3 or 5 days", 3, 5, "days", "duration"),
    # counts, with what is counted
    ("There were 612 individuals.", "612", 612, None, "people", "count"),
    ("We had 6,143 referrals.", "6,143", 6143, None, "referrals", "count"),
    ("We had 6,143 Deprivation of Liberty Safeguards (DoLS) referrals.", "6,143", 6143, None, "referrals", "count"),
    ("It has 47 different day services.", "47", 47, None, "services", "count"),
    ("We set up 12 home care packages.", "12", 12, None, "packages", "count"),
    ("There were 47 carer assessments waiting.", "47", 47, None, "people", "count"),
    ("It has seven PA services.", "seven", 7, None, "services", "count"),
    ("Some 1,018 section 42 enquiries.", "1,018", 1018, None, "enquiries", "count"),
    ("There are 12 out of county placements.", "12", 12, None, "placements", "count"),
    ("The council has 212.5 FTE posts.", "212.5", 212.5, None, "FTE", "count"),
    (
        "Asked how many people sailed, she said that it was around 90 at any one time.",
        "90",
        90,
        None,
        "people",
        "count",
    ),
    ("There are about 90 waiting.", "90", 90, None, "people", "count"),
    ("The rate was 41 per 100,000 at the end of quarter 3.", "41", 41, None, "per 100000 population", "rate"),
    ("Number of referrals: 310", "310", 310, None, "referrals", "count"),
    ("We wrote to three hundred people.", "three hundred", 300, None, "people", "count"),
    ("The county's 720,000 residents.", "720,000", 720000, None, "people", "count"),
    ("The rate was 12.5 per 1,000 people.", "12.5", 12.5, None, "per 1000 population", "rate"),
    ("For 5 to 7 people.", "5 to 7", 5, 7, "people", "count"),
    ("The waiting list was 655.", "655", 655, None, "people", "count"),
    # ratios, rates, scores
    ("It needs a 1:8 staff ratio.", "1:8", 8, None, "people per staff", "ratio"),
    ("Emails come in at 1,720 per month.", "1,720 per month", 1720, None, "emails/month", "rate"),
    ("We take 310 calls per week.", "310", 310, None, "calls/week", "rate"),
    ("A rate of 564.2 per 100,000 population.", "564.2", 564.2, None, "per 100000 population", "rate"),
    (
        "We heard that per 40 thousand population we saw 63.2.",
        "63.2",
        63.2,
        None,
        "per 40000 population",
        "rate",
    ),
    ("We had an overall score of 61.", "61", 61, None, "score", "score"),
]


@pytest.mark.parametrize(("text", "printed", "value", "high", "unit", "kind"), AMOUNTS)
def test_a_figure_has_its_value_its_range_and_its_unit(
    text: str, printed: str, value: float, high: float | None, unit: str, kind: str
) -> None:
    (found,) = figures_of(text)
    assert (found.figure, found.value, found.value_high, found.unit, found.kind) == (printed, value, high, unit, kind)


TWO = [
    ("Fees rose from £850 to £910.", [850, 910]),
    ("It rose from 43% to 45%.", [43, 45]),
    ("It fell from 12 to 8 weeks.", [12, 8]),
    ("This cut the waiting list from 160 to 20.", [160, 20]),
    ("Of 230 placements, 190 were reviewed and 35 were overdue.", [230, 190, 35]),
    ("The mean was 43 and 27% were more.", [27]),
    ("We saw 530 alerts. Of those, 47.2% (250) were in time.", [530, 47.2, 250]),
]


@pytest.mark.parametrize(("text", "values"), TWO)
def test_what_changed_or_is_a_part_is_a_figure_of_its_own(text: str, values: list[float]) -> None:
    assert [(f.value, f.value_high) for f in figures_of(text)] == [(value, None) for value in values]


NONE = [
    "The meeting began at 2.00pm and closed at 18.40.",
    "Open 8:15am to 4:45pm, 24/7, or 24 hours a day, seven days a week.",
    "See section 42, Appendix 2, Stage 1 complaints, paragraph 28 and pages 4 to 9.",
    "Ring 01632 960123 or write to a.b@example.org.",
    "https://example.org/list.aspx?id=6840&part=25-30%20days",
    "People aged 65 to 74, a 16 year old, those aged over 65 years, and Year 11.",
    "The Care Act 2014 and the Strategy 2022-2025.",
    "It met on 1 September 2025 and in 2023/24.",
    "3.1 Residents were asked.",
    "4 Carers Strategy",
    "The vote was 6:3 and the chair had 41 of 55 seats.",
    "The 0-19 service and the 18-64 users.",
    "One in five carers, and 4 out of 10 people.",
    "The COVID-19 team at LE3 8RA.",
    "The Ten Year Plan and 3 day centres.",
    "There are six teams and two types of support.",
    "There are 4 service areas.",
    "We are ranked 12 out of 16 authorities.",
    "4.19 Rates are low, per 100,000.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_figure_is_not_read_as_one(text: str) -> None:
    assert figures_of(text) == ()


ROLES = [
    ("The median wait was 11 days.", "median"),
    ("The longest wait was 470 days.", "maximum"),
    ("There was a 97 day maximum time.", "maximum"),
    ("People waited on average 33 days.", "average"),
    ("This was like the England average (16.02%).", "national"),
    ("It was found easy by 9.1% nationally.", "national"),
    ("It was 12% (down from 62%).", "actual comparator"),
    ("Visits should be within 28 days.", "target"),
    ("Increase reviews in time to 88%.", "target"),
    ("There was a 64% rise in calls.", "change"),
    ("It is expected to be circa £6.3 million.", "forecast"),
    ("It will rise by 26% in all.", "forecast"),
    ("A saving in the region of £160k.", "estimate"),
    ("Around 35% of cases.", "approximate"),
    ("Just under 700 people.", "approximate"),
    ("Over 8,000 people.", "lower_bound"),
    ("A wait of up to 72 hours.", "upper_bound"),
    ("It dates from 12 months ago.", "relative_date"),
    ("For example, you could have four hours.", "illustration"),
    ("A 28-day window.", "definition"),
    ("Of all, 12% waited 4 to 7 months.", "actual definition"),
    ("Between 20% and 30% of calls.", "range"),
    ("There were 612 people.", "actual"),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_the_words_near_a_figure_tell_its_role(text: str, roles: str) -> None:
    assert [figure.role for figure in figures_of(text)] == roles.split()


def expected() -> list[dict[str, str]]:
    with (FIXTURES / "figures_expected.csv").open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


def as_row(name: str, figure: Figure) -> dict[str, str]:
    high = "" if figure.value_high is None else f"{figure.value_high:.10g}"
    told = (figure.unit, figure.kind, figure.role, figure.as_at or "", figure.as_at_from)
    values = (name, str(figure.place.line_start), figure.figure, f"{figure.value:.10g}", high, *told)
    return dict(zip(expected()[0], values, strict=True))


@pytest.mark.parametrize("name", ["figures_minutes", "figures_tables", "figures_wrapped"])
def test_a_made_up_paper_is_read_as_a_careful_reader_would(name: str) -> None:
    rows = [row for row in expected() if row["fixture"] == name]
    assert [as_row(name, figure) for figure in figures_of(fixture(name))] == rows


def test_what_no_rule_can_decide_is_a_doubt_with_its_place() -> None:
    text = "Level\tHow many\nLow\t43\n\nSome 40 per week.\n\n\tPeople\nA\tAs of 14/08/25: 40 people as at 20/08/25"
    assert [(doubt.name, doubt.place.line_start, doubt.place.column) for doubt in doubts_of(text)] == [
        ("figure_of_what", 2, 5),
        ("figure_of_what", 4, 6),
        ("figure_with_two_dates", 7, 19),
    ]


def test_the_context_and_the_sentence_are_words_of_the_paper() -> None:
    text = "We met. The waiting list for visits was 655 in all. We left."
    (found,) = figures_of(text)
    assert found.sentence == "The waiting list for visits was 655 in all."
    assert found.context == "waiting list visits all"


def test_a_number_longer_than_any_is_no_figure() -> None:
    assert figures_of(f"There were {'9' * 400} people and {'1,' * 400} calls.") == ()


def test_a_paper_without_stops_or_line_ends_is_read_too() -> None:
    assert len(figures_of("and then 5 people came " * 800)) == 800

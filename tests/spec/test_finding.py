"""How alike two names, dates and numbers are, by tables; and U17: of 200 misspelt cases, 95% are in the top five."""

import csv
from datetime import date
from pathlib import Path

import pytest

from bench.crowd import hits_of, store_all
from bench.misspelt import CASES, RULES, cases
from bench.population import population
from lintel.domain.finding import numbers
from lintel.domain.finding.asked import Asked, Known, judge, near_enough
from lintel.domain.finding.birth_dates import how_near
from lintel.domain.finding.names import grams_of, how_alike, least_shared, likeness, words_of
from lintel.domain.finding.same_person import why_same
from tests.people import cast

with Path(__file__).with_name("finding.csv").open(encoding="utf-8", newline="") as file:
    NAMES = list(csv.DictReader(file))
BORN = date(1941, 2, 13)
PEOPLE, SEED = 3000, 17


@pytest.mark.parametrize("row", NAMES, ids=lambda row: f"{row['typed']} for {row['known']}")
def test_how_alike_names_are(row: dict[str, str]) -> None:
    alike = how_alike(words_of(row["typed"]), words_of(row["known"]))
    assert float(row["at_least"]) - 0.001 <= alike <= float(row["at_most"]) + 0.001, row["why"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Zoë-Ann d’Étourdi-Ñandú", "zoe ann detourdi nandu"),
        ("Łukasz ŻÓŁWIK", "lukasz zolwik"),
        ("Nguyễn Mây", "nguyen may"),
        ("\u202eRob\u200d\u2066", "rob"),
        ("김민수", "김민수"),
        ("=1+1; DROP", "1 1 drop"),
        ("!!!", ""),
    ],
)
def test_words_are_compared_without_signs(name: str, expected: str) -> None:
    assert " ".join(words_of(name)) == expected


@pytest.mark.parametrize(
    ("born", "why"),
    [
        (date(1941, 2, 13), "same date of birth"),
        (date(1941, 2, 18), "date of birth one digit off"),
        (date(1947, 2, 13), "date of birth one digit off"),
        (date(1914, 2, 13), "two digits of the date of birth swapped"),
        (date(1941, 2, 12), "date of birth one digit off"),
        (date(2041, 2, 13), None),
        (date(1941, 5, 18), None),
        (None, None),
    ],
)
def test_how_near_a_date_of_birth_is(born: date | None, why: str | None) -> None:
    near = how_near(BORN, born)
    assert (near.why if near else None) == why


def test_day_and_month_swapped_and_the_ends_of_months() -> None:
    assert how_near(date(1941, 2, 3), date(1941, 3, 2)).why == "day and month of birth swapped"
    assert how_near(date(1941, 1, 9), date(1941, 1, 10)).why == "date of birth a day, month or year aside"
    assert how_near(date(1940, 2, 29), date(1940, 2, 20)).why == "date of birth one digit off"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("01632 960101", "01632960101"), ("+44 1632 960 101", "01632960101"), ("+44 (0)1632 960101", "01632960101"),
        ("0044 1632-960101", "01632960101"), ("withheld", ""), ("", ""), ("٠١٢٣", ""),
    ],
)  # fmt: skip
def test_phones_are_compared_by_their_digits(typed: str, expected: str) -> None:
    assert numbers.phone_key(typed) == expected


@pytest.mark.parametrize(
    ("number", "fails"),
    [
        ("999 000 0018", False),
        ("9990000019", True),
        ("943 476 5919", False),
        ("943 476 5918", True),
        ("123", True),
        ("", True),
    ],
)
def test_the_check_digit_of_an_nhs_number(number: str, fails: bool) -> None:
    assert numbers.nhs_check_fails(number) is fails
    assert not fails or "9434765919" in numbers.nhs_near("9434765918")


def test_references_as_they_are_read_aloud() -> None:
    assert numbers.reference_key("p 7k3m9 qx2td") == "P-7K3M9-QX2TD"
    assert numbers.reference_key("P-7K3MO-QXITD") == "P-7K3M0-QX1TD"
    assert numbers.reference_key("P-7K3M9") == numbers.reference_key("") == ""


def test_a_word_that_is_nearly_alike_shares_enough_threes() -> None:
    for typed, word in (("thimbelwick", "thimblewick"), ("smyth", "smith"), ("ann", "amn"), ("lyne", "lynn")):
        assert likeness(typed, word) > 0
        assert len(grams_of(typed) & grams_of(word)) >= least_shared(typed)


def test_the_farther_ones_are_shown_only_where_nobody_is_close() -> None:
    asked = Asked(name="Orla Plain", birth_date=BORN)
    same, far = (judge(asked, Known(words=("orla", "plain"), birth_date=born)) for born in (BORN, None))
    part = judge(asked, Known(words=("orla", "wick"), birth_date=date(1941, 2, 12)))
    assert set(near_enough({"same": same, "far": far})) == {"same", "far"}
    assert set(near_enough({"same": same, "part": part})) == {"same"}
    assert set(near_enough({"part": part})) == {"part"}


ONE = Known(words=("orla", "obrien"), birth_date=BORN, phone="01632960101", postcode="ZZ11AB", nhs_number="9990000018")
NO_NAME = ("name", "not", "known")
SAME = [
    (Known(words=("zed",), nhs_number="9990000018"), ("same NHS number",)),
    (Known(words=("orla", "obrian"), birth_date=BORN), ("name nearly the same", "same date of birth")),
    (Known(words=("orla", "obrien"), phone="01632960101"), ("same phone number", "same name")),
    (Known(words=("ola", "obrien"), postcode="ZZ11AB"), ("same postcode", "name nearly the same")),
    (Known(words=("tom", "obrien"), postcode="ZZ11AB", phone="01632960101"), ()),
    (Known(words=("orla", "obrien")), ()),
    (Known(words=("tom", "wick"), birth_date=BORN, phone="01632960101"), ()),
    (Known(birth_date=BORN), ()),
    (Known(words=NO_NAME, nhs_number="9990000018"), ("same NHS number",)),
    (Known(words=NO_NAME, birth_date=BORN, phone="01632960101"), ("same phone number", "same date of birth")),
    (Known(words=NO_NAME, birth_date=BORN), ()),
    (Known(words=NO_NAME, phone="01632960101", postcode="ZZ11AB"), ()),
]


@pytest.mark.parametrize(("other", "why"), SAME, ids=lambda each: str(each)[:60])
def test_why_two_records_may_be_of_one_person(other: Known, why: tuple[str, ...]) -> None:
    assert why_same(ONE, other) == why
    assert bool(why_same(other, ONE)) is bool(why)


@pytest.mark.parametrize("also", [{}, {"postcode": "ZZ11AB"}, {"phone": "01632960101", "postcode": "ZZ11AB"}])
def test_that_nobody_knows_a_name_is_no_name_that_two_have(also: dict[str, str]) -> None:
    assert why_same(Known(words=NO_NAME, **also), Known(words=NO_NAME, **also)) == ()


def test_a_number_with_a_wrong_check_digit_is_no_reason() -> None:
    wrong = Known(words=("ann",), nhs_number="9990000019")
    assert why_same(wrong, Known(words=("bob",), nhs_number="9990000019")) == ()


def test_u17_of_200_misspelt_cases_95_in_100_are_in_the_top_five(db: None) -> None:
    """U17: a person is found by what is nearly right: of 200 misspelt cases, 95 in 100 are among the first five."""
    made = cast()
    people = list(population(PEOPLE, SEED))
    store_all(people)
    asked = cases(people, SEED)
    assert len(asked) == CASES
    assert {case.rule for case in asked} == set(RULES)
    found, every = hits_of(made.staff["lead"], asked)
    assert found.total() >= 0.95 * every.total(), {rule: (found[rule], every[rule]) for rule in every}

"""Small numbers stay hidden, whatever is taken from whatever."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.measures.disclosure import Rule, disclosed, rules, shown
from lintel.measures.language import NOT_RECORDED, Figure, Figures, Measure
from lintel.measures.library import measure

USUAL, SAFEGUARDING = rules()["usual"], rules()["safeguarding"]
ASSESSMENTS = measure("waiting_now:care_act_assessment:allocation")
CONCERNS = measure("waiting_now:safeguarding_concern:first_look")
counts = st.integers(0, 60)


def figure(number: int, *, in_time: int | None = None, people: int | None = None) -> Figure:
    share = None if in_time is None or not number else Fraction(in_time, number)
    length = Fraction(498) if number else None
    return Figure(
        number=number, people=number if people is None else people, median=length, p90=length, maximum=length,
        share_within=share,
    )  # fmt: skip


def table(parts: dict[str, int]) -> Figures:
    return Figures(whole=figure(sum(parts.values())), parts={name: figure(many) for name, many in parts.items()})


@pytest.mark.parametrize(
    ("rule", "number", "as_shown"),
    [(USUAL, 0, 0), (USUAL, 1, None), (USUAL, 7, None), (USUAL, 8, 10), (USUAL, 12, 10), (USUAL, 13, 15),
     (SAFEGUARDING, 0, None), (SAFEGUARDING, 7, None), (SAFEGUARDING, 341, 340)],
)  # fmt: skip
def test_small_numbers_are_hidden_and_others_rounded(rule: Rule, number: int, as_shown: int | None) -> None:
    assert shown(figure(number), rule).number == as_shown


@given(number=st.integers(0, 7), people=st.integers(0, 7))
def test_nothing_is_said_of_what_rests_on_a_hidden_number(number: int, people: int) -> None:
    for rule in (USUAL, SAFEGUARDING):
        said = shown(figure(number, in_time=number, people=min(number, people)), rule)
        if said.number is None or said.people is None:
            assert (said.median, said.p90, said.maximum, said.share_within) == (None, None, None, None)


@given(number=st.integers(8, 200))
def test_the_longest_is_one_persons_and_never_shown(number: int) -> None:
    for rule in (USUAL, SAFEGUARDING):
        assert shown(figure(number), rule).median == 498
        assert shown(figure(number), rule).maximum is None


@given(number=st.integers(8, 200), data=st.data())
def test_a_share_never_tells_of_a_few(number: int, data: st.DataObject) -> None:
    in_time = data.draw(st.integers(0, number))
    said = shown(figure(number, in_time=in_time), USUAL)
    if 1 <= in_time <= 7 or 1 <= number - in_time <= 7:
        assert said.share_within is None
    else:
        assert said.share_within is not None
        assert said.share_within * USUAL.rounded(number) % USUAL.round_to == 0


@pytest.mark.parametrize("kind", [ASSESSMENTS, CONCERNS], ids=["usual", "safeguarding"])
@pytest.mark.parametrize(("groups", "most"), [(2, 30), (3, 24), (4, 11)])
def test_the_whole_less_the_parts_does_not_narrow_a_hidden_number(kind: Measure, groups: int, most: int) -> None:
    """Every table there can be: among those that look the same, a hidden part is any of seven numbers or more."""
    alike: dict[tuple[int | None, ...], list[tuple[int, ...]]] = {}
    for numbers in product(range(most + 1), repeat=groups):
        said = disclosed(table(dict(zip("abcd", numbers, strict=False))), kind)
        alike.setdefault((said.whole.number, *(part.number for part in said.parts.values())), []).append(numbers)
    many = USUAL.hide_to - USUAL.hide_from + 1
    for (whole, *parts), tables in alike.items():
        for place, part in enumerate(parts[:groups]):
            # Tables near the edge look like others that are not among those tried here.
            if part is None and whole is not None and whole < most - 5:
                assert len({numbers[place] for numbers in tables}) >= many, tables


def test_another_part_is_hidden_where_the_rest_would_tell_a_small_one() -> None:
    found = disclosed(table({"hill": 1, "vale": 13, "moor": 13}), ASSESSMENTS, by="team")
    assert {name: part.number for name, part in found.parts.items()} == {"hill": None, "vale": 15, "moor": None}
    found = disclosed(table({"hill": 4, "vale": 20, "moor": 20, "fen": 20}), ASSESSMENTS, by="team")
    assert {name: part.number for name, part in found.parts.items()} == {
        "hill": None,
        "vale": 20,
        "moor": 20,
        "fen": 20,
    }


def test_lengths_are_told_in_whole_days_as_their_decimals_tell_how_many_there_are() -> None:
    said = shown(Figure(number=9, people=9, median=Fraction(25, 2), p90=Fraction(101, 5), maximum=Fraction(30)), USUAL)
    assert (said.median, said.p90) == (13, 20)


@given(before=counts, after=counts)
def test_one_month_less_another_does_not_tell_how_many_came(before: int, after: int) -> None:
    told = (USUAL.shown(before), USUAL.shown(after))
    if None not in told:
        same = {second - first for first in range(70) for second in range(70)
                if (USUAL.shown(first), USUAL.shown(second)) == told}  # fmt: skip
        assert len(same) > 1 or before == after == 0


def test_a_total_is_rounded_from_the_true_total() -> None:
    found = disclosed(table({"hill": 11, "vale": 11, "moor": 11}), ASSESSMENTS, by="team")
    assert (found.whole.number, [part.number for part in found.parts.values()]) == (35, [10, 10, 10])


def test_in_safeguarding_an_absent_group_looks_like_a_small_one() -> None:
    groups = ["hill", "vale", "moor"]
    one = disclosed(table({"hill": 20}), CONCERNS, groups=groups, by="team")
    other = disclosed(table({"hill": 20, "vale": 2}), CONCERNS, groups=groups, by="team")
    assert one.parts == other.parts
    assert set(one.parts) == {*groups, NOT_RECORDED}


def test_every_rating_is_named_and_groups_stand_in_order_of_name() -> None:
    found = disclosed(table({"red": 9}), ASSESSMENTS, by="rating")
    assert list(found.parts) == ["amber", "green", "red"]
    assert (found.parts["amber"].number, found.parts["red"].number) == (0, 10)

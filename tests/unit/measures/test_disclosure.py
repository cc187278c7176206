"""Small numbers stay hidden, whatever is taken from whatever."""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.measures.disclosure import Rule, disclosed, rule_for, rules, shown
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


def tables(groups: int, total: int) -> Iterator[tuple[int, ...]]:
    """Every table of so many parts that add up to no more than the total."""
    if not groups:
        yield ()
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in tables(groups - 1, total - first))


@pytest.mark.parametrize("kind", [ASSESSMENTS, CONCERNS], ids=["usual", "safeguarding"])
@pytest.mark.parametrize(("groups", "total"), [(2, 50), (3, 50), (4, 30)])
def test_a_hidden_number_may_be_each_of_those_that_are_hidden(kind: Measure, groups: int, total: int) -> None:
    """Every table there can be: among those that look the same, a hidden part is each of the small numbers once."""
    rule = rule_for(kind)
    alike: dict[tuple[int | None, ...], list[tuple[int, ...]]] = {}
    for numbers in tables(groups, total):
        said = disclosed(table(dict(zip("abcd", numbers, strict=False))), kind)
        alike.setdefault((said.whole.number, *(part.number for part in said.parts.values())), []).append(numbers)
    small = set(range(rule.hide_from, rule.hide_to + 1))
    for (whole, *parts), some in alike.items():
        # A whole near the edge may stand for tables that are not among those tried here.
        if whole is None or rule.could_be(whole)[1] <= total:
            for place, part in enumerate(parts):
                assert part is not None or small <= {numbers[place] for numbers in some}, (whole, parts, some)


def as_shown(**parts: int) -> dict[str, int | None]:
    return {name: part.number for name, part in disclosed(table(parts), ASSESSMENTS, by="team").parts.items()}


def test_another_part_is_hidden_where_the_rest_would_tell_a_small_one() -> None:
    assert as_shown(hill=1, vale=13, moor=13) == {"hill": None, "vale": 15, "moor": None}
    assert as_shown(hill=1, vale=1, moor=23) == {"hill": None, "vale": None, "moor": None}
    # Were the ten shown here and not beside a 4, then what is not shown could not be a 5.
    assert as_shown(hill=5, vale=9) == {"hill": None, "vale": None}
    # Enough rounded numbers about it hide two small ones.
    assert as_shown(hill=4, vale=5, moor=18, fen=33) == {"hill": None, "vale": None, "moor": 20, "fen": 35}


def test_of_a_whole_that_is_hidden_no_part_is_shown() -> None:
    assert as_shown(hill=3, vale=0) == {"hill": None, "vale": None}


def test_few_people_are_hidden_as_few_waits_are() -> None:
    parts = {"hill": figure(9, people=2), "vale": figure(30), "moor": figure(30)}
    found = disclosed(Figures(whole=figure(69, people=62), parts=parts), ASSESSMENTS, by="team")
    assert {(part.number, part.people) for part in found.parts.values()} == {(None, None)}


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

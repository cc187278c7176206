"""The library of measures follows from the map of work, and says what it counts."""

import re
from datetime import date

import pytest

from lintel.domain.flow import KINDS
from lintel.domain.refusals import Refused
from lintel.measures.language import Family, first_day
from lintel.measures.library import measure, measures, stages_of


def test_every_kind_and_stage_has_its_measures() -> None:
    names = {each.name for each in measures()}
    for kind in KINDS.values():
        for stage in stages_of(kind):
            for family in (Family.WAITING_NOW, Family.WAITS_ENDED, Family.WAITS_LEFT, Family.KEEP_IN_TOUCH):
                assert f"{family}:{kind.name}:{stage.name}" in names
        assert {f"clock:{kind.name}:{clock.name}" for clock in kind.clocks} <= names


def test_days_to_offer_are_asked_only_where_work_is_offered() -> None:
    offered = {(each.kind, each.stage) for each in measures() if each.counts is Family.DAYS_TO_OFFER}
    assert offered == {
        (kind, stage)
        for kind in ("care_act_assessment", "review", "section_42_enquiry")
        for stage in ("allocation", "reallocation")
    }


@pytest.mark.parametrize("each", measures(), ids=lambda each: each.name)
def test_a_definition_is_whole_sentences_with_nothing_left_to_fill(each) -> None:
    for text in (each.definition, each.estimator, each.cannot_say):
        assert re.fullmatch(r"[A-Z][^{}]*\.", text), text
    assert each.version >= 1
    assert measure(each.name) is each


def test_targets_are_read_from_the_map() -> None:
    allocation = measure("waiting_now:care_act_assessment:allocation")
    assert (target := allocation.target_on(date(2026, 3, 2))) is not None
    assert (target.amount, [target.statistic for target in allocation.targets]) == (
        28,
        ["within", "median", "maximum"],
    )
    assert measure("waits_left:care_act_assessment:allocation").targets == ()
    assert measure("clock:safeguarding_concern:how_to_proceed").unit == "hours"


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(Refused, match="no figure called"):
        measure("waiting_now:parking:permit")


@pytest.mark.parametrize(
    ("as_at", "first"),
    [
        (date(2025, 10, 31), date(2024, 11, 1)),
        (date(2025, 2, 28), date(2024, 3, 1)),
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2025, 10, 20), date(2024, 10, 21)),
    ],
)
def test_a_period_is_the_twelve_months_up_to_and_including_the_day(as_at: date, first: date) -> None:
    assert first_day(Family.WAITS_ENDED, as_at) == first
    assert first_day(Family.WAITING_NOW, as_at) == as_at

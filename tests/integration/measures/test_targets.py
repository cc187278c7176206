"""A second version of one target: every figure is judged by the one in force on its own day, in both engines."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from lintel.domain import moves
from lintel.domain.clock import month_ends
from lintel.domain.moves import When
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.ledger import read
from lintel.measures import ask, library, publish
from lintel.measures.language import Measure
from tests.integration.measures.conftest import Teller

WAITING, ENDED = "waiting_now:care_act_assessment:allocation", "waits_ended:care_act_assessment:allocation"
JOINED, EVE, DAY = date(2026, 1, 15), date(2026, 1, 31), date(2026, 2, 1)
END_OF_FEBRUARY = date(2026, 2, 28)


@pytest.fixture(autouse=True)
def _a_stricter_version(monkeypatch: pytest.MonkeyPatch) -> None:
    declared = library.measure

    def with_another(name: str) -> Measure:
        measure = declared(name)
        stricter = replace(measure.targets[0], amount=10, valid_from=DAY)
        return replace(measure, targets=(*measure.targets, stricter))

    monkeypatch.setattr(library, "measure", with_another)


def accepted(teller: Teller, on: date) -> None:
    """A wait that began on JOINED and ended on a day."""
    opened = teller.assessment(JOINED)[0]
    for rule, answers in (
        (moves.offer, {"team": "hill", "worker": "worker-1", "reason": "next_in_order"}),
        (moves.accept, {"worker": "worker-1", "reason": "has_capacity"}),
    ):
        state = state_of(read.facts_of({opened.subject})[opened.subject])
        assert isinstance(state, WorkState)
        teller.tell(rule(state, When(occurred=on), **answers), on)


def share(measure: str, as_at: date, engine: str) -> Fraction | None:
    return ask.figures(measure, as_at, engine=engine).figures.whole.share_within


@pytest.mark.parametrize("engine", ask.ENGINES)
def test_a_wait_on_the_list_is_judged_by_the_target_of_the_day(teller: Teller, engine: str) -> None:
    teller.assessment(JOINED)
    assert (share(WAITING, EVE, engine), share(WAITING, DAY, engine)) == (1, 0)
    assert [member.in_time for member in ask.members(WAITING, DAY, engine=engine)] == [False]


@pytest.mark.parametrize("engine", ask.ENGINES)
def test_a_wait_that_ended_under_one_target_is_judged_by_the_next_once_that_is_in_force(
    teller: Teller, engine: str
) -> None:
    accepted(teller, EVE)
    assert (share(ENDED, EVE, engine), share(ENDED, END_OF_FEBRUARY, engine)) == (1, 0)


@pytest.mark.parametrize("engine", ask.ENGINES)
@pytest.mark.parametrize("measure", [WAITING, ENDED])
def test_a_series_is_its_figures_one_by_one(teller: Teller, measure: str, engine: str) -> None:
    teller.assessment(JOINED)
    accepted(teller, EVE)
    days = month_ends(date(2026, 4, 30), 4)
    told = [answer.figures for answer in ask.reading(date(2026, 4, 30), engine=engine).series(measure, months=4)]
    assert told == [ask.figures(measure, day).figures for day in days]
    assert [figures.whole.target and figures.whole.target.amount for figures in told] == [28, 10, 10, 10]


def test_a_published_figure_holds_the_targets_of_its_day(teller: Teller) -> None:
    accepted(teller, EVE)
    old, new = (publish.publish(ENDED, day, by="somebody") for day in (EVE, END_OF_FEBRUARY))
    amounts = [{target.statistic: target.amount for target in publish.frozen_targets(figure)} for figure in (old, new)]
    assert amounts == [{"within": 28, "median": 14, "maximum": 56}, {"within": 10, "median": 14, "maximum": 56}]
    assert [publish.frozen_figures(figure).whole.share_within for figure in (old, new)] == [1, 0]


def test_before_a_target_began_nothing_is_judged(teller: Teller) -> None:
    teller.assessment(date(2023, 6, 1))
    figure = ask.figures(WAITING, date(2023, 12, 31), as_known_on=EVE).figures.whole
    assert (figure.number, figure.share_within, figure.target) == (1, None, None)

"""The made-up committee's papers tell what they are there to tell: a chain of promises, a figure that is told otherwise, a doubt."""

from datetime import date

import pytest

from lintel.oversight.papers import figures_read, lists, tracking
from lintel.oversight.papers.models import Judged, MeetingPaper
from lintel.project.commands.made_up_papers import store_papers
from lintel.synthetic.papers import JUNE, OCTOBER, SEPTEMBER
from tests.people import cast

TODAY = date(2026, 12, 1)
STATES = {
    "look into a ring-back service": "answered",
    "report on weekend working": "overdue",
    "circulate the number of people waiting in each district": "overdue",
    "raise this with the supplier": "open",
    "a yearly survey of carers": "no minute records it",
    "figures for each ward": "open",
}


@pytest.fixture
def made(db: None) -> None:
    cast()
    store_papers()


@pytest.mark.parametrize(("words", "state"), STATES.items())
def test_each_promise_stands_where_it_should(made: None, words: str, state: str) -> None:
    [found] = [each for each in tracking.tracked(TODAY, drafts=False) if words in each.promise.text]
    assert found.state.value == state


def test_a_promise_is_overdue_only_once_its_day_is_past(made: None) -> None:
    """“Within 28 days” of 8 June 2026 is by 6 July: nothing is stored that would have to change on the day after."""
    for today, state in ((date(2026, 7, 6), "open"), (date(2026, 7, 7), "overdue")):
        found = tracking.tracked(today, drafts=False)
        assert [each.state.value for each in found if "in each district" in each.promise.text] == [state]


def test_the_answer_was_confirmed_and_the_line_beside_it_only_suggested(made: None) -> None:
    [found] = [each for each in tracking.tracked(TODAY, drafts=False) if "ring-back" in each.promise.text]
    lines = tracking.lines_of(found.evidence)
    told = {each.state: (each.paper.meeting.date, *lines[each.pk]) for each in found.evidence}
    assert told[Judged.CONFIRMED][:1] == told[Judged.SUGGESTED][:1] == (SEPTEMBER,)
    assert "A ring-back service began on 3 August 2026." in told[Judged.CONFIRMED][1]
    assert found.waiting.days == (SEPTEMBER - JUNE).days


def test_a_figure_changes_and_is_told_otherwise(made: None) -> None:
    series = figures_read.all_series(drafts=False)
    [waiting] = [each for each in series if "412" in {of.figure for of in each.figures}]
    assert [of.figure for of in waiting.figures] == ["412", "438", "380", "351"]
    assert [of.said for of in waiting.figures if of.paper.startswith("2026-09")] == [
        f"{'3. ' if number == 438 else ''}{number} people were waiting for an occupational therapist on {day}."
        for number, day in ((438, "31 May 2026"), (380, "31 August 2026"))
    ]
    kinds = {
        (each.kind.value, each.working)
        for each in map(figures_read.difference_of, figures_read.differing(drafts=False))
    }
    assert ("contradiction", "412 and 438, both for 31 May 2026.") in kinds
    assert "rounding" in {kind for kind, _ in kinds}


def test_the_other_committee_is_read_in_its_own_manner(made: None) -> None:
    manners = set(MeetingPaper.objects.values_list("meeting__date", "profile"))
    assert {profile for on, profile in manners if on == OCTOBER} == {"leicester"}
    assert {profile for on, profile in manners if on != OCTOBER} == {"leicestershire"}


def test_half_a_name_waits_for_a_person(made: None) -> None:
    assert [each.passage for each in lists.doubts()] == ["Mr. J."]

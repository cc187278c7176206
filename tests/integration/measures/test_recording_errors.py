"""The made-up county's four recording errors: put right, they are out of the longest wait, and stay in what was known."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.utils import timezone

from lintel.casework.commit import commit
from lintel.domain import moves
from lintel.domain.clock import london_date
from lintel.domain.moves import When
from lintel.domain.person_relationships import RelationshipEnded, RelationshipRecorded
from lintel.domain.work import WorkOpened
from lintel.measures import ask
from lintel.measures.publish import publish
from lintel.measures.restate import restate
from lintel.project.commands.demo import settle
from lintel.synthetic.county import County

ALLOCATED = "waits_ended:care_act_assessment:allocation"
TODAY = date(2026, 3, 4)
ONE_IN = 40


@pytest.fixture
def small(db: None, made_up_county: County) -> County:
    """One person in so many of a short history, with the four and the one who truly waited longest."""
    whole = made_up_county
    owner = {line.fact.subject: line.fact.person for line in whole.lines if isinstance(line.fact, WorkOpened)}
    told = [whole.story.longest_true_wait, *(error.work for error in whole.story.recording_errors)]
    near = {owner[work] for work in told}

    def stays(subject: str) -> bool:
        person = owner.get(subject, subject)
        return person in near or (UUID(person).int % ONE_IN == 0 and person not in whole.story.linked_pair)

    # Who matters to somebody may be left out, so what tells of that is, too.
    lines = [
        each for each in whole.lines if stays(each.fact.subject) and not isinstance(each.fact, RelationshipRecorded)
    ]
    made = replace(whole, lines=[each for each in lines if not isinstance(each.fact, RelationshipEnded)], documents=[])
    settle(made)
    return made


def longest(engine: str) -> int | None:
    found = ask.figures(ALLOCATED, TODAY, engine=engine).figures.whole.maximum
    return None if found is None else int(found)


def test_the_longest_wait_is_a_true_one_once_the_four_are_put_right(small: County) -> None:
    assert {longest(engine) for engine in ask.ENGINES} == {498}
    figure, known = publish(ALLOCATED, TODAY, by="analyst"), timezone.now()
    on = When(occurred=london_date(timezone.now()))
    for error in small.story.recording_errors:
        right = {"since": error.right_since.isoformat()}
        commit(*moves.correct(error.work, on, original=error.fact, changes=right, reason="wrong_date"), by="lead")
    assert {longest(engine) for engine in ask.ENGINES} == {427}
    assert ask.figures(ALLOCATED, TODAY, as_known_on=known).figures.whole.maximum == 498
    put_right = {error.work for error in small.story.recording_errors}
    assert {(each.sort, each.work) for each in restate(figure).changes} == {("re_dated", work) for work in put_right}

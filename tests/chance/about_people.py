"""What may be tried with people: they are registered, linked, restricted, told of, and opened in an emergency."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from lintel.domain import forcing
from lintel.domain.codes import titles
from lintel.domain.fact import FACTS, Fact
from lintel.domain.moves import When
from lintel.domain.person import PersonRegistered, PersonState, RestrictionLifted, RestrictionPlaced, SamePerson
from tests.chance.scribe import WORKERS, Scribe, answers, new_subject, people


def register(scribe: Scribe) -> bool:
    person = new_subject(scribe)
    return scribe.commit([PersonRegistered(subject=person, occurred=scribe.today)], move="register")


def link(scribe: Scribe) -> bool:
    known = people(scribe)
    if len(known) < 2:
        return False
    one, other = scribe.chance.sample(known, 2)
    return scribe.commit([SamePerson(subject=one, occurred=scribe.today, other=other, reason="told_us")], move="link")


def restrict(scribe: Scribe) -> bool:
    """Restrict somebody's record, or lift the restriction."""
    known = people(scribe)
    if not known:
        return False
    kind = scribe.chance.choice((RestrictionPlaced, RestrictionLifted))
    fact = kind(subject=scribe.chance.choice(known), occurred=scribe.today, reason="staff_or_family")
    return scribe.commit([fact], move="restrict")


def tell_of_person(scribe: Scribe) -> bool:
    """Say something of what is known of a person, of who matters to them, or of their story."""
    known = people(scribe)
    if not known:
        return False
    kind = FACTS[scribe.chance.choice(TOLD_OF_PEOPLE)]
    person = scribe.chance.choice(known[:2])
    given = answers(kind, scribe.chance) | points_at(scribe, kind, person, known)
    fact = kind(subject=person, occurred=scribe.when().occurred, note=new_subject(scribe), **given)
    return scribe.commit([fact], move="tell_of_person")


TOLD_OF_PEOPLE = (
    "PersonDescribed", "SafeContactRecorded", "HazardNoted", "HazardEnded", "ConsentRecorded", "RelationshipRecorded",
    "RelationshipEnded", "OwnWordsRecorded", "MattersRecorded", "PromiseMade", "PromiseKept", "NoteMade",
)  # fmt: skip


def points_at(scribe: Scribe, kind: type[Fact], person: str, known: Sequence[str]) -> dict[str, Any]:
    """The documents, the days, the people and the earlier facts that a fact about a person names."""
    chance, state = scribe.chance, scribe.stories[person].state
    assert isinstance(state, PersonState)
    ended = chance.choice(sorted(state.relationships) or [(person, "friend")])
    return {
        "PersonDescribed": {chance.choice(("identity", "description")): new_subject(scribe)},
        "HazardEnded": {"hazard": chance.choice(list(state.hazards) or ["severe_allergy"])},
        "RelationshipRecorded": {"other": chance.choice(known), "may_speak": chance.random() < 0.5},
        "RelationshipEnded": {"other": ended[0], "relationship": ended[1]},
        "PromiseMade": {"due_on": scribe.today + timedelta(days=chance.choice((0, 7, 28)))},
        "PromiseKept": {"promise": chance.choice(list(state.promises) or [person])},
        "NoteMade": {"version_of": chance.choice([None, *state.notes])},
    }.get(kind.__name__, {})


def force(scribe: Scribe) -> bool:
    """Open somebody's record in an emergency, and by chance shut it again."""
    state, at = any_person(scribe), scribe.now.time().replace(tzinfo=None)
    if state is None:
        return False
    when = When(occurred=scribe.today, at=at)
    reader = scribe.chance.choice(WORKERS)
    done = scribe.commit(forcing.force(state, when, reader=reader, reason="danger_now"), move="force")
    if done and scribe.chance.random() < 0.5:
        shut_again(scribe, state.id, reader)
    return done


def shut_again(scribe: Scribe, person: str, reader: str) -> None:
    """Let half an hour pass, and shut the record to whoever opened it."""
    scribe.now += timedelta(minutes=30)
    state, at = scribe.stories[person].state, scribe.now.time().replace(tzinfo=None)
    assert isinstance(state, PersonState)
    facts = forcing.close(state, When(occurred=scribe.today, at=at), reader=reader)
    scribe.commit(facts, move="shut_again")


def review_access(scribe: Scribe) -> bool:
    """Review one of these, or try to; by chance by who opened it."""
    state = any_person(scribe, forced=True)
    if state is None:
        return False
    access, reviewer = scribe.chance.choice(list(state.forced)), scribe.chance.choice(("manager-1", *WORKERS))
    outcome = scribe.chance.choice(sorted(titles("forcing_outcomes")))
    facts = forcing.review(state, scribe.when(), access=access, reviewer=reviewer, outcome=outcome)
    return scribe.commit(facts, move="review_access")


def any_person(scribe: Scribe, *, forced: bool = False) -> PersonState | None:
    """One of the people, as their record stands now."""
    states = [scribe.stories[name].state for name in people(scribe)]
    found = [state for state in states if isinstance(state, PersonState) and (state.forced or not forced)]
    return scribe.chance.choice(found) if found else None

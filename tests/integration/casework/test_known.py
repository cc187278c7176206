"""Known: a fact that names a team, a colleague or a person whom nobody knows is refused, and few questions are asked."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest

from lintel.casework.commit import commit
from lintel.casework.known import NAMES
from lintel.council.people import workers_of
from lintel.domain.allocation import HandedOver, OfferAccepted, WorkOffered
from lintel.domain.fact import Corrected, Fact, Withdrawn, new_id
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.person import PersonRegistered, SamePerson
from lintel.domain.refusals import Refused
from lintel.domain.rooms import all_facts
from lintel.domain.waiting import Escalated
from lintel.domain.work import Reattributed, coded_fields
from tests.keeping import everything
from tests.people import NORTH, SAFEGUARDING, SOUTH, Cast, cast, staff_id

NOT_NAMES = {
    "plan",
    "address_in",
    "answers",
    "promise",
    "version_of",
    "because_of",
    "opened_by",
    "because_of_fact",
    "identity",
    "description",
    "from_person",
    "original",
    "access",
}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def opened(made: Cast, **changed: Any) -> list[Fact]:
    told = {"kind": "care_act_assessment", "person": made.people["orla"], "team": NORTH, "locality": "north"}
    return open_work(Opening(**told | changed, since=made.today, occurred=made.today))


def unknown(made: Cast) -> dict[str, list[Fact]]:
    """Facts that name what is not there, by the words of the refusal."""
    on: dict[str, Any] = {"subject": made.works["waiting"], "occurred": made.today}
    offered, orla = made.works["offered"], {"subject": made.people["orla"], "occurred": made.today}
    moved = {"from_person": made.people["orla"], "reason": "wrong_person"}
    return {
        'no team "nowhere" in': opened(made, team="nowhere"),
        'no team "moon" in': [HandedOver(team="moon", reason="moved_area", **on)],
        'no locality "Mrs Smith lives at 4 Elm Row" in': opened(made, locality="Mrs Smith lives at 4 Elm Row"),
        'no locality "atlantis" in': [HandedOver(team=SOUTH, locality="atlantis", reason="moved_area", **on)],
        'registered as "nobody"': opened(made, person="nobody"),
        'registered as "no-one"': [Reattributed(to_person="no-one", **moved, **on)],
        'registered as "ghost"': [SamePerson(other="ghost", reason="told_us", **orla)],
        'nobody "stranger" among': [WorkOffered(team=NORTH, worker="stranger", reason="risk", **on)],
        'nobody "chief" among': [Escalated(to="chief", reason="cannot_reach", **on)],
        'nobody "stand-in" among': [_corrected(made, offered, "worker", "stand-in")],
        "Sorrel Quill was not in that team on": [_offered(made, "stranger")],
        "Alard Sedge is in a role that takes no work": [_offered(made, "administrator")],
        "Osbert Vale was not in that team on": [_corrected(made, offered, "worker", staff_id("other_manager"))],
        "Wren Applegarth is not a senior manager": [Escalated(to=staff_id("worker"), reason="cannot_reach", **on)],
        'no team "mars" in': [_corrected(made, made.works["waiting"], "team", "mars")],
    }


def _offered(made: Cast, whom: str) -> WorkOffered:
    work, on = made.works["waiting"], made.today
    return WorkOffered(subject=work, occurred=on, team=NORTH, worker=staff_id(whom), reason="risk")


def _corrected(made: Cast, work: str, field: str, text: str) -> Corrected:
    from lintel.ledger import read

    kind = WorkOffered if field == "worker" else None
    first = next(each.fact for each in read.facts_of({work})[work] if kind is None or isinstance(each.fact, kind))
    return Corrected(
        subject=work, occurred=made.today, original=first.id, changes={field: text}, reason="wrong_code"
    )  # fmt: skip


def test_what_nobody_knows_is_refused_in_a_sentence_and_nothing_is_kept(made: Cast) -> None:
    for said, facts in unknown(made).items():
        before = everything()
        with pytest.raises(Refused, match=said):
            commit(*facts, by=staff_id("manager"))
        assert everything() == before, said


def test_somebody_registered_in_the_same_commit_is_known(made: Cast) -> None:
    person = PersonRegistered(subject=new_id(), occurred=made.today)
    commit(person, *opened(made, person=person.subject), by=staff_id("duty"))


def test_a_colleague_who_has_left_is_known(made: Cast) -> None:
    worker = made.staff["teammate"]
    worker.left_on = made.today
    worker.save()
    made.move("waiting", "offer", "manager", team=NORTH, worker=worker.id, reason="next_in_order")


def test_a_council_without_teams_or_staff_is_not_asked_for_them(db: None) -> None:
    on, person = date(2026, 1, 5), PersonRegistered(subject=new_id(), occurred=date(2026, 1, 5))
    opening = Opening(
        kind="contact", person=person.subject, team="anywhere", locality=None, since=on, occurred=on
    )  # fmt: skip
    facts = open_work(opening, received={"channel": "phone", "reason": "asks_advice"})
    escalated = Escalated(subject=facts[0].subject, occurred=on, to="anybody", reason="cannot_reach")
    commit(person, *facts, escalated, by="somebody")


QUESTIONS = {
    "council_team": "team",
    "council_locality": "locality",
    "council_staff": "worker",
    "casework_person": "person",
}


def test_at_most_one_question_of_each_sort_and_none_where_nothing_new_is_named(
    made: Cast, django_assert_max_num_queries: Callable[..., AbstractContextManager[Any]]
) -> None:
    work, on = made.works["offered"], {"subject": made.works["offered"], "occurred": made.today}
    accepted = OfferAccepted(subject=work, occurred=made.today, worker=staff_id("worker"), reason="has_capacity")
    handed = HandedOver(team=SOUTH, reason="moved_area", **on)
    for facts, most in (
        ([accepted], {}),
        ([handed], {"team": 1}),
        (opened(made), {"team": 1, "locality": 1, "person": 1}),
    ):
        with django_assert_max_num_queries(100) as asked:
            try:
                commit(*facts, by=staff_id("manager"))
            except Refused:
                assert facts == [accepted]  # the next stage's wait did not come along
        selects = [each["sql"] for each in asked.captured_queries if each["sql"].startswith("SELECT")]
        counted = {sort: sum(f'FROM "{table}"' in sql for sql in selects) for table, sort in QUESTIONS.items()}
        assert {sort: many for sort, many in counted.items() if many} == most


def test_every_field_that_names_somebody_is_asked_about() -> None:
    """A field that is text and no code, id of a document or of a fact, or word of a kind or stage."""
    said = {"kind", "stage", "why", "measure", "changes", *NOT_NAMES}
    own = {"subject", "id", "occurred", "at", "follows", "note"}
    for name, kind in all_facts().items():
        if kind.ABOUT in ("work", "person"):
            text = {each for each, field in kind.__dataclass_fields__.items() if field.type in (str, str | None)}
            assert text - own - said - set(dict(coded_fields(kind))) == set(NAMES.get(name, {})), name


def test_a_record_with_work_on_it_is_not_withdrawn(made: Cast) -> None:
    """Whatever is restricted about her would go with the record, and the work would stay."""
    registered = PersonRegistered(subject=new_id(), occurred=made.today)
    commit(registered, *opened(made, person=registered.subject), by="somebody")
    withdrawn = {"subject": registered.subject, "occurred": made.today, "original": registered.id}
    with pytest.raises(Refused) as refused:
        commit(Withdrawn(**withdrawn, reason="recorded_twice"), by="somebody")
    assert refused.value.key == "work_for_this_person"


def test_who_may_accept_is_whom_work_may_be_offered_to(made: Cast) -> None:
    names = workers_of(frozenset({SAFEGUARDING})).values_list("name", flat=True)
    assert list(names) == ["Leofric Marsh"]


def test_an_assessment_needs_a_team_that_is_chosen(made: Cast) -> None:
    """Asked of the action, whatever a form lets through."""
    with pytest.raises(Refused) as refused:
        made.move("contact", "reach-ContactTriaged", "duty", decision="care_act_assessment")
    assert (refused.value.key, refused.value.field) == ("choose_a_team", "to_team")

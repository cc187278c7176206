"""Twins: one made-up county told twice, with the restricted person and without, each in a database of its own.

A share of the county is told by whole people: everybody near to her stays (her team, her surname, the special cases),
and of the others one in so many, with all that ever happened to them. So each story is as it was in the whole county.
"""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from django.test import Client
from django.utils import timezone

from lintel.casework import drafts
from lintel.casework.actions import make_move
from lintel.casework.commit import commit
from lintel.casework.emergency import open_record
from lintel.casework.models import Person, Work
from lintel.casework.receiving import receive
from lintel.casework.relationships import relate
from lintel.council.models import Staff
from lintel.domain.document import Identity, Line
from lintel.domain.fact import new_id
from lintel.domain.legal import MOVES
from lintel.domain.moves import When
from lintel.domain.person import SamePerson
from lintel.domain.person_relationships import RelationshipRecorded
from lintel.domain.reference import person_reference
from lintel.domain.telling_of_people import TOLD
from lintel.domain.work import WorkOpened
from lintel.measures import publish
from lintel.project.commands.demo import settle
from lintel.synthetic.county import County, county
from lintel.synthetic.setting import HERE
from tests.databases import copied_databases

NOW = datetime(2026, 3, 4, 11, 30, tzinfo=UTC)
TODAY = date(2026, 3, 4)
LEAD, MANAGER, WORKER = "wystan.thimblegarth", "hallam.juniperstile", "kerensa.barleymere"
PUBLISHED = (("waiting_now:care_act_assessment:allocation", 1), ("waiting_now:care_act_assessment:allocation", 12),
             ("waits_ended:care_act_assessment:allocation", 3))  # fmt: skip
SURNAME = "Velvetshaw"
RECEIVED = {"contact": {"channel": "phone", "reason": "asks_for_care"}, "safeguarding_concern": {"channel": "email"}}


@dataclass(frozen=True)
class Twins:
    """The county without her and with her, as plain values, and who she is."""

    without: County
    with_her: County

    @property
    def person(self) -> str:
        """Her id."""
        assert self.with_her.story.restricted_person is not None
        return self.with_her.story.restricted_person

    @property
    def work(self) -> str:
        """The id of her assessment."""
        assert self.with_her.story.restricted_work is not None
        return self.with_her.story.restricted_work

    @property
    def others(self) -> tuple[str, str]:
        """Two who are not restricted, whose records the lead links with hers: one said on hers, one on theirs."""
        return self.with_her.story.carer, self.with_her.story.cared_for


def twins(*, history_days: int, one_in: int) -> Twins:
    """The two counties; all of each, or one person in so many and everybody near to her."""
    told = [county(TODAY, history_days=history_days, with_restricted=there) for there in (False, True)]
    return Twins(*(each if one_in == 1 else share(each, one_in) for each in told))


def share(whole: County, one_in: int) -> County:
    """One person in so many, and everybody near, with all that ever happened to them."""
    owner = {line.fact.subject: line.fact.person for line in whole.lines if isinstance(line.fact, WorkOpened)}
    family = _families(whole)
    near = {family(person) for person in _near(whole, owner)}
    linked = {family(person) for person in whole.story.linked_pair}  # from before a short history begins

    def stays(subject: str) -> bool:
        person = family(owner.get(subject, subject))
        return person not in linked and (person in near or UUID(person).int % one_in == 0)

    lines = [line for line in whole.lines if stays(line.fact.subject)]
    kept = {owner.get(line.fact.subject, line.fact.subject) for line in lines} | {line.fact.subject for line in lines}
    documents = [each for each in whole.documents if _about(each) in kept]
    apart = [each for each in whole.kept_apart if each.person in kept]
    return replace(whole, lines=lines, documents=documents, kept_apart=apart)


def _families(whole: County) -> Callable[[str], str]:
    """Who stands for all of a person's family: they stay together, or nobody would know whom a record names."""
    stands: dict[str, str] = {}

    def first(person: str) -> str:
        while person in stands:
            person = stands[person]
        return person

    for line in whole.lines:
        if isinstance(line.fact, RelationshipRecorded):
            one, other = sorted((first(line.fact.subject), first(line.fact.other)))
            if one != other:
                stands[other] = one
    return first


def _about(document: object) -> str:
    return getattr(document, "person", None) or document.about  # type: ignore[attr-defined]


def _near(whole: County, owner: dict[str, str]) -> set[str]:
    story = whole.story
    near = {*story.duplicate_pair, story.carer, story.cared_for, story.restricted_person or ""}
    near |= {owner.get(work, "") for work in (story.old_concern, story.longest_true_wait, *story.leaver_works)}
    near |= {each.person for each in whole.documents if isinstance(each, Identity) and each.name.endswith(SURNAME)}
    return near | {owner[line.fact.subject] for line in whole.lines if _is_of_her_team(line)}


def _is_of_her_team(line: Line) -> bool:
    fact = line.fact
    return isinstance(fact, WorkOpened) and fact.team == HERE and (TODAY - fact.occurred).days < 60


@contextmanager
def at_one_moment() -> Iterator[None]:
    """Let it be half past eleven all the while, so that two answers may not differ by when they were asked."""
    with patch.object(timezone, "now", lambda: NOW):
        yield


@contextmanager
def settled(made: County, folder: Path) -> Iterator[None]:
    """A county in a database of its own, with three figures published and somebody rated red, under the same ids in each."""
    folder.mkdir()
    with copied_databases(folder):
        settle(made)
        _another_red(made)
        analyst = Staff.objects.get(role="performance_analyst", offered_at_sign_in=True)
        for number, (measure, days_ago) in enumerate(PUBLISHED, start=1):
            as_at = TODAY - timedelta(days=days_ago)
            with patch.object(publish, "new_id", lambda number=number: str(UUID(int=number))):
                publish.publish(measure, as_at, by=analyst.id, as_known_on=as_at)
        yield


def _another_red(made: County) -> None:
    """Somebody else of her team is red too, so that she is not the only one of any group."""
    waiting = Work.objects.filter(kind="care_act_assessment", stage="allocation", team=HERE)
    another = waiting.exclude(person=made.story.restricted_person or "").order_by("id")[0]
    ids = (UUID(int=number) for number in count(1000))
    with patch.object(uuid, "uuid4", lambda: next(ids)):
        _make(another, "rate", staff(LEAD), rating="red", reason="risk_of_harm")


def staff(username: str) -> Staff:
    """Somebody who works here."""
    return Staff.objects.get(username=username)


def browser_of(username: str) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(staff(username), backend="django.contrib.auth.backends.ModelBackend")
    return client


def more_of_her(hers: Twins) -> None:
    """The lead does all with her record that lists, dues and trays show: a red, an offer, a contact, a concern and two links."""
    lead, work = staff(LEAD), Work.objects.get(pk=hers.work)
    _make(work, "rate", lead, rating="red", reason="risk_of_harm")
    _make(work, "offer", lead, team=HERE, worker=staff(WORKER).id, reason="next_in_order")
    drafts.save("care_act_assessment", work.id, lead, {"needs": "Help with meals"}, 0)
    about = {"person": person_reference(hers.person), "identity": {}, "birth_date": None, "locality": None, "note": ""}
    for kind, told in RECEIVED.items():
        receive(kind, work=new_id(), team=HERE, received=told, when=When(occurred=TODAY), by=lead, **about)
    for one, other in ((hers.person, hers.others[0]), (hers.others[1], hers.person)):
        # An open record and a restricted one are not linked by any page; a county that comes with its facts may have it.
        commit(SamePerson(subject=one, occurred=TODAY, other=other, reason="told_us"), by=lead.id)
        _relate(one, other, lead)


def _relate(one: str, other: str, by: Staff) -> None:
    """She is a carer, and cared for, and may speak; all with words of hers."""
    person, when = Person.objects.get(pk=one), When(occurred=TODAY)
    tie = {"other": person_reference(other), "relationship": "carer", "may_speak": True, "own_assessment": False}
    relate(person, TOLD["relationship"], when, tie, by=by, expecting=person.sequence, note="Told by her.")


def force_her(hers: Twins) -> None:
    """Somebody far away opens her record in an emergency: she is on the lead's list, and on nobody else's."""
    far = Staff.objects.filter(role="social_worker", offered_at_sign_in=False).exclude(memberships__team=HERE)
    words = "Found outside at night."
    open_record(person_reference(hers.person), reason="danger_now", words=words, by=far.order_by("username")[0])


def allocate_her(hers: Twins) -> None:
    """Her worker accepts, and from then on may see her."""
    _make(Work.objects.get(pk=hers.work), "accept", staff(WORKER), reason="has_capacity")


def _make(work: Work, slug: str, by: Staff, **answers: object) -> None:
    work.refresh_from_db()
    move = next(each for each in MOVES if each.slug == slug)
    make_move(work, move, When(occurred=TODAY), answers, by=by, expecting=work.sequence)

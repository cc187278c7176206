"""The cast: a small invented council, two people and a restricted one, and works made as casework makes them.

`cast()` needs a database (ask for the fixture `db` or `committed_db` first). Everybody signs in as `client_of(...)`.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from lintel.casework.actions import make_move
from lintel.casework.commit import commit
from lintel.casework.models import Person, Work
from lintel.casework.records_of_people import change_record
from lintel.council.models import Staff
from lintel.council.set_up import set_up
from lintel.domain.clock import london_date
from lintel.domain.council import Council, District, Locality, StaffMember, Team
from lintel.domain.document import Description, Identity
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.legal import MOVES, Move
from lintel.domain.moves import When
from lintel.domain.person import PersonRegistered, RestrictionPlaced, SamePerson
from lintel.domain.records_of_people import LINK
from lintel.domain.reference import person_reference

NORTH, SOUTH, DUTY, SAFEGUARDING = "north_physical", "south_physical", "duty", "safeguarding"

# Short name in tests: (name, role, teams).
STAFF: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "adviser": ("Aveline Brook", "adviser", ("customer_service",)),
    "duty": ("Dunstan Reed", "duty_worker", (DUTY,)),
    "worker": ("Wren Applegarth", "social_worker", (NORTH,)),
    "teammate": ("Tobit Fernsby", "social_worker", (NORTH,)),
    "stranger": ("Sorrel Quill", "social_worker", (SOUTH,)),
    "therapist": ("Thea Larkmoor", "occupational_therapist", (NORTH,)),
    "manager": ("Merrin Hollybank", "team_manager", (NORTH,)),
    "other_manager": ("Osbert Vale", "team_manager", (SOUTH,)),
    "senior": ("Sunniva Thorne", "senior_manager", ()),
    "lead": ("Leofric Marsh", "safeguarding_lead", (SAFEGUARDING,)),
    "analyst": ("Annot Finch", "performance_analyst", ()),
    "director": ("Damaris Oakes", "director", ()),
    "councillor": ("Corwin Plum", "councillor", ()),
    "administrator": ("Alard Sedge", "administrator", ()),
}
LOCALITIES = (Locality(code="north", name="North"), Locality(code="south", name="South"))
DISTRICTS = (
    District(code="northam", name="Northam", locality="north"),
    District(code="southam", name="Southam", locality="south"),
)


def staff_id(name: str) -> str:
    """The id of somebody of the cast, or of a document about them, the same in every run."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"staff {name}"))


def _team(code: str, name: str, locality: str | None = None, takes: tuple[str, ...] = ()) -> Team:
    specialism, senior = "physical" if locality else None, staff_id("senior")
    return Team(code=code, name=name, locality=locality, specialism=specialism, senior_manager=senior, takes=takes)


TEAMS = (
    _team(NORTH, "North cognitive and physical", "north"),
    _team(SOUTH, "South cognitive and physical", "south"),
    _team(DUTY, "Duty", takes=("contact",)),
    _team("customer_service", "Customer Service Centre"),
    _team(SAFEGUARDING, "Safeguarding", takes=("safeguarding_concern", "section_42_enquiry")),
)
COUNCIL = Council(
    code="990",
    name="Testshire County Council",
    localities=LOCALITIES,
    districts=DISTRICTS,
    teams=TEAMS,
    staff=tuple(
        StaffMember(id=staff_id(short), username=f"{short}.made-up", name=name, role=role, teams=teams, made_up=True)
        for short, (name, role, teams) in STAFF.items()
    ),
)


@dataclass(frozen=True)
class Cast:
    """Everybody by short name, and the works they have."""

    today: date
    staff: Mapping[str, Staff]
    people: Mapping[str, str]
    works: Mapping[str, str]

    def person(self, name: str) -> Person:
        """A person's row as it is now."""
        return Person.objects.get(pk=self.people[name])

    def work(self, name: str) -> Work:
        """A work's row as it is now."""
        return Work.objects.get(pk=self.works[name])

    def move(self, work: str, slug: str, who: str, *, days_ago: int = 0, note: str = "", **answers: Any) -> Work:
        """Let somebody make a move with a work, as casework does it. Returns the row after it."""
        row = self.work(work)
        when = When(occurred=self.today - timedelta(days=days_ago))
        make_move(row, move(slug), when, answers, by=self.staff[who], expecting=row.sequence, note=note)
        return self.work(work)


def move(slug: str) -> Move:
    """A move by its slug, whatever the work: `rate`, `reach-AssessmentStarted`, `mark-ScreeningEnded`."""
    found = {each.slug: each for each in MOVES}
    name, _, fact = slug.partition("-")
    return found.get(slug) or Move(name=name, title=fact, fact=fact)


def cast(*, restricted: bool = True) -> Cast:
    """The whole cast at work. Without `restricted` the county is the same but for the restricted person."""
    set_up(COUNCIL, offered_at_sign_in=frozenset(member.username for member in COUNCIL.staff))
    today = london_date(timezone.now())
    staff = {short: Staff.objects.get(pk=staff_id(short)) for short in STAFF}
    people = {
        "orla": register("Orla O'Brien", today, born=date(1941, 2, 3), phone="01632 960101"),
        "lin": register("李", today, born=date(1950, 12, 30), locality="south"),
    }
    if restricted:
        people["roan"] = register("Roan Secretwood", today, born=date(1960, 6, 6))
        commit(RestrictionPlaced(subject=people["roan"], occurred=today, reason="councillor"), by=staff_id("lead"))
    made = Cast(today, staff, people, _works(people, today))
    made.move("held", "offer", "manager", days_ago=8, team=NORTH, worker=staff_id("worker"), reason="next_in_order")
    made.move("held", "accept", "worker", days_ago=7, reason="has_capacity")
    made.move("offered", "offer", "manager", team=NORTH, worker=staff_id("worker"), reason="next_in_order")
    made.move("waiting", "rate", "manager", days_ago=6, rating="amber", reason="first_rating")
    return made


def register(name: str, today: date, *, born: date | None = None, locality: str = "north", phone: str = "") -> str:
    """A new person's record. Returns the id."""
    person = str(uuid.uuid5(uuid.NAMESPACE_OID, f"person {name}"))
    identity = Identity(
        id=staff_id(f"identity {person}"), person=person, recorded=timezone.now(), name=name, phone=phone
    )
    described = Description(
        id=staff_id(f"description {person}"),
        person=person,
        recorded=timezone.now(),
        valid_from=today - timedelta(days=400),
        birth_date=born,
        locality=locality,
    )
    known = PersonRegistered(
        subject=person, occurred=today - timedelta(days=400), identity=identity.id, description=described.id
    )
    commit(known, by=staff_id("adviser"), words=[identity, described])
    return person


def _works(people: Mapping[str, str], today: date) -> dict[str, str]:
    """Works by short name: waiting, offered, held and other_team are assessments; the rest are called by their kind."""
    made = {
        "waiting": open_for(people["orla"], "care_act_assessment", NORTH, today, days_ago=40),
        "offered": open_for(people["lin"], "care_act_assessment", NORTH, today, days_ago=12),
        "held": open_for(people["orla"], "care_act_assessment", NORTH, today, days_ago=20),
        "other_team": open_for(people["lin"], "care_act_assessment", SOUTH, today, days_ago=3),
        "contact": open_for(people["lin"], "contact", DUTY, today, days_ago=1),
        "concern": open_for(people["orla"], "safeguarding_concern", SAFEGUARDING, today, days_ago=2),
        "review": open_for(people["orla"], "review", NORTH, today, days_ago=60, due_on=today - timedelta(days=10)),
    }
    if "roan" in people:
        made["restricted"] = open_for(people["roan"], "care_act_assessment", NORTH, today, days_ago=30)
    return made


RECEIVED = {
    "contact": {"channel": "phone", "reason": "asks_for_care"},
    "safeguarding_concern": {"channel": "email"},
    "review": {"basis": "first_after_plan"},
}


def open_for(person: str, kind: str, team: str, today: date, *, days_ago: int = 0, due_on: date | None = None) -> str:
    """Open a work of a kind for a person. Returns its id."""
    started = today - timedelta(days=days_ago)
    locality = {NORTH: "north", SOUTH: "south"}.get(team)
    opening = Opening(
        kind=kind,
        person=person,
        team=team,
        locality=locality,
        since=started,
        occurred=started,
        work=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{kind} {person} {team} {days_ago}")),
    )
    facts = open_work(opening, received=RECEIVED.get(kind), due_on=due_on)
    commit(*facts, by=staff_id("duty"))
    return facts[0].subject


def link(made: Cast, one: str, other: str, who: str = "lead") -> None:
    """Let somebody link two records, by their short names."""
    answers = {"other": reference_of(made.people[other]), "reason": "told_us"}
    change_record(made.person(one), LINK, When(occurred=made.today), answers, by=made.staff[who])


def linked_before(made: Cast, one: str, other: str) -> None:
    """A link as it came with a council's facts: between an open record and a restricted one, which no page makes."""
    said = SamePerson(subject=made.people[one], occurred=made.today, other=made.people[other], reason="told_us")
    commit(said, by=staff_id("lead"))


def client_of(made: Cast, who: str) -> Client:
    """A browser without scripts in which somebody of the cast is signed in."""
    client = Client()
    client.force_login(made.staff[who], backend="django.contrib.auth.backends.ModelBackend")
    return client


def reference_of(person: str) -> str:
    """A person's reference, for pages."""
    return person_reference(person)

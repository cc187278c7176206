"""A crowd: made-up people with work to do for them, and how many of those who were meant are found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from bench.bringing import Told, bring_in, today
from bench.misspelt import Case
from bench.population import Somebody
from lintel.casework.finding import find
from lintel.casework.visible import people_visible_to
from lintel.council.models import Team
from lintel.council.people import team_that_takes
from lintel.domain.document import Description, Document, Identity, Words
from lintel.domain.fact import Fact, new_id
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.person import PersonRegistered, RestrictionPlaced

TOP = 5
RESTRICTED_ONE_IN, WAITING_ONE_IN, CALLS_ONE_IN, URGENT_ONE_IN = 500, 30, 30, 150
LONGEST_WAIT, LONGEST_TO_TRIAGE = 300, 20
KNOWN_SINCE = date(2025, 1, 1)
SAID = "Mother cannot manage the stairs any more, and the neighbour who looked in has moved away. " * 4


def store_all(people: Sequence[Somebody]) -> None:
    """Everybody: one in 500 restricted, one in 30 waiting in a team's tray, one in 30 with a contact to triage."""
    bring_in(_told(people))


def _told(people: Sequence[Somebody]) -> Iterator[Told]:
    teams, duty = list(Team.objects.values_list("pk", flat=True)), team_that_takes("contact") or ""
    for place, each in enumerate(people):
        yield _known(each, restricted=place % RESTRICTED_ONE_IN == 0)
        if place % WAITING_ONE_IN == 0:
            yield [], _waiting(each, teams[place % len(teams)], place % LONGEST_WAIT)
        if place % CALLS_ONE_IN == 1:
            yield _calls(each, duty, place % LONGEST_TO_TRIAGE, urgent=place % URGENT_ONE_IN == 1)


def _known(each: Somebody, *, restricted: bool) -> Told:
    given = {"name": each.name, "postcode": each.postcode, "phone": each.phone, "nhs_number": each.nhs_number}
    known: dict[str, Any] = {"person": each.id, "recorded": None}
    documents: list[Document] = [
        Identity(id=f"i{each.id[1:]}", **known, **given),
        Description(id=f"d{each.id[1:]}", **known, valid_from=KNOWN_SINCE, birth_date=each.born),
    ]
    of = {"subject": each.id, "occurred": KNOWN_SINCE}
    facts: list[Fact] = [PersonRegistered(**of, identity=documents[0].id, description=documents[1].id)]
    return documents, facts + [RestrictionPlaced(**of, reason="councillor")] * restricted


def _waiting(each: Somebody, team: str, days: int) -> list[Fact]:
    day = today() - timedelta(days=days)
    opening = Opening(
        kind="care_act_assessment", person=each.id, team=team, locality=None, since=day, occurred=day, work=new_id()
    )
    return open_work(opening)


def _calls(each: Somebody, team: str, days: int, *, urgent: bool) -> Told:
    day, work = today() - timedelta(days=days), new_id()
    said = Words(id=new_id(), about=work, recorded=None, sort="note", body={"note": SAID})
    opening = Opening(
        kind="contact", person=each.id, team=team, locality=None, since=day, occurred=day, note=said.id, work=work
    )
    received = {"channel": "phone", "reason": "asks_for_care", "urgent_since": day if urgent else None}
    return [said], open_work(opening, received=received)


def hits_of(reader: Any, asked: Sequence[Case]) -> tuple[Counter[str], Counter[str]]:
    """By rule, how many of those who were meant are in the top five, of how many whom the reader may see."""
    meant = seen_by(reader, asked)
    found = [case for case in meant if case.meant in [each.who.reference for each in find(reader, case.asked)[:TOP]]]
    return Counter(case.rule for case in found), Counter(case.rule for case in meant)


def seen_by(reader: Any, asked: Sequence[Case]) -> list[Case]:
    """The cases in which the reader may see the one who was meant."""
    references = [case.meant for case in asked]
    seen = set(people_visible_to(reader).filter(reference__in=references).values_list("reference", flat=True))
    return [case for case in asked if case.meant in seen]

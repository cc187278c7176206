"""Records of people: who may open one, which of them are of one person, and whose record a work stands in."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from lintel.domain.codes import titles
from lintel.domain.fact import FACTS, Fact, Withdrawn
from lintel.domain.finding.numbers import nhs_key
from lintel.domain.legal import Move
from lintel.domain.moves import When
from lintel.domain.person import PersonFact, PersonState, RestrictionLifted, RestrictionPlaced, SamePerson
from lintel.domain.refusals import Refused
from lintel.domain.work import Reattributed, WorkState, coded_fields

RESTRICT = Move(name="restrict", title="Restrict this record", fact="RestrictionPlaced")
LIFT = Move(name="lift", title="Lift the restriction", fact="RestrictionLifted")
LINK = Move(name="link", title="Link to another record of this person", fact="SamePerson", asks=("other",))
UNLINK = Move(name="unlink", title="Take this link away", fact="Withdrawn")
REATTRIBUTE = Move(
    name="reattribute", title="Move to another person’s record", fact="Reattributed", asks=("to_person",)
)
OFFERED = (RESTRICT, LIFT, LINK)
SAME_NHS_NUMBER = "same_nhs_number"
NONE: Mapping[str, str] = {}


def restrict(person: PersonState, when: When, *, reason: str, linked: Iterable[PersonState] = ()) -> list[Fact]:
    """Close the record to all but the roles that may see it and those whose case it is; and with it every other record
    of the same person that is open still. A note stays on the record on which it was written."""
    others = [each.id for each in linked if each.restriction is None]
    quietly = replace(when, note=None)
    return [
        RestrictionPlaced(subject=person.id, reason=reason, **vars(when)),
        *(RestrictionPlaced(subject=each, reason=reason, **vars(quietly)) for each in others),
    ]


def lift(person: PersonState, when: When, *, reason: str) -> list[Fact]:
    """Open this record again to those whose work it is. Others of the same person stay as they are."""
    return [RestrictionLifted(subject=person.id, reason=reason, **vars(when))]


def link(
    person: PersonState, when: When, *, other: PersonState, reason: str, nhs_numbers: Mapping[str, str] = NONE
) -> list[Fact]:
    """Two records are of one person. Said once, on the first; it holds for both. Both are open, or both restricted.

    `nhs_numbers` are those that the records have, as given, by their ids.
    """
    if reason == SAME_NHS_NUMBER:
        _require_same_number(*(nhs_key(nhs_numbers.get(each.id, "")) for each in (person, other)))
    if person.id in other.same_as.values():
        raise Refused("already_linked", field="other")
    if (person.restriction is None) != (other.restriction is None):
        raise Refused("restrict_the_other_first", field="other")
    return [SamePerson(subject=person.id, other=other.id, reason=reason, **vars(when))]


def _require_same_number(one: str, other: str) -> None:
    if not one or not other:
        raise Refused("no_nhs_number", field="reason")
    if one != other:
        raise Refused("nhs_numbers_differ", field="reason")


def unlink(person: PersonState, when: When, *, other: PersonState, reason: str) -> list[Fact]:
    """They are of two people after all, whichever of the two records says otherwise."""
    links = [(person.id, fact) for fact, to in person.same_as.items() if to == other.id]
    links += [(other.id, fact) for fact, to in other.same_as.items() if to == person.id]
    if not links:
        raise Refused("not_linked")
    return [Withdrawn(subject=said_on, original=fact, reason=reason, **vars(when)) for said_on, fact in links]


def reattribute(work: WorkState, when: When, *, to_person: str, reason: str) -> list[Fact]:
    """The work was recorded for the wrong person, and has always been about another."""
    moved = Reattributed(
        subject=work.id, from_person=work.person, to_person=to_person, reason=reason, **vars(when)
    )  # fmt: skip
    return [moved]


def legal_now(person: PersonState, *, today: date) -> list[Move]:
    """What the rules would not refuse today with this record, in the order of pages."""
    return [each for each in OFFERED if not why_not(each, person, today=today)]


def why_not(move: Move, person: PersonState, *, today: date) -> str:
    """Why the rules would refuse this today, as a sentence; empty where they would not."""
    try:
        _sample(move, person, today).check(person)
    except Refused as refused:
        return str(refused)
    return ""


def _sample(move: Move, person: PersonState, today: date) -> PersonFact:
    fact = FACTS[move.fact]
    given: Mapping[str, Any] = {name: next(iter(titles(code_list))) for name, code_list in coded_fields(fact)}
    # No record that there is: whether it may be linked at all is asked, not to which.
    others: dict[str, Any] = {"other": "\0"} if "other" in fact.__dataclass_fields__ else {}
    made = fact(subject=person.id, occurred=today, **given, **others)
    assert isinstance(made, PersonFact)
    return made

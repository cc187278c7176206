"""Rows of people: each a record, or somebody who is known already, by reference or NHS number. Nobody is doubled."""

from collections.abc import Mapping
from typing import Any

from lintel.domain.clock import london_date
from lintel.domain.document import Description, Identity
from lintel.domain.fact import Fact, new_id
from lintel.domain.nhs_number import as_compared, looks_right
from lintel.domain.person import PersonRegistered, RestrictionPlaced, check_name
from lintel.domain.reference import person_reference
from lintel.domain.refusals import Refused
from lintel.imports.bringing import Brought, Known, Values
from lintel.imports.sheets.care_sorts import PEOPLE
from lintel.imports.sheets.cells import text_of

IDENTITY = ("name", "address", "postcode", "phone", "nhs_number")
DESCRIPTION = ("birth_date", "sex", "ethnicity", "locality", "communication_need")


def person(row: Values, known: Known) -> Brought:
    """A person, new or known."""
    check_name(row["name"])
    _refuse_unlikely(row, known)
    there, by_number = _found(row, known)
    if there is None and len(by_number) > 1:
        raise Refused("several_have_it", field="nhs_number", people=", ".join(map(person_reference, by_number)))
    if there or by_number:
        return _known(row, known, there or by_number[0], by_number, new_reference=there is None)
    return _new(row, known)


def likely(row: Mapping[str, Any], known: Known) -> set[str]:
    """The people whom a row is about if anybody is known, by what its cells say."""
    told = {"person": text_of(row.get("person")), "nhs_number": text_of(row.get("nhs_number"))}
    there, by_number = _found(told, known)
    return {there, *by_number} - {None}  # type: ignore[return-value]


def _found(row: Values, known: Known) -> tuple[str | None, list[str]]:
    """Who is known by the council's own reference, and who by the NHS number."""
    number = as_compared(row["nhs_number"] or "")
    by_number = known.by_nhs_number.get(number, []) if looks_right(number) else []
    return known.old.get((PEOPLE.name, row["person"])), by_number


def _refuse_unlikely(row: Values, known: Known) -> None:
    born, since = row["birth_date"], row["known_since"]
    if born is not None and born > (since or london_date(known.now)):
        raise Refused("born_after", field="birth_date")


def _known(row: Values, known: Known, id: str, by_number: list[str], *, new_reference: bool) -> Brought:
    """Somebody known: nothing is changed but that the council's own reference now finds them."""
    here = known.records.get(id, {})
    said = person_reference(id)
    if by_number and id not in by_number:
        raise Refused("number_of_another", field="nhs_number", here=said, other=person_reference(by_number[0]))
    born = here.get("birth_date")
    if new_reference and born and row["birth_date"] and born != row["birth_date"]:
        raise Refused("born_otherwise", field="birth_date", here=said)
    differ = [name for name in (*IDENTITY, *DESCRIPTION) if row[name] and here.get(name) != row[name]]
    brought = Brought(shown=id, reference=(PEOPLE.name, row["person"], id) if new_reference else None)
    if differ:
        names = " and ".join(differ).replace("_", " ")
        brought.notes.append(f"Known already as {said}, with another {names}; left as it is here.")
    else:
        brought.notes.append(f"Known already as {said}.")
    return brought


def _new(row: Values, known: Known) -> Brought:
    today = london_date(known.now)
    id, since = new_id(), row["known_since"] or today
    named = Identity(id=new_id(), person=id, recorded=known.now, **{name: row[name] or "" for name in IDENTITY})
    told = {name: row[name] if name == "birth_date" else row[name] or "" for name in DESCRIPTION}
    described = Description(id=new_id(), person=id, recorded=known.now, valid_from=since, **told)
    facts: list[Fact] = [PersonRegistered(subject=id, occurred=since, identity=named.id, description=described.id)]
    if row["restricted"]:
        facts.append(RestrictionPlaced(subject=id, occurred=today, reason=row["restricted"]))
    return Brought(facts=facts, documents=[named, described], reference=(PEOPLE.name, row["person"], id))

"""Finding a person: by anything that is known, nearly so or in part; never by what the reader may not see."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from lintel.casework.candidates import by_name, by_numbers, by_reference
from lintel.casework.looking import write_look
from lintel.casework.models import Person
from lintel.casework.rows import Who, who_they_are
from lintel.casework.visible import people_visible_to
from lintel.council.models import Staff
from lintel.domain.finding.asked import BY_REFERENCE, Asked, Known, Match, judge, near_enough
from lintel.records.find import descriptions
from lintel.records.models import Description, Findable

MOST_SHOWN = 20


@dataclass(frozen=True)
class Found:
    """Somebody who may be meant, and why."""

    who: Who
    description: Description | None
    why: tuple[str, ...]


def find(reader: Staff, asked: Asked, *, page: str = "find") -> list[Found]:
    """The people whom the reader may see who answer best to what is asked, at most 20, the nearest first.

    The look is written down with the ids of those shown, never with what was asked. At most ten queries and one for
    the reader's teams, whoever is found. A work's reference finds whom the work is for.
    """
    keys = asked.keys
    named = by_reference(reader, keys.reference or "none")
    alike = by_numbers(reader, keys, [asked.birth_year] if asked.birth_year else ())
    known = {row.person: row for row in alike}
    others = [person for person in (*named, *by_name(reader, asked.words)) if person not in known]
    known |= Findable.objects.in_bulk(["", *others])
    matches = {person: judge(asked, known_as(row)) for person, row in known.items()}
    matches |= dict.fromkeys(named, BY_REFERENCE)
    return shown(reader, near_enough(matches), page=page)


def known_as(row: Findable) -> Known:
    """What is known of somebody, as it is compared."""
    return Known(
        words=tuple(row.words.split()),
        birth_date=row.birth_date,
        postcode=row.postcode,
        phone=row.phone,
        nhs_number=row.nhs_number,
    )


def shown(reader: Staff, matches: Mapping[str, Match], *, page: str) -> list[Found]:
    """The nearest of them with who they are, and the look written down. At most three queries and the look."""
    seen = _seen(reader, matches)
    who = who_they_are(seen, reader=reader)
    told = descriptions([row.description or "" for row in seen])
    order = sorted(who.values(), key=lambda each: _place(matches, each))[:MOST_SHOWN]
    write_look(by=reader.id, page=page, shown=[each.person.id for each in order if each.person])
    return [_found(each, told, matches) for each in order]


def _seen(reader: Staff, people: Collection[str]) -> list[Person]:
    return list(people_visible_to(reader).filter(pk__in=list(people)))


def _place(matches: Mapping[str, Match], who: Who) -> tuple[float, str, str]:
    assert who.person is not None
    return -matches[who.person.id].points, who.name.casefold(), who.reference


def _found(who: Who, told: Mapping[str, Description], matches: Mapping[str, Match]) -> Found:
    assert who.person is not None
    return Found(who, told.get(who.person.description or ""), matches[who.person.id].why)

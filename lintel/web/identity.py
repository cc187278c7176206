"""Who a page is about, as its identity bar says it: who it is, what is dangerous, and how to be in touch."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from lintel.casework.links import Others, safe_to
from lintel.casework.models import Person
from lintel.casework.related import NOT_NAMED
from lintel.casework.rows import Names, Who
from lintel.domain.clock import months_between
from lintel.domain.codes import each_in_words, titles
from lintel.web.admission import london_today

MOST_ALERTS = 3
WAYS = {"ring": "ring", "text": "text", "leave_message": "leave a message", "write": "write"}
NOT_ASKED = "Not asked yet"


def identity_of(who: Who, description: Any, called: Names, speakers: Sequence[Who], others: Others) -> dict[str, Any]:
    """The name, date of birth, age, reference and area of a person, as far as the reader may see them; and, for whoever
    may see who it is, the dangers and how to be in touch, of whichever record of the person."""
    born = description.birth_date if description else None
    told = {
        "name": who.name,
        "reference": who.reference,
        "born": born,
        "age": age_of(born),
        "area": called.localities.get(description.locality) if description else None,
        "restricted": who.person is not None and who.person.restriction is not None,
    }
    return told | (_in_touch(who.person, description, speakers, others) if who.person and who.identity else {})


def _in_touch(person: Person, description: Any, speakers: Sequence[Who], others: Others) -> dict[str, Any]:
    hazards = {code for each in (person, *others.seen) for code in each.hazards}
    dangers = [title for code, title in titles("hazards").items() if code in hazards]
    another = [("Has another record", ", ".join(each.reference for each in others.seen))] if others.seen else []
    also = [("Other risks", "; ".join(dangers[MOST_ALERTS:]))] if dangers[MOST_ALERTS:] else []
    return {
        "alerts": dangers[:MOST_ALERTS],
        "more": [
            *another,
            *also,
            ("Safe to", ways_safe(person, others)),
            ("Language and needs", _language_and_need(description)),
            ("May speak for them", _speakers(speakers)),
            ("Sharing", titles("consent_decisions").get(person.consent or "", NOT_ASKED)),
        ],
    }


def ways_safe(person: Person, others: Others) -> str:
    """Which ways of being in touch are safe, which are not, and of which that is not known, by the strictest answers."""
    ways: dict[str, list[str]] = {}
    for way, words in WAYS.items():
        ways.setdefault(safe_to(way, person, others) or "", []).append(words)
    said = list(_said(ways))
    return ". ".join(said) if said else NOT_ASKED


def _said(ways: dict[str, list[str]]) -> Iterator[str]:
    for answer, before in (("yes", ""), ("no", "Never "), ("not_known", "Not known to be safe: ")):
        if answer in ways:
            joined = (" or " if answer == "no" else ", ").join(ways[answer])
            yield f"{before}{joined}" if before else joined.capitalize()


def _language_and_need(description: Any) -> str:
    if description is None:
        return NOT_ASKED
    language = titles("languages").get(description.language, description.language)
    needs = each_in_words("communication_needs", description.communication_need)
    return "; ".join(dict.fromkeys(each for each in (language, *needs) if each)) or NOT_ASKED


def _speakers(speakers: Sequence[Who]) -> str:
    named = [each.name if each.person else NOT_NAMED for each in speakers]
    return "; ".join(dict.fromkeys(named)) or "Nobody recorded"


def age_of(born: date | None) -> int | None:
    """How old somebody is today, where that is known."""
    today = london_today()
    return months_between(born, today) // 12 if born and born <= today else None

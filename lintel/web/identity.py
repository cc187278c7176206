"""Who a page is about, as its identity bar says it."""

from datetime import date
from typing import Any

from lintel.casework.rows import Names, Who
from lintel.domain.clock import months_between
from lintel.web.admission import london_today


def identity_of(who: Who, description: Any, called: Names) -> dict[str, Any]:
    """The name, date of birth, age, reference and area of a person, as far as the reader may see them."""
    born = description.birth_date if description else None
    return {
        "name": who.name,
        "reference": who.reference,
        "born": born,
        "age": age_of(born),
        "area": called.localities.get(description.locality) if description else None,
        "restricted": who.person is not None and who.person.restriction is not None,
    }


def age_of(born: date | None) -> int | None:
    """How old somebody is today, where that is known."""
    today = london_today()
    return months_between(born, today) // 12 if born and born <= today else None

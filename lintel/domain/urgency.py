"""Urgency: what cannot wait stands first. It is a day since when, said by whoever told of it; a rating is for staff."""

from datetime import date

from lintel.domain.refusals import Refused

# What comes first: of what nobody has rated, what cannot wait stands before all else, as somebody may be in danger.
CANNOT_WAIT = -1
OF_RATINGS = {"red": 0, None: 1, "amber": 2, "green": 3}


def place_of(rating: str | None, urgent_since: date | None) -> int:
    """Where work stands in lists: the lower the sooner. Once staff have rated it, as they rated it."""
    return CANNOT_WAIT if rating is None and urgent_since is not None else OF_RATINGS[rating]


def require_urgent_by(occurred: date, urgent_since: date | None) -> None:
    """Refuse a day since when it cannot wait that is after the day on which they got in touch."""
    if urgent_since is not None and urgent_since > occurred:
        raise Refused("urgent_after_contact", field="urgent_since")

"""Addresses of figures: a measure's name as a piece of an address, and the question as what follows it."""

from collections.abc import Mapping
from datetime import date, datetime

from django.urls import reverse

from lintel.domain.clock import london_date
from lintel.domain.moment import LONDON

Query = dict[str, str]


class MeasureName:
    """`waiting_now:review:held` stands in an address as waiting_now-review-held."""

    regex = "[a-z0-9_]+-[a-z0-9_]+-[a-z0-9_]+"

    def to_python(self, value: str) -> str:
        """The name as measures have it."""
        return value.replace("-", ":")

    def to_url(self, value: str) -> str:
        """The name as an address has it."""
        return value.replace(":", "-")


def question(as_at: date, as_known_on: date | datetime | None, **more: str | None) -> Query:
    """What a question is in an address: the day, the knowledge if it is not today's, and what else is asked."""
    asked = {"as_at": as_at.isoformat()} | _known(as_known_on)
    return asked | {name: value for name, value in more.items() if value}


def _known(as_known_on: date | datetime | None) -> Query:
    if as_known_on is None:
        return {}
    if isinstance(as_known_on, datetime):
        return {
            "known_on": london_date(as_known_on).isoformat(),
            "known_at": as_known_on.astimezone(LONDON).strftime("%H:%M"),
        }
    return {"known_on": as_known_on.isoformat()}


def to(name: str, query: Mapping[str, str] | None = None, **kwargs: object) -> str:
    """The address of a page of this room."""
    return reverse(name, kwargs=kwargs, query=query)

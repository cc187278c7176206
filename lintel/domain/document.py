"""Documents: names and words, kept apart from the facts that point to them, so that they can be put right or erased."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from lintel.domain.fact import Fact


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who a person is. Never counted, never in the ledger. `nhs_number` and `phone` as given."""

    id: str
    person: str
    recorded: datetime
    name: str
    address: str = ""
    postcode: str = ""
    phone: str = ""
    nhs_number: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class Description:
    """What may be counted about a person, with the day it holds from.

    `communication_need` has codes of `communication_needs` with commas between: several things may help.
    """

    id: str
    person: str
    recorded: datetime
    valid_from: date
    birth_date: date | None = None
    sex: str = ""
    ethnicity: str = ""
    locality: str = ""
    communication_need: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What somebody wrote: a note, or the answers to a form. `about` is the id of the person or work."""

    id: str
    about: str
    recorded: datetime
    sort: str
    body: Mapping[str, str]


Document = Identity | Description | Words


class Line(NamedTuple):
    """One fact on its way into the ledger in bulk: when it was recorded there, and by whom."""

    fact: Fact
    recorded: datetime
    by: str

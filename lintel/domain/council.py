"""The council's set-up as plain values: localities, districts, teams and staff, each with the day it holds from."""

from dataclasses import dataclass
from datetime import date

from lintel.domain.refusals import Refused


@dataclass(frozen=True, kw_only=True)
class Locality:
    """A part of the county that a set of teams serves."""

    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class District:
    """A district council's area, and the locality that serves it."""

    code: str
    name: str
    locality: str


@dataclass(frozen=True, kw_only=True)
class Team:
    """A team and its tray. `senior_manager` is the id of the manager who is told of every red.

    `takes` are the kinds of work that come to this tray first, whoever opens them.
    """

    code: str
    name: str
    locality: str | None = None
    specialism: str | None = None
    senior_manager: str | None = None
    valid_from: date = date(2020, 4, 1)
    takes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StaffMember:
    """Somebody who works for the council (or sits on it). `teams` are codes; `left_on` the last day of a leaver.

    `joined_on` is the day from which they work in those teams; without it, they do since each team began.
    """

    id: str
    username: str
    name: str
    role: str
    teams: tuple[str, ...] = ()
    left_on: date | None = None
    joined_on: date | None = None
    made_up: bool = False


@dataclass(frozen=True, kw_only=True)
class Council:
    """One council: its code in the national returns, and its set-up."""

    code: str
    name: str
    localities: tuple[Locality, ...]
    districts: tuple[District, ...]
    teams: tuple[Team, ...]
    staff: tuple[StaffMember, ...]


def check_leaving(left_on: date | None, *, on: date, today: date) -> None:
    """Refuse to let somebody leave twice, or on a day to come: every allocation ends that very day."""
    if left_on is not None:
        raise Refused("left_already", on=f"{left_on:%-d %B %Y}")
    if on > today:
        raise Refused("not_left_yet", field="left_on")

"""Admission: which roles a page is for. A page about people that cannot be written down as seen is refused."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lintel.casework.looking import CannotBeShown
from lintel.domain.access import Role, brings_in_people, brings_in_set_up
from lintel.domain.clock import london_date

type_of_view = Callable[..., HttpResponse]


def page_for(question: Callable[[Role], bool]) -> Callable[[type_of_view], type_of_view]:
    """Open a page to those roles of which `question` is true, and to nobody else."""

    def admitting(view: type_of_view) -> type_of_view:
        @wraps(view)
        def admitted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not question(request.user.allowed):
                raise PermissionDenied
            try:
                return view(request, *args, **kwargs)
            except CannotBeShown:
                return render(request, "web/503.html", status=503)

        return admitted

    return admitting


def reads_records(role: Role) -> bool:
    """Whether this role may open records at all."""
    return role.records


def reads_names(role: Role) -> bool:
    """Whether this role may see who people are."""
    return role.names


def holds_cases(role: Role) -> bool:
    """Whether work can be offered to this role."""
    return "accept" in role.moves


def allocates(role: Role) -> bool:
    """Whether this role offers work to workers."""
    return "offer" in role.moves


def takes_contacts(role: Role) -> bool:
    """Whether this role takes contacts and concerns in."""
    return "receive" in role.moves


def triages(role: Role) -> bool:
    """Whether this role takes contacts in, and decides what comes of them."""
    return takes_contacts(role) and "reach" in role.moves


def makes(move: str) -> Callable[[Role], bool]:
    """The question whether a role makes a move at all."""
    return lambda role: move in role.moves


def watches(what: str) -> Callable[[Role], bool]:
    """The question whether looking after who looked is for a role, in this one way."""
    return lambda role: what in role.watches


def sees_figures(role: Role) -> bool:
    """Whether this role sees any figures."""
    return role.figures != "none"


def reads_papers(role: Role) -> bool:
    """Whether council papers are daily work of this role: they look after them, or sit on the council. All may read them."""
    return role.keeps_papers or role.elected


def runs_staff(role: Role) -> bool:
    """Whether this role records who joins and leaves."""
    return role.runs_staff


def brings_in(role: Role) -> bool:
    """Whether this role brings in anything of what a council has already."""
    return brings_in_set_up(role) or brings_in_people(role)


def forces_access(role: Role) -> bool:
    """Whether this role may open a record in an emergency."""
    return role.records and role.names and not role.restricted


def runs_the_service(role: Role) -> bool:
    """Whether this role looks after the service: who allocates work, and who runs the system and opens no record."""
    return allocates(role) or (role.runs_staff and not role.records)


def london_today() -> date:
    """The date in London now."""
    return london_date(timezone.now())

"""Navigation: the places at the top of every page, by role, and what the frame round a page is told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import reverse

from lintel.casework.drafts_offered import unsaved_count
from lintel.council.models import Staff
from lintel.domain.access import Role
from lintel.web import admission


@dataclass(frozen=True)
class Place:
    """One place in the navigation: its words, where it is, and which roles find it there."""

    text: str
    href: str
    opens: Callable[[Role], bool]


# In the order of the navigation. Addresses, not names, so that a room may stand anywhere.
PLACES = (
    Place("To triage", "/tray", admission.triages),
    Place("Waiting list", "/waiting", admission.reads_records),
    Place("Due today", "/due", admission.reads_records),
    Place("My caseload", "/caseload", admission.holds_cases),
    Place("Find a person", "/find", admission.reads_names),
    Place("Take a contact", "/contact/new", admission.takes_contacts),
    Place("Messages", "/outbox/", admission.reads_records),
    Place("Gone quiet", "/gone-quiet", admission.runs_the_service),
    Place("Figures", "/figures/", admission.sees_figures),
    Place("Council papers", "/papers/", admission.reads_papers),
    Place("Staff", "/staff", admission.runs_staff),
    Place("Bring in", "/bring-in/", admission.brings_in),
    Place("Emergency", "/open-in-an-emergency", admission.forces_access),
    Place("Emergency reviews", "/emergency-reviews/", admission.watches("review_access")),
    Place("Looks to ask about", "/looks-to-ask-about/", admission.watches("review_looks")),
)

# Where each role begins its day; everybody else begins at the waiting list.
BEGINS = {
    "adviser": "/contact/new",
    "duty_worker": "/tray",
    "social_worker": "/caseload",
    "occupational_therapist": "/caseload",
    "performance_analyst": "/figures/",
    "director": "/figures/",
    "councillor": "/figures/",
    "administrator": "/staff",
}


def first_page(staff: Staff) -> str:
    """The address of the page on which somebody's day begins."""
    return BEGINS.get(staff.role, "/waiting")


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the layout reads on every page, and `just_done`: what was just done, said once, where a page asks for it."""
    told: dict[str, Any] = {
        "council_name": settings.LINTEL_COUNCIL_NAME,
        "help_line": _help_line(),
        "demo": settings.LINTEL_MODE.value == "demo",
        "just_done": lambda: [str(message) for message in get_messages(request)],
        "unsaved": lambda: 0,
    }
    staff = _signed_in(request)
    return told if staff is None else told | _of_whoever_is_signed_in(staff, request)


def _help_line() -> dict[str, str] | None:
    phone = settings.LINTEL_HELP_PHONE
    return {"phone": phone, "hours": settings.LINTEL_HELP_HOURS} if phone else None


def _of_whoever_is_signed_in(staff: Staff, request: HttpRequest) -> dict[str, Any]:
    return {
        "signed_in": {"name": staff.name, "role": staff.allowed.title},
        "sign_out_address": reverse("sign_out"),
        "navigation": navigation(staff, request.path),
        "unsaved": lambda: unsaved_count(staff),
    }


def navigation(staff: Staff, here: str) -> list[dict[str, Any]]:
    """The places that somebody finds, the one of this page marked."""
    return [
        {"text": place.text, "href": place.href, "active": here.startswith(place.href)}
        for place in PLACES
        if place.opens(staff.allowed)
    ]


def _signed_in(request: HttpRequest) -> Staff | None:
    # The page that says that something went wrong is drawn with this frame too, even when the database is away.
    try:
        user = getattr(request, "user", None)
        return user if isinstance(user, Staff) or getattr(user, "is_authenticated", False) else None
    except DatabaseError:
        return None

"""Who works where, and what happens when somebody leaves."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lintel.casework.commit import Overtaken
from lintel.casework.leavers import record_leaver
from lintel.casework.lists import number_held
from lintel.council.models import Staff
from lintel.domain.refusals import Refused
from lintel.web.admission import allocates, page_for, runs_staff
from lintel.web.formats import short_day
from lintel.web.staff.forms import LeaverForm
from lintel.web.staff.team_members import Member, member_or_404, members

COLUMNS = [{"text": "Name"}, {"text": "Role"}, {"text": "Teams"}, {"text": "Left on"}, {"text": "Leaving"}]
BUSY = "Somebody changed one of the cases just now. Nothing was saved. Send it again."


@require_safe
@page_for(runs_staff)
def staff(request: HttpRequest) -> HttpResponse:
    """The people whom the reader looks after."""
    rows = [_row(request.user, member) for member in members(request.user)]
    return render(request, "staff/staff.html", {"columns": COLUMNS, "rows": rows})


@require_http_methods(["GET", "POST"])
@page_for(runs_staff)
def leaver(request: HttpRequest, username: str) -> HttpResponse:
    """Record that somebody leaves, and what comes of it."""
    member = member_or_404(request.user, username)
    form = LeaverForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and member.left_on is None and _recorded(request, member, form):
        return redirect("staff")
    told = {"form": form, "member": member, "consequence": _before(request.user, member)}
    return render(request, "staff/leaver.html", told, status=422 if form.errors else 200)


def _recorded(request: HttpRequest, member: Staff, form: LeaverForm) -> bool:
    try:
        record_leaver(member, on=form.cleaned_data["left_on"], by=request.user)
    except Refused as refused:
        form.add_error("left_on" if refused.field in ("occurred", "left_on") else None, str(refused))
    except Overtaken:
        form.add_error(None, BUSY)
    else:
        messages.success(request, f"{member.name} is recorded as left. Any work is back in the team’s tray.")
        return True
    return False


def _before(reader: Staff, member: Staff) -> str:
    """What will come of it; how many cases only for those who may see them."""
    sentence = "Every piece of work goes back to the team’s tray that day, and a new wait for a worker begins."
    if not reader.allowed.records:
        return sentence
    number = number_held(reader, member.id)
    held = "1 case that you can see" if number == 1 else f"{number} cases that you can see"
    return f"{member.name} holds {held}. {sentence}"


def _row(reader: Staff, member: Member) -> list[Any]:
    name: dict[str, Any] = {"text": member.staff.name}
    if allocates(reader.allowed) and "accept" in member.staff.allowed.moves:
        name["href"] = reverse("caseload_of", args=[member.staff.username])
    left = short_day(member.left_on) if member.left_on else ""
    leaving: Any = "" if member.left_on or member.staff == reader else _leaving(member)
    return [name, member.role, member.teams, left, leaving]


def _leaving(member: Member) -> dict[str, str]:
    return {"text": "Record as a leaver", "href": reverse("leaver", args=[member.staff.username])}

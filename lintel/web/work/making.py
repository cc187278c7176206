"""Making a move: what was sent is tried, and the page answers with what was done, refused, or done first by another."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lintel.casework.actions import make_move
from lintel.casework.commit import Overtaken
from lintel.casework.models import Work
from lintel.casework.one_work import WorkPage, work_page
from lintel.casework.visible import visible_to
from lintel.domain.access import may
from lintel.domain.legal import Move
from lintel.domain.refusals import Refused
from lintel.web.admission import london_today
from lintel.web.identity import identity_of
from lintel.web.person.forms import RecordForm
from lintel.web.sent import OVERTAKEN, REFUSED, before_trying, number_sent
from lintel.web.work.entries import entries
from lintel.web.work.forms import CorrectForm, MoveForm, WithdrawForm
from lintel.web.work.said import UNDO, after

type_of_form = MoveForm | CorrectForm | WithdrawForm | RecordForm
# The moves after which whoever made them sees the work as before.
IN_SIGHT = frozenset({"rate", "keep_in_touch", "pause", "resume", "escalate", "call", "read_more", "confirm_sender"})


def found(request: HttpRequest, reference: str) -> WorkPage:
    """The work, for a reader who may see it."""
    page = work_page(request.user, reference, today=london_today())
    if page is None:
        raise Http404
    return page


def require_may(request: HttpRequest, move: Move) -> None:
    """Refuse a move that is not for this reader's role."""
    if not may(request.user.role, move.name):
        raise PermissionDenied


def answer(
    request: HttpRequest,
    page: WorkPage,
    move: Move,
    form: type_of_form,
    told: dict[str, Any],
    *,
    action: Callable[..., object] = make_move,
) -> HttpResponse:
    """Show the form of a move, or try what was sent with it by `action`."""
    status = before_trying(request, form, overtaken=number_sent(request, "sequence") != page.work.sequence)
    if status is not None:
        return show(request, page, move, form, told, status=status)
    return _try(request, page, move, form, told, action)


def _try(
    request: HttpRequest,
    page: WorkPage,
    move: Move,
    form: type_of_form,
    told: dict[str, Any],
    action: Callable[..., object],
) -> HttpResponse:
    work, note, known = page.work, form.cleaned_data["note"], (page.entries, page.state)
    try:
        action(
            work, move, form.when(), form.answers(), by=request.user, expecting=work.sequence, note=note, known=known
        )
    except Refused as refused:
        form.add_error(form.field_for(refused.field), str(refused))
        return show(request, page, move, form, told, status=REFUSED)
    except Overtaken:
        return show(request, found(request, work.reference), move, form, told, status=OVERTAKEN)
    messages.success(request, after(move))
    return redirect("work", work.reference) if _still_seen(request, work, move) else redirect("waiting")


def _still_seen(request: HttpRequest, work: Work, move: Move) -> bool:
    return move.name in IN_SIGHT or visible_to(request.user).filter(pk=work.pk).exists()


def show(
    request: HttpRequest, page: WorkPage, move: Move, form: type_of_form, told: dict[str, Any], *, status: int
) -> HttpResponse:
    """The page of a move. Where somebody acted first, what they did stands above what was typed."""
    seen = number_sent(request, "sequence")
    overtaken = status == OVERTAKEN
    since = [item for item in page.items if item.sequence > seen] if overtaken else []
    shown = told | {
        "page": page,
        "move": move,
        "undo": UNDO.get(move.name, ""),
        "form": form,
        "person": identity_of(page.row.who, page.description, page.called, page.speakers, page.others),
        "overtaken": overtaken,
        "since": entries(since),
    }
    shown |= {"in_error": True} if overtaken else {}
    return render(request, told.get("template", "work/move.html"), shown, status=status)

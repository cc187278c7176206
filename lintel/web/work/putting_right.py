"""Putting right: correcting or withdrawing one entry of a work's timeline, or whom the work is about."""

import uuid
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from lintel.casework import records_of_people
from lintel.casework.one_work import WorkPage
from lintel.casework.timeline import Item
from lintel.domain.correcting import worth_withdrawing
from lintel.domain.legal import CORRECT, WITHDRAW
from lintel.domain.records_of_people import REATTRIBUTE
from lintel.web.admission import page_for, reads_records
from lintel.web.formats import moment
from lintel.web.person.forms import RecordForm
from lintel.web.person.said import BEFORE
from lintel.web.sent import require_there
from lintel.web.work.forms import CorrectForm, WithdrawForm, correctable_names
from lintel.web.work.making import answer, found, require_may
from lintel.web.work.said import before_withdrawing

PUTS_RIGHT = "The first entry stays in the timeline, marked. Figures that were published stay as they were, and say so."


@require_http_methods(["GET", "POST"])
@page_for(reads_records)
def correct(request: HttpRequest, reference: str, fact: uuid.UUID) -> HttpResponse:
    """Put a date or a choice of an earlier entry right."""
    page = found(request, reference)
    require_may(request, CORRECT)
    item = _item(page, fact, lambda each: bool(correctable_names(each.now, request.user.role)))
    require_there(request, item.may_be_corrected)
    form = CorrectForm(item.now, page, request.POST or None)
    return answer(request, page, CORRECT, form, {"consequence": PUTS_RIGHT, "about": _about(item), "not_now": ""})


@require_http_methods(["GET", "POST"])
@page_for(reads_records)
def withdraw(request: HttpRequest, reference: str, fact: uuid.UUID) -> HttpResponse:
    """Say that an earlier entry should never have been made."""
    page = found(request, reference)
    require_may(request, WITHDRAW)
    item = _item(page, fact, lambda each: worth_withdrawing(each.now))
    form = WithdrawForm(item.now, request.POST or None)
    told = {
        "consequence": before_withdrawing(item.now, page),
        "about": _about(item),
        "not_now": "",
    }
    return answer(request, page, WITHDRAW, form, told)


@require_http_methods(["GET", "POST"])
@page_for(reads_records)
def reattribute(request: HttpRequest, reference: str) -> HttpResponse:
    """Move the work to the record of the person whom it is about."""
    page = found(request, reference)
    require_may(request, REATTRIBUTE)
    form = RecordForm(REATTRIBUTE, request.POST or None)
    told = {"consequence": f"{BEFORE[REATTRIBUTE.name]}{_stays(page)}", "not_now": ""}
    return answer(request, page, REATTRIBUTE, form, told, action=records_of_people.reattribute)


def _stays(page: WorkPage) -> str:
    """What does not move along, as it is other work."""
    linked = ", ".join(row.work.reference for row in page.linked)
    return (
        f" Linked work stays where it is, so move that too if it is about the other person: {linked}." if linked else ""
    )


def _item(page: WorkPage, fact: uuid.UUID, allowed: Callable[[Item], bool]) -> Item:
    for item in page.items:
        if item.fact == str(fact) and allowed(item):
            return item
    raise Http404


def _about(item: Item) -> str:
    said = "; ".join(f"{label}: {words}" for label, words in item.said)
    on = moment(item.on)
    return f"{item.title}, {on}, by {item.who}. {said}" if said else f"{item.title}, {on}, by {item.who}."

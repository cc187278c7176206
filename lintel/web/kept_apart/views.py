"""What is kept apart: masked until one click with a reason, and then shown in that one answer alone."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lintel.casework.commit import Overtaken
from lintel.casework.kept_apart import erase_secret, held_sorts, keep_secret, show_secret
from lintel.casework.one_person import RecordPage, record_page
from lintel.domain.kept_apart import SORTS, SecretSort, may_erase, may_see, may_write
from lintel.domain.refusals import Refused
from lintel.web.admission import london_today, page_for, reads_names
from lintel.web.identity import identity_of
from lintel.web.kept_apart.forms import EraseForm, ShowForm, WriteForm

BUSY = "Somebody wrote this down just now. Look at it first, then type yours again if it still holds."


@require_http_methods(["GET", "POST"])
@page_for(reads_names)
def kept_apart(request: HttpRequest, reference: str, sort: str) -> HttpResponse:
    """One sort, masked; or shown, where a reason is given. At most 18 queries."""
    chosen, page = _found(request, reference, sort, may_see)
    form = ShowForm(request.POST or None)
    told: dict[str, Any] = {"form": form, "versions": None, "held": _held(request, page, sort)}
    if request.method == "POST" and form.is_valid():
        try:
            told["versions"] = show_secret(page.person, sort, reason=form.cleaned_data["reason"], by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
    return _show(request, "kept_apart/show.html", page, chosen, told)


@require_http_methods(["GET", "POST"])
@page_for(reads_names)
def write_apart(request: HttpRequest, reference: str, sort: str) -> HttpResponse:
    """Write one down. At most 18 queries to show."""
    chosen, page = _found(request, reference, sort, may_write)
    form = WriteForm(chosen, request.POST or None)
    if request.method == "POST" and form.is_valid() and _written(request, page, sort, form):
        messages.success(request, f"Done: kept apart. {chosen.title} is on no page and in no list.")
        return redirect("person", reference)
    return _show(request, "kept_apart/write.html", page, chosen, {"form": form})


@require_http_methods(["GET", "POST"])
@page_for(reads_names)
def erase_apart(request: HttpRequest, reference: str, sort: str) -> HttpResponse:
    """Erase what is held of one sort, once, with a rule. At most 18 queries to show."""
    chosen, page = _found(request, reference, sort, may_erase)
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        erase_secret(page.person, sort, rule=form.cleaned_data["rule"], by=request.user)
        messages.success(request, f"Done: erased. {chosen.title} cannot be brought back.")
        return redirect("person", reference)
    return _show(request, "kept_apart/erase.html", page, chosen, {"form": form, "held": _held(request, page, sort)})


def _written(request: HttpRequest, page: RecordPage, sort: str, form: WriteForm) -> bool:
    try:
        keep_secret(page.person, sort, form.cleaned_data["secret"], by=request.user)
    except Refused as refused:
        form.add_error(form.field_for(refused.field), str(refused))
    except Overtaken:
        form.add_error(None, BUSY)
    else:
        return True
    return False


def _found(
    request: HttpRequest, reference: str, sort: str, may: Callable[[str, str], bool]
) -> tuple[SecretSort, RecordPage]:
    """The sort and the record, for a role that may and a reader who may see the record."""
    if sort not in SORTS:
        raise Http404
    if not may(request.user.role, sort):
        raise PermissionDenied
    page = record_page(request.user, reference, today=london_today())
    if page is None:
        raise Http404
    return SORTS[sort], page


def _held(request: HttpRequest, page: RecordPage, sort: str) -> int:
    return next((each.held or 0 for each in held_sorts(request.user, page.person.id) if each.sort.name == sort), 0)


def _show(
    request: HttpRequest, template: str, page: RecordPage, sort: SecretSort, told: dict[str, Any]
) -> HttpResponse:
    person = identity_of(page.who, page.description, page.called, page.speakers, page.others)
    role = request.user.role
    shown = told | {"page": page, "person": person, "sort": sort, "may_write": may_write(role, sort.name)}
    shown["may_erase"] = may_erase(role, sort.name)
    return render(request, template, shown, status=422 if told["form"].errors else 200)

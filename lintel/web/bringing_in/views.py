"""Bringing in what a council has already. Nothing is stored before it was checked and said what to do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lintel.domain.refusals import Refused
from lintel.web.admission import brings_in, page_for
from lintel.web.bringing_in.forms import FileForm, LoadForm

MOST_SHOWN = 100
KINDS_OF_FILE = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _of_own_file(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page about the file that the reader sent; without one, back to where it is sent."""

    @wraps(view)
    def shown(request: HttpRequest, door: Any) -> HttpResponse:
        upload = door.waiting(request.user)
        return redirect("bring_in") if upload is None else view(request, door, upload)

    return shown


@require_http_methods(["GET", "POST"])
@page_for(brings_in)
def bring_in(request: HttpRequest, door: Any) -> HttpResponse:
    """The templates, and the form that takes a file."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid() and _received(request, door, form):
        return redirect("bring_in_file")
    sorts, upload = door.sorts_for(request.user), door.waiting(request.user)
    told = {"form": form, "sorts": sorts, "upload": upload}
    return render(request, "bringing_in/bring_in.html", told, status=422 if form.errors else 200)


def _received(request: HttpRequest, door: Any, form: FileForm) -> bool:
    sent = form.cleaned_data["file"]
    try:
        door.receive(request.user, sent.name, sent.read(door.LARGEST_FILE + 1))
    except Refused as refused:
        form.add_error("file", str(refused))
        return False
    return True


@require_http_methods(["GET", "POST"])
@page_for(brings_in)
@_of_own_file
def file(request: HttpRequest, door: Any, upload: Any) -> HttpResponse:
    """What the check found, row by row, and what to do now."""
    form = LoadForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _done(request, door, upload, form)
    return _shown(request, door, upload, form)


def _done(request: HttpRequest, door: Any, upload: Any, form: LoadForm) -> HttpResponse:
    if form.cleaned_data["forget"]:
        door.forget(request.user)
        messages.success(request, "The file was deleted here.")
        return redirect("bring_in")
    try:
        kept = (
            door.load(request.user, upload, keep_good_rows=form.cleaned_data["keep_good_rows"]) if upload.file else None
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return _shown(request, door, upload, form)
    if kept is not None and not kept.stored and not kept.report.is_clean:
        form.add_error(
            "keep_good_rows", "Nothing was stored, as rows are at fault. Put them right, or say to leave them out."
        )
        return _shown(request, door, upload, form)
    return redirect("bring_in_file")


def _shown(request: HttpRequest, door: Any, upload: Any, form: LoadForm) -> HttpResponse:
    told: dict[str, Any] = {"form": form, "upload": upload, "report": None, "most": MOST_SHOWN}
    try:
        told["report"] = door.report_on(request.user, upload) if upload.file else None
    except Refused:
        # What was theirs to bring in yesterday is not today.
        door.forget(request.user)
        return redirect("bring_in")
    return render(request, "bringing_in/file.html", told, status=422 if form.errors else 200)


@require_safe
@page_for(brings_in)
@_of_own_file
def left_out(request: HttpRequest, door: Any, upload: Any) -> HttpResponse:
    """The rows at fault, with their reasons, as a file to put right and send again."""
    try:
        return _download("left-out.csv", door.left_out(request.user, upload), "csv")
    except Refused as refused:
        raise Http404 from refused


@require_safe
@page_for(brings_in)
def template(request: HttpRequest, door: Any, sort: str, form: str) -> HttpResponse:
    """One template."""
    content = door.template_for(request.user, sort, form)
    if content is None:
        raise Http404
    return _download(f"{sort}-template.{form}", content, form)


def _download(name: str, content: bytes, form: str) -> HttpResponse:
    response = HttpResponse(content, content_type=KINDS_OF_FILE[form])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

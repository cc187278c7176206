"""Reading what was written, on a screen and on paper: a version of it, beside the last one where there was one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lintel.casework.written import Submission, WrittenPage
from lintel.domain.forms import Answers, Form
from lintel.web.admission import page_for, reads_names
from lintel.web.identity import identity_of
from lintel.web.written.views import found


@require_safe
@page_for(reads_names)
def read(request: HttpRequest, reference: str, slug: str) -> HttpResponse:
    """One version of what was written; `version` chooses which, `large` prints it in 18 point."""
    page = found(request, reference, slug)
    told = read_with(page, shown_version(page, request.GET.get("version", "")))
    return render(request, "written/read.html", told | {"large": request.GET.get("large") == "yes"})


def shown_version(page: WrittenPage, asked: str) -> Submission | None:
    """The version that was asked for, else the latest; None where there is none."""
    chosen = [each for each in page.submissions if str(each.number) == asked]
    return chosen[0] if chosen else page.latest


def read_with(page: WrittenPage, version: Submission | None) -> dict[str, Any]:
    """What the page of what was written is told."""
    last = page.last_time
    return {
        "page": page,
        "version": version,
        "person": identity_of(page.row.who, page.description, page.called, page.speakers, page.others),
        "last": last,
        "sections": sections(page.written.form, version.answers, last[1].answers if last else {}) if version else [],
        "decided": page.items_of(page.written.signed_off),
        "returned": page.items_of(page.written.sent_back),
    }


def sections(form: Form, now: Answers, last: Answers) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Each section with its questions, the answer now and the last one; what neither answers is left out."""
    found = []
    for section in form.sections:
        told = [(each.title, each.in_words(now), each.in_words(last)) for each in section.questions]
        found.append((section.title, [each for each in told if each[1] or each[2]]))
    return [each for each in found if each[1]]

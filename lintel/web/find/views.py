"""Finding a person by anything that is known of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lintel.casework.finding import MOST_SHOWN, Found, find
from lintel.council.people import localities
from lintel.web.admission import page_for, reads_names, takes_contacts
from lintel.web.find.forms import FindForm
from lintel.web.find.kept import keep, kept
from lintel.web.find.rows import ACT, COLUMNS, found_rows

NOBODY = "Nobody whose record you may see is like that. Try another spelling, or fewer answers."
ONE_LETTER = "Nobody whose record you may see is called by one letter alone. To look for a longer name, type at least 2 letters of it."
MORE = "These are the nearest. There may be more: type something else that you know, to narrow it down."


@require_http_methods(["GET", "POST"])
@page_for(reads_names)
def find_person(request: HttpRequest) -> HttpResponse:
    """Ask. What is sent is kept in the visit, and its answer has an address without a word of it."""
    form = FindForm(request.POST or None) if request.method == "GET" else FindForm(request.POST)
    if request.method == "POST" and form.is_valid():
        return redirect("found", keep(request, form.typed()))
    return render(request, "find/find.html", {"form": form, "answer": None}, status=422 if form.errors else 200)


@require_safe
@page_for(reads_names)
def found(request: HttpRequest, search: str) -> HttpResponse:
    """Who is found, with the question above it. At most 14 queries, whoever is found: session, reader, the reader's
    teams, localities, the nine of finding, and the look."""
    typed = kept(request, search)
    form = FindForm(typed or {})
    if not typed or not form.is_valid():
        return redirect("find")
    people = find(request.user, form.asked())
    return render(request, "find/find.html", {"form": form, "answer": _answer(request, form, people)})


def _answer(request: HttpRequest, form: FindForm, people: list[Found]) -> dict[str, Any]:
    takes = takes_contacts(request.user.allowed)
    return {
        "columns": [*COLUMNS, ACT] if takes else COLUMNS,
        "rows": found_rows(people, localities(), address=_record, act=_contact if takes else None),
        "nobody": ONE_LETTER if form.asked().by_initials else NOBODY,
        "more": MORE if len(people) == MOST_SHOWN else "",
        "warning": form.warning(),
    }


def _record(reference: str) -> str:
    return reverse("person", args=[reference])


def _contact(reference: str) -> tuple[str, str]:
    return "Take a contact", f"{reverse('new_contact')}?person={reference}"

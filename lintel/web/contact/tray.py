"""The tray: the contacts that wait for triage, as a duty worker begins the day with them."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lintel.casework.first_told import Told
from lintel.casework.rows import ListRow
from lintel.casework.triage import tray as contacts
from lintel.council.people import localities
from lintel.domain.access import may
from lintel.domain.codes import titles
from lintel.web import work_cells
from lintel.web.admission import london_today, page_for, reads_records
from lintel.web.contact.triage import excerpt
from lintel.web.filters import chosen_filters
from lintel.web.formats import short_day
from lintel.web.waiting.views import page_number
from lintel.web.work_cells import Cell

COLUMNS = [
    {"text": "Person"},
    {"text": "What was said"},
    {"text": "Urgent since"},
    {"text": "Waiting since"},
    {"text": "Days", "numeric": True},
    {"text": "Target"},
    {"text": "Calls", "numeric": True},
    {"text": "With"},
    {"text": "What to do"},
]


class TrayFilter(forms.Form):
    """Which part of the county, kept in the address."""

    locality = forms.ChoiceField(label="Locality", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["locality"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "All"), *localities().items()]
        field.error_messages["invalid_choice"] = "That locality is not one we know, so it was left out. Choose one."

    def chosen(self) -> str | None:
        """The locality that was chosen, if it is known."""
        self.is_valid()
        return self.cleaned_data.get("locality") or None


@require_safe
@page_for(reads_records)
def tray(request: HttpRequest) -> HttpResponse:
    """Contacts to triage. At most 13 queries, however many wait: session and its end, reader, localities for the filter;
    the reader's teams, works, people, names, teams, localities, staff, what was said; and the look. p95 150 ms."""
    form = TrayFilter(request.GET)
    found = contacts(request.user, today=london_today(), locality=form.chosen(), page=page_number(request))
    triages = may(request.user.role, "reach")
    told = {
        "form": form,
        "chosen": chosen_filters(form, request),
        "columns": COLUMNS,
        "rows": [_row(row, found.said.get(row.work.id, {}), triages) for row in found.page.rows],
        "page": found.page,
    }
    return render(request, "contact/tray.html", told)


def _row(row: ListRow, said: Told, triages: bool) -> list[Cell]:
    return [
        work_cells.person(row),
        {"text": excerpt(said.get("note", "")), "note": _note(row)},
        short_day(row.work.urgent_since) if row.work.urgent_since else "",
        work_cells.since(row),
        work_cells.days(row),
        work_cells.target(row),
        row.work.calls,
        work_cells.held_by(row),
        {"text": "Triage", "href": reverse("triage", args=[row.work.reference])} if triages else _open(row),
    ]


def _note(row: ListRow) -> str:
    """Why somebody got in touch; and since when words were added that nobody has read."""
    why = titles("contact_reasons").get(row.work.reason or "", "")
    more = f"More was told on {short_day(row.work.more_told_on)}" if row.work.more_told_on else ""
    return ". ".join(each for each in (why, more) if each)


def _open(row: ListRow) -> Cell:
    return {"text": "Open", "href": work_cells.address(row)}

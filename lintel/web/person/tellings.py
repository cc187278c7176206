"""Telling of a person: each thing on a page of its own, with what holds today filled in."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from lintel.casework.one_person import RecordPage
from lintel.casework.related import Related
from lintel.casework.relationships import end_relationship as end_relationship_with
from lintel.casework.relationships import relate
from lintel.casework.telling import describe, take_back
from lintel.casework.telling import tell as tell_of_person
from lintel.domain.access import may
from lintel.domain.codes import titles
from lintel.domain.legal import Move
from lintel.domain.person_story import NoteMade
from lintel.domain.telling_of_people import END_RELATIONSHIP, TOLD, TOLD_OF_ONE
from lintel.web.admission import makes, page_for
from lintel.web.formats import day
from lintel.web.person.answering import answer, found
from lintel.web.person.happened import may_be_taken_back, was_told
from lintel.web.person.telling_forms import TellForm
from lintel.web.sent import require_there

ACTIONS = {
    "relationship": relate,
    "describe": describe,
    "end-relationship": end_relationship_with,
    "take-back": take_back,
}
Answers = Mapping[str, Any]


@require_http_methods(["GET", "POST"])
@page_for(makes("tell"))
def tell(request: HttpRequest, reference: str, what: str) -> HttpResponse:
    """Write one thing down about a person."""
    page = found(request, reference)
    if what not in TOLD:
        raise Http404
    words = {"own-words": page.own_words, "what-matters": page.what_matters} if what in HOLDS else {}
    form = TellForm(what, page, request.POST or None, words=words.get(what, ""))
    return _answer(request, page, TOLD[what], form, {})


HOLDS = ("own-words", "what-matters")


@require_http_methods(["GET", "POST"])
@page_for(makes("tell"))
def tell_of_one(request: HttpRequest, reference: str, what: str, which: str) -> HttpResponse:
    """Write down something about one thing that stands in the record: a promise, a note, a risk."""
    page = found(request, reference)
    if what not in TOLD_OF_ONE:
        raise Http404
    if what == "take-back" and not may(page.reader.role, "withdraw"):
        raise PermissionDenied
    pointed, about_what = POINTS_AT[what]
    about = about_what(page, which)
    require_there(request, about is not None)
    form = TellForm(what, page, request.POST or None, **_filled_in(page, what, which))
    return _answer(request, page, TOLD_OF_ONE[what], form, {pointed: which}, about or "")


@require_http_methods(["GET", "POST"])
@page_for(makes("tell"))
def end_relationship(request: HttpRequest, reference: str, other: str, relationship: str) -> HttpResponse:
    """Say that somebody is no longer this to a person."""
    page = found(request, reference)
    pointed = {"other": other, "relationship": relationship}
    tie = next((each for each in page.related if each.named and _names(each) == pointed), None)
    require_there(request, tie)
    form = TellForm("end-relationship", page, request.POST or None)
    about = f"{tie.as_what}: {tie.name}, {other}" if tie else ""
    return _answer(request, page, END_RELATIONSHIP, form, pointed, about)


def _names(tie: Related) -> dict[str, str]:
    return {"other": tie.who.reference, "relationship": tie.relationship}


def _answer(
    request: HttpRequest, page: RecordPage, move: Move, form: TellForm, pointed: Answers, about: str = ""
) -> HttpResponse:
    def act() -> object:
        action, note = ACTIONS.get(move.name, tell_of_person), form.cleaned_data["note"]
        answers = form.answers() | pointed
        return action(page.person, move, form.when(), answers, by=request.user, expecting=page.sequence, note=note)

    return answer(request, page, move, form, act, {"about_what": about})


def _promise(page: RecordPage, which: str) -> str | None:
    promise = page.state.promises.get(which)
    return f"Promised by {day(promise.due_on)}: {page.notes.get(promise.note or '', '')}" if promise else None


def _note(page: RecordPage, which: str) -> str | None:
    return "" if which in page.state.notes else None


def _hazard(page: RecordPage, which: str) -> str | None:
    return titles("hazards")[which] if which in page.state.hazards else None


def _entry(page: RecordPage, which: str) -> str | None:
    """What is taken back. What was not told of the person so, or is not this reader's to see, is not even tried."""
    item = next((each for each in page.items if each.fact == which and was_told(each)), None)
    if item is None:
        raise Http404
    return f"{item.title}, {day(item.on)}, {item.who}. {item.note}" if may_be_taken_back(item) else None


# What a page points at, as the rule calls it, and what it says of that: None where it does not stand in the record.
POINTS_AT: Mapping[str, tuple[str, Callable[[RecordPage, str], str | None]]] = {
    "keep-promise": ("promise", _promise),
    "note-again": ("version_of", _note),
    "end-hazard": ("hazard", _hazard),
    "take-back": ("original", _entry),
}


def _filled_in(page: RecordPage, what: str, which: str) -> dict[str, Any]:
    """The last version of a note, as it is put right."""
    if what != "note-again" or which not in page.state.notes:
        return {}
    latest = page.state.notes[which]
    fact = next(entry.fact for entry in page.entries if entry.fact.id == latest)
    assert isinstance(fact, NoteMade)
    return {"words": page.notes.get(fact.note or "", ""), "note": fact}

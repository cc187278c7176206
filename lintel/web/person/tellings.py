"""Telling of a person: each thing on a page of its own, with what holds today filled in."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from lintel.casework.one_person import RecordPage
from lintel.casework.relationships import end_relationship as end_relationship_with
from lintel.casework.relationships import relate
from lintel.casework.telling import describe
from lintel.casework.telling import tell as tell_of_person
from lintel.domain.codes import titles
from lintel.domain.legal import Move
from lintel.domain.person_story import NoteMade
from lintel.domain.telling_of_people import END_RELATIONSHIP, TOLD, TOLD_OF_ONE
from lintel.web.admission import makes, page_for
from lintel.web.formats import day
from lintel.web.person.answering import answer, found
from lintel.web.person.telling_forms import TellForm

ACTIONS = {"relationship": relate, "describe": describe, "end-relationship": end_relationship_with}
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
    pointed, about = POINTS_AT[what](page, which)
    form = TellForm(what, page, request.POST or None, **_filled_in(page, what, which))
    return _answer(request, page, TOLD_OF_ONE[what], form, pointed, about)


@require_http_methods(["GET", "POST"])
@page_for(makes("tell"))
def end_relationship(request: HttpRequest, reference: str, other: str, relationship: str) -> HttpResponse:
    """Say that somebody is no longer this to a person."""
    page = found(request, reference)
    for each in page.related:
        if each.named and (each.who.reference, each.relationship) == (other, relationship):
            form = TellForm("end-relationship", page, request.POST or None)
            pointed = {"other": other, "relationship": relationship}
            return _answer(request, page, END_RELATIONSHIP, form, pointed, f"{each.as_what}: {each.name}, {other}")
    raise Http404


def _answer(
    request: HttpRequest, page: RecordPage, move: Move, form: TellForm, pointed: Answers, about: str = ""
) -> HttpResponse:
    def act() -> object:
        action, note = ACTIONS.get(move.name, tell_of_person), form.cleaned_data["note"]
        answers = form.answers() | pointed
        return action(page.person, move, form.when(), answers, by=request.user, expecting=page.sequence, note=note)

    return answer(request, page, move, form, act, {"about_what": about})


def _promise(page: RecordPage, which: str) -> tuple[Answers, str]:
    promise = page.state.promises.get(which)
    if promise is None:
        raise Http404
    return {"promise": which}, f"Promised by {day(promise.due_on)}: {page.notes.get(promise.note or '', '')}"


def _note(page: RecordPage, which: str) -> tuple[Answers, str]:
    if which not in page.state.notes:
        raise Http404
    return {"version_of": which}, ""


def _hazard(page: RecordPage, which: str) -> tuple[Answers, str]:
    if which not in page.state.hazards:
        raise Http404
    return {"hazard": which}, titles("hazards")[which]


POINTS_AT = {"keep-promise": _promise, "note-again": _note, "end-hazard": _hazard}


def _filled_in(page: RecordPage, what: str, which: str) -> dict[str, Any]:
    """The last version of a note, as it is put right."""
    if what != "note-again":
        return {}
    latest = page.state.notes[which]
    fact = next(entry.fact for entry in page.entries if entry.fact.id == latest)
    assert isinstance(fact, NoteMade)
    return {"words": page.notes.get(fact.note or "", ""), "note": fact}

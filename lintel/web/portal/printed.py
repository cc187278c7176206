"""The printed twin of a public form: the same questions with room to write, and a reference that no other copy has."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lintel.casework.on_paper import reserve, reserved
from lintel.domain.forms import Condition, Form, Question
from lintel.web.portal import slowed
from lintel.web.portal.frame import public_frame
from lintel.web.portal.numbered import form_at
from lintel.web.portal.open_to_all import open_to_all
from lintel.web.portal.waited import waited_for
from lintel.web.read_or_sent import read_or_sent

# Which room an answer has on paper. What is chosen has boxes to tick.
ROOM = {"words": "words", "address": "address"}


@dataclass(frozen=True)
class Printed:
    """One question on paper: its number, and what room its answer has."""

    number: int
    question: Question
    room: str


@dataclass(frozen=True)
class Run:
    """Questions that apply together; `only_if` says when, in words, empty where they always do."""

    only_if: str
    asked: list[Printed]


@open_to_all
@read_or_sent
def printed(request: HttpRequest, slug: str) -> HttpResponse:
    """How a form is filled in on paper; each copy that is made has a reference of its own. Floods are slowed down."""
    public = form_at(slug)
    if request.method == "POST":
        if not slowed.may_begin(request, public):
            return slowed.ask_to_wait(request, public, slowed.PRINTING)
        return redirect("portal_copy", slug, reserve(public, waited_for(request, public)))
    return render(request, "portal/on_paper.html", public_frame() | {"public": public})


@login_not_required
@require_safe
def copy(request: HttpRequest, slug: str, reference: str) -> HttpResponse:
    """One copy, to be printed and filled in by hand. Empty, so that it is nobody's; a used one is not printed again."""
    public, row = form_at(slug), reserved(reference, form_at(slug))
    if row is None or row.sent_at is not None:
        return redirect("portal_printed", slug)
    told: dict[str, Any] = {"public": public, "reference": reference, "sections": list(sections(public.form))}
    return render(request, "portal/printed.html", public_frame() | told)


def sections(form: Form) -> Iterator[tuple[str, str, list[Run]]]:
    """Each section with its title, its hint and its questions, numbered through."""
    numbers = {each.name: number for number, each in enumerate(form.questions(), start=1)}
    for section in form.sections:
        runs = groupby(section.questions, key=lambda each: each.show_if)
        made = [Run(_only_if(form, when, numbers), [_printed(each, numbers) for each in asked]) for when, asked in runs]
        title = "" if [each.title for each in section.questions] == [section.title] else section.title
        yield title, section.hint, made


def _printed(question: Question, numbers: dict[str, int]) -> Printed:
    return Printed(numbers[question.name], question, ROOM.get(question.sort, "line"))


def _only_if(form: Form, condition: Condition | None, numbers: dict[str, int]) -> str:
    if condition is None:
        return ""
    name, codes = condition
    choices = next(each for each in form.questions() if each.name == name).choices()
    chosen = " / ".join(f"“{_(words)}”" for code, words in choices.items() if code in codes)
    return _("Only if you answered {answer} to question {number}.").format(answer=chosen, number=numbers[name])

"""Publishing a figure: a page that says what will be frozen, and the freezing of exactly that."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lintel.domain.moment import LONDON
from lintel.domain.refusals import Refused, sentence
from lintel.measures import ask, publish
from lintel.measures.language import Measure
from lintel.web.admission import london_today, page_for
from lintel.web.figures import tables
from lintel.web.figures.addresses import to
from lintel.web.figures.doors import publishes
from lintel.web.figures.forms import AskForm
from lintel.web.figures.views import named
from lintel.web.sent import OVERTAKEN, REFUSED, SHOWN

UNREADABLE = "This page cannot be read any more. Go back to the figure and choose “Publish this figure” again."


class MomentField(forms.CharField):
    """An instant as the page wrote it into itself, such as 2026-11-22T10:00:00+00:00."""

    def to_python(self, value: Any) -> datetime:
        """The aware instant."""
        try:
            moment = datetime.fromisoformat(super().to_python(value))
        except (ValueError, TypeError):
            raise forms.ValidationError(UNREADABLE, code="unreadable") from None
        if moment.tzinfo is None:
            raise forms.ValidationError(UNREADABLE, code="unreadable")
        return moment

    def run_validators(self, value: Any) -> None:
        """The validators of CharField are for text."""


class FreezeForm(forms.Form):
    """What the page showed when somebody decided to publish it: so that nothing else is published.

    The moment alone would not do: what is being recorded at that moment may be known only later.
    """

    day = forms.DateField(widget=forms.HiddenInput, input_formats=["%Y-%m-%d"])
    known = MomentField(widget=forms.HiddenInput)
    position = forms.IntegerField(widget=forms.HiddenInput)


@require_http_methods(["GET", "POST"])
@page_for(publishes)
def publish_figure(request: HttpRequest, measure: str) -> HttpResponse:
    """Say what will be frozen (6 queries); with POST, freeze it. The same page sent twice publishes once."""
    declared = named(measure)
    if request.method == "GET":
        return _asking(declared, request)
    form = FreezeForm(request.POST)
    if not form.is_valid():
        return _refused(declared, [UNREADABLE], request)
    try:
        frozen = _published(declared, form.cleaned_data, request.user.id)
    except Refused as refused:
        return _refused(declared, [sentence(refused)], request)
    except publish.MoreIsKnown:
        return _asking(declared, request, overtaken=True)
    messages.success(request, "The figure is published, and is kept for ever.")
    return redirect("published_figure", id=frozen.id)


def _asking(declared: Measure, request: HttpRequest, *, overtaken: bool = False) -> HttpResponse:
    form = AskForm(declared, request.GET, today=london_today())
    answer = _answer(declared, form)
    if answer is None:
        return redirect(f"{to('figure', measure=declared.name)}?{_as_asked(request.GET)}")
    told = {"measure": declared, "answer": answer, "keep": _kept(answer), "overtaken": overtaken}
    told["numbers"] = tables.six(answer.figures.whole, declared, answer.targets)
    told["back"] = to("figure", form.query(), measure=declared.name)
    in_error = {"in_error": True} if overtaken else {}
    return render(request, "figures/publish.html", told | in_error, status=OVERTAKEN if overtaken else SHOWN)


def _answer(declared: Measure, form: AskForm) -> ask.Answer | None:
    if not form.is_valid():
        return None
    try:
        return ask.figures(declared.name, form.as_at_day, as_known_on=form.as_known_on)
    except Refused:
        return None


def _kept(answer: ask.Answer) -> dict[str, str]:
    """What the page sends on of the figure that it shows."""
    known = answer.known_on.astimezone(LONDON).isoformat()
    return {"day": answer.as_at.isoformat(), "known": known, "position": str(answer.position)}


def _as_asked(asked: QueryDict) -> str:
    """The measure's page says what is wrong with a question, beside the box that it is about."""
    return asked.urlencode()


def _published(measure: Measure, chosen: dict[str, Any], by: str) -> publish.Published:
    day, known, position = chosen["day"], chosen["known"], chosen["position"]
    return publish.publish(measure.name, day, by=by, as_known_on=known, shown=position)


def _refused(declared: Measure, sentences: list[str], request: HttpRequest) -> HttpResponse:
    told = {"measure": declared, "sentences": sentences, "in_error": True}
    return render(request, "figures/publish_refused.html", told, status=REFUSED)

"""A public form, filled in by staff on one page: for a caller, or off paper. Nothing that was typed is lost on an error."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lintel.casework.asked import PublicDraft
from lintel.casework.asked_for import take_down
from lintel.casework.commit import Overtaken
from lintel.casework.drafts import kept
from lintel.casework.on_paper import reserved
from lintel.casework.paper_again import add_to_it, taken_in_before
from lintel.domain.codes import titles
from lintel.domain.forms import without_files
from lintel.domain.forms.every import PUBLIC
from lintel.domain.forms.public import PublicForm
from lintel.domain.merging import Body
from lintel.domain.moves import When
from lintel.domain.reference import work_reference
from lintel.domain.refusals import Refused
from lintel.web.admission import london_today, page_for, takes_contacts
from lintel.web.contact.once import SENT_BEFORE, new_once, remember, says_otherwise, sent_before, taken, work_of
from lintel.web.drafts.on_page import answers
from lintel.web.forms.declared import DeclaredForm, complete
from lintel.web.london_date import LondonDateField, LondonTimeField
from lintel.web.sent import REFUSED, before_trying

WAYS_IN = ("phone", "letter", "in_person", "out_of_hours")
# What somebody chooses where the paper was taken in already.
WAY, ADD, ANOTHER = "way", "add", "another"
NOT_ADDED = "It could not be added just now. What you typed is still here: send it again."
NO_SUCH_COPY = "No copy of this form was printed with that reference. Check it, or leave it empty."


class AskedForForm(DeclaredForm):
    """The questions of a public form; then how and when it came, and the reference of the paper where it has one."""

    takes_words = True

    def __init__(self, public: PublicForm, body: Body, *, judged: bool) -> None:
        self.public, self.paper = public, None
        super().__init__(without_files(public.form), body, known={}, last={}, judged=judged)

    def add_fields(self) -> None:
        """Ask how and when it came."""
        called = titles("channels")
        self.fields["channel"] = forms.ChoiceField(
            label="How did it come in?", choices=[(each, called[each]) for each in WAYS_IN], widget=forms.RadioSelect
        )
        self.fields["paper_reference"] = forms.CharField(
            label="Reference on the paper form",
            help_text="Such as W-7K3M9-QX2TD. Leave it empty if there is none.",
            required=False,
            max_length=20,
        )
        self.fields["occurred"] = LondonDateField(label="When did they get in touch?", called="The date")
        self.fields["occurred"].help_text = "For a paper form, the day on which it came to the council."
        self.fields["at"] = LondonTimeField(label="At what time, if you know?", required=False)

    def clean_paper_reference(self) -> str:
        """It is that of a copy of this form."""
        typed = str(self.cleaned_data["paper_reference"])
        self.paper: PublicDraft | None = reserved(typed, self.public) if typed else None
        if typed and self.paper is None:
            raise forms.ValidationError(NO_SUCH_COPY)
        return typed

    def own_fields(self) -> list[forms.BoundField]:
        """What is asked besides the questions of the form."""
        return [self[name] for name in self.fields if name not in self.names()]

    def how_it_came(self) -> dict[str, Any]:
        """What casework is told besides the answers: the channel, and when."""
        told = self.cleaned_data
        return {"channel": told["channel"], "when": When(occurred=told["occurred"], at=told["at"])}


@require_http_methods(["GET", "POST"])
@page_for(takes_contacts)
def asked_for(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole form on one page, and taking it in. Sent twice, it is taken in once."""
    public = PUBLIC[slug]
    form = _form(request, public)
    status = before_trying(request, form, overtaken=False)
    if status is not None:
        return _show(request, public, form, status)
    if form.paper and request.POST.get(WAY) == ADD:
        return _added(request, public, form, form.paper)
    if request.POST.get(WAY) == ANOTHER:
        form.paper = None
    return _tried(request, public, form)


def _tried(request: HttpRequest, public: PublicForm, form: AskedForForm) -> HttpResponse:
    """Take it in, unless this very page was taken in before."""
    work = form.paper.work if form.paper else work_of(request)
    if form.paper is None and sent_before(request, work):
        return _sent_before(request, public, form, work)
    if not _taken_down(request, public, form, work):
        return _show(request, public, form, REFUSED, paper=form.paper)
    remember(request, work)
    messages.success(request, f"Taken in as {work_reference(work)}.")
    return _taken_in(work)


def _sent_before(request: HttpRequest, public: PublicForm, form: AskedForForm, work: str) -> HttpResponse:
    """It was taken in already. Where it says something else now, sent once more it is taken in as something else."""
    if not says_otherwise(request, work):
        return _taken_in(work)
    form.add_error(None, SENT_BEFORE.format(reference=work_reference(work)))
    return _show(request, public, form, REFUSED, once=new_once())


def _added(request: HttpRequest, public: PublicForm, form: AskedForForm, paper: PublicDraft) -> HttpResponse:
    """Add what the paper says otherwise to what was taken in from it."""
    try:
        add_to_it(paper, public, form.texts(), by=request.user, **form.how_it_came())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
    except Overtaken:
        form.add_error(None, NOT_ADDED)
    else:
        messages.success(request, f"Added to what was taken in as {work_reference(paper.work)}.")
        return redirect("new_contact")
    return _show(request, public, form, REFUSED, paper=paper)


def _form(request: HttpRequest, public: PublicForm) -> AskedForForm:
    if request.method == "GET":
        return AskedForForm(public, _first(), judged=False)
    typed = {name: kept(text) for name, text in answers(request.POST).items()}
    empty = AskedForForm(public, {}, judged=False)
    return AskedForForm(public, complete(typed, empty), judged=True)


def _first() -> Mapping[str, str]:
    """On the phone, and today: what is so most of the time is chosen beforehand, and can be changed."""
    day = london_today()
    today = {"occurred-day": str(day.day), "occurred-month": str(day.month), "occurred-year": str(day.year)}
    return {"channel": "phone"} | today


def _taken_down(request: HttpRequest, public: PublicForm, form: AskedForForm, work: str) -> bool:
    told = {"work": work, "paper": form.paper, "by": request.user} | form.how_it_came()
    return taken(form, lambda: take_down(public, form.texts(), **told))


def _taken_in(work: str) -> HttpResponse:
    return redirect("taken_in", work_reference(work))


def _show(
    request: HttpRequest,
    public: PublicForm,
    form: AskedForForm,
    status: int,
    *,
    paper: PublicDraft | None = None,
    once: str = "",
) -> HttpResponse:
    """The page; where the copy with that reference was taken in already, with what is there and the ways on."""
    told = {"public": public, "form": form, "once": once or request.POST.get("once") or new_once()}
    told |= {"again": taken_in_before(paper, public, form.texts(), by=request.user) if paper else None}
    return render(request, "portal/asked_for.html", told, status=status)

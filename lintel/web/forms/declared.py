"""A declared form as a Django form: each question a field, each section a part of the page, what was typed kept as typed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict

from lintel.domain.forms import Answers, Condition, Form, Question
from lintel.domain.merging import Answer, Body
from lintel.web.forms.fields import field_for

BESIDE = "This counts only if you chose: {called}. Choose that above, or leave this empty."
STILL_RIGHT = "Filled in from what is known. Is this still right?"


@dataclass(frozen=True)
class Asked:
    """One question on the page: its field, the hint that stands with it, and what was answered last time."""

    bound: BoundField
    question: Question
    hint: str
    last: str


@dataclass(frozen=True)
class Run:
    """Questions one after the other that apply together; `called` is what must be chosen for it, in words."""

    asked: list[Asked]
    condition: Condition | None
    called: str
    open: bool


class DeclaredForm(forms.Form):
    """The questions of a declared form. Always filled in with what stands; judged only when it is sent.

    With `takes_words` it is of the public, who may answer in their own words whatever needs no answer.
    """

    takes_words = False

    def __init__(self, declared: Form, body: Body, *, known: Answers, last: Answers, judged: bool) -> None:
        super().__init__(in_boxes(body))
        self.declared, self.known, self.last = declared, known, last
        for question in declared.questions():
            self.fields[question.name] = _field(question, takes_words=self.takes_words)
        self.add_fields()
        if not judged:
            self._errors = ErrorDict()

    def add_fields(self) -> None:
        """Ask what a page asks besides its declared questions."""

    def clean(self) -> dict[str, Any]:
        """What needs an answer has one, where it applies at all."""
        for question in self.declared.unanswered(self.texts()):
            if question.name not in self.errors:
                self.add_error(question.name, forms.ValidationError("", code="required"))
        for question in self.declared.beside_the_point(self.texts()):
            self.add_error(question.name, BESIDE.format(called=self.declared.in_words(question.show_if)))
        return self.cleaned_data

    def texts(self) -> dict[str, str]:
        """Each answer as text, as the document will hold it."""
        return {name: as_text(self.cleaned_data.get(name, "")) for name in self.names()}

    def names(self) -> list[str]:
        """The names of the declared questions."""
        return [each.name for each in self.declared.questions()]

    def labels(self) -> dict[str, str]:
        """Each box's question in words."""
        return {name: str(field.label) for name, field in self.fields.items()}

    def parts(self) -> Iterator[tuple[str, str, list[Run]]]:
        """The sections, each with its title, its hint and its questions in runs."""
        for section in self.declared.sections:
            runs = groupby(section.questions, key=lambda each: each.show_if)
            yield section.title, section.hint, [self._run(each, list(asked)) for each, asked in runs]

    def _run(self, condition: Condition | None, asked: list[Question]) -> Run:
        shown = [self._asked(each) for each in asked]
        needed = any(each.bound.errors or self.data.get(each.question.name) for each in shown)
        answers = {name: ",".join(self.data.getlist(name)) for name in self.names()}
        called = self.declared.in_words(condition) if condition else ""
        return Run(shown, condition, called, open=needed or asked[0].applies(answers))

    def _asked(self, question: Question) -> Asked:
        typed = ",".join(self.data.getlist(question.name))
        known = self.known.get(question.name, "")
        hint = f"{question.hint} {STILL_RIGHT}".strip() if known and typed == known else question.hint
        return Asked(self[question.name], question, hint, question.in_words(self.last))


def as_typed(answers: Answers, questions: Iterable[Question]) -> dict[str, Answer]:
    """Answers of a document as the boxes of a page with these questions hold them."""
    many = {each.name for each in questions if each.sort == "many"}
    return {name: text.split(",") if name in many and text else text for name, text in answers.items()}


def in_boxes(body: Body) -> MultiValueDict[str, Any]:
    """What the boxes of a page hold, as a browser sends it."""
    return MultiValueDict({name: _listed(text) for name, text in body.items()})


def complete(sent: Body, form: DeclaredForm) -> dict[str, Answer]:
    """What a page sent, with an empty answer for each box that sends nothing when nothing is chosen."""
    return {name: "" for name in form.names() if name not in sent} | dict(sent)


def _listed(text: Answer) -> list[str]:
    return text if isinstance(text, list) else [text] if text else []


def as_text(value: object) -> str:
    """An answer as it is kept: of several, the codes with commas between."""
    if isinstance(value, list):
        return ",".join(value)
    return "" if value is None else str(value)


def _field(question: Question, *, takes_words: bool) -> forms.Field:
    field = field_for(question, takes_words=takes_words)
    field.label, field.help_text, field.required = question.title, question.hint, False
    return field

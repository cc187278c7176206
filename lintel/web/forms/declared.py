"""A declared form as a Django form: each question a field, each section a part of the page, what was typed kept as typed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict

from lintel.domain.forms import LONGEST_WORDS, Answers, Condition, Form, Question
from lintel.domain.merging import Answer, Body
from lintel.domain.money import pence_of
from lintel.domain.refusals import Refused
from lintel.web.london_date import DateOrAboutField, DateOrWordsField, LondonDateField

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


def _words(question: Question) -> forms.Field:
    return forms.CharField(widget=forms.Textarea, max_length=LONGEST_WORDS)


def _line(question: Question) -> forms.Field:
    return forms.CharField(max_length=question.longest or 1000)


def _one(question: Question) -> forms.Field:
    return forms.ChoiceField(choices=list(question.choices().items()), widget=forms.RadioSelect)


def _many(question: Question) -> forms.Field:
    return forms.MultipleChoiceField(choices=list(question.choices().items()), widget=forms.CheckboxSelectMultiple)


def _date(question: Question) -> forms.Field:
    return LondonDateField(called=question.title)


class MoneyField(forms.CharField):
    """Pounds, as typed; what is no amount of money is refused."""

    def clean(self, value: Any) -> str:
        """The text as it was typed, once it can be read as an amount."""
        text: str = super().clean(value)
        try:
            pence_of(text or "0")
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return text


def _money(question: Question) -> forms.Field:
    return MoneyField(max_length=20)


def _phone(question: Question) -> forms.Field:
    return _typed(forms.CharField(max_length=question.longest or 40), "tel", "tel")


def _email(question: Question) -> forms.Field:
    return _typed(forms.EmailField(max_length=question.longest or 254), "email", "email")


def _address(question: Question) -> forms.Field:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": "3"}), max_length=question.longest or 400)


def _typed(field: forms.Field, kind: str, keys: str) -> forms.Field:
    """Which keys a phone shows."""
    field.widget.input_type = kind  # type: ignore[attr-defined]
    field.widget.attrs |= {"inputmode": keys, "spellcheck": "false"}
    return field


def field_for(question: Question, *, takes_words: bool = False) -> forms.Field:
    """The field of a declared question, and no list of what was typed here before: this may be anybody's device.

    Declared questions are about somebody else, or about who is safe from whom, or the same page asks it of both; so none
    has a token by which a browser fills in one's own details. WCAG 1.3.5 asks for these only where a page asks for the
    user's own: the sender's own name and number, and signing in, have forms of their own and keep theirs.

    With `takes_words` a question that needs no answer refuses none: what cannot be read is kept as it was typed.
    """
    fields = {**FIELDS, **IN_WORDS} if takes_words and not question.required else FIELDS
    field: forms.Field = fields[question.sort](question)
    field.widget.attrs["autocomplete"] = "off"
    return field


FIELDS: Mapping[str, Any] = {
    "words": _words,
    "line": _line,
    "one": _one,
    "many": _many,
    "date": _date,
    "date_or_about": lambda question: DateOrAboutField(called=question.title, max_length=100),
    "money": _money,
    "phone": _phone,
    "email": _email,
    "address": _address,
    # How many there are: the files themselves have a page of their own.
    "file": lambda question: forms.CharField(max_length=3),
}


def _in_words(question: Question) -> forms.Field:
    return forms.CharField(max_length=max(LONGEST_IN_WORDS, question.longest))


# Longer than any form needs; a page would else have room for a story in a box of one line.
LONGEST_IN_WORDS = 1000
IN_WORDS: Mapping[str, Any] = {
    "line": _in_words,
    "date_or_about": lambda question: DateOrWordsField(called=question.title, max_length=LONGEST_IN_WORDS),
    "phone": lambda question: _typed(_in_words(question), "tel", "tel"),
    "email": lambda question: _typed(_in_words(question), "email", "email"),
}

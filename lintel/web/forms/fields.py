"""A declared question as a field of a Django form."""

from collections.abc import Mapping
from typing import Any

from django import forms

from lintel.domain.forms import LONGEST_WORDS, Question
from lintel.domain.money import pence_of
from lintel.domain.refusals import Refused
from lintel.web.london_date import DateOrAboutField, DateOrWordsField, LondonDateField


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

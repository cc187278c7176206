"""What somebody is looked for by: anything that is known, as it is said on the phone."""

from datetime import date
from typing import Any

from django import forms

from lintel.domain.finding import numbers
from lintel.domain.finding.asked import Asked
from lintel.domain.finding.names import words_of
from lintel.web.formats import short_day
from lintel.web.london_date import DateParts, LondonDateField

NOTHING = "Type at least one thing to look for, such as a name or a date of birth."
NO_WORD = "A name needs a letter or a number to look for."
SHORT_PHONE = "Type at least the last 4 digits of the phone number."
SHORT_POSTCODE = "Type at least the first 2 letters of the postcode."
NO_DIGIT = "An NHS number has 10 digits, like 999 000 0018. Type the digits that you have."
NO_REFERENCE = "A reference is like P-7K3M9-QX2TD. Look at it again, or leave it empty."
WRONG_CHECK = "The digits of that NHS number do not go together, so one may be wrong. It was looked for as given."


class BirthField(LondonDateField):
    """A date of birth as callers say it: whole, or the year alone. A month after December was meant as the day."""

    def to_python(self, value: DateParts | None) -> date | int | None:  # type: ignore[override]
        if value and value.year and not value.day and not value.month:
            return super().to_python(DateParts("1", "1", value.year)).year  # type: ignore[union-attr]
        if value and _is_day(value.month) and not _is_day(value.day):
            return super().to_python(DateParts(value.month, value.day, value.year))
        return super().to_python(value)


def _is_day(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and 12 < int(typed[:3]) < 32


def _in_words(value: Any) -> str:
    return short_day(value) if isinstance(value, date) else str(value)


class FindForm(forms.Form):
    """Everything may be left empty but one."""

    name = forms.CharField(
        label="Name", required=False, max_length=400, help_text="Or part of it. It need not be spelt right."
    )
    birth_date = BirthField(
        label="Date of birth", called="Date of birth", required=False, help_text="Or the year alone."
    )
    postcode = forms.CharField(label="Postcode", required=False, max_length=12)
    phone = forms.CharField(label="Phone", required=False, max_length=40, help_text="Or its last digits.")
    nhs_number = forms.CharField(label="NHS number", required=False, max_length=20)
    reference = forms.CharField(label="Reference of a person or of work", required=False, max_length=30)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name", "postcode", "phone", "nhs_number", "reference"):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}
        for name in ("postcode", "phone", "nhs_number"):
            self.fields[name].widget.attrs["class"] = "govuk-input--width-10"

    def clean_name(self) -> str:
        """Something in it must be a letter or a number."""
        return self._required_of("name", words_of, NO_WORD)

    def clean_phone(self) -> str:
        """A few digits are too few."""
        long_enough = lambda typed: len(numbers.phone_key(typed)) >= numbers.SHORTEST_PHONE  # noqa: E731
        return self._required_of("phone", long_enough, SHORT_PHONE)

    def clean_postcode(self) -> str:
        """One letter is too few."""
        long_enough = lambda typed: len(numbers.postcode_key(typed)) >= numbers.SHORTEST_POSTCODE  # noqa: E731
        return self._required_of("postcode", long_enough, SHORT_POSTCODE)

    def clean_nhs_number(self) -> str:
        """Digits, right or wrong."""
        return self._required_of("nhs_number", numbers.nhs_key, NO_DIGIT)

    def clean_reference(self) -> str:
        """What looks like one."""
        return self._required_of("reference", numbers.reference_key, NO_REFERENCE)

    def _required_of(self, name: str, holds: Any, sentence: str) -> str:
        typed = str(self.cleaned_data[name])
        if typed and not holds(typed):
            raise forms.ValidationError(sentence)
        return typed

    def clean(self) -> dict[str, Any]:
        """Not everything may be empty."""
        told: dict[str, Any] = super().clean()
        if not self.errors and not any(told.values()):
            self.add_error("name", NOTHING)
        return told

    def typed(self) -> dict[str, str]:
        """What was typed, as it was typed, for this form to be filled with again."""
        return {name: str(self.data.get(name, "")) for name in self.boxes() if self.data.get(name)}

    def boxes(self) -> list[str]:
        """The names of all boxes on the page."""
        parts = [f"birth_date-{part}" for part in ("day", "month", "year")]
        return [*(name for name in self.fields if name != "birth_date"), *parts]

    def asked(self) -> Asked:
        """The question. A whole date and a year alone are two things."""
        told = dict(self.cleaned_data)
        born = told.pop("birth_date")
        whole = {"birth_date": born} if isinstance(born, date) else {"birth_year": born}
        return Asked(**told, **whole)

    def said(self) -> list[tuple[str, str]]:
        """What is looked for in words, for a page that is printed."""
        told = self.cleaned_data
        return [(str(self.fields[name].label), _in_words(told[name])) for name in self.fields if told[name]]

    def warning(self) -> str:
        """A word of doubt about what was typed, where there is one."""
        typed = self.cleaned_data.get("nhs_number")
        return WRONG_CHECK if typed and numbers.nhs_check_fails(typed) else ""

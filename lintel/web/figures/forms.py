"""What may be asked of a figure: as at which day, as known when, cut by what. All of it stays in the address."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.http import QueryDict

from lintel.domain.moment import Moment
from lintel.domain.refusals import Refused, sentence
from lintel.measures.language import Measure
from lintel.web.figures.addresses import Query, question
from lintel.web.london_date import LondonDateField, LondonTimeField

CUT_TITLES = {"team": "Team", "locality": "Locality", "rating": "Rating", "reason": "Reason"}
# What measures call a part of the question, and the box on the page that it came from.
BOXES = {"as_known_on": "known_on", "as_at": "as_at", "by": "by"}


class AskForm(forms.Form):
    """A question. Without an as-at date it is today's; without the other two, what is known now."""

    as_at = LondonDateField(label="As at the end of", called="The as-at date")
    known_on = LondonDateField(label="As known on", called="The date of “As known on”", required=False)
    known_at = LondonTimeField(label="Time", required=False)
    by = forms.ChoiceField(label="Split by", required=False)

    def __init__(self, measure: Measure, asked: QueryDict, *, today: date) -> None:
        super().__init__(_with_a_day(asked, today))
        self.fields["by"].choices = [("", "Nothing"), *((cut, CUT_TITLES[cut]) for cut in measure.cuts)]

    def clean_known_at(self) -> Any:
        """A time of day says nothing without its day."""
        at = self.cleaned_data["known_at"]
        if at and not self.cleaned_data.get("known_on") and "known_on" not in self.errors:
            raise forms.ValidationError("Give the date as well as the time, or leave both empty.", code="needs_date")
        return at

    @property
    def as_at_day(self) -> date:
        """The day asked about. Only after is_valid()."""
        return self.cleaned_data["as_at"]

    @property
    def as_known_on(self) -> date | datetime | None:
        """The moment of knowing: with a time, a day (its end), or None for now. Only after is_valid()."""
        on, at = self.cleaned_data["known_on"], self.cleaned_data["known_at"]
        return Moment(on, at).instant() if on and at else on

    @property
    def cut(self) -> str | None:
        """The cut, or None. Only after is_valid()."""
        return self.cleaned_data["by"] or None

    def query(self, **more: str | None) -> Query:
        """This question as a part of an address. Only after is_valid()."""
        return question(self.as_at_day, self.as_known_on, **more)

    def refuse(self, refused: Refused) -> None:
        """Say a refusal beside the box that it is about."""
        box = BOXES.get(refused.field or "")
        self.add_error(box, sentence(refused))


def _with_a_day(asked: QueryDict, today: date) -> QueryDict:
    if any(name.startswith("as_at") for name in asked):
        return asked
    filled = asked.copy()
    filled["as_at"] = today.isoformat()
    return filled

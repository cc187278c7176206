"""The form of a contact or a concern: about whom, how it came, what was said."""

from datetime import date
from typing import Any

from django import forms

from lintel.council.models import District, Team
from lintel.domain.codes import titles
from lintel.domain.moves import When
from lintel.web.admission import london_today
from lintel.web.london_date import LondonDateField, LondonTimeField

KINDS = {
    "contact": "A contact: somebody asks for care, support or advice",
    "safeguarding_concern": "A safeguarding concern",
}
ONE_OF_TWO = "Give the reference of somebody known, or the name of somebody new."
NOT_BOTH = "Give a reference or a name, not both. Empty the one that you do not need."
BORN_LATER = "The date of birth must be in the past."


class ContactForm(forms.Form):
    """One contact or concern, for somebody known or new."""

    kind = forms.ChoiceField(label="What is it?", choices=list(KINDS.items()), widget=forms.RadioSelect)
    person = forms.CharField(label="Reference of somebody known", required=False, max_length=20)
    name = forms.CharField(label="Name of somebody new", required=False, max_length=400)
    birth_date = LondonDateField(label="Date of birth, if known", called="The date of birth", required=False)
    phone = forms.CharField(label="Phone", required=False, max_length=40)
    postcode = forms.CharField(label="Postcode", required=False, max_length=12)
    district = forms.ChoiceField(label="District where the person lives", required=False)
    channel = forms.ChoiceField(label="How did it come in?")
    reason = forms.ChoiceField(label="What is it about?", required=False, help_text="Not needed for a concern.")
    occurred = LondonDateField(label="When did they get in touch?", called="The date", initial=london_today)
    at = LondonTimeField(label="At what time, if you know?", required=False)
    words = forms.CharField(label="What was said", required=False, max_length=50_000, widget=forms.Textarea)
    team = forms.ChoiceField(label="Which team looks at it first?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].help_text = "Such as P-7K3M9-QX2TD. Leave it empty for somebody new."
        self._offer("channel", "Choose", titles("channels"))
        self._offer("reason", "Choose", titles("contact_reasons"))
        districts = dict(District.objects.order_by("name").values_list("code", "name"))
        self._offer("district", "Not known", districts)
        teams = dict(Team.objects.order_by("name").values_list("code", "name"))
        self._offer("team", "The team that usually does", teams)
        for name in ("name", "phone", "postcode", "person"):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def _offer(self, name: str, empty: str, options: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", empty), *options.items()]

    def clean_birth_date(self) -> date | None:
        """Nobody is born later than today."""
        born: date | None = self.cleaned_data["birth_date"]
        if born and born > london_today():
            raise forms.ValidationError(BORN_LATER)
        return born

    def clean_person(self) -> str:
        """References are read whatever the case."""
        return str(self.cleaned_data["person"]).upper()

    def clean(self) -> dict[str, Any]:
        """One person, and a reason for a contact."""
        told = self.cleaned_data
        if "person" in told and "name" in told:
            self._check_one_person(bool(told["person"]), bool(told["name"]))
        if told.get("kind") == "contact" and "reason" in told and not told["reason"]:
            self.add_error("reason", "Choose what the contact is about.")
        return told

    def _check_one_person(self, known: bool, new: bool) -> None:
        if known and new:
            self.add_error("person", NOT_BOTH)
        if not known and not new:
            self.add_error("name", ONE_OF_TWO)

    def answers(self) -> dict[str, Any]:
        """What casework is told besides what it is: who it is for, where it goes, how and when it came in."""
        told = self.cleaned_data
        return {
            "person": told["person"] or None,
            "identity": {name: told[name] for name in ("name", "phone", "postcode")},
            "birth_date": told["birth_date"],
            "team": told["team"] or None,
            "locality": self._locality(),
            "received": self._received(),
            "when": When(occurred=told["occurred"], at=told["at"]),
            "note": told["words"],
        }

    def _received(self) -> dict[str, str]:
        """How it came in; for a contact, what about too."""
        told = {"channel": self.cleaned_data["channel"]}
        return told | ({"reason": self.cleaned_data["reason"]} if self.cleaned_data["kind"] == "contact" else {})

    def _locality(self) -> str | None:
        """The locality that serves the district."""
        found = District.objects.filter(code=self.cleaned_data["district"]).values_list("locality_id", flat=True)
        return found.first()

"""Whom a contact is about, and who is calling: the questions, none of which must be answered but one about whom."""

from datetime import date
from typing import Any

from django import forms

from lintel.domain.codes import titles
from lintel.domain.person import NO_NAME
from lintel.web.admission import london_today
from lintel.web.london_date import LondonDateField

ONE_OF_TWO = "Give the reference of somebody known, or the name of somebody new. If no name was given, say so below."
NOT_BOTH = "Give a reference or a name, not both. Empty the one that you do not need."
BORN_LATER = "The date of birth must be in the past."
NO_ADDRESS = "No fixed address"
SAFE = (("", "Not asked"), ("yes", "Yes"), ("no", "No"), ("not_known", "Does not know"))


class AboutForm(forms.Form):
    """Whom it is about: somebody known, somebody new, or somebody whose name is not known yet."""

    person = forms.CharField(label="Reference of somebody known", required=False, max_length=20)
    name = forms.CharField(label="Name of somebody new", required=False, max_length=400)
    no_name = forms.BooleanField(label="No name was given", required=False)
    birth_date = LondonDateField(label="Date of birth, if known", called="The date of birth", required=False)
    birth_about = forms.CharField(label="Or about when", required=False, max_length=40)
    phone = forms.CharField(label="Phone", required=False, max_length=40)
    address = forms.CharField(label="Address", required=False, max_length=400)
    no_address = forms.BooleanField(label="No fixed address", required=False)
    postcode = forms.CharField(label="Postcode", required=False, max_length=12)
    district = forms.ChoiceField(label="District where the person lives", required=False)
    nhs_number = forms.CharField(label="NHS number, as given", required=False, max_length=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].help_text = "Such as P-7K3M9-QX2TD. Leave it empty for somebody new."
        self.fields["birth_about"].help_text = "Such as “about 1940”. It is kept as given."
        for name in ("name", "phone", "postcode", "person", "address", "nhs_number", "birth_about"):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def clean_birth_date(self) -> date | None:
        """Nobody is born later than today."""
        born: date | None = self.cleaned_data["birth_date"]
        if born and born > london_today():
            raise forms.ValidationError(BORN_LATER)
        return born

    def clean_person(self) -> str:
        """References are read whatever the case."""
        return str(self.cleaned_data["person"]).upper()

    def check_one_person(self) -> None:
        """Somebody known, or somebody new; of somebody new the name, or that none was given."""
        told = self.cleaned_data
        if "person" not in told or "name" not in told:
            return
        known, new = bool(told["person"]), bool(told["name"] or told["no_name"])
        if known and new:
            self.add_error("person", NOT_BOTH)
        if not known and not new:
            self.add_error("name", ONE_OF_TWO)

    def identity(self) -> dict[str, str]:
        """Who it is, as given."""
        told = self.cleaned_data
        kept = {name: told[name] for name in ("phone", "postcode", "nhs_number")}
        address = told["address"] or (NO_ADDRESS if told["no_address"] else "")
        return kept | {"name": told["name"] or NO_NAME, "address": address}


class CallerForm(forms.Form):
    """Who is calling, where that is not the person."""

    caller = forms.ChoiceField(label="Who is calling?", required=False)
    caller_name = forms.CharField(label="Caller’s name", required=False, max_length=400)
    caller_phone = forms.CharField(label="Number to call back", required=False, max_length=40)
    number_withheld = forms.BooleanField(label="The number was withheld", required=False)
    safe_to_call_back = forms.ChoiceField(label="Is it safe to ring that number?", required=False, choices=SAFE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        callers = self.fields["caller"]
        assert isinstance(callers, forms.ChoiceField)
        callers.choices = [("", "Not said"), *titles("callers").items()]
        for name in ("caller_name", "caller_phone"):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def calling(self) -> dict[str, str]:
        """What is kept of the call, in words and never counted."""
        told = self.cleaned_data
        kept = {name: told[name] for name in ("caller", "caller_name", "caller_phone", "safe_to_call_back")}
        return kept | {"number_withheld": "yes" if told["number_withheld"] else ""}

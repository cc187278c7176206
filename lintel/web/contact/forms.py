"""The form of a contact or a concern: what was said, about whom, who is calling, how it came."""

from typing import Any

from django import forms

from lintel.council.models import District, Team
from lintel.domain.codes import titles
from lintel.domain.moves import When
from lintel.web.admission import london_today
from lintel.web.contact.people import AboutForm, CallerForm
from lintel.web.london_date import LondonDateField, LondonTimeField

KINDS = {
    "contact": "A contact: somebody asks for care, support or advice",
    "safeguarding_concern": "A safeguarding concern",
}
ASKED_OF_CONTACTS = ("reason", "failure_demand", "caller")


class ContactForm(AboutForm, CallerForm):
    """One contact or concern, for somebody known or new."""

    words = forms.CharField(
        label="What was said, in their own words", required=False, max_length=50_000, widget=forms.Textarea
    )
    kind = forms.ChoiceField(label="What is it?", choices=list(KINDS.items()), widget=forms.RadioSelect)
    channel = forms.ChoiceField(label="How did it come in?")
    reason = forms.ChoiceField(label="What is it about?", required=False, help_text="Not needed for a concern.")
    failure_demand = forms.ChoiceField(
        label="Is it because something was not done, or not done right?", required=False, help_text="For contacts."
    )
    urgent_since = LondonDateField(label="If it is urgent: since when?", called="The day", required=False)
    occurred = LondonDateField(label="When did they get in touch?", called="The date", initial=london_today)
    at = LondonTimeField(label="At what time, if you know?", required=False)
    team = forms.ChoiceField(label="Which team looks at it first?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["urgent_since"].help_text = "The day since when it cannot wait. Leave it empty if it can."
        self._offer("channel", "Choose", titles("channels"))
        self._offer("reason", "Choose", titles("contact_reasons"))
        self._offer("failure_demand", "Not asked", titles("failure_demand"))
        districts = dict(District.objects.order_by("name").values_list("code", "name"))
        self._offer("district", "Not known", districts)
        teams = dict(Team.objects.order_by("name").values_list("code", "name"))
        self._offer("team", "The team that usually does", teams)

    def _offer(self, name: str, empty: str, options: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", empty), *options.items()]

    def clean(self) -> dict[str, Any]:
        """One person, and a reason for a contact."""
        told = self.cleaned_data
        self.check_one_person()
        if told.get("kind") == "contact" and "reason" in told and not told["reason"]:
            self.add_error("reason", "Choose what the contact is about.")
        return told

    def answers(self) -> dict[str, Any]:
        """What casework is told besides what it is: who it is for, where it goes, how and when it came in."""
        told = self.cleaned_data
        return {
            "person": told["person"] or None,
            "identity": self.identity(),
            "birth_date": told["birth_date"],
            "team": told["team"] or None,
            "locality": self._locality(),
            "received": self._received(),
            "when": When(occurred=told["occurred"], at=told["at"]),
            "note": told["words"],
            "also": self.calling() | {"birth_about": told["birth_about"]},
        }

    def _received(self) -> dict[str, Any]:
        """How it came in and since when it is urgent; for a contact, what about, from whom and why now."""
        told = self.cleaned_data
        asked = ASKED_OF_CONTACTS if told["kind"] == "contact" else ()
        urgent = told["urgent_since"] or None
        return {"channel": told["channel"], "urgent_since": urgent} | {name: told[name] or None for name in asked}

    def _locality(self) -> str | None:
        """The locality that serves the district."""
        found = District.objects.filter(code=self.cleaned_data["district"]).values_list("locality_id", flat=True)
        return found.first()

"""What is asked of each thing that is told of a person, besides its words; filled in with what holds today."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from lintel.casework.one_person import RecordPage
from lintel.domain.codes import titles
from lintel.domain.person_details import WAYS
from lintel.domain.telling_of_people import ACTS_FOR
from lintel.web.admission import london_today
from lintel.web.london_date import LondonDateField, LondonTimeField
from lintel.web.person.forms import ReferenceField
from lintel.web.work.questions import choice, yes_or_no

Fields = dict[str, forms.Field]
WAY_QUESTIONS = {
    "ring": "Is it safe to ring?",
    "text": "Is it safe to send a text?",
    "leave_message": "Is it safe to leave a message?",
    "write": "Is it safe to write?",
}


def _nothing(page: RecordPage) -> Fields:
    return {}


def _promise(page: RecordPage) -> Fields:
    return {"due_on": LondonDateField(label="By when?", called="The day by which it is promised")}


def _happened(page: RecordPage) -> Fields:
    return {
        "occurred": LondonDateField(label="When did it happen?", called="The date", initial=london_today()),
        "at": LondonTimeField(label="What time, if you know?", required=False),
    }


def _note(page: RecordPage) -> Fields:
    third = yes_or_no("Is somebody else named in it?")
    third.help_text = "Then it is looked at before the person is given a copy of the record."
    return {"sort": choice("What is it?", titles("note_sorts")), **_happened(page), "third_person": third}


def _safe_contact(page: RecordPage) -> Fields:
    safe = titles("safe_answers")
    return {way: choice(WAY_QUESTIONS[way], safe, known=page.state.safe.get(way)) for way in WAYS}


def _hazard(page: RecordPage) -> Fields:
    new = {code: title for code, title in titles("hazards").items() if code not in page.state.hazards}
    return {"hazard": choice("What is it?", new or titles("hazards"))}


def _take_back(page: RecordPage) -> Fields:
    return {"reason": choice("What was wrong?", titles("correction_reasons"))}


def _consent(page: RecordPage) -> Fields:
    return {"decision": choice("What was decided?", titles("consent_decisions"), known=page.state.consent)}


def _relationship(page: RecordPage) -> Fields:
    other = ReferenceField("Reference of somebody known")
    other.required = False
    offered = {code: title for code, title in titles("relationships").items() if code != ACTS_FOR}
    own = yes_or_no("If this is a carer: would they like an assessment of their own?")
    own.required, own.empty_value = False, False
    own.choices = [("yes", "Yes: open a contact for them today"), ("no", "Not now")]
    return {
        "other": other,
        "name": _text("Name of somebody new", 400),
        "phone": _text("Their phone, if new", 40),
        "relationship": choice("What are they to this person?", offered),
        "may_speak": yes_or_no("May they speak for this person?"),
        "own_assessment": own,
    }


def _text(label: str, longest: int, *, required: bool = False) -> forms.CharField:
    field = forms.CharField(label=label, max_length=longest, required=required)
    field.widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}
    return field


class NeedsField(forms.MultipleChoiceField):
    """What helps somebody, of which there may be several: kept as codes with commas between."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **more: Any) -> None:
        super().__init__(choices=list(titles("communication_needs").items()), **more)

    def prepare_value(self, value: Any) -> list[str]:
        """The boxes that are ticked, from the codes as they are kept or as they were sent."""
        return value.split(",") if isinstance(value, str) else list(value or [])

    def clean(self, value: Any) -> str:  # type: ignore[override]
        """The codes with commas between."""
        return ",".join(super().clean(value))


def _describe(page: RecordPage) -> Fields:
    asked: Fields = {
        "name": _text("Name", 400, required=True),
        "phone": _text("Phone", 40),
        "email": forms.EmailField(label="Email", required=False, max_length=254),
        "address": _text("Address", 400),
        "postcode": _text("Postcode", 12),
        "nhs_number": _text("NHS number", 20),
        "birth_date": LondonDateField(label="Date of birth, if known", called="The date of birth", required=False),
        "locality": _select("Locality", "Not known", page.called.localities),
        "language": _select("Language", "Not asked", titles("languages")),
        "communication_need": NeedsField(label="What helps them to talk with us, and to read", required=False),
    }
    for name, field in asked.items():
        field.initial = _now(page, name)
    asked["nhs_number"].help_text = "It is kept as given, even where its last digit cannot be right."
    return asked


def _select(label: str, empty: str, options: Mapping[str, str]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", empty), *options.items()])


def _now(page: RecordPage, name: str) -> Any:
    holders = (page.who.identity, page.description)
    return next((getattr(each, name) for each in holders if each is not None and hasattr(each, name)), None)


QUESTIONS: Mapping[str, Callable[[RecordPage], Fields]] = {
    "note": _note,
    "promise": _promise,
    "own-words": _nothing,
    "what-matters": _nothing,
    "safe-contact": _safe_contact,
    "hazard": _hazard,
    "consent": _consent,
    "relationship": _relationship,
    "describe": _describe,
    "keep-promise": _happened,
    "note-again": _note,
    "end-hazard": _nothing,
    "take-back": _take_back,
    "end-relationship": _nothing,
}

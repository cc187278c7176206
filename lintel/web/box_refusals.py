"""What is wrong with the boxes of a form: one sentence for each, and all of them for the summary at the top."""

from django import forms
from django.forms import BoundField
from django.forms.utils import pretty_name
from django.utils.translation import gettext as _

from lintel.web.london_date import PARTS, LondonDateWidget

_OURS = {
    "required": "“{called}” needs an answer.",
    "max_length": "“{called}” can hold up to {limit} letters. It has {length}.",
    "invalid_choice": "Choose an answer to “{called}” from the list.",
    "null_characters_not_allowed": "“{called}” holds a character that cannot be kept. Delete it and type it again.",
}
_DJANGOS = (
    forms.Field.default_error_messages["required"],
    forms.ChoiceField.default_error_messages["invalid_choice"],
    forms.MultipleChoiceField.default_error_messages["invalid_choice"],
)


def refusal_of(bound: BoundField) -> str:
    """The first thing that is wrong with this field, as a sentence; empty when nothing is."""
    wrong = bound.form.errors.get(bound.name)
    return _sentence(bound, wrong.as_data()[0]) if wrong else ""


def errors_in(form: forms.BaseForm) -> list[dict[str, str]]:
    """Everything that is wrong, for the summary at the top: what concerns the whole form, then field by field."""
    found = [{"text": sentence} for sentence in form.non_field_errors()]
    for bound in form:
        refusal = refusal_of(bound)
        if refusal:
            found.append({"text": refusal} if bound.is_hidden else {"text": refusal, "href": f"#{_first_box(bound)}"})
    return found


def _sentence(bound: BoundField, wrong: forms.ValidationError) -> str:
    """The form's own words where it has any, else ours: Django's do not name the field, or speak to programmers."""
    called = str(bound.label or pretty_name(bound.name))
    own = bound.field.error_messages.get(wrong.code or "")
    ours = _OURS.get(wrong.code or "")
    if ours is None or (own is not None and own not in _DJANGOS):
        return " ".join(wrong.messages)
    return _(ours).format(called=called, **_numbers(wrong))


def _numbers(wrong: forms.ValidationError) -> dict[str, str]:
    params = wrong.params or {}
    return {"limit": f"{params.get('limit_value', 0):,}", "length": f"{params.get('show_value', 0):,}"}


def wrong_parts(bound: BoundField) -> tuple[str, ...]:
    """Which boxes of a date are wrong; none where nothing is."""
    wrong = bound.form.errors.get(bound.name)
    if not wrong:
        return ()
    return tuple((wrong.as_data()[0].params or {}).get("parts", PARTS))


def _first_box(bound: BoundField) -> str:
    if not isinstance(bound.field.widget, LondonDateWidget):
        return bound.auto_id
    return f"{bound.auto_id}-{wrong_parts(bound)[0]}"

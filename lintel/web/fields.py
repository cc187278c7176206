"""The one adapter: a field of a Django form goes in, the parameters of a GOV.UK macro come out."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from lintel.web.box_refusals import refusal_of, wrong_parts
from lintel.web.london_date import PARTS, LondonDateWidget

Parameters = dict[str, Any]
# Django gives every box ten rows; only an address asks for its own, which are few.
FEW, USUAL = 3, 5

# Which macro draws which kind of field: the folder of its template and its name there.
MACROS = {
    "input": ("input", "govukInput"),
    "textarea": ("textarea", "govukTextarea"),
    "radios": ("radios", "govukRadios"),
    "checkboxes": ("checkboxes", "govukCheckboxes"),
    "select": ("select", "govukSelect"),
    "date": ("date-input", "govukDateInput"),
}

# In this order: a RadioSelect is not a Select to Django, but a CheckboxSelectMultiple is a RadioSelect.
_KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, "hidden"),
    (LondonDateWidget, "date"),
    (forms.Textarea, "textarea"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.CheckboxInput, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.Select, "select"),
)


def kind_of(bound: BoundField) -> str:
    """Its widget says what a field is."""
    for widget, kind in _KINDS:
        if isinstance(bound.field.widget, widget):
            return kind
    return "input"


def parameters(bound: BoundField, *, label: str = "", hint: str = "", **extra: Any) -> Parameters:
    """What the macro needs. `label` and `hint` stand in for the form's own; `extra` goes to the macro as it is."""
    made: Parameters = {"name": bound.html_name, "formGroup": {"classes": "lintel-field"}}
    hint, refusal = hint or bound.help_text, refusal_of(bound)
    if hint:
        made["hint"] = {"text": hint}
    if refusal:
        made["errorMessage"] = {"text": refusal, "visuallyHiddenText": _("Error")}
    made |= _BY_KIND[kind_of(bound)](bound, label or str(bound.label))
    return made | extra


def heading_parameters(bound: BoundField) -> Parameters:
    """The same where the question is all that a page asks: its words are the heading of the page, and boxes are large."""
    made = parameters(bound)
    if "fieldset" in made:
        legend = {**made["fieldset"]["legend"], "classes": "govuk-fieldset__legend--l", "isPageHeading": True}
        return made | {"fieldset": {"legend": legend}, "classes": ""}
    return made | {"label": {**made["label"], "classes": "govuk-label--l", "isPageHeading": True}}


def _hidden(bound: BoundField, label: str) -> Parameters:
    value = bound.value()
    return {"value": "" if value is None else value}


def _input(bound: BoundField, label: str) -> Parameters:
    widget, value = bound.field.widget, bound.value()
    kind = getattr(widget, "input_type", "text")
    shown = {"value": "" if value is None else str(value), "type": "text" if kind == "number" else kind}
    if kind == "number":
        shown |= {"inputmode": "numeric", "classes": "govuk-input--width-5"}
    if kind == "password":
        shown["value"] = ""
    return _named(bound, label) | shown | _own_attributes(bound)


def _textarea(bound: BoundField, label: str) -> Parameters:
    rows = FEW if str(bound.field.widget.attrs.get("rows")) == str(FEW) else USUAL
    return _named(bound, label) | {"value": bound.value() or "", "rows": rows} | _own_attributes(bound)


def _select(bound: BoundField, label: str) -> Parameters:
    chosen = _chosen(bound)
    items = [{"value": str(v), "text": str(t), "selected": str(v) in chosen} for v, t in bound.field.choices]
    return _named(bound, label) | {"items": items}


def _radios(bound: BoundField, label: str) -> Parameters:
    chosen = _chosen(bound)
    choices = [(str(v), str(t)) for v, t in bound.field.choices if str(v)]
    items = [{"value": v, "text": t, "checked": v in chosen} for v, t in choices]
    return {"idPrefix": bound.auto_id, "items": items, "fieldset": _fieldset(label), "classes": _small(bound)}


def _checkboxes(bound: BoundField, label: str) -> Parameters:
    if isinstance(bound.field.widget, forms.CheckboxSelectMultiple):
        return _radios(bound, label)
    item = {"value": "on", "text": label, "checked": bool(bound.value())}
    return {"idPrefix": bound.auto_id, "items": [item], "classes": _small(bound)}


def _date(bound: BoundField, label: str) -> Parameters:
    typed, wrong = bound.value(), wrong_parts(bound)
    return {
        "id": bound.auto_id,
        "namePrefix": bound.html_name,
        "fieldset": _fieldset(label),
        "items": [_date_box(part, getattr(typed, part), part in wrong) | _own_attributes(bound) for part in PARTS],
    }


def _date_box(part: str, typed: str, wrong: bool) -> Parameters:
    width = f"govuk-input--width-{2 if part == 'day' else 4}"  # a month may be typed as a word
    return {
        "name": part,
        "label": _(part.capitalize()),
        "value": typed,
        "classes": f"{width} govuk-input--error" if wrong else width,
    }


def _named(bound: BoundField, label: str) -> Parameters:
    return {"id": bound.auto_id, "label": {"text": label, "classes": "govuk-label--s"}}


def _fieldset(label: str) -> Parameters:
    return {"legend": {"text": label, "classes": "govuk-fieldset__legend--s"}}


def _small(bound: BoundField) -> str:
    """Staff pages are dense; the small ones are still 24 pixels to hit."""
    return f"govuk-{kind_of(bound)}--small"


def _own_attributes(bound: BoundField) -> Parameters:
    attrs = bound.field.widget.attrs
    kept = {name: attrs[name] for name in ("autocomplete", "inputmode", "spellcheck") if name in attrs}
    return kept | ({"classes": attrs["class"]} if "class" in attrs else {})


def _chosen(bound: BoundField) -> set[str]:
    value = bound.value()
    return {str(each) for each in value} if isinstance(value, list | tuple | set) else {str(value)}


_BY_KIND = {
    "hidden": _hidden,
    "input": _input,
    "textarea": _textarea,
    "select": _select,
    "radios": _radios,
    "checkboxes": _checkboxes,
    "date": _date,
}

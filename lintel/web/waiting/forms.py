"""The filters of the waiting list. All may be left open, and an answer that is not known is left out."""

from collections.abc import Mapping
from typing import Any

from django import forms

from lintel.casework.lists import Filters
from lintel.casework.rows import Names
from lintel.domain.codes import titles
from lintel.domain.flow import KINDS, REALLOCATION, Kind

EVERYTHING = ("", "All")


class FilterForm(forms.Form):
    """What a reader may narrow the list to, kept in the address."""

    kind = forms.ChoiceField(label="Kind of work", required=False)
    team = forms.ChoiceField(label="Team", required=False)
    stage = forms.ChoiceField(label="Stage", required=False)
    rating = forms.ChoiceField(label="Rating", required=False)
    locality = forms.ChoiceField(label="Locality", required=False)
    mine = forms.ChoiceField(label="Whose", required=False, choices=[("", "Everybody’s"), ("yes", "Only mine")])

    def __init__(self, *args: Any, called: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [KINDS[name] for name in [self.data.get("kind")] if name in KINDS] or list(KINDS.values())
        self._offer("kind", {kind.name: kind.plural for kind in KINDS.values()})
        self._offer("team", called.teams)
        self._offer("stage", _stages(kinds))
        self._offer("rating", {**titles("ratings"), "unrated": "Not rated"})
        self._offer("locality", called.localities)
        for name, bound in self.fields.items():
            bound.error_messages["invalid_choice"] = _not_known(name, str(bound.label))

    def _offer(self, name: str, choices: Mapping[str, str]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [EVERYTHING, *choices.items()]

    def filters(self) -> Filters:
        """What was chosen, without what is not known."""
        self.is_valid()
        chosen = {name: self.cleaned_data.get(name) or None for name in self.fields}
        return Filters(**{**chosen, "mine": chosen["mine"] is not None})


def _stages(kinds: list[Kind]) -> dict[str, str]:
    found: dict[str, str] = {}
    for stage in [stage for kind in kinds for stage in kind.stages] + [REALLOCATION]:
        found.setdefault(stage.name, stage.title)
    return found


def _not_known(name: str, label: str) -> str:
    return f"That answer to “{label}” is not one we know, so it was left out. Choose one from the list."

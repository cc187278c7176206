"""Showing: which entries of a person's timeline are shown, as the reader chose and the address keeps it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from lintel.casework.timeline import Item
from lintel.domain.fact import Corrected, Withdrawn
from lintel.domain.flow import KINDS
from lintel.web.work.entries import Entry

SORTS: Mapping[str, tuple[str, frozenset[str]]] = {
    "notes": ("Notes, calls and visits", frozenset({"NoteMade", "KeptInTouch"})),
    "story": (
        "Own words, what matters, promises",
        frozenset({"OwnWordsRecorded", "MattersRecorded", "PromiseMade", "PromiseKept"}),
    ),
    "known": (
        "What is known, and who matters",
        frozenset(
            {"PersonRegistered", "PersonDescribed", "SafeContactRecorded", "HazardNoted", "HazardEnded",
             "ConsentRecorded", "RelationshipRecorded", "RelationshipEnded"}
        ),
    ),
    "record": ("Restrictions and links", frozenset({"RestrictionPlaced", "RestrictionLifted", "SamePerson"})),
}  # fmt: skip


class ShowForm(forms.Form):
    """One sort of entry, or all."""

    kind = forms.ChoiceField(label="Show", required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        sorts = {name: title for name, (title, _) in SORTS.items()}
        field.choices = [("", "Everything"), *sorts.items(), *((kind.name, kind.plural) for kind in KINDS.values())]
        field.error_messages["invalid_choice"] = "That is not a sort of entry that we know. Choose one from the list."

    def chosen(self) -> str:
        """The sort that was asked for; empty for all, and for one that is not known."""
        return str(self.cleaned_data.get("kind", "")) if self.is_valid() else ""


def shown(entries: Iterable[Entry], kind: str, kinds: Mapping[str, str], items: Mapping[str, Item]) -> list[Entry]:
    """The entries of one sort. `kinds` are the kinds of the works by their ids; `items` all entries by their facts."""
    return [entry for entry in entries if not kind or _is_of(entry.item, kind, kinds, items)]


def _is_of(item: Item, kind: str, kinds: Mapping[str, str], items: Mapping[str, Item]) -> bool:
    if kind in KINDS:
        return kinds.get(item.now.subject) == kind
    fact = item.now
    # What puts an entry right is shown with the entries of its sort.
    while isinstance(fact, Corrected | Withdrawn) and fact.original in items:
        fact = items[fact.original].now
    return type(fact).__name__ in SORTS[kind][1]

"""The forms of what is told of a person. Each is filled in with what holds today, and keeps what was typed."""

from collections.abc import Mapping
from typing import Any

from django import forms

from lintel.casework.one_person import RecordPage
from lintel.domain.moves import When
from lintel.domain.person_relationships import CARER
from lintel.domain.person_story import NoteMade
from lintel.web.admission import london_today
from lintel.web.person.telling_questions import QUESTIONS
from lintel.web.work.forms import LONGEST_NOTE, NotedForm

ONE_OF_TWO = "Give the reference of somebody known, or the name of somebody new."
NOT_BOTH = "Give a reference or a name, not both. Empty the one that you do not need."
CARERS_ONLY = "Only a carer is offered this. Choose “Carer (unpaid)” above, or “Not now” here."


class TellForm(NotedForm):
    """What one thing that is told of a person asks."""

    def __init__(
        self, what: str, page: RecordPage, data: Any = None, *, words: str = "", note: NoteMade | None = None
    ) -> None:
        super().__init__(data)
        self.what, self.page = what, page
        self.fields.update(QUESTIONS[what](page))
        if what in WRITTEN:
            self.fields["note"] = _written(*WRITTEN[what], initial=words)
        else:
            self.add_note()
        if what == "relationship":
            self.fields["note"].help_text = "How to reach them, and when. It stands on this person’s page only."
        for name in ("sort", "occurred", "at") if note else ():
            self.fields[name].initial = getattr(note, name)
        if note:
            self.fields["third_person"].initial = "yes" if note.third_person else "no"

    def when(self) -> When:
        """When it happened, where that is asked; else today."""
        told = self.cleaned_data
        return When(occurred=told.get("occurred") or london_today(), at=told.get("at"))

    def answers(self) -> dict[str, Any]:
        """All but when, and the words."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("occurred", "at", "note")}

    def clean(self) -> dict[str, Any]:
        """A relationship is with one person: somebody known, or somebody new."""
        told = self.cleaned_data
        if self.what == "relationship" and "other" in told and "name" in told:
            self._check_one_person(bool(told["other"]), bool(told["name"]))
            if told.get("own_assessment") and told.get("relationship") not in (CARER, None):
                self.add_error("own_assessment", CARERS_ONLY)
        return told

    def _check_one_person(self, known: bool, new: bool) -> None:
        if known and new:
            self.add_error("other", NOT_BOTH)
        if not known and not new:
            self.add_error("other", ONE_OF_TWO)


def _written(label: str, hint: str, *, initial: str) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=LONGEST_NOTE, widget=forms.Textarea, initial=initial or None
    )


WRITTEN: Mapping[str, tuple[str, str]] = {
    "own-words": ("What do they say?", "As they said it. The next worker reads this first."),
    "what-matters": ("What matters to them?", "And how best to support them."),
    "promise": ("What was promised?", "Who does what, so that the next worker can keep it."),
    "note": ("What happened?", ""),
    "note-again": ("What happened?", "The version before is kept, and both can be read."),
}

"""The three questions."""

from typing import Any

from django import forms

from lintel.domain.codes import titles
from lintel.gateways import words
from lintel.web.work.questions import choice

ANSWERS = ("danger", "everyday", "helper")
LONGEST = 10_000


class WorseForm(forms.Form):
    """Three questions with the same three answers, and room for words."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for name in ANSWERS:
            self.fields[name] = choice(words.on_page(name, {}), titles("worse_answers"))
        widget = forms.Textarea
        label, hint = words.on_page("note", {}), words.on_page("note_hint", {})
        self.fields["note"] = forms.CharField(
            label=label, help_text=hint, required=False, max_length=LONGEST, widget=widget
        )

    def answers(self) -> dict[str, str]:
        """The three answers, as codes."""
        return {name: self.cleaned_data[name] for name in ANSWERS}

"""The forms of what is kept apart. A secret that was typed is in no answer, not even in the one that refuses it."""

from typing import Any

from django import forms

from lintel.domain.codes import titles
from lintel.domain.kept_apart import LONGEST_SECRET, SecretSort
from lintel.web.work.forms import NotedForm
from lintel.web.work.questions import choice


class ShowForm(NotedForm):
    """Why it is needed."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["reason"] = choice("Why do you need it?", titles("showing_reasons"))


class EraseForm(NotedForm):
    """Under which rule it is erased."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["rule"] = choice("Why is it erased?", titles("erasing_rules"))


class UnsaidField(forms.CharField):
    """A box that shows what is typed, and never what was sent."""

    def bound_data(self, data: Any, initial: Any) -> str:
        """Nothing, whatever it held."""
        return ""


class WriteForm(NotedForm):
    """What is to be kept apart."""

    def __init__(self, sort: SecretSort, data: Any = None) -> None:
        super().__init__(data)
        self.fields["secret"] = UnsaidField(label=sort.asks, max_length=LONGEST_SECRET)
        self.fields["secret"].help_text = "If something is wrong with it, type it again: it is not sent back to you."
        self.fields["secret"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

"""The forms of opening a record in an emergency, and of a review. What was typed is kept whatever is refused."""

from typing import Any

from django import forms

from lintel.domain.codes import titles
from lintel.web.emergency.proof import PHRASE, has_passwords
from lintel.web.work.forms import LONGEST_NOTE, NotedForm
from lintel.web.work.questions import choice


class EmergencyForm(NotedForm):
    """Which record, why in a code and in words, and who asks."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["reference"] = forms.CharField(
            label="Reference of the record", max_length=20, help_text="Such as P-7K3M9-QX2TD or W-7K3M9-QX2TD."
        )
        self.fields["reference"].widget.attrs |= {
            "autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-10"
        }  # fmt: skip
        self.fields["reason"] = choice("Why do you need it now?", titles("forcing_reasons"))
        self.fields["words"] = forms.CharField(
            label="What has happened?",
            max_length=LONGEST_NOTE,
            widget=forms.Textarea,
            help_text="Whoever reviews this reads it.",
        )
        self.fields["proof"] = _password() if has_passwords() else _phrase()

    def clean_reference(self) -> str:
        """Letters as references have them."""
        return str(self.cleaned_data["reference"]).upper()


def _password() -> forms.CharField:
    field = forms.CharField(label="Your password", max_length=200, widget=forms.PasswordInput, strip=False)
    field.widget.attrs |= {"autocomplete": "current-password", "class": "govuk-input--width-20"}
    return field


def _phrase() -> forms.CharField:
    field = forms.CharField(label=f"Type: {PHRASE}", max_length=200)
    field.help_text = "This made-up county has no passwords. In a real council you type your password here."
    field.widget.attrs |= {"autocomplete": "off", "class": "govuk-input--width-20"}
    return field


class ReviewForm(NotedForm):
    """What came of a review, and a note."""

    def __init__(self, label: str, code_list: str, data: Any = None) -> None:
        super().__init__(data)
        self.fields["outcome"] = choice(label, titles(code_list))
        self.add_note()

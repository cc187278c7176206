"""The forms of those who look after papers. What a rule refuses is said beside the box it is about."""

from typing import Any

from django import forms

from lintel.domain.refusals import Refused
from lintel.oversight.papers.models import Meeting
from lintel.oversight.papers.reading import profile
from lintel.oversight.papers.storing import KINDS
from lintel.web.london_date import LondonDateField, LondonTimeField

BEST = ""
FILE_ERRORS = {
    "empty": "The file is empty. Choose another one.",
    "required": "Choose a file.",
    "invalid": "Choose a file.",
    "missing": "Choose a file.",
}


class StoreForm(forms.Form):
    """A file, and which paper of which meeting it is."""

    file = forms.FileField(
        label="Choose a file", help_text="Text, a web page, PDF, or a meeting as XML", error_messages=FILE_ERRORS
    )
    kind = forms.ChoiceField(
        label="What is it?", choices=list(KINDS.items()), widget=forms.RadioSelect, initial="minutes"
    )
    title = forms.CharField(label="What is it called?", max_length=200, required=False, help_text="Such as “Minutes”.")
    body = forms.CharField(
        label="Which committee?", max_length=200, required=False, help_text="Leave it empty to take it from the paper."
    )
    date = LondonDateField(label="The day of the meeting", called="The day of the meeting", required=False,
                           help_text="Leave it empty to take it from the paper.")  # fmt: skip
    time = LondonTimeField(label="At what time, if it is known?", required=False)
    location = forms.CharField(label="Where?", max_length=200, required=False)
    profile = forms.ChoiceField(label="Whose manner is it written in?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(each, each.replace("-", " ").capitalize()) for each in profile.names()]
        self.fields["profile"].choices = [(BEST, "The one that fits best"), *names]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """The answer to a doubt, or that it needs none."""

    answer = forms.CharField(
        label="What does the passage say? Copy the words.", required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class CorrectForm(forms.Form):
    """What stood on a page, what stands there now, and why."""

    stood = forms.CharField(label="What stood there?", max_length=2000, required=False, widget=forms.Textarea)
    stands = forms.CharField(label="What stands there now?", max_length=2000, required=False, widget=forms.Textarea)
    reason = forms.CharField(label="Why?", max_length=2000, required=False, widget=forms.Textarea)


class LineForm(forms.Form):
    """A line of one of some papers."""

    paper = forms.ChoiceField(label="Which paper?", error_messages={"required": "Choose a paper.",
                              "invalid_choice": "Choose a paper."})  # fmt: skip
    line = forms.IntegerField(
        label="Which line?", min_value=1, max_value=9_999_999,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), "Type the number of a line."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, choices: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"].choices = choices  # type: ignore[attr-defined]


class SentenceForm(LineForm):
    """An editor's sentence about a line."""

    text = forms.CharField(label="Your sentence", max_length=2000, required=False, widget=forms.Textarea)


class CloseForm(forms.Form):
    """Why a promise is closed."""

    reason = forms.CharField(label="Why is it closed?", max_length=2000, required=False, widget=forms.Textarea)


class OpenForm(forms.Form):
    """Why a promise that was closed in error is opened again."""

    reason = forms.CharField(label="Why is it opened again?", max_length=2000, required=False, widget=forms.Textarea)


class TakeBackForm(forms.Form):
    """Why a published meeting is taken back."""

    reason = forms.CharField(
        label="Why is it taken back?", max_length=2000, required=False, widget=forms.Textarea,
        help_text="Everybody can read this in the corrections log once the meeting is published again.",
    )  # fmt: skip


def refuse(form: forms.Form, refused: Refused) -> None:
    """Say a refusal beside its box, or above the form where it is about none."""
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))


def papers_of(meeting: Meeting) -> list[tuple[str, str]]:
    """The papers of a meeting, to choose from."""
    return [(str(each.pk), each.title) for each in meeting.papers.defer("text")]

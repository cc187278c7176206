"""The forms of the outbox: which messages to see, and how somebody was told another way."""

from typing import Any

from django import forms

from lintel.casework.outbox import NEEDS_SOMEBODY
from lintel.council.people import teams
from lintel.domain.codes import titles
from lintel.web.work.questions import choice

SORTS = {
    NEEDS_SOMEBODY: "Needs somebody",
    "waiting": "Waiting to be sent",
    "went": "Sent",
    "stuck": "Not sent: blocked or given up",
    "done": "Seen to, or no longer needed",
}
NOT_KNOWN = "That answer is not one we know, so it was left out. Choose one from the list."


class OutboxForm(forms.Form):
    """Which messages, and of which team; all may be left open."""

    sort = forms.ChoiceField(label="Messages", required=False, choices=list(SORTS.items()))
    team = forms.ChoiceField(label="Team", required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        team = self.fields["team"]
        assert isinstance(team, forms.ChoiceField)
        team.choices = [("", "All"), *teams().items()]
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = NOT_KNOWN

    def chosen(self, name: str) -> str:
        """What was chosen, or nothing."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")


class SettleForm(forms.Form):
    """How they were told."""

    def __init__(self, ways: str, data: Any = None) -> None:
        super().__init__(data)
        self.fields["how"] = choice("How did you tell them?", titles(ways))

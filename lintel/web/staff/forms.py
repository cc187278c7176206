"""The form of recording a leaver."""

from datetime import date

from django import forms

from lintel.web.admission import london_today
from lintel.web.london_date import LondonDateField

TOO_EARLY = "Record it on the last day or after, because the work goes back to the tray at once."


class LeaverForm(forms.Form):
    """The last day at work."""

    left_on = LondonDateField(label="What was the last day?", called="The last day", initial=london_today)

    def clean_left_on(self) -> date:
        """Not a day to come: every allocation ends that very day."""
        on: date = self.cleaned_data["left_on"]
        if on > london_today():
            raise forms.ValidationError(TOO_EARLY)
        return on

"""The form of recording a leaver."""

from django import forms

from lintel.web.admission import london_today
from lintel.web.london_date import LondonDateField


class LeaverForm(forms.Form):
    """The last day at work."""

    left_on = LondonDateField(label="What was the last day?", called="The last day", initial=london_today)

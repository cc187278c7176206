"""The forms of one record: restricting it, and linking it. What was typed is kept whatever is refused."""

from typing import Any

from django import forms

from lintel.domain.codes import titles
from lintel.domain.fact import FACTS
from lintel.domain.legal import Move
from lintel.domain.moves import When
from lintel.domain.work import coded_fields
from lintel.web.admission import london_today
from lintel.web.work.forms import NotedForm
from lintel.web.work.questions import choice, label_of

ASKED_FOR = {"other": "Reference of the other record", "to_person": "Reference of the right person’s record"}
LONGEST = 20
HINT = "Such as P-7K3M9-QX2TD. It stands at the top of that person’s page."


class ReferenceField(forms.CharField):
    """The reference of a record, read whatever the case."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, max_length=LONGEST, help_text=HINT)
        self.widget.attrs |= {"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-10"}

    def clean(self, value: Any) -> str:
        """Letters as references have them."""
        return str(super().clean(value)).upper()


class RecordForm(NotedForm):
    """The other record where one is asked for, the reason, and a note. It holds from today."""

    def __init__(self, move: Move, data: Any = None, *, other: str = "") -> None:
        super().__init__(data, initial={"other": other[:LONGEST]})
        for name in move.asks:
            self.fields[name] = ReferenceField(ASKED_FOR[name])
        for name, code_list in coded_fields(FACTS[move.fact]):
            self.fields[name] = choice(label_of(move.fact, name), titles(code_list))
        self.add_note()

    def when(self) -> When:
        """It is recorded as of today."""
        return When(occurred=london_today())

    def answers(self) -> dict[str, Any]:
        """All but the note."""
        return {name: value for name, value in self.cleaned_data.items() if name != "note"}

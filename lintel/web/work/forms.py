"""The forms of one work: a move, a correction, a withdrawal. What was typed is kept whatever is refused."""

from datetime import date, time
from typing import Any

from django import forms

from lintel.casework.one_work import WorkPage
from lintel.casework.timeline import correctable
from lintel.casework.wording import UNKNOWN_COLLEAGUE
from lintel.council.people import workers_of
from lintel.domain.access import may_put_right
from lintel.domain.codes import titles
from lintel.domain.correcting import DATES, MAY_BE_EMPTY, TIMES
from lintel.domain.fact import Fact
from lintel.domain.legal import Move
from lintel.domain.moves import When
from lintel.domain.work import REACHED, RETURNED, coded_fields
from lintel.web.admission import london_today
from lintel.web.london_date import LondonDateField, LondonTimeField
from lintel.web.work.questions import choice, label_of, must_be_said, questions, yes_or_no

LONGEST_NOTE = 50_000


class NotedForm(forms.Form):
    """A form with a note at its end, which may be long."""

    def add_note(self) -> None:
        """Ask for a note, last."""
        widget = forms.Textarea
        self.fields["note"] = forms.CharField(label="Note", required=False, max_length=LONGEST_NOTE, widget=widget)
        self.fields["note"].help_text = "If words are needed. They are kept with the record and never counted."

    def field_for(self, name: str | None) -> str | None:
        """The box that a refusal is about, if it is one of this form's."""
        return name if name in self.fields else None


class MoveForm(NotedForm):
    """One move: its own questions, when it happened, and a note."""

    def __init__(self, move: Move, page: WorkPage, data: Any = None) -> None:
        super().__init__(data)
        self.move, self.page = move, page
        self.fields.update(questions(move, page))
        self.fields["occurred"] = LondonDateField(
            label="When did it happen?", called="The date", initial=london_today()
        )
        self.fields["at"] = LondonTimeField(label="What time, if you know?", required=False)
        self.add_note()

    def when(self) -> When:
        """When it happened."""
        return When(occurred=self.cleaned_data["occurred"], at=self.cleaned_data["at"])

    def answers(self) -> dict[str, Any]:
        """What casework is told besides when, with what the page knew already."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in ("occurred", "at", "note")}
        told = {name: value for name, value in told.items() if value != ""}
        if self.move.name == "offer":
            told["team"] = self.page.work.team
        return told


class CorrectForm(NotedForm):
    """What may be put right about one entry, filled in with what holds today."""

    def __init__(self, fact: Fact, page: WorkPage, data: Any = None) -> None:
        super().__init__(data)
        self.fact = fact
        self.names = correctable_names(fact, page.reader.role)
        for name in self.names:
            self.fields[f"new_{name}"] = _value_field(fact, name, page)
        self.fields["reason"] = choice("What was wrong?", titles("correction_reasons"))
        self.add_note()

    def when(self) -> When:
        """It is put right today."""
        return When(occurred=london_today())

    def answers(self) -> dict[str, Any]:
        """The fields that were changed, each as text."""
        texts = {name: _as_text(self.cleaned_data[f"new_{name}"]) for name in self.names}
        changes = {name: text for name, text in texts.items() if text != _as_text(getattr(self.fact, name))}
        return {"original": self.fact.id, "changes": changes, "reason": self.cleaned_data["reason"]}

    def field_for(self, name: str | None) -> str | None:
        """A refusal names the fact's own field."""
        return f"new_{name}" if f"new_{name}" in self.fields else None


class WithdrawForm(NotedForm):
    """Why an entry should never have been made."""

    def __init__(self, fact: Fact, data: Any = None) -> None:
        super().__init__(data)
        self.fact = fact
        self.fields["reason"] = choice("What was wrong?", titles("correction_reasons"))
        self.add_note()

    def when(self) -> When:
        """It is withdrawn today."""
        return When(occurred=london_today())

    def answers(self) -> dict[str, Any]:
        """Which entry, and why."""
        return {"original": self.fact.id, "reason": self.cleaned_data["reason"]}


def correctable_names(fact: Fact, role: str) -> list[str]:
    """The fields of an entry that a page offers to put right. Why a wait was reached is not a matter of choice."""
    kind, fixed = type(fact).__name__, getattr(fact, "why", None) in (REACHED, RETURNED)
    names = [name for name in correctable(fact) if not (fixed and name == "why") and may_put_right(role, kind, name)]
    # When it happened comes first, then what was said.
    return sorted(names, key=lambda name: name not in ("occurred", "at"))


def _value_field(fact: Fact, name: str, page: WorkPage) -> forms.Field:
    field = _empty_field(fact, name, page)
    value = getattr(fact, name)
    field.initial = ("yes" if value else "no") if isinstance(value, bool) else value
    return field


def _empty_field(fact: Fact, name: str, page: WorkPage) -> forms.Field:
    label, lists = label_of(type(fact).__name__, name), dict(coded_fields(type(fact)))
    if name in DATES:
        hint = "Leave it empty, and it is worked out." if name in MAY_BE_EMPTY else ""
        return LondonDateField(label=label, called="The date", required=name not in MAY_BE_EMPTY, help_text=hint)
    if name in TIMES:
        return LondonTimeField(label=label, required=False)
    if name == "reached":
        return yes_or_no(label)
    if name in lists:
        needed = must_be_said(type(fact), name)
        return choice(label, titles(lists[name]), required=needed, empty="Not said")
    return choice(label, _places(fact, name, page), required=name not in MAY_BE_EMPTY)


def _places(fact: Fact, name: str, page: WorkPage) -> dict[str, str]:
    if name == "worker":
        # Whoever it was may have left since, and the entry still names that worker.
        now = getattr(fact, name)
        return {now: page.called.staff.get(now, UNKNOWN_COLLEAGUE)} | {
            worker.id: worker.name for worker in workers_of()
        }
    if name == "why":
        return dict(titles("leaving_reasons"))
    return dict(page.called.teams if name == "team" else page.called.localities)


def _as_text(value: date | time | bool | str | None) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date | time):
        return value.isoformat()
    return value or None

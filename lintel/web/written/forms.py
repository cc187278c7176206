"""What is written, with when it was done; and what whoever signs it off decides."""

from collections.abc import Mapping
from typing import Any

from django import forms

from lintel.casework.written import WrittenPage
from lintel.domain.codes import titles
from lintel.domain.forms.care_act_assessment import points_elsewhere
from lintel.domain.merging import Body
from lintel.domain.moves import When
from lintel.domain.rooms import fact_named
from lintel.domain.work import coded_fields
from lintel.domain.written import asks_why_out_of_order
from lintel.web.admission import london_today
from lintel.web.forms.declared import DeclaredForm
from lintel.web.london_date import LondonDateField
from lintel.web.work.questions import choice, label_of

SAY_WHY = "Your answers point to another decision by the national criteria. Say why you propose this one."
LONGEST_NOTE = 20_000
# What is asked of whoever sends it back may have the same name as what is asked of whoever signs it off.
BACK = "back_"


class WrittenForm(DeclaredForm):
    """The declared questions; then when it was done."""

    def __init__(self, page: WrittenPage, body: Body, *, judged: bool = False) -> None:
        self.page = page
        last = page.last_time[1].answers if page.last_time else {}
        super().__init__(page.written.form, body, known=page.known, last=last, judged=judged)

    @property
    def again(self) -> bool:
        """Whether it was sent in before and sent back."""
        return self.page.written.is_back(self.page.state)

    def add_fields(self) -> None:
        """Ask when it was done."""
        label = "When did you finish the changes?" if self.again else self.page.written.when_asked
        self.fields["occurred"] = LondonDateField(label=label, called="The date")

    def own_fields(self) -> list[forms.BoundField]:
        """What is asked besides the declared questions."""
        return [self[name] for name in self.fields if name not in self.names()]

    def when(self) -> When:
        """When it was done."""
        return When(occurred=self.cleaned_data["occurred"])

    def how(self) -> dict[str, Any]:
        """What else its rule asks for."""
        return {}

    def field_for(self, name: str | None) -> str | None:
        """The box that a refusal is about: amounts are kept in pence, and typed in pounds."""
        own = (name or "").removesuffix("_pence")
        return own if own in self.fields else None


class AssessmentForm(WrittenForm):
    """An assessment is asked besides how it was done and, where it never started, when that was and why it is said now."""

    def add_fields(self) -> None:
        """Ask what was not recorded in its turn, how it was done, and when."""
        if self.page.work.stage == "start":
            self.fields["started_on"] = LondonDateField(
                label="When did it start?", called="The date it started", required=False
            )
            self.fields["out_of_order"] = choice("Why is that recorded only now?", titles("out_of_order_reasons"))
        if not self.again:
            self.fields["method"] = choice("How was it done?", titles("assessment_methods"))
        super().add_fields()

    def clean(self) -> dict[str, Any]:
        """A proposal that the answers do not point to needs a reason."""
        told = super().clean()
        if points_elsewhere(self.texts()) and self.texts()["proposed"]:
            self.add_error("proposed_words", SAY_WHY)
        return told

    def how(self) -> dict[str, Any]:
        """How it was done, and what was not recorded in its turn."""
        told = self.cleaned_data
        how = {"method": told.get("method") or "face_to_face"}
        return how | {name: told.get(name) or None for name in ("started_on", "out_of_order")}


# What is asked besides the declared questions, where that is more than when it was done.
OWN_FORMS: Mapping[str, type[WrittenForm]] = {"care_act_assessment": AssessmentForm}


def written_form(page: WrittenPage, body: Body, *, judged: bool = False) -> WrittenForm:
    """The form of what is written, holding what was typed."""
    return OWN_FORMS.get(page.written.name, WrittenForm)(page, body, judged=judged)


class DecisionForm(forms.Form):
    """What is decided, or what must be changed first."""

    def __init__(self, page: WrittenPage, data: Any = None) -> None:
        super().__init__(data)
        self.fields["what"] = choice("What do you do?", {"sign_off": "Sign it off", "send_back": "Send it back"})
        fact = page.written.signed_off
        early = asks_why_out_of_order(page.state, fact)
        asked = [each for each in coded_fields(fact_named(fact)) if early or each[0] != "out_of_order"]
        self.decided = tuple(name for name, _ in asked)
        for name, code_list in asked:
            self._offer(name, f"If you sign it off: {label_of(fact, name)}", code_list)
        for name, code_list in coded_fields(fact_named(page.written.sent_back)):
            self._offer(f"{BACK}{name}", f"If you send it back: {label_of(page.written.sent_back, name)}", code_list)
        self.back = tuple(name for name in self.fields if name.startswith(BACK))
        self.fields["note"] = forms.CharField(
            label="In your words", required=False, widget=forms.Textarea, max_length=LONGEST_NOTE
        )
        self.fields["note"].help_text = "The person may read what you write."
        self.fields["occurred"] = LondonDateField(label="When?", called="The date", initial=london_today())

    def _offer(self, name: str, label: str, code_list: str) -> None:
        choices = [("", "Choose"), *titles(code_list).items()]
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)

    def clean(self) -> dict[str, Any]:
        """Each of the two ways has questions of its own."""
        told = self.cleaned_data
        decided = tuple(name for name in self.decided if name != "out_of_order")
        needed = {"sign_off": decided, "send_back": self.back}.get(told.get("what", ""), ())
        for name in needed:
            if name in told and not told[name]:
                self.add_error(name, forms.ValidationError("", code="required"))
        return told

    @property
    def signs_off(self) -> bool:
        """Whether it is signed off, and not sent back."""
        return bool(self.cleaned_data["what"] == "sign_off")

    def answers(self) -> dict[str, Any]:
        """The answers of the way that was chosen."""
        told = self.cleaned_data
        if not self.signs_off:
            return {name.removeprefix(BACK): told[name] for name in self.back}
        found = {name: told.get(name) for name in self.decided}
        return {name: code for name, code in found.items() if code}

    def field_for(self, name: str | None) -> str | None:
        """The box that a refusal is about."""
        own = name if self.signs_off else f"{BACK}{name}"
        return own if own in self.fields else None

"""The form of an assessment with when and how it was done, and the two forms of whoever signs it off."""

from typing import Any

from django import forms

from lintel.casework.assessments import AssessmentPage
from lintel.domain.assessment import is_returned
from lintel.domain.codes import titles
from lintel.domain.forms.care_act_assessment import CARE_ACT_ASSESSMENT, points_elsewhere
from lintel.domain.merging import Body
from lintel.domain.moves import When
from lintel.web.admission import london_today
from lintel.web.forms.declared import DeclaredForm
from lintel.web.london_date import LondonDateField
from lintel.web.work.questions import choice

SAY_WHY = "Your answers point to another decision by the national criteria. Say why you propose this one."
LONGEST_NOTE = 20_000


class AssessmentForm(DeclaredForm):
    """The declared questions; then when it was finished and how, and what was not recorded in its turn."""

    def __init__(self, page: AssessmentPage, body: Body, *, judged: bool = False) -> None:
        self.page = page
        last = page.last_time[1].answers if page.last_time else {}
        super().__init__(CARE_ACT_ASSESSMENT, body, known=page.known, last=last, judged=judged)

    @property
    def not_started(self) -> bool:
        """Whether nobody recorded that the assessment started."""
        return self.page.work.stage == "start"

    @property
    def again(self) -> bool:
        """Whether it was sent in before and sent back."""
        return is_returned(self.page.state)

    def add_fields(self) -> None:
        """Ask when it was finished and how it was done; where it never started, when that was and why it is said now."""
        label = "When did you finish the changes?" if self.again else "When did you finish it?"
        self.fields["occurred"] = LondonDateField(label=label, called="The date")
        if not self.again:
            self.fields["method"] = choice("How was it done?", titles("assessment_methods"))
        if self.not_started:
            self.fields["started_on"] = LondonDateField(
                label="When did it start?", called="The date it started", required=False
            )
            self.fields["out_of_order"] = choice("Why is that recorded only now?", titles("out_of_order_reasons"))

    def own_fields(self) -> list[forms.BoundField]:
        """What is asked besides the declared questions."""
        return [self[name] for name in ("started_on", "out_of_order", "method", "occurred") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """A proposal that the answers do not point to needs a reason."""
        told = super().clean()
        if points_elsewhere(self.texts()) and self.texts()["proposed"]:
            self.add_error("proposed_words", SAY_WHY)
        return told

    def when(self) -> When:
        """When it was finished."""
        return When(occurred=self.cleaned_data["occurred"])

    def how(self) -> dict[str, Any]:
        """How it was done, and what was not recorded in its turn."""
        told = self.cleaned_data
        how = {"method": told.get("method") or "face_to_face"}
        return how | {name: told.get(name) or None for name in ("started_on", "out_of_order")}


class DecisionForm(forms.Form):
    """What is decided, or what must be changed first."""

    def __init__(self, page: AssessmentPage, data: Any = None) -> None:
        super().__init__(data)
        self.fields["what"] = choice("What do you do?", {"sign_off": "Sign it off", "send_back": "Send it back"})
        self._offer("decision", "Eligibility, if you sign it off", "eligibility")
        self._offer("reason", "Why is that the decision?", "eligibility_reasons")
        if is_returned(page.state):
            self._offer(
                "out_of_order", "It is with its writer for changes. Why do you decide now?", "out_of_order_reasons"
            )
        self._offer("changes", "What must be changed, if you send it back?", "return_for_changes_reasons")
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
        needed = {"sign_off": ("decision", "reason"), "send_back": ("changes",)}.get(told.get("what", ""), ())
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
            return {"reason": told["changes"]}
        found = {name: told.get(name) for name in ("decision", "reason", "out_of_order")}
        return {name: code for name, code in found.items() if code}

    def field_for(self, name: str | None) -> str | None:
        """The box that a refusal is about."""
        own = "changes" if name == "reason" and not self.signs_off else name
        return own if own in self.fields else None

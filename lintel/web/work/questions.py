"""Questions: what a move asks, generated from the fact that it records and the code lists."""

from collections.abc import Mapping
from dataclasses import MISSING

from django import forms

from lintel.casework.one_work import WorkPage
from lintel.council.models import Staff
from lintel.council.people import workers_of
from lintel.domain.codes import titles
from lintel.domain.fact import FACTS, Fact
from lintel.domain.legal import Move
from lintel.domain.work import coded_fields
from lintel.domain.written import asks_why_out_of_order

MOST_RADIOS = 8

LABELS: Mapping[str, str] = {
    "RiskRated.rating": "How urgent is it?",
    "RiskRated.reason": "Why this rating?",
    "KeptInTouch.how": "How did you try?",
    "SenderConfirmed.checked_by": "How did you make sure that it is their address?",
    "WaitPaused.reason": "What holds it up?",
    "WaitPaused.for_whom": "Who is everybody waiting for?",
    "WaitResumed.reason": "Why does it go on?",
    "WorkOffered.reason": "Why this worker?",
    "OfferAccepted.reason": "Why do you take it?",
    "OfferReturned.reason": "Why can you not take it?",
    "HandedOver.reason": "Why is it handed over?",
    "Escalated.reason": "Why should they know?",
    "ContactTriaged.decision": "What should happen?",
    "ContactTriaged.conversation": "Which of the three conversations was it?",
    "ContactTriaged.advice": "What was the advice mainly about?",
    "ContactReceived.caller": "Who got in touch?",
    "ContactReceived.failure_demand": "Was it because something was not done, or not done right?",
    "CallTaken.how": "How did they ring?",
    "CallTaken.with_whom": "Who rang?",
    "CallMade.how": "How did you ring?",
    "CallMade.with_whom": "Whom did you ring?",
    "CallMade.reached": "Did you reach them?",
    "ConcernReceived.urgent_since": "In danger since",
    "ConcernReceived.since": "When was the council first told?",
    "ConcernReceived.since_at": "At what time was it first told?",
    "AssessmentStarted.method": "How did it begin?",
    "ThresholdDecided.decision": "What was decided?",
    "ThresholdDecided.reason": "What was it decided on?",
    "SpecialistAsked.team": "Which specialist team was asked?",
    "SpecialistResponded.answer": "What did they answer?",
    "EnquiryPlanned.lead": "Who leads the enquiry?",
    "EnquiryConcluded.risk": "How is the risk now?",
    "ReferrerTold.how": "How were they told?",
    "EligibilityDecided.decision": "What was decided?",
    "EligibilityDecided.reason": "Why is that the decision?",
    "EligibilityDecided.out_of_order": "It is with its writer for changes. Why is it decided now?",
    "AssessmentReturned.reason": "What must be changed?",
    "CarePlanReturned.reason": "What must be changed?",
    "ServiceStarted.setting": "What care began?",
    "ServiceStarted.out_of_order": "Its plan is not agreed. Why does it start now?",
    "EnquiryPlanned.outcomes_asked": "Was the person asked what they want to come of it?",
    "EnquiryConcluded.outcomes_met": "Did the person get what they wanted?",
    "ReviewHeld.outcome": "What came of the review?",
    "RestrictionPlaced.reason": "Why is it restricted?",
    "RestrictionLifted.reason": "Which reason no longer holds?",
    "SamePerson.reason": "How do you know that it is the same person?",
    "Reattributed.reason": "What was wrong?",
    "Withdrawn.reason": "What was wrong?",
    "ScreeningEnded.result": "What came of the screening?",
}
PLAIN_LABELS: Mapping[str, str] = {
    "reason": "Why?",
    "decision": "What was decided?",
    "method": "How was it done?",
    "rating": "Rating",
    "how": "How?",
    "occurred": "When did it happen?",
    "at": "At what time?",
    "since": "Waiting since",
    "starts_on": "On the list from",
    "due_on": "Due on",
    "team": "Team",
    "locality": "Locality",
    "worker": "Worker",
    "reached": "Was the person reached?",
    "why": "Why did it end?",
    "urgent_since": "Urgent since",
    "channel": "How did it come in?",
}


def label_of(fact: str, name: str) -> str:
    """The question to which a field of a fact is the answer."""
    return LABELS.get(f"{fact}.{name}") or PLAIN_LABELS.get(name) or name.replace("_", " ").capitalize()


def choice(
    label: str,
    options: Mapping[str, str],
    *,
    required: bool = True,
    hint: str = "",
    empty: str = "No change",
    known: str | None = None,
) -> forms.ChoiceField:
    """Radios for a short list, a drop-down for a long one. Nothing is chosen beforehand but what is `known`."""
    few = required and len(options) <= MOST_RADIOS
    choices = list(options.items()) if few else [("", "Choose" if required else empty), *options.items()]
    widget = forms.RadioSelect if few else forms.Select
    return forms.ChoiceField(
        label=label, choices=choices, required=required, widget=widget, help_text=hint, initial=known
    )


def yes_or_no(label: str) -> forms.TypedChoiceField:
    """Yes is True."""
    return forms.TypedChoiceField(
        label=label, choices=[("yes", "Yes"), ("no", "No")], coerce=lambda text: text == "yes", widget=forms.RadioSelect
    )


def questions(move: Move, page: WorkPage) -> dict[str, forms.Field]:
    """Every question of a move but when it happened and the note, by the name of the answer."""
    asked: dict[str, forms.Field] = {}
    for name in move.asks:
        asked |= ASKED[f"{move.name}.{name}"](page)
    for name, code_list in coded_fields(FACTS[move.fact]):
        if name == "out_of_order" and not asks_why_out_of_order(page.state, move.fact):
            continue
        needed = must_be_said(FACTS[move.fact], name)
        asked[name] = choice(label_of(move.fact, name), titles(code_list), required=needed, empty="Not said")
    return asked


def must_be_said(fact: type[Fact], name: str) -> bool:
    """Whether a field of a fact has no value unless one is given."""
    return fact.__dataclass_fields__[name].default is MISSING


def _worker(page: WorkPage) -> dict[str, forms.Field]:
    team = page.work.team
    workers = {worker.id: f"{worker.name} ({worker.allowed.title})" for worker in workers_of(frozenset({team}))}
    hint = f"Everybody in {page.row.team_name}. For somebody in another team, hand it over to that team first."
    return {"worker": choice("To whom?", workers, hint=hint)}


def _anybody(page: WorkPage) -> dict[str, forms.Field]:
    return {"reached": yes_or_no(label_of("CallMade", "reached"))}


def _reached(page: WorkPage) -> dict[str, forms.Field]:
    return {"reached": yes_or_no("Did you reach the person?")}


def _tray(page: WorkPage) -> dict[str, forms.Field]:
    return {
        "team": choice("To which team’s tray?", page.called.teams),
        "locality": choice("Their locality, if it has changed", page.called.localities, required=False),
    }


def _manager(page: WorkPage) -> dict[str, forms.Field]:
    found = Staff.objects.filter(role="senior_manager", left_on=None).order_by("name")
    return {"to": choice("Which manager?", dict(found.values_list("id", "name")))}


def _leaving(page: WorkPage) -> dict[str, forms.Field]:
    return {"why": choice("Why does the wait end?", titles("leaving_reasons"))}


def _no_question(page: WorkPage) -> dict[str, forms.Field]:
    """The team of an offer is the team that has the work."""
    return {}


ASKED = {
    "offer.team": _no_question,
    "offer.worker": _worker,
    "keep_in_touch.reached": _reached,
    "call.reached": _anybody,
    "hand_over.team": _tray,
    "escalate.to": _manager,
    "end.why": _leaving,
}

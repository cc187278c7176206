"""Said: what each message is, how it stands, why it does not go, and what to do instead, in plain words."""

from collections.abc import Mapping

from lintel.casework.messages import MessageRow
from lintel.gateways.models import Status
from lintel.web.formats import moment, short_day

WHAT: Mapping[str, str] = {
    "waiting_well": "Waiting Well, at the start of a wait",
    "no_worker": "The worker has changed: who to ring",
    "new_worker": "There is a worker: who it is",
    "decision": "The decision about eligibility",
    "outcome": "What came of the concern, as far as they may know",
    "received": "We have what was sent: the reference, and whom to ring",
    "their_referrals": "A link to what they sent",
}
CHANNELS: Mapping[str, str] = {"text": "Text", "letter": "Letter", "email": "Email", "call": "Call, by somebody"}
TO_WHOM: Mapping[str, str] = {
    "person": "",
    "carer": ", to a carer",
    "referrer": ", to who referred them or told us",
    "sender": ", to who sent the form",
}
# Why, and what to do instead.
WHY: Mapping[str, tuple[str, str]] = {
    "unsafe_to_text": ("The person said that it is not safe to text.", "Tell them in the way that they said is safe."),
    "not_asked_to_text": (
        "It is not known to be safe to text.",
        "Ask at the next call, record the answer, then try again.",
    ),
    "unsafe_to_write": (
        "The person said that it is not safe to write.",
        "Tell them in the way that they said is safe. Do not post anything.",
    ),
    "not_asked_to_write": (
        "It is not known to be safe to write.",
        "Ask the person first, record the answer, then try again.",
    ),
    "worker_tells": (
        "Safeguarding: never told by text or letter by itself.",
        "The worker tells the person when it is safe.",
    ),
    "worker_tells_others": (
        "The record is restricted: others are never told by text or letter by itself.",
        "The worker tells them, if they may know, when it is safe.",
    ),
    "worker_tells_teller": (
        "Safeguarding: only a worker may say what came of it.",
        "Tell whoever raised it what they may know, or write down why not and choose “Not told”.",
    ),
    "refused_sharing": (
        "The person does not agree that we share.",
        "Tell them nothing of the person. If they ring, say that we cannot talk about it.",
    ),
    "not_asked_to_share": (
        "Nobody has asked the person whether we may share.",
        "Ask the person first, and record the answer. Then tell them, or say why not.",
    ),
    "agreed_in_part": (
        "The person agreed to share in part.",
        "Read the note about sharing first. If they may know, tell them.",
    ),
    "somebody_rings": ("It is safe to ring them, and only somebody can.", "Ring them: who to ask for, and our number."),
    "unsafe_to_ring": (
        "They said that their number is not safe to ring.",
        "Do not ring. Tell them when they are next in touch, or in a way that they said is safe.",
    ),
    "not_asked_to_ring": (
        "Nobody has asked whether their number is safe to ring.",
        "Ring, ask for them by name only, and say nothing until you know who it is.",
    ),
    "another_person": ("The work was moved to another person’s record.", "Check who should be told, and tell them."),
    "no_mobile": ("There is no mobile number on the record.", "Ring, or ask for a mobile number and try again."),
    "no_email": ("No email address was given.", "Ring them."),
    "no_address": ("There is no address on the record.", "Ring, or ask for an address and try again."),
    "refused_by_service": (
        "The service says that this number or address cannot be.",
        "Check it with the person, put it right, then try again.",
    ),
    "tried_too_often": ("The service was away at every try.", "Ring the person, or try again."),
    "did_not_arrive": ("It was sent, and the service says that it did not arrive.", "Ring the person."),
    "no_receipt": ("It was sent, and nobody knows whether it arrived.", "Ring the person."),
    "no_service": ("No service that sends messages is set up.", "Print the letter and post it, or ring the person."),
    "service_away": ("The service was away.", ""),
    "overtaken": ("It is no longer true, so it was not sent.", ""),
    "nobody_there": ("The record it was about is no longer there.", ""),
}
LETTER_TELLS = "The letter tells them."
UNSURE = "It may have gone out twice."


def channel(row: MessageRow) -> str:
    """How it goes, and to whom where that is not the person."""
    return f"{CHANNELS[row.message.channel]}{TO_WHOM[row.message.to_whom]}"


def why(row: MessageRow) -> str:
    """Why it does not go, in a sentence; empty where there is no such reason."""
    return WHY[row.message.why][0] if row.message.why else ""


def to_do(row: MessageRow) -> str:
    """What somebody should do instead; empty where nothing is left to do."""
    if row.message.status not in (Status.BLOCKED, Status.GIVEN_UP):
        return ""
    return WHY[row.message.why or ""][1] if row.needs_somebody else LETTER_TELLS


def when(row: MessageRow) -> str:
    """When it went, came, or is tried next."""
    message = row.message
    if message.status == Status.QUEUED and message.due:
        return f"Next try {moment(message.due)}"
    if message.status == Status.TOLD and message.answered:
        return moment(message.answered)
    if message.status == Status.SETTLED and message.settled:
        return f"{moment(message.settled)}, {row.settled_by}"
    return moment(message.sent) if message.sent else ""


def told_by(row: MessageRow) -> str:
    """By when the person is to be told, and whether that day has gone by."""
    return f"{short_day(row.message.tell_by)}{', late' if row.late else ''}"

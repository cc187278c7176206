"""Asking: what somebody sent on a form for the public, as the record takes it in. Nobody decides anything here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from lintel.domain.contact import ContactReceived
from lintel.domain.fact import Corrected, Fact, Recorded
from lintel.domain.forms import Answers
from lintel.domain.forms.days import day_typed
from lintel.domain.forms.public import PublicForm
from lintel.domain.forms.readable import as_held
from lintel.domain.languages import language_said
from lintel.domain.moves import When
from lintel.domain.person_details import WAYS, SafeContactRecorded
from lintel.domain.safeguarding import ConcernReceived

PORTAL = "portal"
# Who recorded it, where somebody sent it and nobody was signed in.
SENT_BY_PORTAL = "00000000-0000-0000-0000-000000000002"
# What somebody says of themselves, in the words that figures count.
CALLERS: Mapping[str, str] = {
    "myself": "self",
    "family": "other_family",
    "friend": "friend_or_neighbour",
    "provider": "care_provider",
    "health": "health_service",
    "gp": "health_service",
    "community_health": "health_service",
    "hospital": "health_service",
    "police": "emergency_service",
    "ambulance": "emergency_service",
    "fire": "emergency_service",
    "other": "other_professional",
}
IDENTITY = ("name", "address", "postcode", "phone", "email", "nhs_number")
CALLING = {"name": "caller_name", "phone": "caller_phone", "safe": "safe_to_call_back"}


class HowItCame(NamedTuple):
    """Who entered what came, by which channel it came, and when: without a `when`, it is just coming."""

    by: str = SENT_BY_PORTAL
    channel: str = PORTAL
    when: When | None = None


BY_PORTAL = HowItCame()


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What was sent: who the person is, how it is safe to reach them, who sent it, and what the fact holds.

    `words` is the document: all answers under the names of their questions, the version that they answer, and who
    calls. Its `note` is what was told, which stands first wherever the work is read.
    """

    identity: Mapping[str, str]
    born: date | None
    communication_need: str
    language: str
    safe: Mapping[str, str]
    received: Mapping[str, Any]
    words: Mapping[str, str]


def sent_on(public: PublicForm, answers: Answers, *, on: date, channel: str = PORTAL) -> Sent:
    """What the answers to a public form mean. `on` is the day on which it was sent."""
    means = public.form.meanings(answers)
    caller = _caller(public, means)
    return Sent(
        identity={name: as_held(name, means.get(f"person.{name}", "")) for name in IDENTITY},
        born=day_typed(means.get("person.born", "")),
        communication_need=means.get("person.communication_need", ""),
        language=language_said(means.get("person.language", "")),
        safe={way: means[f"safe.{way}"] for way in WAYS if f"safe.{way}" in means},
        received=_received(public, means, caller, on, channel),
        words=public.form.body(answers) | _calling(means, caller) | {"note": means["told"], "form": public.form.name},
    )


def safe_ways(person: str, safe: Mapping[str, str], when: When) -> list[Fact]:
    """That somebody said how it is safe to reach the person; nothing where that was not answered."""
    if not safe:
        return []
    told: dict[str, Any] = {way: safe.get(way, "not_known") for way in WAYS}
    return [SafeContactRecorded(subject=person, **vars(when), **told)]


def no_longer_safe(person: str, safe: Mapping[str, str], told: Mapping[str, str], when: When) -> list[Fact]:
    """That ways are not safe after all. `safe` is what is known; of what is `told` now only a no counts."""
    known = {way: safe.get(way, "not_known") for way in WAYS}
    now: dict[str, Any] = known | {way: "no" for way in WAYS if told.get(way) == "no"}
    return [] if now == known else [SafeContactRecorded(subject=person, **vars(when), **now)]


def cannot_wait_after_all(story: Sequence[Recorded], on: date) -> list[Fact]:
    """That what came in cannot wait since it came; nothing where it opened without saying so of itself."""
    came = [entry.fact for entry in story if isinstance(entry.fact, ContactReceived | ConcernReceived)]
    changes = {"urgent_since": came[0].occurred.isoformat()} if came else {}
    return [
        Corrected(subject=each.subject, occurred=on, original=each.id, changes=changes, reason="wrong_code")
        for each in came[:1]
    ]


def _caller(public: PublicForm, means: Mapping[str, str]) -> str:
    said = means.get("caller.is") or means.get("caller.for_whom", "")
    if said == "somebody_else" or not said:
        return "would_not_say" if said else public.door.caller
    return CALLERS.get(said, said)


def _received(public: PublicForm, means: Mapping[str, str], caller: str, on: date, channel: str) -> dict[str, Any]:
    told = {"channel": channel, "urgent_since": on if _urgent(means) else None}
    if public.door.kind != "contact":
        return told
    return told | {"reason": means.get("contact.reason", "something_else"), "caller": caller}


def cannot_wait(public: PublicForm, answers: Answers) -> bool:
    """Whether whoever sent it says that somebody is in danger now, or that something cannot wait."""
    return _urgent(public.form.meanings(answers))


def _urgent(means: Mapping[str, str]) -> bool:
    return means.get("contact.urgent") == "yes"


def _calling(means: Mapping[str, str], caller: str) -> dict[str, str]:
    """Whom to ring back. The person, where they asked for themselves."""
    ways = {name: means.get(f"caller.{ours}", "") for ours, name in CALLING.items()}
    if caller == "self":
        own = {"caller_name": "name", "caller_phone": "phone"}
        ways |= {name: means.get(f"person.{field}", "") for name, field in own.items()}
        ways["safe_to_call_back"] = means.get("safe.ring", "")
    about = means.get("person.born", "")
    kept = ways | {"caller": caller, "birth_about": "" if day_typed(about) else about}
    return {name: text for name, text in kept.items() if text}

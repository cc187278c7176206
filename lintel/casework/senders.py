"""Senders: who sent what a work began with, read from the document with their answers, and put right as they said since."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from lintel.casework.said_now import said_now
from lintel.domain.forms.days import day_typed
from lintel.domain.forms.every import BY_FORM
from lintel.domain.known_senders import is_confirmed, is_trusted
from lintel.domain.refusals import Refused
from lintel.domain.senders import Sender, sender_of
from lintel.domain.told_back import allowed, kind_of_sender
from lintel.domain.work import WorkState
from lintel.ledger.write_lock import one_transaction
from lintel.records import models
from lintel.records.find import words
from lintel.records.senders import digest_of


def digest_anew() -> int:
    """Let everything be found by its sender's address with the newest key. Returns how many. All or nothing."""
    with one_transaction():
        kept = list(models.Sender.objects.order_by("work"))
        for each in kept:
            for said in models.Words.objects.filter(about=each.work, sort="note").order_by("recorded", "id"):
                public = BY_FORM.get(said.body.get("form", ""))
                if public and (address := sender_of(public, said.body).email):
                    models.Sender.objects.filter(pk=each.pk).update(digest=digest_of(address))
    return len(kept)


def said_first(state: WorkState) -> Mapping[str, str]:
    """All that was answered on the form with which this work began; nothing where it did not begin with one."""
    found = words([state.first_told or ""])
    return found[state.first_told or ""].body if found else {}


def born_as_typed(first_told: str) -> date | None:
    """The day of birth that whoever sent a form typed on it; None where none was typed, or no form was sent."""
    body: Mapping[str, str] = next((each.body for each in words([first_told]).values()), {})
    public = BY_FORM.get(body.get("form", ""))
    return day_typed(public.form.meanings(body).get("person.born", "")) if public else None


def sender_now(state: WorkState) -> Sender | None:
    """Who sent it, and how they can be reached as they said last; None where nobody sent a form."""
    body = next(iter(said_now([state.first_told or ""]).values()), {})
    public = BY_FORM.get(body.get("form", ""))
    if public is None:
        return None
    sender = sender_of(public, body)
    return replace(sender, safe={**sender.safe, "ring": "no"}) if body.get("safe_to_call_back") == "no" else sender


def is_unconfirmed(state: WorkState, said: Mapping[str, str]) -> bool:
    """Whether a sender who works with the person wrote from an address that nobody knows, and nobody has confirmed.

    `said` is what was answered on the form with which the work began (`said_first`).
    """
    public = BY_FORM.get(said.get("form", ""))
    kind = kind_of_sender(public, said) if public else ""
    if state.first_told is None or public is None or allowed(kind, public.door.kind) is None:
        return False
    email = sender_of(public, said).email
    return bool(email) and not is_trusted(kind, email, state)


def require_unconfirmed(state: WorkState, said: Mapping[str, str]) -> None:
    """Refuse to confirm an address that need not be, or where there is none."""
    if is_confirmed(state):
        raise Refused("sender_is_confirmed")
    if not is_unconfirmed(state, said):
        raise Refused("no_sender_to_confirm")

"""Senders: who sent what a work began with, read from the document with their answers, and put right as they said since."""

from collections.abc import Mapping

from lintel.domain.forms.every import PUBLIC
from lintel.domain.senders import Sender, sender_of
from lintel.domain.work import WorkState
from lintel.records.find import words

BY_FORM = {each.form.name: each for each in PUBLIC.values()}


def said_first(state: WorkState) -> Mapping[str, str]:
    """All that was answered on the form with which this work began; nothing where it did not begin with one."""
    found = words([state.first_told or ""])
    return found[state.first_told or ""].body if found else {}


def sender_now(state: WorkState) -> Sender | None:
    """Who sent it, and how they can be reached as they said last; None where nobody sent a form."""
    body = said_first(state)
    public = BY_FORM.get(body.get("form", ""))
    return sender_of(public, body) if public else None

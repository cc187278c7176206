"""Senders: who filled in a form for the public, how they said that they can be reached, and that they are told it came."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lintel.domain.forms import Answers
from lintel.domain.forms.public import PublicForm
from lintel.domain.messages import EMAIL, PERSON, RECEIVED, SENDER, TEXT, Message, SafeContact, why_not

THE_PERSON = "self"
# What somebody said themselves. What was never asked is no reason to leave word of it with staff: they saw the page.
SAID_NO = frozenset({"unsafe_to_text", "unsafe_to_write", "unsafe_to_ring"})


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who sent a form: the person themselves or somebody else, and what they said of how to reach them.

    `safe` has their answers by way (`ring`, `text`, `write`); of somebody else only `ring` was asked.
    """

    is_person: bool
    email: str
    phone: str
    safe: Mapping[str, str]

    @property
    def ways(self) -> list[str]:
        """The channels for which they gave an address, the quietest first."""
        given = {EMAIL: self.email, TEXT: mobile(self.phone)}
        return [channel for channel, address in given.items() if address]

    def why_not(self, channel: str) -> str | None:
        """Why they must not be told by this channel, as they said on the form; None where they may."""
        if not self.is_person:
            return "unsafe_to_ring" if channel == TEXT and self.safe.get("ring") == "no" else None
        said = SafeContact(text=self.safe.get("text"), write=self.safe.get("write"), restricted=False)
        return why_not(channel, said)


def sender_of(public: PublicForm, answers: Answers) -> Sender:
    """Who sent these answers to a form, as the answers or the document with them say."""
    means = public.form.meanings(answers)
    is_person = answers.get("caller") == THE_PERSON
    who = "person" if is_person else "caller"
    safe = {way: means.get(f"safe.{way}", "") for way in ("ring", "text", "write")}
    return Sender(
        is_person=is_person,
        email=means.get(f"{who}.email", ""),
        phone=means.get(f"{who}.phone", ""),
        safe=safe if is_person else {"ring": means.get("caller.safe", "")},
    )


def acknowledgement(sender: Sender, *, person: str, work: str, because_of: str, on: date) -> Message | None:
    """That we have it, by one way that they gave: the first that is safe, else one that they said is not, with that.

    None where they gave no way, or none that anybody said anything about.
    """
    reasons = {channel: sender.why_not(channel) for channel in sender.ways}
    safe = [channel for channel, why in reasons.items() if why is None]
    chosen = safe or [channel for channel, why in reasons.items() if why in SAID_NO]
    if not chosen:
        return None
    return Message(
        person=person,
        work=work,
        channel=chosen[0],
        template=RECEIVED,
        because_of=because_of,
        tell_by=on,
        why=reasons[chosen[0]],
        to_whom=PERSON if sender.is_person else SENDER,
        recipient="" if sender.is_person else work,
    )


def mobile(phone: str) -> str | None:
    """The number that a text can go to, plain; None where it is none."""
    plain = "".join(sign for sign in phone if sign.isdigit() or sign == "+").replace("+44", "0", 1)
    return plain if plain.startswith("07") and len(plain) == 11 else None

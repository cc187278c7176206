"""Senders: who filled in a form for the public, how they said that they can be reached, and that they are told it came."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lintel.domain.forms import Answers
from lintel.domain.forms.public import PublicForm
from lintel.domain.forms.readable import as_held
from lintel.domain.messages import EMAIL, PERSON, RECEIVED, SENDER, TEXT, Message, SafeContact, why_not

THE_PERSON = "self"
# As people write it: with the country before it or not, and then with or without the 0 in brackets.
MOBILE = re.compile(r"(?:(?:\+|00)440?|0)(7[0-9]{9})")
# What somebody said themselves. What was never asked is no reason to leave word of it with staff: they saw the page.
NO_TO = {
    "ring": "unsafe_to_ring",
    "text": "unsafe_to_text",
    "leave_message": "unsafe_to_ring",
    "write": "unsafe_to_write",
}
SAID_NO = frozenset(NO_TO.values())


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who sent a form: the person themselves or somebody else, and what they said of how to reach them.

    `safe` has their answers by way (`ring`, `text`, `leave_message`, `write`); of somebody else only `ring` was asked.
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
        """Why they must not be told by this channel, as they said on the form; None where they may.

        A phone needs a yes. No form asks whether an email is safe: giving an address is a yes to being told there that we
        have it, but only where nothing that they said of how to reach them is a no.
        """
        said_no = [way for way, answer in self.safe.items() if answer == "no"]
        if not self.is_person:
            not_asked = "not_asked_to_text" if channel == TEXT and self.safe.get("ring") != "yes" else None
            return "unsafe_to_ring" if said_no else not_asked
        said = SafeContact(text=self.safe.get("text"), write=self.safe.get("write"), restricted=False)
        no_to_phone = channel == TEXT and self.safe.get("ring") == "no"
        return why_not(channel, said) or (NO_TO[said_no[0]] if no_to_phone or (channel == EMAIL and said_no) else None)


def sender_of(public: PublicForm, answers: Answers) -> Sender:
    """Who sent these answers to a form, as the answers or the document with them say."""
    means = public.form.meanings(answers)
    is_person = answers.get("caller") == THE_PERSON
    who = "person" if is_person else "caller"
    safe = {way: means.get(f"safe.{way}", "") for way in NO_TO}
    return Sender(
        is_person=is_person,
        email=as_held("email", means.get(f"{who}.email", "")),
        phone=as_held("phone", means.get(f"{who}.phone", "")),
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
    """The number that a text can go to, plain; None where it is none, or is among words: they may say that it is another's.

    `+44 (0)7700 900123` is 07700900123.
    """
    if any(sign.isalpha() for sign in phone):
        return None
    plain = "".join(sign for sign in phone.strip() if sign.isascii() and (sign.isdigit() or sign == "+"))
    found = MOBILE.fullmatch(plain)
    return f"0{found[1]}" if found else None

"""Known senders: at which addresses each kind of sender works, as data (`known_senders.csv`).

Anybody may say that they are a nurse. So whoever writes from any other address is told no more than that somebody looked
at it: of a concern, of a contact that became one, and of every other contact, or the silence would give the concern away.
Somebody of the team may make sure that such an address is the sender's, of one form at a time.
"""

from dataclasses import dataclass, replace

from lintel.domain.codes import rows
from lintel.domain.fact import code
from lintel.domain.refusals import Refused
from lintel.domain.told_back import CONCERN
from lintel.domain.work import WorkFact, WorkState, check_codes, require_open

BY_PHONE = {
    CONCERN: "We do not know your email address as one of a service that we work with. The team tells you more by phone."
}
RING_US = (
    "We do not know your email address as one of a service that we work with. "
    "Ring us if you need to know more to help the person."
)


def is_known(kind: str, email: str) -> bool:
    """Whether senders of this kind (`refers_as:gp`) have addresses like this one: of a domain listed, or of one below it."""
    _, at, domain = email.strip().lower().rpartition("@")
    endings = [row["ending"] for row in rows("known_senders") if row["sender"] == kind]
    return bool(at) and any(f".{domain}".endswith(f".{ending}") for ending in endings)


def is_trusted(kind: str, email: str, work: WorkState) -> bool:
    """Whether this sender may be told what their kind of sender may know of this work: their address is known, or confirmed."""
    return is_known(kind, email) or is_confirmed(work)


def why_by_phone(form_kind: str) -> str:
    """Why no more is said to an address that is not known, by the kind of work that the form opened."""
    return BY_PHONE.get(form_kind, RING_US)


@dataclass(frozen=True, kw_only=True)
class SenderConfirmed(WorkFact):
    """Somebody of the team made sure that the sender's address is theirs: by any way but that address itself.

    `checked_by` is that way. `address_in` is the document in which the address stands: another address is in another
    document, and not confirmed. It may be after the work has ended, as what came of it is told then.
    """

    checked_by: str = code("sender_checks")
    address_in: str

    def check(self, work: WorkState) -> None:
        require_open(replace(work, closed_on=None))
        check_codes(self)
        if self.address_in != work.first_told:
            raise Refused("no_sender_to_confirm")
        if is_confirmed(work):
            raise Refused("sender_is_confirmed")

    def apply(self, work: WorkState) -> None:
        work.address_confirmed_in = self.address_in


def is_confirmed(work: WorkState) -> bool:
    """Whether somebody made sure of the very address with which this work came in."""
    return work.first_told is not None and work.address_confirmed_in == work.first_told

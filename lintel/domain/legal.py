"""Which moves are legal now. No second table of rules: each move's first fact is tried against the work."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lintel.domain.codes import titles
from lintel.domain.refusals import Refused
from lintel.domain.rooms import fact_named
from lintel.domain.work import WorkFact, WorkState, coded_fields, words


@dataclass(frozen=True, kw_only=True)
class Move:
    """A move as pages offer it: the fact it records and its words. `asks` are answers besides the coded ones."""

    name: str
    title: str
    fact: str
    asks: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The move in the address bar."""
        return f"{self.name}-{self.fact}" if self.name in ("reach", "mark", "call") else self.name


MOVES = (
    Move(name="rate", title="Rate the risk", fact="RiskRated"),
    Move(name="keep_in_touch", title="Keep in touch", fact="KeptInTouch", asks=("reached",)),
    Move(name="read_more", title="What was added is read", fact="MoreRead"),
    Move(name="confirm_sender", title="Confirm the sender’s address", fact="SenderConfirmed"),
    Move(name="pause", title="Pause the wait", fact="WaitPaused"),
    Move(name="resume", title="Resume the wait", fact="WaitResumed"),
    Move(name="offer", title="Offer to a worker", fact="WorkOffered", asks=("team", "worker")),
    Move(name="accept", title="Accept", fact="OfferAccepted"),
    Move(name="return_offer", title="Return the offer", fact="OfferReturned"),
    Move(name="hand_over", title="Hand over", fact="HandedOver", asks=("team",)),
    Move(name="escalate", title="Escalate to a manager", fact="Escalated", asks=("to",)),
    Move(name="end", title="End the wait", fact="WaitEnded", asks=("why",)),
)
CORRECT = Move(name="correct", title="Correct an entry", fact="Corrected")
NO_TEAM = "\0"
WITHDRAW = Move(name="withdraw", title="Withdraw an entry", fact="Withdrawn")


def moves_of(work: WorkState) -> list[Move]:
    """Every move that this work can have, now or at some other time, in the order of pages."""
    return [*MOVES, *moves_of_kind(work)]


def moves_of_kind(work: WorkState) -> Iterator[Move]:
    """The moves that this kind of work has of its own: what ends the open wait, and what moves a named clock."""
    if work.kind is None:
        return
    if work.stage is not None and work.stage.reached_by != "OfferAccepted":
        yield Move(name="reach", title=_recording(work.stage.reached_by), fact=work.stage.reached_by)
    for name in (each for each in work.kind.marks if each not in work.kind.on_forms):
        yield _marking(name)


def _marking(name: str) -> Move:
    """The move that records a mark. Of a call that was made, it is asked besides whether anybody was reached."""
    fact = fact_named(name)
    asks = ("reached",) if "reached" in fact.__dataclass_fields__ else ()
    return Move(name=getattr(fact, "MOVE", "mark"), title=_recording(name), fact=name, asks=asks)


def move_named(slug: str, work: WorkState) -> Move:
    """The move of that name in the address; raises Refused for one that this work cannot have."""
    for move in (*MOVES, CORRECT, WITHDRAW, *moves_of_kind(work)):
        if move.slug == slug:
            return move
    raise Refused("not_the_time", what=words(slug.split("-")[-1].replace("_", " ")))


def _recording(fact: str) -> str:
    said = words(fact)
    return f"Record: {said}"


def sample(move: Move, work: WorkState, today: date, actor: str) -> WorkFact:
    """A fact such as the move would record today, with the first code of every list: its check says whether it is legal.

    `actor` is the staff id that asks.
    """
    fact = fact_named(move.fact)
    given: dict[str, Any] = {name: next(iter(titles(code_list))) for name, code_list in coded_fields(fact)}
    given |= {name: value for name, value in _others(move, work, actor).items() if name in fact.__dataclass_fields__}
    made = fact(subject=work.id, occurred=today, **given)
    assert isinstance(made, WorkFact)
    return made


def _others(move: Move, work: WorkState, actor: str) -> Mapping[str, Any]:
    known = {"worker": actor, "to": actor, "reached": True, "why": "closed"}
    return known | {
        "stage": work.wait.stage if work.wait else "",
        "team": _team(move, work),
        "address_in": work.first_told or "",
    }


def _team(move: Move, work: WorkState) -> str:
    # A team that no work is in yet: whether it may be handed over is asked, not where to.
    return NO_TEAM if move.name == "hand_over" else work.team

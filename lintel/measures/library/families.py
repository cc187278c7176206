"""The families of measures: for each, what is counted, in plain words, and what the figure cannot say."""

from dataclasses import dataclass

from lintel.measures.language import Family

WAIT_LENGTH = "A wait runs from the first contact (or the day after a review fell due) in whole London days."
SPREAD = (
    "Median and 90th percentile by straight lines between neighbours, in exact fractions, printed to one decimal. "
    "The share within target counts waits of at most the target's length."
)
JUDGED = "Each is judged by the target in force on the day of the figure, whenever it began."
NEVER = "Work that was a duplicate or opened in error is never counted."
OUR_RULES = "Lintel, the rules of work"


@dataclass(frozen=True, kw_only=True)
class Declared:
    """One family as declared: sentences with places for the stage's and the kind's words."""

    title: str
    definition: str
    cannot_say: str
    estimator: str = SPREAD
    source: str = OUR_RULES
    basis: str = "read"
    version: int = 1


FAMILIES = {
    Family.WAITING_NOW: Declared(
        title="{plural}: {stage}, on the list",
        definition=(
            "Waits at this stage ({stage}; {plural}) that were on the list at the end of the day: they had joined it "
            f"on or before that day and had not ended by then. {WAIT_LENGTH} {JUDGED} {NEVER}"
        ),
        version=2,
        cannot_say=(
            "It leaves out everybody who has stopped waiting, so it does not say how long people waited in the end."
        ),
    ),
    Family.WAITS_ENDED: Declared(
        title="{plural}: {stage}, ended in 12 months",
        definition=(
            "Waits at this stage ({stage}; {plural}) that reached what was waited for ({done}) in the twelve months up "
            "to and including the day. Only the first allocation of a piece of work counts; a new wait after a worker "
            f"left is a stage of its own. {WAIT_LENGTH} {JUDGED} {NEVER}"
        ),
        version=2,
        cannot_say="It leaves out people who are still waiting, who may have waited longest, and those who left.",
    ),
    Family.WAITS_LEFT: Declared(
        title="{plural}: {stage}, left the list in 12 months",
        definition=(
            "Waits at this stage ({stage}; {plural}) that ended in the twelve months up to and including the day "
            "without reaching what was waited for, by reason: died, moved, declined, advice given or closed. "
            f"{WAIT_LENGTH} {NEVER}"
        ),
        cannot_say="It does not say whether waiting was the cause.",
    ),
    Family.DAYS_TO_OFFER: Declared(
        title="{plural}: {stage}, days to first offer",
        definition=(
            "Waits at this stage ({stage}; {plural}) first offered to a worker in the twelve months up to and "
            "including the day: whole days from the first contact to that offer, accepted or not. An offer made "
            f"before the wait joined the list is left out. {NEVER}"
        ),
        cannot_say="An offer is not an allocation: it may be returned, or lapse. It is for comparison with councils "
        "that count offers.",
    ),
    Family.KEEP_IN_TOUCH: Declared(
        title="{plural}: {stage}, kept in touch with",
        definition=(
            "Waits at this stage ({stage}; {plural}) on the list at the end of the day. One is in time where the next "
            "contact was due on that day or later, under the policy of the day on which that date was fixed. Length: "
            f"whole days since the person was last reached, at whatever stage, or since they first joined the list. {NEVER}"
        ),
        cannot_say="It does not say how good the contact was, or how often somebody tried without reaching the person.",
        source="Council Waiting Well policy",
        version=4,
    ),
    Family.CLOCK: Declared(
        title="{plural}: {stage} (named clock)",
        definition=(
            "Runs of this clock ({stage}; {plural}) that stopped in the twelve months up to and including the day, "
            f"from {{starts}} to {{stops}}. An unknown time of day is read as midnight. {JUDGED} {NEVER}"
        ),
        version=2,
        cannot_say="It leaves out clocks that are still running, and says nothing of the other three clocks.",
    ),
}

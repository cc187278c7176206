"""Every room's facts, brought together so that the ledger and the docs know all of them."""

from functools import cache

from lintel.domain import (  # noqa: F401  importing a room registers its facts
    allocation,
    assessment,
    care_plan,
    contact,
    emergency,
    figure,
    known_senders,
    more_told,
    person,
    person_details,
    person_relationships,
    person_story,
    review,
    safeguarding,
    service,
    waiting,
    work,
    worse,
)
from lintel.domain.fact import FACTS, Fact


@cache
def all_facts() -> dict[str, type[Fact]]:
    """Each kind of fact that can be recorded, by its name; the shared bases are left out."""
    shared = {"WorkFact", "PersonFact", "WrittenFact", "Milestone", "Mark", "JudgedPlan"}
    return {name: kind for name, kind in FACTS.items() if name not in shared}


def fact_named(name: str) -> type[Fact]:
    """The kind of fact of that name. Looked up here, so that every room has been opened before."""
    return FACTS[name]

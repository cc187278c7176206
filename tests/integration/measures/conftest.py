"""A small ledger to ask figures of: told by hand, each commit on the day that it says."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

import pytest
from django.conf import settings

from lintel.domain.fact import Fact, new_id
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.person import PersonRegistered
from lintel.ledger import read
from lintel.ledger.record import record
from lintel.ledger.write_lock import one_transaction

JANUARY = date(2026, 1, 31)


class Teller:
    """Records facts as if each were told on a given day at noon."""

    def tell(self, facts: Sequence[Fact], on: date) -> None:
        now = datetime.combine(on, time(12), tzinfo=UTC)
        with one_transaction():
            known = read.facts_of({fact.subject for fact in facts})
            expecting = {fact.subject: len(known.get(fact.subject, ())) for fact in facts}
            record(settings.LINTEL_COUNCIL, facts, by="somebody", expecting=expecting, now=now)

    def person(self, on: date = date(2025, 1, 6)) -> str:
        person = new_id()
        self.tell([PersonRegistered(subject=person, occurred=on)], on)
        return person

    def assessment(
        self, joined: date, *, since: date | None = None, told: date | None = None, person: str | None = None,
        team: str = "hill", locality: str | None = "north",
    ) -> list[Fact]:  # fmt: skip
        """Open a Care Act assessment; the facts that did it."""
        opening = Opening(
            kind="care_act_assessment", person=person or self.person(), team=team, locality=locality,
            since=since or joined, occurred=joined,
        )  # fmt: skip
        facts = open_work(opening)
        self.tell(facts, told or joined)
        return facts


@pytest.fixture
def teller(db: None) -> Teller:
    return Teller()

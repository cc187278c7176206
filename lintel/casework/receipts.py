"""Receipts: what somebody who got in touch is told once it is taken in, and what whoever took it in should know."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from lintel.casework.actions import story_now
from lintel.casework.first_told import first_told
from lintel.casework.models import Work
from lintel.casework.rows import ListRow, list_rows
from lintel.casework.visible import visible_to
from lintel.council.models import Staff
from lintel.domain.next_steps import WHAT, NextStep, next_step
from lintel.domain.nhs_number import looks_right


@dataclass(frozen=True)
class Receipt:
    """The reference of what was taken in and what comes next. `row` is for those who may see the work.

    `on_a_form` says whether they can read a form as it was filled in.
    """

    reference: str
    kind: str
    step: NextStep
    row: ListRow | None
    on_a_form: bool = False

    @property
    def nhs_number_is_odd(self) -> bool:
        """Whether an NHS number was given that cannot be one. It is kept as given."""
        identity = self.row.who.identity if self.row else None
        return bool(identity and identity.nhs_number and not looks_right(identity.nhs_number))


def receipt_of(reader: Staff, reference: str, *, taken: Collection[str], today: date) -> Receipt | None:
    """The receipt of what the reader may see, or took in (`taken` are ids); None for all else.

    It names nobody, so one who may not see the work may still read it out.
    """
    work = Work.objects.filter(reference=reference, kind__in=WHAT).first()
    if work is None:
        return None
    seen = list(visible_to(reader).filter(pk=work.pk))
    if not seen and work.pk not in taken:
        return None
    rows = list_rows(seen, reader=reader, page="receipt", today=today)
    state = story_now(work.pk)[1]
    received = state.marks[state.declared.received_by]
    on_a_form = any("form" in told for told in first_told(seen, reader=reader).values())
    step = next_step(work.kind, received, urgent=work.urgent_since is not None)
    return Receipt(work.reference, work.kind, step, rows[0] if rows else None, on_a_form)

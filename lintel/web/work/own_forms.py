"""The forms that a kind of work has of its own, beside its moves: what each is called, and where it is."""

from collections.abc import Iterator

from django.urls import reverse

from lintel.casework.one_work import WorkPage
from lintel.domain.access import may
from lintel.domain.assessment import submissions

Link = tuple[str, str]


def own_forms(page: WorkPage) -> list[Link]:
    """The forms of this work that its reader may open now, each as (title, address)."""
    if not page.reader.allowed.names or page.work.kind not in OF_KIND:
        return []
    return [(title, reverse(name, args=[page.work.reference])) for title, name in OF_KIND[page.work.kind](page)]


def _assessment(page: WorkPage) -> Iterator[Link]:
    stage, role = page.work.stage, page.reader.role
    returned = "AssessmentReturned" in page.state.told
    if may(role, "reach") and page.work.closed_on is None and (stage in WRITTEN_AT or returned):
        yield "Write the assessment", "assessment"
    if may(role, "sign_off") and stage == "decision":
        yield "Sign the assessment off, or send it back", "sign_off"
    if submissions(page.entries):
        yield "Read the assessment", "read_assessment"


WRITTEN_AT = frozenset({"allocation", "reallocation", "start", "completion"})
OF_KIND = {"care_act_assessment": _assessment}

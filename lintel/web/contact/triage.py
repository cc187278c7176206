"""Triage: what was said and what came before stand first, then the decision, and the team that would take it on."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from lintel.casework.one_work import WorkPage
from lintel.casework.rows import ListRow
from lintel.casework.triage import Before, before_triage, lives_in
from lintel.domain.access import may
from lintel.domain.codes import titles
from lintel.domain.contact import advice_is_missing
from lintel.domain.council import Team
from lintel.domain.legal import Move
from lintel.domain.records_of_people import LINK
from lintel.domain.refusals import sentence
from lintel.web import work_cells
from lintel.web.admission import page_for, reads_records
from lintel.web.find.rows import maybe
from lintel.web.formats import short_day
from lintel.web.work.forms import MoveForm
from lintel.web.work.making import answer, found, require_may
from lintel.web.work.questions import choice
from lintel.web.work.said import before

TRIAGE = Move(name="reach", title="Record: contact triaged", fact="ContactTriaged")
EARLIER = [{"text": "When"}, {"text": "What"}, {"text": "What was said"}, {"text": "What came of it"}]
EXCERPT = 200


class TriageForm(MoveForm):
    """What should happen, and for work that begins, which team; the one that fits is chosen beforehand."""

    def __init__(self, page: WorkPage, known: Before, data: Any = None) -> None:
        super().__init__(TRIAGE, page, data)
        hint = f"{known.suggested.why} Another may be chosen. Only for a Care Act assessment."
        field = choice("Which team assesses?", _teams(page, known), required=False, hint=hint, empty="Choose")
        field.initial = known.suggested.team
        self.fields["to_team"] = field
        last = ("decision", "advice", "to_team", "conversation")
        self.order_fields([*last, *(name for name in self.fields if name not in last)])
        self.fields["note"].label = "What you advised or decided, in words"

    def clean(self) -> dict[str, Any]:
        """Whoever closes with advice says what it was about, or what was said."""
        told = self.cleaned_data
        refused = advice_is_missing(told.get("decision"), told.get("advice"), told.get("note"))
        if refused is not None:
            self.add_error("advice", sentence(refused))
        return told


def _teams(page: WorkPage, known: Before) -> dict[str, str]:
    """The teams that assess: the one suggested, those of the person's own locality, the others."""
    here = lives_in(page)
    able = [team for team in known.teams if team.locality is not None or team.specialism is not None]
    return {team.code: team.name for team in sorted(able, key=lambda team: _nearness(team, here, known))}


def _nearness(team: Team, here: str | None, known: Before) -> tuple[bool, bool]:
    return team.code != known.suggested.team, team.locality not in (here, None)


@require_http_methods(["GET", "POST"])
@page_for(reads_records)
def triage(request: HttpRequest, reference: str) -> HttpResponse:
    """Triage one contact."""
    page = found(request, reference)
    if page.state.declared.ended_by(TRIAGE.fact) is None:
        raise Http404
    require_may(request, TRIAGE)
    known = before_triage(page, request.user)
    form = TriageForm(page, known, request.POST or None)
    told = {"consequence": before(TRIAGE, page), "not_now": page.why_refused(TRIAGE)}
    return answer(request, page, TRIAGE, form, told | _read_first(known, request.user.role, page.row.who.reference))


def _read_first(known: Before, role: str, here: str) -> dict[str, Any]:
    """What the page shows before its questions."""
    return {
        "template": "work/triage.html",
        "said": known.said,
        "earlier_columns": EARLIER,
        "earlier": list(_earlier(known)),
        "carers": known.carers,
        "maybe_same": [maybe(each, here, may_link=may(role, LINK.name)) for each in known.maybe_same],
        "may_tell": may(role, "tell"),
        "may_receive": may(role, "receive"),
    }


def _earlier(known: Before) -> Iterator[list[work_cells.Cell]]:
    for row in known.earlier:
        told = known.earlier_said.get(row.work.id, {}).get("note", "")
        name = {"text": row.kind_title, "href": work_cells.address(row), "note": row.work.reference}
        yield [short_day(row.work.opened_on), name, excerpt(told), _came_of(row)]


def _came_of(row: ListRow) -> str:
    if row.work.closed_on is None:
        return f"Open: {row.clock}"
    return titles("outcomes").get(row.work.outcome or "", "")


def excerpt(text: str) -> str:
    """How something that was said begins, for a table."""
    words = " ".join(text.split())
    return words if len(words) <= EXCERPT else f"{words[:EXCERPT].rsplit(' ', 1)[0]} …"

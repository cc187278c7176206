"""Tracking: each promise with the lines that answer it and where it stands today. No state is stored: it is worked out.

Promises follow from the papers; what is kept is the reference of each, what people said of evidence, and what was closed.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from django.conf import settings
from django.db.models import Q, QuerySet

from lintel.domain.clock import london_date
from lintel.domain.refusals import Refused
from lintel.oversight.papers import promises_read
from lintel.oversight.papers.following.meeting_papers import MeetingPapers, body_key
from lintel.oversight.papers.following.promise import Facts, Promise, State, Waiting, state, waiting
from lintel.oversight.papers.following.promises import promises
from lintel.oversight.papers.known_again import Known, as_it_was, known_again, known_promises
from lintel.oversight.papers.models import Closed, Evidence, Judged, Meeting, MeetingPaper, Promised


@dataclass(frozen=True)
class Tracked:
    """A promise as it stands on a day: `evidence` whatever was suggested or told, `closed` with why where it was closed."""

    promise: Promise
    promised: Promised
    evidence: tuple[Evidence, ...]
    closed: Closed | None
    facts: Facts
    state: State
    waiting: Waiting

    @property
    def answers(self) -> list[Evidence]:
        """The lines that a person confirmed."""
        return [each for each in self.evidence if each.state == Judged.CONFIRMED]


def tracked(today: date, *, drafts: bool, only: Q | None = None) -> list[Tracked]:
    """Every promise, or `only` some, as they stand, the newest first. Three queries, however many papers there are.

    A promise that has a number and is not found any more is among them, and says so.
    """
    among = Promised.objects.filter(only or Q(), council=settings.LINTEL_COUNCIL)
    known, evidence = known_promises(among), _evidence(among, drafts)
    stand = [(promise, row) for row, promise in promises_read.found(among, published=not drafts)]
    stand += list(_not_found(known, {row.pk for _, row in stand}, drafts))
    rows = [_stands(each, row, evidence[row.pk], today) for each, row in stand]
    return sorted(rows, key=lambda row: (row.promise.made_on, row.promise.reference), reverse=True)


def _not_found(known: Iterable[Known], found: Collection[int], drafts: bool) -> Iterator[tuple[Promise, Promised]]:
    """Promises that are not found any more. The public sees those of published papers, and none that a draft alone has."""
    for each in known:
        said = [at for at in each.places if drafts or at.paper.published]
        if said and each.promised.pk not in found and (drafts or not each.promised.found):
            yield as_it_was(each.promised, said), each.promised


def one(reference: str, today: date, *, drafts: bool) -> Tracked:
    """The promise of that reference. Raises Refused."""
    found = tracked(today, drafts=drafts, only=Q(reference=reference))
    if not found:
        raise Refused("no_such_promise")
    return found[0]


def about(meetings: Iterable[Meeting]) -> Q:
    """Which promises were made on the days of these meetings, or may be answered by their papers."""
    asked = list(meetings)
    answered = Evidence.objects.filter(paper__meeting__in=asked, state=Judged.CONFIRMED).values("promised")
    return Q(made_on__in={each.date for each in asked}) | Q(pk__in=answered)


def _evidence(among: QuerySet[Promised], drafts: bool) -> defaultdict[int, list[Evidence]]:
    own = Evidence.objects.filter(promised__in=among)
    own = own if drafts else own.exclude(paper__published=None)
    found = defaultdict[int, list[Evidence]](list)
    for each in own.select_related("paper__meeting").defer("paper__text").order_by("id"):
        found[each.promised_id].append(each)
    return found


def _stands(promise: Promise, promised: Promised, evidence: Sequence[Evidence], today: date) -> Tracked:
    closed = getattr(promised, "closed", None)
    answered = [each.paper.meeting.date.isoformat() for each in evidence if each.state == Judged.CONFIRMED]
    facts = Facts(
        recorded=promise.recorded,
        found=promise.found,
        due=promise.due.on,
        answered=min(answered, default=None),
        closed=london_date(closed.at).isoformat() if closed else None,
    )
    on = today.isoformat()
    waits = waiting(promise.made_on, facts, on)
    return Tracked(promise, promised, tuple(evidence), closed, facts, state(facts, on), waits)


def promises_to_write(body: str, read: Iterable[MeetingPapers], *, published: bool) -> Callable[[], None]:
    """What these papers tell of the promises of their body, worked out, to be written once each has its number."""
    return partial(_write_promises, body, promises(tuple(read)), published)


def _write_promises(body: str, found: Sequence[Promise], published: bool) -> None:
    known = [each for each in known_promises() if body_key(each.promised.body) == body_key(body)]
    again = known_again(found, known)
    rows = [(row, replace(each, reference=row.reference)) for each in found if (row := again.get(each.key))]
    promises_read.write(body, rows, published=published)


def lines_of(evidence: Iterable[Evidence]) -> dict[int, list[str]]:
    """The lines of papers that may answer a promise, as they stand, by the id of the evidence. One query."""
    asked = list(evidence)
    texts = dict(MeetingPaper.objects.filter(pk__in={each.paper_id for each in asked}).values_list("pk", "text"))
    lines = {pk: text.split("\n") for pk, text in texts.items()}
    return {
        each.pk: [line.strip() for line in lines[each.paper_id][each.line_start - 1 : each.line_end] if line.strip()]
        for each in asked
    }

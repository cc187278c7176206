"""Following the promises of one body: worked out from its papers before anything is written, and then written in one go.

New promises get a number, and what the rules suggest as evidence is written beside what people said of it, which stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from lintel.oversight.papers.all_read import AllRead
from lintel.oversight.papers.following.evidence import RULES, Suggestion, suggestions
from lintel.oversight.papers.following.meeting_papers import body_key
from lintel.oversight.papers.following.promise import Promise
from lintel.oversight.papers.following.promises import promises
from lintel.oversight.papers.following.references import numbered
from lintel.oversight.papers.known_again import Known, known_again, known_promises
from lintel.oversight.papers.models import Evidence, Judged, MeetingPaper, Promised, PromisedAt
from lintel.oversight.papers.reading.found import Reading

PLACE = ("promised_id", "paper_id", "line_start", "line_end", "column")
LINE = ("promised_id", "paper_id", "line_start")
BATCH, NOT_FOR_THE_PUBLIC = 500, "[Not for the public]"
CHANGES = ("body", "made_on", "kind", "text", "owner", "found")


@dataclass(frozen=True)
class Followed:
    """What follows from the papers of one body. `again` is by a promise's key, and `papers` by their names.

    `dropped` are those of `gone` whose lines are blank by now: they are not for the public, which a rule did not know before.
    """

    promises: Sequence[Promise]
    again: Mapping[str, Promised]
    gone: Sequence[Known]
    dropped: Sequence[Known]
    suggestions: Sequence[Suggestion]
    papers: Mapping[str, MeetingPaper]


def follow(body: str, every: AllRead) -> Followed:
    """Follow the promises of that body through its papers. Nothing is written."""
    read = every.of_body(body)
    found = promises(read.meetings)
    known = [each for each in known_promises() if body_key(each.promised.body) == body_key(body)]
    again = known_again(found, known)
    kept = {row.pk for row in again.values()}
    gone = [each for each in known if each.promised.pk not in kept]
    dropped = _dropped(gone, {each.paper.name: each for of in read.meetings for each in of.readings})
    return Followed(
        found, again, gone, dropped, suggestions(found, read.meetings), {each.name: each for each in read.papers}
    )


def _dropped(gone: Sequence[Known], readings: Mapping[str, Reading]) -> list[Known]:
    return [each for each in gone if all(_is_blank(at, readings.get(at.paper.name)) for at in each.places)]


def _is_blank(at: PromisedAt, reading: Reading | None) -> bool:
    return reading is not None and all(line.blank for line in reading.paper.between(at.line_start, at.line_end))


def write_followed(of: Followed) -> None:
    """Write it down: in the transaction of what it follows from, while no other paper of the council is stored."""
    references = _references(of)
    rows, changed = dict[str, Promised](), list[Promised]()
    for each in of.promises:
        rows[each.key] = of.again.get(each.key) or Promised(
            council=settings.LINTEL_COUNCIL, reference=references[each.key]
        )
        if _told(rows[each.key], each):
            changed.append(rows[each.key])
    Promised.objects.bulk_update([each for each in changed if each.pk], CHANGES, batch_size=BATCH)
    Promised.objects.bulk_create([each for each in changed if not each.pk], batch_size=BATCH)
    Promised.objects.filter(pk__in=[each.promised.pk for each in of.gone]).update(found=False)
    Promised.objects.filter(pk__in=[each.promised.pk for each in of.dropped]).update(text=NOT_FOR_THE_PUBLIC, owner="")
    _place(of, rows)
    _suggest(of, rows)


def _references(of: Followed) -> dict[str, str]:
    every = Promised.objects.filter(council=settings.LINTEL_COUNCIL).values_list("reference", flat=True)
    known = {each: each for each in every} | {key: row.reference for key, row in of.again.items()}
    return numbered([(each.body, each.made_on, each.key) for each in of.promises], known)


def _told(row: Promised, promise: Promise) -> bool:
    """Put into its row what a promise is now. Whether that is not what stood there."""
    now = promise.body, date.fromisoformat(promise.made_on), promise.kind, promise.text, promise.owner or "", True
    stood = tuple(getattr(row, name) for name in CHANGES)
    for name, value in zip(CHANGES, now, strict=True):
        setattr(row, name, value)
    return row.pk is None or stood != now


def _place(of: Followed, rows: Mapping[str, Promised]) -> None:
    """Write where each promise is said now, instead of where it was said before."""
    now = {}
    for promise in of.promises:
        for said in promise.said:
            place = said.place
            at = rows[promise.key].pk, of.papers[said.paper].pk, place.line_start, place.line_end, place.column
            now[at] = PromisedAt(**dict(zip(PLACE, at, strict=True)))
    stood = PromisedAt.objects.filter(promised__in=[each.pk for each in rows.values()])
    before = {tuple(at): pk for *at, pk in stood.values_list(*PLACE, "pk")}
    PromisedAt.objects.filter(pk__in=[pk for at, pk in before.items() if at not in now]).delete()
    PromisedAt.objects.bulk_create([row for at, row in now.items() if at not in before], batch_size=BATCH)


def _suggest(of: Followed, rows: Mapping[str, Promised]) -> None:
    """Write what the rules suggest. A row that is suggested still stays itself: somebody may be judging it just now.

    What no rule suggests any more, and nobody judged, is taken away.
    """
    now = {tuple(getattr(row, name) for name in LINE): row for row in _suggested(of, rows)}
    asked = [*(each.pk for each in rows.values()), *(each.promised.pk for each in of.gone)]
    stood = {tuple(getattr(row, name) for name in LINE): row for row in Evidence.objects.filter(promised__in=asked)}
    gone = [row.pk for line, row in stood.items() if line not in now]
    Evidence.objects.filter(pk__in=gone, state=Judged.SUGGESTED).delete()
    other = [(stood[line], row) for line, row in now.items() if line in stood and stood[line].state == Judged.SUGGESTED]
    for old, new in other:
        if (old.line_end, old.why) != (new.line_end, new.why):
            Evidence.objects.filter(pk=old.pk).update(line_end=new.line_end, why=new.why)
    Evidence.objects.bulk_create([row for line, row in now.items() if line not in stood], ignore_conflicts=True)


def _suggested(of: Followed, rows: Mapping[str, Promised]) -> Iterator[Evidence]:
    for each in of.suggestions:
        place = each.said.place
        at = {"line_start": place.line_start, "line_end": place.line_end, "why": RULES[each.rule]}
        yield Evidence(promised=rows[each.promise], paper=of.papers[each.said.paper], **at)

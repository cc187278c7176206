"""`lintel papers store`, `promises` and `page`: council papers that are stored here."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from lintel.council.people import staff_names
from lintel.domain.clock import london_date
from lintel.oversight.papers import lists, tracking
from lintel.oversight.papers.exports.tracker import tracker_csv
from lintel.oversight.papers.page_of import checked
from lintel.oversight.papers.taking_in import Told, take_in, take_in_all_again
from lintel.oversight.papers.tracking import Tracked
from lintel.project.command_line import stop
from lintel.project.commands import databases, eyes
from lintel.web.papers.doors import keeps_papers
from lintel.web.papers.feeds import tracker_rows

FAILED = 1
WIDEST = 100


def store_paper(chosen: argparse.Namespace) -> None:
    """Store a file with its meeting, and say what was found and what is doubtful. The same file again changes nothing."""
    databases.build()
    by = eyes.admitted(chosen.user, keeps_papers, "store council papers")
    path = Path(chosen.file)
    if not path.is_file():
        stop(f"There is no file {path}.")
    words = {name: getattr(chosen, name) or "" for name in ("kind", "title", "body", "profile")}
    stored = take_in(path.read_bytes(), path.name, Told(date=chosen.date, **words), by=by)
    found, doubts = stored.found.count(), stored.doubts.count()
    print(
        f"{stored.meeting.slug}/{stored.slug}: {found:,} things found, {doubts:,} doubtful. Profile: {stored.profile}."
    )


def read_again(chosen: argparse.Namespace) -> None:
    """Read every stored paper again, as the rules are now. What people answered, confirmed and corrected stays."""
    databases.build()
    by = eyes.admitted(chosen.user, keeps_papers, "store council papers")
    for paper, drafts in take_in_all_again(by=by):
        print(f"{paper.meeting.slug}/{paper.slug}: {paper.found.count():,} things found.")
        for meeting in drafts:
            print(f"{meeting.slug} is a draft again: its page said what its papers do not.", file=sys.stderr)


def list_promises(chosen: argparse.Namespace) -> None:
    """Every promise in papers that were published, as it stands today; for whoever looks after papers, in drafts too."""
    databases.build()
    today = _today()
    found = tracking.tracked(today, drafts=_drafts(chosen))
    if chosen.format == "json":
        print(json.dumps([_row(each) for each in found], indent=2, ensure_ascii=False))
    elif chosen.format == "csv":
        made = tracker_csv(tracker_rows(found), today.isoformat())
        print(made.decode("utf-8-sig").replace("\r\n", "\n"), end="")
    else:
        print("\n".join(_line(_row(each)) for each in found) or "No promise was found.")


def _row(each: Tracked) -> Mapping[str, Any]:
    promise, said = each.promise, each.promise.said[0]
    return {
        "reference": each.promised.reference,
        "state": each.state.value,
        "body": promise.body,
        "made_on": promise.made_on,
        "kind": promise.kind,
        "owner": promise.owner,
        "asked_by": promise.asked_by,
        "text": promise.text,
        "due": promise.due.on,
        "days_waiting": each.waiting.days,
        "paper": said.paper,
        "line_start": said.place.line_start,
        "line_end": said.place.line_end,
        "answered_at": "; ".join(_answers(each)),
        "suggested_at": "; ".join(_suggested(each)),
        "closed_because": each.closed.reason if each.closed else None,
    }


def _answers(each: Tracked) -> Iterator[str]:
    for evidence in each.answers:
        yield f"{evidence.paper.meeting.slug}/{evidence.paper.slug}:{evidence.line_start}"


def _suggested(each: Tracked) -> Iterator[str]:
    for evidence in each.evidence:
        if evidence.state == "suggested":
            yield f"{evidence.paper.meeting.slug}/{evidence.paper.slug}:{evidence.line_start}"


def _line(row: Mapping[str, Any]) -> str:
    text = row["text"] if len(row["text"]) <= WIDEST else f"{row['text'][:WIDEST]} …"
    where = f"{row['paper']}:{row['line_start']}"
    answered = f", answered at {row['answered_at']}" if row["answered_at"] else ""
    return f"{row['reference']}  {row['state']}, {row['days_waiting']} days{answered}  {text}  [{where}]"


def print_page(chosen: argparse.Namespace) -> None:
    """A meeting's page as text, and what the check finds when it reads it again. Status 1 where anything does not hold."""
    databases.build()
    drafts = _drafts(chosen)
    meeting = lists.meeting(chosen.meeting, drafts=drafts)
    text, found = checked(meeting, _today(), staff_names(), drafts=drafts)
    print(text)
    scores = ", ".join(f"{name.replace('_', ' ')} {value:.0%}" for name, value in vars(found.scores).items())
    print(f"Check: {scores}.")
    for each in found.failures:
        print(f"{each.rule}: {each.words} [{each.paper}:{each.line}]", file=sys.stderr)
    if found.failures:
        raise SystemExit(FAILED)


def _drafts(chosen: argparse.Namespace) -> bool:
    return chosen.user is not None and keeps_papers(eyes.user(chosen.user).allowed)


def _today() -> date:
    return london_date(timezone.now())

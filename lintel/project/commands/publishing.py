"""`lintel figures publish` and `lintel figures restate`."""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from lintel.council.models import Staff
from lintel.measures import publish as publishing
from lintel.measures.language import Figure, printed, printed_share
from lintel.measures.restate import Change, Restatement
from lintel.measures.restate import restate as restated
from lintel.project.command_line import stop
from lintel.project.commands import databases
from lintel.project.commands.figures import known_on, references, tell, user, write


def publish(chosen: argparse.Namespace) -> None:
    """Freeze a figure with its members, and print its id."""
    databases.build()
    publisher = user(chosen.user)
    if not publisher.allowed.publishes:
        stop(f"{publisher.name} may not publish figures.")
    print(
        publishing.publish(chosen.measure, chosen.as_at, by=publisher.id, as_known_on=known_on(chosen.as_known_on)).id
    )


def restate(chosen: argparse.Namespace) -> None:
    """A published figure beside what is known now, and what made the difference."""
    databases.build()
    reader = user(chosen.user)
    found = restated(publishing.published(chosen.figure))
    changes = _changes(found, reader)
    figures = {"published": _figure(found.frozen.whole), "restated": _figure(found.now.figures.whole)}
    if chosen.format == "json":
        print(json.dumps({**_said(found), **figures, "changes": changes}, indent=2))
        return
    tell(_said(found))
    rows = [{"figure": name, **figure} for name, figure in figures.items()]
    write("text", rows, tuple(rows[0]))
    for change in changes:
        print("  ".join(_in_words(change)))


def _in_words(change: dict[str, Any]) -> Iterator[str]:
    """One change in a line: what sort of change, to which case, and each field as it was and as it is."""
    yield f"{change['sort'].replace('_', ' ').capitalize()}: {change['reference']}"
    if change["why"]:
        yield change["why"].replace("_", " ")
    for name, was in (change["was"] or {}).items():
        yield f"{name.replace('_', ' ')} was {was}, is {change['now'][name]}"


def _said(found: Restatement) -> dict[str, Any]:
    return {
        "figure": str(found.published.id),
        "measure": found.published.measure,
        "as_at": found.published.as_at.isoformat(),
        "published_known_on": found.published.known_on.isoformat(timespec="seconds"),
        "published_position": found.published.position,
        "restated_known_on": found.now.known_on.isoformat(timespec="seconds"),
        "restated_position": found.now.position,
        "definition_changed": found.definition_changed,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "number": figure.number,
        "people": figure.people,
        "median": printed(figure.median) or None,
        "p90": printed(figure.p90) or None,
        "maximum": printed(figure.maximum) or None,
        "share_within": printed_share(figure.share_within) or None,
    }


def _changes(found: Restatement, reader: Staff) -> list[dict[str, Any]]:
    """The changes whose cases the reader may see, by their references."""
    members = [member for change in found.changes if (member := change.was or change.now)]
    seen = references(reader, members, page="figures_restate")
    return [_change(change, seen[change.work]) for change in found.changes if change.work in seen]


def _change(change: Change, reference: str) -> dict[str, Any]:
    was = {name: str(getattr(change.was, name)) for name in change.fields}
    now = {name: str(getattr(change.now, name)) for name in change.fields}
    return {"sort": change.sort, "reference": reference, "why": change.why, "was": was or None, "now": now or None}

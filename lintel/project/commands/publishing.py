"""`lintel figures publish` and `lintel figures restate`."""

import argparse
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from lintel.council.models import Staff
from lintel.measures import disclosure, library
from lintel.measures import publish as publishing
from lintel.measures.disclosure import Shown
from lintel.measures.language import Figure, printed, printed_share
from lintel.measures.restate import Change, Restatement
from lintel.measures.restate import restate as restated
from lintel.project.commands import databases
from lintel.project.commands.eyes import admitted
from lintel.project.commands.figures import known_on, references, say_some_are_restricted, tell, write
from lintel.web.admission import sees_figures
from lintel.web.figures import outside
from lintel.web.figures.doors import publishes, sees_exact


def publish(chosen: argparse.Namespace) -> None:
    """Freeze a figure with its members, and print its id."""
    databases.build()
    publisher = admitted(chosen.user, publishes, "publish figures")
    known = known_on(chosen.as_known_on)
    print(publishing.publish(chosen.measure, chosen.as_at, by=publisher.id, as_known_on=known).id)


def restate(chosen: argparse.Namespace) -> None:
    """A published figure beside what is known now, and what made the difference.

    For those who see only what is published: the published figure, with small numbers hidden, and nothing beside it.
    """
    databases.build()
    reader = admitted(chosen.user, sees_figures, "see figures")
    # An id is the same in capitals, as some programs copy it.
    frozen = publishing.published(chosen.figure.lower())
    told = _exact(frozen, reader) if sees_exact(reader.allowed) else _outside(frozen)
    if chosen.format == "json":
        print(json.dumps({**told.said, **told.figures, **told.more}, indent=2))
    else:
        _in_lines(told)
    if "changes" in told.more:
        say_some_are_restricted()


def _in_lines(told: "Told") -> None:
    tell(told.said)
    rows = [{"figure": name, **figure} for name, figure in told.figures.items()]
    write("text", rows, tuple(rows[0]))
    for change in told.more.get("changes", ()):
        print("  ".join(_in_words(change)))


class Told(NamedTuple):
    """What is printed: what the figures stand for, the figures by name, and what else there is."""

    said: dict[str, Any]
    figures: dict[str, dict[str, Any]]
    more: dict[str, list[dict[str, Any]]]


def _exact(frozen: publishing.Published, reader: Staff) -> Told:
    found = restated(frozen)
    now = {
        "restated_known_on": found.now.known_on.isoformat(timespec="seconds"),
        "restated_position": found.now.position,
        "definition_changed": found.definition_changed,
    }
    figures = {"published": _figure(found.frozen.whole), "restated": _figure(found.now.figures.whole)}
    return Told(_said(frozen) | now, figures, {"changes": _changes(found, reader)})


def _outside(frozen: publishing.Published) -> Told:
    """The figure as councillors see it on its page, and the rule by which."""
    found = disclosure.disclosed(publishing.frozen_figures(frozen), library.measure(frozen.measure))
    figure = _figure(found.whole, places=0)
    not_shown = {name: outside.NOT_SHOWN for name in ("number", "people") if figure[name] is None}
    return Told(_said(frozen) | {"rule": outside.rule_in_words(found.rule)}, {"published": figure | not_shown}, {})


def _in_words(change: dict[str, Any]) -> Iterator[str]:
    """One change in a line: what sort of change, to which case, and each field as it was and as it is."""
    yield f"{change['sort'].replace('_', ' ').capitalize()}: {change['reference']}"
    if change["why"]:
        yield change["why"].replace("_", " ")
    for name, was in (change["was"] or {}).items():
        yield f"{name.replace('_', ' ')} was {was}, is {change['now'][name]}"


def _said(frozen: publishing.Published) -> dict[str, Any]:
    return {
        "figure": str(frozen.id),
        "measure": frozen.measure,
        "as_at": frozen.as_at.isoformat(),
        "published_known_on": frozen.known_on.isoformat(timespec="seconds"),
        "published_position": frozen.position,
    }


def _figure(figure: Figure | Shown, *, places: int = 1) -> dict[str, Any]:
    return {
        "number": figure.number,
        "people": figure.people,
        "median": printed(figure.median, places=places) or None,
        "p90": printed(figure.p90, places=places) or None,
        "maximum": printed(figure.maximum, places=places) or None,
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

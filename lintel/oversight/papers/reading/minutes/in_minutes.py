"""All that minutes hold: items, the points made, what was decided, and what was promised."""

from collections.abc import Sequence
from dataclasses import replace

from lintel.oversight.papers.reading.found import Action, Reading
from lintel.oversight.papers.reading.minutes.action_lists import listed_actions, unsaid_actions
from lintel.oversight.papers.reading.minutes.actions import formal_actions, reported_actions
from lintel.oversight.papers.reading.minutes.decisions import decisions
from lintel.oversight.papers.reading.minutes.minutes import items
from lintel.oversight.papers.reading.minutes.points import points
from lintel.oversight.papers.reading.minutes.undertakings import promised_in_statements, undertakings
from lintel.oversight.papers.reading.profile import Profile


def with_minutes(reading: Reading, profile: Profile) -> Reading:
    """The reading with its minute items, points, decisions and actions, and with what they left in doubt."""
    paper = reading.paper
    of_items, doubts = items(paper, profile)
    made, doubts_of_points = points(paper, profile, of_items)
    decided, doubts_of_decisions = decisions(paper, profile, of_items)
    said = replace(reading, items=of_items, points=made, decisions=decided)
    unsaid = unsaid_actions(paper, profile, of_items)
    found = (*reading.doubts, *doubts, *doubts_of_points, *doubts_of_decisions, *unsaid)
    return replace(said, actions=_promised(said, profile), doubts=found)


def _promised(reading: Reading, profile: Profile) -> tuple[Action, ...]:
    """What was promised, in order: by decisions, in lists of actions, in discussion, and in papers that tell of a meeting."""
    paper = reading.paper
    listed = tuple(listed_actions(paper, profile, reading.items, reading.tables))
    formal, apart = _named_beside(formal_actions(paper, profile, reading.decisions), listed)
    told = {(each.place.line_start, each.text) for each in apart}
    spoken = undertakings(paper, profile, reading.items, reading.points, formal)
    said = (*apart, *(each for each in spoken if (each.place.line_start, each.text) not in told))
    promised = (*formal, *said, *reported_actions(paper, profile), *promised_in_statements(paper, profile))
    return tuple(sorted(promised, key=lambda each: each.place.line_start))


def _named_beside(formal: Sequence[Action], listed: Sequence[Action]) -> tuple[tuple[Action, ...], tuple[Action, ...]]:
    """The actions of decisions and those listed. Whoever is named under a clause that asks nobody is the one whom it asks."""
    nobody = {each.place.line_start for each in formal if each.addressee is None}
    named = {
        each.place.line_start: each.addressee for each in listed if each.place.line_start in nobody and each.addressee
    }
    asked = tuple(replace(each, addressee=each.addressee or named.get(each.place.line_start)) for each in formal)
    return asked, tuple(each for each in listed if each.place.line_start not in named)

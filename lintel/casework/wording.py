"""Wording: what a field of a fact is called, and what it says, in words; ids only where the reader may be told the name."""

from collections.abc import Mapping
from datetime import date, time

from lintel.domain.codes import titles
from lintel.domain.fact import Fact
from lintel.domain.flow import KINDS, kind_named
from lintel.domain.money import in_pounds
from lintel.domain.work import coded_fields

OTHER_WORK = "Another piece of work"
UNKNOWN_COLLEAGUE = "Somebody not known here"
# What stands where an id has no name that the reader may be told.
NAMELESS = {"because_of": OTHER_WORK, "worker": UNKNOWN_COLLEAGUE, "to": UNKNOWN_COLLEAGUE}
NAMELESS |= {"reader": UNKNOWN_COLLEAGUE, "reviewer": UNKNOWN_COLLEAGUE}
LABELS = {
    "other": "Who",
    "third_person": "Names somebody else",
    "may_speak": "May speak for them",
    "weekly_pence": "For a week",
    "person_pays_pence": "The person pays",
    "one_off_pence": "Paid once",
    "out_of_order": "Before its turn because",
}


def label(name: str) -> str:
    """What a field is called."""
    return LABELS.get(name) or name.replace("_", " ").capitalize()


def words_for(fact: Fact, name: str, value: object, names: Mapping[str, Mapping[str, str]]) -> str:
    """What a field says. `names` are those of ids that the reader may be told, by the field."""
    lists = dict(coded_fields(type(fact)))
    if name in lists:
        return titles(lists[name]).get(str(value), str(value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if name.endswith("_pence") and isinstance(value, int):
        return in_pounds(value)
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    own = {"kind": _kind_title, "stage": _stage_title, "why": _why}.get(name)
    return own(str(value)) if own else names.get(name, {}).get(str(value), NAMELESS.get(name, str(value)))


def _kind_title(kind: str) -> str:
    return kind_named(kind).title


def _why(why: str) -> str:
    return titles("leaving_reasons").get(why, why.capitalize())


def _stage_title(stage: str) -> str:
    found = {each.name: each.title for kind in KINDS.values() for each in kind.stages}
    return found.get(stage, "Waiting for a new worker")

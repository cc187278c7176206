"""No timeline shows an id: of every kind of fact in the example, all that is said is words, codes' titles, dates and numbers."""

import re

from lintel.casework.rows import Names
from lintel.casework.timeline import timeline
from lintel.domain.fact import Recorded
from lintel.domain.rooms import all_facts
from lintel.project.drawing.example import example

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}")


def stories() -> dict[str, list[Recorded]]:
    found: dict[str, list[Recorded]] = {}
    for entry in example():
        found.setdefault(entry.fact.subject, []).append(entry)
    return found


def test_no_entry_of_any_kind_says_an_id(db: None) -> None:
    nobody = Names({}, {}, {})
    items = [item for story in stories().values() for item in timeline(story, nobody, [], notes={})]
    assert {type(item.now).__name__ for item in items} == set(all_facts())
    said = [(type(item.now).__name__, each) for item in items for each in item.said if ID.search(" ".join(each))]
    assert said == []

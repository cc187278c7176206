"""No timeline shows an id: of every kind of fact in the example, all that is said is words, codes' titles, dates and numbers."""

import re

import pytest

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


@pytest.mark.parametrize("kind", sorted(all_facts()))
def test_no_entry_of_this_kind_says_an_id(kind: str) -> None:
    nobody = Names({}, {}, {})
    items = [item for story in stories().values() for item in timeline(story, nobody, [], notes={})]
    of_this_kind = [item for item in items if type(item.now).__name__ == kind]
    assert of_this_kind
    assert [said for item in of_this_kind for said in item.said if ID.search(" ".join(said))] == []

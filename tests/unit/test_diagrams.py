"""The diagrams of kinds of work: only syntax that was once drawn and looked at, and no two arrows over each other."""

import re
from collections import Counter

import pytest

from lintel.domain.flow import KINDS, Kind
from lintel.project.drawing.diagram import decisions, diagram

BOX = re.compile(r'    state "[^"\n]+" as (\w+)')
ARROW = re.compile(r"    (\w+|\[\*\]) --> (\w+|\[\*\]): [^\n:;#{}]+")
NOTE = re.compile(r"    note right of (\w+): [^\n:;#{}]+")


def lines(kind: Kind) -> list[str]:
    first, second, *drawn, last = diagram(kind).splitlines()
    assert (first, second, last) == ("```mermaid", "stateDiagram-v2", "```")
    return drawn


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_line_is_a_box_an_arrow_or_a_note(kind: Kind) -> None:
    assert [line for line in lines(kind) if not any(form.fullmatch(line) for form in (BOX, ARROW, NOTE))] == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_arrows_lead_from_box_to_box_one_for_each_pair(kind: Kind) -> None:
    boxes = {found[1] for line in lines(kind) if (found := BOX.fullmatch(line))} | {"[*]"}
    arrows = Counter(found.groups() for line in lines(kind) if (found := ARROW.fullmatch(line)))
    assert {end for arrow in arrows for end in arrow} == boxes
    assert set(arrows.values()) == {1}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_decision_stands_at_an_arrow(kind: Kind) -> None:
    for stage in kind.stages:
        from_here = "\n".join(line for line in lines(kind) if line.startswith(f"    {stage.name} --> "))
        assert [said for said in decisions(stage).values() if said not in from_here] == []

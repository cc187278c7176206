"""The same paper printed in another way reads the same: ten transformations, with gold carried along by the line map."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lintel.oversight.papers.reading.as_json import as_json
from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.read import read
from lintel.oversight.papers.reading.scoring.gold import STRUCTURES, gold_of
from lintel.oversight.papers.reading.scoring.score import Score, scores_of
from lintel.synthetic.packs import pack
from tests.papers.ferry_minutes import BULLETED, NUMBERED
from tests.papers.made_up_minutes import MINUTES, printed
from tests.papers.made_up_report import REPORT
from tests.papers.transforming import TRANSFORMATIONS, Changed, Row

REAL = ("000-meeting-digest.txt", "001-report-pack.txt", "003-minutes-cqc-item.txt")
MANNERS = {"first": "leicestershire", "second": "leicester", "plain": "plain"}
OURS = {
    "report": ("leicestershire", REPORT),
    "pack": ("leicestershire", pack(5, 60)),
    "numbered minutes": ("leicestershire", NUMBERED),
    "bulleted minutes": ("leicester", BULLETED),
    **{name: (MANNERS[name.split("-")[0]], printed(name).decode()) for name in MINUTES},
}
# Three columns printed into each other cannot be told apart once their lines are broken too: nothing is made up, and it is a doubt.
NOT_TOLD_APART = {"wrapped lines": ("agenda items",)}
Rows = Mapping[str, Sequence[Row]]


@cache
def as_printed(text: str, name: str, manner: str) -> Reading:
    return read(text.encode(), name, manner)


def transformed(text: str, name: str, manner: str, how: str) -> tuple[Reading, Changed, Reading]:
    """The reading as printed, the change, and the reading of the changed paper."""
    before = as_printed(text, name, manner)
    change = TRANSFORMATIONS[how](text.split("\n"), before)
    return before, change, read(change.data(), name, manner)


def told(said: Mapping[str, Any], rows: Rows, change: Changed) -> tuple[Score, ...]:
    """The scores, without the fields that the change takes away."""
    structures = (
        replace(each, keys=tuple(key for key in each.keys if key not in change.leaves_out)) for each in STRUCTURES
    )
    return scores_of(said, rows, tuple(structures))


@pytest.mark.parametrize("how", TRANSFORMATIONS)
@pytest.mark.parametrize("name", REAL)
def test_a_real_paper_has_the_same_scores(name: str, how: str, shared_papers: Path) -> None:
    text = (shared_papers / name).read_bytes().decode("utf-8")
    before, change, after = transformed(text, name, "leicestershire", how)
    rows = gold_of(shared_papers.parent / "gold", name)
    scored = told(as_json(before), rows, change), told(change.carried_back(as_json(after)), change.gold(rows), change)
    for first, then in zip(*scored, strict=True):
        if first.structure.name in NOT_TOLD_APART.get(how, ()) and then.found < first.found:
            assert not then.beside
            assert "agenda_numbers_missing" in [doubt.name for doubt in after.doubts]
            continue
        assert then.found >= first.found, (first.structure.name, then.missed)
        assert first.structure.name != "as-at dates" or len(then.beside) <= len(first.beside), then.beside


@pytest.mark.parametrize("how", TRANSFORMATIONS)
@pytest.mark.parametrize("name", OURS)
def test_our_own_papers_read_the_same(name: str, how: str) -> None:
    manner, text = OURS[name]
    before, change, after = transformed(text, f"{name}.txt", manner, how)
    said = as_json(before)
    rows = change.gold({each.file: said[each.lists] for each in STRUCTURES})
    for score in told(change.carried_back(as_json(after)), rows, change):
        assert not score.missed, (score.structure.name, score.missed)


@pytest.mark.parametrize("how", TRANSFORMATIONS)
def test_a_transformation_changes_the_paper_and_loses_no_line(how: str) -> None:
    manner, text = OURS["pack"]
    lines = [*text.split("\n"), "<u>“Underlined”</u> and 'quoted'"]
    change = TRANSFORMATIONS[how](lines, as_printed(text, "pack.txt", manner))
    assert change.data() != "\n".join(lines).encode()
    assert {*change.came_from} - {0} == {*range(1, len(lines) + 1)}

"""The real papers against what a careful reader found in them: every structure meets its target. The scores are printed."""

from pathlib import Path

import pytest

from lintel.oversight.papers.reading.read import read
from lintel.oversight.papers.reading.scoring.gold import gold_of
from lintel.oversight.papers.reading.scoring.score import scores


@pytest.mark.parametrize("name", ["000-meeting-digest.txt", "001-report-pack.txt", "003-minutes-cqc-item.txt"])
def test_every_structure_meets_its_target(name: str, shared_papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = gold_of(shared_papers.parent / "gold", name)
    found = scores(read((shared_papers / name).read_bytes(), name), rows)
    with capsys.disabled():
        for each in found:
            if each.gold:
                print(f"\n{name}: {each.structure.name} {each.found} of {each.gold} ({each.recall:.1%})", end="")
    assert [each.structure.name for each in found if not each.good] == []

"""Minutes of the real papers against what a careful reader found; what that reader does not hold was judged one by one."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.read import read
from lintel.oversight.papers.reading.scoring.gold import gold_of
from lintel.oversight.papers.reading.scoring.score import Score, scores

JUDGED = Path(__file__).with_name("judged.csv")
TARGETS = {
    "minute items": 1.0,
    "formal actions": 1.0,
    "decisions": 0.98,
    "points": 0.98,
    "undertakings and requests": 0.9,
}
ARE_JUDGED = ("decisions", "formal actions", "undertakings and requests")
MOST_WRONG = 0.03


@pytest.fixture(scope="module")
def readings(shared_papers: Path) -> dict[str, Reading]:
    return {path.name: read(path.read_bytes(), path.name) for path in sorted(shared_papers.glob("*.txt"))}


@pytest.fixture(scope="module")
def scored(shared_papers: Path, readings: dict[str, Reading]) -> list[tuple[str, Score]]:
    """The score of each structure in each paper."""
    gold = shared_papers.parent / "gold"
    return [
        (name, score)
        for name, reading in readings.items()
        for score in scores(reading, gold_of(gold, name))
        if score.structure.name in TARGETS
    ]


@pytest.mark.parametrize("structure", TARGETS)
def test_what_the_careful_reader_found_is_found(structure: str, scored: list[tuple[str, Score]]) -> None:
    held = [score for _, score in scored if score.structure.name == structure]
    gold, found = sum(score.gold for score in held), sum(score.found for score in held)
    print(f"{structure}: {found} of {gold} ({found / gold:.1%})")
    assert found >= TARGETS[structure] * gold, [score.missed for score in held]


def test_the_kind_of_each_point_is_as_the_careful_reader_says(scored: list[tuple[str, Score]]) -> None:
    points = [score for _, score in scored if score.structure.name == "points"]
    assert sum(score.also["kind"] for score in points) >= 0.98 * sum(score.found for score in points)


def test_all_beside_gold_was_judged_and_hardly_any_is_wrong(scored: list[tuple[str, Score]]) -> None:
    with JUDGED.open(encoding="utf-8", newline="") as file:
        judged = [*csv.DictReader(file)]
    beside = Counter(
        (score.structure.name, name, line)
        for name, score in scored
        if score.structure.name in ARE_JUDGED
        for line in score.beside
    )
    assert beside.keys() <= {(row["structure"], row["paper"], int(row["line_start"])) for row in judged}
    wrong = sum(row["verdict"] == "wrong" for row in judged)
    found = sum(score.found for _, score in scored if score.structure.name in ARE_JUDGED) + len(judged)
    assert wrong <= MOST_WRONG * found

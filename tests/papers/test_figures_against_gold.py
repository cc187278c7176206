"""The figures of the real papers against what a careful reader found; what that reader does not hold was judged one by one."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from lintel.oversight.papers.reading.figures.figures import figures
from lintel.oversight.papers.reading.found import Figure
from lintel.oversight.papers.reading.profile import profile
from tests.papers.figure_papers import paper_of

JUDGED = Path(__file__).with_name("judged_figures.csv")
KINDS = ("money", "percent", "duration", "count", "ratio", "rate", "score")
ENOUGH, ENOUGH_DATES, MOST_WRONG = 0.97, 0.90, 0.03
Row = dict[str, str]
Pair = tuple[Row, Figure]


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


@pytest.fixture(scope="module")
def found(shared_papers: Path) -> dict[str, tuple[Figure, ...]]:
    """The figures of each paper."""
    texts = {path.name: path.read_bytes().decode("utf-8") for path in shared_papers.glob("*.txt")}
    return {name: figures(paper_of(text, name), profile("leicestershire"))[0] for name, text in texts.items()}


@pytest.fixture(scope="module")
def gold(shared_papers: Path, found: dict[str, tuple[Figure, ...]]) -> list[Row]:
    """What the careful reader found in those papers that are there."""
    return [row for row in rows(shared_papers.parent / "gold" / "figures.csv") if row["paper"] in found]


@pytest.fixture(scope="module")
def pairs(found: dict[str, tuple[Figure, ...]], gold: list[Row]) -> list[Pair]:
    """Each row of gold with the figure that is it."""
    left = {name: [*held] for name, held in found.items()}
    matched = []
    for row in gold:
        figure = next((each for each in left[row["paper"]] if is_it(row, each)), None)
        if figure is not None:
            left[row["paper"]].remove(figure)
            matched.append((row, figure))
    return matched


def is_it(row: Row, figure: Figure) -> bool:
    high = float(row["value_high"]) if row["value_high"] else None
    same = (figure.value, figure.value_high, figure.kind, figure.unit) == (
        float(row["value"]),
        high,
        row["kind"],
        row["unit"],
    )
    within = figure.place.column <= int(row["col"]) < figure.place.column + len(figure.figure)
    return same and within and figure.place.line_start == int(row["line"])


@pytest.mark.parametrize("kind", KINDS)
def test_enough_of_each_kind_is_found(kind: str, gold: list[Row], pairs: list[Pair]) -> None:
    every = sum(row["kind"] == kind for row in gold)
    matched = sum(row["kind"] == kind for row, _ in pairs)
    print(f"{kind}: {matched} of {every}")
    assert matched >= ENOUGH * every


def test_enough_dates_are_right(pairs: list[Pair]) -> None:
    dated = [(row["as_at"], figure.as_at) for row, figure in pairs if row["as_at"]]
    right = sum(gold == ours for gold, ours in dated)
    print(f"dates: {right} of {len(dated)}")
    assert right >= ENOUGH_DATES * len(dated)


def test_no_date_is_given_where_the_paper_has_none(pairs: list[Pair]) -> None:
    assert [(row["paper"], row["line"], row["col"]) for row, figure in pairs if figure.as_at and not row["as_at"]] == []


def key(paper: str, figure: Figure) -> tuple[str, str, str, str, str]:
    value = f"{figure.value:.10g}" + ("" if figure.value_high is None else f"..{figure.value_high:.10g}")
    return paper, str(figure.place.line_start), str(figure.place.column), value, figure.unit


def test_every_other_figure_was_judged(found: dict[str, tuple[Figure, ...]], pairs: list[Pair]) -> None:
    """A new one that is neither in gold nor in the table fails here, and so does a judgement of what is found no more."""
    judged = Counter((r["paper"], r["line_start"], r["column"], r["value"], r["unit"]) for r in rows(JUDGED))
    known = Counter(key(row["paper"], figure) for row, figure in pairs)
    every = Counter(key(paper, figure) for paper, held in found.items() for figure in held)
    beside = every - known
    assert sorted((beside - judged).elements()) == []
    assert sorted((judged - beside).elements()) == []


def test_few_of_those_are_wrong() -> None:
    verdicts = Counter(row["verdict"] for row in rows(JUDGED))
    print(f"judged: {verdicts['right']} right, {verdicts['wrong']} wrong")
    assert set(verdicts) <= {"right", "wrong"}
    assert verdicts["wrong"] <= MOST_WRONG * verdicts.total()

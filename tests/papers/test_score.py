"""Scoring: what is in gold and found, what is missed, what is found beside it; only rows of the paper that is scored."""

from pathlib import Path

import pytest

from lintel.oversight.papers.reading.found import BackgroundPaper, Figure, Reading
from lintel.oversight.papers.reading.lines import Paper, Place
from lintel.oversight.papers.reading.scoring.gold import compared, gold_of
from lintel.oversight.papers.reading.scoring.score import Score, scores

FIGURE = {"line": "3", "value": "4000000", "kind": "money", "as_at": "2024/25", "unit": "GBP"}


def figure(line: int, value: float = 4e6, as_at: str | None = "2024/25") -> Figure:
    return Figure(Place(line, line), "£4m", value, None, "GBP", "money", as_at, "sentence", "", "actual")


def score(name: str, reading: Reading, rows: dict[str, list[dict[str, str]]]) -> Score:
    return next(each for each in scores(reading, rows) if each.structure.name == name)


def reading(*figures: Figure) -> Reading:
    return Reading(Paper("x", ()), "leicester", True, figures=figures)


@pytest.mark.parametrize(
    ("given", "gold", "found", "missed", "beside"),
    [
        ([figure(3)], 1, 1, 0, ()),
        ([figure(4)], 1, 0, 1, (4,)),
        ([figure(3), figure(3)], 1, 1, 0, (3, 3)),
        ([figure(3, 5e6)], 1, 0, 1, (3,)),
        ([], 1, 0, 1, ()),
    ],
)
def test_figures_match_by_line_value_and_kind(
    given: list[Figure], gold: int, found: int, missed: int, beside: tuple[int, ...]
) -> None:
    scored = score("figures", reading(*given), {"figures": [FIGURE]})
    assert (scored.gold, scored.found, len(scored.missed), scored.beside) == (gold, found, missed, beside)
    assert scored.good == (found == gold)


@pytest.mark.parametrize(
    ("as_at", "in_gold", "found", "invented"),
    [
        ("2024/25", "2024/25", 1, ()),
        (None, "2024/25", 0, ()),
        ("2023", "2024/25", 0, ()),
        ("2023", "", 0, (3,)),
        (None, "", 0, ()),
    ],
)
def test_dates_are_scored_apart_and_an_invented_one_is_told(
    as_at: str | None, in_gold: str, found: int, invented: tuple[int, ...]
) -> None:
    scored = score("as-at dates", reading(figure(3, as_at=as_at)), {"figures": [FIGURE | {"as_at": in_gold}]})
    assert (scored.found, scored.beside) == (found, invented)
    assert not invented or not scored.good


def test_further_fields_are_told_and_need_not_agree() -> None:
    scored = score("figures", reading(figure(3)), {"figures": [FIGURE | {"unit": "EUR", "role": "actual"}]})
    assert (scored.found, scored.also["unit"], scored.also["role"]) == (1, 0, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, "(none)"), (None, ""), (None, "(not named)"), (None, "(title not given) Report to the Board"), (120, "(120)"),
        (True, "y"), (4000000.0, "4000000"), ("The “Ferry” – a Plan.", 'the "ferry" - a plan'), ("RESOLVED", "resolved"),
    ],
)  # fmt: skip
def test_what_is_the_same_is_compared_as_the_same(one: object, other: str) -> None:
    assert compared(one) == compared(other)


@pytest.mark.parametrize(("one", "other"), [(None, "0"), (5, "50"), ("item 5", "item 6"), (True, "n")])
def test_what_differs_is_compared_as_different(one: object, other: str) -> None:
    assert compared(one) != compared(other)


def test_only_rows_about_the_paper_are_gold(tmp_path: Path) -> None:
    (tmp_path / "figures.csv").write_text("paper,line\nours.txt,1\nother.txt,2\n", encoding="utf-8")
    rows = gold_of(tmp_path, "ours.txt")
    assert [row["line"] for row in rows["figures"]] == ["1"]
    assert rows["points"] == []


def test_background_papers_match_by_their_lines_and_both_addresses() -> None:
    paper = BackgroundPaper(
        Place(3, 4), "R", "Ferry", "2025-05-12", "item 9", "412", "https://a?Mld=1", "https://a?MId=1"
    )
    row = {
        "line_start": "3", "line_end": "4", "title": "Ferry", "report_date": "2025-05-12", "item_cited": "Item 9",
        "url_as_printed": "https://a?Mld=1", "url_repaired": "https://a?MId=1",
    }  # fmt: skip
    told = Reading(Paper("x", ()), "leicester", True, background_papers=(paper,))
    assert score("background papers", told, {"background_papers": [row]}).found == 1
    assert score("background papers", told, {"background_papers": [row | {"url_repaired": "https://a"}]}).found == 0

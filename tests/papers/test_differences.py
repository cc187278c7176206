"""Where papers differ: each rule with made-up lines on which it holds, and with lines on which it must not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.figures_followed.difference import Kind
from lintel.oversight.papers.figures_followed.differences import RULES, differences
from lintel.oversight.papers.reading.found import BackgroundPaper
from lintel.oversight.papers.reading.lines import Place
from tests.papers.alike_lines import HOLDS_NOT
from tests.papers.by_hand import AUTUMN, figure, figures, made, met
from tests.papers.differing_lines import HOLDS, WAITING


def links(*dates: str) -> tuple[BackgroundPaper, ...]:
    paper = BackgroundPaper(Place(1, 1), "R", "Plan", None, None, "71", "https://x.example/71", "https://x.example/71")
    return tuple(replace(paper, place=Place(line, line), report_date=on) for line, on in enumerate(dates, start=1))


@pytest.mark.parametrize(("rule", "kind", "lines", "rows"), HOLDS)
def test_each_rule_finds_its_difference(rule: str, kind: Kind, lines: tuple[int, int], rows: list[object]) -> None:
    paper = made("paper.txt", *rows)
    if rule == "one link, two meetings":
        paper = replace(paper, background_papers=links("2023-03-06", "2024-03-06"))
    found = [each for each in differences([met(AUTUMN, paper)]) if each.rule == rule]
    assert [(each.kind, each.first.line, each.second.line) for each in found] == [(kind, *lines)]
    assert found[0].working.endswith(".")


def test_every_rule_has_lines_of_its_own() -> None:
    assert {rule for rule, *_ in HOLDS} == set(RULES)


@pytest.mark.parametrize("rows", HOLDS_NOT)
def test_no_difference_is_made_up(rows: list[object]) -> None:
    assert differences([met(AUTUMN, made("paper.txt", *rows))]) == ()


def test_two_figures_are_told_by_one_difference_the_most_specific_in_words() -> None:
    low, high = "£1.2 million", "£1.5 million"
    paper = made(
        "paper.txt",
        figures(
            f"In 2025/26 the carers boathouse cost between {low} and {high}.",
            figure(f"{low} and {high}", 1.2e6, "GBP", "cost", "2025/26", high=1.5e6),
        ),
        *[""] * 4,
        figures(f"In 2025/26 the carers boathouse cost {high}.", figure(high, 1.5e6, "GBP", "cost", "2025/26")),
    )
    [found] = differences([met(AUTUMN, paper)])
    assert (found.rule, found.working) == (
        "a range told by its end", f"{low} to {high} in one place, {high} in the other."
    )  # fmt: skip


def test_dates_are_told_in_words() -> None:
    rows = [
        figures(f"{number} {WAITING} in Fenshire.", figure(number, float(number), "people", "waiting", as_at))
        for number, as_at in (("640", "2025-05-31"), ("702", "2025-09"))
    ]
    [found] = differences([met(AUTUMN, made("paper.txt", *rows))])
    assert found.working == "640 and 702, for 31 May 2025 and for September 2025."


@given(parts=st.lists(st.integers(1, 5000), min_size=2, max_size=6), off=st.integers(-40, 40))
def test_parts_that_add_up_are_no_difference_and_parts_that_nearly_do_are(parts: list[int], off: int) -> None:
    total = sum(parts) + off
    numbers = [str(each) for each in (total, *parts)]
    text = f"Of the {numbers[0]} homes, {', '.join(numbers[1:])} were seen."
    paper = made("paper.txt", figures(text, *[figure(each, float(each), "homes", "homes") for each in numbers]))
    found = [each for each in differences([met(AUTUMN, paper)]) if each.rule == "parts and total"]
    sums = [sum(parts[:count]) for count in range(2, len(parts) + 1)]
    near = total not in sums and any(abs(each - total) <= 0.02 * total for each in sums)
    assert bool(found) is near

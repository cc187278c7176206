"""Each rule of use has tests that are found by its number, such as `pytest -k u20`, each with the rule as its docstring.

The numbers are those of the design's list of forty rules. The others are about call-backs, and about what is not built yet.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
RULES = {*range(1, 8), 9, 12, 13, *range(14, 40)}


def named_tests() -> Iterator[tuple[int, ast.FunctionDef]]:
    """Every test that is named after a rule, with the rule's number."""
    for file in sorted(TESTS.rglob("test_*.py")):
        for each in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(each, ast.FunctionDef) and each.name.startswith("test_u") and each.name[6:8].isdigit():
                yield int(each.name[6:8]), each


def test_each_rule_has_a_test_of_its_name() -> None:
    assert {number for number, _ in named_tests()} == RULES


def test_each_of_them_says_the_rule_and_asserts_something() -> None:
    for number, each in named_tests():
        said = ast.get_docstring(each) or ""
        assert said.startswith(f"U{number}: "), each.name
        assert any(asserts(step) for step in ast.walk(each)), each.name


def asserts(step: ast.AST) -> bool:
    """Whether this can fail: an assertion, an error that must be raised, or what must come to stand on a page."""
    if not isinstance(step, ast.Call):
        return isinstance(step, ast.Assert)
    return ast.unparse(step.func) in ("pytest.raises", "expect")


@pytest.mark.parametrize(
    ("line", "can_fail"),
    [
        ("assert 1", True), ("with pytest.raises(Refused): act()", True), ("expect(page).to_have_url('/')", True),
        ("act()", False), ("raises(act)", False), ("expected(page)", False),
    ],
)  # fmt: skip
def test_what_counts_as_asserting(line: str, can_fail: bool) -> None:
    assert any(asserts(step) for step in ast.walk(ast.parse(line))) == can_fail

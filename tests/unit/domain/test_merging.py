"""Merging two people's answers: what each changed stands, and where both changed one question nobody's words are lost."""

import pytest

from lintel.domain.merging import Body, Version, body_after, merge

GIVEN = {"needs": "as known", "wishes": ""}
ONE, OTHER = "page one", "page other"


def wrote(number: int, page: str, set_aside: bool = False, **changes: str) -> Version:
    return Version(number=number, page=page, changes=changes, set_aside=set_aside)


# What was written before, what the page sends, the version it showed; then what changes, and what is set aside.
TABLE: dict[str, tuple[list[Version], Body, int, Body, Body]] = {
    "nothing changed": ([], GIVEN, 0, {}, {}),
    "one answer": ([], {**GIVEN, "wishes": "home"}, 0, {"wishes": "home"}, {}),
    "the other changed another question": (
        [wrote(1, OTHER, needs="new")],
        {**GIVEN, "wishes": "home"},
        0,
        {"wishes": "home"},
        {},
    ),
    "both changed one question": ([wrote(1, OTHER, wishes="away")], {**GIVEN, "wishes": "home"}, 0, {}, {"wishes": "home"}),
    "both wrote the same": ([wrote(1, OTHER, wishes="home")], {**GIVEN, "wishes": "home"}, 0, {}, {}),
    "seen, then changed": ([wrote(1, OTHER, wishes="away")], {**GIVEN, "wishes": "home"}, 1, {"wishes": "home"}, {}),
    "one's own earlier save is no conflict": (
        [wrote(1, ONE, wishes="ho")],
        {**GIVEN, "wishes": "home"},
        0,
        {"wishes": "home"},
        {},
    ),
    "the other went on from one's own": (
        [wrote(1, ONE, wishes="ho"), wrote(2, OTHER, wishes="ho, then away")],
        {**GIVEN, "wishes": "home"},
        0,
        {},
        {"wishes": "home"},
    ),
    "the other went on, and one is still": (
        [wrote(1, ONE, wishes="ho"), wrote(2, OTHER, wishes="away")],
        {**GIVEN, "wishes": "ho"},
        0,
        {},
        {},
    ),
    "set aside once is not set aside again": (
        [wrote(1, OTHER, wishes="away"), wrote(2, ONE, True, wishes="home")],
        {**GIVEN, "wishes": "home"},
        0,
        {},
        {},
    ),
    "a box that was not sent": ([wrote(1, OTHER, wishes="away")], {"needs": "as known"}, 1, {}, {}),
    "a date is one answer": ([wrote(1, OTHER, **{"on-day": "1"})], {"on-day": "", "on-month": "2"}, 0, {}, {"on-day": "", "on-month": "2"}),
}  # fmt: skip


@pytest.mark.parametrize("case", TABLE)
def test_what_a_save_comes_to(case: str) -> None:
    before, sent, seen, changes, aside = TABLE[case]
    merged = merge(GIVEN, before, sent, seen=seen, page=ONE)
    assert (merged.changes, merged.set_aside) == (changes, aside)


def test_what_is_still_undecided_never_overwrites() -> None:
    before = [wrote(1, OTHER, wishes="away")]
    merged = merge(GIVEN, before, {"wishes": "home"}, seen=1, page=ONE, undecided={"wishes"})
    assert merged.changes == {}
    assert merged.conflicts == {"wishes"}


def test_a_body_is_what_was_given_and_all_that_was_changed_since() -> None:
    versions = [wrote(1, ONE, needs="a"), wrote(2, OTHER, True, needs="aside"), wrote(3, OTHER, wishes="b")]
    assert body_after(GIVEN, versions) == {"needs": "a", "wishes": "b"}
    assert body_after(GIVEN, versions, number=1) == {"needs": "a", "wishes": ""}

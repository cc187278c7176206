"""What is followed on the real papers, line by line. No line number stands in code: they stand here, to be compared."""

from pathlib import Path

import pytest

from lintel.oversight.papers.exports.tracker import TrackerRow, rows
from lintel.oversight.papers.figures_followed.difference import Difference
from lintel.oversight.papers.figures_followed.differences import differences
from lintel.oversight.papers.following.evidence import suggestions
from lintel.oversight.papers.following.meeting_papers import MeetingPapers
from lintel.oversight.papers.following.promise import Facts, Promise, State, state, waiting
from lintel.oversight.papers.following.promises import promises
from lintel.oversight.papers.meeting_page.check import check
from lintel.oversight.papers.meeting_page.printed import as_text
from lintel.oversight.papers.meeting_page.summary import page
from lintel.oversight.papers.reading.read import read

BODY = "Adults and Communities Overview and Scrutiny Committee"
SEPTEMBER, NOVEMBER = "2025-09-01", "2025-11-03"
PACK, STATEMENT, PAGE = "001-report-pack.txt", "002-lead-member-statement.txt", "003-minutes-cqc-item.txt"


@pytest.fixture(scope="module")
def meetings(shared_papers: Path) -> list[MeetingPapers]:
    """The papers that are read for the meeting of November, the minutes of September among them."""
    names = [name for name in (PACK, STATEMENT, PAGE) if (shared_papers / name).exists()]
    if len(names) < 3:
        pytest.skip("not all of the papers are in shared/")
    return [MeetingPapers(BODY, NOVEMBER, tuple(read((shared_papers / name).read_bytes(), name) for name in names))]


@pytest.fixture(scope="module")
def found(meetings: list[MeetingPapers]) -> tuple[Promise, ...]:
    return promises(meetings)


@pytest.fixture(scope="module")
def differing(meetings: list[MeetingPapers]) -> tuple[Difference, ...]:
    return differences(meetings)


def promise_at(found: tuple[Promise, ...], line: int) -> Promise:
    return next(each for each in found if each.said[0].place.line_start == line)


# rule, line of the pack that may answer the promise of line 227
CALL_BACK = [("names the meeting", 1575), ("same report", 1616), ("same report", 1645), ("same papers", 1543)]


@pytest.mark.parametrize(("rule", "line"), CALL_BACK)
def test_the_call_back_promise_leads_to_what_answers_it(
    found: tuple[Promise, ...], meetings: list[MeetingPapers], rule: str, line: int
) -> None:
    promise = promise_at(found, 227)
    assert (promise.kind, promise.owner, promise.made_on, promise.item_no) == (
        "resolution",
        "Director",
        SEPTEMBER,
        "24",
    )
    assert (rule, PACK, line) in {
        (each.rule, each.said.paper, each.said.place.line_start) for each in suggestions([promise], meetings)
    }


def test_nothing_else_is_suggested_for_it(found: tuple[Promise, ...], meetings: list[MeetingPapers]) -> None:
    suggested = suggestions([promise_at(found, 227)], meetings)
    assert {each.said.place.line_start for each in suggested} == {line for _, line in CALL_BACK}


def test_once_confirmed_it_is_answered_after_so_many_days(found: tuple[Promise, ...]) -> None:
    promise, facts = promise_at(found, 227), Facts(answered=NOVEMBER)
    assert state(facts, "2025-12-01") is State.ANSWERED
    assert waiting(promise.made_on, facts, "2025-12-01").days == 63
    assert state(Facts(), "2025-12-01") is State.OPEN


def test_what_no_minute_records_is_found_with_both_lines(found: tuple[Promise, ...]) -> None:
    [promise] = [each for each in found if not each.recorded]
    assert [each.at for each in promise.said] == [f"{PACK}:1575", f"{PACK}:1650"]
    assert (promise.made_on, promise.asked_by) == (SEPTEMBER, "Members")
    assert state(Facts(promise.recorded), NOVEMBER) is State.UNRECORDED


# line of the clause, lines that say the same
SAID_TWICE = [(227, {212}), (203, {194}), (252, {239}), (253, {245})]


@pytest.mark.parametrize(("line", "others"), SAID_TWICE)
def test_a_promise_and_the_clause_that_repeats_it_are_one(
    found: tuple[Promise, ...], line: int, others: set[int]
) -> None:
    assert {each.place.line_start for each in promise_at(found, line).said[1:]} == others
    assert not {each.said[0].place.line_start for each in found if each.kind == "undertaking"} & others


def test_every_formal_action_is_a_row_of_the_tracker(found: tuple[Promise, ...]) -> None:
    formal = {184, 203, 227, 229, 230, 231, 252, 253, 276, 277, 278}
    assert formal <= {each.said[0].place.line_start for each in found if each.kind == "resolution"}
    table = rows([TrackerRow(each, Facts(due=each.due.on)) for each in found], NOVEMBER)
    assert len(table) == len(found)
    assert len({row[0] for row in table}) == len(found)
    assert all(row[0].startswith("2025/26-") for row in table)


# rule, kind, the two places
DIFFERENCES = [
    ("a peak that was passed", "different definition", (PACK, 807), (PACK, 1531)),
    ("same time, another step", "different definition", (PACK, 193), (PACK, 811)),
    ("same thing, another date", "different date", (PACK, 811), (PACK, 1531)),
    ("same thing, another date", "different date", (PACK, 1608), (PACK, 1543)),
    ("parts and total", "contradiction", (PACK, 827), (PACK, 827)),
    ("shares of a whole", "rounding", (PACK, 789), (PACK, 789)),
    ("percentage of a whole", "rounding", (PACK, 1387), (PACK, 1387)),
    ("one rate in two units", "rounding", (PACK, 1634), (PACK, 1634)),
    ("a range told by its end", "rounding", (PACK, 531), (PAGE, 35)),
    ("undated here, dated there", "different date", (PACK, 265), (PACK, 1729)),
    ("one cell, two dates", "different date", (PACK, 1531), (PACK, 1531)),
    ("working days and days", "different definition", (PACK, 1533), (PACK, 1533)),
    ("two lengths of one contract", "contradiction", (PACK, 1544), (PACK, 1740)),
    ("one Act, two years", "contradiction", (STATEMENT, 11), (PACK, 323)),
    ("one link, two meetings", "contradiction", (PACK, 570), (PACK, 574)),
]


@pytest.mark.parametrize(("rule", "kind", "first", "second"), DIFFERENCES)
def test_a_difference_is_found_by_its_rule(
    differing: tuple[Difference, ...], rule: str, kind: str, first: tuple[str, int], second: tuple[str, int]
) -> None:
    assert (rule, kind, first, second) in {
        (each.rule, each.kind.value, (each.first.paper, each.first.line), (each.second.paper, each.second.line))
        for each in differing
    }


def test_few_differences_are_found_that_a_reader_did_not_find(differing: tuple[Difference, ...]) -> None:
    assert len(differing) <= len(DIFFERENCES) + 4


@pytest.mark.parametrize("on", [SEPTEMBER, NOVEMBER])
def test_the_page_of_each_meeting_passes_its_check(meetings: list[MeetingPapers], on: str) -> None:
    checked = check(as_text(page(BODY, on, meetings)), BODY, on, meetings)
    assert checked.failures == ()
    assert checked.scores.sentence_fidelity == checked.scores.decision_recall == checked.scores.action_recall == 1
    assert checked.scores.figure_recall >= 0.95
    assert checked.scores.point_coverage >= 0.8


def test_the_page_says_what_was_asked_and_what_was_resolved(meetings: list[MeetingPapers]) -> None:
    [item] = [each for each in page(BODY, NOVEMBER, meetings).items if each.points]
    assert ([each.place.line_start for each in item.asked], [each.place.line_start for each in item.decisions]) == (
        [546, 547],
        [75, 79],
    )
    assert item.coverage == "8 of 10 points"


@pytest.mark.parametrize(("on", "status"), [("2025-06-02", "confirmed"), (SEPTEMBER, "draft"), (NOVEMBER, "draft")])
def test_minutes_are_a_draft_until_a_later_paper_confirms_them(
    meetings: list[MeetingPapers], on: str, status: str
) -> None:
    assert page(BODY, on, meetings).status == status

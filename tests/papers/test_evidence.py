"""What may answer a promise, by named rules; what only looks alike is a trap."""

import pytest

from lintel.oversight.papers.following.evidence import RULES, suggestions
from lintel.oversight.papers.following.meeting_papers import MeetingPapers
from lintel.oversight.papers.following.promises import promises
from lintel.oversight.papers.following.rare_words import terms
from tests.papers.by_hand import AUTUMN, BODY, SPRING, SUMMER, clause, item, made, met, paragraph, point, row

MINUTES = made(
    "minutes.txt",
    item("7", "Telephone lines", SUMMER, lines=2),
    clause("7", "b", "That the Director be requested to look into a ring-back line.", SUMMER, asks="Director"),
)
NAMES = paragraph("PHONES", 1, "At its meeting on 1 September 2025 the Committee asked for a ring back line.")

FIRST = ("names the meeting", "ringback", 1)

# the later papers, and the rule, words and line of each suggestion
ANSWERED = [
    ([NAMES], [FIRST]),
    ([NAMES, paragraph("PHONES", 2, "No ringback is offered yet.")], [FIRST, ("same report", "ringback", 2)]),
    ([NAMES, row("3", "Use of ring-back being tried")], [FIRST, ("same report", "ringback", 2)]),
    ([NAMES, paragraph("PLAN", 1, "Ring-back is being tried.")], [FIRST, ("same papers", "ringback", 2)]),
    # Traps: the same words where no paper names the meeting; another meeting named; the meeting named for something else.
    ([paragraph("PHONES", 1, "A ring-back line is being tried.")], []),
    ([paragraph("PHONES", 1, "On 2 June 2025 the Committee asked for a ring-back line.")], []),
    ([NAMES, paragraph("PLAN", 1, "On 2 June 2025 a ring-back line was tried.")], [FIRST]),
    ([paragraph("LIBRARIES", 1, "At its meeting on 1 September 2025 members praised libraries.")], []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), ANSWERED)
def test_later_evidence_is_suggested_by_rule(rows: list[object], expected: list[tuple[str, str, int]]) -> None:
    meetings = [met(SUMMER, MINUTES), met(AUTUMN, made("later.txt", *rows))]
    asked = [each for each in promises(meetings) if each.recorded]
    found = [each for each in suggestions(asked, meetings) if each.promise == asked[0].key]
    assert [(each.rule, each.said.place.line_start) for each in found] == [(rule, line) for rule, _, line in expected]
    assert all(word in each.words for each, (_, word, _) in zip(found, expected, strict=True))
    assert {each.rule for each in found} <= set(RULES)


@pytest.mark.parametrize(
    "other",
    [
        met(SPRING, made("earlier.txt", NAMES)),
        met(
            SUMMER, made("same-day.txt", point("7", "i", "At its meeting on 1 September 2025 a ring-back line", SUMMER))
        ),
        MeetingPapers("Children's Scrutiny Committee", AUTUMN, (made("others.txt", NAMES),)),
    ],
)
def test_no_evidence_is_earlier_or_of_another_body(other: MeetingPapers) -> None:
    meetings = [met(SUMMER, MINUTES), other]
    asked = [each for each in promises(meetings) if each.body == BODY and each.recorded]
    assert suggestions(asked, meetings) == ()


@pytest.mark.parametrize("spelled", ["ring-back line", "ring back line", "ringback line", "Ring-back lines"])
def test_compounds_are_one_word_however_they_are_spelled(spelled: str) -> None:
    assert "ringback" in terms(spelled).all

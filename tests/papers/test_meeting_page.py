"""A meeting's page and its check, on made-up minutes: what is on it stands in its papers, and what is changed is found."""

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.following.meeting_papers import MeetingPapers
from lintel.oversight.papers.meeting_page import topics
from lintel.oversight.papers.meeting_page.check import check
from lintel.oversight.papers.meeting_page.of_meeting import items_of
from lintel.oversight.papers.meeting_page.page import Edited, MeetingPage
from lintel.oversight.papers.meeting_page.printed import as_text, read_again
from lintel.oversight.papers.meeting_page.summary import page
from lintel.oversight.papers.reading.found import AgendaItem, Attendee
from lintel.oversight.papers.reading.lines import Line, Place
from lintel.oversight.papers.reading.read import read
from lintel.oversight.papers.reading.sentences import sentences
from lintel.synthetic.papers import PAPERS
from tests.papers.by_hand import (
    AUTUMN,
    BODY,
    SPRING,
    SUMMER,
    asked,
    clause,
    figure,
    item,
    made,
    met,
    point,
    promised,
)

COSTS = "A Member asked what the refit would cost. It was put at around £1.2 to £1.9 million. Mr. B. Oake was glad."
RANGE = replace(figure("£1.2 to £1.9 million", 1.2e6, "GBP", "refit", "2025/26", high=1.9e6), place=Place(5, 5, 64))
MINUTES = replace(
    made(
        "minutes.txt",
        item("6", "Urgent items", SUMMER, lines=2),
        "There were no urgent items to consider.",
        item("7", "Boathouse day service", SUMMER, lines=8),
        "Arising from discussion, the following points were made:",
        point("7", "i", COSTS, SUMMER, answer="It was put"),
        point("7", "ii", "Members liked the boathouse. It was well used by carers.", SUMMER),
        point("7", "iii", "A Member asked about rotas. Officers would send the rota. It was new.", SUMMER, "Officers"),
        "RESOLVED:",
        clause("7", "a", "That the report be noted.", SUMMER),
        clause("7", "b", "That the Director be requested to report on rotas.", SUMMER, asks="Director"),
        item("8", "Date of next meeting", SUMMER, lines=2),
        "It was noted that the next meeting would be held on 3 November.",
    ),
    figures=(RANGE,),
)
UNDERTAKING = promised("7", "undertaking", "Officers would send the rota.", SUMMER)[1](Place(7, 7))[1]
READ = replace(MINUTES, actions=(UNDERTAKING,))
PACK = made("pack.txt", asked("BOATHOUSE DAY SERVICE", "Comment on the boathouse day service."))
MEETINGS = [met(SUMMER, READ, PACK)]
EDITOR = Edited("The refit may cost £1.2 to £1.9 million.", "Jo Example", "2025-09-20", "minutes.txt", 5)


def summer(quota: int = 8, *more: MeetingPapers) -> MeetingPage:
    return page(BODY, SUMMER, [*MEETINGS, *more], edited=[EDITOR], quota=quota)


def as_html(text: str) -> str:
    """The same page as the web prints it: one element for each printed thing."""
    rows = []
    for each in read_again(text):
        by = f' data-by="{each.by}" data-on="{each.on}"' if each.by else ""
        rows.append(f'<p><q data-sort="{each.sort}" data-said="{each.paper}:{each.first}-{each.last}"{by}>'
                    f"<b>{html.escape(each.text)}</b><br></q> <a href='#'>line {each.first}</a></p>")  # fmt: skip
    return "\n".join(rows)


def test_every_item_is_there_with_its_decisions_and_its_coverage() -> None:
    found = summer(quota=2)
    assert [(each.number, each.title, each.coverage) for each in found.items] == [
        ("6", "Urgent items", "0 of 0 points"), ("7", "Boathouse day service", "2 of 3 points"),
        ("8", "Date of next meeting", "0 of 0 points"),
    ]  # fmt: skip
    assert found.coverage == "2 of 3 points"
    assert [each.label for each in found.items[1].decisions] == ["a", "b"]
    assert [each.text for each in found.items[1].asked] == ["Comment on the boathouse day service."]
    assert found.documents == ("minutes.txt", "pack.txt")


# the quota, and the sentences of the point that it is the first to let in
CHOSEN = [
    (1, "iii", [("question", "A Member asked about rotas."), ("action", "Officers would send the rota. …")]),
    (
        2,
        "i",
        [
            ("question", "A Member asked what the refit would cost."),
            ("figure", "It was put at around £1.2 to £1.9 million. …"),
        ],
    ),
    (3, "ii", [("statement", "Members liked the boathouse. …")]),
]


@pytest.mark.parametrize(("quota", "name", "expected"), CHOSEN)
def test_sentences_are_chosen_by_weight_and_cut_at_their_ends_only(
    quota: int, name: str, expected: list[tuple[str, str]]
) -> None:
    shown = summer(quota).items[1].sentences
    assert [(each.sort, each.shown) for each in shown if each.label == name] == expected
    assert len({each.label for each in shown}) == quota


def test_a_point_with_points_in_it_is_one_point() -> None:
    first, *rest = (replace(each, place=Place(line, line)) for line, each in enumerate(READ.points, start=5))
    nested = replace(READ, points=(replace(first, place=Place(5, 6)), *rest))
    found = page(BODY, SUMMER, [met(SUMMER, nested)]).items[1]
    assert (found.coverage, {each.label for each in found.sentences}) == ("2 of 2 points", {"i", "iii"})
    printed = as_text(page(BODY, SUMMER, [met(SUMMER, nested)]))
    assert check(printed, BODY, SUMMER, [met(SUMMER, nested)]).scores.point_coverage == 1


def test_points_of_two_lists_with_the_same_numbers_are_all_counted() -> None:
    rows = [point("7", number, f"Rope {at} was old.", SUMMER) for at, number in enumerate(("1", "2", "1", "2"))]
    meetings = [met(SUMMER, made("minutes.txt", item("7", "Made up", SUMMER, lines=5), *rows))]
    assert page(BODY, SUMMER, meetings).items[0].coverage == "4 of 4 points"
    assert page(BODY, SUMMER, meetings, quota=3).items[0].coverage == "3 of 4 points"


def test_an_item_without_points_has_its_first_sentence() -> None:
    assert [each.shown for each in summer().items[0].sentences] == ["There were no urgent items to consider."]


def test_a_figure_in_a_sentence_that_is_shown_is_not_listed_again() -> None:
    found = summer().items[1]
    assert any("£1.2 to £1.9 million" in each.text for each in found.sentences)
    assert found.figures == ()


def test_a_figure_is_shown_with_its_range_what_qualifies_it_and_its_date() -> None:
    [shown] = summer(1).items[1].figures
    assert shown.shown == "around £1.2 to £1.9 million (for 2025/26)"
    assert shown.sentence == "It was put at around £1.2 to £1.9 million."
    undated = [met(SUMMER, replace(READ, figures=(replace(RANGE, as_at=None),)))]
    assert [each.shown for each in page(BODY, SUMMER, undated, quota=1).items[1].figures] == [
        "around £1.2 to £1.9 million (undated)"
    ]


def said_of(text: str, on: str = AUTUMN) -> MeetingPapers:
    return met(on, made("next.txt", item("1", "Minutes", on, lines=2), text))


CONFIRMED = [
    (
        said_of("The minutes of the meeting held on 1 September 2025 were taken as read, confirmed and signed."),
        "confirmed",
    ),
    (
        said_of("AGREED: That the minutes of the meeting held on 1 September 2025 be confirmed as a correct record."),
        "confirmed",
    ),
    (said_of("The minutes of the meeting held on 1 September 2025 were not confirmed."), "draft"),
    (said_of("The minutes of the meeting held on 2 June 2025 were confirmed."), "draft"),
    (said_of("The minutes of the meeting held on 1 September 2025 were confirmed.", SPRING), "draft"),
    (met(AUTUMN, made("agenda.txt", "1. Minutes of the meeting held on 1 September 2025, to be confirmed")), "draft"),
]


@pytest.mark.parametrize(("later", "status"), CONFIRMED)
def test_minutes_are_a_draft_until_later_minutes_confirm_them(later: MeetingPapers, status: str) -> None:
    assert summer(8, later).status == status


def test_an_item_of_the_agenda_that_no_minutes_have_is_there_too() -> None:
    agenda = replace(
        PACK,
        agenda_items=(AgendaItem(Place(1, 1), "7", "Boathouse day service"), AgendaItem(Place(1, 1), "9", "Libraries")),
    )
    found = page(BODY, SUMMER, [met(SUMMER, READ, agenda)])
    assert [(each.title, each.minuted) for each in found.items][-2:] == [
        ("Date of next meeting", True),
        ("Libraries", False),
    ]
    assert as_text(found).count("No minutes of it were read.") == 1


def test_who_was_there_is_taken_from_the_minutes_before_the_agenda() -> None:
    one = Attendee(Place(1, 1), "Mrs. A. Sample CC", "Mrs.", "Sample", "member", "membership", meeting_date=SUMMER)
    there = replace(one, name_as_printed="Mr. C. Instance CC", status="present")
    assert [each.surname for each in page(BODY, SUMMER, [met(SUMMER, replace(READ, attendees=(one,)))]).attendees] == [
        "Sample"
    ]
    both = [met(SUMMER, replace(READ, attendees=(one, there)))]
    assert [each.name_as_printed for each in page(BODY, SUMMER, both).attendees] == ["Mr. C. Instance CC"]


# The item's title, a point in it, and the topics of both.
TOPICS = [
    ("Update", "Members asked about the ring-back and the call-back line.", ["Call-backs and telephone access"]),
    ("Update", "Members asked about the ring-back line.", []),
    ("Ringing the Council", "Members were glad.", ["Call-backs and telephone access"]),
    ("Waits for an Assessment", "Members were glad.", ["Assessments of need", "Waiting lists"]),
    ("Waits and Calls: How We Are Doing", "Members were glad.", ["Call-backs and telephone access", "Waiting lists"]),
    ("Deprivation of Liberty and safeguarding", "Members were glad.", ["Deprivation of liberty", "Safeguarding"]),
    ("Reviews of care and carers", "Carers were glad.", ["Unpaid carers", "Reviews"]),
    ("Leaving hospital", "A website was shown.", ["Hospital discharge"]),
    (
        "Direct payments, day centres and personal assistants",
        "",
        ["Day services", "Direct payments", "Personal assistants"],
    ),
    ("CQC inspection and improvement plan", "", ["Improvement plan", "Inspection"]),
    ("Boats", "The boathouse was painted green. It was painted well.", []),
]


@pytest.mark.parametrize(("title", "text", "expected"), TOPICS)
def test_topics_are_of_the_glossary_only(title: str, text: str, expected: list[str]) -> None:
    reading = made("minutes.txt", item("1", title, SUMMER, lines=2), point("1", "i", text, SUMMER))
    found = topics.topics(items_of([met(SUMMER, reading)], BODY, SUMMER), SUMMER)
    assert [each.name for each in found] == expected
    assert all(word in f"{title} {text}".lower() for each in found for word in each.words)


def test_the_meetings_that_were_made_up_have_their_topics() -> None:
    papers = [MeetingPapers(each.body, each.date.isoformat(), (read(each.data, each.file),)) for each in PAPERS]
    found = {each.date: {topic.name for topic in page(each.body, each.date, papers).topics} for each in papers}
    assert {"Assessments of need", "Waiting lists", "Call-backs and telephone access"} <= found["2026-09-07"]
    assert {"Waiting lists", "Call-backs and telephone access"} <= found["2026-11-02"]
    assert "Hospital discharge" in found["2026-10-13"]


def test_the_glossary_of_topics_is_in_order() -> None:
    assert list(topics.names()) == sorted(topics.names())


@pytest.mark.parametrize("print_it", [str, as_html])
def test_an_honest_page_passes_and_scores(print_it: object) -> None:
    assert callable(print_it)
    checked = check(print_it(as_text(summer())), BODY, SUMMER, MEETINGS)
    assert checked.failures == ()
    assert checked.scores.sentence_fidelity == checked.scores.decision_recall == checked.scores.action_recall == 1
    assert checked.scores.figure_recall == checked.scores.point_coverage == 1
    assert check(print_it(as_text(summer(quota=2))), BODY, SUMMER, MEETINGS).scores.point_coverage == 2 / 3


SHOWN, UNDATED = "figure: around £1.2 to £1.9 million (for 2025/26)", "figure without its date, or what qualifies it"

# what is done to the printed page, and the rule that finds it
HARM = [
    ("Members liked the boathouse.", "Members loved the boathouse.", "sentence not in its source"),
    ("Members liked the boathouse. … [minutes.txt:6]", "Members liked the boathouse. … [minutes.txt:7]", "sentence not in its source"),
    ("Members liked the boathouse. … [minutes.txt:6]", "Members liked the boathouse. … [minutes.txt:99]", "sentence not in its source"),
    ("Members liked the boathouse. … [minutes.txt:6]", "Members liked the boathouse. … [other.txt:6]", "sentence not in its source"),
    ("Members liked the boathouse.", "Members liked", "sentence cut"),
    ("Members liked the boathouse.", "the boathouse.", "sentence cut"),
    ("> title 6: Urgent items [minutes.txt:1-2]\n", "", "item missing"),
    ("> decision b: That the Director be requested to report on rotas. [minutes.txt:10]\n", "", "decision missing"),
    ("That the Director be requested to report on rotas.", "That the Director be requested to report.", "decision missing"),
    (SHOWN, "figure: £1.9 million (for 2025/26)", "figure lost its range"),
    (SHOWN, "figure: £1.2 to £1.9 million (for 2025/26)", UNDATED),
    (SHOWN, "figure: around £1.2 to £1.9 million", UNDATED),
    (SHOWN, "figure: about a lot", "figure not in its source"),
    ("may cost £1.2 to £1.9 million.", "may cost £1.9 million.", "figure lost its range"),
    ("may cost £1.2 to £1.9 million.", "may cost £1.2 to £1.9 million, of which £3 is new.", "number not in its source"),
    ("; Jo Example, 2025-09-20]", "]", "editor without name and date"),
    ("; Jo Example, 2025-09-20]", "; , 2025-09-20]", "editor without name and date"),
    ("; Jo Example, 2025-09-20]", "; Jo Example, 2025-13-20]", "editor without name and date"),
]  # fmt: skip


@pytest.mark.parametrize("print_it", [str, as_html])
@pytest.mark.parametrize(("before", "after", "rule"), HARM)
def test_a_page_that_was_changed_fails(print_it: object, before: str, after: str, rule: str) -> None:
    text = next(each for each in (as_text(summer()), as_text(summer(1))) if before in each)
    assert callable(print_it)
    assert rule in {each.rule for each in check(print_it(text.replace(before, after)), BODY, SUMMER, MEETINGS).failures}


words = st.text(st.sampled_from("abcE .?!£1'\")(-"), min_size=1, max_size=120).filter(lambda text: text.strip())


@given(words)
def test_sentences_are_all_of_a_text_and_nothing_else(text: str) -> None:
    spans = tuple(sentences(text))
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@given(points=st.lists(words, min_size=1, max_size=12), quota=st.integers(1, 12))
def test_every_sentence_of_every_page_stands_in_its_source(points: list[str], quota: int) -> None:
    rows = [point("7", str(at), " ".join(Line(1, text).text.split()) or "a", SUMMER) for at, text in enumerate(points)]
    meetings = [met(SUMMER, made("minutes.txt", item("7", "Made up", SUMMER, lines=len(rows) + 1), *rows))]
    found = page(BODY, SUMMER, meetings, quota=quota)
    lines = meetings[0].readings[0].paper.lines
    assert found.items[0].points_shown == min(quota, len(points))
    for each in found.items[0].sentences:
        source = " ".join(line.text for line in lines[each.place.line_start - 1 : each.place.line_end])
        assert re.sub(r"\s+", " ", each.text) in re.sub(r"\s+", " ", source)


ABBREVIATED = [
    ("Mr. B. Oake spoke. He left.", ["Mr. B. Oake spoke.", "He left."]),
    ("It rose to 5.5%. Why? Nobody knew.", ["It rose to 5.5%.", "Why?", "Nobody knew."]),
    ("e.g. No. 7 Bus. Done", ["e.g. No. 7 Bus.", "Done"]),
    ("iv. A Member asked. Yes.", ["iv. A Member asked.", "Yes."]),
    ("(3. It is £4 million. £2 million is left.", ["(3. It is £4 million.", "£2 million is left."]),
    ("It fell. No? 12 people left.", ["It fell.", "No?", "12 people left."]),
]


@pytest.mark.parametrize(("text", "expected"), ABBREVIATED)
def test_a_short_form_ends_no_sentence(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected

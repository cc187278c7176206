"""Minutes that do not say so, and what stands beside names and lists in the manners of more councils. All made up."""

import pytest

from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.minutes.verbs import verb
from lintel.oversight.papers.reading.profile import profile
from lintel.oversight.papers.reading.read import read
from tests.papers.who_came import rows

LABELLED = """Committee:   Harbour Scrutiny Committee
Date:        Thursday, 7 May 2026
Venue:       The Ropewalk, Tarport

Attendance:
  Cllr Ann Ash (Chair)           Present
  Cllr Bea Elm (Vice-Chair)      Present (virtually)
  Cllr Cy Oak                    Apologies
  Cllr Di Yew                    Present until 11.20am

HSC.26/12 Ropes

The following points were made in discussion:
- Members welcomed the new ropes.

Action – Democratic Services: invite the rope maker to the next meeting.

Recommendation: It was proposed by Cllr Elm and agreed that the Committee:
(1) notes the report;
(2) sets up a task group.

HSC.26/13 Tar

The Chair spoke.

The meeting closed at 12.05pm."""


def of(text: str) -> Reading:
    return read(text.encode(), "x.txt", None)


def test_a_meeting_that_was_closed_was_held() -> None:
    found = of(LABELLED)
    [heading] = found.headings
    assert (heading.kind, heading.date, heading.closed) == ("minutes", "2026-05-07", "12.05pm")
    assert [each.item_no for each in found.items] == ["HSC.26/12", "HSC.26/13"]
    assert [(each.clause, each.decision_type) for each in found.decisions] == [("1", "note"), ("2", "arrange")]
    assert [each.addressee for each in found.actions] == ["Democratic Services", None]


def test_an_agenda_with_the_same_labels_is_no_minutes() -> None:
    found = of(LABELLED.replace("Attendance:", "AGENDA").replace("The meeting closed at 12.05pm.", ""))
    assert [each.kind for each in found.headings] == ["agenda"]


def test_a_status_after_a_name_is_theirs_and_not_that_of_the_heading() -> None:
    assert [(each.surname, each.role, each.status) for each in of(LABELLED).attendees] == [
        ("Ash", "chair", "present"),
        ("Elm", "vice chair", "in attendance (virtual)"),
        ("Oak", "member", "apologies"),
        ("Yew", "member", "present"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Present:\nCllr Ann Ash (for Cllr Bea Elm)", [(2, "Cllr Ann Ash", "substitute", "present")]),
        ("In attendance:\nCy Oak, Head of Ropes (joined remotely)", [(2, "Cy Oak", "Head", "in attendance (virtual)")]),
        (
            "In attendance:\nDi Yew, Director of Ropes, Tar and Harbour Lights",
            [(2, "Di Yew", "Director", "in attendance")],
        ),
        (
            "In attendance:\nDi Yew, Director of Ropes, Tarport Council",
            [(2, "Di Yew", "Director of Ropes", "in attendance")],
        ),
        (
            "Officers: M Fir (Director of Ropes), Ms K Bay (Tar Officer)",
            [(1, "M Fir", "Director", "in attendance"), (1, "Ms K Bay", "Tar Officer", "in attendance")],
        ),
    ],
)
def test_what_stands_beside_a_name(text: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(text) == expected


HEAD = "MINUTES OF A MEETING OF THE\nHARBOUR COMMITTEE\nHELD ON 7 MAY 2026 AT 10.00 AM\nIN THE ROPEWALK, TARPORT\n\nPresent: Cllr Ash\n\n"


def test_the_place_may_stand_below_the_day() -> None:
    [heading] = of(f"{HEAD}7. Ropes\n\nThe Chair spoke.").headings
    assert (heading.location, heading.time, heading.place.line_end) == ("THE ROPEWALK, TARPORT", "10.00 AM", 4)


def test_a_title_with_a_day_is_of_minutes_where_the_meeting_concluded() -> None:
    head = "SCRUTINY BOARD (HARBOURS)\n\nTHURSDAY, 7TH MAY, 2026\n\nPRESENT: Cllr Ash\n\n"
    text = f"{head}7. Ropes\n\nNone.\n\nThe meeting concluded at 3:45 pm."
    [heading] = of(text).headings
    assert (heading.kind, heading.date, heading.closed) == ("minutes", "2026-05-07", "3:45 pm")


def test_whoever_came_for_another_sent_no_apologies() -> None:
    text = "7. Apologies\n\nApologies had been received from Mr A Ash, for whom Mr B Elm was present, and Ms Oak."
    assert [each.surname for each in of(HEAD + text).attendees if each.status == "apologies"] == ["Ash", "Oak"]


def test_a_time_right_after_a_sum_is_for_how_long() -> None:
    text = "7. Ropes\n\n1. The cost was between £12.4m and £13.1m over four years.\n\n2. Mr Ash had waited for over four years."
    assert [(each.figure, each.role) for each in of(HEAD + text).figures] == [
        ("£12.4m and £13.1m", "range"), ("four years", "definition"), ("four years", "lower_bound"),
    ]  # fmt: skip


def test_minutes_with_a_capital_are_confirmed() -> None:
    text = "7. Minutes\n\nThe Minutes of the meeting held on 9 April 2026 were agreed as a correct record.\n\n8. Ropes\n\nNone."
    assert [each.decision_type for each in of(HEAD + text).decisions] == ["confirm_minutes"]


def test_bullets_letters_and_paragraphs_of_one_item_are_all_points() -> None:
    text = (
        "7. Ropes\n\nThe Director advised that:-\n\n• ropes were old;\n• tar was dear.\n\n"
        "In response to questions, it was confirmed that:-\n\n"
        "(a) fog was rare; and\n(b) officers would circulate a list.\n\nCllr Oak asked that the Panel be given a chart.\n\n8. Tar\n\nNone."
    )
    found = of(HEAD + text)
    assert [(each.point, each.kind) for each in found.points] == [
        ("1", "s"), ("2", "s"), ("a", "qa"), ("b", "qa"), ("5", "q"),
    ]  # fmt: skip


def test_actions_to_be_provided_are_a_list_of_actions() -> None:
    text = (
        "7. Ropes\n\n1. Members spoke.\n\nActions/further information to be provided:\n1. The Head of Ropes to submit a list.\n"
        "2. The Chair to write to the tar maker.\n\nResolved:\n\n1. Notes the report.\n\n8. Tar\n\nNone."
    )
    assert [(each.addressee, each.verb) for each in of(HEAD + text).actions] == [
        ("Head of Ropes", "submit"),
        ("Chair", "write"),
    ]


@pytest.mark.parametrize(
    ("said", "plain"), [("submitted", "submit"), ("planned", "plan"), ("referred", "refer"), ("pressed", "press")]
)
def test_a_verb_loses_the_letter_that_its_ending_doubles(said: str, plain: str) -> None:
    assert verb(f"That a list be {said} by the Director.", profile("plain")) == plain


def test_a_post_before_a_name_is_the_role_and_what_it_is_of_stands_after() -> None:
    text = "In attendance:\nDeputy Mayor - Councillor Ash – Ropes, Tar and Harbour Lights"
    [found] = of(f"{HEAD}{text}\n\n7. Ropes\n\nNone.").attendees[1:]
    assert (found.role, found.organisation) == ("Deputy Mayor", "Ropes, Tar and Harbour Lights")


def test_the_years_that_a_strategy_ran_are_no_day_of_a_figure() -> None:
    text = (
        "7. Ropes\n\n1. The strategy ran from 2022 to 2025 and supported an estimated 35,000 carers.\n\n2. It was long."
    )
    [found] = of(HEAD + text).figures
    assert (found.figure, found.role, found.as_at) == ("35,000", "estimate", None)

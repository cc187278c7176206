"""PDFs of minutes whose columns no rule parts, and whose titles stand at the foot of a page. All made up."""

from lintel.oversight.papers.reading.formats import read_bytes
from lintel.oversight.papers.reading.read import read
from tests.papers.made_pdf import MadePage, paragraphs, pdf

HEAD = "Minutes of a meeting of the Harbour Committee held on 1 May 2026"


def columns(*rows: tuple[str, ...]) -> MadePage:
    texts = [(60.0 + 160 * at, 60.0 + 14 * down, said) for down, row in enumerate(rows) for at, said in enumerate(row)]
    return MadePage([text for text in texts if text[2]])


def test_a_wide_gap_between_words_parts_cells() -> None:
    page = columns(
        (HEAD,),
        ("Name", "Role", "Attendance"),
        ("Councillor Ash", "Chair", "Present"),
        ("Councillor Fog", "Member", "Apologies"),
    )
    reading = read(pdf(page), "x.pdf", "plain")
    assert [(each.surname, each.role, each.status) for each in reading.attendees] == [
        ("Ash", "chair", "present"), ("Fog", "member", "apologies"),
    ]  # fmt: skip


def test_the_gap_after_a_number_parts_nothing() -> None:
    page = MadePage([(60, 60, "12."), (110, 60, "Ropes and tar"), (60, 80, "(a)"), (110, 80, "That ropes be noted.")])
    assert [line.printed for line in read_bytes(pdf(page), "x.pdf").filled()] == [
        "12. Ropes and tar",
        "(a) That ropes be noted.",
    ]


def test_a_title_at_the_foot_of_a_page_has_room_below_it() -> None:
    first = paragraphs(
        HEAD, "Present: Councillor Ash", "Apologies", "None.", "Dates of meetings", gap_after=(0, 1, 2, 3)
    )
    reading = read(pdf(first, paragraphs("June.")), "x.pdf", "plain")
    assert [item.title for item in reading.items] == ["Apologies", "Dates of meetings"]

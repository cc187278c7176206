"""What others read by machine, parsed back: counts are equal, and nothing is a formula or breaks its form."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft3Validator
from openpyxl import load_workbook

from lintel.domain import neutral
from lintel.oversight.papers.exports.calendar import calendar
from lintel.oversight.papers.exports.cells import as_csv, as_xlsx
from lintel.oversight.papers.exports.civic_data import event
from lintel.oversight.papers.exports.feed import ATOM, Entry, feed, meeting_entry
from lintel.oversight.papers.exports.held import Held, Linked
from lintel.oversight.papers.exports.popolo import popolo
from lintel.oversight.papers.exports.sheets import HEADS as SHEETS
from lintel.oversight.papers.exports.sheets import sheet
from lintel.oversight.papers.exports.tracker import HEADS, RAG, TrackerRow, tracker_csv, tracker_xlsx
from lintel.oversight.papers.following.promise import Facts, State
from lintel.oversight.papers.following.promises import promises
from lintel.oversight.papers.meeting_page.of_meeting import items_of
from lintel.oversight.papers.meeting_page.summary import page
from lintel.oversight.papers.reading.found import Attendee
from lintel.oversight.papers.reading.lines import Place
from tests.papers.by_hand import AUTUMN, BODY, SUMMER, clause, figure, figures, item, made, met, point, promised

ROTA = promised("7", "undertaking", "Officers would send the rota.", SUMMER, owner="Officers")
MINUTES = made(
    "minutes.txt",
    item("7", "Boathouse; a day, service", SUMMER, lines=5),
    figures(
        "i. It was 31% of £1.2 million.", figure("31%", 31, "percent", "a"), figure("£1.2 million", 1.2e6, "GBP", "b")
    ),
    point("7", "i", "=1+1 was asked. Officers would send the rota.", SUMMER),
    clause("7", "a", "-That the report be noted.", SUMMER),
    clause("7", "b", "That the Director be requested to report on rotas.", SUMMER, asks="Director"),
    ROTA,
)
CHAIR = Attendee(Place(1, 1), "Mrs. A. Sample CC", "Mrs.", "Sample", "chair", "present", meeting_date=SUMMER)
GUEST = replace(
    CHAIR, name_as_printed="Mr. C. Instance", surname="Instance", role=None, status="in attendance (virtual)"
)
READ = replace(MINUTES, attendees=(CHAIR, GUEST))
MEETINGS = [met(SUMMER, READ)]
ITEMS = items_of(MEETINGS, BODY, SUMMER)
MADE = promises(MEETINGS)
HELD = Held(
    page(BODY, SUMMER, MEETINGS, made=MADE), "https://council.example/meetings/1", "14:00", "Committee Room, Fen Hall",
    (Linked("Minutes", "https://council.example/minutes.pdf", "application/pdf"),), lambda paper, line: f"https://council.example/{paper}#{line}",
)  # fmt: skip
UNTIMED = replace(HELD, time=None, location=None)
NOW = datetime(2025, 9, 2, 9, 30, tzinfo=UTC)

TEXT: dict[str, Any] = {"type": "string", "required": True}
WORDS: dict[str, Any] = {"type": "string", "minLength": 1, "required": True}


def listed(**properties: Any) -> dict[str, Any]:
    return {"type": "array", "required": True, "items": {"type": "object", "properties": properties}}


MOMENT = {"type": "string", "required": True, "pattern": r"^\d{4}(-\d\d){2}(T\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z))?$"}
# What the published schemas of the two models ask for, in our own words.
EVENT = {
    "type": "object",
    "properties": {
        "name": WORDS, "all_day": {"type": "boolean", "required": True}, "start_date": MOMENT, "end_date": TEXT,
        "status": {"enum": ["cancelled", "tentative", "confirmed", "passed"], "required": True},
        "classification": WORDS, "description": TEXT, "media": listed(), "links": listed(),
        "location": {"type": "object", "required": True, "properties": {"name": WORDS, "note": TEXT}},
        "documents": listed(note=WORDS, url=WORDS, media_type=WORDS),
        "participants": listed(name=WORDS, type={"enum": ["organization", "person"], "required": True}, note=WORDS),
        "agenda": listed(
            description=WORDS, order={"type": ["string", "null"], "required": True},
            classification={"type": "array", "required": True}, subjects={"type": "array", "required": True},
            media=listed(), notes={"type": "array", "required": True, "items": {"type": "string", "minLength": 1}},
            related_entities=listed(),
        ),
        "sources": listed(url=WORDS, note=TEXT),
    },
}  # fmt: skip
OR_NONE = {"type": ["string", "null"]}
POPOLO = {
    "type": "object",
    "properties": {
        "persons": listed(id=WORDS, name=WORDS, family_name=OR_NONE, honorific_prefix=OR_NONE, honorific_suffix=OR_NONE),
        "organizations": listed(id=WORDS, name=WORDS, classification=OR_NONE),
        "memberships": listed(id=WORDS, person_id=WORDS, organization_id=WORDS, role=OR_NONE),
        "events": listed(id=WORDS, name=WORDS, start_date=MOMENT, location=OR_NONE, organization_id=WORDS, attendees=listed(id=WORDS)),
        "motions": listed(
            id=WORDS, organization_id=WORDS, text=WORDS, classification=WORDS, date=MOMENT, result=OR_NONE,
            requirement=OR_NONE, vote_events={"type": "array", "required": True}, sources=listed(url=WORDS, note=OR_NONE),
        ),
    },
}  # fmt: skip


@pytest.mark.parametrize("held", [HELD, UNTIMED])
def test_an_event_has_the_fields_of_open_civic_data(held: Held) -> None:
    read = json.loads(json.dumps(event(held, AUTUMN)))
    assert list(Draft3Validator(EVENT).iter_errors(read)) == []
    assert [len(read[key]) for key in ("agenda", "participants", "documents")] == [1, 3, 1]
    assert len(read["agenda"][0]["extras"]["decisions"]) == len(ITEMS[0].decisions)
    assert read["agenda"][0]["extras"]["figures"] == []  # these stand outside every point and clause
    assert (read["status"], event(held, SUMMER)["status"]) == ("passed", "confirmed")
    assert read["start_date"] == ("2025-09-01T14:00:00+01:00" if held.time else "2025-09-01")
    assert len(read["extras"]["promises_made"]) == len(MADE)


@pytest.mark.parametrize("held", [HELD, UNTIMED])
def test_meetings_have_the_fields_of_popolo(held: Held) -> None:
    later = replace(held, page=replace(held.page, date=AUTUMN))
    read = json.loads(json.dumps(popolo([held, later])))
    assert list(Draft3Validator(POPOLO).iter_errors(read)) == []
    assert {key: len(found) for key, found in read.items()} == {
        "persons": 2, "organizations": 1, "memberships": 1, "events": 2, "motions": 4,
    }  # fmt: skip
    people = {each["id"]: each for each in read["persons"]}
    assert people[read["memberships"][0]["person_id"]]["name"] == "Mrs. A. Sample"
    assert {each["id"] for each in read["events"][0]["attendees"]} == set(people)
    assert read["motions"][0]["sources"][0]["url"] == "https://council.example/minutes.txt#4"
    assert popolo([held])["motions"] == popolo([held])["motions"]


@pytest.mark.parametrize("sort", sorted(SHEETS))
def test_sheets_are_read_back_with_as_many_rows(sort: str) -> None:
    head, *rows = csv.reader(io.StringIO(sheet(sort, ITEMS).decode("utf-8-sig")))
    found = [each for of in ITEMS for each in getattr(of, sort)]
    assert (tuple(head), len(rows)) == (SHEETS[sort], len(found))
    assert [row[-3:] for row in rows] == [
        ["minutes.txt", str(each.place.line_start), str(each.place.line_end)] for each in found
    ]
    assert not any(cell.startswith(("=", "-", "+", "@")) for row in rows for cell in row)


def test_figures_on_a_sheet_are_exact() -> None:
    _, *rows = csv.reader(io.StringIO(sheet("figures", ITEMS).decode("utf-8-sig")))
    assert [row[:3] for row in rows] == [["31%", "31", ""], ["£1.2 million", "1200000", ""]]


TRACKED = [TrackerRow(each, Facts(due=each.due.on), "=HYPERLINK(1)") for each in MADE]


def rows_of(form: str) -> list[list[str]]:
    if form == "csv":
        return list(csv.reader(io.StringIO(tracker_csv(TRACKED, AUTUMN).decode("utf-8-sig"))))
    cells = load_workbook(io.BytesIO(tracker_xlsx(TRACKED, AUTUMN))).active
    assert all(cell.data_type != "f" for row in cells.iter_rows() for cell in row)
    return [["" if cell is None else str(cell) for cell in row] for row in cells.iter_rows(values_only=True)]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_tracker_has_every_promise_once(form: str) -> None:
    head, *rows = rows_of(form)
    assert (tuple(head), len(rows)) == (HEADS, len(MADE))
    one = dict(zip(head, rows[0], strict=True))
    assert (one["Reference"], one["Origin committee"], one["Lead officer or member"]) == (
        "2025/26-001",
        BODY,
        "Director",
    )
    assert (one["State"], one["RAG status"], one["Days waiting"]) == ("open", "Amber", "63")
    assert one["Action taken"] == "'=HYPERLINK(1)"
    assert one["Where it is said"] == "minutes.txt:5"


def test_every_state_has_a_colour() -> None:
    assert set(RAG) == set(State)


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\x00")), min_size=2, max_size=2
        ),
        max_size=5,
    )
)
def test_rows_come_back_as_they_went(rows: list[list[str]]) -> None:
    head, *read = csv.reader(io.StringIO(as_csv(["a", "b"], rows).decode("utf-8-sig"), newline=""))
    assert head == ["a", "b"]
    assert [[neutral.without_mark(cell) for cell in row] for row in read] == rows
    assert load_workbook(io.BytesIO(as_xlsx("A", ["a", "b"], rows))).active.max_row == len(rows) + 1


def properties(data: bytes) -> list[tuple[str, str]]:
    text = data.decode().replace("\r\n ", "")
    return [(line.partition(":")[0], line.partition(":")[2]) for line in text.split("\r\n") if line]


@given(st.text())
def test_no_cell_of_ours_is_a_formula(text: str) -> None:
    *_, row = csv.reader(io.StringIO(as_csv(["a"], [[text]]).decode("utf-8-sig"), newline=""))
    assert not "".join(row).lstrip(" ").startswith(neutral.BEGINS_A_FORMULA)


@pytest.mark.parametrize("held", [HELD, UNTIMED])
def test_meetings_are_read_back_from_the_calendar(held: Held) -> None:
    data = calendar([held, replace(held, page=replace(held.page, date=AUTUMN))], NOW)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    found = properties(data)
    assert [value for name, value in found if name == "BEGIN"] == ["VCALENDAR", "VEVENT", "VEVENT"]
    assert [value for name, value in found if name == "END"] == ["VEVENT", "VEVENT", "VCALENDAR"]
    assert len({value for name, value in found if name == "UID"}) == 2
    starts = [(name, value) for name, value in found if name.startswith("DTSTART")]
    timed = [("DTSTART", "20250901T130000Z"), ("DTSTART", "20251103T140000Z")]
    assert starts == (timed if held.time else [("DTSTART;VALUE=DATE", "20250901"), ("DTSTART;VALUE=DATE", "20251103")])
    assert dict(found)["DESCRIPTION"] == r"7. Boathouse\; a day\, service"


@given(st.text(max_size=300))
def test_no_words_break_the_calendar(words: str) -> None:
    data = calendar([replace(HELD, location=words)], NOW)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert re.fullmatch(rb"(?:[^\r\n]*\r\n)+", data)
    assert [name for name, _ in properties(data)].count("BEGIN") == 2


def in_atom(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def test_the_feed_is_read_back_with_every_entry() -> None:
    entries = [
        meeting_entry(HELD, NOW),
        Entry("urn:x:1", "<b>&\"'", NOW, "https://council.example/?a=1&b=2", "a\x00<c>"),
    ]
    root = ET.fromstring(feed("Council papers", "https://council.example/feed", entries, NOW, "Fen Council"))
    read = root.findall(in_atom("entry"))
    assert [each.findtext(in_atom("title")) for each in read] == [f"{BODY}, 1 September 2025 (draft)", "<b>&\"'"]
    assert read[1].find(in_atom("link")).attrib["href"] == "https://council.example/?a=1&b=2"
    assert read[1].findtext(in_atom("summary")) == "a?<c>"
    for of in [root, *read]:
        assert all(of.find(in_atom(name)) is not None for name in ("id", "title", "updated", "link"))
    assert root.findtext(in_atom("updated")) == "2025-09-02T09:30:00+00:00"
    assert root.find(in_atom("author")).findtext(in_atom("name")) == "Fen Council"


@given(st.text())
def test_no_words_break_the_feed(words: str) -> None:
    data = feed(
        words, "https://council.example/feed", [Entry("urn:x:1", words, NOW, words, words, (words,))], NOW, words
    )
    assert len(ET.fromstring(data).findall(in_atom("entry"))) == 1

"""What a careful reader found in the real papers of people and agendas, found by rules. Skipped where the papers are not there."""

import csv

import pytest

from lintel.oversight.papers.reading.formats import read_bytes
from lintel.oversight.papers.reading.meeting.agenda import agenda_items
from lintel.oversight.papers.reading.meeting.attendance import attendees
from lintel.oversight.papers.reading.meeting.heading import headings
from lintel.oversight.papers.reading.meeting.interests import interests
from lintel.oversight.papers.reading.profile import profile


@pytest.fixture(scope="module")
def papers(shared_papers):
    """Every real paper by its file's name, read."""
    return {path.name: read_bytes(path.read_bytes(), path.name) for path in sorted(shared_papers.glob("*.txt"))}


def gold(shared_papers, name):
    with (shared_papers.parent / "gold" / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def recall(name, wanted, found):
    """Prints how many of the wanted rows were found, and gives those that were not."""
    missed = [row for row in wanted if row not in found]
    print(f"{name}: {len(wanted) - len(missed)} of {len(wanted)}")
    return missed


def test_nothing_of_the_papers_is_dropped_or_doubted_on_the_way_in(papers, shared_papers):
    for name, paper in papers.items():
        assert paper.doubts == ()
        assert [line.printed for line in paper.lines] == (shared_papers / name).read_text(
            encoding="utf-8"
        ).removesuffix("\n").split("\n")


def test_everybody_is_found_with_status_role_and_line(papers, shared_papers, capsys):
    manner = profile("leicestershire")
    found = {
        (
            name,
            str(each.place.line_start),
            each.name_as_printed,
            each.honorific or "",
            each.surname,
            each.role,
            each.status,
        )
        for name, paper in papers.items()
        for each in attendees(paper, manner, headings(paper, manner))[0]
    }
    keys = ("paper", "line", "name_as_printed", "honorific", "surname", "role", "status")
    wanted = [tuple(row[key] for key in keys) for row in gold(shared_papers, "attendees.csv")]
    with capsys.disabled():
        assert recall("attendance", wanted, found) == []
    assert len([each for each in found if each[0] in {row[0] for row in wanted}]) == len(wanted)


def test_every_agenda_item_is_found_with_its_pages(papers, shared_papers, capsys):
    found = {
        (
            name,
            str(each.place.line_start),
            each.item_no,
            each.title,
            each.report_by or "",
            str(each.page_from or ""),
            str(each.page_to or ""),
        )
        for name, paper in papers.items()
        for each in agenda_items(paper, profile("leicestershire"))[0]
    }
    keys = ("paper", "line", "item_no", "title", "report_by", "page_from", "page_to")
    wanted = [
        tuple(row[key].strip("()") if key == "page_to" else row[key] for key in keys)
        for row in gold(shared_papers, "agenda_items.csv")
    ]
    with capsys.disabled():
        assert recall("agenda items", wanted, found) == []
    assert len(found) == len(wanted)


def test_every_interest_and_whoever_left_is_found(papers):
    manner = profile("leicestershire")
    pack = papers["001-report-pack.txt"]
    assert len(interests(pack, manner)) == 2
    people, doubts = attendees(pack, manner, headings(pack, manner))
    assert len([each for each in people if each.left_at_line]) == 1
    assert [doubt.name for doubt in doubts] == ["fragment_of_a_name"]

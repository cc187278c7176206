"""Made-up packs: the same for the same seed, as long as asked for, and with something in them of every sort."""

import pytest

from lintel.oversight.papers.reading.read import read
from lintel.synthetic.packs import HEADINGS, SUBJECTS, pack


@pytest.mark.parametrize("kilobytes", [1, 30, 250])
def test_a_pack_is_as_long_as_asked_for(kilobytes: int) -> None:
    length = len(pack(1, kilobytes).encode())
    assert kilobytes * 1000 <= length < kilobytes * 1000 + 3000


def test_a_pack_is_the_same_for_the_same_seed_and_no_other() -> None:
    assert pack(1, 30) == pack(1, 30) != pack(2, 30)


def test_what_was_put_into_a_pack_is_read_from_it() -> None:
    reading = read(pack(3, 60).encode(), "pack.txt", "leicestershire")
    report = next(head for head in reading.headings if head.kind == "report")
    assert report.title in {subject.upper() for subject in SUBJECTS}
    assert set(HEADINGS) <= {section.title for section in reading.sections}
    first = [each for each in reading.paragraphs if report.place.line_end < each.place.line_start]
    assert [each.number for each in first][:20] == list(range(1, 21))
    assert reading.tables
    assert all(paper.url_repaired.partition("?")[2].startswith("MId=") for paper in reading.background_papers)
    assert reading.background_papers
    assert len([each for each in reading.attendees if each.status == "present"]) == 7
    assert [item.title for item in reading.agenda_items] == [f"{subject}." for subject in SUBJECTS[:8]]

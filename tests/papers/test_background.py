"""Background papers: what each is, and its address, repaired only where there is one way to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.reading.read import read
from lintel.oversight.papers.reading.reports.addresses import addresses
from tests.papers.made_up_report import REPORT

SYSTEM = "https://democracy.thrumble.gov.uk/ieListDocuments.aspx"


def test_each_paper_has_its_title_day_item_and_lines() -> None:
    found = read(REPORT.encode(), "made-up.txt", "leicestershire").background_papers
    said = [(each.title, each.report_date, each.item_cited, each.meeting_or_document_id) for each in found]
    assert said == [
        ("Ferry Transport", "2025-05-12", "item 9", "412"),
        (None, "2025-06-02", None, "413"),
        ("Ferries for All 2024-29", None, None, None),
        ("Landing Stages", "2025-06-09", None, None),
        ("A paper that has no address", None, None, None),
    ]
    assert [each.place.line_end - each.place.line_start for each in found] == [3, 1, 0, 0, 0]
    assert {each.report for each in found} == {"FERRY TRANSPORT FOR DAY CENTRES IN THRUMBLESHIRE"}


def test_an_address_is_given_as_printed_and_as_repaired() -> None:
    first, wrapped, *_ = read(REPORT.encode(), "made-up.txt", "leicestershire").background_papers
    assert first.url_as_printed == f"{SYSTEM}?Cld=7&Mld=412&Ver=4"
    assert first.url_repaired == f"{SYSTEM}?CId=7&MId=412&Ver=4"
    assert wrapped.url_repaired == wrapped.url_as_printed == f"{SYSTEM}?CId=8&MId=413"


def test_an_address_that_cannot_be_right_is_a_doubt_with_its_line() -> None:
    reading = read(REPORT.encode(), "made-up.txt", "leicestershire")
    [doubt] = [doubt for doubt in reading.doubts if doubt.name == "address_not_repaired"]
    assert doubt.passage == f"{SYSTEM}?XQd=8"
    assert "XQd" in reading.paper.line(doubt.place.line_start).text


@pytest.mark.parametrize(
    ("printed", "repaired", "certain"),
    [
        (f"{SYSTEM}?MId=12", f"{SYSTEM}?MId=12", True),
        (f"{SYSTEM}?Mld=12", f"{SYSTEM}?MId=12", True),
        (f"{SYSTEM}?M1d=12", f"{SYSTEM}?MId=12", True),
        (f"{SYSTEM}?mid=12", f"{SYSTEM}?mid=12", True),
        (f"{SYSTEM}?Cld=1&amp;Mld=12", f"{SYSTEM}?CId=1&MId=12", True),
        (f"{SYSTEM}?Nld=12", f"{SYSTEM}?Nld=12", False),
        (f"{SYSTEM}?MId=1l2", f"{SYSTEM}?MId=1l2", False),
        ("https://www.thrumble.gov.uk/page?Mld=12", "https://www.thrumble.gov.uk/page?Mld=12", True),
        ("https://thrumble", "https://thrumble", False),
        ("http:/www.thrumble.gov.uk/page", "http:/www.thrumble.gov.uk/page", False),
        ("www.thrumble.gov.uk/page", "www.thrumble.gov.uk/page", True),
    ],
)
def test_only_known_keys_of_the_committee_system_are_repaired(printed: str, repaired: str, certain: bool) -> None:
    [found] = addresses(printed)
    assert (found.printed, found.repaired, found.certain) == (printed, repaired, certain)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("See https://a.gov.uk/x.", ["https://a.gov.uk/x"]),
        ("https://a.gov.uk/ and more", ["https://a.gov.uk/"]),
        ("https://a.gov.uk/x - item 3", ["https://a.gov.uk/x"]),
        ("https://a.gov.uk/ways-and- means", ["https://a.gov.uk/ways-and-means"]),
        ("https://a.gov.uk/one https://b.gov.uk/two", ["https://a.gov.uk/one", "https://b.gov.uk/two"]),
        ("https://a.gov.uk/Long%20 Name%20of%20it.pdf item 3", ["https://a.gov.uk/Long%20Name%20of%20it.pdf"]),
    ],
)
def test_an_address_ends_where_it_ends(words: str, found: list[str]) -> None:
    assert [each.printed for each in addresses(words)] == found


@given(st.integers(0, 99999), st.integers(0, 99999), st.sampled_from("&=?"))
def test_an_address_wrapped_after_a_mark_is_the_same_address(meeting: int, committee: int, mark: str) -> None:
    whole = f"{SYSTEM}?CId={committee}&MId={meeting}&Ver=4"
    before, after = whole.split(mark, 1)
    assert [each.printed for each in addresses(f"{before}{mark} {after}")] == [whole]


@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_look_for_addresses_in(text: str) -> None:
    for each in addresses(f"https://{text} Mld="):
        assert 0 <= each.start < each.end

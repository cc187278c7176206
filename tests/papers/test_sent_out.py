"""Where a part that is not for the public begins once they were sent out, and where it ends."""

import pytest

from lintel.oversight.papers.reading.formats import read_bytes

SENT_OUT = "118. Exclusion\nRESOLVED: That the public be excluded for the following item.\n"
TITLES = [
    "Minute 119 Prices",
    "119. What should be done about prices",
    "1190. Prices",
    "119/26 Prices",
    "11.9 Prices",
    "Prices",
    f"119. {'Old ropes ' * 15}",
]


@pytest.mark.parametrize("title", TITLES)
def test_once_the_public_are_sent_out_the_next_title_begins_the_part_whatever_it_looks_like(title: str) -> None:
    printed = [line.printed for line in read_bytes(f"{SENT_OUT}{title}\nHIDDEN\n".encode(), "x.txt").lines]
    assert title.strip() in [line.strip() for line in printed]
    assert "HIDDEN" not in printed


def test_the_head_of_a_page_above_the_title_is_not_the_item_and_the_part_ends_where_the_next_begins() -> None:
    text = f"{SENT_OUT}HARBOUR COUNCIL\n119. Prices\nHIDDEN\n120. Boats\nAll can read this.\n"
    printed = [line.printed for line in read_bytes(text.encode(), "x.txt").lines]
    assert ("HIDDEN" in printed, "All can read this." in printed) == (False, True)

"""Counts whose unit was said before, in sentences of minutes. All made up."""

import pytest

from lintel.oversight.papers.reading.read import read

HEAD = "Minutes of a meeting of the Harbour Committee held on 1 May 2026\n\n7. Ropes\n\n"


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("There had been 1,306 concerns in 2024/25, up from 1,190 the year before.", "1306 concerns|1190 concerns"),
        ("The pressure was placements, of which there were 412 in May, compared with 398 a year earlier.", "412 placements|398 placements"),
        ("The pressure was weather, of which there were 412 in May.", ""),
    ],
)  # fmt: skip
def test_a_count_of_what_was_said_before(said: str, figures: str) -> None:
    found = read(f"{HEAD}{said}\n".encode(), "x.txt", "plain").figures
    assert "|".join(f"{each.value:.0f} {each.unit}" for each in found if each.kind == "count") == figures

"""Minutes laid out as a table: number, words and action, in text and on a web page. All made up."""

import pytest

from lintel.oversight.papers.reading.read import read

HEAD = "Minutes of a meeting of the Harbour Committee held on 1 May 2026\n\nPresent: Councillor Tidewell (Chair)\n\n"
TEXT = f"""{HEAD}No.\tItem\tAction
1\tApologies
2\tRopes\tClerk
The Director said that they were old.
RESOLVED: That ropes be noted.
3\tFog. The Director said that it was thick.\tClerk to buy a horn
4\tDates\t-
"""
PAGE = f"""<html><body><p>{HEAD.replace(chr(10) * 2, "</p><p>")}</p><table>
<tr><th>No.</th><th>Item</th><th>Action</th></tr>
<tr><td>1</td><td>Apologies</td><td></td></tr>
<tr><td>2</td><td><p>Ropes</p><p>The Director said that they were old.</p><p>RESOLVED: That ropes be noted.</p></td><td>Clerk</td></tr>
<tr><td>3</td><td>Fog. The Director said that it was thick.</td><td>Clerk to buy a horn</td></tr>
<tr><td>4</td><td>Dates</td><td>-</td></tr></table></body></html>
"""


@pytest.mark.parametrize(("paper", "name"), [(TEXT, "x.txt"), (PAGE, "x.html")])
def test_rows_are_items_and_their_last_cell_is_an_action(paper: str, name: str) -> None:
    reading = read(paper.encode(), name, "plain")
    assert [(item.item_no, item.title) for item in reading.items] == [
        ("1", "Apologies"),
        ("2", "Ropes"),
        ("3", "Fog"),
        ("4", "Dates"),
    ]
    assert [(each.item_no, each.text) for each in reading.points] == [
        ("2", "The Director said that they were old."), ("3", "The Director said that it was thick."),
    ]  # fmt: skip
    assert [(each.item_no, each.text) for each in reading.decisions] == [("2", "That ropes be noted.")]
    assert [(each.item_no, each.addressee, each.text) for each in reading.actions] == [
        ("3", "Clerk", "Clerk to buy a horn")
    ]
    assert [(each.name, each.passage) for each in reading.doubts] == [("action_not_said", "Clerk")]


def test_a_table_of_figures_in_minutes_is_no_list_of_items() -> None:
    table = "Quay\tRopes\tTar\n1\tOld Quay\t45\n2\tNew Quay\t50\n3\tFar Quay\t55\n"
    reading = read(f"{HEAD}7. Ropes\n\nThey were old.\n\n{table}\n8. Fog\n\nNone.\n".encode(), "x.txt", "plain")
    assert [(item.item_no, item.title) for item in reading.items] == [("7", "Ropes"), ("8", "Fog")]

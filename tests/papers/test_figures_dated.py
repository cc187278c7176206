"""The date of a figure: that of its sentence, then of what stands round it, and none where the paper has none."""

import pytest

from lintel.oversight.papers.reading.figures.dates import dates
from lintel.oversight.papers.reading.figures.figures import figures
from lintel.oversight.papers.reading.found import Item, Paragraph, Table
from lintel.oversight.papers.reading.lines import Place
from lintel.oversight.papers.reading.profile import profile
from tests.papers.figure_papers import doubts_of, figures_of, paper_of

WRITTEN = [
    ("in February 2025,", "2025-02"),
    ("data from August 24 showed", "2024-08"),
    ("by SEPTEMBER 2025", "by 2025-09"),
    ("in 2023/24", "2023/24"),
    ("in 2023-2024", "2023/24"),
    ("for 23/24", "2023/24"),
    ("for 2024/5", "2024/25"),
    ("in 23-2024", "2023/24"),
    ("from 2020-24", "2020..2024"),
    ("between 2022 and 2024", "2022..2024"),
    ("between March 2021 to May 2022", "2021-03..2022-05"),
    ("April-June 2025", "2025-04..2025-06"),
    ("during December and January 2023", "2022-12..2023-01"),
    ("on 20/08/25", "2025-08-20"),
    ("on 20.08.2025", "2025-08-20"),
    ("on 2025-08-20", "2025-08-20"),
    ("at 31st March 2025", "2025-03-31"),
    ("November 3, 2025", "2025-11-03"),
    ("May-26", "2026-05"),
    ("Quarter 1 2025/26", "2025/26 Q1"),
    ("Q3 of 2024/25", "2024/25 Q3"),
    ("first quarter of 2025/26", "2025/26 Q1"),
    ("2025 Quarter 1", "2025 Q1"),
    ("first half of 2025/26", "2025/26 H1"),
    ("in the last quarter", None),
    ("since 2017/18", "since 2017/18"),
    ("by spring 2026", "by spring 2026"),
    ("in the year to 31 March 2025", "year to 2025-03-31"),
    ("over three years (23/24 prices)", "three years at 2023/24 prices"),
    ("over the past 6 months", "last 6 months"),
    ("at the time of our inspection", "time of inspection"),
    ("currently", "current"),
    ("on 3 November", None),
    ("in Q1", None),
    ("on 31/13/25", None),
]


@pytest.mark.parametrize(("text", "as_at"), WRITTEN)
def test_a_date_is_read_as_it_is_written(text: str, as_at: str | None) -> None:
    assert [stated.as_at for stated in dates(text)] == [as_at]


DATED = [
    ("In June 2025 there were 612 people.", ["2025-06"]),
    ("There were 612 people in June 2025.", ["2025-06"]),
    ("Waits fell from 51 days in May 2024 to 37 days in June 2025.", ["2024-05", "2025-06"]),
    ("In May 2025 there were 751 people, which had risen from 644 in May 2024.", ["2025-05", "2024-05"]),
    ("The number of people rose from 2,310 at 31 March 2024 to 2,402 at 31 March 2025.", ["2024-03-31", "2025-03-31"]),
    (
        "In 2024/25, 1,204 people (12%) came, against 980 (10%) in 2023/24.",
        ["2024/25", "2024/25", "2023/24", "2023/24"],
    ),
    ("In 2023 and 2024 there were 120 and 134 complaints respectively.", ["2023", "2024"]),
    ("In 2024/25 there was a 34% increase on 2020.", ["2024/25"]),
    ("It was 72% in Q2 and 70% in Q1.", [None, None]),
    ("As at 31 October 2025, 45 people came. Fees are £13.", ["2025-10-31", None]),
    ("There were 288 people, down from 331 in April 25.", [None, "2025-04"]),
    ("There were 288 people (331 in April 25).", [None, "2025-04"]),
    ("There were 3,204 calls in 2022/23, rising to 4,118 for 2023/24.", ["2022/23", "2023/24"]),
    ("Of users 64% liked the food, near the England average of 66% (Made-up Survey, 2024).", ["2024", "2024"]),
    ("It was 35% in 2023/24. This was above the England average (25%).", ["2023/24", "2023/24"]),
    ("It was 35% in 2023/24. There were 40 calls. Of those, 12 calls were late.", ["2023/24", "2023/24", "2023/24"]),
    ("It was 35% in 2023/24. Members were pleased. They had 40 calls.", ["2023/24", None]),
    ("It was 35% in 2023/24. The fund is £126,000.", ["2023/24", None]),
    ("It spent £4m in 2025 (£3m in August).", ["2025", None]),
    ("Currently there are 22 providers.", ["current"]),
    ("Over the last 6 months 63% stopped.", [None, "last 6 months"]),
    ("About 640 people get help. The table shows each level, as of October 2025.", ["2025-10"]),
    ("Call numbers will reach 720 calls by 2037.", ["by 2037"]),
    ("By the end of June 2025 there had been 342 reviews.", ["2025-06"]),
    # what is no measurement has no date, nor has what stands beside the date of something else
    ("In 2024 the aim was to see people within 28 days.", [None]),
    ("In 2024 some 88% were at home 90 days after.", ["2024", None]),
    ("Under the Care Act 2014 we helped 40 people.", [None]),
    ("The Strategy 2022-2025 helped 40 people.", [None]),
    ("At its meeting on 1 September 2025 the Panel heard of 40 people.", [None]),
    ("On 7 June 2021, the Cabinet heard of 40 people.", [None]),
    ("There were 612 people.", [None]),
    # what was before has not the date of what is now, and what is compared with a date is not of it
    ("As at 31 March 2025 there were 40 people, down from between 60 and 70 in the summer.", ["2025-03-31", None]),
    ("There were 40 calls, about 12% less than in March 2023.", [None, None]),
    ("The number waiting fell from 61 in April 2024 to 42 in May 2025.", ["2024-04", "2025-05"]),
    ("There are 31 flats, of which 30 were let as at 1st May 2025.", ["2025-05-01", "2025-05-01"]),
]


@pytest.mark.parametrize(("text", "as_at"), DATED)
def test_a_figure_has_its_own_date_or_none(text: str, as_at: list[str | None]) -> None:
    assert [figure.as_at for figure in figures_of(text)] == as_at


def test_an_item_that_another_reader_found_dates_its_figures() -> None:
    paper = paper_of("Something else.\nThere were 40 calls. They are currently 12 people.")
    item = Item(Place(1, 2), "7", "Annual Report 2024-25", meeting_date="2025-10-14")
    found, _ = figures(paper, profile("leicester"), items=(item,))
    assert [(f.as_at, f.as_at_from) for f in found] == [("2024/25", "item_heading"), ("2025-10-14", "meeting_date")]


def test_a_paragraph_that_another_reader_found_goes_on_after_a_page() -> None:
    paper = paper_of("4. In June 2025 there were 612 people, as the officer told the meeting.\n\nThere were 40 calls.")
    apart, _ = figures(paper, profile("leicester"))
    together, _ = figures(paper, profile("leicester"), paragraphs=(Paragraph(Place(1, 3), "a report", 4, ""),))
    assert [f.as_at for f in apart] == ["2025-06", None]
    assert [f.as_at for f in together] == ["2025-06", "2025-06"]


def test_lines_broken_for_width_go_on_and_paragraphs_in_one_line_do_not() -> None:
    first = "In June 2025 there were 612 people on the list, and nobody could say why that was."
    then = "There were 40 calls too, which is as many as the officers had thought there would be."
    (_, apart) = figures_of(f"{first}\n{then}\n\n{then * 3}")[:2]
    (_, together) = figures_of("\n".join([first[:-4] + "it is so now.", then] * 3))[:2]
    assert (apart.as_at, together.as_at) == (None, "2025-06")


def test_a_table_that_another_reader_found_has_its_own_header() -> None:
    paper = paper_of("Area\tCalls in 2023/24\nEast\t40\nArea\tCalls in 2024/25\nEast\t50")
    second = Table(Place(3, 4), (("Area", "Calls in 2024/25"), ("East", "50")), (3, 4))
    found, _ = figures(paper, profile("leicester"), tables=(second,))
    assert [f.as_at for f in found] == ["2023/24", "2024/25"]


def test_bullets_set_with_tabs_are_not_cells_and_give_one_another_neither_date_nor_role() -> None:
    text = "•\tSince April 2024 there were 21 calls.\n•\tThe median wait was 30 days.\n•\tAbout trips, 70% ran.\n•\tIn Wobbleswick 80% ran."
    assert [(figure.as_at, figure.role) for figure in figures_of(text)] == [
        ("since 2024-04", "actual"),
        (None, "median"),
        (None, "actual"),
        (None, "actual"),
    ]


@pytest.mark.parametrize(
    "text",
    ["40\tAppeals against fares\n\n41\tMinutes of the last meeting", "1  Welcome\n3  Minutes of the last meeting"],
)
def test_the_number_of_an_item_is_no_figure(text: str) -> None:
    assert (figures_of(text), doubts_of(text)) == ((), ())

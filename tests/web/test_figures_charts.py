"""The chart of month-ends, what is said of it, and files that hold no formula."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from lintel.domain.clock import month_ends
from lintel.domain.neutral import neutral
from lintel.web.figures import charts
from lintel.web.figures.charts import Chart, Drawn, Point, draw
from lintel.web.figures.spreadsheet import spreadsheet
from tests.people import cast, client_of
from tests.web.test_figures import MEASURE, page

DAYS = month_ends(date(2026, 10, 31), 24)


def chart(title: str = "Waits <now>", *, number: int | None = 341) -> Chart:
    """Twenty-four months, one of them not shown."""
    points = [Point(day, number, 21.5) for day in DAYS]
    points[5] = Point(DAYS[5], None, None)
    return Chart(
        title, "A sentence & more.", "Waits", "Median", tuple(points), (14, "Target for\nthe median:\n14 days")
    )


def test_a_chart_is_one_picture_with_a_name_and_a_description() -> None:
    drawn = draw(chart())
    assert drawn is not None
    root = ET.fromstring(str(drawn))
    space = {"s": "http://www.w3.org/2000/svg"}
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == "chart-title chart-said"
    assert root.findtext("s:title", namespaces=space) == "Waits <now>"
    assert root.findtext("s:desc", namespaces=space) == "A sentence & more."
    assert "Target for" in "".join(root.itertext())
    assert "14 days" in "".join(root.itertext())


def test_a_chart_asks_for_no_style_that_the_policy_refuses() -> None:
    drawn = str(draw(chart()))
    assert " style=" not in drawn
    assert "<script" not in drawn
    assert "http" not in drawn.replace("http://www.w3.org/", "")
    assert re.findall(r"(?:role|aria-[a-z]+)=", drawn) == ["role=", "aria-labelledby="]


def test_a_chart_of_nothing_is_not_drawn() -> None:
    assert draw(chart(number=0)) is None
    assert draw(chart(number=None)) is None


def test_two_charts_alike_are_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Chart] = []
    monkeypatch.setattr(charts, "_svg", lambda each: asked.append(each) or '<svg width="1"></svg>')
    drawn = Drawn(most=2)
    assert isinstance(drawn.of(chart("a")), Markup)
    drawn.of(chart("a"))
    assert len(asked) == 1
    for title in ("b", "a", "c", "a"):
        drawn.of(chart(title))
    assert [each.title for each in asked] == ["a", "b", "c"]
    drawn.of(chart("b"))
    assert [each.title for each in asked] == ["a", "b", "c", "b"]


@pytest.mark.django_db
def test_the_page_stands_when_the_drawing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Chart) -> str:
        raise RuntimeError("no drawing today")

    monkeypatch.setattr(charts, "_svg", fail)
    monkeypatch.setattr(charts, "DRAWN", Drawn(most=1))
    made = cast()
    shown = page(client_of(made, "manager"), "figure", measure=MEASURE)
    assert "<svg role" not in shown
    assert "At the end of each month" in shown
    assert shown.count('<th scope="row">') == 24


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert neutral(cell).startswith("'")
    assert neutral("North team") == "North team"


def test_a_file_has_a_name_and_its_rows() -> None:
    response = spreadsheet("cases.csv", [("Work", "Team"), ("W-1", "=cmd")])
    assert response.content.decode() == "\ufeffWork,Team\r\nW-1,'=cmd\r\n"
    assert response["Content-Disposition"] == 'attachment; filename="cases.csv"'

"""The month-end chart, drawn on the server as SVG. Where it cannot be drawn the page stands with its table alone."""

import re
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

import structlog
from markupsafe import Markup, escape

log = structlog.get_logger("lintel.charts")

INK, QUIET, DEEP, TARGET, LINE = "#0b0c0c", "#4a5458", "#1c4a57", "#b10e1e", "#c3cdd1"
WIDTH, TALL, LOW = 600, 150, 120
KEPT = 200


@dataclass(frozen=True)
class Point:
    """One month-end. A number that is not shown is None, and so is a median where nobody was counted."""

    day: date
    number: int | None
    median: float | None


@dataclass(frozen=True)
class Chart:
    """All that a chart shows, so that two alike are drawn once. `target` is a length in the unit, with its label."""

    title: str
    sentence: str
    number_title: str
    median_title: str
    points: tuple[Point, ...]
    target: tuple[int, str] | None = None


@dataclass(frozen=True)
class Series:
    """One figure on several days, as a line; `points` are days with values, by day."""

    title: str
    sentence: str
    points: tuple[tuple[date, float], ...]


class Drawn:
    """The charts drawn lately, in this process; the one not asked for longest goes first."""

    def __init__(self, most: int) -> None:
        self.most, self._charts, self._lock = most, OrderedDict[Chart | Series, Markup](), Lock()

    def of(self, chart: Chart | Series) -> Markup:
        """The drawing of a chart, from memory where it is there."""
        with self._lock:
            if chart in self._charts:
                self._charts.move_to_end(chart)
                return self._charts[chart]
        drawn = _accessible(_svg(chart), chart)
        with self._lock:
            self._charts[chart] = drawn
            while len(self._charts) > self.most:
                self._charts.popitem(last=False)
        return drawn


DRAWN = Drawn(KEPT)


def draw(chart: Chart) -> Markup | None:
    """The chart as SVG to stand in a page, or None where it cannot be drawn."""
    return _drawn(chart) if any(point.number for point in chart.points) else None


def draw_series(series: Series) -> Markup | None:
    """The same for one figure on several days: two at least."""
    return _drawn(series) if len({on for on, _ in series.points}) > 1 else None


def _drawn(chart: Chart | Series) -> Markup | None:
    try:
        return DRAWN.of(chart)
    # A picture is never worth a page: whatever fails in the drawing of it, table and sentence say the same.
    except Exception:
        log.exception("chart_not_drawn")
        return None


def _svg(chart: Chart | Series) -> str:
    # Brought in here, because they take longer to start than all the rest of Lintel.
    import altair as alt
    import vl_convert

    panels = _panels(alt, chart) if isinstance(chart, Chart) else [_line(alt, chart)]
    drawing = alt.vconcat(*panels, spacing=18).configure(**_look()).properties(padding=4, background="white")
    version = alt.SCHEMA_VERSION.rpartition(".")[0]
    return str(vl_convert.vegalite_to_svg(drawing.to_dict(), vl_version=version))


def _panels(alt: Any, chart: Chart) -> list[Any]:
    rows = [{"day": p.day.isoformat(), "number": p.number, "median": p.median} for p in chart.points]
    return [_numbers(alt, chart, rows), _medians(alt, chart, rows)]


def _line(alt: Any, series: Series) -> Any:
    rows = [{"day": on.isoformat(), "value": value} for on, value in series.points]
    axis = alt.Axis(title=None, format="%b %Y", labelAngle=0, grid=False, tickCount=6)
    line = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("day:T", scale=alt.Scale(type="utc", padding=14), axis=axis),
        y=alt.Y("value:Q", title=None, axis=_few(alt)),
    )
    layers = [line.mark_line(color=DEEP, strokeWidth=2), line.mark_point(color=DEEP, filled=True, size=36)]
    return alt.layer(*layers).properties(width=WIDTH, height=TALL)


def _look() -> dict[str, Any]:
    plain = {"labelColor": QUIET, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 13, "titleFontWeight": 400}
    return {
        "font": "Arial, sans-serif",
        "axis": plain | {"gridColor": "#e3e9eb", "domainColor": LINE, "tickColor": LINE, "labelPadding": 6},
        "view": {"stroke": None},
        "title": {"anchor": "start", "fontSize": 13, "fontWeight": 700, "color": INK, "offset": 8},
    }


def _numbers(alt: Any, chart: Chart, rows: list[dict[str, Any]]) -> Any:
    place = alt.Chart(alt.Data(values=rows)).encode(
        x=_months(alt, rows, labels=False), y=alt.Y("number:Q", title=None, axis=_few(alt))
    )
    bars = place.mark_bar(color=DEEP, size=15)
    return bars.properties(width=WIDTH, height=TALL, title=chart.number_title)


def _medians(alt: Any, chart: Chart, rows: list[dict[str, Any]]) -> Any:
    top = max([row["median"] or 0 for row in rows] + [chart.target[0] if chart.target else 0, 1])
    scale = alt.Scale(domain=[0, top * 1.15])
    lines = alt.Chart(alt.Data(values=rows)).encode(
        x=_months(alt, rows, labels=True), y=alt.Y("median:Q", title=None, axis=_few(alt), scale=scale)
    )
    layers = [lines.mark_line(color=DEEP, strokeWidth=2), lines.mark_point(color=DEEP, filled=True, size=36)]
    if chart.target:
        layers += _target(alt, chart.target)
    return alt.layer(*layers).properties(width=WIDTH, height=LOW, title=chart.median_title)


def _target(alt: Any, target: tuple[int, str]) -> list[Any]:
    """A broken line, with its name at its end, where no other line can run through it."""
    there = alt.Chart(alt.Data(values=[{"at": target[0], "label": target[1]}])).encode(y="at:Q")
    rule = there.mark_rule(color=TARGET, strokeDash=[6, 4], strokeWidth=1.5)
    words = there.mark_text(color=TARGET, align="left", baseline="middle", dx=6, fontSize=12, lineBreak="\n")
    return [rule, words.encode(x=alt.value(WIDTH), text="label:N")]


def _months(alt: Any, rows: list[dict[str, Any]], *, labels: bool) -> Any:
    # Every third month from the newest backwards: fewer words, and the newest is always named.
    named = [row["day"] for row in rows[::-1][::3]]
    values = [alt.DateTime(**_parts(day)) for day in named]
    axis = alt.Axis(title=None, format="%b %Y", values=values, labels=labels, grid=False, labelAngle=0)
    return alt.X("day:T", scale=alt.Scale(type="utc", padding=14), axis=axis)


def _parts(day: str) -> dict[str, Any]:
    on = date.fromisoformat(day)
    return {"year": on.year, "month": on.month, "date": on.day, "utc": True}


def _few(alt: Any) -> Any:
    return alt.Axis(title=None, tickCount=4, tickMinStep=1, minExtent=36, domain=False, ticks=False)


def _accessible(svg: str, chart: Chart | Series) -> Markup:
    """One picture with a name and a description; what the drawing program says of its parts is left out."""
    plain = re.sub(r'\s(?:role|aria-[a-z]+|style)="[^"]*"', "", svg)
    start = '<svg role="img" aria-labelledby="chart-title chart-said" focusable="false" '
    said = f'<title id="chart-title">{escape(chart.title)}</title><desc id="chart-said">{escape(chart.sentence)}</desc>'
    opening, rest = plain.removeprefix("<svg ").split(">", 1)
    return Markup(f"{start}{opening}>{said}{rest}")  # nosec B704: drawn by us, its words escaped

"""The head of a report whose lines have labels: "Report to: …", "Subject: …", "Report of: …", "Date: …"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintel.oversight.papers.reading.days import first_day
from lintel.oversight.papers.reading.found import Heading
from lintel.oversight.papers.reading.lines import Line, Paper, Place
from lintel.oversight.papers.reading.profile import Profile

FEWEST, LONGEST_LABEL, SET_IN, MORE = 3, 30, 6, "more"


@dataclass(frozen=True)
class _Said:
    """A label's field and value, with the lines in which it stands."""

    field: str
    value: str
    first: int
    last: int


def labelled_heads(paper: Paper, profile: Profile) -> Iterator[Heading]:
    """Runs of labels that say what a report is about, and for whom or whose it is."""
    run: list[_Said] = []
    for said in _labels(list(paper.filled()), profile):
        if run and (said is None or (said.field != MORE and said.field in {each.field for each in run})):
            yield from _head(run)
            run = []
        if said is not None:
            run.append(said)
    yield from _head(run)


def _labels(filled: Sequence[Line], profile: Profile) -> Iterator[_Said | None]:
    """The label of each line in order, None for a line without; a value that goes on below its label is one."""
    at = 0
    while at < len(filled):
        found, first = _label(filled[at].text, profile), filled[at]
        end = at + 1
        while found and end < len(filled) and _goes_on(filled[end], filled[end - 1], profile):
            found, end = (found[0], f"{found[1]} {filled[end].text.strip()}".strip()), end + 1
        yield _Said(*found, first.number, filled[end - 1].number) if found and found[1] else None
        at = end


def _label(text: str, profile: Profile) -> tuple[str, str] | None:
    name, colon, value = text.strip().partition("\t" if ":" not in text[:LONGEST_LABEL] else ":")
    if not colon or len(name) > LONGEST_LABEL:
        return None
    known = profile.said("report_labels", "of", {})
    field = next((field for field, names in known.items() if name.strip(" *:").casefold() in names), None)
    return (field, value.strip()) if field else None


def _goes_on(line: Line, above: Line, profile: Profile) -> bool:
    set_in = len(line.printed) - len(line.printed.lstrip()) >= SET_IN
    return set_in and line.number == above.number + 1 and _label(line.text, profile) is None


def _head(run: Sequence[_Said]) -> Iterator[Heading]:
    said = {each.field: each.value for each in run}
    if len(said) >= FEWEST and "title" in said and said.keys() & {"body", "who"}:
        place = Place(run[0].first, run[-1].last)
        date = first_day(said.get("date", "")) or first_day(said.get("body", ""))
        yield Heading(
            place, "report", body=_without_day(said.get("body")), date=date, title=said["title"].strip(" ."),
            report_of=said.get("who", "").strip(" .") or None,
        )  # fmt: skip


def _without_day(body: str | None) -> str | None:
    """The body before " - 5 March 2025" or ", Wednesday 5 March 2025"."""
    for mark in (" - ", ", ", ": "):
        before, found, after = (body or "").rpartition(mark)
        if found and first_day(after) and not first_day(before):
            return before.strip()
    return body

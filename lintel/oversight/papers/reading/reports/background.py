"""Background papers: title, date, item and address, each address as printed and as repaired."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from lintel.oversight.papers.reading.days import days_in
from lintel.oversight.papers.reading.found import BackgroundPaper
from lintel.oversight.papers.reading.lines import Doubt, Line, Paper, Passage
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.reports.addresses import Address, addresses
from lintel.oversight.papers.reading.reports.reports import Report
from lintel.oversight.papers.reading.reports.sections import listed

ROOM = "background"
MOST_LINES, LONGEST_TITLE = 8, 400
BULLET = "- "
_ITEM = re.compile(r"\bitem (?:no\.? ?|number )?\d+[a-z]?\b", re.I)
_ONLY_ITEM = re.compile(r"[\s(,;-]*item (?:no\.? ?|number )?\d+[a-z]?[\s).,;]*", re.I)
_CITED_LAST = re.compile(r"[\s(,;-]+item (?:no\.? ?|number )?\d+[a-z]?[\s).,;]*$", re.I)
_JOINTS = " \t-:,;.•"
_MARK = re.compile(r"^(?:- |\(?\d{1,3}[.)]\s+|\(?[a-z]\)\s+)+")


def background_papers(
    paper: Paper, profile: Profile, reports: Sequence[Report]
) -> tuple[tuple[BackgroundPaper, ...], tuple[Doubt, ...]]:
    """The background papers of all reports in a paper, and a doubt for each address that cannot be right."""
    heads = frozenset(each.heading.place.line_start for each in reports)
    found = [
        each
        for line in paper.lines
        if len(line.text) < MOST_LINES * 10 and not line.blank and listed_here(profile, line)
        for passage in _entries(profile, _region(paper, profile, heads, line.number + 1))
        for each in _papers(profile, _report(reports, line.number), passage)
    ]
    unsure = [(each.place, at.printed) for each, at in found if at and not at.certain]
    doubts = (Doubt("address_not_repaired", *each) for each in unsure)
    return tuple(each for each, _ in found), tuple(doubts)


def listed_here(profile: Profile, line: Line) -> bool:
    return listed(profile, line.text, "background_headings")


def _report(reports: Sequence[Report], line: int) -> str:
    """The title of the report that holds the line."""
    before = bisect_right(reports, line, key=lambda report: report.first)
    return reports[before - 1].title if before else ""


def _region(paper: Paper, profile: Profile, heads: Collection[int], start: int) -> Iterator[Line]:
    """The lines under the heading until the next heading of the list, the next report, or a page of prose."""
    for number in range(start, len(paper.lines) + 1):
        line = paper.line(number)
        prose = len(line.text) > LONGEST_TITLE and not addresses(line.text)
        if line.number in heads or prose or (listed(profile, line.text) and not line.blank):
            return
        if not line.blank:
            yield line


def _entries(profile: Profile, lines: Iterator[Line]) -> Iterator[Passage]:
    """Each paper's lines: up to its address, or to the next bullet where it has none."""
    none, held, region = profile.pattern(ROOM, "none"), list[Line](), list(lines)
    at = 0
    while at < len(region) and len(held) <= MOST_LINES:
        line = region[at]
        if held and line.text.startswith(BULLET) and _has_title(profile, held) and _has_words(line):
            yield from _without_address(held)
            held = []
        if not none.fullmatch(_MARK.sub("", line.text.strip())):
            held.append(line)
        at += 1
        if addresses(line.text):
            at = _whole_address(region, held, at)
            yield Passage(tuple(held))
            held = []
    yield from _without_address(held)


def _whole_address(region: list[Line], held: list[Line], at: int) -> int:
    """Take the next lines too where they carry the address on, or cite the item."""
    while at < len(region) and region[at].number == held[-1].number + 1:
        text, more = Passage(tuple(held)).text, Passage((*held, region[at])).text
        if addresses(more)[-1].end <= len(text) and not _ONLY_ITEM.fullmatch(region[at].text):
            break
        if len(addresses(more)) > len(addresses(text)):
            break
        held.append(region[at])
        at += 1
    return at


def _has_title(profile: Profile, held: Sequence[Line]) -> bool:
    return bool(_described(profile, Passage(tuple(held)).text)[0])


def _has_words(line: Line) -> bool:
    found = addresses(line.text)
    return bool((line.text[: found[0].start] if found else line.text).strip(_JOINTS))


def _without_address(held: Sequence[Line]) -> Iterator[Passage]:
    """A paper that stands in a list counts without an address; other words after the last address are no paper."""
    if held and held[0].text.startswith(BULLET):
        yield Passage(tuple(held))


def _papers(profile: Profile, report: str, passage: Passage) -> Iterator[tuple[BackgroundPaper, Address | None]]:
    start, found = 0, addresses(passage.text)
    for address, until in zip(found or (None,), [*[each.start for each in found[1:]], len(passage.text)], strict=True):
        words = passage.text[start : address.start if address else until]
        cited = _ITEM.search(passage.text, address.end, until) if address else _ITEM.search(words)
        end = max(cited.end() if cited else 0, address.end if address else until)
        yield _paper(profile, report, passage, (start, end), words, cited and cited.group(), address), address
        start = end


def _paper(
    profile: Profile,
    report: str,
    passage: Passage,
    span: tuple[int, int],
    words: str,
    cited: str | None,
    address: Address | None,
) -> BackgroundPaper:
    title, day = _described(profile, words)
    document, printed, repaired = (address.document, address.printed, address.repaired) if address else (None, "", "")
    return BackgroundPaper(passage.place(*span), report, title, day, cited, document, printed, repaired)


def _described(profile: Profile, words: str) -> tuple[str | None, str | None]:
    """The title and the day of a paper: "Report to the Cabinet: 3 May 2022 - Title", or a title alone."""
    words = _MARK.sub("", words.strip(_JOINTS + "\n") if not words.startswith(BULLET) else words).replace(" - ", " - ")
    days, labelled = tuple(days_in(words)), profile.pattern(ROOM, "label").match(words.strip(_JOINTS))
    if labelled and days:
        return _clean(words[days[0].end :]), days[0].iso
    return _clean(words), days[0].iso if len(days) == 1 else None


def _clean(words: str) -> str | None:
    """A title, without the item that is cited after it."""
    return _CITED_LAST.sub("", words).strip(_JOINTS + "(") or None

"""The lines of an agenda, each as what it is: a title with or without its number, a range of pages, who reports, or other words."""

import re
from collections.abc import Iterator, Sequence

from lintel.oversight.papers.reading.days import DAY
from lintel.oversight.papers.reading.lines import Line
from lintel.oversight.papers.reading.meeting.agenda_rows import Row, joined
from lintel.oversight.papers.reading.profile import Profile

BEGINS = (
    r"(?:(?:public )?(?:agenda|order of business|business|items of business)(?: items?)?"
    r"(?:\s+(?:title\s+)?pages?(?: (?:nos?\.?|numbers?))?)?|items?(?: nos?\.?)?(?:\s+title)?\s+pages?(?: (?:nos?\.?|numbers?))?)"
)
ENDS = r"(?:appendix\W+)?agenda item \d+[a-z]?|minutes of (?:a|the) meeting of .*"
OFFICER = (
    r"(?:(?:Joint|Interim|Acting|Assistant|Deputy|Strategic|Corporate|Executive|Service|Group|Senior|County|City|Borough|Statutory|Scrutiny"
    r"|Democratic Services|Independent|Divisional|Programme|Lead) )*"
    r"(?:Director|Chief Executive|Head|Solicitor|Treasurer|Officer|Manager|Chair(?:man|person|woman)?"
    r"|Cabinet (?:Lead )?Member|Mayor|Leader|Lawyer)\b"
)
_PAGES = re.compile(r"\(?\bPages?\s+(?P<first>\d+)(?:\s*(?:-|to|\u2013|\s)\s*(?P<last>\d+))?\s*\)?", re.IGNORECASE)
_PAGES_APART = re.compile(r"[\s.]\(?(?P<first>\d+)(?:\s*(?:-|\bto\b)\s*(?P<last>\d+))?\)?\s*$")
_LEADERS = re.compile(r"\.\.\.|\u2026|\. \. \.")
_END_OF_LINE = 60
_FAR_APART = re.compile(
    r"(?:(?:\t|\s{2,}|\.{3,}\s*)\(?\d+\s*(?:[-\u2013]|to)\s*|(?:\s{4,}|\.{3,}\s*|\u2026\s*)\(?(?!(?:19|20)\d\d\b))\d+\)?\s*$"
)
_APPENDIX = re.compile(r"\(?(?:Appendix|Annex)\W? \w{1,3}\)?", re.IGNORECASE)
_OPEN_PAGES = re.compile(
    r"\(Pages?\s+(?P<first>\d+)\b(?!\s*(?:-|to)?\s*\d)(?!\s*\))\s*-?\s*(?P<rest>.*)$", re.IGNORECASE
)
_CLOSED_PAGES = re.compile(r"^(?P<rest>.*?)\s*\b(?P<last>\d+)\s*\)\.?$")
_NUMBER = re.compile(r"\W{0,3}(?P<number>\d{1,3})(?P<mark>[.)]?)(?:\s+|$)(?P<title>.*)")
_BULLET = re.compile(r"\s*[-\u2022*\u25aa]\s+(?P<title>\S.*)")
_OFFICER = re.compile(rf"{OFFICER}[^.:]*", re.ASCII)
_OFFICER_ALONE = re.compile(rf"(?:(?:\w+ ){{0,3}}[Rr]eport (?:of|by|from) (?:the )?)?(?P<by>{OFFICER}[^.:]*)\.?")
_OFFICER_AFTER = re.compile(rf"^(?P<title>.{{4,}}?\.)\s+(?P<by>{OFFICER}[^.]*)$")


def agendas(part: Sequence[Line], profile: Profile) -> Iterator[tuple[Line, ...]]:
    """Each agenda's lines that are not blank: from its heading until the papers begin, or the next heading of the kind."""
    begins = re.compile(rf"\W*{profile.said('agenda', 'begins', BEGINS)}\W*", re.IGNORECASE)
    ends = re.compile(rf"\W*{profile.said('agenda', 'ends', ENDS)}\W*", re.IGNORECASE)
    within: list[Line] | None = None
    for line in (line for line in part if not line.blank):
        begun = _heads(begins, line)
        if begun or (within is not None and len(line.text) < 200 and ends.fullmatch(line.text.strip())):
            if within:
                yield tuple(within)
            within = [] if begun else None
        elif within is not None:
            within.append(line)
    if within:
        yield tuple(within)


def _heads(begins: re.Pattern[str], line: Line) -> bool:
    """Whether the line is the heading, also in letters set apart. A small letter goes on with a sentence."""
    closed = re.sub(r"(?<=\b\w)\s(?=\w\b)", "", line.text.strip()) if len(line.text) < 60 else line.text
    return begins.fullmatch(closed) is not None and not closed[:1].islower()


def rows(lines: tuple[Line, ...]) -> list[Row]:
    """Every line as a row; columns that were printed into each other taken apart where the page range shows it."""
    known = {line.text.strip() for line in lines if _OFFICER.fullmatch(line.text.strip())}
    read: list[Row] = []
    index = 0
    while index < len(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        apart = _taken_apart(lines[index], following, known) if following else None
        read.append(apart or _row(lines[index]))
        index += 2 if apart else 1
    return joined(read)


def _row(line: Line) -> Row:
    text = line.text.strip()
    row = Row(line, line, text)
    if pages := _PAGES.search(text) or (_FAR_APART.search(line.printed[-_END_OF_LINE:]) and _PAGES_APART.search(text)):
        row.pages = (int(pages["first"]), int(pages["last"]) if pages["last"] else None)
        row.pages_line = line.number
        text = _without_leaders((text[: pages.start()] + " " + text[pages.end() :]).strip(" \t"))
    _numbered(row, text)
    _reported(row)
    row.title = " ".join(row.title.split())
    return row


def _without_leaders(text: str) -> str:
    """The title without the dots that lead to its page."""
    bare = text.rstrip(" .\u2026")
    return bare if _LEADERS.search(text, len(bare)) or text.endswith("..") else text


def _numbered(row: Row, text: str) -> None:
    numbered = _NUMBER.match(text)
    if numbered and not DAY.match(text) and (numbered["mark"] or re.match(r"\S*\s*[A-Z]", text)):
        row.number, row.marked, row.title = int(numbered["number"]), bool(numbered["mark"]), numbered["title"]
    elif bullet := _BULLET.match(row.line.text.lstrip()):
        row.bullet, row.title = (
            True,
            _BULLET.sub(r"\g<title>", text) if text != row.line.text.strip() else bullet["title"],
        )
    else:
        row.title = text


def _reported(row: Row) -> None:
    """Who reports: a cell of its own, the whole line, or what follows the full stop of the title."""
    cells = [cell.strip() for cell in row.title.split("\t") if cell.strip() and not _APPENDIX.fullmatch(cell.strip())]
    row.title = "\t".join(cells)
    if len(cells) > 1 and _OFFICER.fullmatch(cells[-1]):
        row.title, row.by = " ".join(cells[:-1]), cells[-1]
    elif row.number is None and not row.bullet and (alone := _OFFICER_ALONE.fullmatch(row.title)):
        row.title, row.by = "", alone["by"]
    elif after := _OFFICER_AFTER.match(row.title):
        row.title, row.by = after["title"], after["by"]


def _taken_apart(line: Line, following: Line, known: set[str]) -> Row | None:
    """Title, officer and pages in three columns, printed into each other over two lines: the open bracket of the pages shows it."""
    opened, closed = _OPEN_PAGES.search(line.text), _CLOSED_PAGES.match(following.text.strip())
    if not opened or not closed:
        return None
    before = line.text[: opened.start()].strip()
    row = Row(line, following, before)
    row.pages, row.pages_line, row.interleaved = (int(opened["first"]), int(closed["last"])), line.number, True
    officers = list(re.finditer(OFFICER, before))
    tail = closed["rest"].strip()
    if officers:
        start = officers[-1].start()
        row.by, more = _officer_of(before[start:].strip(), tail, known)
        before, tail = before[:start].strip(), more
    _numbered(row, before)
    row.title = " ".join(f"{row.title} {opened['rest']} {tail}".split())
    return row


def _officer_of(head: str, tail: str, known: set[str]) -> tuple[str, str]:
    """The officer whose name goes on in the second line, and what of that line is left for the title."""
    words = tail.split()
    for first in range(len(words) + 1):
        whole = " ".join([head, *words[first:]])
        if whole in known:
            return whole, " ".join(words[:first])
    return f"{head} {tail}".strip(), ""

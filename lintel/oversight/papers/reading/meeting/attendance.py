"""Who belongs to the body, who was present, who came besides, who sent apologies, who left. A fragment of a name is a doubt."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lintel.oversight.papers.reading.found import Attendee, Heading
from lintel.oversight.papers.reading.lines import Doubt, Line, Paper, Place
from lintel.oversight.papers.reading.meeting.attendance_blocks import Entry, entries
from lintel.oversight.papers.reading.meeting.attendance_marks import marked
from lintel.oversight.papers.reading.meeting.attendance_member import name_or_place, of_member
from lintel.oversight.papers.reading.meeting.attendance_missing import nobody_read
from lintel.oversight.papers.reading.meeting.attendance_notes import (
    INSTEAD,
    is_role,
    notes,
    status_after,
    status_in_table,
)
from lintel.oversight.papers.reading.meeting.attendance_text import left, named_in_text
from lintel.oversight.papers.reading.meeting.attendee import attendee
from lintel.oversight.papers.reading.meeting.heading import meeting_date
from lintel.oversight.papers.reading.meeting.lists_of_people import lists
from lintel.oversight.papers.reading.meeting.people import Named, name_at, people
from lintel.oversight.papers.reading.meeting.people_in_sentences import apologies
from lintel.oversight.papers.reading.meeting.untitled_names import beside_others, without_honorific
from lintel.oversight.papers.reading.profile import Profile

Read = tuple[tuple[Attendee, ...], tuple[Doubt, ...]]
_IN_THE_CHAIR = re.compile(r"\bin the chair\b", re.IGNORECASE)
MEMBERS = {"membership", "present", "apologies", "absent"}


def attendees(paper: Paper, profile: Profile, headings: tuple[Heading, ...]) -> Read:
    """Everybody whom the paper names as member, present, in attendance, absent, contact or welcomed, with the day of their meeting."""
    filled = tuple(paper.filled())
    read = (*_in_blocks(filled, profile), *marked(filled))
    doubts = [each for each in read if isinstance(each, Doubt)]
    listed = [each for each in read if not isinstance(each, Doubt)]
    found = _by_surname(_once([*_contacts(paper, headings), *listed, *apologies(filled)]))
    found = [replace(each, meeting_date=meeting_date(headings, each.place.line_start)) for each in found]
    found, unknown = left(filled, _chair_once(found, filled), headings)
    everybody = sorted([*found, *named_in_text(filled, found, headings)], key=_order)
    return tuple(everybody), (*doubts, *unknown, *nobody_read(filled, headings, found))


def _in_blocks(filled: tuple[Line, ...], profile: Profile) -> Iterator[Attendee | Doubt]:
    """Everybody in the blocks of people, each at the line that they stand in, also where a list was broken at the margin."""
    held = lists(filled)
    for entry in entries(tuple(whole.line for whole in held.values()), profile):
        for each in _of_entry(entry):
            yield replace(each, place=held[entry.line.number].place(each.place))


def _order(attendee: Attendee) -> tuple[int, int]:
    return attendee.place.line_start, attendee.place.column


def _contacts(paper: Paper, headings: tuple[Heading, ...]) -> Iterator[Attendee]:
    for heading in headings:
        for line in paper.between(heading.place.line_start, heading.place.line_end):
            if heading.contact and heading.contact in line.text:
                start = line.text.index(heading.contact)
                named = next(people(line.text), None) or name_at(line.text, start)
                if named and named.whole and (named.honorific or len(named.words) > 1):
                    yield attendee(
                        line, named, "contact officer", "contact", organisation=_beside_contact(line.text[named.end :])
                    )


def _beside_contact(text: str) -> str | None:
    said = notes(
        re.sub(
            r"[(,;]?\s*(?:tel\w*|phone|email|e-mail)?[.:]?\s*\+?\(?\d[\d\s()-]{5,}.*|\S+@\S+",
            "",
            text,
            flags=re.IGNORECASE,
        )
    )
    return said.organisation


def _of_entry(entry: Entry) -> Iterator[Attendee | Doubt]:
    """The people of one line of a block. In a table the cells beside a name say what it is there for."""
    text = entry.line.text
    cells = text[entry.offset :].split("\t")
    said = next(filter(None, (status_in_table(cell) for cell in cells)), None)
    if said == "expected":
        yield Doubt("attendance_not_taken", Place(entry.line.number, entry.line.number), cells[0].strip())
        return
    status = said or entry.status
    named = _named(text, entry.offset, status)
    ends = [*(each.start for each in named[1:]), len(text)]
    befores = [text[entry.offset : named[0].start], *[""] * len(named)] if named else []
    for each, before, end in zip(named, befores, ends, strict=False):
        yield from _one(entry.line, each, status, before, text[each.end : end])


def _named(text: str, offset: int, status: str) -> list[Named]:
    """Everybody in a line from `offset` on, but those for whom another came."""
    titled = [each for each in people(text) if each.start >= offset]
    titled = [each for each in titled if not INSTEAD.search(text, max(0, each.start - 60), each.start)]
    named = titled or without_honorific(text, offset, status)
    return sorted([*named, *beside_others(text, named)], key=lambda each: each.start)


def _one(line: Line, named: Named, status: str, before: str, after: str) -> Iterator[Attendee | Doubt]:
    if not named.whole:
        place = Place(line.number, line.number, line.column(named.start))
        yield Doubt("fragment_of_a_name", place, line.text[named.start : named.end])
        return
    told, after = status_after(after)
    said, of_members = notes(_beside(before, after)), status in MEMBERS
    status = told or ("in attendance (virtual)" if said.virtual and status == "in attendance" else status)
    if status == "contact":
        said = replace(said, role="contact officer", place_of_chair=None)
    role, organisation = said.role, said.organisation
    if of_members:
        role, organisation = of_member(named, said, after)
    yield attendee(line, named, role, status, organisation=organisation, for_agenda_item=said.for_agenda_item)
    if of_members and (other := name_or_place(named, after)):
        yield Doubt("name_or_place", Place(line.number, line.number), other)


def _beside(before: str, after: str) -> str:
    """What stands beside a name: after it, or before it where nothing does."""
    beside = re.sub(r"^\W*and\b|\band\W*$", "", _cells_without_status(after))
    if is_role(before) and re.search(r"[-:]\s*$", before) and not is_role(beside):
        # "Deputy Mayor - Councillor Ash - Harbours": the post stands before, and what it is of after.
        return f"{before.strip(' -:')}, {beside.strip(' -:,')}"
    if re.search(r"[A-Za-z]", beside):
        return beside
    return re.sub(r"\b(?:Cllrs?|Councillors?|Members)\W*$", "", _cells_without_status(before))


def _cells_without_status(beside: str) -> str:
    cells = [cell for cell in beside.split("\t") if not status_in_table(cell)]
    return "\t".join(cells) if len(cells) < 2 else ", ".join(cell.strip() for cell in cells if cell.strip())


def _once(found: list[Attendee]) -> list[Attendee]:
    """The same words at the same place once; who sent apologies once, where the paper first says so."""
    kept: dict[object, Attendee] = {}
    for each in sorted(found, key=_order):
        kept.setdefault(each.surname if each.status == "apologies" else (each.place, each.surname), each)
    return list(kept.values())


def _chair_once(found: list[Attendee], filled: tuple[Line, ...]) -> list[Attendee]:
    """Somebody of the list of whom a line below says that they were in the chair is one person, and the chair."""
    says = {line.number for line in filled if _IN_THE_CHAIR.search(line.text)}
    chairs = {_who(each): each for each in found if each.role == "chair" and each.place.line_start in says}
    listed = {_who(each) for each in found if _may_be_chair(each, chairs.get(_who(each)))}
    kept = [each for each in found if not (_who(each) in listed and each is chairs[_who(each)])]
    return [replace(each, role="chair") if _may_be_chair(each, chairs.get(_who(each))) else each for each in kept]


def _who(each: Attendee) -> tuple[str, str | None]:
    return each.surname.casefold(), each.meeting_date


def _may_be_chair(each: Attendee, chair: Attendee | None) -> bool:
    return chair is not None and each is not chair and each.status == "present" and each.role == "member"


def _by_surname(found: list[Attendee]) -> list[Attendee]:
    """Where councillors are named by surname alone, two words are one surname (Kaur Saini)."""
    councillors = [each for each in found if each.honorific and re.match(r"Cllr|Counc", each.honorific)]
    alone = [each for each in councillors if len(_words(each)) == 1]
    if 2 * len(alone) < len(councillors):
        return found
    plain = {id(each) for each in councillors if not re.search(r"\b[A-Z](?:\.|\b)(?!')", " ".join(_words(each)))}
    return [replace(each, surname=" ".join(_words(each))) if id(each) in plain else each for each in found]


def _words(each: Attendee) -> list[str]:
    return re.sub(rf"^{re.escape(each.honorific or '')}\s*", "", each.name_as_printed).split()

"""People whom only a sentence names: who left, who was welcomed, who spoke in a paper that lists nobody."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lintel.oversight.papers.reading.found import Attendee, Heading
from lintel.oversight.papers.reading.lines import Doubt, Line, Place
from lintel.oversight.papers.reading.meeting.attendance_notes import notes
from lintel.oversight.papers.reading.meeting.attendee import attendee
from lintel.oversight.papers.reading.meeting.heading import meeting_date
from lintel.oversight.papers.reading.meeting.people import Named, name_at, people
from lintel.oversight.papers.reading.meeting.people_in_sentences import first_and_last, named_from, sentence_people
from lintel.oversight.papers.reading.meeting.wrapped import wholes

_LEFT = re.compile(
    r"\b(?:left|withdrew from) the (?:meeting|chamber|committee|commission|panel|board)\b|\bleft at (?:this point|\d)",
    re.IGNORECASE,
)
_WELCOMED = re.compile(r"\bwelcomed\b", re.IGNORECASE)
_CUT = re.compile(
    r",?\s+(?:to (?:the|this|present|speak|address|introduce)|for (?:this|the) (?:item|meeting)|who\b|and then\b|as (?:a|the|an)\b|\.|;).*$"
)
_CAME = {"present", "in attendance", "in attendance (virtual)"}
_LISTED = _CAME | {"membership"}
_POST = (
    r"(?:(?:Interim|Assistant|Strategic|Deputy|Executive|Corporate|Independent|Lead) )*"
    r"(?:Director|Chief Executive|Head|Chair(?:man|woman|person)?|Cabinet (?:Lead )?Member|Lead Member|Portfolio Holder|Leader|Manager)"
)
_WORDS = r"[A-Z][\w'-]*(?:,? (?:and |of |the |for |& )*[A-Z][\w'-]*){0,15}?"
_POST_THEN_NAME = re.compile(rf"\b(?P<post>{_POST}(?: (?:of|for) (?:the )?{_WORDS})?), (?=[A-Z])")
_AFTER_NAME = re.compile(
    rf", (?P<body>{_WORDS}), (?:reported|said|asked|advised|stated|responded|explained|suggested|noted|informed|told)\b"
)
_ENDS_NAME, _NAME_BEFORE = re.compile(r",? |,?$"), re.compile(r"(?:[A-Z][\w'.-]* ){1,3}[A-Z][\w'-]*$")
_LONGEST_NAME = 120
_ENDS, _BEGINS = re.compile(r"[.:;!?]\W*$"), re.compile(r"\s*(?:- |\(?\w{1,4}[.)] )")
_AGENDA_ITEM = re.compile(r"\bmarked\W+Agenda Item (?P<item>\d+[a-z]?)\b", re.IGNORECASE)
_ITEM_HEADING = re.compile(r"\W{0,3}\d{1,4}[.)]\s+[A-Z]")


def left(
    filled: Iterable[Line], found: list[Attendee], headings: tuple[Heading, ...]
) -> tuple[list[Attendee], list[Doubt]]:
    """Everybody again, with the line at which they left; a doubt where somebody left who is on no list of that meeting."""
    listed = _listed(found)
    at: dict[int, int] = {}
    doubts = []
    for line, named in _who_left(filled):
        day = meeting_date(headings, line.number)
        names = (named.surname, " ".join(named.words))
        who = next((listed[each.casefold(), day] for each in names if (each.casefold(), day) in listed), [])
        at.update((index, line.number) for index in who)
        if not who:
            place = Place(line.number, line.number, line.column(named.start))
            doubts.append(Doubt("left_but_not_on_a_list", place, line.text[named.start : named.end]))
    return [replace(each, left_at_line=at.get(index)) for index, each in enumerate(found)], doubts


def _listed(found: list[Attendee]) -> dict[tuple[str, str | None], list[int]]:
    """The places in `found` of those who came, by surname and day."""
    listed: dict[tuple[str, str | None], list[int]] = {}
    for index, each in enumerate(found):
        if each.status in _CAME:
            listed.setdefault((each.surname.casefold(), each.meeting_date), []).append(index)
    return listed


def _who_left(filled: Iterable[Line]) -> Iterator[tuple[Line, Named]]:
    for whole in wholes(filled):
        for said in _LEFT.finditer(whole.line.text):
            for named in sentence_people(whole.line.text, said.start()):
                yield whole.line, named


def named_in_text(filled: tuple[Line, ...], found: list[Attendee], headings: tuple[Heading, ...]) -> Iterator[Attendee]:
    """Who was welcomed and is on no list of that meeting; in a paper that lists nobody, also who is named with post or body."""
    listed = {(each.surname.casefold(), each.meeting_date) for each in found}
    for each in _named(filled, _status_of_speakers(found, headings)):
        day = meeting_date(headings, each.place.line_start)
        if (each.surname.casefold(), day) not in listed:
            listed.add((each.surname.casefold(), day))
            yield replace(each, meeting_date=day)


def _status_of_speakers(found: list[Attendee], headings: tuple[Heading, ...]) -> str | None:
    """What those are who are named with post or body; None where the paper lists who came, or is no account of a meeting."""
    kinds = {each.kind for each in headings}
    if not kinds or kinds - {"unknown", "item", "minutes"} or any(each.status in _LISTED for each in found):
        return None
    return "named in the summary only" if "unknown" in kinds else "named in the text only"


def _named(filled: tuple[Line, ...], speakers: str | None) -> Iterator[Attendee]:
    item = None
    for line, following in zip(filled, [*filled[1:], None], strict=False):
        item = None if _ITEM_HEADING.match(line.text) else item
        item = marked["item"] if (marked := _AGENDA_ITEM.search(line.text)) else item
        whole = _with_next(line, following)
        for each in (*_welcomed(whole, item), *(_with_post(whole, speakers) if speakers else ())):
            if each.place.column <= len(line.printed):
                yield each


def _with_next(line: Line, following: Line | None) -> Line:
    """The line with the one below it, where a sentence goes on in that one."""
    goes_on = following is not None and following.number == line.number + 1 and not _ENDS.search(line.text)
    if following is None or not goes_on or "\t" in line.text or _BEGINS.match(following.text):
        return line
    return Line(line.number, f"{line.printed.rstrip()} {following.printed.lstrip()}")


def _welcomed(line: Line, item: str | None) -> Iterator[Attendee]:
    for found in _WELCOMED.finditer(line.text):
        named = sorted(named_from(line.text, found.end() + 1), key=lambda each: each.start)
        for index, each in enumerate(named):
            ends = named[index + 1].start if index + 1 < len(named) else len(line.text)
            beside = _CUT.sub("", line.text[each.end : ends])
            said = notes(re.sub(r"[\s,]*\band\s*$", "", beside) if re.match(r"\s*[,(-]", beside) else "")
            yield attendee(
                line, each, said.role, "welcomed in the text only", organisation=said.organisation, for_agenda_item=item
            )


def _with_post(line: Line, status: str) -> Iterator[Attendee]:
    """ "The Director of X, A B, said"; "A B, the body, said"."""
    posts = [*_POST_THEN_NAME.finditer(line.text)]
    titled = {each.start: each for each in people(line.text)} if posts else {}
    for found in posts:
        named = titled.get(found.end()) or name_at(line.text, found.end())
        if named and first_and_last(named) and _ENDS_NAME.match(line.text, named.end):
            said = notes(found["post"])
            yield attendee(line, named, said.role, status, organisation=said.organisation)
    for after in _AFTER_NAME.finditer(line.text):
        before = _NAME_BEFORE.search(line.text, max(0, after.start() - _LONGEST_NAME), after.start())
        alone = name_at(line.text, before.start()) if before else None
        if alone and alone.end == after.start() and first_and_last(alone):
            said = notes(after["body"])
            yield attendee(line, alone, said.role, status, organisation=said.organisation)

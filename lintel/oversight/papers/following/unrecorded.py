"""What a later paper says that members asked for, while no clause and no point of that meeting's minutes has it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lintel.oversight.papers.following.due import due
from lintel.oversight.papers.following.meeting_days import meeting_days
from lintel.oversight.papers.following.meeting_papers import MeetingPapers, body_key
from lintel.oversight.papers.following.promise import Promise
from lintel.oversight.papers.following.rare_words import Terms, terms
from lintel.oversight.papers.following.said import Said, said_at
from lintel.oversight.papers.reading.days import first_day

_CITES = re.compile(
    r"\bmeetings?\b[^.]{0,60}?\bon\s+(?:\w+day,?\s+)?(?=\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4})"
)
_WHO = r"(?P<who>[Mm]embers|[Tt]he (?:[Cc]hair(?:man)?|[Cc]ommittee|[Cc]ommission|[Pp]anel|[Bb]oard)|[Ii]t was)"
_ASKS = re.compile(
    _WHO
    + r"\s+(?:also\s+|had\s+)*(?:(?:requested|asked|recommended|resolved|agreed)\s+that|(?:requested|asked for)(?=\s+an?\s))"
    r"\s+(?P<what>[^.]+)"
)
_AND_THAT = re.compile(r",?\s+and\s+that\s+")
ENOUGH = 0.5


def unrecorded(meetings: Sequence[MeetingPapers]) -> list[Promise]:
    """The promises of one body that no minute records. Of a meeting whose minutes were not read, nothing is said."""
    said = [each for meeting in meetings for each in said_at(meeting)]
    minutes = _minutes(said)
    days, found = meeting_days(meetings), dict[tuple[str, str], Promise]()
    for passage, on, who, what in _asked(said):
        own = on < passage.meeting_date and on in minutes and _is_of(who, meetings[0].body)
        if own and not _recorded(terms(what), minutes[on]):
            _add(found, _promise(meetings[0].body, passage, on, who, what, days))
    return list(found.values())


def _is_of(who: str, body: str) -> bool:
    """Whether they are of this body: another board may have met on the same day."""
    word = who.lower().removeprefix("the ")
    return word.startswith(("member", "chair", "it was")) or word in body.lower()


def _minutes(said: Sequence[Said]) -> dict[str, list[Terms]]:
    minutes: dict[str, list[Terms]] = {}
    for each in said:
        if each.sort in ("point", "clause"):
            minutes.setdefault(each.meeting_date, []).append(terms(each.text))
    return minutes


def _asked(said: Sequence[Said]) -> Iterator[tuple[Said, str, str, str]]:
    """Each thing that a passage says was asked at a meeting: the passage, the meeting's day, who asked, and what."""
    for passage in said:
        cited = None if passage.minuted else _CITES.search(passage.text)
        on = first_day(passage.text[cited.end() :]) if cited else None
        for match in _ASKS.finditer(passage.text):
            for what in _AND_THAT.split(match["what"]):
                if on:
                    yield passage, on, match["who"], what.strip()


def _recorded(asked: Terms, minutes: Sequence[Terms]) -> bool:
    """Whether one passage of the minutes has at least half of the telling words; where none tells, nothing is claimed."""
    words = asked.single
    return not words or any(len(words & (each.single | each.joined)) >= ENOUGH * len(words) for each in minutes)


def _promise(body: str, passage: Said, on: str, who: str, what: str, days: Sequence[str]) -> Promise:
    place = passage.place
    key = f"{body_key(body)}|{on}|unrecorded|{passage.meeting_date}|{place.line_start}:{place.column}"
    return Promise(
        key,
        "",
        body,
        on,
        "unrecorded",
        what,
        (passage,),
        due(what, on, days),
        asked_by=None if who.lower() == "it was" else who,
    )


def _add(found: dict[tuple[str, str], Promise], promise: Promise) -> None:
    """The same thing, said in two passages, is one promise with both."""
    words = terms(promise.text).single
    for key, other in found.items():
        if key[0] == promise.made_on and terms(other.text).single == words:
            found[key] = _joined(other, promise)
            return
    found[promise.made_on, promise.key] = promise


def _joined(one: Promise, other: Promise) -> Promise:
    return replace(one, said=(*one.said, *(each for each in other.said if each not in one.said)))

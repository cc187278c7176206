"""People whom a sentence names: who sent apologies, and whoever stands before or after words such as "left the meeting"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lintel.oversight.papers.reading.found import Attendee
from lintel.oversight.papers.reading.lines import Line
from lintel.oversight.papers.reading.meeting.attendance_notes import INSTEAD
from lintel.oversight.papers.reading.meeting.attendee import attendee
from lintel.oversight.papers.reading.meeting.people import Named, name_at, people
from lintel.oversight.papers.reading.meeting.wrapped import wholes
from lintel.oversight.papers.reading.sentences import LONGEST

_APOLOGIES = re.compile(
    r"\bapolog(?:y|ies)\b[^.(]*?\b(?:from|by|on behalf of|of):?\s+(?:the following[^:]*:\s*)?", re.IGNORECASE
)
_SENT_APOLOGIES = re.compile(
    r"\b(?:sent|gave|given|submitted|tendered|offered)\b[^.]{0,25}\bapologies\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(
    r"(?<=[a-z)A-Z][a-z)A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bCllr)(?<!\bCllrs)(?<!\bProf)(?<!\bRev)\.(?:\s|$)"
)
# Who stands before these words came in the place of another.
_CAME_INSTEAD = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:was |were |is |as |had |has )*(?:a |the |acting |attending )*"
    r"(?:substitut|deputis|attend|present|replac|in (?:his|her|their) (?:place|stead))",
    re.IGNORECASE,
)


def apologies(filled: Iterable[Line]) -> Iterator[Attendee]:
    """Who sent apologies, in sentences: "Apologies were received from Cllrs A and B"; "Councillor C sent apologies"."""
    for whole in wholes(filled):
        for named in _sent(whole.line.text):
            each = attendee(whole.line, named, "member", "apologies")
            yield replace(each, place=whole.place(each.place))


def _sent(text: str) -> Iterator[Named]:
    for found in _APOLOGIES.finditer(text):
        yield from named_from(text, found.end())
    for sent in _SENT_APOLOGIES.finditer(text):
        yield from sentence_people(text, sent.start())


def named_from(text: str, start: int) -> Iterator[Named]:
    """Everybody named from `start` until the sentence ends, with an honorific or as names parted by commas."""
    ends = _SENTENCE_END.search(text, start)
    sentence = text[: ends.start() + 1] if ends else text
    titled = [
        each for each in people(sentence) if each.start >= start and each.whole and not _instead(sentence, start, each)
    ]
    yield from titled
    yield from _untitled(sentence, start, titled)


def _untitled(sentence: str, start: int, titled: Sequence[Named]) -> Iterator[Named]:
    for found in re.finditer(r"(?:,\s*(?:and )?|\band )?(?=[A-Z])", sentence[start:]):
        at = start + found.end()
        alone = name_at(sentence, at) if found.start() == 0 or found.group() else None
        if alone and first_and_last(alone) and not any(_overlap(alone, one) for one in titled):
            yield alone


def _instead(sentence: str, start: int, named: Named) -> bool:
    """Whether somebody came for another, or is the one for whom another came."""
    before = INSTEAD.search(sentence, max(start, named.start - 60), named.start)
    return before is not None or _CAME_INSTEAD.match(sentence, named.end) is not None


def first_and_last(named: Named) -> bool:
    return named.whole and len(named.words) > 1


def _overlap(one: Named, other: Named) -> bool:
    return one.start <= other.end and other.start <= one.end


def sentence_people(text: str, end: int) -> list[Named]:
    before = text[max(0, end - LONGEST) : end]
    begins = max((found.end() for found in _SENTENCE_END.finditer(before)), default=0)
    return [each.moved(end - len(before)) for each in people(before) if each.start >= begins and each.whole]

"""Whether minutes were confirmed: only the minutes of a later meeting can say so."""

import re
from collections.abc import Sequence

from lintel.oversight.papers.following.meeting_papers import MeetingPapers, of_one_body
from lintel.oversight.papers.following.said import Said, said_at
from lintel.oversight.papers.reading.days import days_in

_CONFIRMED = re.compile(
    r"\bminutes\b.{0,160}?\b(?:confirmed|approved|agreed|accepted|signed)\b"
    r"|\b(?:confirmed|approved|agreed)\b.{0,80}?\bminutes\b",
    re.I | re.S,
)
_NOT = re.compile(r"\bnot (?:be )?(?:confirmed|approved|agreed|accepted|signed)\b|\bdeferred\b", re.I)


def confirmed_by(meetings: Sequence[MeetingPapers], body: str, date: str) -> Said | None:
    """The first passage of a later meeting's minutes that says that the minutes of that ISO date were confirmed."""
    said = [each for meeting in of_one_body(meetings, body) for each in said_at(meeting)]
    later = sorted(
        (each for each in said if each.minuted and each.meeting_date > date), key=lambda each: each.meeting_date
    )
    return next((each for each in later if _says(each.text, date)), None)


def days_confirmed(meeting: MeetingPapers) -> set[str]:
    """The ISO dates of the meetings whose minutes these papers' minutes may say were confirmed."""
    said = [each for each in said_at(meeting) if each.minuted and _CONFIRMED.search(each.text)]
    return {day.iso for each in said for day in days_in(each.text)}


def _says(text: str, date: str) -> bool:
    return bool(any(each.iso == date for each in days_in(text)) and _CONFIRMED.search(text) and not _NOT.search(text))

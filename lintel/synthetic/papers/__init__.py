"""Papers of a made-up committee: three meetings whose promises lead from one to the next, and one of another committee.

At the first a ring-back service is asked for; a report to the second answers it. A figure of the first changes, and is told
otherwise in the second. A report to the third says that something was asked for which no minute records.
"""

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

BODY = "Care and Communities Overview and Scrutiny Committee"
COMMISSION = "Health and Care Scrutiny Commission"
JUNE, SEPTEMBER, NOVEMBER, OCTOBER = date(2026, 6, 8), date(2026, 9, 7), date(2026, 11, 2), date(2026, 10, 13)
HALL = "Quarry Hall, Madeupton"
_WHERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class PaperOfMeeting:
    """A file of ours, and which paper of which meeting it is."""

    file: str
    kind: str
    title: str
    date: date
    time: time
    body: str = BODY
    location: str = HALL

    @property
    def data(self) -> bytes:
        """The file."""
        return (_WHERE / self.file).read_bytes()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The words of a promise, and those of the line that a person confirmed as its answer."""

    promise: str
    answered: str


def _paper(file: str, kind: str, title: str, on: date) -> PaperOfMeeting:
    return PaperOfMeeting(file=file, kind=kind, title=title, date=on, time=time(14))


PAPERS = (
    _paper("june_minutes.txt", "minutes", "Minutes", JUNE),
    _paper("september_pack.txt", "pack", "Agenda and reports", SEPTEMBER),
    _paper("september_minutes.txt", "minutes", "Minutes", SEPTEMBER),
    PaperOfMeeting(
        file="city_minutes.txt",
        kind="minutes",
        title="Minutes",
        date=OCTOBER,
        time=time(17, 30),
        body=COMMISSION,
        location="",
    ),
    _paper("november_pack.txt", "pack", "Agenda and reports", NOVEMBER),
    _paper("november_minutes.txt", "minutes", "Minutes", NOVEMBER),
)
ANSWERS = (Answer(promise="look into a ring-back service", answered="A ring-back service began on"),)

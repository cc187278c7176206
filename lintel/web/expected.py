"""The wait that people may expect, from real figures: half and nine in ten of those whose wait ended, with its day."""

from datetime import date
from math import ceil

from lintel.domain.messages import ExpectedWait
from lintel.measures import ask

MEASURE = "waits_ended:care_act_assessment:allocation"
# Of fewer waits than this nobody is told a figure: it would promise too much, and might be about somebody.
FEWEST = 10


def expected_wait(today: date) -> ExpectedWait | None:
    """How long it took to get a worker, for waits that ended in the twelve months up to this day."""
    found = ask.figures(MEASURE, today).figures.whole
    if found.number < FEWEST or found.median is None or found.p90 is None:
        return None
    return ExpectedWait(median=ceil(found.median), p90=ceil(found.p90), as_at=today)

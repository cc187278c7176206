"""The made-up county beside the published values. `python -m lintel.synthetic.calibration` prints the table."""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from statistics import mean, median
from typing import NamedTuple

from lintel.domain.clock import london_date
from lintel.synthetic.contacts import WHO_IS_MY_WORKER
from lintel.synthetic.county import County, county
from lintel.synthetic.course import PEAK_DAY
from lintel.synthetic.telling import Told, tell_all
from lintel.synthetic.waiting_list import working_days

YEAR = timedelta(days=365)
QUARTER_DAYS = 91


class Row(NamedTuple):
    """One measure: what was published, how far off we may be, and what the county has."""

    measure: str
    published: float
    tolerance: float
    ours: float

    @property
    def holds(self) -> bool:
        return abs(self.ours - self.published) <= self.tolerance


def calibration_table(made: County) -> list[Row]:
    """Each published value beside the county's own."""
    told, today = tell_all(made.lines), made.story.today
    return [*_allocation(told, made), *_safeguarding(told, today), *_reviews(told, today), *_contacts(told, made)]


def _allocation(told: Told, made: County) -> Iterator[Row]:
    today = made.story.today
    days = told.waiting("care_act_assessment", "allocation", today)
    at_peak = told.waiting("care_act_assessment", "allocation", today + timedelta(days=PEAK_DAY))
    ended = told.ended("care_act_assessment", "allocation", today - YEAR, today)
    errors = {error.work for error in made.story.recording_errors}
    yield Row("Awaiting allocation, now", 341, 0.03 * 341, len(days))
    yield Row("… median days waited so far", 21, 1, median(days))
    yield Row("… over 28 days, per cent", 42, 2, _share(day > 28 for day in days))
    yield Row("Allocated in 12 months, median days", 9, 1, median(ended.values()))
    yield Row("… longest, with four recording errors", 498, 0, max(ended.values()))
    yield Row("… longest, once those are put right", 427, 0, max(ended[work] for work in ended if work not in errors))
    yield Row("Awaiting allocation, at the peak", 716, 0.03 * 716, len(at_peak))
    yield Row("… median days waited so far", 45, 6, median(at_peak))


def _safeguarding(told: Told, today: date) -> Iterator[Row]:
    first = today - timedelta(days=60 + QUARTER_DAYS)
    concerns = [work for work in told.works if work.kind and work.kind.name == "safeguarding_concern"]
    received = [work for work in concerns if 0 <= (work.waits[0].since - first).days < QUARTER_DAYS]
    decided = [work for work in received if "ThresholdDecided" in work.marks]
    in_time = [work for work in decided if (work.marks["ThresholdDecided"].on - work.waits[0].since).days <= 5]
    waiting = told.waiting("safeguarding_concern", "first_look", today)
    enquiries = told.ended("section_42_enquiry", "conclusion", today - YEAR, today)
    to_enquiry = _share(work.told["ThresholdDecided"] == "section_42" for work in decided)
    yield Row("Safeguarding concerns in a quarter", 521, 0.03 * 521, len(received))
    yield Row("… decided within 5 days, per cent", 49.4, 4, 100 * len(in_time) / len(received))
    yield Row("… becoming section 42 enquiries, per cent", 45.5, 4, to_enquiry)
    yield Row("Awaiting a first look, now", 103, 3, len(waiting))
    yield Row("… longest, days", 323, 0, max(waiting))
    yield Row("Enquiries concluded in 12 months", 1006, 120, len(enquiries))
    yield Row("… mean days from receipt", 61, 4, mean(enquiries.values()))


def _reviews(told: Told, today: date) -> Iterator[Row]:
    overdue = told.waiting("review", "allocation", today) + told.waiting("review", "held", today)
    reviews = [work for work in told.works if work.due_on and timedelta(0) < today - work.due_on <= YEAR]
    in_time = _share(
        "ReviewHeld" in work.marks and work.marks["ReviewHeld"].on <= (work.due_on or today) for work in reviews
    )
    yield Row("Reviews held by the day due, per cent", 76, 4, in_time)
    yield Row("Reviews overdue now, median days", 30, 10, median(overdue))


def _contacts(told: Told, made: County) -> Iterator[Row]:
    today = made.story.today
    received = [line.fact for line in made.lines if type(line.fact).__name__ == "ContactReceived"]
    in_year = [fact for fact in received if today - YEAR <= fact.occurred]
    calls = [vars(fact) for fact in in_year if vars(fact)["channel"] == "phone"]
    days = len(working_days(today - YEAR, today - timedelta(days=1)))
    yield Row("Contacts a working day, at one in ten", 26, 2, len(in_year) / days)
    yield Row(
        "Calls that ask who the worker is, per cent",
        30,
        6,
        _share(call["reason"] == WHO_IS_MY_WORKER for call in calls),
    )
    yield Row("Contact with those who wait kept in time, per cent", 80, 5, 100 * told.kept / told.due)


def _share(answers: Iterator[bool]) -> float:
    listed = list(answers)
    return 100 * sum(listed) / len(listed)


def as_text(rows: list[Row]) -> str:
    """The table in plain columns."""
    lines = [f"{'Measure':52}{'Published':>10}{'May be off':>12}{'County':>10}"]
    for row in rows:
        holds = "" if row.holds else "  off"
        lines.append(f"{row.measure:52}{row.published:10.1f}{row.tolerance:12.1f}{row.ours:10.1f}{holds}")
    return "\n".join(lines)


if __name__ == "__main__":
    made = county(london_date(datetime.now(UTC)))
    sys.stdout.write(as_text(calibration_table(made)) + "\n")

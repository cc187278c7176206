"""The papers of the made-up committee: stored, one promise's answer confirmed, one thing corrected, and published."""

from lintel.council.models import Staff
from lintel.oversight.papers import actions, tracking
from lintel.oversight.papers.models import Evidence, Meeting
from lintel.oversight.papers.taking_in import take_in
from lintel.oversight.papers.tracking import lines_of
from lintel.synthetic.papers import ANSWERS, PAPERS, Answer


def store_papers(by: Staff) -> None:
    """Store and publish them all, by one of the made-up staff who look after papers."""
    for each in PAPERS:
        own = {"kind": each.kind, "title": each.title, "body": each.body, "date": each.date, "time": each.time}
        take_in(each.data, each.file, by=by, location=each.location, **own)
    for answer in ANSWERS:
        _confirm(answer, by)
    first = Meeting.objects.order_by("date")[0]
    actions.correct(first, stood="11 people", stands="412 people", reason="A figure was cut off on its way in.", by=by)
    actions.say(first.papers.all()[0], 1, "This was the first meeting of the municipal year.", by=by)
    for meeting in Meeting.objects.all():
        actions.publish(meeting, by=by)


def _confirm(answer: Answer, by: Staff) -> None:
    from lintel.web.admission import london_today

    for each in tracking.tracked(london_today(), drafts=True):
        if answer.promise in each.promise.text:
            for evidence in each.evidence:
                if any(answer.answered in line for line in lines_of(evidence)):
                    actions.judge(evidence, confirmed=True, by=by)


__all__ = ["Evidence", "store_papers"]

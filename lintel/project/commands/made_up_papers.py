"""The papers of the made-up committee: stored, one promise's answer confirmed, one thing corrected, and published."""

from django.utils import timezone

from lintel.council.models import Staff
from lintel.domain.access import ROLES
from lintel.domain.clock import london_date
from lintel.oversight.papers import actions, lists, tracking
from lintel.oversight.papers.taking_in import Told, take_in
from lintel.synthetic.papers import ANSWERS, PAPERS, Answer

KEEPERS = [role for role in ROLES if ROLES[role].keeps_papers]


def store_papers() -> None:
    """Store and publish them all, by one of the made-up staff who look after papers. Without one, nothing is stored."""
    by = Staff.objects.filter(made_up=True, left_on=None, role__in=KEEPERS).order_by("username").first()
    if by is None:
        return
    for each in PAPERS:
        own = {name: getattr(each, name) for name in ("kind", "title", "body", "date", "time", "location")}
        take_in(each.data, each.file, Told(**own), by=by)
    for answer in ANSWERS:
        _confirm(answer, by)
    _tell_of_the_first(by)
    for meeting in lists.meetings(drafts=True):
        actions.publish(meeting, by=by)


def _tell_of_the_first(by: Staff) -> None:
    """What an editor said of the first meeting, and one thing that was put right."""
    first = lists.papers(drafts=True)[0]
    actions.say(first, 1, "This was the first meeting of the municipal year.", by=by)
    actions.correct(
        first.meeting,
        stood="The cost of agency staff had been £1.5 million in 2025/26.",
        stands="The cost of agency staff had been between £1.2 million and £1.5 million in 2025/26.",
        reason="The lower end was left out.",
        by=by,
    )


def _confirm(answer: Answer, by: Staff) -> None:
    """Confirm the line that answers the promise with these words, where the rules suggest it."""
    found = tracking.tracked(london_date(timezone.now()), drafts=True)
    promises = [each for each in found if answer.promise in each.promise.text]
    suggested = [evidence for each in promises for evidence in each.evidence]
    lines = tracking.lines_of(suggested)
    for evidence in suggested:
        if any(answer.answered in line for line in lines[evidence.pk]):
            actions.judge(evidence, confirmed=True, by=by)

"""First told: what was said when somebody got in touch, in their own words, and by whom."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from lintel.casework.models import Work
from lintel.casework.said_now import SORT, as_put_right, that_stand
from lintel.council.models import Staff
from lintel.records.models import Words

Told = Mapping[str, str]


def first_told(works: Iterable[Work], *, reader: Staff) -> dict[str, Told]:
    """What was said first about each work, by work. One query, and one more where a sender put something right; none
    for readers who may not see who people are.

    Whoever said it may have put right since how they can be reached, which goes along to the work that it led to.
    """
    if not reader.allowed.names:
        return {}
    rows = [row for row in works if row.first_told]
    if not rows:
        return {}
    about = {row.id for row in rows} | {row.because_of for row in rows if row.because_of}
    first = {row.first_told for row in rows}
    found = that_stand(Words.objects.filter(Q(pk__in=first) | Q(about__in=about, sort=SORT)))
    known = {each.id: each for each in found}
    return {row.id: as_put_right(known[row.first_told], known.values()) for row in rows if row.first_told in known}

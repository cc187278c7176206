"""Duplicates: records that may be of the same person, with reasons, for somebody to judge. No machine links them."""

from collections.abc import Collection

from lintel.casework.candidates import by_numbers
from lintel.casework.finding import Found, known_as, shown
from lintel.casework.models import Person
from lintel.council.models import Staff
from lintel.domain.finding.asked import Match
from lintel.domain.finding.same_person import how_sure, why_same
from lintel.records.models import Findable


def maybe_same(reader: Staff, person: Person, *, settled: Collection[str] = ()) -> list[Found]:
    """The records that the reader may see and that may be of this person too, the likeliest first.

    `settled` are those that were ever linked with it: somebody has judged them already. At most five queries and the look.
    """
    row = Findable.objects.filter(pk=person.id).first() or Findable(person=person.id)
    own = known_as(row)
    reasons = {each.person: why_same(own, known_as(each)) for each in by_numbers(reader, own)}
    likely = {
        other: Match(how_sure(why), 1, True, why)
        for other, why in reasons.items()
        if why and other != person.id and other not in settled
    }
    return shown(reader, likely, page="duplicates")

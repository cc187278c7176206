"""Kept back: whose records nobody outside is told of, as they are restricted, or linked with one that is."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from lintel.casework.models import Person

# Whoever this is, there is no record: it is asked about where none was found, so that nobody can tell by the time.
NOBODY = "00000000-0000-4000-8000-000000000000"


def kept_back(people: Iterable[Person]) -> set[str]:
    """Those of these people of whom nothing is told, by id. One question, whoever they are, and where there is nobody."""
    asked = list(people) or [Person(id=NOBODY)]
    ids = {each.id for each in asked} | {other for each in asked for other in each.same_as or ()}
    restricted = Person.objects.exclude(restriction=None).alias(links=Cast("same_as", TextField()))
    named = [Q(links__contains=each.id) for each in asked]
    found = restricted.filter(reduce(or_, named, Q(pk__in=ids))).values_list("id", "same_as")
    hidden = {other for restricted_one, links in found for other in (restricted_one, *(links or ()))}
    return {each.id for each in asked if each.id in hidden or hidden & set(each.same_as or ())}

"""Colleagues: whom somebody looks after. No records are here, only who works where."""

from django.db.models import QuerySet

from lintel.council.models import Staff
from lintel.council.people import own_teams


def looked_after_by(reader: Staff) -> QuerySet[Staff]:
    """Those of the reader's own teams; everybody, where the reader works for all teams."""
    everybody = Staff.objects.order_by("name")
    if reader.allowed.sees_everybody or not reader.allowed.records:
        return everybody
    return everybody.filter(memberships__team__in=own_teams(reader)).distinct()

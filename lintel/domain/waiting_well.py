"""Waiting Well: how often to keep in touch with somebody who waits, by rating, under the policy version of the day."""

from datetime import date
from functools import cache

from lintel.domain.clock import Moment, Unit, add_working_days, due
from lintel.domain.codes import rows

UNRATED = "unrated"


@cache
def intervals() -> dict[str, list[tuple[date, int, Unit]]]:
    """Each rating's intervals, latest version first: (valid from, amount, unit)."""
    found: dict[str, list[tuple[date, int, Unit]]] = {}
    for row in rows("waiting_well"):
        version = (date.fromisoformat(row["valid_from"]), int(row["amount"]), Unit(row["unit"]))
        found.setdefault(row["rating"], []).append(version)
    return {rating: sorted(versions, reverse=True) for rating, versions in found.items()}


def interval(rating: str | None, on: date) -> tuple[int, Unit]:
    """The interval for a rating in the policy version in force on a day; the first version holds before its date."""
    versions = intervals()[rating or UNRATED]
    for valid_from, amount, unit in versions:
        if valid_from <= on:
            return amount, unit
    return versions[-1][1:]


@cache
def next_contact_due(*, last_reached: date, rating: str | None, on: date) -> date:
    """When to be in touch next, by the policy of the day `on`. It runs from when the person was last reached, so what is
    overdue stays overdue whatever is worked out again. Source: work.md, rule 5."""
    amount, unit = interval(rating, on)
    return due(Moment(last_reached), amount, unit).on


def after_a_missed_try(on: date) -> date:
    """Not reached: due again on the next working day."""
    return add_working_days(on, 1)

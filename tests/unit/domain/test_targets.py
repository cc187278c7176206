"""In this room: targets as data. Several versions of one may stand, and a day says which is in force."""

from datetime import date

from lintel.domain.clock import Unit
from lintel.domain.codes import rows
from lintel.domain.flow import KINDS, REALLOCATION
from lintel.domain.targets import ALL_WORK, ANY_KIND, Target, aims_for, in_force, read_target, targets_for, within_on

ROW = {"statistic": "within", "amount": "28", "unit": "calendar_days", "source": "A plan", "basis": "read"}
FIRST = read_target({**ROW, "valid_from": "2024-01-01"})
STRICTER = read_target({**ROW, "valid_from": "2026-04-01", "amount": "21"})
MEDIAN = read_target({**ROW, "valid_from": "2025-01-01", "amount": "14", "statistic": "median"})
EVE, DAY = date(2026, 3, 31), date(2026, 4, 1)


def test_the_latest_version_that_has_begun_is_in_force() -> None:
    versions = (STRICTER, FIRST, MEDIAN)
    assert in_force(versions, date(2023, 12, 31)) == ()
    assert in_force(versions, date(2024, 1, 1)) == (FIRST,)
    assert in_force(versions, EVE) == (FIRST, MEDIAN)
    assert in_force(versions, DAY) == (STRICTER, MEDIAN)
    assert (within_on(versions, EVE), within_on(versions, DAY), within_on((MEDIAN,), DAY)) == (FIRST, STRICTER, None)


def test_a_row_is_read_with_its_unit_source_and_basis() -> None:
    expected = Target(
        statistic="within", amount=28, unit=Unit.CALENDAR_DAYS, source="A plan", basis="read",
        valid_from=date(2024, 1, 1),
    )  # fmt: skip
    assert expected == FIRST


def test_every_row_is_of_a_stage_a_clock_or_a_kind_that_is_declared() -> None:
    known = {(kind.name, each.name) for kind in KINDS.values() for each in (*kind.stages, *kind.clocks)}
    known |= {(kind.name, each.if_urgent) for kind in KINDS.values() for each in kind.stages if each.if_urgent}
    known |= {(kind, ALL_WORK) for kind in KINDS} | {(ANY_KIND, REALLOCATION.name)}
    assert {(row["kind"], row["stage_or_clock"]) for row in rows("targets")} <= known


def test_no_target_has_two_versions_from_one_day() -> None:
    keys = [
        tuple(row[name] for name in ("kind", "stage_or_clock", "statistic", "valid_from")) for row in rows("targets")
    ]
    assert len(keys) == len(set(keys))


def test_a_share_of_all_reviews_is_an_aim_and_no_length() -> None:
    assert [(aim.statistic, aim.amount, aim.basis) for aim in aims_for("review")] == [
        ("completed_in_12_months", 85, "read")
    ]
    assert targets_for("review", ALL_WORK) == ()

"""The personal budget of a made-up plan: what it costs in a week, how that was counted, and what the person pays."""

from dataclasses import dataclass

from lintel.domain.money import in_pounds
from lintel.synthetic.draw import Draw

HOUR, DAY = 2480, 6400
HOURS, MANY_HOURS, MANY = (4, 19), (21, 38), 0.16
DAYS, AT_HOME = (2, 4), (3, 8)
HOME_POUNDS = (760, 1240)
PAYS, PAYS_POUNDS = 0.55, (12, 140)
ONCE, ONCE_POUNDS = 0.08, (60, 480)
PART_DIRECT, UNPAID = 0.1, 0.05


@dataclass(frozen=True)
class Budget:
    """What a plan costs, in whole pence, and how that was counted in words."""

    payment: str
    weekly: int
    person_pays: int
    one_off: int
    counted: str


def budget_of(setting: str, draw: Draw) -> Budget:
    """The budget of care in a setting; little of it where nothing has to be paid."""
    payment = _payment(setting, draw)
    if payment == "no_budget":
        return Budget(payment, 0, 0, 0, "Nothing is paid for.")
    weekly, counted = _weekly(setting, draw)
    pays = min(weekly, draw.number(*PAYS_POUNDS) * 100) if draw.chance(PAYS) else 0
    once = draw.number(*ONCE_POUNDS) * 100 if draw.chance(ONCE) else 0
    return Budget(payment, weekly, pays, once, counted)


def _payment(setting: str, draw: Draw) -> str:
    if setting == "direct_payment":
        return setting
    if setting == "home_care" and draw.chance(UNPAID):
        return "no_budget"
    return "part_direct_payment" if setting != "residential" and draw.chance(PART_DIRECT) else "council_arranges"


def _weekly(setting: str, draw: Draw) -> tuple[int, str]:
    if setting == "residential":
        return draw.number(*HOME_POUNDS) * 100, "It is the price of the home for a week."
    hours, hour = draw.number(*(MANY_HOURS if draw.chance(MANY) else HOURS)), in_pounds(HOUR)
    if setting != "day_opportunities":
        return hours * HOUR, f"{hours} hours a week, at {hour} an hour."
    days, hours = draw.number(*DAYS), draw.number(*AT_HOME)
    counted = f"{days} days a week at {in_pounds(DAY)}, and {hours} hours at home at {hour}."
    return days * DAY + hours * HOUR, counted

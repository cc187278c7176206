"""Who may come in: exact figures for staff who have them, published ones for councillors too, publishing for a few."""

from lintel.domain.access import Role


def sees_exact(role: Role) -> bool:
    """Whether this role sees figures as they are, before and without publication."""
    return role.figures == "exact"


def sees_cases(role: Role) -> bool:
    """Whether this role may ask which cases are behind an exact figure; which of them it is shown is another question."""
    return sees_exact(role) and role.records


def publishes(role: Role) -> bool:
    """Whether this role may freeze a figure for ever."""
    return role.publishes

"""Said: what each change of a record does, in plain words before it is made, and a few words after."""

from collections.abc import Mapping

from lintel.domain.access import Role

BEFORE: Mapping[str, str] = {
    "restrict": (
        "From now on only safeguarding leads, the worker who has the case and a worker to whom it is offered can open "
        "this record and its work. For everybody else it is as if it did not exist. It still counts in every figure."
    ),
    "lift": "The record opens again to everybody whose work it is, with all that was written while it was restricted.",
    "link": (
        "Both records stay, each with its own reference and its own work. Each page then leads to the other, and "
        "figures that count people count one. The link can be taken away again."
    ),
    "unlink": (
        "The two records are of two people again, on their pages and in figures. All that is written in each stays there."
    ),
    "reattribute": (
        "This work and all its entries leave this person’s record and stand in the other person’s. Figures that were "
        "published stay as they were, and say so."
    ),
}
SHUTS_YOU_OUT = "You will not be able to open it either. Only a safeguarding lead can lift the restriction."
AFTER: Mapping[str, str] = {
    "restrict": "Done: the record is restricted.",
    "lift": "Done: the restriction is lifted.",
    "link": "Done: the two records are linked.",
    "unlink": "Done: the link is taken away.",
}


def before(move: str, role: Role) -> str:
    """What will come of it, for a reader in this role."""
    return f"{BEFORE[move]} {SHUTS_YOU_OUT}" if move == "restrict" and not role.restricted else BEFORE[move]

"""Said: what each change of a record does, in plain words before it is made, and a few words after."""

from collections.abc import Mapping, Sequence

from lintel.domain.access import Role

BEFORE: Mapping[str, str] = {
    "restrict": (
        "From now on only safeguarding leads, the worker who has the case and a worker to whom it is offered can open "
        "this record and its work. For everybody else it is as if it did not exist. It still counts in every figure. "
        "Records that are linked to it as the same person close with it."
    ),
    "lift": (
        "The record opens again to everybody whose work it is, with all that was written while it was restricted. "
        "Records that are linked to it stay as they are."
    ),
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
    "note": (
        "It stands on the person’s page with your name. It is never changed in place: to put it right, write a new version."
    ),
    "note-again": "This becomes the version that is read first. The one before stays in the timeline, marked.",
    "promise": "It stands at the top of the person’s page until somebody records that it was kept.",
    "keep-promise": "The promise stays on the page, as kept on that day.",
    "own-words": "They stand first on the person’s page. The words from before stay in the timeline.",
    "what-matters": "It stands at the top of the person’s page. The words from before stay in the timeline.",
    "safe-contact": "What is known is filled in. Is it still right? It stands on every page of the record, and on paper.",
    "hazard": "Only for a risk to life, or a danger to those who visit. It stands on every page of the record, and on paper.",
    "end-hazard": "It no longer stands on the pages of the record. That it did stays in the timeline.",
    "take-back": (
        "It stays in the timeline, marked as withdrawn, and holds no longer. What rests on it must be taken back first."
    ),
    "consent": "What is known is filled in. Is it still right? It stands on every page of the record from now on.",
    "relationship": (
        "It stands on both records, to whoever may open them. The other person has a record and waits of their own, "
        "which are not shown here."
    ),
    "end-relationship": "It ends on both records. That it was so stays in the timeline of each.",
    "describe": "Is all of this still right? What you change is kept as a new version, from today.",
}
# The unusual steps, at which a page stops once: how each is undone.
UNDO: Mapping[str, str] = {
    "restrict": "If it was a mistake, a safeguarding lead lifts the restriction, and all is as before.",
    "unlink": "If it was a mistake, the two records are linked again.",
    "take-back": "It cannot be brought back. If it was right after all, it is written down again.",
}
SHUTS_YOU_OUT = "You will not be able to open it either. Only a safeguarding lead can lift the restriction."
AFTER: Mapping[str, str] = {
    "restrict": "Done: the record is restricted.",
    "lift": "Done: the restriction is lifted.",
    "link": "Done: the two records are linked.",
    "unlink": "Done: the link is taken away.",
    "note": "Done: the note is in the record.",
    "note-again": "Done: the note is put right, and the version before is kept.",
    "promise": "Done: the promise is on this page until it is kept.",
    "keep-promise": "Done: the promise is kept.",
    "own-words": "Done: their words are on this page.",
    "what-matters": "Done: what matters is on this page.",
    "safe-contact": "Done: how it is safe to be in touch is on every page of this record.",
    "hazard": "Done: the risk is on every page of this record.",
    "end-hazard": "Done: the risk is over.",
    "take-back": "Done: the entry is marked as withdrawn.",
    "consent": "Done: what was decided about sharing is on every page of this record.",
    "relationship": "Done: it is on both records.",
    "end-relationship": "Done: it is ended on both records.",
    "describe": "Done: what was changed is kept as a new version.",
}


def after(move: str, stay_restricted: Sequence[str] = ()) -> str:
    """What was done, and the references of linked records that stay restricted where one was opened."""
    if move != "lift" or not stay_restricted:
        return AFTER[move]
    return f"{AFTER[move]} Linked records that stay restricted: {', '.join(stay_restricted)}."


def before(move: str, role: Role) -> str:
    """What will come of it, for a reader in this role."""
    return f"{BEFORE[move]} {SHUTS_YOU_OUT}" if move == "restrict" and not role.restricted else BEFORE[move]

"""Whether a point asks, and where its answer begins."""

from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.sentences import sentences

QUESTION_AND_ANSWER, QUESTION, STATEMENT = "qa", "q", "s"


def sort_of(text: str, profile: Profile, lead_in: str = "") -> tuple[str, int | None]:
    """The kind of point (qa, q or s), and the offset at which the answer begins in a point that holds one.

    After "in response to questions, it was noted that:" each point is an answer.
    """
    if lead_in and profile.pattern("questions", "answered_lead_in").search(lead_in):
        return QUESTION_AND_ANSWER, _in_response(text, profile) or 0
    if (at := _in_response(text, profile)) is not None:
        return QUESTION_AND_ANSWER, at
    return _asked_and_answered(text, profile)


def discusses(text: str, profile: Profile) -> bool:
    """Whether a paragraph asks, or answers what was asked."""
    asks, answer, response = (profile.pattern("questions", key) for key in ("asks", "answer", "in_response"))
    return any((asks.search(text), answer.match(text), response.match(text)))


def _in_response(text: str, profile: Profile) -> int | None:
    """Where the answer begins in "In response to a question, it was noted ..."."""
    asked = profile.pattern("questions", "in_response").match(text)
    if not asked:
        return None
    first_end = next((end for _, end in sentences(text)), len(text))
    found = profile.pattern("questions", "answer_within").search(text, asked.end(), first_end)
    return found.end() if found else first_end


def _asked_and_answered(text: str, profile: Profile) -> tuple[str, int | None]:
    asks, member, answer = (profile.pattern("questions", key) for key in ("asks", "member", "answer"))
    said = asked = False
    for start, end in sentences(text):
        if answer.match(text, start) and not (asks.search(text, start, end) and not said):
            if said or asked:
                return QUESTION_AND_ANSWER, start
        elif asks.search(text, start, end):
            asked = True
        elif member.match(text, start) or member.search(text, start, end):
            said = True
        elif asked:
            return QUESTION_AND_ANSWER, start
    return (QUESTION if asked else STATEMENT), None

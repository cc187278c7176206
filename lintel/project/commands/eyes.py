"""Whose eyes a command sees with, and what somebody in that role may ask: the same questions as the pages ask."""

from collections.abc import Callable

from lintel.council.models import Staff
from lintel.domain.access import Role
from lintel.project.command_line import stop

OPERATOR = "00000000-0000-0000-0000-000000000000"


def admitted(username: str | None, question: Callable[[Role], bool], what: str) -> Staff:
    """Whose eyes to see with, where the question is true of their role; a sentence that they may not, otherwise."""
    reader = user(username)
    if not question(reader.allowed):
        stop(f"{reader.name} may not {what}.")
    return reader


def answerable(username: str | None, question: Callable[[Role], bool], what: str) -> str:
    """The id of the one named, as `admitted`; where nobody is, of whoever is at the command line of this machine.

    They can reach the database itself, so they are not asked for a role; it is written down that it was they.
    """
    return OPERATOR if username is None else admitted(username, question, what).id


def user(username: str | None) -> Staff:
    """The one named, or in the demonstration its first performance analyst."""
    people = Staff.objects.filter(left_on=None)
    if username is not None:
        found = people.filter(username=username).first()
    else:
        found = people.filter(made_up=True, role="performance_analyst").order_by("username").first()
    if found is None:
        named = f"There is nobody called “{username}” who works here."
        stop(named if username is not None else "Say whose eyes to see with: --as USER.")
    return found

"""Addresses of council papers: a meeting's begins with its day, and every line of a paper has one that stays."""

from django.urls import reverse

from lintel.oversight.papers.models import MeetingPaper


class MeetingSlug:
    """2026-03-02-health-scrutiny-committee."""

    regex = r"\d{4}-\d\d-\d\d-[a-z0-9-]{1,110}"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


def to_line(paper: MeetingPaper, line: int) -> str:
    """The permanent address of a line: on the page of a long paper that holds it, and marked there."""
    address = reverse("paper", kwargs={"meeting": paper.meeting.slug, "paper": paper.slug})
    return f"{address}?line={line}#line-{line}"


def to_named_line(name: str, line: int) -> str:
    """The same for a paper by its name in a Reading, `meeting/paper`."""
    meeting, _, paper = name.partition("/")
    return f"{reverse('paper', kwargs={'meeting': meeting, 'paper': paper})}?line={line}#line-{line}"


class PromiseReference:
    """2025/26-014 stands in an address as 2025-26-014."""

    regex = r"\d{4}-\d\d-\d{3,5}"

    def to_python(self, value: str) -> str:
        """The reference as papers have it."""
        return value.replace("-", "/", 1)

    def to_url(self, value: str) -> str:
        """The reference as an address has it."""
        return value.replace("/", "-", 1)

"""The tables of what follows from papers: as the rules read it, never edited by people, wiped and written anew whenever
a paper is stored, read again or published. Pages read these rows, and work nothing out.

What follows from several papers is there twice: of all papers, and (`published`) as it follows from published papers alone, for everybody.
"""

from django.db import models


class PageRead(models.Model):
    """A meeting's page as the rules make it, without what people added and without promises: `values` of an OwnPage.

    `names` are the papers that it follows from, each on a line of its own.
    """

    meeting = models.ForeignKey("papers.Meeting", on_delete=models.CASCADE, related_name="pages_read")
    published = models.BooleanField()
    names = models.TextField()
    values = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "published"], name="page_read_once")]


class PromiseRead(models.Model):
    """A promise as the papers tell it: `values` of a Promise, `body` as bodies are compared.

    Its state and the days it waits are no rows: they are worked out when asked.
    """

    promised = models.ForeignKey("papers.Promised", on_delete=models.CASCADE, related_name="reads")
    body = models.CharField(max_length=200)
    published = models.BooleanField()
    values = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["promised", "published"], name="promise_read_once")]


class SeriesPoint(models.Model):
    """A figure whose words stand in the lists, and so makes a series with others: `values` of a Point.

    It follows from its own paper alone, so it is there once.
    """

    paper = models.ForeignKey("papers.MeetingPaper", on_delete=models.CASCADE, related_name="points")
    values = models.JSONField()

    class Meta:
        ordering = ["id"]


class DifferenceRead(models.Model):
    """Where two papers differ, or one with itself: `values` of a Difference; `rank` is the place of its rule among the rules."""

    first = models.ForeignKey("papers.MeetingPaper", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("papers.MeetingPaper", on_delete=models.CASCADE, related_name="+")
    published = models.BooleanField()
    rank = models.IntegerField()
    values = models.JSONField()

    class Meta:
        ordering = ["rank", "id"]
        indexes = [models.Index(fields=["published", "rank"], name="differences_in_order")]

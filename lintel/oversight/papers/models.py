"""The tables of council papers: each paper as lines, what was found in it, and what people did with that.

What was found may be read again; what people wrote is kept. No state that time alone changes is here. `by` is a staff id.
"""

from django.db import models

from lintel.oversight.papers.promised import Closed as Closed
from lintel.oversight.papers.promised import Evidence as Evidence
from lintel.oversight.papers.promised import Judged as Judged
from lintel.oversight.papers.promised import OpenedAgain as OpenedAgain
from lintel.oversight.papers.promised import Promised as Promised
from lintel.oversight.papers.promised import PromisedAt as PromisedAt
from lintel.oversight.papers.worked_out import DifferenceRead as DifferenceRead
from lintel.oversight.papers.worked_out import PageRead as PageRead
from lintel.oversight.papers.worked_out import PromiseRead as PromiseRead
from lintel.oversight.papers.worked_out import SeriesPoint as SeriesPoint


class Meeting(models.Model):
    """A meeting of one of the council's bodies. `slug` is its piece of an address; `published` is None while it is a draft."""

    council = models.CharField(max_length=3)
    body = models.CharField(max_length=200)
    slug = models.CharField(max_length=120)
    date = models.DateField()
    time = models.TimeField(null=True)
    location = models.CharField(max_length=200, default="")
    published = models.DateTimeField(null=True)
    published_by = models.CharField(max_length=36, default="")

    class Meta:
        ordering = ["-date", "body"]
        constraints = [models.UniqueConstraint(fields=["council", "slug"], name="meeting_has_one_address")]


class MeetingPaper(models.Model):
    """A paper of a meeting. `digest` is the SHA-256 of the file as it came, of which nothing else is kept.

    `published` is None while it is a draft, which it may be though its meeting was published: it may have come later.
    `text` is its lines as they were read, restricted ones dropped before; `pages` the first line of each page of a PDF.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    slug = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    form = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    profile = models.CharField(max_length=60)
    profile_named = models.BooleanField(default=True)
    text = models.TextField()
    pages = models.JSONField(default=list)
    stored = models.DateTimeField()
    stored_by = models.CharField(max_length=36)
    read = models.DateTimeField()
    published = models.DateTimeField(null=True)
    published_by = models.CharField(max_length=36, default="")

    class Meta:
        ordering = ["meeting", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "slug"], name="paper_has_one_address"),
            models.UniqueConstraint(fields=["meeting", "digest"], name="paper_is_stored_once"),
        ]

    @property
    def name(self) -> str:
        """Its name in a Reading, which is its address."""
        return f"{self.meeting.slug}/{self.slug}"


class InALine(models.Model):
    """Something that stands in a paper: lines counted from 1, the column in the first of them too."""

    line_start = models.IntegerField()
    line_end = models.IntegerField()
    column = models.IntegerField(default=1)

    class Meta:
        abstract = True


class Found(InALine):
    """What the rules found. `kind` is the name of the list in a Reading, `values` the fields of its dataclass."""

    paper = models.ForeignKey(MeetingPaper, on_delete=models.CASCADE, related_name="found")
    kind = models.CharField(max_length=20)
    values = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["paper", "kind"], name="found_of_a_paper")]


class Asked(models.TextChoices):
    """How far a doubt has come."""

    OPEN = "open", "To answer"
    ANSWERED = "answered", "Answered"
    SET_ASIDE = "set_aside", "Set aside"


class Doubted(InALine):
    """What no rule could decide, with the passage beside it: a row of the review queue.

    `answer` stands word for word in the passage; `refused` are the words that did not, the last of them. `of_file`: it is
    about the file as it came, so that reading its lines again cannot answer it.
    """

    paper = models.ForeignKey(MeetingPaper, on_delete=models.CASCADE, related_name="doubts")
    name = models.CharField(max_length=60)
    of_file = models.BooleanField(default=False)
    passage = models.TextField()
    state = models.CharField(max_length=10, choices=Asked.choices, default=Asked.OPEN)
    answer = models.TextField(default="")
    refused = models.TextField(default="")
    by = models.CharField(max_length=36, default="")
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["state", "paper"], name="doubts_to_answer")]


class Correction(models.Model):
    """A row of the corrections log, which everybody sees: what stood on a meeting's page, and what stands there now."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="corrections")
    stood = models.TextField()
    stands = models.TextField()
    reason = models.TextField()
    by = models.CharField(max_length=36)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]


class EditorSentence(models.Model):
    """A sentence in an editor's own words, always shown as theirs, with the line that it is about."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="sentences")
    paper = models.ForeignKey(MeetingPaper, on_delete=models.CASCADE, related_name="sentences")
    line = models.IntegerField()
    text = models.TextField()
    by = models.CharField(max_length=36)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class Word(models.Model):
    """A word that stands somewhere in a paper, once, so that papers are found by their words."""

    paper = models.ForeignKey(MeetingPaper, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "paper"], name="word_once_in_a_paper")]


class Done(models.Model):
    """What was done with papers, by whom and when, never changed. What is done with a promise is of no one meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="done", null=True)
    what = models.CharField(max_length=40)
    about = models.CharField(max_length=120, default="")
    by = models.CharField(max_length=36)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

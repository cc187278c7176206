"""The documents' tables. A document is never changed: putting right adds a version, erasing leaves id, date and rule."""

from django.db import models

from lintel.records.sent_files import SentFile as SentFile


class Identity(models.Model):
    """Who a person is."""

    id = models.CharField(max_length=36, primary_key=True)
    person = models.CharField(max_length=36, db_index=True)
    recorded = models.DateTimeField()
    name = models.CharField(max_length=400)
    address = models.CharField(max_length=400, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    nhs_number = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=254, blank=True)


class Description(models.Model):
    """What may be counted about a person, with two times: from when it holds, and when it was recorded."""

    id = models.CharField(max_length=36, primary_key=True)
    person = models.CharField(max_length=36, db_index=True)
    recorded = models.DateTimeField()
    valid_from = models.DateField()
    birth_date = models.DateField(null=True)
    sex = models.CharField(max_length=20, blank=True)
    ethnicity = models.CharField(max_length=60, blank=True)
    locality = models.CharField(max_length=40, blank=True)
    communication_need = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=60, blank=True)


class Words(models.Model):
    """What somebody wrote about a person or a work: a note, or the answers to a form."""

    id = models.CharField(max_length=36, primary_key=True)
    about = models.CharField(max_length=36, db_index=True)
    recorded = models.DateTimeField()
    sort = models.CharField(max_length=20)
    body = models.JSONField()


class Draft(models.Model):
    """What somebody is still writing: never counted, never in the ledger. With `about` it is shared by all who may see that.

    `given` is what the form was filled in with at first; `body` is how it stands; every save is a version beside it.
    `record` is the work or person whose page it is of, where it is somebody's own.
    """

    id = models.CharField(max_length=36, primary_key=True)
    form = models.CharField(max_length=40)
    about = models.CharField(max_length=36, blank=True, db_index=True)
    record = models.CharField(max_length=36, blank=True, default="", db_default="")
    owner = models.CharField(max_length=36, blank=True)
    team = models.CharField(max_length=40, blank=True)
    where = models.CharField(max_length=200, blank=True)
    parked = models.CharField(max_length=200, blank=True)
    given = models.JSONField(default=dict)
    body = models.JSONField(default=dict)
    version = models.IntegerField(default=0)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=36)
    finished_at = models.DateTimeField(null=True)
    finished_by = models.CharField(max_length=36, blank=True)
    finished_as = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["form", "about"],
                name="one_shared_draft",
                condition=models.Q(finished_at=None) & ~models.Q(about=""),
            )
        ]
        indexes = [
            models.Index(fields=["owner"], name="open_drafts_of", condition=models.Q(finished_at=None)),
            models.Index(fields=["team"], name="open_drafts_in_tray", condition=models.Q(finished_at=None)),
        ]


class DraftVersion(models.Model):
    """One save of a draft: the answers that it changed, or set aside because two had changed one. Only ever added."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    page = models.CharField(max_length=36, blank=True)
    by = models.CharField(max_length=36)
    at = models.DateTimeField()
    set_aside = models.BooleanField(default=False)
    changes = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="one_version_a_number")]
        indexes = [models.Index(fields=["by", "draft"], name="drafts_written_on")]


class PublicDraft(models.Model):
    """What somebody who has not signed in is filling in, and once it was sent, which work it became. Never counted.

    Its id is known only to the browser that began it. `work` is the id that the work will have, so that what is sent
    twice is one work. `link` and `code` are digests of what opens it again elsewhere, with `tries` of wrong codes;
    `on_paper` is true of one whose form was printed, to be filled in by hand: its `link` is the digest of its reference.
    `written_by` holds, by the address of each page, the name of the one that wrote what stands there.
    """

    id = models.CharField(max_length=36, primary_key=True)
    form = models.CharField(max_length=40)
    version = models.CharField(max_length=10)
    work = models.CharField(max_length=36, unique=True)
    answers = models.JSONField(default=dict)
    written_by = models.JSONField(default=dict)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField(db_index=True)
    sent_at = models.DateTimeField(null=True)
    link = models.CharField(max_length=64, blank=True, db_index=True)
    code = models.CharField(max_length=64, blank=True)
    tries = models.SmallIntegerField(default=0)
    on_paper = models.BooleanField(default=False)


class Sender(models.Model):
    """By which address somebody who sent a form finds it again: its digest with a key, and never the address itself.

    `kind` is what they said they are, with the list that they chose it from, such as `refers_as:gp`.
    """

    work = models.CharField(max_length=36, primary_key=True)
    digest = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=80)


class Findable(models.Model):
    """What a person is found by, from the documents that hold now: as it is compared, not as it was written.

    Made from identities and descriptions, and made again by a rebuild. It goes when they go.
    """

    person = models.CharField(max_length=36, primary_key=True)
    identity = models.CharField(max_length=36, null=True)
    description = models.CharField(max_length=36, null=True)
    words = models.CharField(max_length=500, blank=True)
    birth_date = models.DateField(null=True, db_index=True)
    postcode = models.CharField(max_length=12, blank=True, db_index=True)
    phone_backwards = models.CharField(max_length=40, blank=True, db_index=True)
    phone = models.CharField(max_length=40, blank=True)
    nhs_number = models.CharField(max_length=20, blank=True, db_index=True)


class NameWord(models.Model):
    """One word of the name of one person."""

    word = models.CharField(max_length=60)
    person = models.CharField(max_length=36, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["word", "person"], name="people_by_word")]


class NameGram(models.Model):
    """Three letters in a row of a word that somebody's name has, by which words that are nearly alike are found."""

    gram = models.CharField(max_length=3)
    word = models.CharField(max_length=60, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gram", "word"], name="word_by_gram")]


class Secret(models.Model):
    """One version of what is kept apart from somebody's record, locked with a key that is not in the database.

    One that was erased keeps its id and date, and says when it was erased, by whom and under which rule.
    """

    person = models.CharField(max_length=36)
    sort = models.CharField(max_length=20)
    version = models.IntegerField()
    recorded = models.DateTimeField()
    by = models.CharField(max_length=36)
    locked = models.TextField()
    erased = models.DateTimeField(null=True)
    erased_by = models.CharField(max_length=36, default="", db_default="")
    erased_rule = models.CharField(max_length=40, default="", db_default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "sort", "version"], name="one_secret_a_version")]

"""Files that somebody sent along with a form: a row each. What is in them lies in a folder, under a name that was drawn."""

from django.db import models


class SentFile(models.Model):
    """One file. `work` is what its form will become or became; `name` is what its sender called it, cleaned.

    `stored` is its name on disk, `size` how large it came, and `state` whether it is held: waiting, clean or found.
    `told` is with which words it was added, by the id of their fact, once the form was sent; empty of what came with it.
    """

    id = models.CharField(max_length=36, primary_key=True)
    work = models.CharField(max_length=36, db_index=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    size = models.IntegerField()
    stored = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10)
    added_at = models.DateTimeField()
    scanned_at = models.DateTimeField(null=True)
    told = models.CharField(max_length=36, blank=True, default="")

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["added_at"], name="files_to_scan", condition=models.Q(state="waiting"))]

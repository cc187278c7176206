"""An event and a state."""

from django.db import models


class Event(models.Model):
    """Something happened."""

    what = models.CharField(max_length=40)
    on = models.DateField()


class State(models.Model):
    """How one thing stands."""

    touched = models.IntegerField(default=0)

"""Properties are true or false, never late: no deadline, so that a busy computer fails no test."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

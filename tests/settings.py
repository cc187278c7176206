"""The settings under test: the real ones, in test mode, whatever the developer's shell says."""

import os

os.environ["LINTEL_MODE"] = "test"
os.environ.pop("LINTEL_DEBUG", None)

from lintel.project.settings import *  # noqa: F403

# What is counted once a day is counted each time: tests change what there is to count.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

"""The real settings, with the bare peer's address beside ours."""

from lintel.project.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
INSTALLED_APPS = [*INSTALLED_APPS, "bench.bare"]  # noqa: F405

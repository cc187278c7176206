"""The settings under test: the real ones, in test mode, whatever the developer's shell says."""

import os

os.environ["LINTEL_MODE"] = "test"
os.environ.pop("LINTEL_DEBUG", None)

from lintel.project.settings import *  # noqa: F403

"""The real papers, which stand beside the project and not in it."""

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def shared_papers() -> Path:
    """The folder of the real papers; a test that asks for it is skipped where it is not there."""
    named = os.environ.get("LINTEL_SHARED")
    beside = [Path(named)] if named else [folder / "shared" for folder in CHECKOUT.parents]
    found = next((each / "papers" for each in beside if (each / "papers").is_dir()), None)
    if found is None:
        pytest.skip("shared/ is not beside the project")
    return found

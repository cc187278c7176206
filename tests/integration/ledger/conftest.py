"""What the proofs of the ledger begin with: a small ledger, committed."""

from collections.abc import Sequence

import pytest

from lintel.domain.fact import Recorded
from tests.keeping import keep, stored
from tests.random_ledger import write


@pytest.fixture
def kept(db: None) -> Sequence[Recorded]:
    """A ledger of some forty facts, in the database until the test ends."""
    keep(write(6, 120).entries)
    return stored()

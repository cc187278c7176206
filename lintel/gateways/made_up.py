"""A made-up service: it carries nothing anywhere. The demonstration sends by it, and tests make it misbehave."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from lintel.gateways.protocol import Gateway, Parcel, Receipt

Behaviour = Callable[[Parcel], None]


class MadeUp:
    """Takes everything, and remembers it by key as long as it lives. `behaves` are what it does at the next tries."""

    def __init__(self, *behaves: Behaviour) -> None:
        self.taken: dict[str, Parcel] = {}
        self.times_sent: dict[str, int] = {}
        self.to_come: list[Receipt] = []
        self.behaves: Iterator[Behaviour] = iter(behaves)

    def find(self, key: str) -> str | None:
        """Its reference of what it took."""
        return f"made-up-{key}" if key in self.taken else None

    def send(self, parcel: Parcel) -> str:
        """Do as told for this try, then take it."""
        with suppress(StopIteration):
            next(self.behaves)(parcel)
        self.taken[parcel.key] = parcel
        self.times_sent[parcel.key] = self.times_sent.get(parcel.key, 0) + 1
        return f"made-up-{parcel.key}"

    def receipts(self) -> Iterable[Receipt]:
        """Those that a test put here, each once."""
        found, self.to_come = self.to_come, []
        return found


def gateway_named(name: str) -> Gateway | None:
    """The service of that name in the settings; None where there is none."""
    return {"made_up": MadeUp}.get(name, lambda: None)()

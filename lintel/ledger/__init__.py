"""Floor 2: one append-only table of facts, and the record of who looked at what."""

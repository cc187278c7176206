"""Floor 2: names and words, as versioned documents that facts point to. Never counted."""

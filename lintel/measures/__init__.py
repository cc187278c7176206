"""Floor 3: the past, counted from facts."""

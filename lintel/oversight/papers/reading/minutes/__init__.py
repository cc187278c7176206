"""Minutes: their items, the points made, what was decided, and what was promised."""

"""One piece of work, and every move with it."""

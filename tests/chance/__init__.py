"""By chance: who writes them, and every move that may be tried."""

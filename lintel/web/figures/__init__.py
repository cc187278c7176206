"""The room of figures: what is counted, what is behind it, what was published, and what looks wrong."""

"""Finding a person."""

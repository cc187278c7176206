"""What is kept apart from a record."""

"""The waiting list, and what is due today."""

"""Bringing in what a council has already: templates, a check with reasons, and the load."""

"""What a paper says of its meeting: which body, when, who was there, and what was on the agenda."""

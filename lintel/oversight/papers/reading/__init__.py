"""Reading papers by rules, in plain Python: bytes become lines, and lines become what was found in them, each with its place.

Nothing here is guessed and nothing is made up: what no rule can decide is a warning, with its line, for a person to answer.
"""

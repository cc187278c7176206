"""Figures: amounts, what they are of, and the date that is theirs."""

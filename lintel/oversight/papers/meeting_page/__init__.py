"""A meeting's page as plain values, made only of the papers' own words, and the check that reads the printed page again."""

"""It has got worse: the one page that nobody signs in for."""

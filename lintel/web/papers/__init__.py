"""Council papers: what was said, decided and promised, each with its line. Public once it was published."""

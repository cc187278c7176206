"""Who works where, and what happens when somebody leaves."""

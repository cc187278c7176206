"""Opening a record in an emergency, and reviewing that."""

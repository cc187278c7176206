"""A made-up county as plain values of three sorts: the council's set-up, documents, and lines of facts."""

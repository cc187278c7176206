"""The peer: the barest Django view that keeps a record of what happened and of how things stand. Two rows, no rules."""

"""The outbox: what is told to people by letter and text."""

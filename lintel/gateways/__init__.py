"""Floor 2: the outbox, and the outside services that carry what is in it, each with a tested stand-in."""

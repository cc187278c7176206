"""Floor 1, plain Python: the words, the facts, the rules, and the types that the floors hand each other."""

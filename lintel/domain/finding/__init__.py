"""Finding: how alike what was asked and what is known are. Plain rules; who may see whom is another question."""

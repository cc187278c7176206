"""Floor 4: answering for what was done. Council papers, and the promises made in them."""

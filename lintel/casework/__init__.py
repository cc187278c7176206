"""Floor 3: the present. Rows for pages and lists, a by-product of facts; and the one door for change."""

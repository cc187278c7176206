"""How much of what a careful reader found the rules find too."""

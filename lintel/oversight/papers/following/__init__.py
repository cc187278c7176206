"""What was said at one meeting, followed through the papers of later ones. Plain Python over what the readers found."""

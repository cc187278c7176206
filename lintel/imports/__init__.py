"""Floor 5: the other door. Facts from a file, every rule asked, all of it kept or nothing."""

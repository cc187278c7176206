"""Reports: headings, numbered paragraphs, what they ask for, background papers and tables."""

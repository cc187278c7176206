"""A meeting's papers and promises in the forms that others read. Plain Python over what the readers found."""

"""The same figure through several papers, and where two of them differ. Plain Python over what the readers found."""

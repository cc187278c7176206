"""What the records of made-up people tell: told after the county's works, from streams of chance of their own."""

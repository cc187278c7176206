"""What `make chaos` runs: the long proofs that need processes killed."""

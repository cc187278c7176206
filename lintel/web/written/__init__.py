"""What is written on forms about work: written, read, and signed off or sent back."""

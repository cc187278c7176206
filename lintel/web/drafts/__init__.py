"""What is still being written: saved as one types, offered again from any desk."""

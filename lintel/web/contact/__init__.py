"""Taking a contact or a concern in."""

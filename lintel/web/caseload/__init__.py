"""What one worker holds, and what is offered to that worker."""

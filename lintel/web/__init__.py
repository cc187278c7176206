"""The door for staff: pages. It asks casework what is so and what may change, and says it in plain words."""

"""Files that join rooms, to take away."""

"""What the alliance office types."""

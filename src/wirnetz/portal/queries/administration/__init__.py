"""What the alliance office reads."""

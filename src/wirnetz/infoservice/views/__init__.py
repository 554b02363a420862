"""Pages of the info service."""

"""What the pages of a partner's workspace show."""

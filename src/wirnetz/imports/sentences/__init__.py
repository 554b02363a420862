"""What the pages about lists say. Pure."""

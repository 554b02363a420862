"""What the records show about networks and their territories, each answer with its evidence."""

"""Pages of a network's brochure: the public one, and those on which its people write it."""

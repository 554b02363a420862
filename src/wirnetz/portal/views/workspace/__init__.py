"""The workspace of a partner: what waits for a person, and the organisation that they work for."""

"""The alliance, its partners and their offices: people, look, bodies, partnership, merges of offices."""

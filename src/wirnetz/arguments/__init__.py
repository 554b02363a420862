"""What one can say to whom: the library, a house's own words, figures with source, occasions, kits and their codes."""

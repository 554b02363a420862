"""Questions to the argument library, and what is recorded about a region."""

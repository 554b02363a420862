"""The info service: one edition of the alliance, every level's own version of it, one copy per person."""

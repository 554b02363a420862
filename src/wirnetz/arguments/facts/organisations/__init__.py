"""Figures about organisations in the region and in its networks."""

"""Figures about the region itself."""

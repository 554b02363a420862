"""Figures about networks in the region and around it."""

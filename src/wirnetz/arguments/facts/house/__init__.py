"""Figures about the house that asks."""

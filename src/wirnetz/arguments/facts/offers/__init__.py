"""Figures about offers and their use."""

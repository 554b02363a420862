"""Figures about dates, joint activities and what was brought into networks."""

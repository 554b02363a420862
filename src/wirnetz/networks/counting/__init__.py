"""Rules of counting, pure: plain values in, numbers out. What they mean stands in docs/measures.md."""

from wirnetz.networks.counting.carried import BroughtIn, carried_by, same_words
from wirnetz.networks.counting.small import LEAST, at_least
from wirnetz.networks.counting.uptake import Use, users_of

__all__ = ["LEAST", "BroughtIn", "Use", "at_least", "carried_by", "same_words", "users_of"]

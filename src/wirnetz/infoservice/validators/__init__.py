"""What may stand in an edition."""

from wirnetz.infoservice.validators.english import english_gaps
from wirnetz.infoservice.validators.links import hosts_in, link_faults, link_words_faults, named_link_faults
from wirnetz.infoservice.validators.suspicion import asks_to_sign_in_elsewhere
from wirnetz.infoservice.validators.words import words_faults

__all__ = [
    "asks_to_sign_in_elsewhere",
    "english_gaps",
    "hosts_in",
    "link_faults",
    "link_words_faults",
    "named_link_faults",
    "words_faults",
]

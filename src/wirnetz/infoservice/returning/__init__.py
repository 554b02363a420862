"""What comes back: from the bytes of one message to what it says about an address. Pure; nothing is looked up."""

from wirnetz.infoservice.returning.meanings import Meaning, Returned
from wirnetz.infoservice.returning.reading import LONGEST, read_returned

__all__ = ["LONGEST", "Meaning", "Returned", "read_returned"]

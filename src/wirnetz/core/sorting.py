"""German order (DIN 5007-1) as a stored key, so that every PostgreSQL sorts alike."""

import re
import unicodedata

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})


def german_sort_key(text: str) -> str:
    """Key of `text` for byte order: case folded, umlauts as their vowel, ß as ss, punctuation dropped.

    Two texts that differ only in accents get the same key; sort by (key, primary key).
    """
    folded = unicodedata.normalize("NFKD", text).lower().translate(_LETTERS)
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()[:200]

"""German order (DIN 5007-1) as a stored key, so that every PostgreSQL sorts alike."""

import re
import unicodedata

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def german_sort_key(text: str) -> str:
    """Key of `text` for byte order: case folded, umlauts as their vowel, ß as ss, punctuation dropped.

    Two texts that differ only in accents get the same key; sort by (key, primary key).
    """
    plain = text.translate(_EUROPEAN)
    if not plain.isascii():
        plain = _plain(text)
    return " ".join(plain.split())[:200]


def address_words(text: str, *, most: int) -> str:
    """`text` for an address: plain letters, umlauts written out, words joined by hyphens, at most `most` characters.

    Empty where nothing of the text is left.
    """
    written = unicodedata.normalize("NFC", text).lower().translate(_WRITTEN_OUT)
    return german_sort_key(written).replace(" ", "-")[:most].strip("-")


def _plain(text: str) -> str:
    """Lower-case letters without accents, digits, and spaces for everything else."""
    folded = unicodedata.normalize("NFKD", text).lower().translate(_LETTERS)
    return _NOT_PLAIN.sub(" ", "".join(letter for letter in folded if not unicodedata.combining(letter)))


_EUROPEAN = {number: _plain(chr(number)) for number in range(0x250)}
"""What becomes of each letter that European languages write in Latin: nearly all texts are done with these alone."""

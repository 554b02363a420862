"""Words of German texts in the form that index and question share. Pure.

Umlauts and their spellings with "e" fall together ("Förderung", "Foerderung"), so do "ß" and "ss";
what remains is stemmed by Snowball's German algorithm.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

LONGEST_WORD = 60
_STEMMER = snowballstemmer.stemmer("german")
_GENDER = re.compile(r"(?<=[^\W\d_])[:*_/]-?(?=(?:innen|in)\b)", re.IGNORECASE)
_SIGNS = re.compile(r"[^\W_]+")
_UMLAUTS = str.maketrans({"ß": "ss", "æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_DIGRAPHS = re.compile(r"ae|oe|(?<![aeiouyq])ue")

STOP_WORDS = frozenset({
    "aber", "als", "am", "an", "auch", "auf", "aus", "bei", "beim", "bis", "das", "dass", "dem", "den", "der", "des",
    "die", "doch", "durch", "ein", "eine", "einem", "einen", "einer", "eines", "er", "es", "fur", "gibt", "hat",
    "ich", "ihr", "im", "in", "ist", "kann", "mit", "nach", "nicht", "noch", "nur", "oder", "ohne", "sein", "sich",
    "sie", "sind", "so", "uber", "um", "und", "uns", "unser", "unsere", "vom", "von", "vor", "was", "wer", "wie",
    "wir", "wird", "wo", "zu", "zum", "zur", "zwischen",
})  # fmt: skip


@lru_cache(200_000)
def folded(word: str) -> str:
    """Lower case without accents, umlauts as their vowel; at most LONGEST_WORD signs, possibly several words."""
    word = word.lower().translate(_UMLAUTS)
    if not word.isascii():
        word = "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
    return _DIGRAPHS.sub(lambda pair: pair[0][0], word)[:LONGEST_WORD]


@lru_cache(200_000)  # the stemmer is pure Python; most words come back
def stem(word: str) -> str:
    """Stem of a folded word."""
    return str(_STEMMER.stemWord(word)) or word


def spelled_words(text: str) -> Iterator[tuple[str, str]]:
    """Words of `text` as (folded, as written); hyphens separate, gender signs join ("Berater:innen")."""
    for match in _SIGNS.finditer(_GENDER.sub("", unicodedata.normalize("NFC", text))):
        for part in _SIGNS.findall(folded(match[0])):
            yield part, match[0]


def words(text: str) -> list[str]:
    """Folded words of `text` that carry meaning; all of them where none does."""
    everything = [word for word, _ in spelled_words(text)]
    return [word for word in everything if word not in STOP_WORDS] or everything

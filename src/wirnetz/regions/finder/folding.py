"""Names and queries brought to one form: no case, accents, punctuation; abbreviations written out."""

import re
import unicodedata

_ASCII = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_UMLAUT = re.compile("[äöü]")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_WORDS = {"st": "sankt", "skt": "sankt", "und": "", "u": ""}
# words between the parts of a name that people leave out or shorten: "Frankfurt a. M.", "Freiburg i. Br."
LINKS = frozenset("a am an auf b bei d dem den der des i im in o ob unter v von vor zu zum zur".split())  # noqa: SIM905
# titles that are part of some names and dropped by most people
TITLES = ("lutherstadt", "hansestadt", "landeshauptstadt", "universitatsstadt", "barlachstadt", "reuterstadt")


def folded(text: str) -> str:
    """One form of a text: "Bad Tölz-Wolfratshausen" becomes "bad tolz wolfratshausen"."""
    plain = text.translate(_FOLDED)
    return _words(plain if plain.isascii() else _letters(text.lower().translate(_ASCII)))


def spelled(text: str) -> str:
    """The same with umlauts written as two letters: "bad toelz wolfratshausen"."""
    plain = text.translate(_SPELLED)
    if not plain.isascii():
        plain = _letters(unicodedata.normalize("NFC", text.lower()).translate(_UMLAUTS).translate(_ASCII))
    return _words(plain)


def _letters(text: str) -> str:
    """Letters without accents, digits, and spaces for everything else."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NOT_PLAIN.sub(" ", plain)


def _words(plain: str) -> str:
    words = plain.split()
    if _WORDS.keys().isdisjoint(words):
        return " ".join(words)
    return " ".join(filter(None, (_WORDS.get(word, word) for word in words)))


_EUROPEAN = [chr(number) for number in range(0x250)]
"""What European languages write in Latin letters: nearly all names are done letter by letter, from these tables."""
_FOLDED = {ord(letter): _letters(letter.lower().translate(_ASCII)) for letter in _EUROPEAN}
_SPELLED = {ord(letter): _letters(letter.lower().translate(_UMLAUTS).translate(_ASCII)) for letter in _EUROPEAN}


def forms(text: str) -> set[str]:
    """Both forms of a name, without empty ones."""
    return ({folded(text)} if text.isascii() else {folded(text), spelled(text)}) - {""}


def asked(query: str) -> set[str]:
    """The forms to look up for a query: one that has umlauts means them, one without may have lost them."""
    if not query.isascii() and _UMLAUT.search(unicodedata.normalize("NFC", query.lower())):
        return {spelled(query)} - {""}
    return forms(query)


def short_names(name: str) -> set[str]:
    """What a name is called without its appendix or title: "Frankfurt (Oder)", "Boizenburg/Elbe", "Vogtlandkreis"."""
    found = {re.sub(r"\s*\(.*?\)|\s*/.*|,.*", "", name)}
    for form in list(found):
        words = form.split()
        link = next((i for i, w in enumerate(words) if i and re.sub(r"\W", "", w.lower()) in LINKS), None)
        if link is None:
            link = next((i for i, w in enumerate(words) if i and re.match(r"(i|a|b|v)\.\w", w.lower())), None)
        if link:
            found.add(" ".join(words[:link]))
    for form in list(found):
        found.add(
            re.sub(r"(?<=\w{3})-?kreis$|^(Region|Regionalverband|Städteregion)\s+", "", form, flags=re.IGNORECASE)
        )
        first, _, rest = form.partition(" ")
        if folded(first) in TITLES and rest:
            found.add(rest)
    return {form.strip() for form in found if len(form.strip()) > 1} - {name}


def abbreviates(query: str, name: str) -> bool:
    """Whether each word of the query begins a word of the name, in order, passing over link words of either.

    "frankfurt o" abbreviates "frankfurt oder", "nordwestmeckl" abbreviates "nordwestmecklenburg".
    """
    wanted, words = query.split(), name.split()
    if not wanted or not words or not words[0].startswith(wanted[0]):
        return False
    position = 0
    for word in wanted:
        while position < len(words) and not words[position].startswith(word):
            if words[position] not in LINKS and len(words[position]) > 1:
                return False
            position += 1
        if position == len(words):
            return False
        position += 1
    return True

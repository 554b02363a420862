"""What somebody typed as a PostgreSQL `tsquery`. Pure; the text is data, whatever is in it.

Every word must be there: in itself, in another form, as the parts of a compound, or as part of one. The last word
may be unfinished. An unknown word is also looked for as the known one that was most likely meant.
"""

import re
from dataclasses import dataclass, replace

from wirnetz.core.search.compounds import SHORTEST_PART
from wirnetz.core.search.vectors import TITLE_MARK
from wirnetz.core.search.vocabulary import Vocabulary, Word
from wirnetz.core.search.words import STOP_WORDS, spelled_words, stem

MOST_SIGNS = 200
MOST_WORDS = 8
MOST_BEGUN = 16
"""So many words that begin as typed are asked for one by one, which is quicker than to ask for the beginning."""

POSTCODE = re.compile(r"\d{5}")


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the database understands; the queries are empty where there is nothing to look for.

    `title_query` asks for the same in names only; `whole_query` for the same without what only begins like the last
    word. `corrected` is the whole text with typing errors put right, empty where there were none. `postcodes` are the
    words that may be postcodes; such a word is only looked for where texts hold it or nothing else was typed.
    """

    query: str = ""
    title_query: str = ""
    whole_query: str = ""
    corrected: str = ""
    postcodes: tuple[str, ...] = ()


def question(text: str, vocabulary: Vocabulary) -> Question:
    """The question that `text` asks."""
    typed = list(spelled_words(text[:MOST_SIGNS]))
    postcodes = tuple(word for word, _ in typed if POSTCODE.fullmatch(word))
    asked = [pair for pair in typed if pair[0] not in postcodes or vocabulary.knows(pair[0])] or typed
    asked = ([pair for pair in asked if pair[0] not in STOP_WORDS] or asked)[:MOST_WORDS]
    terms, spellings = [], []
    for number, (word, spelling) in enumerate(asked, start=1):
        is_last = number == len(asked)
        meant = None if _is_answered(word, vocabulary, is_last) else vocabulary.meant(word)
        terms.append(_term(word, vocabulary, meant, is_last))
        spellings.append(meant.spelling if meant else spelling)
    is_corrected = spellings != [spelling for _, spelling in asked]
    return Question(
        query=" & ".join(_written(term) for term in terms),
        title_query=" & ".join(_written(term, TITLE_MARK) for term in terms),
        whole_query=" & ".join(_written(replace(term, beginnings=(), start="")) for term in terms),
        corrected=" ".join(spellings) if is_corrected else "",
        postcodes=postcodes,
    )


@dataclass(frozen=True, slots=True)
class _Term:
    """One word: any of the forms or beginnings, or what begins with `start`, or all of the parts."""

    forms: tuple[str, ...]
    beginnings: tuple[str, ...] = ()
    start: str = ""
    parts: tuple[str, ...] = ()


def _is_answered(word: str, vocabulary: Vocabulary, is_last: bool) -> bool:
    """Whether texts hold the word in some way, so that nothing needs correcting."""
    return bool(
        vocabulary.knows(word)
        or (is_last and _begun(word, vocabulary))
        or len(vocabulary.compounds.parts(word)) > 1
        or vocabulary.stems_ending(stem(word), limit=2)
    )


def _begun(word: str, vocabulary: Vocabulary) -> list[Word]:
    """What the unfinished `word` may become; where nothing begins with it, the compounds that it stands in."""
    return vocabulary.beginning(word) or ([] if vocabulary.knows(word) else vocabulary.holding(word))


def _term(word: str, vocabulary: Vocabulary, meant: Word | None, is_last: bool) -> _Term:
    if meant:  # no text holds what was typed
        return _Term(forms=(meant.stem,))
    forms = [stem(word)]
    is_known = vocabulary.knows(word)
    if not is_known:
        forms += vocabulary.stems_ending(stem(word))
    is_begun = is_last or (not is_known and len(word) >= SHORTEST_PART)
    begun = list(dict.fromkeys(found.stem for found in (_begun(word, vocabulary) if is_begun else ())))
    is_many = len(begun) > MOST_BEGUN
    if is_many:  # a stem may be shorter than what was typed of the word
        begun = [found for found in begun if not found.startswith(word)]
    parts = vocabulary.compounds.parts(word)
    return _Term(
        forms=tuple(dict.fromkeys(forms if is_last else forms + begun)),
        beginnings=tuple(found for found in begun if found not in forms) if is_last else (),
        start=word if is_last and is_many else "",
        parts=tuple(stem(part) for part in parts) if len(parts) > 1 else (),
    )


def _written(term: _Term, mark: str = "") -> str:
    """The term in the database's words; all forms are letters and digits, so quotes are safe."""
    options = [f"'{mark}{form}'" for form in (*term.forms, *term.beginnings)]
    if term.start:
        options.append(f"'{mark}{term.start}':*")
    if term.parts:
        options.append("(" + " & ".join(f"'{mark}{part}'" for part in term.parts) + ")")
    return options[0] if len(options) == 1 else "(" + " | ".join(options) + ")"

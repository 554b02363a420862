"""The house rules for texts that people say aloud: no exclamation, no gender signs, short sentences."""

import re

LONGEST_SENTENCE = 24  # words
_GENDER_SIGN = re.compile(r"\w[*:_·/]-?in(?:nen)?\b|[a-zäöüß]In(?:nen)?\b")
_SENTENCE_END = re.compile(r"(?<=[.?:])\s+(?=[A-ZÄÖÜ„])")
_STRAIGHT_QUOTES = re.compile(r"[\"']")


def wording_faults(text: str) -> tuple[str, ...]:
    """What an editor would return the text for, in German; empty for a good one."""
    faults = []
    if "!" in text:
        faults.append("enthält ein Ausrufezeichen")
    if _GENDER_SIGN.search(text):
        faults.append("enthält ein Genderzeichen")
    if _STRAIGHT_QUOTES.search(text):
        faults.append("enthält gerade Anführungszeichen statt „…“")
    if "  " in text or text != text.strip():
        faults.append("enthält überzählige Leerzeichen")
    longest = max((len(sentence.split()) for sentence in _SENTENCE_END.split(text)), default=0)
    if longest > LONGEST_SENTENCE:
        faults.append(f"hat einen Satz mit {longest} Wörtern, erlaubt sind {LONGEST_SENTENCE}")
    return tuple(faults)

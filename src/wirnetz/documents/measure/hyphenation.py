"""Where a German word may be parted when it is wider than its line.

Soft hyphens in the word decide alone. Without them, joints of compounds are preferred
("Wirtschafts|förderungs|gesellschaft"), then the rule that one consonant goes to the next line.
"""

import re

from wirnetz.documents.measure.widths import SOFT_HYPHEN

_JOINT = re.compile(r"(?:schafts|ungs|heits|keits|tions|sions|täts|lings|tums|hafts)(?=[a-zäöüß]{4})")
_SYLLABLE = re.compile(r"[aeiouyäöü](?=(?P<group>[bcdfghjklmnpqrstvwxzß]+)[aeiouyäöü])", re.IGNORECASE)
_LAST_UNIT = re.compile(r"(?:sch|ch|ck|ph|th|qu|[bcdfghjklmnpqrstvwxzß])$", re.IGNORECASE)
LEFT, RIGHT = 3, 4  # letters that stay together at the ends of a word


def part_points(word: str) -> tuple[tuple[int, bool], ...]:
    """Positions where `word` may be parted, each with "is a good one"; soft hyphens are positions before them."""
    if "/" in word or "@" in word:  # an address: a hyphen would falsify it
        return ()
    if SOFT_HYPHEN in word:
        return tuple((at, True) for at, letter in enumerate(word) if letter == SOFT_HYPHEN)
    good = {match.end() for match in _JOINT.finditer(word)}
    points = set(good)
    for match in _SYLLABLE.finditer(word):
        group = match["group"]
        unit = _LAST_UNIT.search(group)
        points.add(match.end() + (unit.start() if unit else len(group) - 1))
    return tuple((at, at in good) for at in sorted(points) if LEFT <= at <= len(word) - RIGHT)

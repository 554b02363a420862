"""Whether the finder's sentence says more than the page it leads to."""

import re

PLAIN = re.compile(r"Gefunden: |\d{5} liegt hier: |\d+ ist der amtliche Schlüssel von: ")


def is_plain_hit(message: str) -> bool:
    """Whether it only names the region that was asked for: nothing corrected, completed or called the same."""
    return bool(PLAIN.match(message)) and "So heißen auch:" not in message

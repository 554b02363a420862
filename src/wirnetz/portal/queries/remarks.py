"""What to say to those whom a search or an old address led to a region."""

from datetime import timedelta

from wirnetz.portal.sentences.finder import is_plain_hit
from wirnetz.portal.sentences.places import former_area
from wirnetz.regions.models import Area
from wirnetz.regions.queries import areas_by_keys, current_area, find_places

LONGEST_TEXT = 100


def is_area_key(key: str) -> bool:
    """Whether it may be an official key."""
    return key.isascii() and key.isdigit() and len(key) <= 8


def finder_remark(text: str, area: Area) -> str:
    """The finder's sentence about `text`; empty if it leads elsewhere or says no more than that it is this area."""
    if not text.strip():
        return ""
    found = find_places(text.strip()[:LONGEST_TEXT])
    leads_here = found.outcome == "one" and found.areas[0].key == area.key
    return "" if not leads_here or is_plain_hit(found.message) else found.message


def former_area_remark(key: str, area: Area) -> str:
    """Where the area with this key went on; empty unless it ended and went on in `area`."""
    if not is_area_key(key) or key == area.key:
        return ""
    old = areas_by_keys([key]).get(key)
    now = current_area(key) if old is not None else None
    if old is None or old.valid_until is None or now is None or now.key != area.key:
        return ""
    since = (old.valid_until + timedelta(days=1)).year
    return former_area(old.name, area.full_name, since=since, new_key=area.key if old.name == area.name else "")

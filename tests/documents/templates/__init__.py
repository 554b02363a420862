"""Six PowerPoint templates of very different make, for proving that decks can be built into any."""

from tests.documents.templates.by_libreoffice import saved
from tests.documents.templates.made_by_hand import amt, kammer
from tests.documents.templates.untidy import agentur, verband

TEMPLATES = {
    "kammer": kammer,
    "amt": amt,
    "verband": verband,
    "agentur": agentur,
    "stiftung": lambda: saved("stiftung"),
    "verein": lambda: saved("verein"),
}

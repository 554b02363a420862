"""The brochure as a file: written beside its place first, so that nothing half written is left."""

import re
from pathlib import Path

from django.utils.translation import gettext as _

from wirnetz.arguments.exports.folder import FolderRefused, reason_of
from wirnetz.documents.brochure import Brochure
from wirnetz.documents.typst.brochure import write_brochure

PAGE = re.compile(rb"^(\d+) 0 obj\n<<(?:(?!\nendobj).)*?/Type ?/Page\b", re.DOTALL | re.MULTILINE)


def save_brochure(brochure: Brochure, target: Path, *, for_print: bool = False) -> int:
    """Write the PDF; how many pages it has. FolderRefused says in German why it cannot be written."""
    content = write_brochure(brochure, for_print=for_print)
    waiting = target.with_name(f".{target.name}.teil")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_bytes(content)
        waiting.replace(target)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        words = {"file": target, "reason": reason_of(error)}
        raise FolderRefused(_("„%(file)s“ lässt sich nicht schreiben: %(reason)s.") % words) from error
    return page_count(content)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of ours has; a page that was written again counts once."""
    return len({found[1] for found in PAGE.finditer(pdf)})

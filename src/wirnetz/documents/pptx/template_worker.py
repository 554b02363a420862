"""Runs in a child process: reads a PPTX on its input, says its layouts as JSON. Memory, time and files are bounded."""

import json
import sys
from typing import Any

from wirnetz.documents.pptx.bounds import bound
from wirnetz.documents.pptx.house.described import described
from wirnetz.documents.pptx.house.pale import pale_logos
from wirnetz.documents.pptx.house.sheets import sheets_of
from wirnetz.documents.pptx.house.shell import emptied

SECONDS = 15
EMU_PER_MM = 36_000


def main() -> None:
    """Read, answer."""
    bound(SECONDS)
    try:
        answer = _read(sys.stdin.buffer.read())
    except Exception:  # whatever is wrong with a stranger's file, the answer is the same
        answer = {"refused": "broken"}
    sys.stdout.write(json.dumps(answer, ensure_ascii=False))


def _read(data: bytes) -> dict[str, Any]:
    shell = emptied(data)
    deck = shell.package
    width, height = int(deck.slide_width or 0), int(deck.slide_height or 0)
    return {
        "width_mm": round(width / EMU_PER_MM, 2),
        "height_mm": round(height / EMU_PER_MM, 2),
        "layouts": described(shell, sheets_of(deck)),
        "remarks": pale_logos(deck),
    }


if __name__ == "__main__":
    main()

"""Runs in a child process: reads a PPTX on its input, says its layouts as JSON. Memory, time and files are bounded."""

import io
import json
import resource
import sys
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

MEMORY, SECONDS = 900_000_000, 15
MOST_LAYOUTS, LONGEST_NAME = 120, 80
EMU_PER_MM = 36_000
WORDS = {
    PP_PLACEHOLDER.TITLE: "title",
    PP_PLACEHOLDER.CENTER_TITLE: "title",
    PP_PLACEHOLDER.VERTICAL_TITLE: "title",
    PP_PLACEHOLDER.SUBTITLE: "subtitle",
    PP_PLACEHOLDER.BODY: "body",
    PP_PLACEHOLDER.VERTICAL_BODY: "body",
    PP_PLACEHOLDER.OBJECT: "object",
    PP_PLACEHOLDER.VERTICAL_OBJECT: "object",
    PP_PLACEHOLDER.PICTURE: "picture",
    PP_PLACEHOLDER.BITMAP: "picture",
    PP_PLACEHOLDER.TABLE: "table",
    PP_PLACEHOLDER.CHART: "chart",
    PP_PLACEHOLDER.DATE: "date",
    PP_PLACEHOLDER.FOOTER: "footer",
    PP_PLACEHOLDER.SLIDE_NUMBER: "number",
}


def main() -> None:
    """Read, answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer = _read(sys.stdin.buffer.read())
    except Exception:  # whatever is wrong with a stranger's file, the answer is the same
        answer = {"refused": "broken"}
    sys.stdout.write(json.dumps(answer, ensure_ascii=False))


def _read(data: bytes) -> dict[str, Any]:
    deck = Presentation(io.BytesIO(data))
    width, height = int(deck.slide_width or 0), int(deck.slide_height or 0)
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts][:MOST_LAYOUTS]
    return {
        "width_mm": round(width / EMU_PER_MM, 2),
        "height_mm": round(height / EMU_PER_MM, 2),
        "layouts": [
            {
                "name": (layout.name or "ohne Namen")[:LONGEST_NAME],
                "placeholders": [_placeholder(each, width * height) for each in layout.placeholders],
            }
            for layout in layouts
        ],
    }


def _placeholder(place: Any, area: int) -> dict[str, Any]:
    kind = WORDS.get(place.placeholder_format.type, "other")
    share = round(100 * int(place.width or 0) * int(place.height or 0) / area) if area else 0
    return {"kind": kind, "name": (place.name or "")[:LONGEST_NAME], "share": share}


if __name__ == "__main__":
    main()

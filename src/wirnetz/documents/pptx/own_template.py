"""What a partner's own PowerPoint template offers: its layouts, and where our kinds of slides find a home.

The file is opened in a child process with little memory and little time (`template_worker.py`). Check it first.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from wirnetz.documents.pptx.mapping import KINDS, NEEDS, Home, homes_in, placeholder_words
from wirnetz.documents.pptx.refusing import TOO_COSTLY, TemplateRefused

__all__ = ["KINDS", "NEEDS", "Home", "Template", "TemplateRefused", "homes_in", "placeholder_words", "read_template"]

SECONDS = 20
WORKER = "wirnetz.documents.pptx.template_worker"
_BROKEN = "Die Vorlage lässt sich nicht öffnen. Speichern Sie sie in PowerPoint noch einmal als .pptx."


@dataclass(frozen=True, slots=True)
class Template:
    """Size of the slides and the layouts, as plain data (`house.described`); `remarks` are German sentences."""

    width_mm: float
    height_mm: float
    layouts: tuple[dict[str, Any], ...]
    remarks: tuple[str, ...] = ()


def read_template(data: bytes) -> Template:
    """The layouts of the PPTX; TemplateRefused where it cannot be opened or has none."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-m", WORKER],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            cwd="/",
            env={"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
        )
    except subprocess.TimeoutExpired:
        raise TemplateRefused(TOO_COSTLY) from None
    if done.returncode:
        raise TemplateRefused(TOO_COSTLY)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise TemplateRefused(_BROKEN)
    if not answer["layouts"]:
        raise TemplateRefused("Die Datei hat keine Layouts. Speichern Sie sie als Vorlage mit einem Folienmaster.")
    homes = {home.number for home in homes_in(answer["layouts"])}
    layouts = tuple({**layout, "is_used": number in homes} for number, layout in enumerate(answer["layouts"]))
    return Template(answer["width_mm"], answer["height_mm"], layouts, tuple(answer["remarks"]))

"""A deck built in a child process with little memory and little time, since the template is a stranger's file."""

import json
import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from wirnetz.documents.content import Deck
from wirnetz.documents.pptx.refusing import TOO_COSTLY, TemplateRefused

SECONDS = 60
WORKER = "wirnetz.documents.pptx.house.worker"
_UNBUILDABLE = (
    "In diese Vorlage lässt sich kein Foliensatz bauen. Speichern Sie sie in PowerPoint noch einmal als .pptx und "
    "geben Sie sie neu hinein; bis dahin entsteht er in unserem Aufbau."
)


@dataclass(frozen=True, slots=True)
class Built:
    """The file, and what had to be done differently from the template, as German sentences."""

    data: bytes
    remarks: tuple[str, ...]


def build_apart(deck: Deck, template: bytes, mapping: Mapping[str, int] | None = None) -> Built:
    """The deck in the template; TemplateRefused where that fails or takes too much.

    What comes back is bytes and sentences, never an object that the child could have made up.
    """
    order = pickle.dumps((deck, template, dict(mapping or {})))
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-m", WORKER],
            input=order,
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
    head, _, data = done.stdout.partition(b"\n")
    answer = json.loads(head)
    if "refused" in answer:
        raise TemplateRefused(_UNBUILDABLE)
    return Built(data, tuple(str(remark) for remark in answer["remarks"]))

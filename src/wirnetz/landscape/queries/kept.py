"""The landscape of today as the background finished it last; a page never waits for a new one as long as there is one.

Every process takes over what stands in `KeptLandscape`. Where nothing stands there, or the background has not come for
a while, the process that is asked works it out for itself.
"""

import hashlib
import io
import pickle
import time
import zlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import scipy
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language

from wirnetz.core.kept import data_version
from wirnetz.core.work import hand_over
from wirnetz.landscape.analysis import Landscape
from wirnetz.landscape.analysis.answered import answer_all, carry_over
from wirnetz.landscape.models import KeptLandscape
from wirnetz.landscape.queries.landscape import landscape_on
from wirnetz.landscape.queries.parts import FIELDS, Read

REFRESH = "landscape.refresh"
"""The work of the background that reads and answers again."""
PATIENCE = 60.0
"""Seconds that pages wait for the background before they work it out for themselves."""
OURS = "wirnetz.landscape."
OTHERS = {
    "builtins": {"frozenset", "set", "slice"},
    "datetime": {"date", "datetime", "timezone", "timedelta"},
    "numpy": {"dtype", "ndarray"},
    "numpy._core.multiarray": {"_reconstruct", "scalar"},
    "numpy._core.numeric": {"_frombuffer"},
    "scipy.sparse._csr": {"csr_matrix"},
    "scipy.sparse._csc": {"csc_matrix"},
    "scipy.spatial._ckdtree": {"cKDTree"},
}
"""What a body may hold besides our own records."""
Value = TypeVar("Value")


@dataclass(slots=True)
class Here:
    """What this process has: the landscape, its number (0: made here), up to which version it is known to be right.

    `waits_since`: when somebody first asked for more than that; 0 as long as nobody did.
    """

    landscape: Landscape | None = None
    number: int = 0
    version: str = ""
    waits_since: float = 0.0

    def forget(self) -> None:
        """As if this process had just begun."""
        self.landscape, self.number, self.version, self.waits_since = None, 0, "", 0.0


HERE = Here()


def landscape_of_today() -> Landscape:
    """The landscape of today; the last finished one while the records are being read again. One query, three at most.

    Within a transaction it is read anew and not kept: what is seen there may never be committed.
    """
    version = data_version()
    if not version:
        return landscape_on()
    if HERE.landscape is not None and HERE.version == version:
        return HERE.landscape
    _take_over(version)
    if HERE.landscape is not None and HERE.version == version:
        return HERE.landscape
    hand_over(REFRESH, lock=REFRESH)
    HERE.waits_since = HERE.waits_since or time.monotonic()
    if HERE.landscape is not None and time.monotonic() - HERE.waits_since < PATIENCE:
        return HERE.landscape
    return _made_here()


def finished_landscape() -> Landscape:
    """The landscape of today; within a transaction the last finished one, which may be older than what is seen there.

    For what only tells of it, like figures on slides that work makes in transactions: reading it anew takes half a
    second each time.
    """
    if not data_version():
        _take_over("")
        return HERE.landscape or landscape_on()
    return landscape_of_today()


def is_up_to_date(landscape: Landscape) -> bool:
    """Whether nothing has been recorded since it was read; one query outside transactions."""
    version = data_version()
    return not version or (HERE.landscape is landscape and HERE.version == version)


def kept_with(landscape: Landscape, key: Hashable, make: Callable[[], Value]) -> Value:
    """The value of `make`, made once for a landscape and language."""
    kept: dict[Hashable, Any] = vars(landscape).setdefault("shown", {})
    full = (key, get_language())
    if full not in kept:
        kept[full] = make()
    found: Value = kept[full]
    return found


def _take_over(version: str) -> None:
    """Take over what the background finished, if that is newer than what is here."""
    newest = KeptLandscape.objects.filter(program=program()).order_by("-pk").values_list("pk", "version").first()
    if newest is None:
        return
    number, known = newest
    if number != HERE.number:
        row = KeptLandscape.objects.filter(pk=number).first()
        found = opened(row) if row else None
        if found is None:
            return
        HERE.landscape, HERE.number, HERE.waits_since = found[0], number, 0.0
    HERE.version = known
    if known == version:
        HERE.waits_since = 0.0


def _made_here() -> Landscape:
    found = landscape_on()
    if HERE.landscape is not None:
        carry_over(HERE.landscape, found)
    HERE.landscape, HERE.version, HERE.waits_since = found, found.state, 0.0
    return found


@cache
def program() -> str:
    """What reads and answers, as a digest: what another program wrote is not read."""
    here = Path(__file__).parent
    sources = [here / "parts.py", *sorted((here.parent / "analysis").glob("*.py"))]
    told = hashlib.sha256(f"{np.__version__} {scipy.__version__} {FIELDS}".encode())
    for source in sources:
        told.update(source.read_bytes())
    return told.hexdigest()[:20]


def sealed(landscape: Landscape, read: Read) -> tuple[bytes, str]:
    """A landscape with its answers and what it was read from as bytes, and the digest that proves them ours."""
    answer_all(landscape)
    body = zlib.compress(pickle.dumps((landscape, read), protocol=5), 1)
    return body, _digest(body)


def opened(row: KeptLandscape) -> tuple[Landscape, Read] | None:
    """What a row holds; None for one that this installation did not write or that another program wrote."""
    body = bytes(row.body)
    if row.program != program() or not constant_time_compare(_digest(body), row.digest):
        return None
    found: tuple[Landscape, Read] = _Reader(io.BytesIO(zlib.decompress(body))).load()
    return found


def _digest(body: bytes) -> str:
    return salted_hmac("wirnetz.landscape.kept", body, algorithm="sha256").hexdigest()


class _Reader(pickle.Unpickler):
    """Reads nothing but records of the landscape, numbers and arrays."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(OURS) or name in OTHERS.get(module, ()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a landscape")

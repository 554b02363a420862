"""The profile of a network: A4, PDF/UA-1, one page where that is enough, else exactly two."""

from datetime import datetime
from typing import Any

from wirnetz.documents.profile import Profile
from wirnetz.documents.typst.compiler import compile_pdf
from wirnetz.documents.typst.sheet import sheet_data


def write_profile(profile: Profile, *, made_at: datetime | None = None) -> bytes:
    """The profile as PDF: one or two pages, never more; what does not fit is set smaller. Equal in, equal out."""
    return compile_pdf("profile.typ", _profile_data(profile), made_at=made_at)


def _profile_data(profile: Profile) -> dict[str, Any]:
    return sheet_data(profile) | {
        "running": profile.running,
        "figures": [{"value": figure.value, "label": figure.label} for figure in profile.figures[:4]],
        "unknown": list(profile.unknown),
        "tell": profile.tell,
    }

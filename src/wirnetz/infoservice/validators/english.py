"""What an English text beside a German one must hold. Pure: both by the names of their fields in, faults out."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

BESIDE = ("headline", "text", "action")


def english_gaps(said: Mapping[str, Any]) -> dict[str, str]:
    """What is missing in English, by field, once anything is said in it: nobody reads half an item.

    A field that is empty in German may be empty in English; one that is not there in German has none in English.
    """
    given = {name: str(said.get(f"{name}_en") or "").strip() for name in (*BESIDE, "picture_alt")}
    if not any(given.values()):
        return {}
    told = {}
    for name in BESIDE:
        german = str(said.get(name) or "").strip()
        if german and not given[name]:
            told[f"{name}_en"] = _(
                "Auf Englisch fehlt das noch. Ganz oder gar nicht: Niemand liest eine halbe Meldung."
            )
        elif given[name] and not german:
            told[f"{name}_en"] = _("Das steht auf Deutsch nicht da. Schreiben Sie es zuerst dort.")
    return told

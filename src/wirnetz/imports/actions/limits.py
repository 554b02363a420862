"""How much a file may ask for here; an operator can raise each limit."""

from dataclasses import fields

from django.conf import settings

from wirnetz.imports.parsing import Limits


def limits() -> Limits:
    """The limits of this installation: those of the product, unless the operator allows more."""
    raised = getattr(settings, "IMPORT_LIMITS", {})
    known = {field.name for field in fields(Limits)}
    return Limits(**{name: value for name, value in raised.items() if name in known})

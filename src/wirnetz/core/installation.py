"""What this installation calls itself and who answers for it: the one row, else what the environment says."""

from django.conf import settings
from django.http import HttpRequest

from wirnetz.core.enums import InstallationContents
from wirnetz.core.models import Installation

NAME = "Wirnetz"


def current() -> Installation:
    """The installation as it is now; one query. Not yet saved if nobody has set it up.

    Where the row says nothing about the operator, the environment (`OPERATOR_NAME` …) does.
    """
    found = Installation.objects.filter(pk=1).first() or Installation(pk=1)
    for part, value in settings.OPERATOR.items():
        field = f"operator_{part}"
        setattr(found, field, getattr(found, field) or value)
    return found


def of_request(request: HttpRequest) -> Installation:
    """The installation, asked for once per request."""
    known: Installation | None = getattr(request, "_installation", None)
    if known is None:
        known = current()
        request._installation = known  # type: ignore[attr-defined]
    return known


def name_of(installation: Installation) -> str:
    """What the installation calls itself, in titles and as sender."""
    return installation.name or NAME


def is_example(installation: Installation) -> bool:
    """Whether pages say that the alliance in the data does not run this: until set up, and then until one is named.

    An installation that began empty shows nobody else's data; `EXAMPLE_INSTALLATION=false` is the operator's word.
    """
    if not settings.IS_EXAMPLE_INSTALLATION:
        return False
    has_others_data = installation.contents != InstallationContents.EMPTY
    return installation.set_up_at is None or (has_others_data and not installation.operator_name)


def has_example_year(installation: Installation) -> bool:
    """Whether invented records may be among what pages show."""
    return installation.contents == InstallationContents.EXAMPLE

"""How the alliance sends."""

from wirnetz.infoservice.models import InfoService


def info_service() -> InfoService:
    """The settings; their defaults, not stored yet, where nobody has decided anything."""
    return InfoService.objects.filter(pk=1).first() or InfoService(pk=1)

"""What the page shell needs on every page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of the base page: address of the installation and the part of the site one is in."""
    return {"base_url": settings.BASE_URL, "section": request.path.split("/")[1]}

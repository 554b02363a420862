"""Storing a picture of an item."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from wirnetz.core.uploads import generated_name


def store_item_picture(drawn: bytes) -> str:
    """Keep a picture that was drawn anew; the name under which the item finds it."""
    return default_storage.save(f"infoservice/{generated_name('png')}", ContentFile(drawn))

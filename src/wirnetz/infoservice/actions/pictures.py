"""Storing a picture of an item, and finding it again."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from wirnetz.core.uploads import generated_name


def store_item_picture(drawn: bytes) -> str:
    """Keep a picture that was drawn anew; the name under which the item finds it."""
    return default_storage.save(f"infoservice/{generated_name('png')}", ContentFile(drawn))


def is_kept(picture: str) -> bool:
    """Whether the stored picture of an item is still there."""
    return default_storage.exists(picture)

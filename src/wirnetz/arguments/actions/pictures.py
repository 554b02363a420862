"""Storing a picture of an argument."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from wirnetz.core.uploads import generated_name


def store_picture(drawn: bytes) -> str:
    """Keep a picture that was drawn anew; the name under which a block finds it."""
    return default_storage.save(f"arguments/{generated_name('png')}", ContentFile(drawn))

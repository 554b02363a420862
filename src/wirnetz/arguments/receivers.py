"""Answers to what earlier rooms and the database tell."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from wirnetz.arguments.models import BrochurePicture, HandedKit


@receiver(post_delete, sender=BrochurePicture)
@receiver(post_delete, sender=HandedKit)
def file_goes_with_its_record(
    sender: type[BrochurePicture] | type[HandedKit], *, instance: BrochurePicture | HandedKit, **kwargs: Any
) -> None:
    """However a picture or kit goes, by itself or with what it belongs to, nothing of it stays on the disk."""
    storage, name = instance.file.storage, instance.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))

"""Django's entry for the room `documents`."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "wirnetz.documents"
    label = "documents"

"""Django's entry for the room `imports`."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "wirnetz.imports"
    label = "imports"

"""Django's entry for the room `arguments`."""

from django.apps import AppConfig


class ArgumentsConfig(AppConfig):
    name = "wirnetz.arguments"
    label = "arguments"

"""Django's entry for the room `landscape`."""

from django.apps import AppConfig


class LandscapeConfig(AppConfig):
    name = "wirnetz.landscape"
    label = "landscape"

"""Django's entry for the room `regions`."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "wirnetz.regions"
    label = "regions"

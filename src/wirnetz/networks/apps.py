"""Django's entry for the room `networks`."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "wirnetz.networks"
    label = "networks"

"""Django's entry for the room `infoservice`."""

from django.apps import AppConfig


class InfoserviceConfig(AppConfig):
    name = "wirnetz.infoservice"
    label = "infoservice"

"""Django's entry for the room `offers`."""

from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "wirnetz.offers"
    label = "offers"

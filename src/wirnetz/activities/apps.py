"""Django's entry for the room `activities`."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "wirnetz.activities"
    label = "activities"

"""Addresses of the first hour of an installation."""

from django.urls import path

from wirnetz.portal.views import first_hour

urlpatterns = [
    path("einrichten/", first_hour.start, name="first_hour"),
    path("einrichten/fertig/", first_hour.done, name="first_hour_done"),
    path("einrichten/abschliessen/", first_hour.finish, name="first_hour_finish"),
    path("einrichten/<slug:step>/", first_hour.step, name="first_hour_step"),
]

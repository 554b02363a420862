"""Addresses of the portal (FIXED_POINTS of the project: they don't change)."""

from django.urls import URLPattern

app_name = "portal"
urlpatterns: list[URLPattern] = []

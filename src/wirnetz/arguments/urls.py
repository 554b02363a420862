"""Addresses of the kit builder."""

from django.urls import path

from wirnetz.arguments.views import kit

app_name = "arguments"
urlpatterns = [
    path("mappe/", kit.builder, name="kit"),
    path("mappe/datei/<str:kind>/", kit.download, name="kit_file"),
    path("mappe/folien.css", kit.theme_sheet, name="kit_theme"),
]

"""Addresses of the kit builder."""

from django.urls import path

from wirnetz.arguments import views

app_name = "arguments"
urlpatterns = [
    path("mappe/", views.builder, name="kit"),
    path("mappe/datei/<str:kind>/", views.download, name="kit_file"),
    path("mappe/folien.css", views.theme_sheet, name="kit_theme"),
]

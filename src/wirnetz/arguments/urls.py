"""Addresses of the argument library and of the kit builder."""

from django.urls import path

from wirnetz.arguments.views import kit, library

app_name = "arguments"
urlpatterns = [
    path("argumente/", library.argument_list, name="arguments"),
    path("argumente/<slug:slug>/", library.argument_detail, name="argument"),
    path("mappe/", kit.builder, name="kit"),
    path("mappe/datei/<str:kind>/", kit.download, name="kit_file"),
    path("mappe/folien.css", kit.theme_sheet, name="kit_theme"),
]

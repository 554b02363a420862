"""Addresses of the pages about lists."""

from django.urls import path

from wirnetz.imports.views import exports, runs, uploads

app_name = "imports"
LISTS = "arbeitsplatz/<slug:slug>/listen/"
urlpatterns = [
    path(LISTS, uploads.lists, name="lists"),
    path(f"{LISTS}mitnehmen/<slug:what>.<slug:form>", exports.export, name="export"),
    path(f"{LISTS}<int:number>/", runs.run, name="run"),
    path(f"{LISTS}<int:number>/antwort/", runs.answer, name="answer"),
    path(f"{LISTS}<int:number>/uebernehmen/", runs.apply, name="apply"),
    path(f"{LISTS}<int:number>/zuruecknehmen/", runs.undo, name="undo"),
    path(f"{LISTS}<int:number>/verwerfen/", runs.discard, name="discard"),
    path(f"{LISTS}<int:number>/zeilen/<slug:outcome>/", runs.rows, name="rows"),
]

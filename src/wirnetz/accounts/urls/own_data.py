"""Addresses of one's own data."""

from django.urls import path

from wirnetz.accounts.views import approvals, own_data

urlpatterns = [
    path("konto/daten/", own_data.own_data, name="own_data"),
    path("konto/daten/meine-daten.json", own_data.own_data_file, name="own_data_file"),
    path("konto/daten/loeschen/", own_data.own_data_erase, name="own_data_erase"),
    path("konto/freigaben/", approvals.own_approvals, name="own_approvals"),
    path("konto/freigaben/<int:pk>/", approvals.answer_approval, name="answer_approval"),
    path("konto/geloescht/", own_data.erased, name="erased"),
]

"""Addresses of one's own account; those of signing in are in `urls/sign_in.py`, under the names the library needs."""

from django.urls import path

from wirnetz.accounts.urls import own_data, rights
from wirnetz.accounts.views import account, confirm, first_access, providers

app_name = "accounts"
urlpatterns = [
    *rights.urlpatterns,
    *own_data.urlpatterns,
    path("konto/", account.account, name="account"),
    path("konto/fortsetzen/", confirm.resume, name="resume"),
    path("konto/name/", account.name, name="name"),
    path("konto/erster-zugang/<token>/", first_access.first_access, name="first_access"),
    path("konto/sicherheit/dienst/<int:pk>/trennen/", providers.service_disconnect, name="service_disconnect"),
]

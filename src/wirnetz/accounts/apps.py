"""Django's entry for the room `accounts`."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wirnetz.accounts"
    label = "accounts"

"""The product's settings, with the database of the bench and three addresses more."""

from wirnetz.config.settings import *  # noqa: F403
from wirnetz.config.settings import DATABASES, INSTALLED_APPS

DATABASES["default"]["NAME"] = "wirnetz_bench"
INSTALLED_APPS = [*INSTALLED_APPS, "bench.pages_site"]
ROOT_URLCONF = "bench.pages_site.urls"

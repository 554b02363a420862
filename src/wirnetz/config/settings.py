"""Settings: wiring only. What an operator may set stands in the README (environment or `.env` in the data folder)."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
import pghistory
from django.utils.translation import gettext_lazy as _

from wirnetz.config.identity import identity_services
from wirnetz.config.mail_server import returns_mailbox, smtp_server
from wirnetz.config.secrets import kept_secret
from wirnetz.config.startup import assets_folder, data_folder, private_folder, remembered_port
from wirnetz.core.catalogues import compile_catalogues
from wirnetz.core.database.cluster import DATABASE, socket_folder

env = environ.Env()
DATA = data_folder()
if (DATA / ".env").is_file():
    environ.Env.read_env(DATA / ".env")

PACKAGE = Path(__file__).resolve().parents[1]
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or kept_secret(DATA)
BASE_URL = env.str("BASE_URL", default=f"http://localhost:{env.int('PORT', default=remembered_port(DATA))}").rstrip("/")
OWN_HOST = urlsplit(BASE_URL).hostname or "localhost"
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=sorted({"localhost", "127.0.0.1", "[::1]", OWN_HOST}))
IS_SECURE = BASE_URL.startswith("https://")
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
IS_EXAMPLE_INSTALLATION = env.bool("EXAMPLE_INSTALLATION", default=True)
OPERATOR = {
    "name": env.str("OPERATOR_NAME", default=""),
    "address": env.str("OPERATOR_ADDRESS", default=""),
    "email": env.str("OPERATOR_EMAIL", default=""),
}
SMTP = smtp_server(env.str("SMTP_URL", default=""))
SMTP_TIMEOUT = env.int("SMTP_TIMEOUT", default=20)
MAIL_FROM = env.str("MAIL_FROM", default="")
MAIL_BOUNCES = env.str("MAIL_BOUNCES", default="")
BOUNCES_PIPED = env.bool("BOUNCES_PIPED", default=False)
RETURNS_MAILBOX = returns_mailbox(env.str("BOUNCES_IMAP_URL", default=""))
MAIL_PER_MINUTE = env.float("MAIL_PER_MINUTE", default=0) or None
DKIM_DOMAIN, DKIM_SELECTOR = env.str("DKIM_DOMAIN", default=""), env.str("DKIM_SELECTOR", default="wirnetz")
DKIM_KEY = DATA / env.str("DKIM_KEY", default="dkim.pem")
MAIL_IN_BACKGROUND = True
EMAIL_BACKEND = "wirnetz.core.mail.backend.OutboxBackend"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "csp",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "wirnetz.core",
    "wirnetz.documents",
    "wirnetz.accounts",
    "wirnetz.regions",
    "wirnetz.organisations",
    "wirnetz.offers",
    "wirnetz.networks",
    "wirnetz.activities",
    "wirnetz.arguments",
    "wirnetz.infoservice",
    "wirnetz.landscape",
    "wirnetz.imports",
    "wirnetz.portal",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "wirnetz.core.headers.browser_rules",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "wirnetz.core.origin.note_origin",
    "wirnetz.core.headers.request_size",
    "wirnetz.core.headers.page_methods",
    "wirnetz.core.headers.readable_questions",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wirnetz.core.changes.note_writer",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wirnetz.core.unsent.keep_what_was_sent",
    "allauth.account.middleware.AccountMiddleware",
    "wirnetz.accounts.views.middleware.session_limits",
    "wirnetz.accounts.views.middleware.second_factor_first",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            # both packages wrap the loaders by themselves; together they collide, so the nesting is written out
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "wirnetz.core.templatetags.core",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wirnetz.core.context.shell",
            ],
        },
    }
]
COTTON_DIR = "core/components"
COTTON_SNAKE_CASED_NAMES = True
ROOT_URLCONF = "wirnetz.config.urls"
WSGI_APPLICATION = "wirnetz.config.wsgi.application"

HAS_EMBEDDED_DATABASE = not env.str("DATABASE_URL", default="")
DATABASES: dict[str, dict[str, Any]]
if HAS_EMBEDDED_DATABASE:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": DATABASE,
            "USER": DATABASE,
            "HOST": str(socket_folder(DATA)),
        }
    }
else:
    DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"]["CONN_MAX_AGE"] = 600
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
PGHISTORY_APPEND_ONLY = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

# Sign-in without passwords: a code by e-mail, a passkey, or a partner's identity provider
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:waiting"
ACCOUNT_ADAPTER = "wirnetz.accounts.views.adapter.Adapter"
MFA_ADAPTER = "wirnetz.accounts.views.factor_adapter.FactorAdapter"
SOCIALACCOUNT_ADAPTER = "wirnetz.accounts.views.provider_adapter.ServiceAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_REAUTHENTICATION_METHODS = ("code", "mfa")
ACCOUNT_RATE_LIMITS = {
    # asking and entering are counted by wirnetz.core.limits, for the client that asks and never for its victim
    **dict.fromkeys(("login", "signup", "request_login_code", "confirm_email"), ""),
    "login_failed": "10/m/ip,10/5m/key",
}
STEADY_ANSWER_SECONDS = 0.25
SESSION_COOKIE_AGE = 12 * 3600
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE  # browsers themselves allow it on localhost only
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": identity_services(env), "OAUTH_PKCE_ENABLED": True}}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("Deutsch")), ("en", _("Englisch"))]
LOCALE_PATHS = [compile_catalogues(PACKAGE / "infoservice" / "locale", DATA / "locale"), PACKAGE / "core" / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
ASSETS = assets_folder()
STATICFILES_DIRS = [ASSETS]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = private_folder(DATA / "media")
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
UPLOAD_BYTES = env.int("UPLOAD_MEGABYTES", default=10) * 1_000_000
IMPORT_LIMITS = {
    "rows": env.int("LIST_ROWS", default=50_000),
    "seconds": env.int("LIST_SECONDS", default=10),
    "memory_bytes": env.int("LIST_MEGABYTES", default=256) * 1_000_000,
    "upload_bytes": UPLOAD_BYTES,
}
WHITENOISE_MAX_AGE = 3600

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
COOKIE_PREFIX = "__Host-" if IS_SECURE else ""  # browsers then take the cookie from this very host over TLS only
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid", f"{COOKIE_PREFIX}csrftoken"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "wirnetz.core.errors.form_expired"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "wirnetz.core.logs.PrivateFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS: list[str] = []

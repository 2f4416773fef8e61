"""The one settings file. Every value that a keeper may set is listed in docs/reference/settings.md."""

from __future__ import annotations

import sys

if sys.platform == "linux":
    # The distribution's SQLite can corrupt a WAL database (fixed in 3.51.3); the wheel brings a whole one.
    # It must stand in before Django imports its own, hence before everything else.
    import pysqlite3
    import pysqlite3.dbapi2

    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

import sqlite3

from django.utils.functional import SimpleLazyObject

from holdfast import environment

HOME = environment.read_folder("HOLDFAST_HOME", "holdfast-data")

# --- the site and its addresses ---
SITE = environment.read_address("HOLDFAST_URL")
DEBUG = environment.read_flag("HOLDFAST_DEBUG", default=False)
ALLOWED_HOSTS = environment.read_hosts("HOLDFAST_HOSTS", "127.0.0.1 localhost [::1]")
if SITE is not None:
    ALLOWED_HOSTS.append(SITE.hostname or "")
    CSRF_TRUSTED_ORIGINS = [f"{SITE.scheme}://{SITE.netloc}"]
ROOT_URLCONF = "holdfast.web.urls"
WSGI_APPLICATION = "holdfast.wsgi.application"

# --- what it is made of ---
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "holdfast.archive.journal",
    "holdfast.archive.people",
    "holdfast.archive.tags",
    "holdfast.archive.works",
    "holdfast.archive.series",
    "holdfast.archive.desk",
    "holdfast.archive.review",
    "holdfast.archive.sameness",
    "holdfast.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "holdfast.web.masking.mask_mail_addresses",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# --- the store ---
DATABASES = {"default": environment.read_database("DATABASE_URL", HOME)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    environment.check_sqlite(sqlite3.sqlite_version_info)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PROCESSES = environment.read_processes("HOLDFAST_PROCESSES")

# --- people ---
AUTH_USER_MODEL = "people.Person"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
CSRF_FAILURE_VIEW = "holdfast.web.pages.errors.form_expired"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30

# --- trust ---
# Made at the first start. Read only when something is signed, so that reading settings writes nothing.
SECRET_KEY = SimpleLazyObject(lambda: environment.read_secret_key("HOLDFAST_SECRET_KEY", HOME))
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE is not None and SITE.scheme == "https"
CSRF_COOKIE_HTTPONLY = True
DATA_UPLOAD_MAX_NUMBER_FILES = 5000  # a whole folder may be chosen at once

# --- files of the site itself: collected into HOLDFAST_HOME by `holdfast.web.assets.collect` ---
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "holdfast.web.assets.Assets"},
}
WHITENOISE_USE_FINDERS = True  # what was not collected is still found
WHITENOISE_AUTOREFRESH = DEBUG

# --- words and numbers ---
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"

LOG_LEVEL = environment.read_choice("HOLDFAST_LOG", "warning", ("debug", "info", "warning", "error")).upper()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    # Every page that is not there would be a warning of Django's.
    "loggers": {"django.request": {"level": "ERROR"}, "django": {"handlers": [], "propagate": True}},
}

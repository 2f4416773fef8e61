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

from pathlib import Path

from holdfast import environment

HERE = Path(__file__).parent
HOME = environment.read_folder("HOLDFAST_HOME", "holdfast-data")

DEBUG = environment.read_flag("HOLDFAST_DEBUG", default=False)
SECRET_KEY = "to be read or made at the first start"  # noqa: S105
ALLOWED_HOSTS = environment.read_text("HOLDFAST_HOSTS", "127.0.0.1 localhost [::1]").split()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "holdfast.archive.journal",
    "holdfast.archive.people",
    "holdfast.archive.tags",
    "holdfast.archive.works",
    "holdfast.archive.series",
    "holdfast.archive.desk",
    "holdfast.web",
]
AUTH_USER_MODEL = "people.Person"
ROOT_URLCONF = "holdfast.web.urls"
WSGI_APPLICATION = "holdfast.wsgi.application"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "holdfast.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
STATIC_URL = "/static/"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

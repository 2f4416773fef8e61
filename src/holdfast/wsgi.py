"""What a web server calls: `granian --interface wsgi holdfast.wsgi:application`."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.settings")
application = get_wsgi_application()

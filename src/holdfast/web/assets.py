"""The site's own style sheets, scripts and fonts: collected once a version, under names that browsers keep for ever."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Assets(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types for its storage
    """Names with a digest in them once the files were collected; plain names, still found, before that."""

    support_js_module_import_aggregation = True  # a module that is imported has a digest in its name too

    def stored_name(self, name: str) -> str:
        return str(super().stored_name(name)) if self.hashed_files else name


def collect() -> None:
    """Collect into HOLDFAST_HOME/static what is not collected yet. Quick when nothing has changed."""
    mark = Path(settings.STATIC_ROOT) / "collected-from"
    now = _what_there_is()
    if mark.exists() and mark.read_text() == now:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(now)


def _what_there_is() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()

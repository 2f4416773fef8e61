"""What browsers keep for ever has a digest in its name, down to the modules that a script imports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders

from holdfast.web.assets import Assets

DIGEST = re.compile(r"\.[0-9a-f]{12}\.")
IMPORTED = re.compile(r'import [^;]*"\./([^"]+)"')


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    """As `holdfast.web.assets.collect` leaves it, in a folder of the test's own."""
    assets = Assets(location=str(tmp_path), base_url="/static/")
    found = {name: (storage, name) for finder in get_finders() for name, storage in finder.list([])}
    for name, (storage, _) in found.items():
        with storage.open(name) as file:
            assets.save(name, file)
    for _, _, processed in assets.post_process(found):
        assert not isinstance(processed, Exception)
    return tmp_path


def test_a_module_is_imported_by_a_name_that_changes_with_it(collected: Path) -> None:
    scripts = [one for one in (collected / "js").glob("*.js") if DIGEST.search(one.name)]
    imports = {script.name: IMPORTED.findall(script.read_text()) for script in scripts}
    imported = [name for names in imports.values() for name in names]
    assert len(imported) >= 5
    assert [name for name in imported if not DIGEST.search(name) or not (collected / "js" / name).exists()] == []

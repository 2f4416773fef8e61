"""What every test may rely on: a home of its own for each process, and the databases."""

from __future__ import annotations

import os
import tempfile

# Before Django reads its settings: no test may ever touch a keeper's own archive.
os.environ["HOLDFAST_HOME"] = tempfile.mkdtemp(prefix="holdfast-tests-")

"""The form of /bring/: files, a folder, or a zip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

NOTHING = "Choose at least one file, folder or zip. What you chose is brought when you press the button."


@dataclass(frozen=True)
class Chosen:
    """What somebody chose to bring, or the sentence that says what to do."""

    files: tuple[UploadedFile[Any], ...] = ()
    error: str = ""


def chosen_in(files: MultiValueDict[str, UploadedFile[Any]]) -> Chosen:
    chosen = tuple(file for name in ("files", "folder") for file in files.getlist(name) if file.name)
    return Chosen(chosen) if chosen else Chosen(error=NOTHING)

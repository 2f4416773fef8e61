"""The form of /bring/: files, a folder, or a zip."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

NOTHING = "Choose at least one file, folder or zip. What you chose is brought when you press the button."


@dataclass(frozen=True)
class Chosen:
    """What somebody chose to bring, each with its name or its path in the folder; or the sentence that says what to do."""

    files: tuple[tuple[str, UploadedFile[Any]], ...] = ()
    error: str = ""


def chosen_in(files: MultiValueDict[str, UploadedFile[Any]], form: QueryDict) -> Chosen:
    alone = [(file.name or "", file) for file in files.getlist("files")]
    chosen = (*alone, *_in_folder(files.getlist("folder"), form.get("folder_paths", "")))
    return Chosen(tuple(one for one in chosen if one[0])) if chosen else Chosen(error=NOTHING)


def _in_folder(files: list[UploadedFile[Any]], said: str) -> list[tuple[str, UploadedFile[Any]]]:
    """With their paths where the page's script sent them: of a file's path in a form only its last part arrives here."""
    names = [file.name or "" for file in files]
    paths = _paths(said)
    ends = [path.rsplit("/", 1)[-1] for path in paths]
    return list(zip(paths if ends == names else names, files, strict=True))


def _paths(said: str) -> list[str]:
    try:
        paths = json.loads(said or "[]")
    except ValueError:
        return []
    return [path for path in paths if isinstance(path, str)] if isinstance(paths, list) else []

"""Every verb of the `holdfast` command, in the order in which the help shows them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """`holdfast.cli.commands.<module>` holds a click command called `command`.

    It is imported when it is called: `read` must not wait for the archive's half of the program (Django, the
    database) to load. `archive` says that the verb needs that half, and gets it before its module is imported.
    """

    name: str
    sentence: str
    archive: bool = True

    @property
    def module(self) -> str:
        return f"holdfast.cli.commands.{self.name}"


VERBS = (
    Verb("read", "Understand stories and show what was found; store nothing.", archive=False),
    Verb("bring", "Bring stories into the archive: files, folders, zip files."),
    Verb("serve", "Start the archive's site, and bring stories first if you name some."),
    Verb("find", "Find works by words, phrases, names and tags."),
    Verb("people", "The accounts of this archive."),
    Verb("audit", "Read every original again and check that no byte has changed."),
    Verb("reindex", "Make the search index anew from the archive."),
    Verb("settings", "Show every setting, its value, and where the value comes from."),
    Verb("worker", "Do the work that waits; `serve` starts one by itself."),
    Verb("django", "Django's own management commands, for those who know them."),
)

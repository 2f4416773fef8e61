"""Every error the story library raises. Each message is a sentence for a person."""


class StoryError(Exception):
    """Something about a story could not be done; `str(error)` says what happened and what to do.

    >>> str(StoryError("The file is empty."))
    'The file is empty.'
    """


class Refused(StoryError):
    """A source that will not be read: empty, not text, damaged, a trap. The rest goes on."""


class TooLarge(Refused):
    """A source beyond the limits that keep one bad file from stopping all others."""


class Unsafe(Refused):
    """An archive whose table of contents is a trap: bomb, path traversal, links, overlaps."""


class UnknownFormat(Refused):
    """No reader knows the format of this source."""

"""The whole way from bytes to an understood story."""

from __future__ import annotations

from holdfast.story.assemble import assemble
from holdfast.story.paratext import candidates, look
from holdfast.story.readers.table import read_manuscript
from holdfast.story.source import Source
from holdfast.story.work import ReadStory, SourceFacts


def read(source: Source) -> ReadStory:
    r"""A source, understood: decoded, read as its format says, recognised, assembled, accounted for.

    Raises Refused, TooLarge, Unsafe or UnknownFormat (all StoryError), never anything else.

    >>> story = read(Source("rain.txt", b"Rain\nby Ann\n\nRating: G\n\nIt fell on the roof all night.\n\nTHE END\n"))
    >>> story.work.title, story.work.authors, story.work.rating.level, story.ledger.adds_up
    ('Rain', ('Ann',), 'general', True)
    """
    manuscript = read_manuscript(source)
    view = look(manuscript)
    work, findings, ledger, doubts = assemble(view, candidates(view))
    return ReadStory(
        _facts(source, manuscript.text, manuscript.encoding, manuscript.reader),
        work,
        manuscript.text,
        findings,
        ledger,
        doubts,
        manuscript.repairs,
    )


def _facts(source: Source, text: str, encoding: str, reader: str) -> SourceFacts:
    return SourceFacts(source.name, source.sha256, len(source.data), len(text), encoding, reader)

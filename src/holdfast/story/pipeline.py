"""The whole way from bytes to an understood story."""

from __future__ import annotations

from collections.abc import Sequence

from holdfast.story.assemble import assemble
from holdfast.story.assemble.told import body_of, within, wrong_with
from holdfast.story.finding import Told
from holdfast.story.manuscript import Manuscript
from holdfast.story.paratext import candidates, look
from holdfast.story.readers.table import read_manuscript
from holdfast.story.source import Source
from holdfast.story.work import ReadStory, SourceFacts


def read(source: Source, *, told: Sequence[Told] = (), part: tuple[int, int] | None = None) -> ReadStory:
    r"""A source, understood: decoded, read as its format says, recognised, assembled, accounted for.

    What a person `told` wins over every candidate for its field, with the rule `told.person`. With `part`, only characters
    `[start, end)` of the decoded text are read, and the ledger is theirs (a file that holds several works); offsets still count
    from the beginning of the whole text. Raises Refused, TooLarge, Unsafe or UnknownFormat (all StoryError), never anything else.

    >>> story = read(Source("rain.txt", b"Rain\nby Ann\n\nRating: G\n\nIt fell on the roof all night.\n\nTHE END\n"))
    >>> story.work.title, story.work.authors, story.work.rating.level, story.ledger.adds_up
    ('Rain', ('Ann',), 'general', True)
    >>> read(Source("rain.txt", b"Rain\nby Ann\n\nIt fell."), told=[Told("title", "After Rain")]).work.title
    'After Rain'
    """
    manuscript = read_manuscript(source)
    if part is not None:
        manuscript = manuscript.between(*part)
    told = within(told, manuscript)
    view = look(manuscript, body_of(told))
    work, findings, ledger, doubts = assemble(view, candidates(view), told)
    return ReadStory(
        _facts(source, manuscript),
        work,
        manuscript.text,
        findings,
        ledger,
        doubts,
        manuscript.repairs,
    )


def _facts(source: Source, manuscript: Manuscript) -> SourceFacts:
    size, text = len(source.data), manuscript.text
    return SourceFacts(
        source.name, source.sha256, size, len(text), manuscript.encoding, manuscript.reader, manuscript.part
    )


def refusal(source: Source, told: Told, part: tuple[int, int] | None = None) -> str:
    r"""The sentence that says why this cannot be told of a source; empty if it can. Raises as `read` does.

    >>> refusal(Source("rain.txt", b"Rain\n\nIt fell."), Told("posting", "second"))
    '“second” does not say which part of how many it is. Write it like 2/5.'
    """
    manuscript = read_manuscript(source)
    return wrong_with(told, manuscript.between(*part) if part else manuscript)

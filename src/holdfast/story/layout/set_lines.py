"""Lines whose ends the author wanted: verse, letters, memos, chat, tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfast.story.layout.signs import QUOTES, ends_sentence
from holdfast.story.work import BlockKind

SALUTATION = re.compile(
    r"(?:my )?(?:own )?(?:dear(?:est)?|hello|hi|hey|to|liebe[rs]?|sehr geehrte[rs]?|cher|chère|mon cher|ma chère|querid[oa]|"
    r"car[oa]|estimad[oa]|дорог(?:ой|ая)|milad[oy])\b[^.?!\"“”]{0,50}[,:;.!…—-]*",
    re.IGNORECASE,
)
FAREWELL = re.compile(
    r"(?:all my|with|much|lots of|best|yours|your|love|sincerely|regards|cheers|respectfully|faithfully|fondly|kisses|"
    r"affectionately|truly|as ever|ever|until|signed|in haste|dein|deine|herzlich|mit|votre|ton|ta|bien à|con|tu|su)\b"
    r"[^.?!\"“”]{0,50},?",
    re.IGNORECASE,
)
GREETING = re.compile(r"(?:my )?(?:own )?(?:dear|dearest|liebe[rs]?|cher|chère|querid[oa]) ", re.IGNORECASE)
MEMO = re.compile(
    r"(?:to|from|date|subject|re|cc|bcc|sent|time|an|von|betreff|datum|de|à|objet|para|asunto)\s?:(?:\s|$)",
    re.IGNORECASE,
)
CHAT = re.compile(r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?[\])]\s*|<[^<>\s]{1,24}>\s)")
COLUMNS = re.compile(r"\|.*\||\+-{2,}|\S {3,}\S+ {3,}\S|\t.*\t")
LONGEST = 60  # characters: longer lines are paragraphs that happen to stand close together
NAME = 40


def kind_of(lines: Sequence[str]) -> BlockKind | None:
    """What a run of adjacent short lines is when their ends are wanted; nothing when they are paragraphs.

    Letters have a salutation, a farewell or memo heads; verse is at least three lines that are
    neither dialogue nor sentences each.

    >>> kind_of(["Yours truly,", "Lucy"])
    <BlockKind.LETTER: 'letter'>
    >>> kind_of(["“Who goes there?”", "“Nobody.”"]) is None
    True
    """
    if len(lines) < 2:
        return None
    if _are_letter(lines):
        return BlockKind.LETTER
    if any(line[0] in QUOTES for line in lines) and not _is_sung(lines):
        return None
    return BlockKind.VERSE if len(lines) > 2 and not _are_sentences(lines) else None


def is_letter_line(line: str) -> bool:
    """Whether a line by itself greets or takes leave: short, and ended by a comma or colon.

    >>> is_letter_line("Dear Claudia:"), is_letter_line("Your affectionate brother,"), is_letter_line("To the left, he saw,")
    (True, True, True)
    >>> is_letter_line("Dear me.")
    False
    """
    return len(line) <= NAME and line[-1] in ",:" and bool(SALUTATION.fullmatch(line) or FAREWELL.fullmatch(line))


def is_greeting(line: str) -> bool:
    """Whether a line is the salutation of a letter and nothing else.

    >>> is_greeting("Dear Mr. Editor,"), is_greeting("Yours truly,")
    (True, False)
    """
    return len(line) <= NAME and line[-1] in ",:" and bool(GREETING.match(line))


def is_spaced(line: str) -> bool:
    """Whether a line is a row of a table or of a chat: its ends, and its spaces, are wanted.

    >>> is_spaced("| name | age |"), is_spaced("<lex> hello"), is_spaced("[10:42] <lex> hello"), is_spaced("<3 you")
    (True, True, True, False)
    """
    return bool(COLUMNS.search(line[:200]) or CHAT.match(line))


def _are_letter(lines: Sequence[str]) -> bool:
    if all(MEMO.match(line) for line in lines):
        return True
    last = lines[-1]
    if SALUTATION.fullmatch(lines[0]) and lines[0][-1] in ",:" and len(lines) == 2:
        return not ends_sentence(last)
    signs = len(last) <= NAME and last[0] not in QUOTES and not last[0].islower()
    if len(lines) <= 4 and FAREWELL.fullmatch(lines[0]) and signs:
        return lines[0][-1] == "," or not ends_sentence(last)
    return len(lines) == 2 and lines[0][-1] == "," and len(lines[0]) <= NAME and signs and len(last.split()) <= 4


def _is_sung(lines: Sequence[str]) -> bool:
    """Verse inside one pair of quotation marks: only the first line opens it."""
    return len(lines) > 2 and sum(line[0] in QUOTES for line in lines) == 1 and lines[0][0] in QUOTES


def _are_sentences(lines: Sequence[str]) -> bool:
    """Whether most lines are whole sentences: then they are short paragraphs, not verse."""
    whole = sum(ends_sentence(line) and not line[0].islower() for line in lines)
    return whole > 0.6 * len(lines)

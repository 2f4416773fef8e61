"""What a paragraph outside the story is about, when no label says it: rights, permission, feedback."""

from __future__ import annotations

import re

from holdfast.story.paratext.units import Unit

_DISCLAIMER = re.compile(
    r"\b(?:do(?:es)? ?n[o']t own|not own|own nothing|owns? (?:the characters|them all|harry|everything|smallville|star|the rights|all)|(?:is|are)(?: all)? own(?:ed)? by|"
    r"belongs? to\b|property of|(?:is|are|was|were)(?:n['’]t| not) mine|not mine\b|copyright (?:of|by|infringement)|no (?:copyright )?infringement|"
    r"no (?:profit|money) (?:is|was|being|made)|not making any (?:money|profit)|make no (?:money|profit)|no profit|all rights (?:reserved|belong)|standard disclaimers?|usual disclaimers?|"
    r"without (?:permission|profit)|created by|(?:just|only|am|are|is|was|were|been) borrow|(?:are|is) the creations? of|no ownership|(?:put|return|give) them back|i have no (?:money|rights)|"
    r"gehör(?:en|t) (?:nicht )?(?:mir|den|der|dem)?|m['’]appartien|appartien(?:nen)?t? [àa]|me pertenec|pertenecen a|mi appartengono|me pertencem|"
    r"принадлеж|не мои|不属于我|属于原作|版权|著作権|저작권)", re.IGNORECASE)  # fmt: skip
_ARCHIVE = re.compile(
    r"\b(?:permission (?:is )?(?:given|granted)? ?to (?:archive|post|distribute)|(?:do not|don['’]t|please ask before|ask before|feel free to) (?:archiv|repost|redistribut)\w*|"
    r"archive (?:anywhere|freely|if you|at will|wherever|it)|(?:may|can) (?:be )?(?:archived?|distributed|reposted)|not to be (?:archived|reposted)|archiving)\b", re.IGNORECASE)  # fmt: skip
_FEEDBACK = re.compile(
    r"\b(?:please (?:review|r ?& ?r|comment|leave (?:a )?(?:review|comment|kudos)|read and review|let me know|send feedback|pm me|e-?mail me|tell me)|r ?& ?r\b|"
    r"(?:reviews|feedback|comments|criticism|c&c|flames)[^.!?]{0,60} (?:is|are|welcome|appreciated|loved|adored)|feedback to|comments? (?:to|welcome)|reviews? (?:please|make)|"
    r"(?:^|[.!?(] ?)(?:feedback|comments?|reviews?|con-?crit|kudos) (?:makes?|is|are|feeds?|keeps?|please|to\b|at\b|welcome|appreciated)|flames (?:will|are|can|to|go)|con-?crit (?:is )?(?:welcome|appreciated|please)|review or |e-?mail me (?:at|with|if)|"
    r"(?:constructive )?comments? to me|commentaires sont|reviews? sont|kritik ist|(?:freue|freu) mich über|let me know what you think|feed(?:s)? the (?:author|muse|bunn))", re.IGNORECASE)  # fmt: skip
_SPOILER = re.compile(
    r"\b(?:contains?|has|have|massive|major|minor|huge|extreme|heavy|slight|big|full of)\b[^.!?]{0,30}\bspoilers?\b|\bspoilers? (?:for|ahead|through|up to)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[^.!?。！？\n]+(?:[.!?。！？]+[\"”'’)\]]*(?=\s|$)|[.!?。！？]|$|\n)\s*")


_ABBREVIATED = re.compile(r"\b(?:Mrs?|Ms|Dr|St|Prof|Rev|Capt|Lt|Sgt|vs|Mme|Mlle|Hr|Fr)\.$")
_INITIAL = re.compile(r"(?:^|[^\w’'])[A-ZÀ-Þ]\.$")
_TWO_INITIALS = re.compile(r"[A-ZÀ-Þ]\.\s?[A-ZÀ-Þ]\.$")
_INITIALS = re.compile(r"[A-ZÀ-Þ]\.|[A-ZÀ-Þ]\w+(?:['’]s)?\b(?=\s+[a-z(]|[,;!?]|$)")


def prose_kind(one: Unit) -> str:
    """disclaimer, archive, feedback, or notes if it is none of these.

    >>> from holdfast.story.manuscript import Line
    >>> from holdfast.story.paratext.rows import row
    >>> from holdfast.story.paratext.units import unit, Kind
    >>> text = "I don't own Emma. Jane Austen does."
    >>> prose_kind(unit(Kind.TEXT, row(0, Line(text, 0, len(text)))))
    'disclaimer'
    """
    text = one.text
    found = _DISCLAIMER.search(text)
    if found and (len(text) < 320 or len(_DISCLAIMER.findall(text)) > 1 or found.start() < 60):
        return "disclaimer"
    if len(text) < 240 and _ARCHIVE.search(text):
        return "archive"
    if len(text) < 200 and _FEEDBACK.search(text):
        return "feedback"
    return "notes"


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text stands.

    >>> sentences("Rain. It fell!")
    [(0, 5), (6, 14)]
    >>> sentences("Thanks to Winifred H. for the cress.")
    [(0, 36)]
    """
    found: list[tuple[int, int]] = []
    for match in SENTENCE.finditer(text):
        bare = match[0].strip()
        if not bare:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if found and _goes_on(text, found[-1], bare):
            start = found.pop()[0]
        found.append((start, match.start() + len(match[0].rstrip())))
    return found


def _goes_on(text: str, before: tuple[int, int], bare: str) -> bool:
    """Whether a full stop was an abbreviation's: `Mrs. Hudson`, `Winifred H. for`, `J. K. Rowling`."""
    end = before[1]
    if text[end - 1] != "." or "\n" in text[end : end + 1]:
        return False
    if _ABBREVIATED.search(text, max(0, end - 8), end):
        return True
    initial = _INITIAL.search(text, max(before[0], end - 24), end)
    two = _TWO_INITIALS.search(text, max(before[0], end - 8), end)
    return initial is not None and (bare[0].islower() or two is not None or _INITIALS.match(bare) is not None)


def is_disclaimer(sentence: str) -> bool:
    """Whether a sentence is about who owns what.

    >>> is_disclaimer("I don't own the rights to Emma.")
    True
    """
    return _DISCLAIMER.search(sentence) is not None


def is_feedback(sentence: str) -> bool:
    """Whether a sentence asks for reviews.

    >>> is_feedback("Please review!"), is_feedback("He reviewed the troops.")
    (True, False)
    """
    return _FEEDBACK.search(sentence) is not None


def is_spoiler_warning(sentence: str) -> bool:
    """Whether a sentence says what is given away.

    >>> is_spoiler_warning("This contains major spoilers for Emma.")
    True
    """
    return _SPOILER.search(sentence) is not None

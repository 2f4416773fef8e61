"""What sites print round a story: never the author's words, never the story's."""

from __future__ import annotations

import re

from holdfast.story.paratext.words import FURNITURE, FURNITURE_STARTS

_LINES = frozenset({
    "follow/fav", "preface", "afterword", "post:", "chapter list:", "chapter list", "table of contents", "contents", "back to top",
    "share this", "share this:", "like this:", "related", "leave a comment", "leave a reply", "comments", "log in", "sign up", "next",
    "previous", "next chapter", "previous chapter", "first", "last", "home", "index", "read more", "view all comments", "add to favorites",
    "your review has been posted.", "next >", "< prev", "prev", "entire work", "chapter by chapter", "download", "bookmark", "kudos",
    "main content", "actions", "work header", "work text:", "work text", "chapter text", "chapter text:", "stats:", "collections:", "reblog", "reply", "share", "report", "flag", "loading...",
    "continue reading next part", "vote comment share", "vote", "comment", "add a comment", "post a comment", "printer", "report this content", "view full work", "next part", "add to library", "threadmarks",
    "(reply to this)", "(link)", "(parent)", "(thread)", "(expand)", "reply to this", "(reply)", "reader mode", "mark for later", "subscribe", "share on tumblr", "----- original message -----", "begin forwarded message:", "-----original message-----", "---------- forwarded message ----------",
    "notes for the work:", "chapter management", "report abuse", "reading list", "return to index", "back to index", "close window", "email the author", "add story to favorites", "sign the guestbook", "view guestbook", "next story", "prompt inspired",
    "expand messages", "end file.", "end file", "archive of our own beta", "archive of our own", "↑ top", "skip main navigation", "next chapter →", "← previous chapter", "add to collections", "hide creator's style", "full-page index", "series this work belongs to:", "series this work belongs to", "works inspired by this one:", "title page", "reviews", "print", "printer friendly", "top", "skip to content", "menu", "search", "about", "archive", "like loading...", "tweet", "email this", "copy link",
})  # fmt: skip
_STARTS = (
    "posted originally on", "see the end of the work", "see the end of the chapter", "see the beginning of", "please drop by the archive",
    "please drop by the site", "disclaimer: the author of this story has", "support the ", "the author would like to thank you", "this work was last",
    "originally posted at", "a monthly pledge", "log in to", "sign in to", "share on ", "filed under", "posted in ", "click to share", "advertisement", "copyright ©", "© 20",
    "you must be logged in", "powered by", "skip to ", "this page was", "story url", "exported with", "converted by", "return to ", "back to ",
)  # fmt: skip
_ALL_LINES, _ALL_STARTS = _LINES | FURNITURE, _STARTS + FURNITURE_STARTS
_ASKS = re.compile(
    r"monthly pledge|one-time(?:-only)? contribution|support from our readers|sign up for our newsletter"
)
_FORMS = re.compile(
    r"\{.*\}|<[!/]?[a-z-]+[^>]*>|\d+ (?:likes?|comments?|kudos|reviews?|hits|notes|минут\w*|min(?:utes?)? read|views?)|"
    r"(?:\[?\d+\]? ?)?(?:<<|>>|←|→).{0,40}(?:<<|>>|←|→)?|page \d+(?: of \d+)?|https?://\S+/\S* \d+/\d+/\d+.*",
    re.IGNORECASE,
)


_COUNTERS = re.compile(
    r"(?:(?:\d[\d.,]*[km]?\s+(?:reads?|votes?|parts?|views?|likes?|comments?|upvotes?|awards?|hits|kudos|bookmarks?|notes|favou?rites|follows?|reviews?|chapters?|replies)|add a comment|leave a comment|reply|share|report|like|link|thread|parent|expand|post a new comment|edit|delete|#\d+|quote|save)[\s·|,+•-]*){2,}",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"\bunsubscribe\b.{0,60}(?:@|list|group|\bto\b)|"
    r"\b(?:yahoo! groups|yahoogroups|egroups|onelist|topica|smartgroups|do you yahoo|get your (?:private, )?free e-?mail|msn hotmail|free web-?based e-?mail|yahoo! (?:health|mail|sports))\b",
    re.IGNORECASE,
)
_FOOTER_WORDS = (
    "unsubscribe",
    "yahoo",
    "egroups",
    "onelist",
    "topica",
    "smartgroups",
    "mail",
)  # one of them is in every match
_FOOTER_BEGINS = re.compile(
    r"to (?:leave|join|post to|unsubscribe from|subscribe to) (?:this|the) (?:list|group)|to (?:post|subscribe|visit your group)\b.{0,60}(?:@|http)|"
    r"(?:list|community) (?:archives|info|owner|email addresses)\b|\W*origin: .{3,80}\(\d+:\d+/\d+|-+ ?(?:blue wave|msged|qwk|golded)\b",
    re.IGNORECASE,
)
_WAYS = r"(?:prev(?:ious)?|next|back|home|first|last|index|zurück|weiter|suivant|précédent|retour|назад|далее|siguiente|anterior|próximo|avanti|indietro)"
_ARROWS = re.compile(rf"« ?{_WAYS}[\w ]{{0,30}}|{_WAYS}[\w ]{{0,30}} ?»", re.IGNORECASE)
_NAVIGATION = re.compile(
    rf"(?:[«»<>←→]{{0,2}} ?(?:{_WAYS}|contents|toc|top|chapter \d+|archive|up|menu|download|print|page \d+ of \d+\.?)[ «»<>←→]{{0,3}}\s*[|/·•]\s*)+[«»<>←→\w ]{{1,24}}",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"(?:!\[[^\]]*\]\([^)]*\)\s*)+")
_COMMENT_LINKS = re.compile(
    r"(?:\((?:reply(?: to this)?|link|thread|parent|expand|frozen|collapse|\d+ comments?|leave a comment|post a (?:new )?comment)\)\s*){1,6}",
    re.IGNORECASE,
)
_SITE_LINES = re.compile(
    r"(?:(?:posted|submitted) by (?:u/)?\S+ \d+ \w+ ago|(?:posted|submitted) \d+ \w+ ago by \S+|u/\S+\s+(?:[·•]\s*)?\d+ ?\w+ ago.*|r/\w+|discussion in ['‘].*|threadmarks?:? .{0,60}|.{3,60} and \d+ others like this\.?|this story (?:is )?archived at .*|table of contents(?: \|.*)?|last edited: .*|.{2,40}, \w{3,9} \d{1,2}, \d{4}\s+report\b.*|page \d+ of \d+\b.{0,80}|← previous work.*|.* next work →|\( ?read (?:more|the rest).{0,40}\)|\( [^()]{2,60} \)|author and story notes (?:above|below)\.?|\d{4}-\d\d-\d\d \d\d?:\d\d.{0,12}\(link\).*)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:this page (?:was )?)?last (?:changed|updated|modified|revised|edited)(?: on)?\s+\S*\d|best viewed (?:in|with|at)\b", re.IGNORECASE)  # fmt: skip


_ROW_SIGNS = frozenset("|·•()«»←→0123456789")
_ROW_STARTS = (
    *(
        "posted by",
        "u/",
        "r/",
        "discussion in",
        "threadmark",
        "table of contents",
        "last edited",
        "this story",
        "story archived",
    ),
    *(
        "author and story",
        "add a",
        "leave a",
        "post a",
        "like",
        "reply",
        "share",
        "report",
        "link",
        "thread",
        "parent",
        "edit",
        "quote",
        "save",
        "delete",
    ),
)
_ROWS = (_COUNTERS, _ARROWS, _NAVIGATION, _COMMENT_LINKS, _SITE_LINES)


def _may_be_row(bare: str) -> bool:
    """A cheap look before the patterns for rows are tried: none matches a line without one of these."""
    return not _ROW_SIGNS.isdisjoint(bare) or bare.startswith(_ROW_STARTS)


def is_footer(text: str) -> bool:
    """Whether a paragraph is what a mailing list or its host put under every mail.

    >>> is_footer("To unsubscribe from this group, send an email to: rain-unsubscribe@example.org"), is_footer("To Ann.")
    (True, False)
    """
    if len(text) >= 300:
        return False
    low = text.casefold()
    told = any(word in low for word in _FOOTER_WORDS) and _FOOTER.search(text) is not None
    return told or _FOOTER_BEGINS.match(text) is not None


def is_chrome(text: str) -> bool:
    """Whether a line is a site's own: navigation, counters, an archive's standing sentence.

    >>> is_chrome("Posted originally on the Archive of Our Own at http://…"), is_chrome("Rain"), is_chrome("12 likes")
    (True, False, True)
    """
    low = text.casefold()
    bare = " ".join(low.lstrip("# ").split())
    return (
        (len(text) > 60 and _ASKS.search(low) is not None)
        or (low[0] in "tlb" and _PAGE.match(low) is not None)
        or (low[0] == "!" and _IMAGE.fullmatch(low) is not None)
        or bare.endswith(("left kudos on this work!", "left kudos on this work"))
        or bare in _ALL_LINES
        or low.startswith(_ALL_STARTS)
        or (low[0] in "{<0123456789[«»←→ph" and _FORMS.fullmatch(low) is not None)
        or (len(text) < 120 and _may_be_row(bare) and any(row.fullmatch(bare) is not None for row in _ROWS))
    )

"""What sites print round a story: never the author's words, never the story's."""

from __future__ import annotations

import re

_LINES = frozenset({
    "follow/fav", "preface", "afterword", "post:", "chapter list:", "chapter list", "table of contents", "contents", "back to top",
    "share this", "share this:", "like this:", "related", "leave a comment", "leave a reply", "comments", "log in", "sign up", "next",
    "previous", "next chapter", "previous chapter", "first", "last", "home", "index", "read more", "view all comments", "add to favorites",
    "your review has been posted.", "next >", "< prev", "prev", "entire work", "chapter by chapter", "download", "bookmark", "kudos",
    "main content", "actions", "work header", "work text:", "work text", "chapter text", "chapter text:", "stats:", "collections:", "reblog", "reply", "share", "report", "flag", "loading...",
    "expand messages", "reviews", "print", "printer friendly", "top", "skip to content", "menu", "search", "about", "archive", "like loading...", "tweet", "email this", "copy link",
})  # fmt: skip
_STARTS = (
    "posted originally on", "see the end of the work", "see the end of the chapter", "see the beginning of", "please drop by the archive",
    "please drop by the site", "disclaimer: the author of this story has", "support the ", "the author would like to thank you", "this work was last",
    "originally posted at", "a monthly pledge", "log in to", "sign in to", "share on ", "filed under", "posted in ", "click to share", "advertisement", "copyright ©", "© 20",
    "you must be logged in", "powered by", "skip to ", "this page was", "story url", "exported with", "converted by", "return to ", "back to ",
)  # fmt: skip
_ASKS = re.compile(
    r"monthly pledge|one-time(?:-only)? contribution|support from our readers|sign up for our newsletter"
)
_FORMS = re.compile(
    r"\{.*\}|<[!/]?[a-z-]+[^>]*>|\d+ (?:likes?|comments?|kudos|reviews?|hits|notes|минут\w*|min(?:utes?)? read|views?)|"
    r"(?:\[?\d+\]? ?)?(?:<<|>>|«|»|←|→).{0,40}(?:<<|>>|«|»|←|→)?|page \d+(?: of \d+)?|https?://\S+/\S* \d+/\d+/\d+.*",
    re.IGNORECASE,
)


_PAGE = re.compile(r"(?:this page (?:was )?)?last (?:changed|updated|modified|revised|edited)(?: on)?\s+\S*\d|best viewed (?:in|with|at)\b", re.IGNORECASE)  # fmt: skip


def is_chrome(text: str) -> bool:
    """Whether a line is a site's own: navigation, counters, an archive's standing sentence.

    >>> is_chrome("Posted originally on the Archive of Our Own at http://…"), is_chrome("Rain"), is_chrome("12 likes")
    (True, False, True)
    """
    low = text.casefold()
    bare = low.lstrip("# ").rstrip()
    return (
        (len(text) > 60 and _ASKS.search(low) is not None)
        or (low[0] in "tlb" and _PAGE.match(low) is not None)
        or bare in _LINES
        or low.startswith(_STARTS)
        or (low[0] in "{<0123456789[«»←→ph" and _FORMS.fullmatch(low) is not None)
    )

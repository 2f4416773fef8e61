"""The HTML that a story may hold, as data: what is allowed, and why. Everything else loses its tags and keeps its words."""

from __future__ import annotations

from holdfast.story.markup.looks import CENTRED, HUES

ELEMENTS = {
    # what words mean: the author's stress, and words struck out and kept
    "stress": {"em", "strong", "i", "b", "u", "s", "del", "ins", "small", "mark"},
    # how prose is built; verse keeps its lines by br
    "prose": {"p", "br", "hr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "div", "span"},
    # lists, tables and term lists stand in letters, logs and case files
    "shapes": {"ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"},
    # chat logs, typed pages, what a machine says
    "typed": {"pre", "code", "kbd", "samp", "tt", "var"},
    # sources, terms, hidden spoilers
    "apparatus": {"a", "abbr", "cite", "dfn", "q", "details", "summary", "figure", "figcaption"},
    # readings above a script, high and low letters
    "script": {"ruby", "rb", "rt", "rp", "sub", "sup"},
}
# No style, and no class but our own: they would let a story dress up as the site. An id is what a footnote is found by;
# it gets a prefix, so that it is never one of the page's own. `dir` and `lang` are what scripts and voices need.
ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "details": {"open"},
}
ANCHORED = ("a", "p", "li", "span", "sup", "dt", "dd")  # where a link inside the text may lead to
# How blocks.py sets the lines of poems and letters, what stands in the middle, and colours.
VALUES = {
    "p": {"class": {"verse", "letter", CENTRED}},
    "div": {"class": {CENTRED}},
    "span": {"class": {f"hue-{one}" for one in HUES}},
}
SCHEMES = {
    "http",
    "https",
    "mailto",
}  # a story's links lead out; a relative one would lead into this archive, or nowhere
# Their contents are no text of the story, and go with them.
EMPTIED = {
    "script",
    "style",
    "iframe",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "svg",
    "math",
    "template",
    "title",
    "textarea",
    "select",
    "xmp",
    "plaintext",
}
LINK_REL = "nofollow ugc noopener"  # no rank for what users link to, said so, and no handle on our window
RENAMED = {
    "strike": "s",
    "big": "span",
    "center": "div",
    "font": "span",
    "acronym": "abbr",
}  # old names of allowed things

TAGS = frozenset().union(*ELEMENTS.values())

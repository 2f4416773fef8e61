"""Lines of TeX that are no story: who wrote what, and how it is set."""

from __future__ import annotations

import re

from holdfast.story.paratext.words import LABELS, LabelWord

_TEX = re.compile(
    r"\\(?:(?P<name>title|author|date)\{(?P<value>(?:[^{}\\]|\\[^\\t])*).*|(?:documentclass|usepackage|begin|end|maketitle|tableofcontents|newpage|clearpage|pagestyle|setlength|input|include|label|frontmatter|mainmatter|newcommand|renewcommand)\b.*)"
)


def tex_value(text: str) -> tuple[LabelWord | None, int, int] | None:
    r"""What a command says, and where; without a word it only says how the page is set; None: a line of the text.

    >>> tex_value(r"\title{The Rain}")[1:], tex_value(r"\begin{document}"), tex_value(r"\emph{Rain} fell.")
    ((7, 15), (None, 0, 0), None)
    """
    match = _TEX.match(text)
    if match is None:
        return None
    word = LABELS.get(match["name"]) if match["value"] is not None else None
    return (word, *match.span("value")) if word is not None else (None, 0, 0)

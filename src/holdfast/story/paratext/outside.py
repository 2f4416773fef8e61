"""What a post holds beside the author's words: who sent it on, a list's footer, a signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.story.manuscript import Line
from holdfast.story.paratext.contract import Candidate
from holdfast.story.paratext.site_words import is_footer
from holdfast.story.paratext.unit import Kind, Unit
from holdfast.story.paratext.values import candidate, trimmed
from holdfast.story.paratext.view import View

LONGEST_SIGNATURE = 12  # units


def sign_off(view: View, units: Sequence[Unit]) -> None:
    """In a mail, what stands below the last `--` is a signature before anything is asked of it."""
    if not any(one.kind is Kind.HEAD and one.text[:5].casefold() == "from:" for one in view.head):
        return
    late = units[-LONGEST_SIGNATURE:]
    place = next((place for place in range(len(late) - 1, -1, -1) if late[place].text == "--"), len(late))
    for one in late[place + 1 :]:
        if one.kind is Kind.TEXT:
            one.kind = Kind.CHROME
            view.outside.append(one)


def take_out(view: View, *, quoted: bool) -> None:
    """Moves into `view.outside` what is no word of the author's: the zones are drawn, so their ends are known.

    In a file that quotes a whole story, what stands outside the quotation is the sender's. Below `-- ` (with its
    blank, or in a mail) stands a signature (RFC 3676, section 4.3).
    """
    mailed = quoted or any(one.kind is Kind.HEAD and one.text[:5].casefold() == "from:" for one in view.head)
    place = _signature(view.manuscript.lines, view.back, mailed=mailed)
    for one in (*view.front, *view.back):
        late = place is not None and one.rows[0].number >= place
        sent_on = quoted and not one.rows[0].line.text.lstrip().startswith((">", "|"))
        if one.kind is Kind.TEXT and (late or sent_on or is_footer(one.text)):
            one.kind = Kind.CHROME
            view.outside.append(one)


def _signature(lines: Sequence[Line], back: Sequence[Unit], *, mailed: bool) -> int | None:
    """The number of the line that opens the signature."""
    for one in back[-LONGEST_SIGNATURE:]:
        line = lines[one.rows[0].number].text
        if one.text == "--" and (mailed or line == "-- "):
            return one.rows[0].number
    return None


def propose(view: View) -> Iterator[Candidate]:
    """What was set aside, so that the account can name it."""
    for one in view.outside:
        yield candidate(one, *trimmed(one.text, 0, len(one.text)), "outside", "outside.line", 2.0)

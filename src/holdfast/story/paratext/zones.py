"""Where the front ends, where the back begins: the best path `front* body+ back*` through the units.

Every unit has log-odds for standing before (or after) the story instead of in it; a border
between two units has log-odds of its own. The path with the highest sum wins; the distance to
the next best path is how sure we are. The cues and their weights are in `cues`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from holdfast.story.manuscript import Line, Manuscript
from holdfast.story.paratext.cues_back import back_border, back_odds
from holdfast.story.paratext.cues_between import is_spaced
from holdfast.story.paratext.cues_front import front_border, front_odds
from holdfast.story.paratext.glued import unglued
from holdfast.story.paratext.heads import heads, may_be_head
from holdfast.story.paratext.label_lines import label_alone, label_at
from holdfast.story.paratext.outside import sign_off, take_out
from holdfast.story.paratext.rows import is_quoted, row
from holdfast.story.paratext.site_words import is_chrome
from holdfast.story.paratext.tails import join_tails
from holdfast.story.paratext.unit import Kind, Unit
from holdfast.story.paratext.units import believe_alone, group_units
from holdfast.story.paratext.view import View

TOP_GROUPS = 60
FOOT_GROUPS = 40
GIVE_UP = 10.0  # so far below the best sum, nothing that follows will mend it
SOON = 9  # a label within so many groups says that this is still the header
AHEAD = 14  # a label within so many groups is worth walking on for
ALL_FRONT = -7.0  # what it costs to say: there is no story here
LEAST_AT_FOOT, LOOK_AGAIN = 10, 4  # units: so many are looked at from below, and after so many more it is asked again
TOLD_ABOVE, BELOW_STORY = -6.0, 0.5  # below so much of a story, what looks like a header may be part of it
GROUP_ROWS = 30


@dataclass(slots=True)
class _Group:
    first: int
    last: int
    blanks: int
    units: list[Unit] = field(default_factory=list)


def look(manuscript: Manuscript, body: tuple[int, int] | None = None) -> View:
    r"""The manuscript with its zones drawn; where a person has told between which characters the story stands, there.

    >>> from holdfast.story.manuscript import Line
    >>> said = ["Rain", "by Ann", "", "Rating: G", "", "She looked at him.", "", "THE END"]
    >>> place, lines = 0, []
    >>> for one in said:
    ...     lines.append(Line(one, place, place + len(one)))
    ...     place += len(one) + 1
    >>> view = look(Manuscript("\n".join(said), tuple(lines), "plaintext", "utf-8"))
    >>> view.first, view.last, [one.kind.value for one in view.back]
    (5, 6, ['end'])
    """
    manuscript = unglued(manuscript)
    if body is not None:
        manuscript = manuscript.cut_at(*body)
    lines = manuscript.lines
    quoted = is_quoted(lines[:400])
    view = View(manuscript, width=_width(lines))
    view.alone = sum(label_alone(line.text.strip()) is not None for line in lines[:60] if 3 < len(line.text) < 40) > 2
    if body is None:
        _find(view, quoted=quoted)
    else:
        _draw_as_told(view, body, quoted=quoted)
    take_out(view, quoted=quoted)
    join_tails(view.front)
    join_tails(view.back)
    return view


def _find(view: View, *, quoted: bool) -> None:
    lines = view.manuscript.lines
    view.head, first = _head(lines, quoted=quoted)
    groups = list(_groups(lines, first, quoted=quoted))
    if groups:
        _draw(view, groups, quoted=quoted)
    else:
        view.first = view.last = len(lines)


def _draw_as_told(view: View, body: tuple[int, int], *, quoted: bool) -> None:
    """Front is what stands above the body that was told, back what stands below; the lines are cut at its borders."""
    lines = view.manuscript.lines
    view.first = next((place for place, line in enumerate(lines) if line.start >= body[0]), len(lines))
    below = (place for place in range(view.first, len(lines)) if lines[place].start >= body[1])
    view.last = next(below, len(lines))
    above = lines[: view.first]
    view.head, first = _head(above, quoted=quoted)
    for group in _ends(view, list(_groups(above, first, quoted=quoted))):
        view.front += _units(view, group, quoted=quoted)
    for group in _ends(view, list(_groups(lines, view.last, quoted=quoted))):
        view.back += _units(view, group, quoted=quoted)


def _ends(view: View, groups: list[_Group]) -> list[_Group]:
    """The groups at either end. Of a long text outside the story nobody expects more; what is left out has no explanation."""
    if len(groups) <= 2 * TOP_GROUPS:
        return groups
    lines, between = view.manuscript.lines, groups[TOP_GROUPS:-TOP_GROUPS]
    view.beyond.append((lines[between[0].first].start, lines[between[-1].last - 1].end))
    return groups[:TOP_GROUPS] + groups[-TOP_GROUPS:]


def _head(lines: tuple[Line, ...], *, quoted: bool) -> tuple[list[Unit], int]:
    start = next((place for place, line in enumerate(lines[:40]) if line.text.strip()), None)
    if start is None or not may_be_head(row(start, lines[start], quoted=quoted).text):
        return [], 0
    return heads([row(place, line, quoted=quoted) for place, line in enumerate(lines[:200])])


def _width(lines: tuple[Line, ...]) -> int | None:
    """The width at which all of it is wrapped; None if lines end where authors ended them."""
    lengths = sorted(len(line.text.rstrip()) for line in lines[:400] if line.text)
    if len(lengths) < 10 or not 45 <= lengths[-1 - len(lengths) // 50] <= 100:
        return None
    widest = lengths[-1 - len(lengths) // 50]
    near = sum(length > widest - 14 for length in lengths)
    return widest if near * 3 > len(lengths) else None


def _groups(lines: tuple[Line, ...], first: int, *, quoted: bool) -> Iterator[_Group]:
    blanks, start = 0, None
    for place in range(first, len(lines)):
        text = lines[place].text
        empty = (
            not text
            or text.isspace()
            or ((quoted or text[0] == ">") and not row(place, lines[place], quoted=quoted).text)
        )
        if empty:
            if start is not None:
                yield _Group(start, place, blanks)
                start, blanks = None, 0
            blanks += 1
        elif start is None:
            start = place
        elif place - start >= GROUP_ROWS:
            yield _Group(start, place, blanks)
            start, blanks = place, 0
    if start is not None:
        yield _Group(start, len(lines), blanks)


def _units(view: View, group: _Group, *, quoted: bool) -> list[Unit]:
    if not group.units:
        rows = [row(place, view.manuscript.lines[place], quoted=quoted) for place in range(group.first, group.last)]
        group.units = group_units(rows, group.blanks, view.width, alone=view.alone)
    return group.units


def _draw(view: View, groups: list[_Group], *, quoted: bool) -> None:
    top, front_sums = _walk_down(view, groups, quoted=quoted)
    foot, back_sums = _walk_up(view, groups, quoted=quoted)
    lowest = groups[-1].last
    spaced = is_spaced(top) if len(top) > len(foot) else is_spaced(foot)
    starts = [(total + front_border(top, place, spaced=spaced), place) for place, total in enumerate(front_sums)]
    ends = [(total + back_border(foot, place, spaced=spaced), place) for place, total in enumerate(back_sums)]
    whole = bool(top) and top[-1].rows[-1].number + 1 >= lowest
    if whole:
        starts[-1] = (starts[-1][0] + ALL_FRONT, starts[-1][1])
    start, end = _settle(view, top, foot, starts, ends)
    view.front, view.back = top[:start], foot[end:]
    back = {id(one) for one in view.back} if whole else set[int]()
    view.telling = [
        (one.whole[0], after - before)
        for one, (before, after) in zip(view.front, pairwise(front_sums), strict=False)
        if after < before
    ]
    body_top = [one for one in top[start:] if id(one) not in back]
    view.body_units = body_top
    view.first = view.front[-1].rows[-1].number + 1 if view.front else groups[0].first
    view.last = view.back[0].rows[0].number if view.back else lowest
    if body_top:
        view.first = body_top[0].rows[0].number
    view.last = max(view.first, view.last)
    while view.last > view.first and not view.manuscript.lines[view.last - 1].text.strip():
        view.last -= 1


def _settle(
    view: View, top: list[Unit], foot: list[Unit], starts: list[tuple[float, int]], ends: list[tuple[float, int]]
) -> tuple[int, int]:
    """The best start and end that leave the end behind the start."""
    best_start, start = max(starts, key=lambda one: (one[0], -one[1]))
    best_end, end = max(ends, key=lambda one: (one[0], one[1]))
    if not _in_order(top, foot, start, end):
        start, end = _best_pair(top, foot, starts, ends)
    view.start_margin = _margin(best_start, [one for one in starts if _in_order(top, foot, one[1], end)], start, top)
    view.end_margin = _margin(best_end, [one for one in ends if _in_order(top, foot, start, one[1])], end, foot)
    return start, end


def _best_pair(
    top: list[Unit], foot: list[Unit], starts: list[tuple[float, int]], ends: list[tuple[float, int]]
) -> tuple[int, int]:
    """The start and the end with the highest sum that are in order. The lower the end, the more starts are: nothing is tried twice."""
    best_until = list(accumulate(starts, max))
    found = []
    allowed = 0
    for total, place in ends:
        while allowed + 1 < len(starts) and _in_order(top, foot, allowed + 1, place):
            allowed += 1
        found.append((best_until[allowed][0] + total, best_until[allowed][1], place))
    _, start, end = max(found)
    return start, end


def _in_order(top: list[Unit], foot: list[Unit], start: int, end: int) -> bool:
    if end == len(foot) or start == 0:
        return True
    last, first = top[start - 1], foot[end]
    return (last.rows[-1].number, last.rows[-1].at) < (first.rows[0].number, first.rows[0].at)


def _margin(best: float, sums: list[tuple[float, int]], chosen: int, units: list[Unit]) -> float:
    """How far the next best border is below, leaving out those that differ by furniture alone."""
    told = [0, *accumulate(one.kind in {Kind.TEXT, Kind.LABEL} for one in units)]
    return min((best - total for total, place in sums if told[place] != told[chosen]), default=9.0)


def _walk_down(view: View, groups: list[_Group], *, quoted: bool) -> tuple[list[Unit], list[float]]:
    units: list[Unit] = []
    sums = [0.0]
    read = nearest = 0
    told = 0.0  # what spoke for a story so far
    for place in range(min(len(groups), TOP_GROUPS)):
        while read < min(len(groups), place + 3):
            units.extend(_units(view, groups[read], quoted=quoted))
            believe_alone(units[-2:])
            read += 1
        while nearest <= place and nearest < len(groups):
            nearest = _next_label(view.manuscript.lines, groups, max(nearest + 1, place + 1))
        ahead = nearest < place + SOON
        for _ in groups[place].units:
            odds = front_odds(units, len(sums) - 1, ahead=ahead)
            sums.append(sums[-1] + (odds * BELOW_STORY if odds > 0 and told < TOLD_ABOVE else odds))
            told += min(0.0, odds)
        if sums[-1] < max(sums) - GIVE_UP and nearest >= place + AHEAD:
            break
    return units[: len(sums) - 1], sums


def _next_label(lines: tuple[Line, ...], groups: list[_Group], first: int) -> int:
    """The next group, from `first` on, that begins with a label; far away if none does."""
    last = min(len(groups), TOP_GROUPS + AHEAD)
    return next(
        (place for place in range(first, last) if _begins_with_label(lines, groups[place])), len(groups) + AHEAD
    )


def _begins_with_label(lines: tuple[Line, ...], group: _Group) -> bool:
    text = lines[group.first].text.strip()
    label = label_at(text)
    return (label is not None and label.word.strong and label.word.field != "end_notes") or (
        text[:4] == "See " and is_chrome(text)
    )


def _walk_up(view: View, groups: list[_Group], *, quoted: bool) -> tuple[list[Unit], list[float]]:
    units: list[Unit] = []
    looked = 0
    for group in reversed(groups[-FOOT_GROUPS:]):
        units[:0] = _units(view, group, quoted=quoted)
        if len(units) >= looked + LOOK_AGAIN:
            looked = len(units)
            if looked >= LEAST_AT_FOOT and _hopeless(units):
                break
    sign_off(view, units)
    sums = [0.0]
    for place in range(len(units) - 1, -1, -1):
        sums.append(sums[-1] + back_odds(units, place))
    return units, sums[::-1]


def _hopeless(units: list[Unit]) -> bool:
    """Whether what stands highest is story enough that the back cannot begin above it."""
    total = 0.0
    for place in range(min(6, len(units))):
        one = units[place]
        if one.kind in {Kind.END, Kind.LABEL, Kind.CHROME}:
            return False
        total += back_odds(units, place)
    return total < -GIVE_UP

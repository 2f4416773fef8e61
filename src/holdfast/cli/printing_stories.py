"""How `holdfast read` shows a story to a person: a table of what was found, or the text with everything marked."""

from __future__ import annotations

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from holdfast.cli.printing import margin, paper, visible, visible_line
from holdfast.story import Problem, ReadStory, stretches

_SHORT = 90  # characters of a value in the table; --json has them all
_STYLES = (
    ("bold black on green", {"title", "author", "authors"}),
    ("black on cyan", {"series", "posting", "part", "relation", "relations", "point_of_view", "language"}),
    ("black on bright_blue", {"fandom", "fandoms", "relationship", "relationships", "character", "characters"}),
    ("black on bright_magenta", {"tag", "tags", "genre", "genres", "category", "categories"}),
    ("black on bright_red", {"rating", "warning", "warnings", "spoilers"}),
    ("black on yellow", {"summary", "notes", "end_notes", "disclaimer", "archive_permission", "contact"}),
)
_OTHER = "black on white"
_KINDS = {"body": "", "furniture": "dim", "unplaced": "underline"}


def print_problem(problem: Problem) -> None:
    margin().print(Text.assemble((visible_line(problem.source), "bold"), ": ", (visible(problem.sentence), "red")))


def print_table(story: ReadStory) -> None:
    out = paper()
    _print_heading(out, story)
    table = Table("Field", Column("Value", overflow="fold"), "Sure", "Rule", box=None, pad_edge=False)
    told: set[tuple[str, str]] = set()
    for finding in sorted(story.findings, key=lambda one: (one.start, one.end)):
        goes_on = (finding.field, finding.value) in told  # a value of several paragraphs: each says its own words
        value = story.text[finding.start : finding.end] if goes_on else finding.value
        told.add((finding.field, finding.value))
        table.add_row(finding.field, _short(value), f"{finding.confidence:.0%}", Text(finding.rule, "dim"))
    out.print(table)
    _print_footing(out, story)


def print_why(story: ReadStory) -> None:
    """The text with every finding marked: in colour on a terminal, in ⟦brackets⟧ elsewhere."""
    out = paper()
    _print_heading(out, story)
    legend: dict[str, str] = {}
    marked = Text()
    for stretch in stretches(story):
        text = visible(story.text[stretch.start : stretch.end])
        name = stretch.finding.field if stretch.finding else stretch.kind
        style = _style(name) if stretch.finding else _KINDS[stretch.kind]
        if style:
            legend[name] = style
        if not out.is_terminal and stretch.finding:
            text = f"⟦{name}: {text}⟧"
        marked.append(text, style)
    out.print(marked)  # as a whole, so that a terminal breaks its lines between words
    if out.is_terminal and legend:
        out.print(Text.assemble("\n", *((f" {name} ", style) for name, style in legend.items())))
    _print_footing(out, story)


def _print_heading(out: Console, story: ReadStory) -> None:
    title = story.work.title or "(no title)"
    by = f" by {', '.join(story.work.authors)}" if story.work.authors else ""
    facts = story.source
    out.print(Text.assemble((visible_line(title + by), "bold"), "  ", (visible_line(facts.name), "dim")))
    out.print(
        f"{facts.reader}, {facts.encoding}, {facts.characters:,} characters, {story.work.words:,} words", style="dim"
    )


def _print_footing(out: Console, story: ReadStory) -> None:
    ledger = story.ledger
    whole = max(1, ledger.characters)
    parts = {"body": ledger.body, "fields": ledger.fields, "furniture": ledger.furniture, "unplaced": ledger.unplaced}
    out.print(
        "Every character: " + ", ".join(f"{name} {count / whole:.1%}" for name, count in parts.items()), style="dim"
    )
    for repair in story.repairs:
        out.print(f"Repaired: {visible(repair.what)} ({repair.count:,})", style="dim")
    for doubt in story.doubts:
        out.print(f"To be looked at: {visible(doubt.sentence)}", style="yellow")
    out.print()


def _short(value: str) -> str:
    one_line = " ".join(visible(value).split())
    return one_line if len(one_line) <= _SHORT else one_line[: _SHORT - 1].rstrip() + "…"


def _style(field: str) -> str:
    return next((style for style, fields in _STYLES if field in fields), _OTHER)

"""Bringing as `bring` and `serve` show it: a bar while it runs, a report at the end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from holdfast.archive.desk.actions import ask_to_bring, bring, rehearse
from holdfast.archive.desk.queries import report_of
from holdfast.archive.desk.report import Line, Progress, Report
from holdfast.archive.sameness.follow import catch_up as compare
from holdfast.cli.printing import Rate, margin, paper, progress_bar, visible, visible_line
from holdfast.cli.understanding import NO_FILE
from holdfast.search.follow import catch_up

SHOWN = 20  # of each kind; --json and --report have them all


def bring_and_show(paths: Sequence[Path]) -> Report:
    report = bring_paths(paths)
    print_report(report)
    return report


def bring_paths(paths: Sequence[Path], *, dry_run: bool = False) -> Report:
    """Bring what stands at these paths, the index up to it, and compare it with what is here. What is here already is not brought again."""
    whole = [str(path.absolute()) for path in paths]
    try:
        with progress_bar("Reading" if dry_run else "Bringing", Rate()) as show:

            def tell(progress: Progress) -> None:
                show(progress.done, progress.total)

            if dry_run:
                return rehearse(whole, tell=tell)
            brought = bring(ask_to_bring(whole, by=None), tell=tell)
        with progress_bar("Indexing", Rate()) as show:
            catch_up(tell=lambda done: show(done, None))
        with progress_bar("Comparing", Rate()) as show:
            compare(tell=lambda done: show(done, None))
    except KeyboardInterrupt:
        if not dry_run:
            margin().print("What was brought so far is kept. The same command goes on where this one was stopped.")
        raise
    return report_of(brought)


def print_report(report: Report) -> None:
    out = paper()
    what = "would be brought" if report.dry_run else "brought"
    facts = [f"{report.brought:,} {what}"]
    if report.doubtful:
        facts.append(f"{len(report.doubtful):,} of them doubtful")
    facts.append(f"{report.here:,} already here")
    if report.refused:
        facts.append(f"{len(report.refused):,} refused")
    out.print(Text(", ".join(facts) + ".", "bold"))
    if not (report.brought or report.here or report.refused):
        out.print(NO_FILE)
    _print_lines(out, "To be looked at", "yellow", report.doubtful)
    _print_lines(out, "Refused", "red", report.refused)


def _print_lines(out: Console, heading: str, style: str, lines: Sequence[Line]) -> None:
    if not lines:
        return
    out.print(Text(f"\n{heading}", f"bold {style}"))
    for line in lines[:SHOWN]:
        _print_file(out, visible_line(line.name), visible(" ".join(line.reasons)))
    if len(lines) > SHOWN:
        out.print(f"  and {len(lines) - SHOWN:,} more: --json or --report FILE shows them all", style="dim")


def _print_file(out: Console, name: str, why: str) -> None:
    """In one line for a program to search; on a terminal the reason stands below the name, set in."""
    if not out.is_terminal:
        out.print(Text.assemble("  ", (name, "bold"), "  ", why))
        return
    out.print(Text(f"  {name}", "bold"))
    for part in Text(why).wrap(out, out.width - 6):
        out.print(f"      {part.plain.rstrip()}")

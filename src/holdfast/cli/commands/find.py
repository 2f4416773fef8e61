"""`holdfast find`: what the search page finds, at the command line."""

from __future__ import annotations

import click
from django.contrib.auth.models import AnonymousUser
from rich.text import Text

from holdfast.archive.store import open_store
from holdfast.archive.works.models import Credit, CreditRole
from holdfast.cli.printing import margin, paper, visible
from holdfast.cli.printing_json import print_json
from holdfast.search.find import Found, Hit, find
from holdfast.search.follow import catch_up

Authors = dict[int, list[str]]


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for programs.")
@click.option("--page", default=1, show_default=True, type=click.IntRange(1), help="Which page of the works found.")
@click.option("--per-page", default=20, show_default=True, type=click.IntRange(1, 1000), help="Works on a page.")
def command(words: tuple[str, ...], *, as_json: bool, page: int, per_page: int) -> None:
    """Find works that anybody may read.

    WORDS are searched for in titles, names, tags, series, summaries, notes and the stories themselves. A "phrase" in
    quotation marks, -word for “not this”, word OR word, and fields (title: by: fandom: ship: character: tag: series:
    summary: text: …) narrow it down. After -- a word may begin with a minus:  holdfast find -- ghost -angst
    """
    open_store()
    catch_up()
    found = find(AnonymousUser(), " ".join(_with_quotes(word) for word in words), page=page, per_page=per_page)
    authors = _authors(found)
    if as_json:
        print_json(_as_data(found, authors))
    else:
        _print(found, authors)


def _with_quotes(word: str) -> str:
    """The shell took away the quotation marks round a phrase."""
    if " " not in word.strip() or '"' in word:
        return word
    field, colon, phrase = word.partition(":")
    return f'{field}:"{phrase}"' if colon and field.isalpha() and phrase[:1].strip() else f'"{word}"'


def _as_data(found: Found, authors: Authors) -> dict[str, object]:
    hits = [
        {
            "id": hit.work.address,
            "title": hit.work.title or None,
            "people": authors[hit.work.pk],
            "snippet": "".join(piece.text for piece in hit.snippet),
        }
        for hit in found.hits
    ]
    data: dict[str, object] = {"total": found.total, "hits": hits, "counts": found.counts}
    return data | ({"problem": found.problem} if found.problem else {})


def _authors(found: Found) -> Authors:
    """The authors' names by the work's row number, for all works that are shown at once."""
    names: Authors = {hit.work.pk: [] for hit in found.hits}
    for credit in Credit.objects.filter(work__in=names, role=CreditRole.AUTHOR).select_related("pen_name"):
        names[credit.work_id].append(credit.pen_name.name)
    return names


def _print(found: Found, authors: Authors) -> None:
    if found.problem:
        margin().print(found.problem, style="yellow")
    out = paper()
    for hit in found.hits:
        out.print(_shown(hit, authors[hit.work.pk]), end="\n\n")
    many = "1 work" if found.total == 1 else f"{found.total:,} works"
    out.print(f"{many} found." if found.total <= len(found.hits) else f"{many} found; {len(found.hits)} shown.")


def _shown(hit: Hit, authors: list[str]) -> Text:
    names = ", ".join(authors)
    text = Text.assemble(
        (visible(str(hit.work)), "bold"),
        f" by {visible(names)}" if names else "",
        (f"  /works/{hit.work.address}/", "dim"),
    )
    if hit.snippet:
        text.append("\n  ")
    for piece in hit.snippet:
        text.append(visible(piece.text), style="bold green" if piece.found else "")
    return text

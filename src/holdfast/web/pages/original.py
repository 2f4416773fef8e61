"""The original as found, beside what was made of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from holdfast.archive.mail_addresses import without_mail_addresses
from holdfast.archive.people.rules import is_owner
from holdfast.archive.works.models import Provenance, Work
from holdfast.archive.works.originals import open_original
from holdfast.archive.works.queries import work_at
from holdfast.archive.works.rules import may_carry_away, may_see_original
from holdfast.story import Source, StoryError, read_manuscript
from holdfast.web.pages.cards import card_of
from holdfast.web.pages.joined import leads_on
from holdfast.web.pages.marked import coloured, legend_of

LONGEST_SHOWN = 1_000_000  # characters; a browser takes no more on one page. The rest is in the file.
GONE = "The file of this original cannot be read now. The archive's keeper can mend it from a copy."
SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox"


@dataclass(frozen=True)
class Shown:
    """An original decoded: its text, or the sentence that says why there is none."""

    text: str = ""
    problem: str = ""


@leads_on
def original(request: HttpRequest, address: str) -> HttpResponse:
    work, kept = _kept(request, address)
    shown = decoded(kept)
    first, last = kept.part or (0, len(shown.text))
    stretches = list(coloured(kept.reading, shown.text, first + LONGEST_SHOWN)) if shown.text else []
    context = {
        "work": work,
        "others": list(work.provenance.all()) if len(work.provenance.all()) > 1 else [],
        "card": card_of(work),
        "kept": kept,
        "source": kept.reading.get("source", {}),
        "ledger": kept.reading.get("ledger", {}),
        "problem": shown.problem,
        "cut": min(last, len(shown.text)) - first > LONGEST_SHOWN,
        "stretches": stretches,
        "groups": legend_of(stretches),
        "owner": is_owner(request.user),
        "may_carry_away": may_carry_away(request.user, work, kept.original),
    }
    return render(request, "works/original.html", context)


@leads_on
def original_file(request: HttpRequest, address: str) -> HttpResponse:
    """The bytes, never to be run or shown by a browser: a text that is saved."""
    work, kept = _kept(request, address)
    if not may_carry_away(request.user, work, kept.original):
        raise Http404
    try:
        data = _bytes(kept)
    except OSError as gone:
        raise Http404 from gone
    answer = HttpResponse(data, content_type="text/plain")
    name = without_mail_addresses(kept.original.name.rsplit("/", 1)[-1]) or "original"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["Content-Security-Policy"] = SANDBOX
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _kept(request: HttpRequest, address: str) -> tuple[Work, Provenance]:
    """Of a work that was made of several originals, the one whose number is asked for: `?of=2`."""
    work = work_at(request.user, address)
    if work is None or not may_see_original(request.user, work):
        raise Http404
    every = dict(enumerate(work.provenance.all(), 1))
    number = request.GET.get("of", "1")
    kept = every.get(int(number)) if number.isdecimal() and len(number) < 6 else None
    if kept is None:
        raise Http404
    return work, kept


def _bytes(kept: Provenance) -> bytes:
    with open_original(kept.original.sha256) as file:
        return bytes(file.read())


def decoded(kept: Provenance) -> Shown:
    try:
        return Shown(read_manuscript(Source(kept.original.name, _bytes(kept))).text)
    except OSError:
        return Shown(problem=GONE)
    except StoryError as error:
        return Shown(problem=str(error))

"""Signatures and offers as rows, kept as the works are. Everything here runs in the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from holdfast.archive.journal.actions import record_all
from holdfast.archive.sameness.alike import Sameness
from holdfast.archive.sameness.facts import Facts, piece_of
from holdfast.archive.sameness.matching import Pair, few, holders_of, pairs_of
from holdfast.archive.sameness.models import (
    Offer,
    Offered,
    OfferKind,
    OfferState,
    OftenSaid,
    Shingle,
    Signature,
)
from holdfast.archive.sameness.parts import Piece, Post, post_of
from holdfast.archive.works.models import Work

MOST_HOLDERS = 64  # of a number; beyond, it is a song or a disclaimer, and says nothing
MOST_NEAR = 2000  # works of one title, or of one numbered row of files, that are looked at
_PAIRED = (OfferKind.COPIES, OfferKind.CONTAINED)
_COMPARED = ("digest", "titled", "filed", "authors", "said", "by_file")


def keep_facts(several: Sequence[Facts]) -> None:
    """Store what is compared of these works, and offer what they are found to belong with."""
    signatures = _changed(several)
    if not signatures:
        return
    holders = _keep_sketches(signatures)
    words = {one.work.pk: one.words for one in several}
    found = list(pairs_of(signatures, holders, words))
    numbers = {one.work_id for one in signatures}
    _withdraw_pairs(numbers, {(pair.first, pair.second) for pair in found})
    for pair in found:
        _offer_pair(pair)
    _offer_posts(signatures)


def forget(numbers: Collection[int]) -> None:
    """These works are not to be joined any more: nothing of them is compared or offered."""
    gone = list(Signature.objects.filter(work__in=numbers))
    _take_sketches(gone)
    Signature.objects.filter(pk__in=[one.pk for one in gone]).delete()
    open_ones = Offer.objects.filter(state=OfferState.OPEN, offered__work__in=numbers)
    left = set(
        Offered.objects.filter(offer__in=list(open_ones.filter(kind=OfferKind.PARTS))).values_list("work", flat=True)
    )
    _withdraw(open_ones)
    _offer_posts(list(Signature.objects.filter(work__in=left - set(numbers))))


# --- signatures ---


def _changed(several: Sequence[Facts]) -> list[Signature]:
    """The signatures that are new or say something else than before; the old ones are taken away."""
    before = {one.work_id: one for one in Signature.objects.filter(work__in=[one.work for one in several])}
    new = [one.signature() for one in several]
    changed = [one for one in new if not _same(one, before.get(one.work_id))]
    old = [before[one.work_id] for one in changed if one.work_id in before]
    _take_sketches(old)
    Signature.objects.filter(pk__in=[one.pk for one in old]).delete()
    return Signature.objects.bulk_create(changed)


def _same(new: Signature, before: Signature | None) -> bool:
    return before is not None and all(getattr(new, name) == getattr(before, name) for name in _COMPARED)


def _take_sketches(several: Iterable[Signature]) -> None:
    for one in several:
        for some in few(one.sketch):
            Shingle.objects.filter(value__in=some, holder=one.work_id).delete()


def _keep_sketches(signatures: Sequence[Signature]) -> dict[int, list[int]]:
    """Answers with the holders of each number, those that are said too often left out."""
    values = {value for one in signatures for value in one.sketch}
    for some in few(values):
        values -= set(OftenSaid.objects.filter(value__in=some).values_list("value", flat=True))
    Shingle.objects.bulk_create(
        Shingle(value=value, holder=one.work_id) for one in signatures for value in one.sketch if value in values
    )
    holders = holders_of(values)
    often = [value for value, those in holders.items() if len(those) > MOST_HOLDERS]
    OftenSaid.objects.bulk_create((OftenSaid(value=value) for value in often), ignore_conflicts=True)
    for some in few(often):
        Shingle.objects.filter(value__in=some).delete()
    return {value: those for value, those in holders.items() if len(those) <= MOST_HOLDERS}


# --- two that are alike ---


def _offer_pair(pair: Pair) -> None:
    kind = OfferKind.COPIES if pair.sameness == Sameness.COPIES else OfferKind.CONTAINED
    works = (pair.first, pair.second)
    alike: dict[str, Any] = pair.alike.as_data()
    if pair.sameness == Sameness.FIRST_WITHIN:
        works, alike = works[::-1], {"first": alike["second"], "second": alike["first"]}
    before = _offered_together(works).filter(kind__in=_PAIRED).first()
    if before is None:
        _offer(kind, alike, [Offered(work_id=number, position=at) for at, number in enumerate(works, 1)])
    elif before.state == OfferState.OPEN and (before.kind, before.alike) != (kind, alike):
        before.offered.all().delete()
        Offered.objects.bulk_create(Offered(offer=before, work_id=one, position=at) for at, one in enumerate(works, 1))
        before.kind, before.alike = kind, alike
        before.save(update_fields=["kind", "alike"])


def _withdraw_pairs(numbers: Collection[int], found: Collection[tuple[int, int]]) -> None:
    """Open offers of these works that are no longer so, because a text was corrected."""
    stale = []
    paired = Offer.objects.filter(state=OfferState.OPEN, kind__in=_PAIRED, offered__work__in=numbers).distinct()
    for offer in paired.prefetch_related("offered"):
        pair = tuple(sorted(one.work_id for one in offer.offered.all()))
        if pair not in found:
            stale.append(offer.pk)
    _withdraw(Offer.objects.filter(pk__in=stale))


# --- pieces of one post ---


def _offer_posts(signatures: Sequence[Signature]) -> None:
    """Each post once, though every piece of it is among these; and anew what is left of an offer that no longer holds."""
    done: set[int] = set()
    while signatures:
        left: set[int] = set()
        near = _near(signatures)
        for one in map(piece_of, signatures):
            if one.work not in done:
                post = _without_copies(post_of(one, _pool(one, near)))
                pieces = post.pieces if post else (one,)
                done.update(piece.work for piece in pieces)
                left |= _settle_post(pieces, post)
        signatures = list(Signature.objects.filter(work__in=left - done).defer("sketch"))


def _without_copies(post: Post | None) -> Post | None:
    """Files that are numbered may be copies: what is found to be one is no piece, unless its own text says so."""
    if post is None:
        return None
    by_file = [piece.work for piece in post.pieces if not piece.said]
    copies = Offer.objects.filter(kind__in=_PAIRED, offered__work__in=by_file).exclude(state=OfferState.DECLINED)
    paired = copies.annotate(common=Count("pk")).filter(common=2)
    again = {number for offer in paired for number in sorted(one.work_id for one in offer.offered.all())[1:]}
    if not again:
        return post
    left = [piece for piece in post.pieces if piece.work not in again]
    return post_of(left[0], left[1:])


def _near(signatures: Sequence[Signature]) -> dict[tuple[str, str], list[Piece]]:
    """By title and by row of files: the works that share one with any of these."""
    files = {one.filed for one in signatures if one.filed}
    rows = list(Signature.objects.defer("sketch").filter(filed__in=files).order_by("-id")[:MOST_NEAR])
    titles = {one.titled for one in (*signatures, *rows) if one.titled}
    rows += (
        Signature.objects.defer("sketch").filter(titled__in=titles).exclude(filed__in=files).order_by("-id")[:MOST_NEAR]
    )
    near: dict[tuple[str, str], list[Piece]] = {}
    for piece in map(piece_of, rows):
        near.setdefault(("titled", piece.titled), []).append(piece)
        near.setdefault(("filed", piece.filed), []).append(piece)
    return near


def _pool(one: Piece, near: Mapping[tuple[str, str], list[Piece]]) -> list[Piece]:
    row = near.get(("filed", one.filed), []) if one.filed else []
    titles = {piece.titled for piece in (one, *row)} - {""}
    return row + [piece for title in titles for piece in near.get(("titled", title), [])]


def _settle_post(pieces: Sequence[Piece], post: Post | None) -> set[int]:
    """Make the open offers say this. Answers with works that were in one which is withdrawn."""
    numbers = [piece.work for piece in pieces]
    touching = Offer.objects.filter(kind=OfferKind.PARTS, offered__work__in=numbers).annotate(common=Count("pk"))
    rows = list(touching.order_by("pk"))
    open_ones = [offer for offer in rows if offer.state == OfferState.OPEN]
    decided = any(offer.state != OfferState.OPEN and offer.common > 1 for offer in rows)
    keep = open_ones[0] if open_ones and post and not decided else None
    stale = [offer.pk for offer in open_ones if offer is not keep]
    left = set(Offered.objects.filter(offer__in=stale).values_list("work", flat=True))
    _withdraw(Offer.objects.filter(pk__in=stale))
    if post is not None and not decided:
        _offer_post(post, keep)
    return left


def _offer_post(post: Post, before: Offer | None) -> None:
    alike: dict[str, Any] = {"total": post.total, "missing": list(post.missing)}
    lines = [
        Offered(
            work_id=piece.work,
            position=at,
            number=piece.marks[0].first if piece.marks else None,
            called=called(piece),
            doubt=post.doubted.get(piece.work, ""),
        )
        for at, piece in enumerate(post.pieces, 1)
    ]
    if before is None:
        _offer(OfferKind.PARTS, alike, lines)
        return
    before.offered.all().delete()
    before.alike = alike
    before.save(update_fields=["alike"])
    _put(before, lines)


def called(piece: Piece) -> str:
    return ", ".join(mark.called for mark in piece.marks)[:40]


# --- offers ---


def _offered_together(works: Collection[int]) -> QuerySet[Offer]:
    first, second = works
    return Offer.objects.filter(offered__work=first).filter(offered__work=second)


def _offer(kind: OfferKind, alike: dict[str, Any], lines: Sequence[Offered]) -> None:
    offer = Offer.objects.create(kind=kind, alike=alike, at=timezone.now())
    _put(offer, lines)
    works = Work.objects.filter(pk__in=[one.work_id for one in lines]).order_by("pk").values_list("address", flat=True)
    record_all(None, "offered", "offer", [(offer.address, {"kind": kind.value, "works": list(works)})])


def _put(offer: Offer, lines: Sequence[Offered]) -> None:
    for line in lines:
        line.offer = offer
    Offered.objects.bulk_create(lines)


def _withdraw(offers: QuerySet[Offer]) -> None:
    gone = list(offers.distinct())
    record_all(None, "withdrew", "offer", [(one.address, {}) for one in gone]) if gone else None
    Offer.objects.filter(pk__in=[one.pk for one in gone]).delete()

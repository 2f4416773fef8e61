"""Makes the stories that are measured: seeded, of about 10 KB each, in the shapes that archives hold.

The prose is nonsense with the statistics of prose: dialogue, sentences of varied length, paragraphs.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

NAMES = ("Elizabeth", "Watson", "Mina", "Holmes", "Jo", "Marius", "Anne", "Victor", "Jane", "Heathcliff")
FANDOMS = ("Sherlock Holmes", "Pride and Prejudice", "Dracula", "Little Women", "Frankenstein", "Les Misérables")
RATINGS = ("G", "PG", "PG-13", "R", "NC-17", "K+", "T")
VOCABULARY = """
the a of and to in that it was he she his her with for as had on at by not but be they from which this or have an
were would there been when who will more no if out so said what up its about into than them can only other new
some could time these two may then do first any my now such like our over man me even most made after also did
many before must through back years where much your way well down should because each just those people how too
little state good very make world still own see men work long get here between both life being under never day
same another know while last might us great old year off come since against go came right used take three window
lamp harbour letter river stone kitchen winter candle garden sister quiet morning rain coat bridge paper table
"""
WORDS = VOCABULARY.split()


def sentence(dice: random.Random) -> str:
    words = [dice.choice(WORDS) for _ in range(dice.randint(4, 22))]
    if dice.random() < 0.3:
        words[dice.randrange(len(words))] = dice.choice(NAMES)
    return " ".join(words).capitalize() + dice.choice("....?!")


def paragraph(dice: random.Random) -> str:
    text = " ".join(sentence(dice) for _ in range(dice.randint(1, 6)))
    return f"“{text}” said {dice.choice(NAMES)}." if dice.random() < 0.3 else text


def body(dice: random.Random, size: int) -> list[str]:
    paragraphs, length = [], 0
    while length < size:
        paragraphs.append("***" if dice.random() < 0.04 else paragraph(dice))
        length += len(paragraphs[-1]) + 2
    return paragraphs


def header_block(dice: random.Random, number: int, size: int) -> str:
    first, second = dice.sample(NAMES, 2)
    head = (
        f"Title: The {dice.choice(WORDS).capitalize()} of {dice.choice(NAMES)} {number}\nAuthor: penname{number % 97}\n"
        f"Fandom: {dice.choice(FANDOMS)}\nPairing: {first}/{second}\nRating: {dice.choice(RATINGS)}\n"
        f"Summary: {sentence(dice)}\nDisclaimer: Not mine. No profit made.\n"
        f"Author's Notes: Thanks to reader{number % 13} for the beta.\n"
    )
    return head + "\n* * *\n\n" + "\n\n".join(body(dice, size)) + "\n\nTHE END\n"


def hard_wrapped(dice: random.Random, number: int, size: int) -> str:
    head = (
        f"The {dice.choice(WORDS).capitalize()} {number}\nBy Pen{number % 89}\nRated PG\n\nSummary: {sentence(dice)}\n"
    )
    wrapped = (textwrap.fill(one, 66) for one in body(dice, size))
    return head + "\n***\n\n" + "\n\n".join(wrapped) + "\n\nTHE END\n\nThanks to my GE, Somebody.\n"


def journal_post(dice: random.Random, number: int, size: int) -> str:
    preface = f"I wrote this for reader{number % 31}, who asked for more of {dice.choice(FANDOMS)}. {sentence(dice)}"
    foot = f"{dice.choice(FANDOMS).lower()}, {'/'.join(dice.sample(NAMES, 2)).lower()}"
    return (
        f"{preface}\n\nAll The {dice.choice(WORDS).capitalize()} {number}\n\n"
        + "\n\n".join(body(dice, size))
        + f"\n\n\n{foot}\n"
    )


def saved_page(dice: random.Random, number: int, size: int) -> str:
    rows = "\n".join("<hr>" if one == "***" else f"<p>{one}</p>" for one in body(dice, size))
    return (
        f"<html><head><title>Story {number} by pen{number % 83}</title></head><body><h1>Story {number}</h1>\n"
        f"<p>by <b>pen{number % 83}</b></p><p>Rating: {dice.choice(RATINGS)}</p>\n{rows}\n<p>The End</p></body></html>\n"
    )


SHAPES: tuple[tuple[str, Callable[[random.Random, int, int], str]], ...] = (
    ("txt", header_block),
    ("txt", hard_wrapped),
    ("txt", journal_post),
    ("txt", header_block),
    ("html", saved_page),
)


def stories(count: int, size: int = 10_000, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """`count` stories of about `size` bytes: their file names and bytes."""
    for number in range(count):
        dice = random.Random(seed * 1_000_003 + number)
        ending, shape = SHAPES[number % len(SHAPES)]
        yield f"{number // 1000:03}/story-{number:06}.{ending}", shape(dice, number, size).encode()


def write(folder: Path, count: int, size: int = 10_000, seed: int = 1) -> Path:
    for name, data in stories(count, size, seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder

"""What happens to a story on its way from one archive to another, and what looks alike and is not.

Each function takes dice, answers with two texts, and stands under its name in one of three tables: what a person would call
copies, one within the other, or two stories. The prose is bench/stories.py's, with stock phrases that any two stories share.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable

from stories import sentence

Pair = tuple[str, str]
Edit = Callable[[random.Random], Pair]

STOCK = (
    "at the end of the day",
    "she did not know what to say",
    "for the first time in a long time",
    "he took a deep breath and opened the door",
    "there was nothing left to do but wait",
    "out of the corner of her eye",
    "the last thing he wanted was another",
    "I do not think that is a good idea",
)
SPELLINGS = {
    "colour": "color",
    "grey": "gray",
    "harbour": "harbor",
    "towards": "toward",
    "realised": "realized",
    "favour": "favor",
    "theatre": "theater",
    "jewellery": "jewelry",
    "travelled": "traveled",
    "neighbour": "neighbor",
}
BRITISH = tuple(SPELLINGS)


def paragraphs(dice: random.Random, words: int) -> list[str]:
    """So many words, in paragraphs with dialogue, British spellings and stock phrases."""
    made: list[str] = []
    count = 0
    while count < words:
        sentences = [_sentence(dice) for _ in range(dice.randint(1, 6))]
        text = " ".join(sentences)
        made.append(f"“{text}” said {dice.choice(('Anne', 'Mina', 'Watson'))}." if dice.random() < 0.4 else text)
        count += len(text.split())
    return made


def _sentence(dice: random.Random) -> str:
    if dice.random() < 0.08:
        return f"{dice.choice(STOCK).capitalize()}, {sentence(dice).lower()}"
    words = sentence(dice).split()
    if dice.random() < 0.25:
        words[dice.randrange(len(words))] = dice.choice(BRITISH)
    return " ".join(words)


def story(dice: random.Random) -> list[str]:
    return paragraphs(dice, dice.choice((600, 1200, 1800, 1800, 4000)))


def text(several: list[str]) -> str:
    return "\n\n".join(several)


# --- copies ---


def another_dress(dice: random.Random) -> Pair:
    one = story(dice)
    plain = (textwrap.fill(each.replace("“", '"').replace("”", '"'), 66) for each in one)
    return text(one), "\n\n".join(f"  {each}".replace(" she ", " _she_ ") for each in plain)


def other_quotation_marks(dice: random.Random) -> Pair:
    one = text(story(dice))
    return one, one.replace("“", "« ").replace("”", " »").replace(", ", " , ")


def header_left_in(dice: random.Random) -> Pair:
    one = story(dice)
    return text(one), text([*paragraphs(dice, 60), *one, *paragraphs(dice, 30)])


def typos(share: float) -> Edit:
    def edit(dice: random.Random) -> Pair:
        one = text(story(dice))
        return one, " ".join(f"{word}e" if dice.random() < share else word for word in one.split(" "))

    return edit


def american_spelling(dice: random.Random) -> Pair:
    one = other = text(story(dice))
    for british, american in SPELLINGS.items():
        other = other.replace(british, american)
    return one, other


def scene_added(dice: random.Random) -> Pair:
    one = story(dice)
    place = dice.randrange(len(one) // 4, max(len(one) // 4 + 1, 3 * len(one) // 4))
    return text(one), text([*one[:place], *paragraphs(dice, len(text(one).split()) // 4), *one[place:]])


def rewritten(share: float) -> Edit:
    def edit(dice: random.Random) -> Pair:
        one = story(dice)
        return text(one), text([text(paragraphs(dice, 40)) if dice.random() < share else each for each in one])

    return edit


def other_order(dice: random.Random) -> Pair:
    one = story(dice)
    return text(one), text([*one[len(one) // 2 :], *one[: len(one) // 2]])


# --- one within the other ---


def chapter_appended(dice: random.Random) -> Pair:
    one = story(dice)
    return text(one), text([*one, *paragraphs(dice, max(300, len(text(one).split()) // 4))])


def chapter_of_a_whole(dice: random.Random) -> Pair:
    chapters = [text(paragraphs(dice, 1500)) for _ in range(10)]
    return dice.choice(chapters), text(chapters)


def excerpt(words: int) -> Edit:
    def edit(dice: random.Random) -> Pair:
        whole = text(paragraphs(dice, 6000))
        every = whole.split(" ")
        start = dice.randrange(len(every) - words)
        return " ".join(every[start : start + words]), whole

    return edit


def drabble_in_a_collection(dice: random.Random) -> Pair:
    several = [text(paragraphs(dice, 100)) for _ in range(20)]
    return dice.choice(several), text(several)


# --- two stories ---


def one_song(dice: random.Random) -> Pair:
    song = paragraphs(dice, 200)
    return text([*song[:2], *story(dice), *song[2:]]), text([*song, *story(dice)])


def much_song(dice: random.Random) -> Pair:
    song = paragraphs(dice, 250)
    return text([*song, *paragraphs(dice, 400)]), text([*song, *paragraphs(dice, 400)])


def sequel_that_quotes(dice: random.Random) -> Pair:
    one = story(dice)
    return text(one), text([*" ".join(one).split(" ")[-150:], *story(dice)])


def one_prompt(dice: random.Random) -> Pair:
    prompt = " ".join(sentence(dice) for _ in range(2))
    return text([prompt, *paragraphs(dice, 100)]), text([prompt, *paragraphs(dice, 100)])


def other_eyes(dice: random.Random) -> Pair:
    """The same scenes told by somebody else: what is said stays, all else is new."""
    one = paragraphs(dice, 1800)
    other = [each if each.startswith("“") else text(paragraphs(dice, len(each.split()))) for each in one]
    return text(one), text(other)


def strangers(dice: random.Random) -> Pair:
    return text(story(dice)), text(story(dice))


COPIES: dict[str, Edit] = {
    "wrapped anew, other quotation marks, emphasis": another_dress,
    "quotation marks of another language": other_quotation_marks,
    "header and footer left in the text": header_left_in,
    "a typing error in 1 word of 100": typos(0.01),
    "a typing error in 1 word of 20": typos(0.05),
    "American spelling": american_spelling,
    "a scene added, a quarter longer": scene_added,
    "a tenth rewritten": rewritten(0.1),
    "a third rewritten": rewritten(1 / 3),
    "its halves in another order": other_order,
}
CONTAINED: dict[str, Edit] = {
    "a chapter appended": chapter_appended,
    "a chapter of a whole of ten": chapter_of_a_whole,
    "an excerpt of 1,000 words of 6,000": excerpt(1000),
    "an excerpt of 300 words of 6,000": excerpt(300),
    "a drabble in a collection of twenty": drabble_in_a_collection,
}
DIFFERENT: dict[str, Edit] = {
    "one song of 200 words in both": one_song,
    "songfics: 250 words of one song, 400 their own": much_song,
    "a sequel that begins with the last 150 words": sequel_that_quotes,
    "drabbles that answer one prompt": one_prompt,
    "the same scenes through other eyes, all dialogue kept": other_eyes,
    "nothing in common but stock phrases": strangers,
}

"""What each cue weighs, in log-odds, set by hand: most can be argued from one sentence, which stands beside its number."""

from __future__ import annotations

STRONG_LABEL = 3.5  # only ever a label
WEAK_LABEL = 0.9  # also an ordinary word
BYLINE = 3.0
CHROME = 2.0
FIRST_HEADING = 2.0  # a heading above everything is the title
LATER_HEADING = -0.6  # sections of a story have headings too
CHAPTER = 0.3
VOICE = 1.15
NO_EVIDENCE = -2.0  # text that says nothing about itself belongs to the story
SHORT_UNKNOWN = -0.4
SHORT_SENTENCE = -1.6
IN_A_NOTE = -0.5  # below a note's label at the foot, even text that says nothing of itself
EMPTY_LABEL = 4.5  # the value of a label that stands alone, with labels still to come
LABEL_AROUND = 1.5  # labels above and below
RULE_SOON = 1.3  # a rule directly below, the first of the text
UNDER_TITLE = 1.6  # between title or by-line and a rule
KEY_TO_MARKS = 3.5  # says what the author's marks mean
QUOTED_UNDER_TITLE = 3.0  # set apart as a quotation under the title
ANNOUNCES = 1.6  # ends with a colon: here it comes
CARRIES_ON = 1.0  # more of a note that has begun, with nothing between
TITLE_FIRST = 1.3  # a title-like line above everything
TITLE_FIRST_IN_ANY_CASE = 0.8  # the long way round by sea
TITLE_OVER_BYLINE = 3.0  # a few words, and a by-line straight below
TITLE_AGAIN = 3.0  # the title's words once more
FACT_ROW = 3.0  # Dean, Sam | gen | PG-13
RULE_BORDER, CHAPTER_BORDER, GAP_BORDER, TITLE_BORDER = 1.6, 1.2, 0.7, 2.4
WIDE_GAP = 4  # so many blank lines are no paragraph's
WIDE_GAP_BORDER = 1.2
ATTACHED = -2.5  # where blank lines part paragraphs, no border runs between lines that stand together
PLEA = 2.2  # a short paragraph that asks for reviews, or says whose it is
SHORT_TAIL = 1.8  # a rule, and below it a few words that tell nothing
NOTE_BORDER = 1.6  # a note's label straight below the story
END_BORDER = 4.5
AFTER_END = 1.3
FOOT_LABEL = 2.6
CONTINUES_LINE = 3.0
TAG_ROW = 2.6
DATE_LINE = 1.6
ALL_LOW, ALL_HIGH = -5.0, 6.0

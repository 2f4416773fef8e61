"""Sources made to hurt, of any length: what a hostile or broken file repeats. Each says its name and its file's ending."""

from __future__ import annotations

from collections.abc import Callable

from holdfast.story import Source

PROSE = '"Rain," said Anne, and looked at him; she went home, and he did not follow her.'
Shape = Callable[[int], bytes]


def repeated(piece: str, before: str = "", after: str = "") -> Shape:
    """The piece, over and over, until so many bytes are reached."""
    unit = piece.encode("utf-8", "surrogatepass")
    return lambda size: before.encode() + unit * max(1, size // len(unit)) + after.encode()


def numbered(piece: str, before: str = "") -> Shape:
    """The piece with a number that rises, over and over."""
    width = len(piece) + 4
    return lambda size: (before + "".join(piece.replace("#", str(one)) for one in range(size // width))).encode()


def nested(opening: str, closing: str, text: str = "Rain") -> Shape:
    """Tags as deep as they fit, and their ends."""
    width = len(opening) + len(closing)
    return lambda size: (opening * (size // width) + text + closing * (size // width)).encode()


TEXTS: dict[str, Shape] = {
    "one letter": repeated("a"), "one capital": repeated("A"), "one digit": repeated("7"), "quotation marks": repeated(">"), "dashes": repeated("-"),
    "dashes apart": repeated("- "), "stars": repeated("*"), "underlines": repeated("_"), "tildes": repeated("~"), "dots": repeated("."),
    "stars in words": repeated("*a "), "double stars": repeated("**a"), "blank lines": repeated("\n", "Rain", "Sun"), "blanks": repeated(" ", "a", "b"),
    "blanks after lines": repeated("a        \n"), "tabs": repeated("\t", "a", "b"), "brackets": repeated("("), "closing brackets": repeated(")"), "angles": repeated("<"),
    "labels in a line": repeated("Title: "), "label lines": repeated("Title: Rain\n"), "label lines apart": repeated("Title: Rain\n\n"),
    "labels of all kinds": repeated("Title: A\nAuthor: B\nRating: G\nNotes: thanks to C for the beta\n"), "empty labels": repeated("Summary:\n"),
    "by-lines": repeated("by Ann\n"), "by-lines apart": repeated("by Ann\n\n"), "chapters": numbered("Chapter #\n\nIt rained.\n\n"),
    "chapters bare": numbered("Chapter #\n"), "postings": numbered("(#/999)\n"), "one posting": repeated("(1/3)"), "posting lines": repeated("(1/3)\n\n"),
    "numbers": numbered("#\n"), "numbers apart": numbered("#\n\n"), "pages": numbered("said the old man to\n\nRain page #\n\nhis wife\n\n"),
    "ends": repeated("THE END\n"), "ends apart": repeated("THE END\n\n"), "rules": repeated("* * *\n"), "rules apart": repeated("***\n\n"), "letters as rules": repeated("oOo"),
    "prose wrapped": repeated(PROSE + "\n"), "prose apart": repeated(PROSE + "\n\n"), "prose in a line": repeated(PROSE + " "),
    "quoted prose": repeated("> " + PROSE + "\n"), "deep quotation": repeated("> > > > > > > > " + PROSE + "\n"), "short lines": repeated("ab\n"), "single letters": repeated("a\n"),
    "carriage returns": repeated("\r", "Rain", "Sun"), "old line ends": repeated("Rain\r"), "nulls": repeated("rain\x00"), "marks": repeated("\ufeffrain"),
    "form feeds": repeated("rain\x0c"), "separators": repeated("rain\u2029"), "soft hyphens": repeated("\u00ad", "a", "b"), "soft hyphens in lines": repeated("ra\u00adin\u00ad\n"),
    "hyphens at ends": repeated("the rain fell on the roof of the old mill all some-\nthing night\n"), "right to left": repeated("שלום עולם\u200f "), "combining": repeated("e\u0301\u0302\u0303"),
    "only combining": repeated("\u0301"), "wide": repeated("雨が降った。"), "wide lines": repeated("雨が降った\n"), "surrogates": repeated("\ud800"), "astral": repeated("𝔘"),
    "mojibake": repeated("donâ€™t "), "mojibake lines": repeated("donâ€™t\n"), "thanks": repeated("Thanks to Meg for the beta! "), "thanks lines": repeated("Thanks to Meg and Ann for the beta.\n\n"),
    "names": repeated("Harry and the ", "A/N: based on "), "capitals": repeated("Ab ", "A/N: sequel to "), "pairings": repeated("A/B, ", "Pairing: "), "slashes": repeated("a/", "Pairing: "),
    "brackets in a list": repeated("(A, ", "Characters: "), "commas": repeated(",", "Characters: "), "semicolons": repeated("; a", "Genre: "), "dates": repeated("20 Nov 2002 "), "date lines": repeated("20 Nov 2002\n\n"),
    "addresses": repeated("a@b.example "), "ats": repeated("a@"), "links": repeated("[a](http://a.b)"), "opening links": repeated("["), "hashes": repeated("#"), "headings": repeated("# Rain\n\n"),
    "mail heads": repeated("From: a@b.example\nSubject: Rain (1/3)\nDate: 20 Nov 2002\n"), "references": repeated("X-Rain: a\n", "From: a@b.example\nSubject: Rain\n"), "front matter": repeated("title: rain\n", "---\n"),
    "fences": repeated("---\n"), "signatures": repeated("-- \nAnn\n"), "quotes": repeated('"'), "curly quotes": repeated("“"), "apostrophes": repeated("'"), "questions": repeated("?"), "signs": repeated("!?"),
    "columns": repeated("|a"), "tabled": repeated("| a | b |\n"), "chat": repeated("<lex> hello\n"), "clock": repeated("[10:42] "), "letters": repeated("Dear Ann,\n\nYours,\nLucy\n\n"), "tags in text": repeated("<i>a</i> "),
    "open tags in text": repeated("<i>"), "closing tags in text": repeated("</i>"), "memo": repeated("To: Ann\nFrom: Bob\n"), "verse": repeated("and so the rain\nthe rain came down\nupon us all\n\n"),
    "continued": repeated("Continued in Rain II. "), "continued lines": repeated("Continued in Rain II\n\n"), "by by": repeated("by "), "the the": repeated("the "), "disclaimers": repeated("I don't own them. "),
    "review": repeated("Please review! "), "a sequel": repeated("This is a sequel to "), "inspired": repeated("inspired by "), "copyright": repeated("(c) "), "Roman": repeated("I "), "Roman lines": repeated("IV\n\n"),
    "x and o": repeated("xo"), "equals": repeated("=20"), "tag row": repeated("smallville, lex/clark, "), "tag rows": repeated("smallville, lex/clark\n\n"), "rated": repeated("Rated G\n"), "ideographs": repeated("第一章\n\n"),
    "brackets in brackets": repeated("((a) "), "backslashes": repeated("\\-"), "dates with gaps": repeated("20" + " " * 60 + "z\n\n"), "TeX": repeated("\\chapter{Rain}\n\n"), "many doubts": repeated("Notes: something\n\n" + PROSE + "\n\n"),
}  # fmt: skip

PAGES: dict[str, Shape] = {
    "divisions": nested("<div>", "</div>"), "emphasis": nested("<i>", "</i>"), "marks of all kinds": nested("<b><i><u><s>", "</s></u></i></b>"), "quotations": nested("<blockquote>", "</blockquote>"),
    "lists": nested("<ul><li>", "</li></ul>"), "tables": nested("<table><tr><td>", "</td></tr></table>"), "open divisions": repeated("<div>", "<p>Rain</p>"), "open emphasis": repeated("<i>a"),
    "closing tags": repeated("</div>", "<p>Rain</p>"), "closing emphasis": repeated("</i>", "<p>Rain</p>"), "menus": nested("<nav>", "</nav>"), "headers": nested("<header>", "</header>"),
    "menus in a row": repeated("<nav>a</nav>", "<p>Rain</p>"), "links": repeated('<a href="http://a.b">a</a> | '), "open links": repeated('<a href="http://a.b">a'), "authors": repeated('<a rel="author">a</a>'),
    "open authors": repeated('<a rel="author">a<br>'), "author and emphasis": repeated("<i>a", '<p><a rel="author" href="http://a.b">'), "links in a line": repeated('<a href="http://a.b">a</a>'),
    "paragraphs": repeated("<p>" + PROSE + "</p>\n"), "breaks": repeated("<br>", "<p>Rain"), "lines": repeated("rain<br>\n"), "rules": repeated("<hr>", "<p>Rain"), "cells": repeated("<td>Title:</td><td>Rain</td>"),
    "terms": repeated("<dt>Fandom<dd>Rain"), "terms and lists": repeated("<dt>Fandom</dt><dd><ul><li>Rain</li><li>Sun</li></ul></dd>"), "items": repeated("<li>a", "<dl><dt>Characters:</dt><dd><ul>"), "entities": repeated("&amp;"), "entities cut short": repeated("&am"), "numbers as entities": repeated("&#55296;"),
    "unseen entities": repeated("&#0;", "<p>Rain"), "blank entities": repeated("&nbsp;", "<p>Rain"), "soft hyphens": repeated("ra&shy;in "), "comments": repeated("<!-- a -->", "<p>Rain"), "open comments": repeated("<!--", "<p>Rain"),
    "open declarations": repeated("<!", "<p>Rain"), "scripts": repeated("<script>a</script>", "<p>Rain"), "open scripts": repeated("<script>", "<p>Rain"), "half scripts": repeated("<script></script", "<p>Rain"),
    "titles": repeated("<title>Rain</title>", "<p>Rain"), "meta": repeated('<meta name="author" content="Ann">', "<p>Rain"), "attributes": repeated(' a="b"', "<p", ">Rain"), "attributes cut short": repeated(' a="', "<p>Rain<p"),
    "equals in a tag": repeated("=", "<p>Rain<p "), "quotes in a tag": repeated("\"'", "<p>Rain<p a="), "tags cut short": repeated("<p", "<p>Rain"), "a long name": repeated("p", "<p>Rain<"), "angles": repeated("<", "<p>Rain"),
    "styles": repeated('<span style="font-style:italic">a</span>'), "a long style": repeated("a:b;", '<p>Rain<span style="', '">a</span>'), "verbatim": repeated("rain\n", "<pre>"), "verbatim prose": repeated(PROSE + "\n", "<pre>"),
    "verbatim and tags": repeated("<i>a</i>\n", "<pre>"), "headings": repeated("<h2>Chapter 1</h2><p>It rained.</p>"), "headings alone": repeated("<h2>Rain</h2>"), "labels": repeated("<p>Title: Rain</p>"), "labels broken": repeated("Title: Rain<br>"),
    "chapters": numbered("<h2>Chapter #</h2><p>It rained.</p>"), "blanks": repeated(" \n", "<p>Rain"), "white verbatim": repeated(" \n", "<pre>Rain", "a"), "emphasis everywhere": repeated("<i>a</i>"), "emphasis crossing": repeated("<b><i>a</b></i>"),
}  # fmt: skip


def sources(size: int, only: str = "") -> dict[str, Source]:
    """All shapes at one length, or the one that is named."""
    makers = {f"text: {name}": ("any.txt", b"", make) for name, make in TEXTS.items()}
    makers |= {f"page: {name}": ("any.html", b"<html><body>", make) for name, make in PAGES.items()}
    return {
        name: Source(file, before + make(size)) for name, (file, before, make) in makers.items() if only in {"", name}
    }

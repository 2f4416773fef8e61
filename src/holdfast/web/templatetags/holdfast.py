"""What templates say that Django's own filters do not."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.conf.locale import LANG_INFO
from django.http import QueryDict
from django.template import Context
from django.urls import reverse
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

from holdfast.archive.desk.rules import may_bring as may_viewer_bring
from holdfast.archive.tags.rules import may_wrangle as may_viewer_wrangle
from holdfast.web.forms.reading import Reading, reading_of

register = template.Library()

WORDS_A_MINUTE = 230  # silent reading of fiction in English: Brysbaert 2019 found 238 for prose
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"}


@register.filter
def paragraphs(text: str) -> SafeString:
    """Plain text as paragraphs (parted by a blank line) with its line ends, all of it escaped."""
    stretches = [stretch.strip() for stretch in re.split(r"\n\s*\n", text) if stretch.strip()]
    lines = (mark_safe("<br>".join(escape(line) for line in stretch.split("\n"))) for stretch in stretches)  # noqa: S308 - each line is escaped
    return format_html_join("\n", '<p dir="auto">{}</p>', ((line,) for line in lines))


@register.filter
def story(html: str, level: int = 3) -> SafeString:
    """A chapter's text: clean by construction since it was stored; its own headings stand at `level`."""
    at_level = html if level == 3 else html.replace("<h3>", f"<h{level}>").replace("</h3>", f"</h{level}>")
    return mark_safe(at_level)  # noqa: S308 - story.chapter_html escapes all that is not an element it knows


@register.filter
def number(value: int | None) -> str:
    return f"{value or 0:,}"


@register.filter
def minutes(words: int) -> str:
    """How long reading takes, in words: “about 5 minutes”, “about 2 hours”."""
    took = max(1, round(words / WORDS_A_MINUTE))
    if took < 90:
        return "about a minute" if took == 1 else f"about {took} minutes"
    return f"about {round(took / 60)} hours"


@register.filter
def language_name(code: str) -> str:
    """A language by the name that its own readers call it."""
    found = LANG_INFO.get(code.lower()) or LANG_INFO.get(_main(code))
    return str(found["name_local"]).capitalize() if found and "name_local" in found else code


@register.filter
def direction(code: str) -> str:
    """The `dir` of a text in this language; the browser judges where none is known."""
    if not code:
        return "auto"
    return "rtl" if _main(code) in RIGHT_TO_LEFT else "ltr"


def _main(code: str) -> str:
    return code.partition("-")[0].lower()


@register.filter
def web_address(url: str) -> str:
    """An address that may stand in a link: http and https; anything else gives nothing."""
    return url if url.lower().startswith(("http://", "https://")) else ""


@register.simple_tag(takes_context=True)
def reading_settings(context: Context) -> Reading:
    return reading_of(context.get("request"))


@register.simple_tag(takes_context=True)
def may_bring(context: Context) -> bool:
    request = context.get("request")
    return bool(request and hasattr(request, "user") and may_viewer_bring(request.user))


@register.simple_tag(takes_context=True)
def may_wrangle(context: Context) -> bool:
    request = context.get("request")
    return bool(request and hasattr(request, "user") and may_viewer_wrangle(request.user))


@register.simple_tag(takes_context=True)
def here(context: Context, *names: str) -> str:
    """`aria-current` of a link in the menu: whether this is its page, or one below it, or below another that it stands for."""
    path = context["request"].path if "request" in context else ""
    there = [reverse(name) for name in names]
    below = "true" if path.startswith(tuple(there)) else "false"
    return "page" if path == there[0] else below


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """This page's query with some values changed; an empty value takes its name away."""
    query: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in ("", None):
            query[name] = str(value)
    return "?" + query.urlencode()

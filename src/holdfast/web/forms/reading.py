"""How a reader wants stories set: a few choices, kept in a cookie that names nobody."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, QueryDict

COOKIE = "holdfast_reading"
YEARS_KEPT = 2


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its name, its words, and the options as (value, words)."""

    name: str
    words: str
    options: tuple[tuple[str, str], ...]


CHOICES = (
    Choice("theme", "Colours", (("auto", "As my device"), ("light", "Light"), ("sepia", "Sepia"), ("dark", "Dark"))),
    Choice("face", "Letters", (("serif", "Serif"), ("sans", "Sans"))),
    Choice("size", "Size", (("s", "Small"), ("m", "Medium"), ("l", "Large"), ("xl", "Larger"), ("xxl", "Largest"))),
    Choice("width", "Lines", (("narrow", "Short"), ("medium", "Medium"), ("wide", "Long"))),
    Choice("leading", "Space between lines", (("tight", "Close"), ("medium", "Medium"), ("loose", "Wide"))),
    Choice("keys", "Keyboard shortcuts", (("on", "On"), ("off", "Off"))),
)


@dataclass(frozen=True)
class Reading:
    theme: str = "auto"
    face: str = "serif"
    size: str = "m"
    width: str = "medium"
    leading: str = "medium"
    keys: str = "on"

    def as_cookie(self) -> str:
        return urlencode(asdict(self))

    @property
    def questions(self) -> list[tuple[Choice, str]]:
        """Each choice with the value that is chosen now."""
        return [(choice, getattr(self, choice.name)) for choice in CHOICES]


def chosen_from(said: dict[str, str], now: Reading) -> Reading:
    """`now`, with whatever `said` chooses; a value that is no option changes nothing."""
    options = {choice.name: {value for value, _ in choice.options} for choice in CHOICES}
    known = {one.name: said[one.name] for one in fields(Reading) if said.get(one.name) in options[one.name]}
    return replace(now, **known)


def reading_of(request: HttpRequest | None) -> Reading:
    if request is None:
        return Reading()
    return chosen_from(dict(parse_qsl(request.COOKIES.get(COOKIE, "")[:400])), Reading())


def chosen_in(form: QueryDict, now: Reading) -> Reading:
    return chosen_from({name: str(form[name]) for name in form}, now)

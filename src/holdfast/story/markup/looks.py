"""How text looks where the look says something: set in the middle of the page, or in a colour (who speaks, what is read)."""

from __future__ import annotations

import re
from colorsys import rgb_to_hls

HUES = ("red", "orange", "green", "teal", "blue", "purple", "pink")  # each has a readable colour by day and by night
CENTRED = "centred"
_STYLE = re.compile(r"(?<![\w-])(?P<name>text-align|color)\s*:\s*(?P<value>[^;]*)", re.IGNORECASE)
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\b")
_NAMED = {
    "red": "red crimson darkred maroon firebrick brown tomato",
    "orange": "orange darkorange gold goldenrod yellow olive chocolate",
    "green": "green lime darkgreen forestgreen limegreen seagreen",
    "teal": "teal aqua cyan darkcyan turquoise",
    "blue": "blue navy darkblue mediumblue royalblue steelblue dodgerblue midnightblue",
    "purple": "purple indigo darkviolet blueviolet violet darkmagenta",
    "pink": "fuchsia magenta pink hotpink deeppink",
}
_HUE_OF = {name: hue for hue, names in _NAMED.items() for name in names.split()}
_DEGREES = ((15, "red"), (65, "orange"), (160, "green"), (200, "teal"), (255, "blue"), (290, "purple"), (345, "pink"))
_FAINT = 0.2  # saturation below which a colour is a grey


def is_centred(name: str, given: dict[str, str]) -> bool | None:
    """Whether an element sets its text in the middle; None if it does not say where.

    >>> is_centred("center", {}), is_centred("p", {"style": "text-align: left"}), is_centred("p", {})
    (True, False, None)
    """
    if name == "center":
        return True
    if CENTRED in given.get("class", "").split():
        return True
    align = _said(given, "text-align") or given.get("align", "").strip().lower()
    return align in {"center", "middle"} if align else None


def hue_of(given: dict[str, str]) -> str | None:
    """Which of the hues an element's attributes ask for; none for black, white and greys, which are no colours.

    >>> hue_of({"color": "#FF0000"}), hue_of({"style": "color: rgb(20, 20, 200)"}), hue_of({"color": "black"})
    ('red', 'blue', None)
    """
    for one in given.get("class", "").split():
        if one.startswith("hue-") and one[4:] in HUES:
            return one[4:]
    said = _said(given, "color") or given.get("color", "").strip().lower()
    if said in _HUE_OF:
        return _HUE_OF[said]
    parts = _parts(said)
    return _nearest(*parts) if parts else None


def _said(given: dict[str, str], name: str) -> str:
    found = [match["value"] for match in _STYLE.finditer(given.get("style", "")) if match["name"].lower() == name]
    return found[-1].strip().lower().removesuffix("!important").strip() if found else ""


def _parts(said: str) -> tuple[int, int, int] | None:
    digits = _HEX.fullmatch(said)
    if digits:
        whole = digits[1] if len(digits[1]) == 6 else "".join(one * 2 for one in digits[1])
        return int(whole[:2], 16), int(whole[2:4], 16), int(whole[4:], 16)
    rgb = _RGB.match(said)
    return (int(rgb[1]), int(rgb[2]), int(rgb[3])) if rgb else None


def _nearest(red: int, green: int, blue: int) -> str | None:
    hue, light, saturation = rgb_to_hls(min(red, 255) / 255, min(green, 255) / 255, min(blue, 255) / 255)
    if saturation < _FAINT or not 0.08 < light < 0.95:
        return None
    found = next((name for limit, name in _DEGREES if hue * 360 < limit), "red")
    return "purple" if found == "pink" and light < 0.3 else found

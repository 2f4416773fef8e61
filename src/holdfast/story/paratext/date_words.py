"""Words of dates that are no months: feasts, what makes a date less sure, what joins the two ends of a span. Data."""

from __future__ import annotations

# A feast is known to its month. Not Рождество, which is in December or January, nor Easter, nor a season.
FEASTS = {
    12: "xmas, x-mas, christmas, christmas day, christmas eve, boxing day, weihnachten, heiligabend, noël, noel, navidad, nochebuena, natale, natal, kerst, "
    "クリスマス, 圣诞节, 圣诞, 聖誕, 크리스마스, 성탄절",
    10: "halloween, hallowe'en",
    2: "valentine's day, valentines day, valentine's, valentines, valentinstag, saint-valentin, san valentín, san valentino",
}
FEAST_MONTHS = {name: month for month, names in FEASTS.items() for name in names.split(", ")}

MORE_MONTHS = {
    name: number
    for number, name in enumerate("янв фев мар апр май июн июл авг сен окт ноя дек".split(" "), 1)  # noqa: SIM905 - twelve words
}

# Not “early” or “Mitte”: whoever says “mid-June 2004” knows the month.
ABOUT = (
    "circa, ca., ca, c., approx., approximately, about, around, roughly, sometime in, probably, before, after, um, gegen, etwa, vor, nach, "
    "vers, environ, avant, après, hacia, alrededor de, verso, por volta de, około, около, примерно, до, после, 约, 大约, 約"
)
ABOUT_BEHIND = "頃, ごろ, ころ, 左右, 경, 쯤, or so, or thereabouts, (?), ?"
JOINTS = "-, –, —, ~, 〜, ～, to, until, till, through, thru, and, &, /, bis, und, au, à, et, a, al, hasta, y, fino a, e, até, до, по, и, 至, 到, から, 부터"
# Japanese eras: the year before their first.
ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018}

"""Every rating that we know, with its system and its level. Data: a new system is a few lines here and in the test's table.

Sources: the film boards' own names (MPAA, BBFC, FSK, CERO and their kin), what FanFiction.net, AO3, Fan Rated, Twisting the
Hellmouth, fanfiktion.de, MediaMiner, Adult FanFiction and EFP call theirs, and what authors write in their place.
"""

from __future__ import annotations

LEVELS = ("unrated", "general", "teen", "mature", "explicit")  # lowest first

# system → level → names, in lower case. A name stands once.
_NAMES: dict[str, dict[str, str]] = {
    "mpaa": {
        "general": "g, pg",
        "teen": "pg-13, pg13, pg 13, pg-14, pg14, pg-15, pg15, pg 15, pg-16, pg16",
        "mature": "r",
        "explicit": "nc-17, nc17, nc 17, nc-18, nc18, nc-21, nc21, nc 21, x, xx, xxx",
        "unrated": "nr",
    },
    "fiction-ratings": {"general": "k, k+", "teen": "t", "mature": "m", "explicit": "ma"},
    "ao3": {
        "general": "general, gen, ga, general audiences",
        "teen": "teen, teens, teen and up, teen & up, teen and up audiences, teen & up audiences",
        "mature": "mature",
        "explicit": "explicit, e",
        "unrated": "not rated",
    },
    "fan-rated": {"general": "frc", "teen": "frt", "mature": "frm", "explicit": "frao"},
    "fr": {"general": "fr7, fr-7", "teen": "fr13, fr-13, fr15, fr-15", "mature": "fr18, fr-18", "explicit": "fr21, fr-21"},
    "fanfiktion.de": {"general": "p6, p12", "teen": "p16", "mature": "p18", "explicit": "avl, p18-avl, p18-slash-avl, p18-avl-slash"},
    "mediaminer": {"general": "p, pre-teen"},
    "uk": {"general": "u", "teen": "12, 12a, 15", "mature": "18", "explicit": "r18, r-18"},
    "au": {"teen": "m15", "mature": "ma15"},
    "tv": {"general": "tv-y, tv-y7, tv-g, tv-pg", "teen": "tv-14, tv14", "mature": "tv-ma"},
    "efp": {"general": "verde", "teen": "giallo", "mature": "arancione", "explicit": "rosso"},
    "citrus": {"general": "waff, waffy, fluff", "mature": "lime, citrus", "explicit": "lemon"},
    "adult": {"mature": "adult, adults", "explicit": "adult+, adult++, adults only, adult only"},
    "age": {
        "general": "0+, 6+, ab 6",
        "teen": "12+, 13+, 14+, 15+, 16, 16+, ab 12, ab 16, r15, r-15",
        "mature": "17+",
        "explicit": "18+, 21+, ab 18",
    },
    "words": {
        "general": "universal, everyone, everybody, all ages, all audiences, family, clean, "
        "allgemein, für alle, jugendfrei, tout public, tous publics, todos los públicos, todo público, todo publico, atp, "
        "per tutti, livre, для всех, 全年龄, 全年齢, 全年齢向け, 一般向け, 大众级, 普遍级, 普通级, 清水, 전체이용가, 전체관람가, 전체연령가, 전체 이용가, 전체 관람가, 전체 연령가",
        "teen": "teenager, teenagers, adolescents, adolescentes, adolescenti, 辅导级, 保护级",
        "mature": "erwachsene, adulte, adultes, adultos, adulti, для взрослых",
        "explicit": "smut, 限制级, 成人向, 成人向け, 成人限定, 成年向け, 청소년관람불가, 청소년 관람불가",
        "unrated": "unrated, not yet rated, keine angabe, non classé, sin clasificar, без рейтинга",
    },
}  # fmt: skip

SYSTEMS: dict[str, tuple[str, str]] = {
    name: (system, level)
    for system, levels in _NAMES.items()
    for level, names in levels.items()
    for name in names.split(", ")
}

# Ratings where a label says so; elsewhere they are words like any other, or kinds of stories.
_ONLY_LABELLED = (
    "e, p, ga, family, fluff, waffy, citrus, smut, adults, teens, teenager, teenagers, verde, giallo, arancione, rosso, livre, "
    "erwachsene, adulte, adultes, adultos, adulti, adolescents, adolescentes, adolescenti, everybody"
)
ONLY_LABELLED = frozenset(_ONLY_LABELLED.split(", "))

# Names that are words of their language: behind “for” and in brackets they say why a rating was given.
WORDS = frozenset(
    name for name, (system, _) in SYSTEMS.items() if system in {"words", "adult", "citrus", "efp"} or name.isdigit()
) | {"general", "gen", "teen", "teens", "mature", "explicit", "general audiences"}


def level_of_age(years: int) -> str:
    """The level of a rating that is an age and no board's: `16+`, `ab 12`, `moins de 18 ans`.

    >>> [level_of_age(years) for years in (6, 12, 16, 17, 18)]
    ['general', 'teen', 'teen', 'mature', 'explicit']
    """
    if years < 10:
        return "general"
    if years < 17:
        return "teen"
    return "mature" if years == 17 else "explicit"

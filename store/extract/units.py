"""What may stand around a number: currencies, magnitudes, percent words, units of measure."""

from __future__ import annotations

import re

from store.extract.patterns import lazy

MAGNITUDES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "mln": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "m": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "bln": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "billion": 1e9,
    "billions": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "trillion": 1e12,
}

SIGNS: dict[str, str] = {
    "us$": "USD",
    "$us": "USD",
    "u.s.$": "USD",
    "$": "USD",
    "a$": "AUD",
    "$a": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "hk$": "HKD",
    "nz$": "NZD",
    "s$": "SGD",
    "nt$": "TWD",
    "r$": "BRL",
    "£": "GBP",
    "ps": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "y=": "JPY",
    "cn¥": "CNY",
    "₹": "INR",
    "rs": "INR",
    "rs.": "INR",
    "inr": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "rmb": "CNY",
    "cny": "CNY",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "jpy": "JPY",
    "chf": "CHF",
    "sfr": "CHF",
    "aud": "AUD",
    "cad": "CAD",
    "hkd": "HKD",
    "krw": "KRW",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "dm": "DEM",
    "rm": "MYR",
}
"""Written before a number."""

NATIONS: dict[str, str] = {
    "us": "USD",
    "u.s.": "USD",
    "american": "USD",
    "canadian": "CAD",
    "australian": "AUD",
    "hong kong": "HKD",
    "new zealand": "NZD",
    "singapore": "SGD",
    "taiwan": "TWD",
    "swiss": "CHF",
    "french": "FRF",
    "belgian": "BEF",
    "german": "DEM",
    "west german": "DEM",
    "danish": "DKK",
    "swedish": "SEK",
    "norwegian": "NOK",
    "czech": "CZK",
    "japanese": "JPY",
    "chinese": "CNY",
    "indian": "INR",
    "pakistani": "PKR",
    "russian": "RUB",
    "turkish": "TRY",
    "mexican": "MXN",
    "south african": "ZAR",
    "south korean": "KRW",
    "dutch": "NLG",
    "italian": "ITL",
    "irish": "IEP",
    "egyptian": "EGP",
    "saudi": "SAR",
    "israeli": "ILS",
}

NAMES: dict[str, str] = {
    "dollar": "USD",
    "dollars": "USD",
    "dlr": "USD",
    "dlrs": "USD",
    "bucks": "USD",
    "usd": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
    "stg": "GBP",
    "sterling": "GBP",
    "gbp": "GBP",
    "yen": "JPY",
    "jpy": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rmb": "CNY",
    "cny": "CNY",
    "won": "KRW",
    "rupee": "INR",
    "rupees": "INR",
    "mark": "DEM",
    "marks": "DEM",
    "franc": "FRF",
    "francs": "FRF",
    "crown": "SEK",
    "crowns": "SEK",
    "krona": "SEK",
    "kronor": "SEK",
    "krone": "DKK",
    "kroner": "DKK",
    "rand": "ZAR",
    "reais": "BRL",
    "rouble": "RUB",
    "roubles": "RUB",
    "rubles": "RUB",
    "shekel": "ILS",
    "shekels": "ILS",
    "peso": "MXN",
    "pesos": "MXN",
    "lira": "TRY",
    "lire": "ITL",
    "guilder": "NLG",
    "guilders": "NLG",
    "pesetas": "ESP",
    "schillings": "ATS",
    "riyals": "SAR",
    "dirhams": "AED",
    "baht": "THB",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "dong": "VND",
    "zloty": "PLN",
    "forint": "HUF",
    "chf": "CHF",
    "kn": "HRK",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
}
"""Written after a number; the nation before the name decides where there is one."""

SMALL: dict[str, str | None] = {
    "cents": "USD",
    "cent": "USD",
    "cts": "USD",
    "ct": "USD",
    "c": None,
    "pence": "GBP",
    "penny": "GBP",
    "p": "GBP",
    "sen": "MYR",
}
"""Hundredths of a currency."""

MEASURES = (
    "km/h|kmh|kph|km/hr|km|kg|kWh|kW|GWh|GW|MWh|MW|TWh|GB|MB|TB|Gbps|Mbps|mAh|MHz|GHz|Hz|mph|mpg|bhp|hp|PS|Nm|mm"
    "|cm|nm|μm|mL|ml|mg|ppb"
    "|ppm|ft|lbs?|oz|sq|kN|min|hr|hrs|m|litres?|liters?|metres?|meters?|miles?|tonnes?|tons?|W|V|g|in|sec|s|cc|°"
    "|m2|m²|m3|x"
)
"""May be written right behind a number without a space."""

_names = sorted({*NAMES}, key=len, reverse=True)
_nations = "|".join(re.escape(n) for n in sorted(NATIONS, key=len, reverse=True))
_signs = "|".join(re.escape(s) for s in sorted(SIGNS, key=len, reverse=True))
_sized = "hundred|thousand|lakhs?|mln|millions?|mio|crores?|bln|billions?|bn|trillion|trn|tn|mn"

LEFT_CURRENCY = lazy(
    rf"(?:(?<![A-Za-z])|(?<=Â)|(?<=[a-z)])(?=[$£€]))(?P<sign>(?:us )?{_signs})[ ]?(?P<minus>[-–])?\Z", re.I
)
MAGNITUDE = lazy(rf"[ -]?(?P<word>{_sized})(?![\w])|(?<=\d)(?P<letter>[mkb])(?![\w/]|\.\d)", re.I)
RIGHT_CURRENCY = lazy(
    rf"[ -]?(?:(?P<nation>{_nations})[ -])?(?P<name>{'|'.join(re.escape(n) for n in _names)})(?: sterling)?(?!\w)"
    r"|(?:[ -](?P<small>cents?|cts?|pence|penny|sen)|(?<=\d)(?P<glued>[pc])|[ ](?P<p>p)(?= (?:at|to|a share"
    r"|per)\b))(?!\w)",
    re.I,
)
PERCENT = lazy(
    r"(?P<points>(?:[ -]?(?:percentage|percent|pct|per cent)[ -]|\s?%[ -]?(?:age )?)points?\b)"
    r"|(?P<basis>[ -]?basis[ -]points?\b|\s?bps?\b)"
    r"|(?P<percent>\s?%|[ -]?(?:per ?cents?|pct)(?![a-z])|\s?pc(?!\w))",
    re.I,
)
GLUED_UNIT = lazy(rf"(?:{MEASURES})(?![A-Za-z])")


def currency_before(text: str, start: int) -> re.Match[str] | None:
    """Return the currency sign that stands right before a number, if any."""
    return LEFT_CURRENCY.search(text, max(0, start - 8), start)


def currency_of(match: re.Match[str]) -> tuple[str | None, float]:
    """Return the ISO code of a currency behind a number, and what its unit is worth in it."""
    small = match["small"] or match["glued"] or match["p"]
    if small:
        return SMALL[small.lower()], 0.01
    nation = match["nation"]
    return (NATIONS[nation.lower()] if nation else NAMES[match["name"].lower()]), 1.0


def sign_code(sign: str) -> str:
    """Return the ISO code of a currency sign before a number."""
    folded = sign.lower().strip()
    return SIGNS.get(folded) or SIGNS[folded.removeprefix("us").strip()]

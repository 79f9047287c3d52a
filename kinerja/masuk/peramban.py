"""PURE. What a browser calls itself, in words: `Firefox di Windows`."""

import re

#: The first that is found names it; a browser that builds on another names that one too.
_PERAMBAN = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SISTEM = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
_ASING = "Peramban tidak dikenal"


def sebut_peramban(agen: str) -> str:
    """Name browser and system of a User-Agent header; what is not known is said to be so."""
    peramban = next((nama for kata, nama in _PERAMBAN if kata in agen), "")
    sistem = next((nama for kata, nama in _SISTEM if kata in agen), "")
    if not peramban:
        # A program rather than a browser: its own first word says more than nothing.
        kata = re.match(r"[\w.-]{2,40}", agen)
        peramban = kata[0] if kata and not agen.startswith("Mozilla") else _ASING
    return f"{peramban} di {sistem}" if sistem else peramban

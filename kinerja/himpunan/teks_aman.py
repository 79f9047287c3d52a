"""PURE. Text in a CSV that Excel would run as a formula, defused so that it can be read back.

Text that starts with = + - @ (after any number of apostrophes) gets one more apostrophe in front;
reading takes exactly one away. So `=x` is written `'=x`, `'=x` is written `''=x`, and every text
comes back as it was. A hand-written `- butir` without an apostrophe is read as it stands.
"""

import re

# Fullwidth forms are folded to the plain ones by some spreadsheets.
_BERBAHAYA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_TERKUNCI = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


def kunci_teks(teks: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{teks}" if _BERBAHAYA.match(teks) else teks


def buka_teks(teks: str) -> str:
    """Undo `kunci_teks`."""
    return teks[1:] if _TERKUNCI.match(teks) else teks

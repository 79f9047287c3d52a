"""PURE. What a layer passes with open eyes: what is left is told, and that it was known is kept."""

from kinerja.penolakan import TidakSahError


def catatan_diketahui(banyak: int, dikirim: str, catatan: str, *, kata: str) -> str:
    """The note of a step past `banyak` things that are left, which says that they were known.

    `dikirim`: how many the page's tick spoke of; another number, or none, is refused.
    """
    if not banyak:
        return catatan
    sebutan = f"{banyak} {kata}"
    if dikirim != str(banyak):
        raise TidakSahError(
            f"Ada {sebutan}. Baca daftarnya, lalu perbaiki, atau centang bahwa Anda mengetahuinya."
        )
    return f"{catatan}\nDiketahui: {sebutan}.".strip()

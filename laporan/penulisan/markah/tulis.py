"""PURE. Writing: a text in the dialect as HTML, and its words alone."""

from html import escape

from laporan.penulisan.markah.baca import KOSONG, urai
from laporan.penulisan.markah.simpul import JUDUL, Simpul, teks_simpul


def tulis(simpul: "Simpul | str") -> str:
    """HTML of a tree in the dialect (never deep: the dialect bounds it)."""
    if isinstance(simpul, str):
        return escape(simpul, quote=False)
    atribut = "".join(f' {k}="{escape(v)}"' for k, v in simpul.atribut.items())
    if simpul.nama in KOSONG:
        return f"<{simpul.nama}{atribut}>"
    return f"<{simpul.nama}{atribut}>{''.join(map(tulis, simpul.anak))}</{simpul.nama}>"


def teks_biasa(html: str) -> str:
    """The words of a text in the dialect, a line per block: for comparing and searching."""
    baris: list[str] = []
    tumpuk: list[Simpul | str] = list(reversed(urai(html).anak))
    while tumpuk:
        s = tumpuk.pop()
        if isinstance(s, str):
            continue
        if s.nama == "figure":
            baris.append(f"[Gambar: {s.atribut.get('data-judul', 'tanpa judul')}]")
        elif "data-blok" in s.atribut:
            baris.append(f"[{s.atribut['data-blok']}]")
        elif s.nama == "tr":
            sel = [" ".join(teks_simpul(c).split()) for c in s.anak if isinstance(c, Simpul)]
            baris.append(" | ".join(sel))
        elif s.nama == "p" or s.nama in JUDUL:
            teks = " ".join(teks_simpul(s).split())
            if teks:
                baris.append(teks)
        else:
            tumpuk += list(reversed(s.anak))
    return "\n".join(baris)

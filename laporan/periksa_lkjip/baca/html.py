"""PURE. HTML: headings, paragraphs, tables with their spans; nothing is run or fetched."""

from html.parser import HTMLParser

from laporan.periksa_lkjip.baca.batas import DALAM, NaskahTerlaluBesarError, Penghitung
from laporan.periksa_lkjip.baca.sel_gabung import SelAsli, hamparkan
from laporan.periksa_lkjip.naskah import (
    AlineaNaskah,
    BarisNaskah,
    Naskah,
    TabelNaskah,
    Tempat,
    Unsur,
)

_LEWATI = frozenset({"script", "style", "svg", "head", "template", "noscript", "title"})
_BLOK = frozenset(
    {
        "p",
        "li",
        "div",
        "section",
        "blockquote",
        "dd",
        "dt",
        "figcaption",
        "article",
        "header",
        "nav",
    }
)
_KOSONG = frozenset({"br", "img", "hr", "meta", "link", "input", "col", "wbr", "source"})


class _TabelHtml:
    """A table that is being read."""

    def __init__(self) -> None:
        self.baris: list[list[SelAsli]] = []
        self.kepala: list[bool] = []
        self.judul = ""
        self.di_kepala = False
        self.sel: list[str] | None = None
        self.rentang = (1, 1)
        self.semua_th = True


class _PenguraiNaskah(HTMLParser):
    """Collects what a reader would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.unsur: list[Unsur] = []
        self.hitung = Penghitung()
        self._teks: list[str] = []
        self._tingkat = 0
        self._lewat = 0
        self._tabel: list[_TabelHtml] = []
        self._judul = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEWATI:
            self._lewat += 1
        if self._lewat:
            return
        isi = dict(attrs)
        if tag == "br":
            self.handle_data("\n")
        elif tag == "table":
            self._mulai_tabel()
        elif self._tabel:
            self._dalam_tabel(tag, isi)
        elif tag in _BLOK or (len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()):
            self.tutup()
            self._tingkat = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _KOSONG:
            self.handle_endtag(tag)

    def _mulai_tabel(self) -> None:
        if len(self._tabel) >= DALAM:
            raise NaskahTerlaluBesarError(
                f"Dokumen memuat tabel di dalam tabel lebih dari {DALAM} lapis."
            )
        if not self._tabel:
            self.tutup()
        self._tabel.append(_TabelHtml())

    def _dalam_tabel(self, tag: str, isi: dict[str, str | None]) -> None:
        t = self._tabel[-1]
        if tag == "thead":
            t.di_kepala = True
        elif tag == "caption":
            self._judul = True
        elif tag == "tr":
            t.baris.append([])
            t.kepala.append(t.di_kepala)
            t.semua_th = True
            self.hitung.tambah(baris=1)
        elif tag in {"td", "th"} and t.baris:
            self._tutup_sel(t)
            t.semua_th = t.semua_th and tag == "th"
            t.sel = []
            t.rentang = (_bulat(isi.get("colspan")), _bulat(isi.get("rowspan")))
        elif tag in {"p", "li", "div"} and t.sel:
            t.sel.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _LEWATI:
            self._lewat = max(0, self._lewat - 1)
        elif self._lewat:
            return
        elif self._tabel:
            self._tutup_dalam(tag)
        elif tag in _BLOK or (len(tag) == 2 and tag[0] == "h"):
            self.tutup()

    def _tutup_dalam(self, tag: str) -> None:
        t = self._tabel[-1]
        if tag in {"td", "th"}:
            self._tutup_sel(t)
        elif tag == "tr":
            self._tutup_sel(t)
            if t.kepala and t.baris[-1] and t.semua_th and len(t.baris) == sum(t.kepala) + 1:
                t.kepala[-1] = True
        elif tag == "thead":
            t.di_kepala = False
        elif tag == "caption":
            self._judul = False
        elif tag == "table":
            self._selesai_tabel(self._tabel.pop())

    def _tutup_sel(self, t: _TabelHtml) -> None:
        if t.sel is not None:
            teks = "".join(t.sel).strip()
            t.baris[-1].append(SelAsli(teks, *t.rentang))
            self.hitung.tambah(sel=min(t.rentang[0], 400) * min(t.rentang[1], 400))
            t.sel = None

    def _selesai_tabel(self, t: _TabelHtml) -> None:
        if self._tabel:  # a table within a table: its text belongs to the cell
            atas = self._tabel[-1]
            if atas.sel is not None:
                atas.sel += [f" {s.teks}" for b in t.baris for s in b]
            return
        if not any(t.baris):
            return
        tempat = Tempat(len(self.unsur))
        baris = hamparkan(t.baris, t.kepala)
        self.unsur.append(
            TabelNaskah(
                tuple(
                    BarisNaskah(sel, tempat, kepala)
                    for sel, kepala in zip(baris, t.kepala, strict=True)
                ),
                tempat,
                " ".join(t.judul.split()),
            )
        )

    def handle_data(self, data: str) -> None:
        if self._lewat:
            return
        if self._tabel:
            t = self._tabel[-1]
            if self._judul:
                t.judul += data
            elif t.sel is not None:
                t.sel.append(data)
        else:
            self._teks.append(data)

    def tutup(self) -> None:
        """End the paragraph."""
        teks = " ".join("".join(self._teks).split())
        self._teks = []
        if teks:
            self.hitung.tambah(alinea=1)
            self.unsur.append(AlineaNaskah(teks, Tempat(len(self.unsur)), self._tingkat))
        self._tingkat = 0


def _bulat(teks: str | None) -> int:
    return int(teks) if teks and teks.isdecimal() and len(teks) < 6 and int(teks) > 0 else 1


def baca_html(isi: str) -> Naskah:
    """The page as paragraphs, headings and tables."""
    pengurai = _PenguraiNaskah()
    pengurai.feed(isi)
    pengurai.close()
    pengurai.tutup()
    return Naskah("html", tuple(pengurai.unsur), bertanda=True)

"""PURE. Where a finding stands on a page of a PDF: its words are searched again."""

from typing import Any

from laporan.periksa_lkjip.baca.pdf import kata_halaman, tegakkan
from laporan.periksa_lkjip.tandai.komentar import pola_cetak
from laporan.periksa_lkjip.temuan import TemuanLkjip

Kotak = tuple[Any, Any, Any, Any]
"""Left, bottom, right, top as the PDF counts them."""
_SEKITAR = 60
"""How far above and below a figure the words of its row or sentence may stand, in points."""
_BESAR = 18
_TEPI = ".,;:()[]\"'%"


class HalamanPdf:
    """The words of a page, line by line, and the way back to the page's own space."""

    def __init__(self, asli: Any) -> None:
        self._lembar = _Lembar(asli)
        if asli.chars:
            self._lembar.arah = tegakkan(asli)
        self._garis: list[list[dict[str, Any]]] = []
        for k in sorted(kata_halaman(asli), key=lambda k: (k["top"], k["x0"])):
            if self._garis and abs(k["top"] - self._garis[-1][0]["top"]) <= 3:
                self._garis[-1].append(k)
            else:
                self._garis.append([k])
        for g in self._garis:
            g.sort(key=lambda k: k["x0"])

    def angka(self, t: TemuanLkjip) -> Kotak | None:
        """The printed figure; of several that amidst the words of its row, below its column."""
        calon = [
            k
            for apa in dict.fromkeys((t.tercetak, t.tercetak.partition(" ")[0]))
            for k in self._tercetak(apa)
        ]
        if not calon:
            return None
        kutipan, kepala = _kata(t.kutipan), _kata(t.kolom)
        terbaik = max(calon, key=lambda k: self._sekitar(k, kutipan) + self._di_bawah(k, kepala))
        return self._lembar.asal(
            min(k["x0"] for k in terbaik), min(k["top"] for k in terbaik),
            max(k["x1"] for k in terbaik), max(k["bottom"] for k in terbaik),
        )  # fmt: skip

    def baris(self, t: TemuanLkjip) -> Kotak:
        """Beside the line that has most of what was quoted; the page's corner without one."""
        kutipan = _kata(t.kutipan or t.baris)
        kiri, atas = _BESAR, _BESAR
        if self._garis and kutipan:
            garis = max(self._garis, key=lambda g: sum(_inti(k) in kutipan for k in g))
            if any(_inti(k) in kutipan for k in garis):
                kiri, atas = max(garis[0]["x0"] - _BESAR - 2, 2), garis[0]["top"]
        return self._lembar.asal(kiri, atas, kiri + _BESAR, atas + _BESAR)

    def _tercetak(self, apa: str) -> list[list[dict[str, Any]]]:
        """The words that print a figure, wherever on the page."""
        pola = pola_cetak(apa)
        if pola is None:
            return []
        hasil = []
        for garis in self._garis:
            teks, ujung = "", []
            for k in garis:
                teks += f" {k['text']}" if teks else k["text"]
                ujung.append(len(teks))
            for m in pola.finditer(teks):
                hasil.append(
                    [
                        k for k, akhir in zip(garis, ujung, strict=True)
                        if akhir > m.start() and akhir - len(k["text"]) < m.end()
                    ]
                )  # fmt: skip
        return hasil

    def _sekitar(self, calon: list[dict[str, Any]], kutipan: set[str]) -> Any:
        """How much of the quoted piece stands about it, the nearer the more."""
        atas = calon[0]["top"]
        dekat: dict[str, Any] = {}
        for garis in self._garis:
            jauh = abs(garis[0]["top"] - atas)
            if jauh > _SEKITAR:
                continue
            for k in garis:
                if (inti := _inti(k)) in kutipan:
                    dekat[inti] = min(dekat.get(inti, jauh), jauh)
        return sum(15 / (15 + jauh) for jauh in dekat.values())

    def _di_bawah(self, calon: list[dict[str, Any]], kepala: set[str]) -> Any:
        """A little for each word of the column's title that stands right above."""
        kiri, kanan, atas = calon[0]["x0"], calon[-1]["x1"], calon[0]["top"]
        ada = {
            _inti(k)
            for garis in self._garis if garis[0]["top"] < atas
            for k in garis if k["x0"] < kanan + 4 and k["x1"] > kiri - 4 and _inti(k) in kepala
        }  # fmt: skip
        return len(ada) / (2 * len(kepala)) if kepala else 0


class _Lembar:
    """How a page lies: its box and its turn, before its words were set upright."""

    def __init__(self, asli: Any) -> None:
        self._kiri, self._atas = asli.mediabox[:2]
        self._lebar, self._tinggi = asli.width, asli.height
        self._putar = asli.page_obj.rotate
        self._kotak = asli.page_obj.mediabox
        self.arah = 0

    def asal(self, kiri: Any, atas: Any, kanan: Any, bawah: Any) -> Kotak:
        """A box among the upright words as the PDF itself counts it."""
        titik = [self._titik(*self._rebah(x, y)) for x, y in ((kiri, atas), (kanan, bawah))]
        x, y = zip(*titik, strict=True)
        return min(x), min(y), max(x), max(y)

    def _rebah(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Back to how the text runs on the page."""
        if not self.arah:
            return x, y
        return (y, self._tinggi - x) if self.arah > 0 else (self._lebar - y, x)

    def _titik(self, x: Any, y: Any) -> tuple[Any, Any]:
        """From the page as it is shown, counted from its top, to the space of its content."""
        x, y = x - self._kiri, self._tinggi - (y - self._atas)
        x0, y0, x1, y1 = self._kotak
        if self._putar == 90:
            return x1 - y, x + y0
        if self._putar == 180:
            return x1 - x, y1 - y
        if self._putar == 270:
            return y + x0, y1 - x
        return x + x0, y + y0


def _inti(kata: dict[str, Any]) -> str:
    return str(kata["text"]).strip(_TEPI).lower()


def _kata(teks: str) -> set[str]:
    return {b for a in teks.replace("·", " ").split() if len(b := a.strip(_TEPI + "…").lower()) > 1}

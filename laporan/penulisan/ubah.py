"""PURE. Between a section's blocks and the HTML in which people edit it (see `markah`).

`ke_html` writes the draft for the editor: the system's own tables and figures become places
(`data-blok`). `ke_blok` reads an edited text: places become `Sisipan`, live figures get the value
that holds now. For everything that people may write, `ke_blok(ke_html(b))` is `baku(b)`.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from laporan.cetak.citra import CitraTulisan, svg_citra
from laporan.dokumen.kalimat import kapital
from laporan.dokumen.seksi import BELUM, TANYA
from laporan.dokumen.unsur import (
    Baris,
    Blok,
    BlokTandaTangan,
    Butir,
    Daftar,
    Gambar,
    GantiBaris,
    GantiHalaman,
    Isi,
    Judul,
    Kolom,
    Mendatar,
    Paragraf,
    Potongan,
    Rujukan,
    Seksi,
    Sel,
    Sisipan,
    Tabel,
    Teks,
    larik,
)
from laporan.penulisan.markah.baca import urai
from laporan.penulisan.markah.larik import Larik, baku_larik, dari_larik, larik_simpul
from laporan.penulisan.markah.simpul import Simpul, teks_simpul
from laporan.penulisan.markah.tulis import tulis

TANDA_TANGAN = "tanda-tangan"
_TINGKAT = {"h2": 1, "h3": 2, "h4": 3, "h5": 4}
_ANGKA = re.compile(r"[-–−(]?(Rp\s?)?[\d.]+(,\d+)?\s?%?\)?|[-–]?")
Nilai = Callable[[str], "str | None"]
"""Live figure → the value that holds now; None where its source is gone."""


# --- blocks → HTML -----------------------------------------------------------------------


def ke_html(blok: tuple[Blok, ...]) -> str:
    """The draft of a section in the editor's dialect."""
    return "".join(map(tulis, _simpul_blok(blok)))


def _simpul_blok(blok: tuple[Blok, ...]) -> list[Simpul]:
    hasil: list[Simpul] = []
    for b in blok:
        match b:
            case Judul(teks, tingkat, kunci):
                nama = f"h{min(max(tingkat, 1), 4) + 1}"
                hasil.append(Simpul(nama, {"data-kunci": kunci} if kunci else {}, [teks]))
            case Paragraf(isi, gaya):
                atribut: dict[str, str] = {} if gaya == "biasa" else {"data-gaya": gaya}
                hasil.append(Simpul("p", atribut, _sebaris(isi)))
            case Daftar():
                hasil.append(_simpul_daftar(b))
            case Tabel() | Gambar() | Sisipan():
                hasil.append(Simpul("div", {"data-blok": b.kunci}))
            case BlokTandaTangan():
                hasil.append(Simpul("div", {"data-blok": TANDA_TANGAN}))
            case Mendatar(isi_mendatar):
                hasil.append(Simpul("div", {"data-mendatar": ""}, [*_simpul_blok(isi_mendatar)]))
            case GantiHalaman():
                hasil.append(Simpul("hr", {"data-halaman": ""}))
            case Seksi():
                hasil += _simpul_blok(b.isi)
    return hasil


def _simpul_daftar(d: Daftar) -> Simpul:
    atribut: dict[str, str] = {}
    if d.bernomor and d.penomor != "1":
        atribut["type"] = d.penomor
    if d.bernomor and d.mulai > 1:
        atribut["start"] = str(d.mulai)
    butir = [
        Simpul("li", {}, [Simpul("p", {}, _sebaris(b.isi)), *_simpul_blok(b.anak)]) for b in d.butir
    ]
    return Simpul("ol" if d.bernomor else "ul", atribut, [*butir])


def _sebaris(isi: Isi) -> list[Simpul | str]:
    return dari_larik(baku_larik([_ke_larik(p) for p in larik(isi)]))


def _ke_larik(p: Potongan) -> Larik:
    if isinstance(p, GantiBaris):
        return Larik("", putus=True)
    if isinstance(p, Rujukan):
        return Larik(p.teks, rujukan=p.kunci)
    teks = " ".join(p.isi.split()) if p.medan else re.sub(r"[ \t\n\r\f]+", " ", p.isi)
    return Larik(teks, p.tebal, p.miring, p.medan)


def baku(blok: tuple[Blok, ...]) -> tuple[Blok, ...]:
    """The same blocks with inline content in normal form and places for the system's own."""
    hasil: list[Blok] = []
    for b in blok:
        match b:
            case Paragraf(isi, gaya):
                if potongan := _potongan(baku_larik([_ke_larik(p) for p in larik(isi)])):
                    hasil.append(Paragraf(potongan, gaya))
            case Daftar():
                butir = tuple(
                    Butir(_potongan(baku_larik([_ke_larik(p) for p in larik(x.isi)])), baku(x.anak))
                    for x in b.butir
                )
                hasil.append(replace(b, butir=butir))
            case Tabel() | Gambar():
                hasil.append(Sisipan(b.kunci))
            case BlokTandaTangan():
                hasil.append(Sisipan(TANDA_TANGAN))
            case Mendatar(isi_mendatar):
                hasil.append(Mendatar(baku(isi_mendatar)))
            case Seksi():
                hasil += baku(b.isi)
            case _:
                hasil.append(b)
    return tuple(hasil)


# --- HTML → blocks -----------------------------------------------------------------------


def ke_blok(
    html: str,
    *,
    kunci: str = "",
    nilai: Nilai | None = None,
    citra: Mapping[int, CitraTulisan] | None = None,
    judul_sah: Collection[str] | None = None,
) -> tuple[Blok, ...]:
    """The blocks of an edited text. `kunci` names its own tables and images; a figure whose source
    is gone says so in its place. Headings keep an anchor of `judul_sah` (None: any), once.
    """
    return _Pembaca(kunci, nilai, citra or {}, judul_sah).blok(urai(html).anak)


class _Pembaca:
    def __init__(
        self,
        kunci: str,
        nilai: Nilai | None,
        citra: Mapping[int, CitraTulisan],
        judul_sah: Collection[str] | None,
    ) -> None:
        self.kunci, self.nilai, self.citra, self.judul_sah = kunci, nilai, citra, judul_sah
        self.tabel = self.gambar = 0
        self.judul: set[str] = set()
        self.sisipan: set[str] = set()

    def blok(self, anak: list[Simpul | str]) -> tuple[Blok, ...]:
        return tuple(b for a in anak if isinstance(a, Simpul) for b in self._satu(a))

    def _satu(self, s: Simpul) -> Iterator[Blok]:
        if s.nama == "p":
            if isi := self._isi(s.anak):
                gaya = s.atribut.get("data-gaya", "biasa")
                yield Paragraf(isi, gaya)  # type: ignore[arg-type]  # one of markah.GAYA
        elif s.nama in _TINGKAT:
            kunci = s.atribut.get("data-kunci", "")
            asing = self.judul_sah is not None and kunci not in self.judul_sah
            kunci = "" if asing or kunci in self.judul else kunci
            self.judul.add(kunci)
            yield Judul(teks_simpul(s), _TINGKAT[s.nama], kunci)
        elif s.nama in {"ul", "ol"}:
            yield self._daftar(s)
        elif s.nama == "table":
            yield self._tabel(s)
        elif s.nama == "figure":
            yield from self._gambar(s)
        elif "data-mendatar" in s.atribut:
            if isi_mendatar := self.blok(s.anak):
                yield Mendatar(isi_mendatar)
        elif "data-halaman" in s.atribut:
            yield GantiHalaman()
        elif (kunci := s.atribut.get("data-blok", "")) and kunci not in self.sisipan:
            self.sisipan.add(kunci)
            yield Sisipan(kunci)

    def _isi(self, anak: list[Simpul | str]) -> tuple[Potongan, ...]:
        return _potongan(larik_simpul(anak), self.nilai)

    def _daftar(self, s: Simpul) -> Daftar:
        butir = []
        for li in s.anak:
            if not isinstance(li, Simpul):
                continue
            awal = li.anak[0] if li.anak else Simpul("p")
            assert isinstance(awal, Simpul)
            butir.append(Butir(self._isi(awal.anak), self.blok(li.anak[1:])))
        penomor = s.atribut.get("type", "1")
        return Daftar(
            tuple(butir),
            bernomor=s.nama == "ol",
            penomor=penomor,  # type: ignore[arg-type]  # one of 1, a, i by the dialect
            mulai=int(s.atribut.get("start", "1")),
        )

    def _tabel(self, s: Simpul) -> Tabel:
        """The first row names the columns; a column of figures stands at the right."""
        self.tabel += 1
        judul = s.atribut.get("data-judul", "")
        baris = [tr for badan in _anak(s) for tr in _anak(badan)]
        kepala = [
            teks
            for sel in _anak(baris[0])
            for teks in [_datar(self._isi_sel(sel)), *[""] * (_rentang(sel) - 1)]
        ]
        isi = tuple(
            Baris(tuple(self._sel(sel) for sel in _anak(tr)), tingkat=0) for tr in baris[1:]
        )
        letak = [[t for x in b.sel for t in (x.teks, *[""] * (x.rentang - 1))] for b in isi]
        kanan = [
            any(b[n] for b in letak) and all(_ANGKA.fullmatch(b[n]) for b in letak)
            for n in range(len(kepala))
        ]
        return Tabel(
            kunci=f"tulisan:{self.kunci}:{self.tabel}",
            judul=judul,
            kolom=tuple(
                Kolom(k, "kanan" if r else "kiri", kunci=f"k{n}")
                for n, (k, r) in enumerate(zip(kepala, kanan, strict=True), start=1)
            ),
            baris=isi,
            bernomor=bool(judul),
        )

    def _isi_sel(self, sel: Simpul) -> tuple[Potongan, ...]:
        return self._isi([a for p in _anak(sel) for a in p.anak])

    def _sel(self, sel: Simpul) -> Sel:
        isi = self._isi_sel(sel)
        teks = [p for p in isi if isinstance(p, Teks)]
        return Sel(
            _datar(isi),
            rentang=_rentang(sel),
            tebal=bool(teks) and all(p.tebal for p in teks),
            miring=bool(teks) and all(p.miring for p in teks),
        )

    def _gambar(self, s: Simpul) -> Iterator[Gambar]:
        citra = self.citra.get(int(s.atribut["data-gambar"]))
        if citra is None:
            return
        self.gambar += 1
        judul = s.atribut.get("data-judul", "")
        alt = s.atribut.get("data-alt", "") or judul
        yield Gambar(
            kunci=f"tulisan-gambar:{self.kunci}:{self.gambar}",
            judul=judul,
            svg=svg_citra(citra),
            alt=alt,
            bernomor=bool(judul),
        )


def _anak(s: Simpul) -> list[Simpul]:
    return [a for a in s.anak if isinstance(a, Simpul)]


def _rentang(sel: Simpul) -> int:
    return int(sel.atribut.get("colspan", "1"))


def _datar(isi: tuple[Potongan, ...]) -> str:
    return "".join(
        "\n" if isinstance(p, GantiBaris) else p.teks if isinstance(p, Rujukan) else p.isi
        for p in isi
    )


def _potongan(baris: list[Larik], nilai: Nilai | None = None) -> tuple[Potongan, ...]:
    hasil: list[Potongan] = []
    for r in baris:
        if r.putus:
            hasil.append(GantiBaris())
        elif r.rujukan:
            hasil.append(Rujukan(r.rujukan, r.teks))
        elif r.medan:
            teks: str | None = r.teks
            catatan = r.medan.startswith((TANYA, BELUM))  # words to the author, not a figure
            if nilai is not None and not catatan and (teks := nilai(r.medan)) is None:
                teks = tak_ditemukan(r.medan)
            elif teks and r.teks[:1].isupper() and not catatan:
                teks = kapital(teks)  # the figure opens a sentence
            hasil.append(Teks(teks or "", r.tebal, r.miring, r.medan))
        else:
            hasil.append(Teks(r.teks, r.tebal, r.miring))
    return tuple(hasil)


def tak_ditemukan(medan: str) -> str:
    """What is printed where a figure's source is gone."""
    return f"[angka tidak ditemukan: {medan}]"


def semua_medan(html: str) -> tuple[str, ...]:
    """The live figures of a text, each once, in order; without words to the author."""
    semua = dict.fromkeys(m for m, _ in nilai_medan(html))
    return tuple(m for m in semua if not m.startswith((TANYA, BELUM)))


def nilai_medan(html: str) -> tuple[tuple[str, str], ...]:
    """Each live figure with the value that it had when the text was written."""
    return tuple(
        (s.atribut["data-medan"], teks_simpul(s))
        for s in _semua_simpul(html)
        if "data-medan" in s.atribut
    )


def dengan_nilai(html: str, nilai: Nilai) -> str:
    """The text with today's figures in their places; a figure without a source keeps its words."""
    akar = urai(html)
    tumpuk: list[Simpul | str] = list(akar.anak)
    while tumpuk:
        s = tumpuk.pop()
        if not isinstance(s, Simpul):
            continue
        if "data-medan" in s.atribut and not s.atribut["data-medan"].startswith((TANYA, BELUM)):
            lama = teks_simpul(s)
            kini = nilai(s.atribut["data-medan"])
            if kini is not None:
                s.anak = [kapital(kini) if lama[:1].isupper() else kini]
        tumpuk += s.anak
    return "".join(map(tulis, akar.anak))


def semua_gambar_html(html: str) -> tuple[int, ...]:
    """The uploaded images of a text."""
    return tuple(
        int(s.atribut["data-gambar"]) for s in _semua_simpul(html) if "data-gambar" in s.atribut
    )


def _semua_simpul(html: str) -> Iterator[Simpul]:
    tumpuk: list[Simpul | str] = list(reversed(urai(html).anak))
    while tumpuk:
        s = tumpuk.pop()
        if isinstance(s, Simpul):
            yield s
            tumpuk += list(reversed(s.anak))

"""PURE. PDF with a text layer: ruled tables joined over pages, paragraphs between them.

pdfplumber gives words and ruled lines; what is a table, a paragraph, a running head, and which
table goes on from the page before, is decided here.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from kinerja.batas_pdf import PdfMelewatiBatasError, buka_terukur
from kinerja.galat_pdf import GALAT_PDF
from laporan.periksa_lkjip.angka_cetak import rapi
from laporan.periksa_lkjip.baca.batas import (
    HALAMAN,
    NaskahDitolakError,
    NaskahTerlaluBesarError,
    Penghitung,
)
from laporan.periksa_lkjip.baca.pdf_kisi import KisiPdf
from laporan.periksa_lkjip.naskah import (
    AlineaNaskah,
    BarisNaskah,
    Naskah,
    TabelNaskah,
    Tempat,
    Unsur,
)

_ATUR = {
    "vertical_strategy": "lines",
    "horizontal_strategy": "lines",
    "snap_tolerance": 4,
    "join_tolerance": 4,
    "intersection_tolerance": 4,
}
OBJEK = 60_000
"""Characters and lines of one page."""
_KETERANGAN = re.compile(r"^\W*tabel\s+\S+", re.IGNORECASE)
_NOMOR_HALAMAN = re.compile(r"[-–\s]*(?:\d{1,3}|[ivxlc]{1,6})[-–\s]*")
_BUTIR = re.compile(r"^(?:[-–•●▪]|\(?\d{1,2}[.)]|[a-z][.)])\s")


def baca_pdf(isi: bytes, maju: Callable[[int, int], None]) -> Naskah:
    """The pages as one run of paragraphs and tables. Raises NaskahDitolakError."""
    try:
        return _baca(isi, maju)
    except PdfminerException as galat:
        sebab = galat.args[0] if galat.args else None
        if isinstance(sebab, PDFPasswordIncorrect):
            raise NaskahDitolakError(
                "PDF berkata sandi. Simpan tanpa kata sandi, lalu unggah lagi."
            ) from galat
        raise NaskahDitolakError("PDF rusak: isinya tidak dapat dibaca.") from galat
    except PdfMelewatiBatasError as galat:
        raise NaskahTerlaluBesarError(str(galat)) from galat
    except GALAT_PDF as galat:
        raise NaskahDitolakError("PDF rusak: isinya tidak dapat dibaca.") from galat


def _baca(isi: bytes, maju: Callable[[int, int], None]) -> Naskah:
    hitung = Penghitung()
    halaman: list[_Halaman] = []
    kosong: list[int] = []
    with buka_terukur(isi) as dokumen:
        banyak = len(dokumen.pages)
        if banyak > HALAMAN:
            raise NaskahTerlaluBesarError(
                f"PDF memuat {banyak} halaman; paling banyak {HALAMAN}. Bagi menjadi beberapa "
                f"berkas."
            )
        for nomor, asli in enumerate(dokumen.pages, 1):
            maju(nomor, banyak)
            satu = _baca_halaman(asli, nomor, hitung)
            if satu is None:
                kosong.append(nomor)
            else:
                halaman.append(satu)
            asli.close()
    if not halaman:
        raise NaskahDitolakError(
            "PDF ini hasil pindaian: halamannya gambar, tanpa teks yang dapat dibaca. "
            "Unggah berkas Word atau PDF yang dibuat langsung dari Word."
        )
    tak = (
        (f"Halaman {_deret(kosong)} tidak memuat teks (gambar atau hasil pindaian).",)
        if kosong
        else ()
    )
    return Naskah("pdf", tuple(_susun(halaman)), tak, banyak)


def _deret(nomor: Sequence[int]) -> str:
    """3, 4, 5, 9 → `3–5, 9`."""
    hasil: list[list[int]] = []
    for n in nomor:
        if hasil and n == hasil[-1][-1] + 1:
            hasil[-1].append(n)
        else:
            hasil.append([n])
    return ", ".join(str(h[0]) if len(h) == 1 else f"{h[0]}–{h[-1]}" for h in hasil)


@dataclass(frozen=True)
class _Baris:
    """A line of text, or the rows of a table, at its height on the page."""

    atas: Any
    bawah: Any
    teks: str = ""
    tabel: tuple[tuple[str, ...], ...] = ()
    huruf: tuple[bool, int] = (False, 0)
    """Whether it is bold, and its size in points."""


@dataclass(frozen=True)
class _Halaman:
    """What one page holds, from its top down."""

    nomor: int
    tinggi: Any
    isi: tuple[_Baris, ...]


def _baca_halaman(asli: Any, nomor: int, hitung: Penghitung) -> _Halaman | None:
    if len(asli.chars) > OBJEK or len(asli.lines) + len(asli.rects) + len(asli.curves) > OBJEK:
        raise NaskahTerlaluBesarError(f"Halaman {nomor} terlalu rumit untuk diperiksa.")
    if not asli.chars:
        return None
    tegakkan(asli)
    sisi = asli.edges
    ada = asli.find_tables(_ATUR)
    kisi = [
        KisiPdf(
            t, sisi, min([o.bbox[1] for o in ada if o.bbox[1] > t.bbox[3]], default=asli.height)
        )
        for t in ada
        if len(t.rows) > 1
    ]
    kisi = [k for k in kisi if len(k.kolom) > 2]
    kata = kata_halaman(asli)
    isi: list[_Baris] = []
    for k in kisi:
        baris = k.isi([w for w in kata if k.memuat(w)])
        hitung.tambah(baris=len(baris), sel=sum(map(len, baris)))
        isi.append(_Baris(k.atas, k.bawah, tabel=tuple(baris)))
    luar = [w for w in kata if not any(k.memuat(w) for k in kisi)]
    teks = _baris_teks(luar)
    hitung.tambah(alinea=len(teks))
    return _Halaman(nomor, asli.height, tuple(sorted([*isi, *teks], key=lambda b: b.atas)))


def kata_halaman(asli: Any) -> list[dict[str, Any]]:
    """The words of a page with their places."""
    kata: list[dict[str, Any]] = asli.extract_words(
        x_tolerance=2, y_tolerance=3, keep_blank_chars=False, extra_attrs=["fontname", "size"]
    )
    return kata


def tegakkan(asli: Any) -> int:
    """Turn a page whose text does not stand; returns which way the text ran, as `_arah` says."""
    if arah := _arah(asli.chars):
        _tegakkan(asli, naik=arah > 0)
    return arah


def _arah(huruf: Sequence[dict[str, Any]]) -> int:
    """1 where most letters run upwards, -1 where they run downwards, 0 where they stand."""
    hitung: Counter[int] = Counter()
    for c in huruf:
        a, b, *_ = c.get("matrix") or (1, 0)
        hitung[0 if abs(a) >= abs(b) else 1 if b > 0 else -1] += 1
    return hitung.most_common(1)[0][0]


def _tegakkan(asli: Any, *, naik: bool) -> None:
    """A page whose text runs upwards or downwards: its objects turned, so that lines are lines."""
    lebar, tinggi = asli.width, asli.height
    for jenis in ("char", "line", "rect", "curve"):
        for o in asli.objects.get(jenis, []):
            x0, x1, atas, bawah = o["x0"], o["x1"], o["top"], o["bottom"]
            o["x0"], o["x1"] = (tinggi - bawah, tinggi - atas) if naik else (atas, bawah)
            o["top"], o["bottom"] = (x0, x1) if naik else (lebar - x1, lebar - x0)
            if jenis == "line":  # a turned line is level to the last digit, or it is no rule
                o["x1"] = o["x0"] if abs(o["x1"] - o["x0"]) < 1 else o["x1"]
                o["bottom"] = o["top"] if abs(o["bottom"] - o["top"]) < 1 else o["bottom"]
            o["doctop"] = o["top"]
            o["width"], o["height"] = o["x1"] - o["x0"], o["bottom"] - o["top"]
            o["y0"], o["y1"] = lebar - o["bottom"], lebar - o["top"]
            if jenis == "char":
                o["upright"], o["size"] = True, int(o["height"] + 0.5)
            if "pts" in o:
                o["pts"] = [(tinggi - y, x) if naik else (y, lebar - x) for x, y in o["pts"]]
    asli.bbox = asli.mediabox = asli.cropbox = (0, 0, tinggi, lebar)


def _baris_teks(kata: Sequence[dict[str, Any]]) -> list[_Baris]:
    """Words to lines, by their height on the page."""
    hasil: list[list[dict[str, Any]]] = []
    for k in sorted(kata, key=lambda k: (k["top"], k["x0"])):
        if hasil and abs(k["top"] - hasil[-1][0]["top"]) <= 3.5:
            hasil[-1].append(k)
        else:
            hasil.append([k])
    return [_baris(sorted(b, key=lambda k: k["x0"])) for b in hasil]


def _baris(kata: Sequence[dict[str, Any]]) -> _Baris:
    teks = " ".join(k["text"] for k in kata)
    tebal = sum("bold" in str(k["fontname"]).lower() for k in kata) == len(kata)
    besar = Counter(int(k["size"] + 0.5) for k in kata).most_common(1)[0][0]
    teks = re.sub(r"(?:\s?\.){4,}\s*|\s\.\s(?=[ivxlc\d]{1,4}$)", " ..... ", teks)
    return _Baris(
        kata[0]["top"], max(k["bottom"] for k in kata), teks.strip(), huruf=(tebal, besar)
    )


def _susun(halaman: Sequence[_Halaman]) -> list[Unsur]:
    """Lines to paragraphs, tables over page breaks to one; running heads are dropped."""
    buang = _berulang(halaman)
    unsur: list[Unsur] = []
    tabel: list[BarisNaskah] = []
    alinea: list[str] = []
    tempat, huruf = Tempat(), (False, 0)
    akhir: _Baris | None = None

    def tutup_alinea() -> None:
        nonlocal alinea
        if alinea:
            teks = " ".join(alinea)
            judul = huruf[0] and len(teks) < 200 and not _KETERANGAN.match(teks)
            unsur.append(AlineaNaskah(teks, Tempat(len(unsur), tempat.halaman), int(judul)))
            alinea = []

    def tutup_tabel() -> None:
        nonlocal tabel
        if tabel:
            unsur.append(TabelNaskah(tuple(tabel), Tempat(len(unsur), tabel[0].tempat.halaman)))
            tabel = []

    for h in halaman:
        lalu: _Baris | None = None
        for b in h.isi:
            if b.tabel:
                tutup_alinea()
                baru = [
                    BarisNaskah(tuple(map(_sel, r)), Tempat(len(unsur), h.nomor)) for r in b.tabel
                ]
                if tabel and _lanjutan(tabel, baru):
                    tabel += _tanpa_kepala(tabel, baru)
                else:
                    tutup_tabel()
                    tabel = baru
                lalu = None
                continue
            teks = rapi(b.teks)
            if _di_ujung(h, b) and (_kunci(teks) in buang or _NOMOR_HALAMAN.fullmatch(teks)):
                continue
            if tabel and re.match(r"^\W*(?:tabel\s+\S+\s*)?\(?lanjutan\)?", teks, re.IGNORECASE):
                continue
            tutup_tabel()
            if alinea and not _sambung(alinea, teks, lalu or akhir, b, baru_halaman=lalu is None):
                tutup_alinea()
            if not alinea:
                tempat, huruf = Tempat(len(unsur), h.nomor), b.huruf
            alinea.append(teks)
            lalu = akhir = b
    tutup_alinea()
    tutup_tabel()
    return unsur


def _sel(teks: str) -> str:
    """A cell's lines joined; a number broken by the narrow cell is put together again."""
    rata = re.sub(r"(?<=[\d.,])\n(?=[\d.,]+(?:%|\b))", "", teks)
    return re.sub(r"\s*\n\s*", " ", rata).strip()


def _kunci(teks: str) -> str:
    return re.sub(r"\d+", "#", teks)[:28]


def _di_ujung(h: _Halaman, b: _Baris) -> bool:
    return bool(b.atas < 80 or b.atas > h.tinggi - 80)


def _berulang(halaman: Sequence[_Halaman]) -> set[str]:
    """Lines at the head or the foot of many pages."""
    hitung: Counter[str] = Counter()
    for h in halaman:
        hitung.update({_kunci(rapi(b.teks)) for b in h.isi if b.teks and _di_ujung(h, b)})
    return {k for k, n in hitung.items() if n >= 3}


def _lanjutan(tabel: Sequence[BarisNaskah], baru: Sequence[BarisNaskah]) -> bool:
    """Whether a table on the next page goes on with the last: as many columns, next page."""
    return (
        len(tabel[0].sel) == len(baru[0].sel)
        and 0 <= baru[0].tempat.halaman - tabel[-1].tempat.halaman <= 1
    )


def _tanpa_kepala(tabel: Sequence[BarisNaskah], baru: Sequence[BarisNaskah]) -> list[BarisNaskah]:
    """Less the head that is printed again."""
    n = 0
    while n < min(5, len(baru)) and any(
        rapi("".join(baru[n].sel)) == rapi("".join(b.sel)) for b in tabel[:5]
    ):
        n += 1
    return list(baru[n:])


def _sambung(
    alinea: Sequence[str], teks: str, lalu: "_Baris | None", kini: "_Baris", *, baru_halaman: bool
) -> bool:
    """Whether a line goes on with the paragraph before it: same letters, no gap, no new item."""
    if lalu is None or lalu.huruf != kini.huruf:
        return False
    if baru_halaman:
        return teks[:1].islower() and not re.search(r"[.:;?]$", alinea[-1])
    if _BUTIR.match(teks) or kini.atas - lalu.bawah > kini.huruf[1] * 9 // 10:
        return False
    if _KETERANGAN.match(teks):
        return not kini.huruf[0] and not re.search(r"[.:;?]$|\.{5}", alinea[-1])
    return not re.search(r"\.{5}\s*\S*$", alinea[-1])

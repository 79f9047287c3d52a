"""PDF by WeasyPrint: slow (a tenth of a second a page), so run it in a worker."""

import atexit
import ctypes
import gc
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from laporan.cetak import pintas_weasyprint, teks_svg
from laporan.cetak.aksara import rapikan
from laporan.cetak.arah import arahkan
from laporan.cetak.dasar import Berkas
from laporan.cetak.html import CSS_LAPORAN, STATIK
from laporan.cetak.huruf import berkas_huruf, lebar_glif
from laporan.cetak.penata import Penata, letak_jangkar, sisihkan_proses, tata_semua
from laporan.cetak.tabel_cetak import MUKA_TABEL
from laporan.cetak.tanda import satukan_tabel
from laporan.dokumen.penomoran import (
    daftar_gambar,
    daftar_isi,
    daftar_tabel,
    kunci_daftar,
    nomori,
)
from laporan.dokumen.unsur import Bagian, DaftarOtomatis, Dokumen, romawi

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

MIME_PDF = "application/pdf"
VARIAN = "pdf/a-3a"
"""Tagged and archival; declared, not proven: no validator was at hand."""
_MENCETAK = Lock()


class PdfTidakTersediaError(RuntimeError):
    """WeasyPrint cannot run here; the message says what to install."""


def kendala() -> str:
    """Say why no PDF can be made on this machine; empty when one can."""
    try:
        ctypes.CDLL("libpangoft2-1.0.so.0")
    except OSError:
        return (
            "Pustaka Pango belum terpasang. Jalankan: apt-get install --no-install-recommends "
            "libpangoft2-1.0-0 libharfbuzz-subset0"
        )
    return ""


def siapkan() -> None:
    """Load what every PDF needs: a process that lets children print then loads it once for all, and
    sets it aside.
    """
    if not kendala():
        pintas_weasyprint.pasang()
        teks_svg.pasang()
        for muka in MUKA_TABEL:
            lebar_glif(muka)
        _huruf_dan_gaya()
        sisihkan_proses()


@cache
def _huruf_dan_gaya() -> tuple[Any, Any]:
    """The fonts, and the report's style sheet read with them; once per process."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    huruf = FontConfiguration()
    css = weasyprint.CSS(
        filename=str(CSS_LAPORAN), font_config=huruf, url_fetcher=pengambil_lokal()
    )
    # They are let go while the library that lets go of them is still there.
    atexit.register(_huruf_dan_gaya.cache_clear)
    return huruf, css


def ekspor(dokumen: Dokumen) -> Berkas:
    """Lay out and write the PDF."""
    return cetak(dokumen)[0]


def cetak(
    dokumen: Dokumen, *, varian: str | None = VARIAN, data: tuple[Berkas, ...] = ()
) -> tuple[Berkas, dict[str, str]]:
    """Write the PDF and return it with the printed page number of every anchor.

    `data` files, and those of the document itself, are embedded (PDF/A-3). Raises
    PdfTidakTersediaError without Pango.
    """
    if alasan := kendala():
        raise PdfTidakTersediaError(alasan)
    import weasyprint

    pintas_weasyprint.pasang()
    teks_svg.pasang()
    dokumen = arahkan(rapikan(nomori(dokumen)))
    data = (*(Berkas(s.nama, s.tipe, s.isi) for s in dokumen.sisipan), *data)
    pengambil = pengambil_lokal()
    pilihan: dict[str, Any] = {
        "presentational_hints": True,
        "custom_metadata": False,
    }
    if varian:
        pilihan["pdf_variant"] = varian
    with cetak_sendiri(), gambar_lengkap(), pintas_weasyprint.dihafal() as lupakan_baris:
        penata = Penata(pengambil, *_huruf_dan_gaya(), pilihan)
        tata, pilihan["pdf_identifier"] = tata_semua(dokumen, penata, lupakan_baris)
        tata.metadata.attachments = [
            weasyprint.Attachment(
                file_obj=BytesIO(b.isi), name=b.nama, description=b.nama, relationship="Data"
            )
            for b in data
        ]
        letak = letak_jangkar(tata.pages)
        nomor = _nomor_halaman(dokumen, letak, len(tata.pages))

        def lengkapi(_tata: Any, berkas: Any) -> None:
            if varian:
                satukan_tabel(berkas, tata.pages)
            _lengkapi(berkas, dokumen, nomor)

        isi = tata.write_pdf(finisher=lengkapi, **pilihan)
    jangkar = {k: nomor[urut] for k, urut in letak.items()}
    return Berkas(f"{dokumen.nama_berkas}.pdf", MIME_PDF, isi), jangkar


@contextmanager
def cetak_sendiri() -> Iterator[None]:
    """One PDF at a time in a process: what the shorter ways keep, the fonts and what the library
    logs are of the one that is made, and a server's threads would take them from each other.

    Layout makes millions of living objects; collecting them in between only costs time. WeasyPrint
    70 leaves its sRGB profile to be closed by the interpreter: not our warning.
    """
    with _MENCETAK:
        menyala = gc.isenabled()
        gc.disable()
        try:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", r"unclosed file .*sRGB", ResourceWarning)
                yield
        finally:
            if menyala:
                gc.enable()


@contextmanager
def gambar_lengkap() -> Iterator[None]:
    """Raise RuntimeError when a chart could not be drawn: WeasyPrint leaves it out and goes on."""
    gagal: list[str] = []

    class Pencatat(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.getMessage().startswith("Failed to render SVG"):
                gagal.append(record.getMessage())

    pencatat = Pencatat()
    catatan = logging.getLogger("weasyprint")
    catatan.addHandler(pencatat)
    try:
        yield
    finally:
        catatan.removeHandler(pencatat)
    if gagal:
        raise RuntimeError(f"{len(gagal)} gambar tidak dapat digambar: {gagal[0]}")


def _nomor_halaman(dokumen: Dokumen, letak: dict[str, int], banyak: int) -> list[str]:
    """The printed number of each page: none on the cover, i, ii, …, then 1, 2, …"""
    depan = banyak
    if dokumen.bagian_depan and not dokumen.satu_nomor:
        pertama = dokumen.bagian_depan[0]
        depan = letak[_kunci(pertama)]
    awal = dokumen.bagian_depan if dokumen.satu_nomor else ()
    bagian_isi = [_kunci(b) for b in awal]
    bagian_isi += [b.kunci for b in dokumen.bab] + [x.kunci for x in dokumen.lampiran]
    isi = letak[bagian_isi[0]] if bagian_isi else banyak
    depan = min(depan, isi)
    return [
        "" if n < depan else romawi(n - depan + 1).lower() if n < isi else str(n - isi + 1)
        for n in range(banyak)
    ]


def _kunci(bagian: Bagian | DaftarOtomatis) -> str:
    return bagian.kunci if isinstance(bagian, Bagian) else kunci_daftar(bagian.jenis)


def _lengkapi(berkas: Any, dokumen: Dokumen, nomor: list[str]) -> None:
    """What WeasyPrint leaves out: page labels, scope of header cells, names of links."""
    import pydyf  # type: ignore[import-untyped]

    _label_halaman(berkas, nomor)
    if lampiran := berkas.catalog.get("AF"):  # WeasyPrint names every file twice
        berkas.catalog["AF"] = pydyf.Array(dict.fromkeys(lampiran))
    butir = (*daftar_isi(dokumen), *daftar_tabel(dokumen), *daftar_gambar(dokumen))
    nama = {b.kunci: f"{b.nomor} {b.teks}".strip() for b in butir}
    for objek in berkas.objects:
        if not isinstance(objek, pydyf.Dictionary):
            continue
        for kosong in ("Pattern", "Shading"):  # declared by every file, used by none of ours
            if kosong in objek and not objek[kosong]:
                del objek[kosong]
        if objek.get("S") == "/TH":
            objek["A"]["Scope"] = "/Column"  # a report's tables have no header cells at the side
        elif objek.get("Subtype") == "/Link" and "Dest" in objek:
            kunci = objek["Dest"].string
            objek["Contents"] = pydyf.String(nama.get(kunci, kunci))
        elif _ke_asal(objek, dokumen.asal):
            objek["Contents"] = pydyf.String("Asal angka")


def _ke_asal(objek: Any, dasar: str) -> bool:
    """Whether it is a link to where a figure comes from."""
    if not dasar or objek.get("Subtype") != "/Link" or "A" not in objek:
        return False
    return str(objek["A"]["URI"].string).startswith(dasar)


def _label_halaman(berkas: Any, nomor: list[str]) -> None:
    """Give viewers the printed page numbers (PDF page labels)."""
    import pydyf

    label: list[Any] = []
    gaya = None
    for urut, teks in enumerate(nomor):
        baru = None if not teks else "/D" if teks.isdigit() else "/r"
        if urut == 0 or baru != gaya:
            label += [
                urut,
                pydyf.Dictionary({"S": baru} if baru else {"P": pydyf.String("Sampul")}),
            ]
            gaya = baru
    berkas.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(label)})


def pengambil_lokal() -> "URLFetcher":
    """A fetcher that reads our fonts, style sheets and inline images, and nothing else."""
    from weasyprint.urls import URLFetcher

    class PengambilLokal(URLFetcher):
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if not diizinkan(url):
                raise ValueError(f"Sumber di luar berkas statik ditolak: {url[:80]}")
            return super().fetch(_tak_dikemas(url), headers)

    return PengambilLokal(allowed_protocols=["file", "data"], allow_redirects=False)


def _tak_dikemas(url: str) -> str:
    """A font in the form that need not be unpacked first, when it is one of the documents'."""
    jalur = Path(unquote(urlsplit(url).path))
    ttf = berkas_huruf(jalur.stem)
    return ttf.as_uri() if jalur.suffix == ".woff2" and ttf.exists() else url


def diizinkan(url: str) -> bool:
    """True for an inline image and for a font or style sheet below static/."""
    bagian = urlsplit(url)
    if bagian.scheme == "data":
        return bagian.path.startswith("image/")
    if bagian.scheme != "file" or bagian.netloc not in ("", "localhost"):
        return False
    jalur = Path(unquote(bagian.path)).resolve()
    return jalur.suffix in {".woff2", ".css"} and jalur.is_relative_to(STATIK.resolve())

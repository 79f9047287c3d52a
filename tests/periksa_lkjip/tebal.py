"""A report of many pages, made up, and how long and how large its check is.

`script/uji-periksa --ukur [--halaman 100]` writes it as a PDF (two pages of three are ruled tables,
as in reports), checks it in a process of its own and prints seconds and peak memory.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

from pypdf import PdfReader

from tests.periksa_lkjip.susun import BERSIH, Isi

BATAS_DETIK, BATAS_MB = 60, 600
_URAIAN = (
    "Pelaksanaan kegiatan pada wilayah {n} dipengaruhi cuaca, ketersediaan bahan, dan jadwal "
    "pengadaan. Penyedia menyelesaikan pekerjaan menurut kontrak, pengawas mencatat kemajuannya "
    "setiap pekan, dan hasilnya dibahas bersama unit pengguna wilayah {n} sebelum serah terima. "
)


def isi_tebal(bagian: int) -> Isi:
    """The report with so many parts; one of them fills about three pages."""
    return [*BERSIH, *(u for n in range(1, bagian + 1) for u in _bagian(n))]


def _bagian(n: int) -> Iterator[str | tuple[str, list[list[str]]]]:
    """Prose, a table of indicators, a table of the budget: its sums hold."""
    yield f"# B.{n} Wilayah {n}"
    yield from (f"{_URAIAN.format(n=n) * 4} Demikian uraian {n}.{k}." for k in range(1, 4))
    kepala = ["No.", "Indikator Kinerja", "Target", "Satuan", "Realisasi", "Capaian (%)"]
    baris = [
        [str(k), f"Persentase layanan {k} wilayah {n}", "80,00%", "Persen", "72,00%", "90,00%"]
        for k in range(1, 26)
    ]
    yield (f"Tabel 4.{2 * n - 1} Capaian Wilayah {n} Tahun 2024", [kepala, *baris])
    kepala = ["No.", "Program/Kegiatan/Sub Kegiatan", "Anggaran (Rp)", "Realisasi (Rp)", "%"]
    atas = ["22.000.000", "16.500.000", "75,00%"]
    baris = [["1", f"Program: Layanan Wilayah {n}", *atas]]
    baris += [["1.1", f"Kegiatan: Layanan Dasar Wilayah {n}", *atas]]
    baris += [
        ["", f"Sub Kegiatan: Layanan {k} Wilayah {n}", "1.000.000", "750.000", "75,00%"]
        for k in range(1, 23)
    ]
    yield (f"Tabel 4.{2 * n} Anggaran Wilayah {n} Tahun 2024", [kepala, *baris])


def tulis_tebal(tujuan: Path, halaman: int) -> int:
    """Write a PDF of so many pages or a few more; return how many it has."""
    from weasyprint import HTML

    from tests.periksa_lkjip.buat_pdf import _halaman

    gaya = "th, td { padding: 3pt 4pt }"
    bagian = max(1, halaman // 3)
    while True:
        HTML(string=_halaman(isi_tebal(bagian), gaya)).write_pdf(tujuan)
        ada = len(PdfReader(tujuan).pages)
        if ada >= halaman:
            return ada
        bagian = max(bagian + 1, bagian * halaman // ada + 1)


def ukur_tebal(halaman: int) -> bool:
    """Print seconds and peak memory; whether both are within their bounds."""
    with tempfile.TemporaryDirectory() as sementara:
        berkas = Path(sementara) / "tebal.pdf"
        tulis_tebal(berkas, halaman)
        anak = subprocess.run(
            [sys.executable, "-m", __name__, str(berkas)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    ada, tabel, detik, prosesor, mb = map(float, anak.stdout.split())
    sys.stdout.write(
        f"{ada:.0f} halaman PDF, {tabel:.0f} tabel: {detik:.1f} detik ({prosesor:.1f} detik "
        f"prosesor), puncak {mb:.0f} MB; batas {BATAS_DETIK} detik dan {BATAS_MB} MB\n"
    )
    return prosesor < BATAS_DETIK and mb < BATAS_MB


def _puncak_mb() -> float:
    """Peak resident memory of this process since it was started, as Linux counts it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    baris = next(b for b in status.splitlines() if b.startswith("VmHWM"))
    return int(baris.split()[1]) / 1024


def _ukur_sendiri(berkas: Path) -> None:
    """Check one file; pages, tables, seconds, seconds of the processor, peak memory."""
    from laporan.periksa_lkjip.baca.bentuk import baca_naskah
    from laporan.periksa_lkjip.periksa import periksa_naskah

    mulai = perf_counter()
    hasil = periksa_naskah(baca_naskah(berkas.read_bytes(), berkas.name))
    angka = (hasil.halaman, len(hasil.tabel), perf_counter() - mulai, process_time(), _puncak_mb())
    sys.stdout.write(" ".join(map(str, angka)) + "\n")


if __name__ == "__main__":
    _ukur_sendiri(Path(sys.argv[1]))

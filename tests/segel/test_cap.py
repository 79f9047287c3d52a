"""The visible stamp: everything that it says lies within it, however long post and names are."""

import re
import subprocess
from pathlib import Path

import pytest

from laporan.segel.cap import TINGGI_MM, cap_pdf
from tests.segel.pk import PADA, WITA

PANJANG = (
    "Kepala Seksi Penempatan Tenaga Kerja, Perluasan Kesempatan Kerja, dan Pengembangan Kawasan "
    "Transmigrasi Perbatasan"
)
NAMA = "Dr. Ir. H. Nama Contoh Yang Sangat Panjang Sekali, S.T., M.T., M.Si."
AKUN = (
    f"Melalui akun {NAMA}, penugasan definitif sejak 30 September 2026, ditetapkan oleh Petugas "
    "Perencanaan, Evaluasi, dan Pelaporan Sekretariat"
)


@pytest.mark.parametrize(
    ("sebutan", "nama", "keterangan"),
    [
        ("Camat", "", ""),
        ("Camat", "", "Melalui akun A. Contoh"),
        ("Kepala Dinas", "Nama Contoh", "Melalui akun Nama Contoh, penugasan Plt."),
        (PANJANG, NAMA, ""),
        (PANJANG, "", AKUN),
        (PANJANG, NAMA, AKUN),
    ],
    ids=["least", "account", "usual", "long before", "long", "longest"],
)
def test_cap_memuat_semua_barisnya(tmp_path: Path, sebutan: str, nama: str, keterangan: str):
    berkas = tmp_path / "cap.pdf"
    berkas.write_bytes(
        cap_pdf(
            sebutan=sebutan,
            nama=nama,
            pada=PADA,
            zona=WITA,
            tautan="https://tapak.contoh.go.id/verifikasi/7KQ2-M8XR-4TNP/",
            keterangan=keterangan,
        )
    )
    isi = subprocess.run(
        ["pdftotext", "-bbox", str(berkas), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert isi.count("<page ") == 1
    tinggi = TINGGI_MM / 25.4 * 72
    atas = [float(n) for n in re.findall(r'yMin="([\d.]+)"', isi)]
    bawah = [float(n) for n in re.findall(r'yMax="([\d.]+)"', isi)]
    assert min(atas) > 0
    assert max(bawah) < tinggi
    teks = " ".join(re.findall(r">([^<]+)</word>", isi))
    for bagian in (sebutan, nama, keterangan, "bukan TTE tersertifikasi"):
        assert bagian in teks

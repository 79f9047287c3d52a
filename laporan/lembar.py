"""The sheets of laporan: the AKIP evaluation, its components and recommendations."""

from typing import Any

from kinerja.himpunan.skema import Kolom, Rujukan, Tabel
from kinerja.himpunan.susun import aturan_baris, lembar_tabel
from kinerja.himpunan.tipe import Angka, Kode, Pilihan, Tahun, Tanggal
from kinerja.lembar.kolom import kode, rujuk, tahun
from kinerja.lembar.organisasi import JABATAN
from laporan.models import EvaluasiAKIP, KomponenAKIP, RekomendasiLHE

EVALUASI = Tabel(EvaluasiAKIP, ("tahun",), urut=("tahun",))
KOMPONEN = Tabel(
    KomponenAKIP,
    ("evaluasi", "kode"),
    pd="evaluasi__pd",
    urut=("evaluasi__tahun", "urutan", "kode"),
    berurutan=True,
)
REKOMENDASI = Tabel(
    RekomendasiLHE,
    ("evaluasi", "kode"),
    pd="evaluasi__pd",
    urut=("evaluasi__tahun", "urutan"),
    berurutan=True,
)
TABEL = (EVALUASI, KOMPONEN, REKOMENDASI)

_EVALUASI = Kolom("tahun", Tahun(), wajib=True, medan="evaluasi", rujukan=Rujukan(EVALUASI))


def bertindak_lanjut(isi: dict[str, Any]) -> tuple[str, str] | None:
    """A recommendation under way or done says what was done."""
    if isi["status"] != RekomendasiLHE.Status.BELUM and not isi["tindak_lanjut"]:
        return "tindak_lanjut", f"wajib diisi untuk status {isi['status']}."
    return None


LEMBAR = (
    lembar_tabel(
        "evaluasi_akip", EVALUASI,
        tahun(), Kolom("nilai", Angka(), wajib=True), Kolom("predikat", Kode(), wajib=True),
        Kolom("sebutan", wajib=True), Kolom("keterangan"),
        kunci=("tahun",),
    ),
    lembar_tabel(
        "komponen_akip", KOMPONEN,
        _EVALUASI, kode(), Kolom("nama", wajib=True),
        Kolom("bobot", Angka(persen=True), wajib=True),
        Kolom("nilai", Angka(), wajib=True),
        kunci=("tahun", "kode"),
    ),
    lembar_tabel(
        "rekomendasi_lhe", REKOMENDASI,
        _EVALUASI, kode(), Kolom("rekomendasi", wajib=True), Kolom("tindak_lanjut"),
        rujuk("penanggung_jawab", JABATAN), Kolom("tenggat", Tanggal()),
        Kolom("status", Pilihan(RekomendasiLHE.Status.values)),
        kunci=("tahun", "kode"), periksa=(aturan_baris(REKOMENDASI, bertindak_lanjut),),
    ),
)  # fmt: skip

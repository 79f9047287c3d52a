"""The sheets of laporan: the AKIP evaluation, abbreviations, what the annual report adds."""

from decimal import Decimal
from typing import Any

from kinerja.angka import bulatkan, format_angka, konteks_hitung
from kinerja.himpunan.skema import Kolom, Pelaku, Rujukan, Tabel
from kinerja.himpunan.susun import aturan_baris, lembar_tabel
from kinerja.himpunan.tipe import Angka, Kode, Pilihan, Tahun, Tanggal
from kinerja.jenis import JenisPrestasi, JenisSumberDaya, StatusTindak, TingkatPrestasi
from kinerja.lembar.indikator import INDIKATOR
from kinerja.lembar.kolom import kode, naikkan_versi, rujuk, tahun
from kinerja.lembar.organisasi import JABATAN
from laporan.models import (
    EvaluasiAKIP,
    KomponenAKIP,
    Prestasi,
    RekomendasiLHE,
    RencanaTindak,
    Singkatan,
    StatusRekomendasi,
    SumberDaya,
)
from laporan.models.aturan_pelengkap import berhasil, berpemberi, rencana_positif

EVALUASI = Tabel(EvaluasiAKIP, ("tahun",), urut=("tahun",))
KOMPONEN = Tabel(
    KomponenAKIP,
    ("evaluasi", "kode"),
    pd="evaluasi__pd",
    urut=("evaluasi__tahun", "urutan", "kode"),
    berurutan=True,
)


def _selaraskan(objek: Any, pelaku: Pelaku) -> None:
    """A data set that moves the status takes the proposal or the verification with it."""
    objek.versi += 1
    if objek.status == StatusRekomendasi.SELESAI:
        objek.diusulkan_pada = objek.diusulkan_oleh = objek.dikembalikan_pada = None
    else:
        objek.diverifikasi_pada = objek.diverifikasi_oleh = None
    objek.diubah_pada, objek.diubah_oleh = pelaku.pada, pelaku.oleh


REKOMENDASI = Tabel(
    RekomendasiLHE,
    ("evaluasi", "kode"),
    pd="evaluasi__pd",
    urut=("evaluasi__tahun", "urutan"),
    berurutan=True,
    saat_diubah=_selaraskan,
    medan_ikut=(
        "versi",
        "diubah_pada",
        "diubah_oleh",
        "diusulkan_pada",
        "diusulkan_oleh",
        "dikembalikan_pada",
        "diverifikasi_pada",
        "diverifikasi_oleh",
    ),
)
SINGKATAN = Tabel(Singkatan, ("singkatan",), urut=("singkatan",))
SUMBER_DAYA = Tabel(
    SumberDaya,
    ("tahun", "indikator", "kode"),
    pd="indikator__pd",
    urut=("tahun", "indikator__urutan", "indikator"),
    saat_diubah=naikkan_versi,
    medan_ikut=("versi",),
)


def _diubah(objek: Any, pelaku: Pelaku) -> None:
    objek.versi += 1
    objek.diubah_pada, objek.diubah_oleh = pelaku.pada, pelaku.oleh


RENCANA_TINDAK = Tabel(
    RencanaTindak,
    ("tahun", "indikator", "kode"),
    pd="indikator__pd",
    urut=("tahun", "indikator__urutan", "indikator"),
    saat_diubah=_diubah,
    medan_ikut=("versi", "diubah_pada", "diubah_oleh"),
)
PRESTASI = Tabel(
    Prestasi,
    ("tahun", "kode"),
    urut=("tahun",),
    saat_diubah=naikkan_versi,
    medan_ikut=("versi",),
)
TABEL = (
    EVALUASI,
    KOMPONEN,
    REKOMENDASI,
    SINGKATAN,
    SUMBER_DAYA,
    RENCANA_TINDAK,
    PRESTASI,
)

_EVALUASI = Kolom("tahun", Tahun(), wajib=True, medan="evaluasi", rujukan=Rujukan(EVALUASI))


def rincian_utuh(isi: dict[str, Any]) -> tuple[str, str] | None:
    """The three sub-components come together, and add up to the score as printed."""
    rincian = [isi[m] for m in ("keberadaan", "kualitas", "pemanfaatan")]
    if all(x is None for x in rincian):
        return None
    if any(x is None for x in rincian):
        return "keberadaan", "isi ketiga sub komponen, atau kosongkan ketiganya."
    with konteks_hitung():
        jumlah = sum(rincian, Decimal(0))
    if bulatkan(jumlah, 2) != bulatkan(isi["nilai"], 2):
        return "nilai", (
            f"sub komponen berjumlah {format_angka(jumlah, 2)}; samakan dengan nilai komponen."
        )
    return None


def bertindak_lanjut(isi: dict[str, Any]) -> tuple[str, str] | None:
    """A recommendation under way or done says what was done; one that is done proves it."""
    if isi["status"] != StatusRekomendasi.BELUM and not isi["tindak_lanjut"]:
        return "tindak_lanjut", f"wajib diisi untuk status {isi['status']}."
    if isi["status"] == StatusRekomendasi.SELESAI and not isi["bukti"]:
        return "bukti", "wajib diisi untuk status selesai: dokumennya dan letaknya."
    return None


SUMBER_DAYA_HIMPUNAN = lembar_tabel(
    "sumber_daya", SUMBER_DAYA,
    tahun(), rujuk("indikator", INDIKATOR, wajib=True), kode(),
    Kolom("jenis", Pilihan(JenisSumberDaya.choices), wajib=True), Kolom("uraian", wajib=True),
    Kolom("satuan", wajib=True), Kolom("rencana", Angka(), wajib=True),
    Kolom("terpakai", Angka(), wajib=True), Kolom("keterangan"),
    kunci=("tahun", "indikator", "kode"), periksa=(aturan_baris(SUMBER_DAYA, rencana_positif),),
)  # fmt: skip
RENCANA_TINDAK_HIMPUNAN = lembar_tabel(
    "rencana_tindak", RENCANA_TINDAK,
    tahun(), rujuk("indikator", INDIKATOR, wajib=True), kode(), Kolom("tindakan", wajib=True),
    rujuk("penanggung_jawab", JABATAN, wajib=True), Kolom("tenggat", Tanggal(), wajib=True),
    Kolom("status", Pilihan(StatusTindak.choices)), Kolom("hasil"),
    kunci=("tahun", "indikator", "kode"), periksa=(aturan_baris(RENCANA_TINDAK, berhasil),),
)  # fmt: skip
PRESTASI_HIMPUNAN = lembar_tabel(
    "prestasi", PRESTASI,
    tahun(), kode(), Kolom("jenis", Pilihan(JenisPrestasi.choices), wajib=True),
    Kolom("nama", wajib=True), Kolom("pemberi"),
    Kolom("tingkat", Pilihan(TingkatPrestasi.choices)), Kolom("tanggal", Tanggal()),
    Kolom("uraian"),
    kunci=("tahun", "kode"), periksa=(aturan_baris(PRESTASI, berpemberi),),
)  # fmt: skip

LEMBAR = (
    lembar_tabel(
        "evaluasi_akip", EVALUASI,
        tahun(), Kolom("nilai", Angka(), wajib=True), Kolom("predikat", Kode(), wajib=True),
        Kolom("sebutan", wajib=True), Kolom("keterangan"),
        Kolom("catatan_data"),
        kunci=("tahun",),
    ),
    lembar_tabel(
        "komponen_akip", KOMPONEN,
        _EVALUASI, kode(), Kolom("nama", wajib=True),
        Kolom("bobot", Angka(persen=True), wajib=True),
        Kolom("nilai", Angka(), wajib=True),
        Kolom("keberadaan", Angka()), Kolom("kualitas", Angka()), Kolom("pemanfaatan", Angka()),
        kunci=("tahun", "kode"), periksa=(aturan_baris(KOMPONEN, rincian_utuh),),
    ),
    lembar_tabel(
        "rekomendasi_lhe", REKOMENDASI,
        _EVALUASI, kode(), Kolom("rekomendasi", wajib=True), Kolom("tindak_lanjut"),
        rujuk("penanggung_jawab", JABATAN), Kolom("tenggat", Tanggal()),
        Kolom("status", Pilihan(StatusRekomendasi.values)), Kolom("bukti"), Kolom("rencana"),
        kunci=("tahun", "kode"), periksa=(aturan_baris(REKOMENDASI, bertindak_lanjut),),
    ),
    lembar_tabel(
        "singkatan", SINGKATAN,
        Kolom("singkatan", Kode(), wajib=True), Kolom("kepanjangan", wajib=True),
        kunci=("singkatan",),
    ),
    SUMBER_DAYA_HIMPUNAN,
    RENCANA_TINDAK_HIMPUNAN,
    PRESTASI_HIMPUNAN,
)  # fmt: skip

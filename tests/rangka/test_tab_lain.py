"""Every route that writes, while another tab has moved the session to another year and agency.

The forms are taken from the pages themselves. The same form is sent twice, each time from the same
state: once in the session that opened the page, once after that session went elsewhere. Both write
the same rows, or the second is refused with 409 and writes nothing. A route that accepts POST and
is not listed here fails the first test.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from anggaran.models import MuatanAnggaran
from kinerja.bukti.aksi import hapus_bukti
from kinerja.bukti.terhapus import AKSI_HAPUS
from kinerja.models import (
    DataDukung,
    DokumenPerencanaan,
    Indikator,
    JejakAudit,
    KesepakatanSilang,
    PeriodePengukuran,
    PerjanjianKinerja,
    Sasaran,
)
from kinerja.pernyataan import BAWAAN
from laporan.bahan.bahan import Bahan
from laporan.models import (
    RekomendasiLHE,
    TemuanDiterima,
    TemuanPemeriksaan,
    Tugas,
    UnggahanData,
    VersiLaporan,
    laporan_tahun,
)
from laporan.perencanaan.aksi import periksa as periksa_data
from laporan.perencanaan.aksi import titipkan
from laporan.perencanaan.templat import tulis_templat
from laporan.rangka.konteks import KUNCI_PD, KUNCI_TAHUN
from laporan.uji.jalankan import uji_konsistensi
from tests import factories as f
from tests.anggaran.impor.pabrik import MuatanFactory
from tests.halaman import cari_formulir, formulir_halaman
from tests.isi_tabel import beda_tabel, isi_tabel
from tests.lhe.conftest import TemuanPemeriksaanFactory
from tests.lke.conftest import EvaluasiLKEFactory
from tests.pasti import pasti
from tests.perencanaan.conftest import sunting
from tests.silang.pabrik import KesepakatanSilangFactory

TAHUN, TAHUN_LAIN = 2024, 2025
KUNCI = UUID("0b0c7d0e-6d2f-4f39-9c0d-2f6b5f1a7a10")


@dataclass
class Tulisan:
    """How one route is written to. `halaman`: the page with its form; `pilih`: which form;
    `ketik`: what is typed; `json`: sent as JSON instead. `menulis`: whether rows must come of it.
    """

    oleh: str
    halaman: Callable[[Any], str]
    ke: Callable[[Any], str] | None = None
    pilih: dict[str, str] = field(default_factory=dict)
    ketik: Callable[[Any], dict[str, Any]] = lambda d: {}
    siap: Callable[[Any], Any] = lambda d: None
    json: bool = False
    menulis: bool = True


class Dunia:
    """The sample agency, and another one that the other tab works in."""

    def __init__(self, pd: Any, akun: dict[str, Any]) -> None:
        self.pd, self.akun = pd, akun
        self.lain = f.PDFactory()
        f.RenstraFactory(pd=self.lain)

    @property
    def laporan(self) -> Any:
        return laporan_tahun(self.pd, TAHUN)


def _nama(nama: str, *args: Any, kueri: str = "") -> Callable[[Dunia], str]:
    return lambda d: reverse(nama, args=args) + kueri


def _pk(nama: str, cari: Callable[[Dunia], Any], *lain: Any) -> Callable[[Dunia], str]:
    return lambda d: reverse(nama, args=[cari(d).pk, *lain])


def _lhe(d: Dunia) -> Any:
    return RekomendasiLHE.objects.filter(evaluasi__pd=d.pd).order_by("pk").first()


def _temuan_lain(d: Dunia) -> Any:
    milik = TemuanPemeriksaan.objects.filter(pd=d.pd).first()
    return milik or TemuanPemeriksaanFactory(pd=d.pd, tahun=TAHUN)


def _lke(d: Dunia) -> Any:
    return d.pd.evaluasilke_set.first() or EvaluasiLKEFactory(pd=d.pd, tahun=TAHUN)


@dataclass(frozen=True)
class PerjanjianUji:
    """An agreement made for the test, by its status."""

    status: str

    def __call__(self, d: Dunia) -> Any:
        return PerjanjianKinerja.objects.filter(jabatan__kode=f"UJI-{self.status}").get()

    def siap(self, d: Dunia) -> None:
        """Make it."""
        jabatan = f.JabatanFactory(unit=d.akun["kepala.bidang"].unit, kode=f"UJI-{self.status}")
        f.perjanjian_berstatus(self.status, nyata=True, jabatan=jabatan)


_DRAF, _DIAJUKAN, _BERLAKU = map(PerjanjianUji, ("draf", "diajukan", "berlaku"))


def _laporan_sampai(status: str) -> Callable[[Dunia], Any]:
    return lambda d: f.laporan_sampai(status, pd=d.pd, tahun=TAHUN)


def _bagian(nama: str) -> Callable[[Dunia], str]:
    return lambda d: reverse(nama, args=[d.laporan.pk, "kata_pengantar"])


def _operator(d: Dunia) -> Any:
    return d.akun["operator.naker"]


def _indikator(d: Dunia) -> Any:
    return Indikator.objects.filter(pd=d.pd, penanggung_jawab__unit=_operator(d).unit).first()


def _sasaran(d: Dunia) -> Any:
    return Sasaran.objects.filter(pd=d.pd).order_by("pk").first()


def _minta_kontribusi(d: Dunia) -> None:
    """A request that waits for its answer."""
    hari = {"mulai": date(TAHUN, 1, 2), "tenggat": date(TAHUN, 6, 30)}
    hari["sampai"] = date(TAHUN, 12, 31)
    KesepakatanSilangFactory(sasaran=_sasaran(d), tahun=TAHUN, **hari)


def _kesepakatan(d: Dunia) -> Any:
    return KesepakatanSilang.objects.get(pd=d.pd)


def _disahkan(d: Dunia) -> None:
    """The fourth quarter is endorsed, as an endorsement leaves it."""
    f.PengesahanFactory(pd=d.pd, tahun=TAHUN, triwulan=4, oleh=d.akun["kepala.dinas"])


def _buka_triwulan(d: Dunia) -> None:
    """The first quarter of 2025 is open for entry: 2024 is endorsed in the sample."""
    hari = timezone.localdate()
    f.PeriodeFactory(
        pd=d.pd, tahun=TAHUN_LAIN, triwulan=1,
        buka=hari - timedelta(3), tutup=hari + timedelta(3),
    )  # fmt: skip


def _isian(d: Dunia) -> str:
    unit = _operator(d).unit_id
    return f"{reverse('isian')}?unit={unit}&tahun={TAHUN_LAIN}&triwulan=1"


def _buku(nama: str) -> Callable[[Dunia], str]:
    return lambda d: reverse(nama, args=[_operator(d).unit_id, TAHUN_LAIN, 1])


def _berbukti(d: Dunia) -> None:
    _buka_triwulan(d)
    f.DataDukungFactory(
        realisasi=f.RealisasiFactory(
            indikator=_indikator(d), tahun=TAHUN_LAIN, triwulan=1, nilai=None
        )
    )


def _bertautan(d: Dunia) -> None:
    _berbukti(d)
    DataDukung.objects.filter(jenis="teks", realisasi__tahun=TAHUN_LAIN).update(
        jenis="tautan", teks="", tautan="https://contoh.go.id/laporan.pdf"
    )


def _terhapus(d: Dunia) -> None:
    """Evidence of a row removed a moment ago, by its operator."""
    _berbukti(d)
    bukti = DataDukung.objects.latest("pk")
    hapus_bukti(bukti=bukti.pk, oleh=_operator(d), pada=timezone.now())


def _penghapusan() -> int:
    return pasti(JejakAudit.objects.filter(aksi=AKSI_HAPUS).first()).pk


def _temuan(d: Dunia) -> Any:
    semua = uji_konsistensi(Bahan(d.pd, TAHUN), timezone.localdate())
    return next(h for h in semua if h.aturan.kode == "I13")


def _temuan_diterima(d: Dunia) -> None:
    satu = _temuan(d)
    TemuanDiterima.objects.create(
        pd=d.pd, tahun=TAHUN, kunci=satu.kunci, angka=satu.angka, pesan=satu.temuan.pesan,
        alasan="Sudah diperiksa.", oleh=d.akun["sekretariat"], pada=timezone.now(),
    )  # fmt: skip


def _tugas(d: Dunia) -> Any:
    return Tugas.objects.filter(pd=d.pd).order_by("-pk").first()


def _sel(d: Dunia) -> dict[str, Any]:
    return {
        "kunci": str(KUNCI), "sasaran": f"indikator:{_indikator(d).pk}", "tahun": TAHUN_LAIN,
        "triwulan": 1, "medan": "keterangan", "teks": "Ditulis untuk 2025.", "versi": 0,
    }  # fmt: skip


def _rekap() -> SimpleUploadedFile:
    isi = b"KODE SUB KEGIATAN;KODE REKENING;PAGU\n2.07.01.2.02.0001;5.1.02;1.000\n"
    return SimpleUploadedFile("rekap.csv", isi, "text/csv")


def _muatan(d: Dunia) -> Any:
    return MuatanAnggaran.objects.get(pd=d.pd)


def _gambar() -> SimpleUploadedFile:
    from io import BytesIO

    from PIL import Image

    bita = BytesIO()
    Image.new("RGB", (40, 30), "white").save(bita, "PNG")
    return SimpleUploadedFile("gambar.png", bita.getvalue(), "image/png")


def _data_berubah(d: Dunia) -> bytes:
    """The agency's workbook, and a sheet of its own making, with one unit more."""

    def ubah(xl: Any) -> None:
        xl["unit_kerja"].append(["UJI-BK", "Bidang Uji", "bidang", "DINAS"])
        xl.create_sheet("Bidang kami").append(["Singkatan", "Bidang"])

    return sunting(tulis_templat(d.pd, TAHUN).isi, ubah)


def _unggah_data(d: Dunia) -> None:
    """An upload whose preview waits."""
    oleh = d.akun["sekretariat"]
    unggahan = titipkan(_data_berubah(d), "x.xlsx", pd=d.pd, oleh=oleh, pada=timezone.now())
    periksa_data(unggahan, oleh=oleh, pada=timezone.now())


def _unggahan(nama: str) -> Callable[[Dunia], str]:
    return lambda d: reverse(nama, args=[UnggahanData.objects.latest("pk").pk])


def _pk_sasaran(d: Any, kode: str) -> int:
    return Sasaran.objects.get(pd=d.pd, kode=kode).pk


TULIS: dict[str, Tulisan] = {
    # --- what the page shows is in the form alone -------------------------------------------------
    "lhe_nilai": Tulisan(
        "sekretariat", _nama("lhe_nilai"), pilih={"tujuan": "nilai"},
        ketik=lambda d: {"langkah": "simpan", "nilai": "71,25"},
    ),
    "uji": Tulisan(
        "sekretariat", _nama("uji"), siap=_temuan_diterima, pilih={"diterima": "*"},
    ),
    "kunci_api": Tulisan(
        "sekretariat", _nama("kunci_api"), pilih={"langkah": "buat"}, menulis=False,
        ketik=lambda d: {"nama": "", "sampai": ""},
    ),
    "rilis_satu": Tulisan(
        "sekretariat", _nama("rilis_satu", TAHUN, "tw4"), pilih={"langkah": "rilis"},
    ),
    "uji_terima": Tulisan(
        "sekretariat",
        lambda d: f"{reverse('uji_terima')}?tahun={TAHUN}&temuan={quote(_temuan(d).kunci)}",
        pilih={"temuan": "*"},
        ketik=lambda d: {"alasan": "Sudah diperiksa bersama bidang; angkanya memang demikian."},
    ),
    "persiapan_isi": Tulisan(
        "sekretariat", _nama("persiapan_isi", "unit_kerja"), pilih={"tujuan": "unit_kerja"},
        ketik=lambda d: {"kode": "UJI-ISI", "nama": "Uji", "jenis": "bidang", "induk": "DINAS"},
    ),
    "pohon_pindah": Tulisan(
        "sekretariat",
        lambda d: f"{reverse('pohon_pindah', args=[_pk_sasaran(d, 'E3.4')])}"
        f"?ke=sasaran-{_pk_sasaran(d, 'SS2')}",
        pilih={"dari": "*"},
    ),
    "persiapan_kisi": Tulisan(
        "sekretariat", _nama("persiapan_kisi", "periode"), pilih={"tujuan": "kisi"},
        ketik=lambda d: {f"sel|{TAHUN}|1|tutup": "2024-04-29"},
    ),
    "persiapan_tahun": Tulisan(
        "sekretariat", _nama("persiapan_tahun"), pilih={"dari": "*", "sidik": "*"},
    ),
    "persiapan_renstra": Tulisan(
        "sekretariat", _nama("persiapan_renstra"), pilih={"asal": "*", "sidik": "*"},
    ),
    "persiapan_logo": Tulisan(
        "sekretariat", _nama("persiapan_isi", "perangkat_daerah"), ke=_nama("persiapan_logo"),
        ketik=lambda d: {"logo": _gambar()},
    ),
    "persiapan_buku": Tulisan(
        "sekretariat", _nama("persiapan_buku"),
        ketik=lambda d: {"berkas": SimpleUploadedFile("a.xlsx", b"%PDF")}, menulis=False,
    ),
    "persiapan_terapkan": Tulisan(
        "sekretariat", _unggahan("persiapan_unggahan"), ke=_unggahan("persiapan_terapkan"),
        pilih={"tujuan": "terapkan"}, siap=_unggah_data,
    ),
    "persiapan_petakan": Tulisan(
        "sekretariat", _unggahan("persiapan_unggahan"), ke=_unggahan("persiapan_petakan"),
        pilih={"tujuan": "petakan"}, siap=_unggah_data, menulis=False,
        ketik=lambda d: {"tujuan": "lain"},
    ),
    "perjanjian": Tulisan(
        "sekretariat", _nama("perjanjian"),
        ketik=lambda d: {"langkah": "siapkan_semua"},
    ),
    "perjanjian_paket": Tulisan("sekretariat", _nama("perjanjian"), ke=_nama("perjanjian_paket")),
    "perjanjian_pernyataan": Tulisan(
        "sekretariat", _nama("perjanjian_pernyataan"), pilih={"jenis": "puncak"},
        ketik=lambda d: {"langkah": "simpan", "teks": f"{BAWAAN}\n\nTambahan menurut peraturan."},
    ),
    "pelengkap_isi": Tulisan(
        "sekretariat", _nama("pelengkap_isi", "sumber_daya"), pilih={"langkah": "simpan"},
        ketik=lambda d: {"n0-indikator": _indikator(d).pk, "n0-jenis": "sdm",
                         "n0-uraian": "Pengantar kerja", "n0-satuan": "orang",
                         "n0-rencana": "4", "n0-terpakai": "3"},
    ),
    "silang_minta": Tulisan(
        "sekretariat", _nama("silang_minta"),
        ketik=lambda d: {
            "simpul": f"s{_sasaran(d).pk}", "pihak": "luar", "pihak_luar": "BPS",
            "dokumen_nomor": "PKS 1/2024", "dokumen_tanggal": "2024-01-10",
            "permintaan": "Menyediakan data", "mulai": f"{TAHUN}-01-02",
            "sampai": f"{TAHUN}-12-31", "tenggat": f"{TAHUN}-12-31",
        },
    ),
    "silang_satu": Tulisan(
        "sekretariat", lambda d: reverse("silang_satu", args=[_kesepakatan(d).pk]),
        siap=_minta_kontribusi, pilih={"versi": "*"},
        ketik=lambda d: {"langkah": "tolak", "alasan": "Bukan tugas kami."},
    ),
    "penjenjangan_unit": Tulisan(
        "sekretariat", lambda d: reverse("penjenjangan_unit", args=[_operator(d).unit_id]),
        pilih={"langkah": "simpan"},
        ketik=lambda d: {
            "n0-jabatan": _indikator(d).penanggung_jawab_id, "n0-cara": "diturunkan",
            "n0-mendukung": f"i{_indikator(d).pk}", "n0-hasil": "Data lowongan tersaji",
            "n0-aspek": "kuantitas", "n0-ukuran": "Jumlah laporan", "n0-target": "12",
        },
    ),
    "penulisan": Tulisan(
        "sekretariat", _nama("penulisan"), pilih={"laporan": "*"},
        ketik=lambda d: {"bagian": ["kata_pengantar"], "tenggat": "2025-02-10"},
    ),
    "pengecualian": Tulisan(
        "sekretariat", _nama("pengecualian"), siap=_buka_triwulan,
        ketik=lambda d: {
            "unit": _operator(d).unit_id, "sampai": "2099-01-01", "alasan": "Jaringan terputus.",
            "periode": PeriodePengukuran.objects.get(pd=d.pd, tahun=TAHUN_LAIN, triwulan=1).pk,
        },
    ),
    "rencana_aksi": Tulisan(
        "sekretariat", _nama("rencana_aksi"), pilih={"langkah": "buat"},
        siap=lambda d: DokumenPerencanaan.objects.filter(pd=d.pd, jenis="rencana_aksi").delete(),
    ),
    "kelengkapan": Tulisan(
        "sekretariat", _nama("kelengkapan"), menulis=False,
        ketik=lambda d: {"unit": _operator(d).unit_id, "tw": "4"},
    ),
    "reviu": Tulisan(
        "sekretariat", _nama("reviu"),
        ketik=lambda d: {"langkah": "periksa", "pilih": ["kata_pengantar@0"]},
    ),
    "reviu_bagian": Tulisan(
        "sekretariat", _nama("reviu_bagian", "kata_pengantar"),
        ketik=lambda d: {"langkah": "komentari", "catatan": "Sebutkan sumbernya."},
    ),
    "reviu_kembalikan": Tulisan(
        "sekretariat", _nama("reviu_kembalikan", kueri="?bagian=kata_pengantar"),
        siap=lambda d: f.bagian_sampai("diajukan", laporan=d.laporan, kunci="kata_pengantar"),
        pilih={"bagian": "kata_pengantar"},
        ketik=lambda d: {"alasan:kata_pengantar": "Sebutkan sumbernya."},
    ),
    "reviu_inspektorat": Tulisan(
        "evaluator", _nama("reviu_inspektorat"), siap=_laporan_sampai("disetujui"),
        ketik=lambda d: {"langkah": "mulai"},
    ),
    "versi": Tulisan(
        "sekretariat", _nama("versi"), siap=_laporan_sampai("direviu_inspektorat"),
        ketik=lambda d: {"tahun": str(TAHUN), "versi": d.laporan.versi,
                         "keterangan": "Versi pertama."},
    ),
    "berkas_minta": Tulisan(
        "sekretariat", _nama("lkjip"), ke=_nama("berkas_minta"), pilih={"jenis": "lkjip"},
        ketik=lambda d: {"bentuk": "docx"},
    ),
    "akun_undang": Tulisan(
        "sekretariat", _nama("akun_undang"), menulis=False,
        ketik=lambda d: {"username": ""},
    ),
    "organisasi_perubahan": Tulisan(
        "sekretariat", _nama("organisasi_perubahan"), pilih={"dasar": "*"},
        ketik=lambda d: {"langkah": "simpan", "berlaku": "2025-01-02", "dasar": "Perbup 1/2025",
                         f"nama-{_operator(d).unit_id}": "Bidang Ketenagakerjaan"},
    ),
    "anggaran_impor": Tulisan(
        "sekretariat", _nama("anggaran_impor"), ketik=lambda d: {"berkas": _rekap(), "jenis": ""},
    ),
    "anggaran_impor_satu": Tulisan(
        "sekretariat", _pk("anggaran_impor_satu", _muatan),
        siap=lambda d: MuatanFactory(pd=d.pd, tahun=TAHUN, oleh=d.akun["sekretariat"]),
        pilih={"langkah": "pilih"}, ketik=lambda d: {"tahapan": "murni"},
    ),
    "akun_perubahan": Tulisan(
        "sekretariat", _nama("akun_perubahan"), menulis=False, ketik=lambda d: {"penetapan": "0"},
    ),
    # --- the address says what is meant; the form must not contradict it --------------------------
    "isian": Tulisan(
        "operator.naker", _isian, ke=_isian, siap=_buka_triwulan,
        ketik=lambda d: {
            "langkah": "simpan", "sasaran": f"indikator:{_indikator(d).pk}", "versi": "0",
            f"indikator:{_indikator(d).pk}|keterangan": "Ditulis untuk 2025.",
            f"asal|indikator:{_indikator(d).pk}|keterangan": "",
        },
    ),
    "bukti": Tulisan(
        "operator.naker",
        lambda d: reverse("bukti", args=[_indikator(d).pk, TAHUN_LAIN, 1]), siap=_buka_triwulan,
        ketik=lambda d: {"teks": "Berita acara rekonsiliasi.", "judul": "Berita acara"},
    ),
    "bukti_hapus": Tulisan(
        "operator.naker",
        lambda d: reverse("bukti_hapus", args=[DataDukung.objects.latest("pk").pk]),
        siap=_berbukti,
    ),
    "bukti_halaman": Tulisan(
        "operator.naker",
        lambda d: reverse("bukti", args=[_indikator(d).pk, TAHUN_LAIN, 1]),
        ke=lambda d: reverse("bukti_halaman", args=[DataDukung.objects.latest("pk").pk]),
        siap=_bertautan, ketik=lambda d: {"halaman": "3"},
    ),
    "bukti_kembalikan": Tulisan(
        "operator.naker",
        lambda d: reverse("bukti", args=[_indikator(d).pk, TAHUN_LAIN, 1]),
        ke=lambda d: reverse("bukti_kembalikan", args=[_penghapusan()]), siap=_terhapus,
    ),
    "buku_kerja": Tulisan(
        "operator.naker", _buku("buku_kerja"), siap=_buka_triwulan, menulis=False,
    ),
    "buku_kerja_simpan": Tulisan(
        "operator.naker", _buku("buku_kerja"), ke=_buku("buku_kerja_simpan"), siap=_buka_triwulan,
        ketik=lambda d: {"bekal": "rusak"}, menulis=False,
    ),
    "periksa_unit": Tulisan(
        "sekretariat",
        lambda d: reverse("periksa_unit", args=[_operator(d).unit_id, TAHUN, 4]), menulis=False,
        ketik=lambda d: {"langkah": "banyak", "pilih": []},
    ),
    "pengesahan_triwulan": Tulisan(
        "kepala.dinas", _nama("pengesahan_triwulan", TAHUN, 4), menulis=False,
        ketik=lambda d: {"setuju": "ya", "sidik": ""},
    ),
    "pembukaan": Tulisan(
        "sekretariat", _nama("pembukaan", TAHUN, 4), siap=_disahkan,
        ketik=lambda d: {
            "langkah": "minta", "lingkup": "triwulan", "alasan": "Angka terbit.",
            "sampai": "2099-12-31",
        },
    ),
    "akun_satu": Tulisan(
        "sekretariat", lambda d: reverse("akun_satu", args=[_operator(d).pk]),
        ketik=lambda d: {"langkah": "nonaktifkan"},
    ),
    "lhe_rinci": Tulisan(
        "sekretariat", _pk("lhe_rinci", _lhe),
        ketik=lambda d: {"langkah": "komentar", "komentar": "Sudah dibahas."},
    ),
    "tlhp": Tulisan(
        "sekretariat", _nama("tlhp"),
        ketik=lambda d: {"langkah": "catat", "sumber": "bpk", "kode": "1", "temuan": "Aset."},
    ),
    "tlhp_rinci": Tulisan(
        "sekretariat", _pk("tlhp_rinci", _temuan_lain), siap=_temuan_lain,
        ketik=lambda d: {"langkah": "tulis", "versi": "1", "rencana": "Mendata ulang aset."},
    ),
    "lke": Tulisan("sekretariat", _nama("lke"), ketik=lambda d: {"langkah": "buka"}),
    "lke_sub": Tulisan(
        "sekretariat", _pk("lke_sub", _lke, "1.a"), siap=_lke,
        ketik=lambda d: {"langkah": "jawab", "jawab:rencana_anggaran": "ya",
                         "versi:rencana_anggaran": "0"},
    ),
    "lke_naskah": Tulisan(
        "evaluator", _pk("lke_naskah", _lke),
        siap=lambda d: EvaluasiLKEFactory(pd=d.pd, tahun=TAHUN, status="evaluasi"),
        pilih={"versi:gambaran": "*"},
        ketik=lambda d: {"langkah": "simpan", "teks:gambaran": "SAKIP diterapkan."},
    ),
    "penulisan_bagian": Tulisan(
        "sekretariat", _bagian("penulisan_bagian"),
        ketik=lambda d: {"aksi": "komentar", "teks": "Periksa kalimat pertama."},
    ),
    "perjanjian_satu": Tulisan(
        "sekretariat", _pk("perjanjian_satu", _DIAJUKAN), siap=_DIAJUKAN.siap,
        pilih={"langkah": "kembalikan"}, ketik=lambda d: {"catatan": "Perbaiki target."},
    ),
    "perjanjian_isi": Tulisan(
        "sekretariat", _pk("perjanjian_isi", _DRAF), siap=_DRAF.siap, pilih={"versi": "*"},
        ketik=lambda d: {"nama_kedua": "Nama Uji"},
    ),
    "perjanjian_perubahan": Tulisan(
        "sekretariat", _pk("perjanjian_perubahan", _BERLAKU), siap=_BERLAKU.siap,
        pilih={"versi": "*"},
        ketik=lambda d: {"jenis_alasan": "strategi", "alasan": "Ujian",
                         "berlaku_mulai": "2024-10-01"},
    ),
    "rencana_kegiatan": Tulisan(
        "sekretariat",
        lambda d: reverse(
            "rencana_kegiatan",
            args=[f.dokumen(d.pd, TAHUN, "rencana_aksi").pk, pasti(_indikator(d)).pk],
        ),
        siap=lambda d: f.dokumen(d.pd, TAHUN, "rencana_aksi"), pilih={"dilihat": "*"},
        ketik=lambda d: {"uraian-1": "Rapat koordinasi", "rp-1-1": "1.000"},
    ),
    "perjanjian_perubahan_banyak": Tulisan(
        "sekretariat", _nama("perjanjian_perubahan_banyak"), siap=_BERLAKU.siap,
        pilih={"alasan": "*"},
        ketik=lambda d: {
            "pilih": [f"{_BERLAKU(d).pk}:{_BERLAKU(d).versi}"], "jenis_alasan": "strategi",
            "alasan": "Ujian", "berlaku_mulai": "2024-10-01",
        },
    ),
    "perjanjian_tanda_tangan": Tulisan(
        "kepala.bidang", _pk("perjanjian_satu", _DIAJUKAN), siap=_DIAJUKAN.siap, menulis=False,
        ke=_pk("perjanjian_tanda_tangan", _DIAJUKAN),
        ketik=lambda d: {"langkah": "kembalikan", "catatan": "Perbaiki target."},
    ),
    "perjanjian_kertas": Tulisan(
        "sekretariat", _pk("perjanjian_kertas", _DIAJUKAN), siap=_DIAJUKAN.siap, menulis=False,
        ketik=lambda d: {"tanggal": "2024-01-02"},
    ),
    "versi_cetak": Tulisan(
        "sekretariat", _pk("versi_rinci", lambda d: VersiLaporan.objects.get()),
        ke=_pk("versi_cetak", lambda d: VersiLaporan.objects.get()),
        siap=lambda d: f.VersiLaporanFactory(
            laporan=f.laporan_sampai("direviu_inspektorat", pd=d.pd, tahun=TAHUN)
        ),
        ketik=lambda d: {"bentuk": "docx"},
    ),
    "berkas_batal": Tulisan(
        "sekretariat", _nama("berkas"), ke=_pk("berkas_batal", _tugas),
        siap=lambda d: f.TugasFactory(pd=d.pd, tahun=TAHUN, oleh=d.akun["sekretariat"]),
    ),
    "berkas_ulangi": Tulisan(
        "sekretariat", _nama("berkas"), ke=_pk("berkas_ulangi", _tugas),
        siap=lambda d: f.TugasFactory(
            pd=d.pd, tahun=TAHUN, oleh=d.akun["sekretariat"], status="gagal",
            selesai_pada=f.PADA, galat="Gagal dicetak.",
            argumen={"bentuk": "docx", "tanggal": "2025-02-01"},
        ),
    ),
    "periksa_lkjip": Tulisan(
        "sekretariat", _nama("periksa_lkjip"),
        ketik=lambda d: {"berkas": SimpleUploadedFile("lkjip.txt", b"LKjIP tahun 2024")},
    ),
    # --- JSON: the body or the address names the row and the quarter ------------------------------
    "isian_sel": Tulisan("operator.naker", _isian, ke=_nama("isian_sel"), siap=_buka_triwulan,
                         json=True, ketik=_sel),
    "isian_tempel_pratinjau": Tulisan(
        "operator.naker", _isian, ke=_nama("isian_tempel_pratinjau"), siap=_buka_triwulan,
        json=True, menulis=False, ketik=lambda d: {**_sel(d), "sel": [_sel(d)]},
    ),
    "isian_tempel": Tulisan(
        "operator.naker", _isian, ke=_nama("isian_tempel"), siap=_buka_triwulan, json=True,
        ketik=lambda d: {**_sel(d), "sel": [_sel(d)]},
    ),
    "isian_urungkan": Tulisan(
        "operator.naker", _isian, ke=_nama("isian_urungkan"), siap=_buka_triwulan, json=True,
        menulis=False, ketik=lambda d: {"kunci": str(KUNCI), "kelompok": str(KUNCI)},
    ),
    "isian_ajukan": Tulisan(
        "operator.naker", _isian, ke=_nama("isian_ajukan"), siap=_buka_triwulan, json=True,
        menulis=False, ketik=lambda d: {**_sel(d), "unit": _operator(d).unit_id},
    ),
    "penulisan_simpan": Tulisan(
        "sekretariat", _bagian("penulisan_bagian"), ke=_bagian("penulisan_simpan"), json=True,
        ketik=lambda d: {"kunci": str(KUNCI), "versi": 0, "html": "<p>Kata pengantar uji.</p>"},
    ),
    "penulisan_pratinjau": Tulisan(
        "sekretariat", _bagian("penulisan_bagian"), ke=_bagian("penulisan_pratinjau"), json=True,
        menulis=False, ketik=lambda d: {"html": "<p>Kata pengantar uji.</p>"},
    ),
    "penulisan_gambar": Tulisan(
        "sekretariat", _bagian("penulisan_bagian"),
        ke=lambda d: reverse("penulisan_gambar", args=[d.laporan.pk]),
        ketik=lambda d: {"berkas": _gambar()},
    ),
}  # fmt: skip
#: Routes that write nothing of an agency and a year, or carry them on: name → why.
DI_LUAR = {
    "rpjmd_sasaran": "the region's plan: the row stands in its address, within the page's region",
    "rpjmd_indikator": "the same",
    "rpjmd_pk": "asks for a file of the region and year that the page shows",
    "lke_atur": "the pemda's own, of the year that its form names",
    "nomenklatur": "the pemda's own, of versions with years of their own",
    "nomenklatur_padanan": "the pemda's own, of the versions that its address names",
    "predikat": "the pemda's own, of the quarter that its form names",
    "predikat_aturan": "the pemda's own rule",
    "tinjauan_ingatkan": "agencies and quarter that its form names",
    "predikat_pd": "one row of the pemda's list, which its address names",
    "atur_publik": "the pemda's own",
    "masuk": "who signs in has no page yet",
    "keluar": "ends the session",
    "lupa_sandi": "who asks has no page of an agency yet",
    "atur_sandi": "the account's own, by its link",
    "penugasan": "the account's own",
    "bertindak": "the account's own",
    "pengingat": "the account's own",
    "masuk_faktor": "the account's own, while signing in",
    "masuk_faktor_kunci": "the account's own, while signing in",
    "masuk_faktor_mulai": "the account's own, while signing in",
    "masuk_identitas": "who signs in has no page yet",
    "masuk_identitas_kembali": "who signs in has no page yet",
    "faktor_pasang": "the account's own",
    "faktor_akun": "an account, which its address names",
    "keamanan": "the account's own sessions",
    "ganti_sandi": "the account's own",
    "kunci_sandi": "the account's own",
    "kunci_sandi_daftar_mulai": "the account's own",
    "kunci_sandi_daftar": "the account's own",
    "kunci_sandi_bukti_mulai": "the account's own",
    "kunci_sandi_bukti": "the account's own",
    "verifikasi": "public, reads a file",
    "alamat_lama": "sends the form on to today's address, unchanged",
}


def _rute(semua: list[Any]) -> Iterator[tuple[str, Any]]:
    for r in semua:
        if isinstance(r, URLResolver):
            if r.app_name != "admin":  # the master-data site: test_data_induk below
                yield from _rute(r.url_patterns)
        elif isinstance(r, URLPattern):
            yield str(r.name), r.callback


def test_setiap_rute_yang_menulis_terdaftar() -> None:
    """A view that does not say which methods it takes is asked for by hand."""
    menulis = {
        nama
        for nama, layar in _rute(get_resolver().url_patterns)
        if set(getattr(layar, "metode", ("POST",))) - {"GET", "HEAD"}
    }
    hanya_baca = {
        "verifikasi_kode",
        "verifikasi_salinan",
        "isian_siapa",
        "tautan_akun",
        "panduan",
        "panduan_halaman",
        "sehat",
        "sehat_hidup",
        "sehat_metrik",
    }  # require_safe
    assert menulis - hanya_baca == set(TULIS) | set(DI_LUAR)


def test_data_induk_tidak_bertanya_pada_sesi() -> None:
    """What the master-data site writes to stands in its address and its fields."""
    from pathlib import Path

    akar = Path(__file__).parents[2]
    berkas = [*akar.glob("kinerja/**/*.py"), *akar.glob("anggaran/**/*.py"),
              akar / "laporan/admin.py"]  # fmt: skip
    for satu in berkas:
        isi = satu.read_text()
        assert "konteks_kerja" not in isi, satu
        assert KUNCI_PD not in isi, satu


# --- the same form from two sessions -------------------------------------------------------------


@pytest.fixture
def dunia(akun: dict[str, Any], contoh: Any) -> Dunia:
    return Dunia(contoh, akun)


def _kirim(client: Any, d: Dunia, t: Tulisan, respons: Any, *, ke_lain: bool) -> tuple[int, Any]:
    """Send the form of that page; the rows that it changed. Everything is undone afterwards."""
    f_isi: dict[str, Any] = {}
    if not t.json:
        if t.pilih:
            f_isi = cari_formulir(respons, **t.pilih).isi
        else:
            f_isi = formulir_halaman(respons)[0].halaman
            assert f_isi, "every page carries what it shows"
    sesi = client.session
    sesi[KUNCI_PD], sesi[KUNCI_TAHUN] = (
        (d.lain.pk, TAHUN_LAIN if sesi.get(KUNCI_TAHUN) != TAHUN_LAIN else TAHUN)
        if ke_lain
        else (sesi.get(KUNCI_PD, d.pd.pk), sesi.get(KUNCI_TAHUN, TAHUN))
    )
    sesi.save()
    titik, dulu = transaction.savepoint(), isi_tabel()
    jenis = {"content_type": "application/json"} if t.json else {}
    jawab = client.post((t.ke or t.halaman)(d), {**f_isi, **t.ketik(d)}, **jenis)
    beda = beda_tabel(dulu, isi_tabel())
    transaction.savepoint_rollback(titik)
    return jawab.status_code, beda


@pytest.mark.lama(detik=0.5)
@pytest.mark.sqlite  # numbers of new rows are compared: PostgreSQL does not take them back
@pytest.mark.parametrize("nama", sorted(TULIS))
def test_tab_lain_tidak_mengubah_tujuan(client: Any, dunia: Dunia, nama: str) -> None:
    t = TULIS[nama]
    t.siap(dunia)
    client.force_login(dunia.akun[t.oleh])
    client.get(reverse("berkas"), {"tahun": str(TAHUN)})
    respons = client.get(t.halaman(dunia))
    assert respons.status_code == 200, respons.content.decode()[-2000:]
    status, beda = _kirim(client, dunia, t, respons, ke_lain=False)
    assert status < 500
    assert bool(beda) is t.menulis, (status, beda)
    status_lain, beda_lain = _kirim(client, dunia, t, respons, ke_lain=True)
    if status_lain == 409:
        assert not beda_lain
    else:
        assert (status_lain, beda_lain) == (status, beda)

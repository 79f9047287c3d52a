"""The rows and addresses of each form, made when they are asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from anggaran.models import MuatanAnggaran
from kinerja.bukti.aksi import hapus_bukti
from kinerja.bukti.terhapus import AKSI_HAPUS
from kinerja.models import (
    DataDukung,
    Indikator,
    JejakAudit,
    KesepakatanSilang,
    PerjanjianKinerja,
    Sasaran,
)
from laporan.bahan.bahan import Bahan
from laporan.models import RekomendasiLHE, TemuanDiterima, TemuanPemeriksaan, Tugas, UnggahanData
from laporan.perencanaan.aksi import periksa as periksa_data
from laporan.perencanaan.aksi import titipkan
from laporan.perencanaan.templat import tulis_templat
from laporan.uji.jalankan import uji_konsistensi
from tests import factories as f
from tests.lhe.conftest import TemuanPemeriksaanFactory
from tests.lke.conftest import EvaluasiLKEFactory
from tests.pasti import pasti
from tests.perencanaan.conftest import sunting
from tests.rangka.tab_lain.dunia import KUNCI, TAHUN, TAHUN_LAIN, Dunia
from tests.silang.pabrik import KesepakatanSilangFactory


def alamat(nama: str, *args: Any, kueri: str = "") -> Callable[[Dunia], str]:
    return lambda d: reverse(nama, args=args) + kueri


def alamat_pk(nama: str, cari: Callable[[Dunia], Any], *lain: Any) -> Callable[[Dunia], str]:
    return lambda d: reverse(nama, args=[cari(d).pk, *lain])


def lhe(d: Dunia) -> Any:
    return RekomendasiLHE.objects.filter(evaluasi__pd=d.pd).order_by("pk").first()


def temuan_lain(d: Dunia) -> Any:
    milik = TemuanPemeriksaan.objects.filter(pd=d.pd).first()
    return milik or TemuanPemeriksaanFactory(pd=d.pd, tahun=TAHUN)


def lke(d: Dunia) -> Any:
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


DRAF, DIAJUKAN, BERLAKU = map(PerjanjianUji, ("draf", "diajukan", "berlaku"))


def laporan_sampai(status: str) -> Callable[[Dunia], Any]:
    return lambda d: f.laporan_sampai(status, pd=d.pd, tahun=TAHUN)


def bagian(nama: str) -> Callable[[Dunia], str]:
    return lambda d: reverse(nama, args=[d.laporan.pk, "kata_pengantar"])


def operator(d: Dunia) -> Any:
    return d.akun["operator.naker"]


def indikator(d: Dunia) -> Any:
    return Indikator.objects.filter(pd=d.pd, penanggung_jawab__unit=operator(d).unit).first()


def sasaran(d: Dunia) -> Any:
    return Sasaran.objects.filter(pd=d.pd).order_by("pk").first()


def minta_kontribusi(d: Dunia) -> None:
    """A request that waits for its answer."""
    hari = {"mulai": date(TAHUN, 1, 2), "tenggat": date(TAHUN, 6, 30)}
    hari["sampai"] = date(TAHUN, 12, 31)
    KesepakatanSilangFactory(sasaran=sasaran(d), tahun=TAHUN, **hari)


def kesepakatan(d: Dunia) -> Any:
    return KesepakatanSilang.objects.get(pd=d.pd)


def disahkan(d: Dunia) -> None:
    """The fourth quarter is endorsed, as an endorsement leaves it."""
    f.PengesahanFactory(pd=d.pd, tahun=TAHUN, triwulan=4, oleh=d.akun["kepala.dinas"])


def buka_triwulan(d: Dunia) -> None:
    """The first quarter of 2025 is open for entry: 2024 is endorsed in the sample."""
    hari = timezone.localdate()
    f.PeriodeFactory(
        pd=d.pd, tahun=TAHUN_LAIN, triwulan=1,
        buka=hari - timedelta(3), tutup=hari + timedelta(3),
    )  # fmt: skip


def halaman_isian(d: Dunia) -> str:
    unit = operator(d).unit_id
    return f"{reverse('isian')}?unit={unit}&tahun={TAHUN_LAIN}&triwulan=1"


def buku(nama: str) -> Callable[[Dunia], str]:
    return lambda d: reverse(nama, args=[operator(d).unit_id, TAHUN_LAIN, 1])


def berbukti(d: Dunia) -> None:
    buka_triwulan(d)
    f.DataDukungFactory(
        realisasi=f.RealisasiFactory(
            indikator=indikator(d), tahun=TAHUN_LAIN, triwulan=1, nilai=None
        )
    )


def bertautan(d: Dunia) -> None:
    berbukti(d)
    DataDukung.objects.filter(jenis="teks", realisasi__tahun=TAHUN_LAIN).update(
        jenis="tautan", teks="", tautan="https://contoh.go.id/laporan.pdf"
    )


def terhapus(d: Dunia) -> None:
    """Evidence of a row removed a moment ago, by its operator."""
    berbukti(d)
    bukti = DataDukung.objects.latest("pk")
    hapus_bukti(bukti=bukti.pk, oleh=operator(d), pada=timezone.now())


def penghapusan() -> int:
    return pasti(JejakAudit.objects.filter(aksi=AKSI_HAPUS).first()).pk


def kunci_temuan(d: Dunia) -> Any:
    semua = uji_konsistensi(Bahan(d.pd, TAHUN), timezone.localdate())
    return next(h for h in semua if h.aturan.kode == "I13")


def temuan_diterima(d: Dunia) -> None:
    satu = kunci_temuan(d)
    TemuanDiterima.objects.create(
        pd=d.pd, tahun=TAHUN, kunci=satu.kunci, angka=satu.angka, pesan=satu.temuan.pesan,
        alasan="Sudah diperiksa.", oleh=d.akun["sekretariat"], pada=timezone.now(),
    )  # fmt: skip


def tugas(d: Dunia) -> Any:
    return Tugas.objects.filter(pd=d.pd).order_by("-pk").first()


def sel(d: Dunia) -> dict[str, Any]:
    return {
        "kunci": str(KUNCI), "sasaran": f"indikator:{indikator(d).pk}", "tahun": TAHUN_LAIN,
        "triwulan": 1, "medan": "keterangan", "teks": "Ditulis untuk 2025.", "versi": 0,
    }  # fmt: skip


def sel_jadwal(d: Dunia) -> dict[str, Any]:
    return {
        "kunci": str(KUNCI), "pd": d.pd.kode, "tahun": TAHUN, "macam": "periode", "pilih": "",
        "sel": [
            {"sasaran": f"sel|{TAHUN}|1", "medan": "tutup", "teks": "2024-04-29",
             "versi": "2024-04-14"},
        ],
    }  # fmt: skip


def rekap() -> SimpleUploadedFile:
    isi = b"KODE SUB KEGIATAN;KODE REKENING;PAGU\n2.07.01.2.02.0001;5.1.02;1.000\n"
    return SimpleUploadedFile("rekap.csv", isi, "text/csv")


def muatan(d: Dunia) -> Any:
    return MuatanAnggaran.objects.get(pd=d.pd)


def gambar() -> SimpleUploadedFile:
    from io import BytesIO

    from PIL import Image

    bita = BytesIO()
    Image.new("RGB", (40, 30), "white").save(bita, "PNG")
    return SimpleUploadedFile("gambar.png", bita.getvalue(), "image/png")


def data_berubah(d: Dunia) -> bytes:
    """The agency's workbook, and a sheet of its own making, with one unit more."""

    def ubah(xl: Any) -> None:
        xl["unit_kerja"].append(["UJI-BK", "Bidang Uji", "bidang", "DINAS"])
        xl.create_sheet("Bidang kami").append(["Singkatan", "Bidang"])

    return sunting(tulis_templat(d.pd, TAHUN).isi, ubah)


def unggah_data(d: Dunia) -> None:
    """An upload whose preview waits."""
    oleh = d.akun["sekretariat"]
    unggahan = titipkan(data_berubah(d), "x.xlsx", pd=d.pd, oleh=oleh, pada=timezone.now())
    periksa_data(unggahan, oleh=oleh, pada=timezone.now())


def unggahan(nama: str) -> Callable[[Dunia], str]:
    return lambda d: reverse(nama, args=[UnggahanData.objects.latest("pk").pk])


def pk_sasaran(d: Any, kode: str) -> int:
    return Sasaran.objects.get(pd=d.pd, kode=kode).pk

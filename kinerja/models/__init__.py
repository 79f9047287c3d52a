"""All models of kinerja, with the states and kinds that speak of them most."""

from kinerja.jenis import JenisDokumen
from kinerja.models.aksi import AksiRencana
from kinerja.models.akun import PenetapanAkun, TautanAkun
from kinerja.models.berkas import BerkasTetap
from kinerja.models.cakupan import CakupanPD
from kinerja.models.cap_data import CapData
from kinerja.models.indikator import (
    Indikator,
    MilikIndikatorQuerySet,
    Pembanding,
    PenandaIndikator,
    Predikat,
    SkalaPredikat,
    Variabel,
)
from kinerja.models.jejak import JejakAudit, jejak
from kinerja.models.kebijakan import BatasKriteria, KebijakanPengukuran
from kinerja.models.kesepakatan import KesepakatanSilang
from kinerja.models.kondisi import KondisiAntara, KondisiPohon, SebutanJenjang
from kinerja.models.kunci_sandi import KunciSandi
from kinerja.models.latihan import TahunLatihan
from kinerja.models.masuk import (
    AplikasiKode,
    HitunganMasuk,
    KodePemulihan,
    SesiMasuk,
    TautanIdentitas,
)
from kinerja.models.organisasi import (
    ButirProfil,
    Jabatan,
    Pemangku,
    PerangkatDaerah,
    RekapPegawai,
    UnitKerja,
    ada_dalam,
)
from kinerja.models.pembukaan import PermintaanBuka, VersiPengesahan
from kinerja.models.pengajuan import PengesahanTriwulan, TulisanDiterima, VersiRealisasi
from kinerja.models.pengguna import Pengguna
from kinerja.models.penjenjangan import RencanaHasil
from kinerja.models.periode import PengecualianPeriode, PeriodePengukuran
from kinerja.models.perjanjian import (
    BarisPerjanjian,
    JenisPernyataan,
    MataPerjanjian,
    NaskahPerjanjian,
    PerjanjianKinerja,
    SertifikatSegel,
    TandaTangan,
    TemplatPernyataan,
)
from kinerja.models.pohon import Crosscutting, Masalah, Misi, Renstra, Sasaran, Tujuan
from kinerja.models.rantai import RantaiJejak
from kinerja.models.realisasi import DataDukung, NilaiVariabel, Realisasi
from kinerja.models.rpjmd import DukunganSasaran, KontribusiIndikator
from kinerja.models.sejarah import (
    JabatanLama,
    PerubahanSOTK,
    TanggungJawabLama,
    UnitLama,
    akhir_triwulan,
    berubah_sejak,
    unit_pada,
)
from kinerja.models.target import DokumenPerencanaan, Target, TargetTriwulan
from kinerja.models.tugas_lain import TugasLain
from kinerja.status import StatusPerjanjian, StatusRealisasi

__all__ = [
    "AksiRencana",
    "AplikasiKode",
    "BarisPerjanjian",
    "BatasKriteria",
    "BerkasTetap",
    "ButirProfil",
    "CakupanPD",
    "CapData",
    "Crosscutting",
    "DataDukung",
    "DokumenPerencanaan",
    "DukunganSasaran",
    "HitunganMasuk",
    "Indikator",
    "Jabatan",
    "JabatanLama",
    "JejakAudit",
    "JenisDokumen",
    "JenisPernyataan",
    "KebijakanPengukuran",
    "KesepakatanSilang",
    "KodePemulihan",
    "KondisiAntara",
    "KondisiPohon",
    "KontribusiIndikator",
    "KunciSandi",
    "Masalah",
    "MataPerjanjian",
    "MilikIndikatorQuerySet",
    "Misi",
    "NaskahPerjanjian",
    "NilaiVariabel",
    "Pemangku",
    "Pembanding",
    "PenandaIndikator",
    "PenetapanAkun",
    "PengecualianPeriode",
    "PengesahanTriwulan",
    "Pengguna",
    "PerangkatDaerah",
    "PeriodePengukuran",
    "PerjanjianKinerja",
    "PermintaanBuka",
    "PerubahanSOTK",
    "Predikat",
    "RantaiJejak",
    "Realisasi",
    "RekapPegawai",
    "RencanaHasil",
    "Renstra",
    "Sasaran",
    "SebutanJenjang",
    "SertifikatSegel",
    "SesiMasuk",
    "SkalaPredikat",
    "StatusPerjanjian",
    "StatusRealisasi",
    "TahunLatihan",
    "TandaTangan",
    "TanggungJawabLama",
    "Target",
    "TargetTriwulan",
    "TautanAkun",
    "TautanIdentitas",
    "TemplatPernyataan",
    "TugasLain",
    "Tujuan",
    "TulisanDiterima",
    "UnitKerja",
    "UnitLama",
    "Variabel",
    "VersiPengesahan",
    "VersiRealisasi",
    "ada_dalam",
    "akhir_triwulan",
    "berubah_sejak",
    "jejak",
    "unit_pada",
]

"""All models of kinerja, with the states and kinds that speak of them most."""

from kinerja.jenis import JenisDokumen
from kinerja.models.aksi import AksiRencana
from kinerja.models.akun import PenetapanAkun, TautanAkun
from kinerja.models.berkas import BerkasTetap
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
from kinerja.models.kondisi import KondisiAntara, SebutanJenjang
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
from kinerja.models.pohon import Crosscutting, Masalah, Renstra, Sasaran, Tujuan
from kinerja.models.rantai import RantaiJejak
from kinerja.models.realisasi import DataDukung, NilaiVariabel, Realisasi
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
    "Crosscutting",
    "DataDukung",
    "DokumenPerencanaan",
    "HitunganMasuk",
    "Indikator",
    "Jabatan",
    "JabatanLama",
    "JejakAudit",
    "JenisDokumen",
    "JenisPernyataan",
    "KebijakanPengukuran",
    "KodePemulihan",
    "KondisiAntara",
    "KunciSandi",
    "Masalah",
    "MataPerjanjian",
    "MilikIndikatorQuerySet",
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

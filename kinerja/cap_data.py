"""The number that stands for the data from which an agency's year is computed.

It changes with every write to that data, in the same transaction, on whatever way the write comes:
what was computed under a number still holds as long as the number stands.
"""

from collections.abc import Iterable

from django.db.models import Sum

from kinerja.models import CapData
from kinerja.pemicu_cap import Sumber

#: Asked for this year, the number covers everything that the agency has.
SEMUA_TAHUN = 9999

_PD = Sumber("pd")
_INDIKATOR = Sumber("indikator__pd")
_INDIKATOR_TAHUN = Sumber("indikator__pd", "tahun")
_JABATAN = Sumber("jabatan__pd")
_PERJANJIAN = Sumber("perjanjian__pd", "perjanjian__tahun")
_PD_TAHUN = Sumber("pd", "tahun")

#: Model → how a row leads to the agency and the year that it counts for. What is named by no year,
#: or may be read by an earlier one (a plan's last target), counts for every year.
SUMBER = {
    "PerangkatDaerah": Sumber("id"),
    "UnitKerja": _PD,
    "Jabatan": _PD,
    "Pemangku": _JABATAN,
    "RekapPegawai": _JABATAN,
    "ButirProfil": _PD,
    "UnitLama": Sumber("unit__pd"),
    "JabatanLama": _JABATAN,
    "TanggungJawabLama": _JABATAN,
    "PerubahanSOTK": _PD,
    "Renstra": _PD,
    "Masalah": _PD,
    "Tujuan": _PD,
    "Sasaran": _PD,
    "Crosscutting": Sumber("sasaran__pd"),
    "Misi": _PD,
    "KondisiAntara": Sumber("sasaran__pd"),
    "KondisiPohon": _PD,
    "SebutanJenjang": _PD,
    # Between two agencies, or an agency and the region. They are few; every number changes.
    "KesepakatanSilang": Sumber(),
    "DukunganSasaran": Sumber(),
    "KontribusiIndikator": Sumber(),
    "RencanaHasil": Sumber("jabatan__pd", "tahun"),
    "SkalaPredikat": _PD,
    "Predikat": Sumber("skala__pd"),
    "Indikator": _PD,
    "Variabel": _INDIKATOR,
    "Pembanding": _INDIKATOR,
    "PenandaIndikator": _INDIKATOR,
    "DokumenPerencanaan": _PD,
    "Target": _INDIKATOR,
    "TargetTriwulan": _INDIKATOR_TAHUN,
    "AksiRencana": _INDIKATOR,
    "KebijakanPengukuran": _PD,
    "BatasKriteria": Sumber("kebijakan__pd"),
    "TahunLatihan": _PD,
    "PeriodePengukuran": _PD_TAHUN,
    "PengecualianPeriode": Sumber("periode__pd", "periode__tahun"),
    "Realisasi": _INDIKATOR_TAHUN,
    "NilaiVariabel": Sumber("realisasi__indikator__pd", "realisasi__tahun"),
    "DataDukung": Sumber("realisasi__indikator__pd", "realisasi__tahun"),
    "VersiRealisasi": Sumber("realisasi__indikator__pd", "realisasi__tahun"),
    "PengesahanTriwulan": _PD_TAHUN,
    "VersiPengesahan": Sumber("pengesahan__pd", "pengesahan__tahun"),
    "PermintaanBuka": _PD_TAHUN,
    "PerjanjianKinerja": _PD_TAHUN,
    "BarisPerjanjian": _PERJANJIAN,
    "MataPerjanjian": _PERJANJIAN,
    "NaskahPerjanjian": _PERJANJIAN,
    "TandaTangan": Sumber("naskah__perjanjian__pd", "naskah__perjanjian__tahun"),
    "TemplatPernyataan": _PD,
}

_AKUN = "Akun dan cara masuk: tidak ada angka yang dihitung darinya."
#: Model → why its rows do not count.
TANPA_CAP = {
    "CapData": "Cap itu sendiri.",
    "Pengguna": "Angka tidak dihitung dari akun; yang menampilkan nama akun membacanya sendiri.",
    "PenetapanAkun": _AKUN,
    "TautanAkun": _AKUN,
    "TugasLain": _AKUN,
    "CakupanPD": _AKUN,
    "KunciSandi": _AKUN,
    "HitunganMasuk": _AKUN,
    "SesiMasuk": _AKUN,
    "AplikasiKode": _AKUN,
    "KodePemulihan": _AKUN,
    "TautanIdentitas": _AKUN,
    "JejakAudit": "Mencatat perubahan; yang diubah sudah mengubah cap.",
    "RantaiJejak": "Segel atas jejak audit.",
    "BerkasTetap": "Isinya tidak berubah; yang merujuknya mengubah cap.",
    "SertifikatSegel": "Sertifikat pemasangan ini; tanda tangannya mengubah cap.",
    "TulisanDiterima": "Tanda bahwa satu kiriman sudah diterima.",
}


def cap(pd_ids: Iterable[int], tahun: int) -> dict[int, int]:
    """Agency → the number of everything up to that year, by one query.

    Read it before the data: what is computed from data read later is then never older than its
    number. A write to a later year leaves it as it is.
    """
    daftar = list(pd_ids)
    ada = CapData.objects.filter(pd__in=[0, *daftar], tahun__lte=tahun).order_by()
    jumlah = dict(ada.values_list("pd").annotate(Sum("nilai")))
    umum = int(jumlah.get(0, 0))
    return {pd: umum + int(jumlah.get(pd, 0)) for pd in daftar}

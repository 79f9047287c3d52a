"""Sheets of what the organisation was: shapes of units, posts and responsibilities until a day."""

from kinerja.aturan import eselon_struktural, satu_hal
from kinerja.himpunan.skema import Kolom, Tabel
from kinerja.himpunan.susun import aturan_baris, lembar_tabel
from kinerja.himpunan.tipe import Pilihan, Tanggal
from kinerja.jenis import Eselon, JenisJabatan, JenisUnit
from kinerja.lembar.indikator import INDIKATOR
from kinerja.lembar.kolom import rujuk
from kinerja.lembar.organisasi import JABATAN, UNIT
from kinerja.lembar.pohon import SASARAN
from kinerja.models import JabatanLama, TanggungJawabLama, UnitLama

UNIT_LAMA = Tabel(
    UnitLama, ("unit", "sampai"), pd="unit__pd", urut=("unit__urutan", "unit", "sampai")
)
JABATAN_LAMA = Tabel(
    JabatanLama,
    ("jabatan", "sampai"),
    pd="jabatan__pd",
    urut=("jabatan__urutan", "jabatan", "sampai"),
)
PENANGGUNG_JAWAB_LAMA = Tabel(
    TanggungJawabLama,
    ("sasaran", "indikator", "sampai"),
    pd="jabatan__pd",
    urut=("jabatan__urutan", "jabatan", "sampai"),
)
TABEL = (UNIT_LAMA, JABATAN_LAMA, PENANGGUNG_JAWAB_LAMA)

_SAMPAI = Kolom("sampai", Tanggal(), wajib=True)
LEMBAR = (
    lembar_tabel(
        "unit_kerja_lama", UNIT_LAMA,
        rujuk("unit", UNIT, wajib=True), _SAMPAI, Kolom("nama", wajib=True),
        Kolom("jenis", Pilihan(JenisUnit.choices), wajib=True), rujuk("induk", UNIT),
        Kolom("tugas"),
        kunci=("unit", "sampai"),
    ),
    lembar_tabel(
        "jabatan_lama", JABATAN_LAMA,
        rujuk("jabatan", JABATAN, wajib=True), _SAMPAI, Kolom("nama", wajib=True),
        Kolom("jenis", Pilihan(JenisJabatan.choices), wajib=True),
        Kolom("eselon", Pilihan(Eselon.choices)),
        rujuk("unit", UNIT, wajib=True), rujuk("atasan", JABATAN),
        kunci=("jabatan", "sampai"), periksa=(aturan_baris(JABATAN_LAMA, eselon_struktural),),
    ),
    lembar_tabel(
        "penanggung_jawab_lama", PENANGGUNG_JAWAB_LAMA,
        rujuk("sasaran", SASARAN), rujuk("indikator", INDIKATOR), _SAMPAI,
        rujuk("jabatan", JABATAN, wajib=True),
        kunci=("sasaran", "indikator", "sampai"),
        periksa=(aturan_baris(PENANGGUNG_JAWAB_LAMA, satu_hal),),
    ),
)  # fmt: skip

"""PURE. Where the fault of each rule is mended, and by whom.

A finding stands on a thing; the same thing has faults that are mended in different places (a sub
kegiatan without an indicator is tied to one, one without pagu is given it), so the place follows
from the rule. `tautan.py` makes an address of it.
"""

from dataclasses import dataclass, field

from kinerja.uji.dasar import TemuanUji

SEKRETARIAT = "Sekretariat"
PENGISI = "pengisi unitnya"


@dataclass(frozen=True)
class TempatPerbaikan:
    """A page, the permission that lets one mend there, and who does.

    `sendiri`: only for whoever belongs to the agency. `kueri`: of the address; `{tahun}`, `{tw}`
    and `{kode}` stand for what the finding tells.
    """

    rute: str
    arg: tuple[str, ...]
    izin: str
    nama: str
    oleh: str = SEKRETARIAT
    sendiri: bool = False
    kueri: tuple[tuple[str, str], ...] = field(default=(("tahun", "{tahun}"),))


def _kisi(macam: str, nama: str) -> TempatPerbaikan:
    return TempatPerbaikan(
        "persiapan_kisi", (macam,), "laporan.siapkan_data", f"kisi {nama} di Persiapan",
        sendiri=True,
    )  # fmt: skip


def _isi(lembar: str, nama: str, *kueri: tuple[str, str]) -> TempatPerbaikan:
    return TempatPerbaikan(
        "persiapan_isi", (lembar,), "laporan.siapkan_data", f"isian {nama} di Persiapan",
        sendiri=True, kueri=(("tahun", "{tahun}"), *kueri),
    )  # fmt: skip


_ISIAN = TempatPerbaikan(
    "isian", (), "kinerja.isi_realisasi", "Isi Realisasi", PENGISI,
    kueri=(("tahun", "{tahun}"), ("triwulan", "{tw}")),
)  # fmt: skip
_RENCANA_AKSI = TempatPerbaikan(
    "rencana_aksi", (), "kinerja.isi_realisasi", "Rencana Aksi", PENGISI
)
_GARIS = TempatPerbaikan(
    "penjenjangan", (), "kinerja.isi_realisasi", "Penjenjangan", "pejabat yang membagi hasilnya"
)
_PENULISAN = TempatPerbaikan(
    "penulisan", (), "laporan.tulis_narasi", "Tulis LKjIP", "penulis bagiannya"
)
_PK = TempatPerbaikan("perjanjian", (), "kinerja.kelola_perjanjian", "Perjanjian")
_LHE = TempatPerbaikan("lhe", (), "laporan.tindak_lanjuti_lhe", "Tindak Lanjut LHE")
_NILAI = TempatPerbaikan("lhe_nilai", (), "laporan.change_evaluasiakip", "Nilai LHE")
_RENCANA_TINDAK = TempatPerbaikan(
    "pelengkap_isi", ("rencana_tindak",), "laporan.isi_rencana_tindak", "Pelengkap Laporan", PENGISI
)
_TARGET = _kisi("target", "Target")
_INDIKATOR = _kisi("daftar_indikator", "Indikator")
_ISI_INDIKATOR = _isi("indikator", "Indikator", ("kode", "{kode}"))
_PENANGGUNG = _kisi("indikator", "Penanggung jawab dan jadwal")
_VARIABEL = _kisi("variabel", "Variabel")
_SASARAN = _kisi("sasaran", "Sasaran")
_PEMANGKU = _kisi("pemangku", "Pemangku jabatan")
_KEDUDUKAN = _kisi("jabatan", "Kedudukan jabatan")
_JABATAN = _kisi("daftar_jabatan", "Jabatan")
_PROGRAM = _kisi("program_kegiatan", "Program dan kegiatan")
_VERSI = _kisi("versi_anggaran", "Versi anggaran")
_PAGU = _kisi("pagu", "Pagu")
_KAITAN = _isi("dukungan", "Kaitan dengan indikator", ("baru", "ya"), ("kode", "{kode}"))
_KELUARAN = _isi("indikator_program", "Hasil dan keluaran", ("baru", "ya"))
_PENGESAHAN = TempatPerbaikan(
    "pengesahan", (), "kinerja.sahkan_triwulan", "Pengesahan", "kepala perangkat daerah"
)
_REKAP = TempatPerbaikan(
    "admin:anggaran_rekapbelanja_changelist", (), "anggaran.change_rekapbelanja",
    "Data Induk, Rekap belanja", kueri=(),
)  # fmt: skip
_SERAPAN = TempatPerbaikan("anggaran_impor", (), "anggaran.add_pagubaris", "Muat Anggaran")
_REVIU = TempatPerbaikan("reviu", (), "laporan.lihat_reviu", "Reviu Laporan", "pemegang catatannya")
_SILANG = TempatPerbaikan("silang", (), "kinerja.view_indikator", "Crosscutting", "kedua unitnya")

_MENURUT_TEMPAT: tuple[tuple[TempatPerbaikan, str], ...] = (
    (_ISIAN, "B01 B02 B03 R01 R03 R04 R05 R06 R07 R08 R10 R11 R12 R13 R14 R15 R17 R18 R19 R20 R21 "
             "R22 R23 R24 R25 A10 A11 A12 A14 A15 A16 A17 A20 A25 A26 A27"),
    (_INDIKATOR, "P02 P03"),
    (_ISI_INDIKATOR, "I01 I02 I03 I06 I07 I08 I09 I10 I11 I14 P06 P08"),
    (_VARIABEL, "I04 I05"),
    (_PENANGGUNG, "I12 P09"),
    (_kisi("kaitan", "Kaitan dengan indikator lama"), "I13"),
    (_KEDUDUKAN, "O01 O07"),
    (_PEMANGKU, "O02 O03 O04 O05"),
    (_JABATAN, "O06 O09"),
    (_kisi("unit_kerja", "Unit kerja"), "O08"),
    (_SASARAN, "P01 P04 P05 P07 P10 P11 P12 P14"),
    (_SILANG, "P13"),
    (_GARIS, "P15 P16 P17 P18"),
    (_PENGESAHAN, "R02"),
    (_TARGET, "R09 R16 T01 T02 T03 T04 T07 T08 T09 T10 T11"),
    (_RENCANA_AKSI, "T05 T06 T12 T13"),
    (_PAGU, "A01 A03 A08 A22 A24"),
    (_PROGRAM, "A02 A04 A05 A09 A23"),
    (_VERSI, "A06 A07"),
    (_REKAP, "A13"),
    (_SERAPAN, "A10 A11 A12"),
    (_KAITAN, "A18 A19"),
    (_KELUARAN, "A21"),
    (_PK, "K01 K02 K03"),
    (_PENULISAN, "N01 N02 N03 N04 N05 N06"),
    (_NILAI, "V01 V02 V03"),
    (_LHE, "V04 V05 V06"),
    (_REVIU, "V07"),
    (_RENCANA_TINDAK, "V08 V09 V10"),
)  # fmt: skip

#: Code of a rule → where its fault is mended, first where most do.
PERBAIKAN: dict[str, tuple[TempatPerbaikan, ...]] = {
    kode: tuple(tempat for tempat, semua in _MENURUT_TEMPAT if kode in semua.split())
    for kode in dict.fromkeys(" ".join(semua for _, semua in _MENURUT_TEMPAT).split())
}


def kueri_perbaikan(tempat: TempatPerbaikan, tahun: int, t: TemuanUji) -> dict[str, str]:
    """The query of the address; what the finding does not tell is left out."""
    isi = {
        "{tahun}": str(tahun),
        "{tw}": str(t.triwulan or ""),
        "{kode}": t.pada.kode,
    }
    kueri = {nama: isi.get(nilai, nilai) for nama, nilai in tempat.kueri}
    return {nama: nilai for nama, nilai in kueri.items() if nilai}

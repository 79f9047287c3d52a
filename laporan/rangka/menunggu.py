"""PURE. What waits for whom. The features say what there is; this alone decides whose it is,
whether it is late, and in which order it is told. Home pages, reminders and e-mail read it.

One more kind of waiting: its name in `JenisTunggu`, where it stands in the order; its line in
`KETENTUAN`, who is called; and a fact of that kind from its feature (laporan/menunggu/daftar.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum


class JenisTunggu(StrEnum):
    """Every kind, in the order in which a person would see to what has no day of its own."""

    PENUGASAN = "penugasan"
    AKUN_KELIRU = "akun_keliru"
    DIKEMBALIKAN = "dikembalikan"
    ISI = "isi"
    AJUKAN = "ajukan"
    DIBUKA_KEMBALI = "dibuka_kembali"
    MENYUSUL = "menyusul"
    TERLAMBAT = "terlambat"
    PERIKSA = "periksa"
    BELUM_DIISI = "belum_diisi"
    BELUM_DIAJUKAN = "belum_diajukan"
    BELUM_DIPERBAIKI = "belum_diperbaiki"
    PEMBUKAAN_LEWAT = "pembukaan_lewat"
    PUTUSKAN_PEMBUKAAN = "putuskan_pembukaan"
    SAHKAN = "sahkan"
    TANDA_TANGAN = "tanda_tangan"
    SETUJUI_RENCANA = "setujui_rencana"
    PERJANJIAN_KEMBALI = "perjanjian_kembali"
    RENCANA_KEMBALI = "rencana_kembali"
    PERJANJIAN_BELUM_ADA = "perjanjian_belum_ada"
    PERJANJIAN_SIAP = "perjanjian_siap"
    PERJANJIAN_MENUNGGU = "perjanjian_menunggu"
    PERJANJIAN_BERGESER = "perjanjian_bergeser"
    JAWAB_SILANG = "jawab_silang"
    SILANG_MENUNGGU = "silang_menunggu"
    RENCANA_BELUM_ADA = "rencana_belum_ada"
    RENCANA_DRAF = "rencana_draf"
    RENCANA_MENUNGGU = "rencana_menunggu"
    BAGIAN_KEMBALI = "bagian_kembali"
    TULIS_BAGIAN = "tulis_bagian"
    PERIKSA_BAGIAN = "periksa_bagian"
    BAGIAN_BELUM = "bagian_belum"
    TERUSKAN_LAPORAN = "teruskan_laporan"
    PERIKSA_LAPORAN = "periksa_laporan"
    SETUJUI_LAPORAN = "setujui_laporan"
    REVIU = "reviu"
    TINDAK_REVIU = "tindak_reviu"
    FINALKAN = "finalkan"
    ISI_LKE = "isi_lke"
    NILAI_LKE = "nilai_lke"
    VERIFIKASI_LHE = "verifikasi_lhe"
    LHE_JATUH_TEMPO = "lhe_jatuh_tempo"
    TINDAK_LHE = "tindak_lhe"
    TANGGAPI_LHE = "tanggapi_lhe"
    VERIFIKASI_TLHP = "verifikasi_tlhp"
    TLHP_BELUM_DIBAGI = "tlhp_belum_dibagi"
    TLHP_JATUH_TEMPO = "tlhp_jatuh_tempo"
    TINDAK_TLHP = "tindak_tlhp"
    TERHALANG = "terhalang"
    PEKERJAAN = "pekerjaan"
    KABAR_SILANG = "kabar_silang"
    KABAR_AKUN = "kabar_akun"


@dataclass(frozen=True)
class Menunggu:
    """One thing to do: a sentence, what was written about it, and where it is done.

    `batas`: the last day for it. `unit`: whose rows it is about; None: the agency's. `bukan`:
    accounts that may not do it, such as who handed it in. `hanya`: the accounts that it is for.
    """

    teks: str
    url: str
    tautan: str
    catatan: str = ""
    ikon: str = "ajukan"
    jenis: JenisTunggu = JenisTunggu.PEKERJAAN
    batas: date | None = None
    unit: int | None = None
    bukan: frozenset[int] = frozenset()
    hanya: frozenset[int] | None = None
    lewat: bool = False  # decided by `yang_menunggu`

    @property
    def dikembalikan(self) -> bool:
        """Whether somebody sent it back."""
        return self.jenis in DIKEMBALIKAN

    @property
    def berita(self) -> bool:
        """Whether it only tells: nobody has to act."""
        return self.jenis in KABAR


DIKEMBALIKAN = frozenset(
    {
        JenisTunggu.DIKEMBALIKAN,
        JenisTunggu.PERJANJIAN_KEMBALI,
        JenisTunggu.RENCANA_KEMBALI,
        JenisTunggu.BAGIAN_KEMBALI,
    }
)


class Lingkup(StrEnum):
    """Which unit's rows call a person."""

    SEMUA = "semua"  # those of the agency
    SENDIRI = "sendiri"  # told of the own unit, the units below it counted in
    BAWAHAN = "bawahan"  # of the own unit and of every unit below it


@dataclass(frozen=True)
class Ketentuan:
    """Who is called by a kind: whoever holds `izin` (empty: whom its feature names) and answers for
    the unit.
    """

    izin: str = ""
    lingkup: Lingkup = Lingkup.SEMUA


_ISI, _PERIKSA = "kinerja.isi_realisasi", "kinerja.verifikasi_realisasi"
_SAHKAN, _SUSUN = "kinerja.sahkan_triwulan", "kinerja.change_targettriwulan"
_KELOLA_PK, _PERIKSA_BAGIAN = "kinerja.kelola_perjanjian", "laporan.periksa_bagian"
_J = JenisTunggu

KETENTUAN: dict[JenisTunggu, Ketentuan] = {
    _J.PENUGASAN: Ketentuan(),
    _J.AKUN_KELIRU: Ketentuan("kinerja.view_penetapanakun"),
    _J.DIKEMBALIKAN: Ketentuan(_ISI, Lingkup.BAWAHAN),
    _J.ISI: Ketentuan(_ISI, Lingkup.SENDIRI),
    _J.AJUKAN: Ketentuan(_ISI, Lingkup.SENDIRI),
    _J.DIBUKA_KEMBALI: Ketentuan(_ISI, Lingkup.SENDIRI),
    _J.MENYUSUL: Ketentuan(_ISI, Lingkup.BAWAHAN),
    _J.TERLAMBAT: Ketentuan(_ISI, Lingkup.SENDIRI),
    _J.PERIKSA: Ketentuan(_PERIKSA),
    _J.BELUM_DIISI: Ketentuan(_PERIKSA),
    _J.BELUM_DIAJUKAN: Ketentuan(_PERIKSA),
    _J.BELUM_DIPERBAIKI: Ketentuan(_PERIKSA),
    _J.PEMBUKAAN_LEWAT: Ketentuan(_PERIKSA),
    _J.PUTUSKAN_PEMBUKAAN: Ketentuan(_SAHKAN),
    _J.SAHKAN: Ketentuan(_SAHKAN),
    _J.TANDA_TANGAN: Ketentuan(),
    _J.SETUJUI_RENCANA: Ketentuan("kinerja.setujui_rencana_aksi"),
    _J.PERJANJIAN_KEMBALI: Ketentuan(_KELOLA_PK),
    _J.PERJANJIAN_BELUM_ADA: Ketentuan(_KELOLA_PK),
    _J.PERJANJIAN_SIAP: Ketentuan(_KELOLA_PK),
    _J.PERJANJIAN_MENUNGGU: Ketentuan(_KELOLA_PK),
    _J.PERJANJIAN_BERGESER: Ketentuan(_KELOLA_PK),
    _J.JAWAB_SILANG: Ketentuan(),
    _J.SILANG_MENUNGGU: Ketentuan(),
    _J.RENCANA_BELUM_ADA: Ketentuan(_SUSUN),
    _J.RENCANA_DRAF: Ketentuan(_SUSUN),
    _J.RENCANA_KEMBALI: Ketentuan(_SUSUN),
    _J.RENCANA_MENUNGGU: Ketentuan(_SUSUN),
    _J.BAGIAN_KEMBALI: Ketentuan("laporan.ajukan_bagian"),
    _J.TULIS_BAGIAN: Ketentuan("laporan.tulis_narasi"),
    _J.PERIKSA_BAGIAN: Ketentuan(_PERIKSA_BAGIAN),
    _J.BAGIAN_BELUM: Ketentuan("laporan.kelola_narasi"),
    _J.TERUSKAN_LAPORAN: Ketentuan(_PERIKSA_BAGIAN),
    _J.PERIKSA_LAPORAN: Ketentuan("laporan.periksa_laporan"),
    _J.SETUJUI_LAPORAN: Ketentuan("laporan.setujui_laporan"),
    _J.REVIU: Ketentuan("laporan.reviu_laporan"),
    _J.TINDAK_REVIU: Ketentuan(_PERIKSA_BAGIAN),
    _J.FINALKAN: Ketentuan(_PERIKSA_BAGIAN),
    _J.ISI_LKE: Ketentuan("laporan.isi_lke"),
    _J.NILAI_LKE: Ketentuan("laporan.nilai_lke"),
    _J.VERIFIKASI_LHE: Ketentuan("laporan.nyatakan_lhe"),
    _J.LHE_JATUH_TEMPO: Ketentuan("laporan.verifikasi_lhe"),
    _J.TINDAK_LHE: Ketentuan("laporan.tindak_lanjuti_lhe"),
    _J.TANGGAPI_LHE: Ketentuan("laporan.komentari_lhe"),
    _J.VERIFIKASI_TLHP: Ketentuan("laporan.nyatakan_lhe"),
    _J.TLHP_BELUM_DIBAGI: Ketentuan("laporan.verifikasi_lhe"),
    _J.TLHP_JATUH_TEMPO: Ketentuan("laporan.verifikasi_lhe"),
    _J.TINDAK_TLHP: Ketentuan("laporan.tindak_lanjuti_lhe"),
    _J.TERHALANG: Ketentuan(_SAHKAN),
    _J.PEKERJAAN: Ketentuan(),
    _J.KABAR_SILANG: Ketentuan(),
    _J.KABAR_AKUN: Ketentuan("kinerja.view_penetapanakun"),
}
#: Told on the home page, and no reason for a reminder: nobody has to act.
KABAR = frozenset({_J.PEKERJAAN, _J.KABAR_SILANG, _J.KABAR_AKUN})
IZIN_TUNGGU = frozenset(k.izin for k in KETENTUAN.values() if k.izin)
_URUTAN = {jenis: n for n, jenis in enumerate(JenisTunggu)}


@dataclass(frozen=True)
class Orang:
    """One account: what it may do, and the units that it answers for."""

    pk: int
    izin: frozenset[str]
    unit: int | None = None
    bawahan: frozenset[int] = field(default_factory=frozenset)

    def dipanggil(self, m: Menunggu) -> bool:
        """Whether this waits for the person."""
        aturan = KETENTUAN[m.jenis]
        if self.pk in m.bukan or (m.hanya is not None and self.pk not in m.hanya):
            return False
        if aturan.izin and aturan.izin not in self.izin:
            return False
        match aturan.lingkup:
            case Lingkup.SENDIRI:
                return m.unit is not None and m.unit == self.unit
            case Lingkup.BAWAHAN:
                return m.unit is not None and m.unit in self.bawahan
        return True


def yang_menunggu(orang: Orang, butir: Iterable[Menunggu], hari_ini: date) -> list[Menunggu]:
    """What waits for one person: what is late first, then by its last day, what has none by kind;
    news at the end.
    """
    milik = [
        replace(m, lewat=m.batas is not None and m.batas < hari_ini)
        for m in butir
        if orang.dipanggil(m)
    ]
    return sorted(
        milik,
        key=lambda m: (m.berita, m.batas or date.max, _URUTAN[m.jenis]),
    )

"""PURE. The layered review as a table: who may take which step in which state.

A section is handed in by its author and checked by Sub Bagian Perencanaan, which may take over
what its author has not handed in, with a reason: the history tells the one from the other. When
every section is checked the report goes up as a whole: Sekretaris, Kepala, Inspektorat, final. A
return at any layer names sections and reasons and brings the report back to `disusun`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kinerja.kata_daftar import urutkan
from kinerja.pilihan import PilihanBerlabel


class StatusBagian(PilihanBerlabel):
    """Draf → diajukan → (dikembalikan | diperiksa)."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DIPERIKSA = "diperiksa", "Diperiksa"


class StatusLaporan(PilihanBerlabel):
    """The last step that the report as a whole has passed."""

    DISUSUN = "disusun", "Disusun"
    DIREVIU_PERENCANAAN = "direviu_perencanaan", "Diperiksa Perencanaan"
    DIREVIU_SEKRETARIS = "direviu_sekretaris", "Diperiksa Sekretaris"
    DISETUJUI = "disetujui", "Disetujui Kepala"
    DIREVIU_INSPEKTORAT = "direviu_inspektorat", "Direviu Inspektorat"
    FINAL = "final", "Final"


class Peran(StrEnum):
    """The layers. PEMBACA is whoever only looks on."""

    PENULIS = "penulis"
    PERENCANAAN = "perencanaan"
    SEKRETARIS = "sekretaris"
    KEPALA = "kepala"
    INSPEKTORAT = "inspektorat"
    PEMBACA = "pembaca"


class Langkah(StrEnum):
    """Steps: the first six on a section, the others on the whole report."""

    AJUKAN = "ajukan"
    AMBIL_ALIH = "ambil_alih"
    TARIK = "tarik"
    PERIKSA = "periksa"
    TERIMA_LAGI = "terima_lagi"
    KEMBALIKAN = "kembalikan"
    TERUSKAN = "teruskan"
    TARIK_LAPORAN = "tarik_laporan"
    PERIKSA_LAPORAN = "periksa_laporan"
    SETUJUI = "setujui"
    SELESAIKAN_REVIU = "selesaikan_reviu"
    CATAT_REVIU = "catat_reviu"
    KEMBALIKAN_LAPORAN = "kembalikan_laporan"
    FINALKAN = "finalkan"
    BUKA_KEMBALI = "buka_kembali"
    KOMENTARI = "komentari"


@dataclass(frozen=True)
class Aturan:
    """One step: from which states, by whom, to which state; whether a note must say why."""

    dari: frozenset[str]
    peran: Mapping[str, frozenset[Peran]]  # state → who may
    ke: str
    bercatatan: bool = False


def _aturan(ke: str, peran: Mapping[str, tuple[Peran, ...]], *, bercatatan: bool = False) -> Aturan:
    return Aturan(
        frozenset(peran), {s: frozenset(p) for s, p in peran.items()}, ke, bercatatan=bercatatan
    )


# Short names for the tables below. Where the report lies is one step after the last that it passed.
DRAF, DIAJUKAN = StatusBagian.DRAF, StatusBagian.DIAJUKAN
DIKEMBALIKAN, DIPERIKSA = StatusBagian.DIKEMBALIKAN, StatusBagian.DIPERIKSA
DISUSUN = StatusLaporan.DISUSUN
DI_SEKRETARIS, DI_KEPALA = StatusLaporan.DIREVIU_PERENCANAAN, StatusLaporan.DIREVIU_SEKRETARIS
DISETUJUI, DIREVIU = StatusLaporan.DISETUJUI, StatusLaporan.DIREVIU_INSPEKTORAT
FINAL = StatusLaporan.FINAL
STATUS_LAPORAN = tuple(StatusLaporan)

_P = Peran
_PENULIS, _PERENCANAAN = (_P.PENULIS,), (_P.PERENCANAAN,)

#: Steps on one section; all of them only while the report is `disusun`.
BAGIAN: Mapping[Langkah, Aturan] = {
    Langkah.AJUKAN: _aturan(DIAJUKAN, {DRAF: _PENULIS, DIKEMBALIKAN: _PENULIS}),
    Langkah.AMBIL_ALIH: _aturan(
        DIAJUKAN, {DRAF: _PERENCANAAN, DIKEMBALIKAN: _PERENCANAAN}, bercatatan=True
    ),
    Langkah.TARIK: _aturan(DRAF, {DIAJUKAN: _PENULIS}),
    Langkah.PERIKSA: _aturan(DIPERIKSA, {DIAJUKAN: _PERENCANAAN}),
    Langkah.TERIMA_LAGI: _aturan(DIPERIKSA, {DIPERIKSA: _PERENCANAAN}),
    Langkah.KEMBALIKAN: _aturan(
        DIKEMBALIKAN, {DIAJUKAN: _PERENCANAAN, DIPERIKSA: _PERENCANAAN}, bercatatan=True
    ),
}

#: Steps on the report as a whole.
LAPORAN: Mapping[Langkah, Aturan] = {
    Langkah.TERUSKAN: _aturan(DI_SEKRETARIS, {DISUSUN: (_P.PERENCANAAN,)}),
    Langkah.TARIK_LAPORAN: _aturan(DISUSUN, {DI_SEKRETARIS: (_P.PERENCANAAN,)}, bercatatan=True),
    Langkah.PERIKSA_LAPORAN: _aturan(DI_KEPALA, {DI_SEKRETARIS: (_P.SEKRETARIS,)}),
    Langkah.SETUJUI: _aturan(DISETUJUI, {DI_KEPALA: (_P.KEPALA,)}),
    Langkah.SELESAIKAN_REVIU: _aturan(DIREVIU, {DISETUJUI: (_P.INSPEKTORAT,)}),
    Langkah.CATAT_REVIU: _aturan(DIREVIU, {DISETUJUI: (_P.PERENCANAAN,)}),
    Langkah.KEMBALIKAN_LAPORAN: _aturan(
        DISUSUN,
        {
            DI_SEKRETARIS: (_P.SEKRETARIS,),
            DI_KEPALA: (_P.KEPALA,),
            DISETUJUI: (_P.INSPEKTORAT,),
        },
        bercatatan=True,
    ),
    Langkah.FINALKAN: _aturan(FINAL, {DIREVIU: (_P.PERENCANAAN, _P.KEPALA)}),
    Langkah.BUKA_KEMBALI: _aturan(
        DISUSUN,
        {
            DISETUJUI: (_P.PERENCANAAN, _P.KEPALA),
            DIREVIU: (_P.PERENCANAAN, _P.KEPALA),
            FINAL: (_P.KEPALA,),
        },
        bercatatan=True,
    ),
}

#: Who holds the report in each state; what the pages call them.
PEMEGANG: Mapping[str, Peran] = {
    DISUSUN: _P.PERENCANAAN,
    DI_SEKRETARIS: _P.SEKRETARIS,
    DI_KEPALA: _P.KEPALA,
    DISETUJUI: _P.INSPEKTORAT,
    DIREVIU: _P.PERENCANAAN,
}
SEBUTAN: Mapping[Peran, str] = {
    _P.PENULIS: "penulis bagian",
    _P.PERENCANAAN: "Sub Bagian Perencanaan",
    _P.SEKRETARIS: "Sekretaris",
    _P.KEPALA: "Kepala",
    _P.INSPEKTORAT: "Inspektorat",
    _P.PEMBACA: "pembaca",
}
#: How a sentence names the state that a section or the report is in.
KEADAAN_BAGIAN: Mapping[str, str] = {
    DRAF: "masih disusun",
    DIAJUKAN: "sedang diperiksa Sub Bagian Perencanaan",
    DIKEMBALIKAN: "dikembalikan untuk diperbaiki",
    DIPERIKSA: "sudah diperiksa Sub Bagian Perencanaan",
}
KEADAAN_LAPORAN: Mapping[str, str] = {
    DISUSUN: "masih disusun",
    DI_SEKRETARIS: "sedang diperiksa Sekretaris",
    DI_KEPALA: "menunggu persetujuan Kepala",
    DISETUJUI: "sedang direviu Inspektorat",
    DIREVIU: "sudah direviu Inspektorat",
    FINAL: "sudah final",
}


def boleh_bagian(
    langkah: Langkah, *, bagian: str, laporan: str, peran: frozenset[Peran]
) -> str | None:
    """None where one of the roles may take the step on a section, else the reason why not."""
    if langkah is Langkah.KOMENTARI:
        return _komentar(peran)
    aturan = BAGIAN[langkah]
    if laporan != DISUSUN:
        return f"Bagian laporan terkunci: laporan {KEADAAN_LAPORAN[laporan]}."
    if bagian not in aturan.dari:
        return f"Bagian ini {KEADAAN_BAGIAN[bagian]}."
    return _peran(aturan.peran[bagian], peran)


def boleh_laporan(langkah: Langkah, *, laporan: str, peran: frozenset[Peran]) -> str | None:
    """None where one of the roles may take the step on the report, else the reason why not."""
    if langkah is Langkah.KOMENTARI:
        return _komentar(peran)
    aturan = LAPORAN[langkah]
    if laporan not in aturan.dari:
        return f"Laporan {KEADAAN_LAPORAN[laporan]}."
    return _peran(aturan.peran[laporan], peran)


def _komentar(peran: frozenset[Peran]) -> str | None:
    if peran - {Peran.PEMBACA}:
        return None
    return "Komentar ditulis oleh penulis dan pemeriksa laporan."


def _peran(boleh: frozenset[Peran], peran: frozenset[Peran]) -> str | None:
    if boleh & peran:
        return None
    siapa = urutkan([SEBUTAN[p] for p in Peran if p in boleh], "atau")
    return f"Langkah ini dilakukan {siapa}."


def terkunci(*, bagian: str, laporan: str) -> str | None:
    """Why the text of a section cannot be edited now; None where it can."""
    if laporan != DISUSUN:
        return f"Bagian ini terkunci: laporan {KEADAAN_LAPORAN[laporan]}."
    if bagian in (DIAJUKAN, DIPERIKSA):
        return f"Bagian ini terkunci: {KEADAAN_BAGIAN[bagian]}."
    return None


#: What a step that opens a text again is called in a sentence; `{}` is who takes it.
_PEMBUKA: Mapping[Langkah, str] = {
    Langkah.TARIK: "{} menarik kembali ajuannya",
    Langkah.KEMBALIKAN: "{} mengembalikan bagian ini",
    Langkah.TARIK_LAPORAN: "{} menarik kembali laporan",
    Langkah.KEMBALIKAN_LAPORAN: "{} mengembalikan laporan dengan menyebut bagian ini",
    Langkah.BUKA_KEMBALI: "{} membuka kembali laporan",
}


def cara_membuka(*, bagian: str, laporan: str) -> str:
    """How the text of a locked section is opened, and by whom; empty where it is open."""
    if terkunci(bagian=bagian, laporan=laporan) is None:
        return ""
    tabel, keadaan = (BAGIAN, bagian) if laporan == DISUSUN else (LAPORAN, laporan)
    cara = [
        kata.format(
            urutkan([SEBUTAN[p] for p in Peran if p in tabel[langkah].peran[keadaan]], "atau")
        )
        for langkah, kata in _PEMBUKA.items()
        if langkah in tabel and keadaan in tabel[langkah].dari
    ]
    kalimat = ", atau ".join(cara)
    lalu = ""
    if laporan != DISUSUN and bagian == DIPERIKSA:
        lalu = " Sesudah laporan terbuka, Sub Bagian Perencanaan mengembalikan bagian ini."
    return f"Terbuka lagi bila {kalimat}.{lalu}"

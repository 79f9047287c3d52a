"""Who may write what within an agency: figures, evidence, quarterly targets and their approval.

Three answers, in the order of every writer: what one may not know of is not there; what the role
does not include is forbidden; what is closed says why.
"""

import datetime
from typing import Any

import pytest

from kinerja.bukti.aksi import _pastikan_boleh as pastikan_boleh_bukti
from kinerja.isian.indikator import PenulisanIndikator
from kinerja.isian.penolakan import IsianTerkunciError
from kinerja.isian.pintu import Pintu
from kinerja.isian.rencana import (
    buat_rencana_aksi,
    revisi_rencana_aksi,
    setujui_rencana_aksi,
    simpan_target_triwulan,
)
from kinerja.isian.sel import SasaranSel, Sel
from kinerja.kunci import SebabKunci
from kinerja.penolakan import Penolakan, TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.peran import (
    ADMIN_PEMDA,
    EVALUATOR,
    KEPALA_DAERAH,
    KEPALA_DINAS,
    OPERATOR,
    PEJABAT,
    SEKRETARIAT,
    SEKRETARIS,
)
from kinerja.periode import Triwulan
from tests import factories as f

pytestmark = pytest.mark.django_db

PADA = f.PADA  # 10 April 2024; the first quarter is open from 1 to 15 April
SESUDAH = PADA + datetime.timedelta(days=10)
TIDAK_ADA = (TidakDitemukanError, "Data tidak ditemukan.")


class Dunia:
    """An indicator of a bidang, a seksi below that bidang, another bidang, another agency."""

    def __init__(self, pengguna: Any) -> None:
        self.pd = f.PDFactory()
        self.puncak = f.puncak(self.pd)
        self.bidang = f.UnitFactory(pd=self.pd)
        self.seksi = f.UnitFactory(pd=self.pd, induk=self.bidang)
        self.lain = f.UnitFactory(pd=self.pd)
        self.asing = f.UnitFactory()
        self.indikator = f.IndikatorFactory(
            sasaran__tujuan__renstra__pd=self.pd,
            sasaran__penanggung_jawab=f.JabatanFactory(unit=self.bidang),
        )
        f.PeriodeFactory(pd=self.pd)
        self._pengguna = pengguna

    def orang(self, peran: str | None, di: str | None) -> Any:
        """A user of a role; `di` names a unit, "pd" the agency alone, None the whole pemda."""
        if di is None:
            return self._pengguna(peran, pd=None)
        if di == "pd":
            return self._pengguna(peran, pd=self.pd)
        return self._pengguna(peran, unit=getattr(self, di))


@pytest.fixture
def d(pengguna: Any) -> Dunia:
    return Dunia(pengguna)


def jawaban(aksi: Any) -> tuple[type[Penolakan], str] | None:
    """Kind and words of the refusal, or None."""
    try:
        aksi()
    except Penolakan as galat:
        return type(galat), galat.pesan
    return None


# --- figures and evidence ------------------------------------------------------------------------

LUAR = "luar lingkup"
#: role, place → None (writes), "izin" (forbidden), LUAR (known, but not one's own), "tidak ada".
PENGISI: dict[str, tuple[str | None, str | None, str | None]] = {
    "operator bidang": (OPERATOR, "bidang", None),
    "pejabat bidang": (PEJABAT, "bidang", None),
    "sekretaris di puncak": (SEKRETARIS, "puncak", None),
    "sekretaris tanpa unit": (SEKRETARIS, "pd", LUAR),
    "operator seksi di bawahnya": (OPERATOR, "seksi", "tidak ada"),
    "operator bidang lain": (OPERATOR, "lain", "tidak ada"),
    "operator tanpa unit": (OPERATOR, "pd", "tidak ada"),
    "operator pd lain": (OPERATOR, "asing", "tidak ada"),
    "sekretariat pd lain": (SEKRETARIAT, "asing", "tidak ada"),
    "kepala dinas": (KEPALA_DINAS, "puncak", "izin"),
    "sekretariat": (SEKRETARIAT, "pd", "izin"),
    "evaluator": (EVALUATOR, "pd", "izin"),
    "kepala daerah": (KEPALA_DAERAH, None, "izin"),
    "admin pemda": (ADMIN_PEMDA, None, "izin"),
    "tanpa peran di bidang": (None, "bidang", "izin"),
    "tanpa peran di bidang lain": (None, "lain", "tidak ada"),
}


@pytest.mark.parametrize("siapa", PENGISI)
@pytest.mark.parametrize("apa", ["realisasi", "data dukung"])
def test_siapa_mengisi_realisasi_dan_data_dukung(d: Dunia, siapa: str, apa: str):
    peran, di, harapan = PENGISI[siapa]
    oleh = d.orang(peran, di)
    hasil = jawaban(lambda: isi(d, apa, oleh))
    if harapan == LUAR:
        assert hasil is not None
        assert hasil[0] is IsianTerkunciError
        assert hasil[1].startswith("Baris ini bukan milik unit Anda.")
    else:
        assert (
            hasil
            == {
                None: None,
                "tidak ada": TIDAK_ADA,
                "izin": (TidakBerizinError, f"Peran Anda tidak mencakup pengisian {apa}."),
            }[harapan]
        )


def isi(
    d: Dunia, apa: str, oleh: Any, *, pada: datetime.datetime = PADA, baris: Any = None
) -> None:
    pintu = Pintu(d.pd, Triwulan(2024, 1), oleh=oleh, pada=pada)
    if apa == "data dukung":
        pastikan_boleh_bukti(pintu, d.indikator, baris)
        return
    sel = Sel(SasaranSel.baca(f"indikator:{d.indikator.pk}"), "nilai", "80", 0)
    PenulisanIndikator(pintu, [sel], tulis=False).terapkan(sel)


@pytest.mark.parametrize("apa", ["realisasi", "data dukung"])
def test_yang_tertutup_menyebut_sebabnya_kepada_yang_berwenang(d: Dunia, apa: str):
    operator, kadis = d.orang(OPERATOR, "bidang"), d.orang(KEPALA_DINAS, "puncak")
    with pytest.raises(IsianTerkunciError) as galat:
        isi(d, apa, operator, pada=SESUDAH)
    assert galat.value.terkunci.sebab is SebabKunci.DITUTUP
    with pytest.raises(TidakBerizinError):  # the role is told before the lock
        isi(d, apa, kadis, pada=SESUDAH)


def test_baris_yang_sudah_diajukan_menutup_data_dukungnya(d: Dunia):
    operator = d.orang(OPERATOR, "bidang")
    baris = f.RealisasiFactory(indikator=d.indikator, diajukan=True)
    with pytest.raises(IsianTerkunciError) as galat:
        isi(d, "data dukung", operator, baris=baris)
    assert galat.value.terkunci.sebab is SebabKunci.DIAJUKAN
    with pytest.raises(IsianTerkunciError):
        isi(d, "realisasi", operator)
    draf = f.RealisasiFactory(indikator=d.indikator, triwulan=2)
    isi(d, "data dukung", operator, baris=draf)


def test_realisasi_indikator_pd_lain_tidak_ada(d: Dunia):
    asing = f.IndikatorFactory()
    pintu = Pintu(d.pd, Triwulan(2024, 1), oleh=d.orang(OPERATOR, "bidang"), pada=PADA)
    sel = Sel(SasaranSel.baca(f"indikator:{asing.pk}"), "nilai", "80", 0)
    assert jawaban(lambda: PenulisanIndikator(pintu, [sel], tulis=False).terapkan(sel)) == TIDAK_ADA


def test_data_dukung_tanpa_orang_tertentu_tidak_ada_tempatnya(d: Dunia):
    with pytest.raises(TidakDitemukanError):
        isi(d, "data dukung", None)


# --- the rencana aksi ----------------------------------------------------------------------------

HANYA_SEKRETARIAT = (TidakBerizinError, "Rencana aksi disusun Sekretariat.")
PENYUSUN: dict[str, tuple[str, str | None, tuple[type[Penolakan], str] | None]] = {
    "sekretariat": (SEKRETARIAT, "pd", None),
    "sekretariat pd lain": (SEKRETARIAT, "asing", TIDAK_ADA),
    "admin pemda": (ADMIN_PEMDA, None, TIDAK_ADA),
    "admin pemda di pd": (ADMIN_PEMDA, "pd", None),
    "kepala dinas": (KEPALA_DINAS, "puncak", HANYA_SEKRETARIAT),
    "sekretaris": (SEKRETARIS, "puncak", HANYA_SEKRETARIAT),
    "operator": (OPERATOR, "bidang", HANYA_SEKRETARIAT),
    "evaluator": (EVALUATOR, "pd", HANYA_SEKRETARIAT),
}


@pytest.mark.parametrize("siapa", PENYUSUN)
def test_siapa_menyusun_rencana_aksi_dan_perubahannya(d: Dunia, siapa: str):
    peran, di, harapan = PENYUSUN[siapa]
    oleh = d.orang(peran, di)
    hasil = jawaban(lambda: buat_rencana_aksi(pd=d.pd, tahun=2024, oleh=oleh, pada=PADA))
    assert hasil == harapan
    berlaku = f.DokumenFactory(
        pd=d.pd,
        tahun=2025,
        jenis="rencana_aksi",
        disetujui_pada=PADA,
        disetujui_oleh=f.PenggunaFactory(pd=d.pd),
    )
    hasil = jawaban(
        lambda: revisi_rencana_aksi(
            dokumen=berlaku,
            alasan="Anggaran bergeser",
            nomor="188/45/2025",
            tanggal=PADA.date(),
            mulai_triwulan=2,
            oleh=oleh,
            pada=PADA,
        )
    )
    assert hasil == harapan


BUKAN_PENULIS = (TidakBerizinError, "Peran Anda tidak mencakup penyusunan target triwulan.")
PENULIS: dict[str, tuple[str | None, str | None, tuple[type[Penolakan], str] | None]] = {
    "sekretariat": (SEKRETARIAT, "pd", None),
    "operator bidang": (OPERATOR, "bidang", None),
    "pejabat bidang": (PEJABAT, "bidang", None),
    "sekretaris di puncak": (SEKRETARIS, "puncak", None),
    "operator seksi di bawahnya": (OPERATOR, "seksi", TIDAK_ADA),
    "operator bidang lain": (OPERATOR, "lain", TIDAK_ADA),
    "operator tanpa unit": (OPERATOR, "pd", TIDAK_ADA),
    "operator pd lain": (OPERATOR, "asing", TIDAK_ADA),
    "sekretariat pd lain": (SEKRETARIAT, "asing", TIDAK_ADA),
    "evaluator": (EVALUATOR, "pd", TIDAK_ADA),
    "kepala dinas": (KEPALA_DINAS, "puncak", BUKAN_PENULIS),
    "tanpa peran di bidang": (None, "bidang", BUKAN_PENULIS),
}


@pytest.mark.parametrize("siapa", PENULIS)
def test_siapa_menulis_target_triwulan(d: Dunia, siapa: str):
    peran, di, harapan = PENULIS[siapa]
    draf = f.DokumenFactory(pd=d.pd, jenis="rencana_aksi")
    assert jawaban(lambda: target(d, draf, d.orang(peran, di))) == harapan


def target(d: Dunia, dokumen: Any, oleh: Any, indikator: Any = None) -> None:
    simpan_target_triwulan(
        dokumen=dokumen,
        indikator=indikator or d.indikator,
        triwulan=1,
        teks="20",
        oleh=oleh,
        pada=PADA,
    )


def test_target_triwulan_indikator_pd_lain_tidak_ada(d: Dunia):
    draf = f.DokumenFactory(pd=d.pd, jenis="rencana_aksi")
    with pytest.raises(TidakDitemukanError):
        target(d, draf, d.orang(SEKRETARIAT, "pd"), f.IndikatorFactory())


# --- its approval --------------------------------------------------------------------------------

BUKAN_PENYETUJU = (TidakBerizinError, "Rencana aksi disetujui Kepala Dinas atau Sekretariat.")
IKUT_MENYUSUN = (
    TidakBerizinError,
    "Anda ikut menyusun dokumen ini; persetujuannya oleh orang lain.",
)
PENYETUJU: dict[str, tuple[str, str | None, tuple[type[Penolakan], str] | None]] = {
    "kepala dinas": (KEPALA_DINAS, "puncak", None),
    "sekretariat": (SEKRETARIAT, "pd", None),
    "kepala dinas pd lain": (KEPALA_DINAS, "asing", TIDAK_ADA),
    "operator": (OPERATOR, "bidang", BUKAN_PENYETUJU),
    "sekretaris": (SEKRETARIS, "puncak", BUKAN_PENYETUJU),
    "evaluator": (EVALUATOR, "pd", BUKAN_PENYETUJU),
    "admin pemda": (ADMIN_PEMDA, None, TIDAK_ADA),
}


@pytest.fixture
def draf(d: Dunia) -> Any:
    """Drafted by Sekretariat, written by the operator of the bidang."""
    dokumen = buat_rencana_aksi(pd=d.pd, tahun=2024, oleh=d.orang(SEKRETARIAT, "pd"), pada=PADA)
    target(d, dokumen, d.orang(OPERATOR, "bidang"))
    return dokumen


@pytest.mark.parametrize("siapa", PENYETUJU)
def test_siapa_menyetujui_rencana_aksi(d: Dunia, draf: Any, siapa: str):
    peran, di, harapan = PENYETUJU[siapa]
    oleh = d.orang(peran, di)
    assert jawaban(lambda: setujui_rencana_aksi(dokumen=draf, oleh=oleh, pada=SESUDAH)) == harapan
    draf.refresh_from_db()
    if harapan is None:
        assert (draf.disetujui_oleh, draf.disetujui_pada) == (oleh, SESUDAH)
    else:
        assert draf.disetujui_oleh is None


def test_yang_menyusun_atau_menulis_tidak_menyetujui(d: Dunia):
    """Whichever of the two it was, and whatever role the writer came to hold since."""
    penyusun, penulis = d.orang(SEKRETARIAT, "pd"), d.orang(SEKRETARIAT, "pd")
    dokumen = buat_rencana_aksi(pd=d.pd, tahun=2024, oleh=penyusun, pada=PADA)
    target(d, dokumen, penulis)
    for oleh in (penyusun, penulis):
        hasil = jawaban(lambda o=oleh: setujui_rencana_aksi(dokumen=dokumen, oleh=o, pada=PADA))
        assert hasil == IKUT_MENYUSUN
    lain = buat_rencana_aksi(pd=d.pd, tahun=2025, oleh=penyusun, pada=PADA)
    target(d, lain, penyusun)
    # Having written another document takes nothing away.
    setujui_rencana_aksi(dokumen=lain, oleh=penulis, pada=PADA)


def test_triwulan_yang_disahkan_menutup_rencana_aksi(d: Dunia, draf: Any):
    kadis = d.orang(KEPALA_DINAS, "puncak")
    for pd, tahun, tw in ((d.pd, 2024, 3), (d.pd, 2024, 1), (d.pd, 2023, 2), (d.asing.pd, 2024, 4)):
        f.PengesahanFactory(pd=pd, tahun=tahun, triwulan=tw)
    with pytest.raises(TidakSahError) as galat:
        setujui_rencana_aksi(dokumen=draf, oleh=kadis, pada=PADA)
    assert galat.value.pesan == (
        "TW I dan III sudah disahkan; dokumen ini harus berlaku mulai triwulan sesudahnya."
    )
    draf.mulai_triwulan = 3
    draf.save()
    with pytest.raises(TidakSahError, match=r"^TW III sudah"):
        setujui_rencana_aksi(dokumen=draf, oleh=kadis, pada=PADA)
    draf.mulai_triwulan = 4
    draf.save()
    setujui_rencana_aksi(dokumen=draf, oleh=kadis, pada=PADA)

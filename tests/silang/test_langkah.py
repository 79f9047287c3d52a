"""Steps of an agreement as each person takes them: states × roles, and what they leave behind."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.kesepakatan import LangkahSilang, PihakSilang
from kinerja.models import JejakAudit, KesepakatanSilang
from kinerja.penolakan import (
    BentrokError,
    Penolakan,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from kinerja.peran import PEJABAT
from kinerja.status import StatusKesepakatan
from laporan.silang import aksi
from laporan.silang.aksi import TujuanPermintaan
from laporan.silang.wewenang import langkah
from tests import factories as f
from tests.silang.pabrik import ISI, PADA, TAHUN, DuniaSilang

pytestmark = pytest.mark.django_db
_L, _S = LangkahSilang, StatusKesepakatan
JAWAB = {_L.SETUJUI, _L.TOLAK}
LAKUKAN: dict[LangkahSilang, Callable[..., Any]] = {
    _L.SETUJUI: aksi.setujui_kontribusi,
    _L.TOLAK: lambda **u: aksi.tolak_kontribusi(**u, alasan="Bukan tugas kami."),
    _L.TARIK: aksi.tarik_kontribusi,
    _L.TEMPATKAN: lambda **u: aksi.tempatkan_kontribusi(**u, sasaran=None),
    _L.AKHIRI: lambda **u: aksi.akhiri_kontribusi(**u, alasan="Program dihentikan."),
}
#: Who may do what with a request of a unit that its operator sent, and with what came of it.
MEMINTA = {"operator", "kabid", "kepala", "sekretariat"}
MENJAWAB = {"kabid diminta", "kepala", "sekretariat"}
MENJAWAB_PD = {"kepala lain", "sekretariat lain"}


def _boleh(orang: str, status: StatusKesepakatan, menjawab: set[str]) -> set[LangkahSilang]:
    if status is _S.DIMINTA:
        return (JAWAB if orang in menjawab else set()) | ({_L.TARIK} if orang in MEMINTA else set())
    if status is _S.DISETUJUI:
        tempat = {_L.TEMPATKAN} if orang in menjawab else set()
        return tempat | ({_L.AKHIRI} if orang in MEMINTA | menjawab else set())
    return {_L.MINTA_LAGI} if orang in MEMINTA else set()


def _jadi(k: Any, status: StatusKesepakatan, dunia: DuniaSilang) -> Any:
    """The request as it stands in this state."""
    kabid = dunia.orang["kabid diminta"]
    if status in (_S.DISETUJUI, _S.DITOLAK, _S.BERAKHIR):
        k.dijawab_oleh, k.dijawab_pada = kabid, PADA
        k.jawaban = "Bukan tugas kami." if status is _S.DITOLAK else ""
    if status is _S.BERAKHIR:
        k.diakhiri_oleh, k.diakhiri_pada, k.alasan_akhir = kabid, PADA, "Selesai."
    k.status = status
    k.save()
    return k


@pytest.mark.parametrize("pihak", ["unit", "pd"])
def test_setiap_keadaan_dan_setiap_orang(dunia: DuniaSilang, pihak: str) -> None:
    menjawab = MENJAWAB if pihak == "unit" else MENJAWAB_PD
    for status in StatusKesepakatan:
        k = _jadi(dunia.minta() if pihak == "unit" else dunia.minta_pd(), status, dunia)
        adalah = set()
        for nama, orang in dunia.orang.items():
            boleh = set(langkah(orang, k, date(2026, 3, 1)))
            assert boleh == _boleh(nama, status, menjawab), (nama, status)
            adalah |= boleh
            _dicoba(orang, k, boleh)
        # No dead end: whatever the state, somebody has a way on.
        assert adalah, status


def _dicoba(orang: Any, k: Any, boleh: set[LangkahSilang]) -> None:
    """Each step works for whom it is offered, and leaves no trace for anybody else."""
    for langkah_ini, lakukan in LAKUKAN.items():
        with transaction.atomic():
            titik = transaction.savepoint()
            try:
                lakukan(kesepakatan=k.pk, oleh=orang, pada=PADA, versi=k.versi)
            except Penolakan:
                assert langkah_ini not in boleh
            else:
                assert langkah_ini in boleh
            transaction.savepoint_rollback(titik)


def test_permintaan_disetujui_lalu_diakhiri(dunia: DuniaSilang) -> None:
    k = aksi.minta_kontribusi(
        pd=dunia.pd,
        tahun=TAHUN,
        tujuan=TujuanPermintaan(dunia.sasaran.pk, PihakSilang.UNIT, unit=dunia.diminta.pk),
        isi=ISI,
        oleh=dunia.orang["operator"],
        pada=PADA,
    )
    assert (k.status, k.peminta, k.unit, k.versi) == ("diminta", dunia.meminta, dunia.diminta, 1)
    # Twice by a double click is refused.
    with pytest.raises(BentrokError, match="masih berjalan"):
        aksi.minta_kontribusi(
            pd=dunia.pd,
            tahun=TAHUN,
            tujuan=TujuanPermintaan(dunia.sasaran.pk, PihakSilang.UNIT, unit=dunia.diminta.pk),
            isi=ISI,
            oleh=dunia.orang["operator"],
            pada=PADA,
        )
    kabid = dunia.orang["kabid diminta"]
    with pytest.raises(TidakSahError, match="pohon kinerja Anda"):
        aksi.setujui_kontribusi(
            kesepakatan=k.pk, sasaran=dunia.sasaran_lain.pk, oleh=kabid, pada=PADA
        )
    aksi.setujui_kontribusi(
        kesepakatan=k.pk,
        sasaran=dunia.sasaran_diminta.pk,
        catatan="Mulai Maret.",
        oleh=kabid,
        pada=PADA,
        versi=1,
    )
    k.refresh_from_db()
    assert (k.status, k.versi, k.sasaran_mitra) == ("disetujui", 2, dunia.sasaran_diminta)
    assert (k.dijawab_oleh, k.dijawab_pada, k.jawaban) == (kabid, PADA, "Mulai Maret.")
    # Whoever saw the row before is told.
    with pytest.raises(BentrokError, match="dijawab"):
        aksi.tarik_kontribusi(kesepakatan=k.pk, oleh=dunia.orang["kabid"], pada=PADA, versi=1)
    with pytest.raises(TidakSahError, match="mengapa"):
        aksi.akhiri_kontribusi(kesepakatan=k.pk, alasan=" ", oleh=kabid, pada=PADA)
    aksi.akhiri_kontribusi(
        kesepakatan=k.pk, alasan="Program dihentikan.", oleh=dunia.orang["kabid"], pada=PADA
    )
    jejak = JejakAudit.objects.tentang(k).order_by("pk")
    assert [(j.aksi, j.oleh, j.alasan) for j in jejak] == [
        ("minta kontribusi", dunia.orang["operator"], ""),
        ("setujui kontribusi", kabid, ""),
        ("akhiri kontribusi", dunia.orang["kabid"], "Program dihentikan."),
    ]


def test_yang_ditolak_diminta(dunia: DuniaSilang) -> None:
    i = f.IndikatorFactory(sasaran=dunia.sasaran_diminta)
    f.ProgramFactory(pd=dunia.pd, tahun=TAHUN, kode="2.07.03")
    tujuan = TujuanPermintaan(dunia.sasaran.pk, PihakSilang.UNIT, unit=dunia.diminta.pk)
    asing = f.PDFactory(pemda="Kabupaten Lain")

    def minta(oleh: str = "operator", pada: datetime = PADA, isi: Any = ISI, **ubah: Any) -> Any:
        return aksi.minta_kontribusi(
            pd=dunia.pd, tahun=TAHUN, tujuan=replace(tujuan, **ubah), isi=isi,
            oleh=dunia.orang[oleh], pada=pada,
        )  # fmt: skip

    for medan, ubah in (
        ("unit", {"unit": None}),
        ("unit", {"unit": dunia.meminta.pk}),
        ("unit", {"unit": f.UnitFactory().pk}),
        ("indikator", {"indikator": i.pk}),
        ("program", {"program": "2.07.99"}),
        ("pd_mitra", {"pihak": PihakSilang.PD, "pd_mitra": asing.pk}),
        ("pd_mitra", {"pihak": PihakSilang.PD, "pd_mitra": dunia.pd.pk}),
        ("dokumen_nomor", {"pihak": PihakSilang.LUAR, "pihak_luar": "BPS"}),
    ):
        with pytest.raises(ValidationError) as salah:
            minta(**ubah)
        assert medan in salah.value.message_dict, ubah
    with pytest.raises(ValidationError) as salah:
        minta(isi=replace(ISI, tenggat=date(2027, 1, 1)))
    assert set(salah.value.message_dict) == {"tenggat"}
    with pytest.raises(ValidationError) as salah:
        minta(pada=PADA + timedelta(days=365))
    assert set(salah.value.message_dict) == {"sampai"}
    with pytest.raises(TidakBerizinError, match="Bidang Penempatan atau Sekretariat"):
        minta("kabid ketiga")
    with pytest.raises(TidakDitemukanError):
        minta("sekretariat lain")
    assert not KesepakatanSilang.objects.exists()
    assert minta(program="2.07.03").nama_program


def test_mitra_luar_dicatat_beserta_dokumennya(dunia: DuniaSilang) -> None:
    k = aksi.minta_kontribusi(
        pd=dunia.pd,
        tahun=TAHUN,
        tujuan=TujuanPermintaan(
            dunia.sasaran.pk,
            PihakSilang.LUAR,
            pihak_luar="Balai Latihan Kerja Provinsi",
            dokumen_nomor="PKS 12/2026",
            dokumen_tanggal=date(2026, 1, 20),
        ),
        isi=ISI,
        oleh=dunia.orang["operator"],
        pada=PADA,
    )
    assert (k.status, k.dijawab_oleh) == ("disetujui", dunia.orang["operator"])
    assert langkah(dunia.orang["kabid"], k, date(2026, 3, 1)) == (_L.AKHIRI,)
    assert langkah(dunia.orang["kabid diminta"], k, date(2026, 3, 1)) == ()


def test_masa_lewat_ditolak_saja(dunia: DuniaSilang) -> None:
    k = dunia.minta()
    nanti = PADA + timedelta(days=365)
    kabid = dunia.orang["kabid diminta"]
    with pytest.raises(TidakSahError, match="sudah lewat"):
        aksi.setujui_kontribusi(kesepakatan=k.pk, oleh=kabid, pada=nanti)
    aksi.tolak_kontribusi(kesepakatan=k.pk, alasan="Sudah lewat.", oleh=kabid, pada=nanti)


def test_jabatan_hari_itu_yang_menjawab(dunia: DuniaSilang, pengguna: Any) -> None:
    """A Plt. answers while the request acts for that post, and not for the own one."""
    k = dunia.minta()
    plt = pengguna(PEJABAT, unit=dunia.orang["kabid ketiga"].unit)
    plt.jabatan = dunia.orang["kabid ketiga"].jabatan
    tugas = f.TugasLainFactory(pengguna=plt, jabatan=dunia.orang["kabid diminta"].jabatan)
    assert langkah(plt, k, date(2026, 3, 1)) == ()
    plt.bertindak(tugas)
    assert set(langkah(plt, k, date(2026, 3, 1))) == JAWAB

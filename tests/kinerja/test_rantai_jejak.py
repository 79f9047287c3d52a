"""The chain over the audit trail: whatever is done to a chained row, or to a link, is found."""

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction

from kinerja import jejak_berantai
from kinerja.jejak_berantai import jangkar, kepala, rantaikan
from kinerja.models import JejakAudit, RantaiJejak, VersiPengesahan
from kinerja.models.rantai import tulis_kepala
from kinerja.periksa_jejak import berjangkar, periksa_rantai
from kinerja.rantai_jejak import KOLOM, rangkai
from tests import factories as f
from tests.jejak import tak_terjaga
from tests.lke.conftest import SegelLHEFactory
from tests.pemda.predikat.pabrik import PenetapanPredikatFactory

PADA = datetime(2026, 11, 30, 4, tzinfo=UTC)


def tulis(banyak: int = 1, *, oleh: Any = None) -> list[JejakAudit]:
    oleh = oleh or f.PenggunaFactory()
    semua = [
        JejakAudit(
            pada=PADA + timedelta(seconds=n),
            oleh=oleh,
            aksi="isi",
            model="kinerja.realisasi",
            objek_id=n,
            objek=f"Baris {n}",
            perubahan={"nilai": ["1", f"{n}"], "lain": [None, {"b": 1, "a": [2.5]}]},
            kelompok=UUID(int=n),
        )
        for n in range(1, banyak + 1)
    ]
    return JejakAudit.objects.bulk_create(semua)


def keluhan() -> list[str]:
    return [k.msg for k in run_checks(databases=["default"]) if k.id == "tapak.E002"]


# --- the fingerprint -----------------------------------------------------------------------------


def test_sidik_menurut_bentuk_yang_tertulis() -> None:
    """Reckoned here from the description in docs/keputusan/0028, not by the code."""
    baris = (7, None, PADA, 3, "isi", "m", 9, "o", {"b": 1, "a": "é"}, "", UUID(int=5))
    satu = json.dumps(
        [7, None, "2026-11-30T04:00:00.000000+00:00", 3, "isi", "m", 9, "o", {"a": "é", "b": 1}, "",
         "00000000000000000000000000000005"],
        separators=(",", ":"),
    )  # fmt: skip
    awal = f"tapak-jejak-1\n4\n6\n7\n{'a' * 64}\n"
    mata = rangkai(ke=4, dari=6, sampai=7, sebelum="a" * 64, baris=[baris])
    assert mata.sidik == sha256((awal + satu + "\n").encode()).hexdigest()
    assert (mata.banyak, mata.ke, mata.dari, mata.sampai) == (1, 4, 6, 7)
    assert rangkai(ke=4, dari=6, sampai=7, sebelum="", baris=[baris]).sidik != mata.sidik


def test_setiap_kolom_ikut_dirantai() -> None:
    assert set(KOLOM) == {k.attname for k in JejakAudit._meta.concrete_fields}


# --- chaining ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_merantai_yang_baru_saja(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jejak_berantai, "JEJAK_SEKALI", 4)
    assert (rantaikan(pada=PADA), kepala()) == (0, (None, ""))
    tulis(10)
    assert rantaikan(pada=PADA) == 10
    mata = list(RantaiJejak.objects.values_list("ke", "banyak"))
    assert mata == [(1, 4), (2, 4), (3, 2)]
    assert rantaikan(pada=PADA) == 0
    tulis(1)
    assert periksa_rantai().belum == 1
    assert rantaikan(pada=PADA) == 1
    hasil = periksa_rantai()
    assert (hasil.mata, hasil.jejak, hasil.belum, hasil.putus) == (4, 11, 0, ())
    assert hasil.kepala == tulis_kepala(*kepala())
    assert keluhan() == []


# --- what is found -------------------------------------------------------------------------------


def _ubah(semua: list[JejakAudit]) -> None:
    JejakAudit.objects.filter(pk=semua[4].pk).update(perubahan={"nilai": ["1", "999"]})


def _hapus(semua: list[JejakAudit]) -> None:
    JejakAudit.objects.filter(pk=semua[4].pk).delete()


def _tukar(semua: list[JejakAudit]) -> None:
    """Two rows exchange their numbers."""
    satu, dua = semua[4], semua[5]
    nomor = satu.pk, dua.pk
    JejakAudit.objects.filter(pk__in=nomor).delete()
    satu.pk, dua.pk = dua.pk, satu.pk
    JejakAudit.objects.bulk_create([satu, dua])


def _sisip(semua: list[JejakAudit]) -> None:
    """A row at the number of one that was never there."""
    semua[4].pk = semua[0].pk - 1
    semua[4].save(force_insert=True)


def _ujung(semua: list[JejakAudit]) -> None:
    """The last rows, and the links over them."""
    RantaiJejak.objects.filter(ke=3).delete()
    JejakAudit.objects.filter(pk__gte=semua[8].pk).delete()


def _mata_diganti(semua: list[JejakAudit]) -> None:
    """A link reckoned anew over changed rows: the next one still names the old fingerprint."""
    _ubah(semua)
    mata = RantaiJejak.objects.get(ke=2)
    baris = JejakAudit.objects.filter(pk__gte=mata.dari, pk__lte=mata.sampai).order_by("pk")
    baru = rangkai(
        ke=2,
        dari=mata.dari,
        sampai=mata.sampai,
        sebelum=mata.sebelum,
        baris=baris.values_list(*KOLOM),
    )
    RantaiJejak.objects.filter(ke=2).update(sidik=baru.sidik)


def _rantai_dibuang(semua: list[JejakAudit]) -> None:
    RantaiJejak.objects.filter(ke=2).delete()


KEJAHATAN: list[tuple[Callable[[list[JejakAudit]], None], str]] = [
    (_ubah, "isi atau urutannya diubah"),
    (_hapus, "1 dari 4 jejak hilang"),
    (_tukar, "isi atau urutannya diubah"),
    (_sisip, "1 jejak disisipkan"),
    (_mata_diganti, "mata rantai sebelum ini hilang atau diganti"),
    (_rantai_dibuang, "mata rantai sebelum ini hilang atau diganti"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("kejahatan", "sebab"), KEJAHATAN)
def test_yang_dirusak_ditemukan(
    kejahatan: Callable[[list[JejakAudit]], None], sebab: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jejak_berantai, "JEJAK_SEKALI", 4)
    (dibuang,) = tulis(1)  # a number that is free afterwards
    with tak_terjaga():
        dibuang.delete()
    semua = tulis(10)
    rantaikan(pada=PADA)
    assert keluhan() == []
    with tak_terjaga():
        kejahatan(semua)
    kata = keluhan()
    assert any(sebab in satu for satu in kata), kata
    galat = StringIO()
    with pytest.raises(CommandError, match="tidak utuh"):
        call_command("periksa_jejak", stdout=StringIO(), stderr=galat)
    assert sebab in galat.getvalue()


@pytest.mark.django_db
def test_ujung_yang_dihapus_ditemukan_dari_jangkar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows and links together: only what is written down elsewhere tells."""
    monkeypatch.setattr(jejak_berantai, "JEJAK_SEKALI", 4)
    semua = tulis(10)
    rantaikan(pada=PADA)
    jangkar = tulis_kepala(*kepala())
    call_command("periksa_jejak", jangkar=jangkar, stdout=StringIO())
    with tak_terjaga():
        _ujung(semua)
    assert any(
        "mata rantai ke-3 yang dicatat di tempat lain tidak ada lagi" in str(p)
        for p in periksa_rantai(jangkar=jangkar).putus
    )


@pytest.mark.django_db
def test_tanda_tangan_adalah_jangkar(monkeypatch: pytest.MonkeyPatch) -> None:
    """The head at the moment of signing stands in a row that triggers guard as well."""
    monkeypatch.setattr(jejak_berantai, "JEJAK_SEKALI", 4)
    semua = tulis(10)
    rantaikan(pada=PADA)
    ke, sidik = kepala()
    naskah = f.perjanjian_berstatus("diajukan").naskah.get()
    f.TandaTanganFactory(naskah=naskah, pihak=1, rantai_ke=ke, rantai=sidik)
    assert periksa_rantai().putus == ()
    with tak_terjaga():
        _ujung(semua)
    assert any("ke-3" in str(p) for p in periksa_rantai().putus)


def _tulis_ulang() -> None:
    """What the owner of the database can do: change a row, then reckon every link anew."""
    with tak_terjaga():
        JejakAudit.objects.filter(pk=JejakAudit.objects.earliest("pk").pk).update(alasan="Lain")
        sebelum = ""
        for lama in list(RantaiJejak.objects.order_by("ke")):
            baris = JejakAudit.objects.filter(pk__gte=lama.dari, pk__lte=lama.sampai)
            baru = rangkai(
                ke=lama.ke,
                dari=lama.dari,
                sampai=lama.sampai,
                sebelum=sebelum,
                baris=baris.order_by("pk").values_list(*KOLOM),
            )
            RantaiJejak.objects.filter(pk=lama.pk).update(sebelum=sebelum, sidik=baru.sidik)
            sebelum = baru.sidik


BERJANGKAR: dict[str, Callable[..., Any]] = {
    "tanda tangan": lambda **j: f.TandaTanganFactory(
        naskah=f.perjanjian_berstatus("diajukan").naskah.get(), pihak=1, **j
    ),
    "versi pengesahan": f.VersiPengesahanFactory,
    "versi final laporan": f.VersiLaporanFactory,
    "penetapan predikat": lambda **j: PenetapanPredikatFactory(ditetapkan=True, **j),
    "LHE yang diajukan": SegelLHEFactory,
}


def test_yang_berjangkar_ditanya_semuanya(db: None) -> None:
    """Every table with the column, whatever class its model is of."""
    bermata = {
        m for m in apps.get_models() if any(k.name == "rantai_ke" for k in m._meta.get_fields())
    }
    assert set(berjangkar("default")) == bermata
    assert {m._meta.verbose_name for m in bermata} == set(BERJANGKAR)


@pytest.mark.parametrize("nama", BERJANGKAR)
def test_rantai_yang_ditulis_ulang_ketahuan_dari_yang_beku(nama: str, tanpa_pemicu: None) -> None:
    """A chain that fits its rows again contradicts what was frozen before; rows that name no link,
    as those of earlier releases, contradict nothing.
    """
    satu = BERJANGKAR[nama]()
    tulis(3)
    rantaikan(pada=PADA)
    beku = jangkar()
    tulis(1)
    rantaikan(pada=PADA)
    _tulis_ulang()
    assert keluhan() == []
    type(satu).objects.filter(pk=satu.pk).update(**beku)
    (kata,) = keluhan()
    assert f"mata rantai ke-1 yang dicatat pada {nama} tidak ada lagi" in kata
    type(satu).objects.filter(pk=satu.pk).update(**jangkar())
    assert keluhan() == []


def test_basis_data_yang_belum_diperbarui_tetap_diperiksa(db: None) -> None:
    """`check` before `migrate`: a table without the column names no link."""
    tulis(2)
    rantaikan(pada=PADA)
    with connection.cursor() as kursor:
        kursor.execute("ALTER TABLE kinerja_versipengesahan DROP COLUMN rantai_ke")
    assert VersiPengesahan not in berjangkar("default")
    assert keluhan() == []


@pytest.mark.django_db
@pytest.mark.sqlite  # PostgreSQL's numbers have gaps of their own
def test_ujung_yang_belum_dirantai() -> None:
    semua = tulis(3)
    assert keluhan() == []
    with tak_terjaga():
        semua[2].delete()
    (kata,) = keluhan()
    assert "1 jejak yang belum dirantai hilang" in kata


@pytest.mark.django_db
def test_perintah_menyebut_keadaannya() -> None:
    tulis(2)
    keluar = StringIO()
    call_command("periksa_jejak", rantaikan=True, stdout=keluar)
    assert keluar.getvalue() == (
        f"1 mata rantai, 2 jejak; 0 jejak belum dirantai. Kepala: {tulis_kepala(*kepala())}\n"
    )
    with pytest.raises(CommandError, match="nomor:sidik"):
        call_command("periksa_jejak", jangkar="x")


@pytest.mark.django_db
def test_daftar_cadangan_menyebut_kepalanya() -> None:
    """An anchor that stands on another machine, where backups are kept."""
    from kinerja.cadangan import buat

    def tanya(sql: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as kursor:
            kursor.execute(sql)
            return list(kursor.fetchall())

    tulis(3)
    rantaikan(pada=PADA)
    tabel = RantaiJejak._meta.db_table
    assert buat._kepala(tanya, [tabel]) == tulis_kepala(*kepala()) != ""
    assert buat._kepala(tanya, []) == ""


@pytest.mark.django_db(transaction=True)
def test_pekerja_merantai_di_sela_pekerjaan() -> None:
    from laporan.tugas.pekerja import ProsesPekerja

    tulis(3)
    ProsesPekerja({}).jalan(sampai_kosong=True, nganggur=0)
    assert list(RantaiJejak.objects.values_list("banyak", flat=True)) == [3]


# --- many writers --------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres_saja  # SQLite lets one transaction write at a time
def test_tidak_mendahului_yang_sedang_ditulis() -> None:
    """A row whose transaction ends later than that of a higher number is never left out."""
    oleh = f.PenggunaFactory()
    tertulis, lepas = threading.Event(), threading.Event()

    def lambat() -> None:
        try:
            with transaction.atomic():
                tulis(1, oleh=oleh)
                tertulis.set()
                lepas.wait(20)
        finally:
            connections.close_all()

    penulis = threading.Thread(target=lambat)
    penulis.start()
    assert tertulis.wait(20)
    tulis(1, oleh=oleh)
    assert rantaikan(pada=PADA) == 0  # it does not wait long, and does nothing
    lepas.set()
    penulis.join(20)
    assert rantaikan(pada=PADA) == 2
    assert periksa_rantai().putus == ()


# --- the triggers --------------------------------------------------------------------------------


@pytest.mark.django_db
def test_rantai_dan_jejak_dijaga_pemicu() -> None:
    from django.db import IntegrityError

    (satu,) = tulis(1)
    rantaikan(pada=PADA)
    for lakukan in (
        lambda: JejakAudit.objects.update(aksi="x"),
        lambda: satu.delete(),
        lambda: RantaiJejak.objects.update(sidik="x"),
        lambda: RantaiJejak.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError, match="tidak dapat"), transaction.atomic():
            lakukan()
    assert (JejakAudit.objects.get().aksi, connection.vendor) == ("isi", connection.vendor)

"""kinerja 0011, 0012, 0017, laporan 0011: on an installation in use, every row keeps what it held.

The installation is that of an earlier version (tests/terbit/lama/), upgraded one migration at a
time; all tables are read whole before and after each.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from kinerja.models import JejakAudit
from kinerja.pemicu import hilang, lepas
from kinerja.pemicu_jejak import PEMICU
from kinerja.pemicu_perjanjian import PEMICU as PERJANJIAN
from kinerja.periksa_jejak import periksa_rantai
from kinerja.pernyataan import bagian_pernyataan, periksa_templat
from tests.terbit.lama.pulih import ARSIP, bongkar, pasang

# On PostgreSQL too: there a table with checks still to be made cannot be altered.
pytestmark = [pytest.mark.postgres, pytest.mark.lama(detik=30)]
AWALAN = ("kinerja_", "anggaran_", "laporan_")
SEBELUM = [("kinerja", "0010_cara_menghitung"), ("laporan", "0010_reviu_kertas")]
KINERJA_11 = ("kinerja", "0011_catatan_data_dan_serapan_rendah")
LAPORAN_11 = ("laporan", "0011_singkatan_dan_catatan_data")
KINERJA_12 = ("kinerja", "0012_penanda_tangan")
TEMPLAT = {
    "mulai_tahun": 2024,
    "pembuka": "Kami di {pd} {pemda}\nmenyepakati {tahun}.",
    "pihak_pertama": "{pihak_pertama} berjanji.",
    "pihak_kedua": "{pihak_kedua} menilai.",
}
#: A trigger that a later version no longer has. SQLite rebuilds a table to add a column, which a
#: trigger that names the table would stop.
USANG = (
    "CREATE TRIGGER usang BEFORE UPDATE ON kinerja_perjanjiankinerja "
    "WHEN NEW.kolom_lama = 1 BEGIN SELECT RAISE(ABORT, 'usang'); END"
)

Baris = dict[str, Any]
Isi = dict[str, dict[int, Baris]]
"""Table → id → column → value."""


def _isi() -> Isi:
    hasil: Isi = {}
    with connection.cursor() as kursor:
        semua = (t.name for t in connection.introspection.get_table_list(kursor) if t.type == "t")
        for tabel in sorted(t for t in semua if t.startswith(AWALAN)):
            kursor.execute(f'SELECT * FROM "{tabel}"')
            kolom = [k[0] for k in kursor.description]
            baris = [dict(zip(kolom, map(_nilai, b), strict=True)) for b in kursor.fetchall()]
            hasil[tabel] = {b["id"]: b for b in baris if "id" in b}
    return hasil


def _nilai(nilai: Any) -> Any:
    return bytes(nilai) if isinstance(nilai, memoryview) else nilai


def _berubah(dulu: Isi, kini: Isi) -> set[tuple[str, str, int]]:
    """Where an old row differs in a column that it had; a lost row or column counts as well."""
    return {
        (tabel, kolom, pk)
        for tabel, semua in dulu.items()
        for pk, baris in semua.items()
        for kolom, nilai in baris.items()
        if kini.get(tabel, {}).get(pk, {}).get(kolom, ...) != nilai
    }


def _ke(*tujuan: tuple[str, str]) -> None:
    for aplikasi, nama in tujuan:
        call_command("migrate", aplikasi, nama, interactive=False, verbosity=0)


@contextmanager
def _lama(folder: Any) -> Iterator[None]:
    with pasang(connection, bongkar(ARSIP[0], folder, connection.vendor)):
        if connection.vendor == "sqlite":
            with connection.cursor() as kursor:
                kursor.execute(USANG)
            assert _pemicu() > {"perjanjian_langkah", "usang"}
        _ke(*SEBELUM)
        yield


def _pemicu() -> set[str]:
    with connection.cursor() as kursor:
        kursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return {nama for (nama,) in kursor.fetchall()}


@pytest.fixture(scope="module")
def langkah(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Iterator[dict[Any, Isi]]:
    """What the tables held after each migration; the database is left at the last one."""
    with django_db_blocker.unblock(), _lama(tmp_path_factory.mktemp("terisi")):
        dulu = MigrationExecutor(connection).loader.project_state(SEBELUM).apps
        pd = dulu.get_model("kinerja", "PerangkatDaerah").objects.get()
        dulu.get_model("kinerja", "TemplatPernyataan").objects.create(pd=pd, **TEMPLAT)
        hasil: dict[Any, Isi] = {"sebelum": _isi()}
        for satu in (KINERJA_11, LAPORAN_11, KINERJA_12):
            _ke(satu)
            hasil[satu] = _isi()
        yield hasil


def test_tabel_lama_terisi(langkah: dict[Any, Isi]) -> None:
    """Nothing is kept where there was nothing."""
    for tabel in (
        "kinerja_kebijakanpengukuran",
        "kinerja_nilaivariabel",
        "kinerja_realisasi",
        "kinerja_tandatangan",
        "kinerja_mataperjanjian",
        "laporan_evaluasiakip",
    ):
        assert langkah["sebelum"][tabel], tabel


def test_kinerja_0011_menambah_saja(langkah: dict[Any, Isi]) -> None:
    dulu, kini = langkah["sebelum"], langkah[KINERJA_11]
    assert _berubah(dulu, kini) == set()
    assert {t: set(b) for t, b in kini.items()} == {t: set(b) for t, b in dulu.items()}
    kebijakan = kini["kinerja_kebijakanpengukuran"].values()
    # The threshold that the release notes name; nobody had chosen one.
    assert {Decimal(str(b["serapan_rendah"])) for b in kebijakan} == {Decimal(75)}
    for tabel in ("kinerja_nilaivariabel", "kinerja_realisasi"):
        assert {b["catatan_data"] for b in kini[tabel].values()} == {""}


def test_laporan_0011_menambah_saja(langkah: dict[Any, Isi]) -> None:
    dulu, kini = langkah[KINERJA_11], langkah[LAPORAN_11]
    assert _berubah(dulu, kini) == set()
    assert {b["catatan_data"] for b in kini["laporan_evaluasiakip"].values()} == {""}
    assert set(kini) - set(dulu) == {"laporan_singkatan"}
    assert kini["laporan_singkatan"] == {}


def test_singkatan_tidak_dua_kali(langkah: dict[Any, Isi]) -> None:
    tujuan = [KINERJA_12, LAPORAN_11]
    kini = MigrationExecutor(connection).loader.project_state(tujuan).apps
    singkatan = kini.get_model("laporan", "Singkatan").objects
    pd = kini.get_model("kinerja", "PerangkatDaerah").objects.get()
    with transaction.atomic():
        singkatan.create(pd=pd, singkatan="TPT", kepanjangan="Tingkat Pengangguran Terbuka")
        with pytest.raises(IntegrityError), transaction.atomic():
            singkatan.create(pd=pd, singkatan="TPT", kepanjangan="Lain")
        transaction.set_rollback(True)


def test_kinerja_0012_mengubah_rancangan_saja(langkah: dict[Any, Isi]) -> None:
    """What was submitted or signed keeps every letter; drafts name the parties and no "APBD"."""
    dulu, kini = langkah[LAPORAN_11], langkah[KINERJA_12]
    perjanjian = dulu["kinerja_perjanjiankinerja"]
    draf = {pk for pk, p in perjanjian.items() if p["status"] in {"draf", "dikembalikan"}}
    mata = {
        pk
        for pk, m in dulu["kinerja_mataperjanjian"].items()
        if m["perjanjian_id"] in draf and m["keterangan"] == "APBD"
    }
    assert draf
    assert mata
    assert draf < set(perjanjian)
    assert mata < set(dulu["kinerja_mataperjanjian"])
    templat = "kinerja_templatpernyataan"
    assert {u for u in _berubah(dulu, kini) if u[0] != templat} == {
        *(("kinerja_perjanjiankinerja", "pernyataan", pk) for pk in draf),
        *(("kinerja_mataperjanjian", "keterangan", pk) for pk in mata),
    }
    assert {kini["kinerja_mataperjanjian"][pk]["keterangan"] for pk in mata} == {""}
    for pk in draf:
        pertama, *sisa = bagian_pernyataan(perjanjian[pk]["pernyataan"])
        assert bagian_pernyataan(kini["kinerja_perjanjiankinerja"][pk]["pernyataan"]) == [
            pertama,
            "{identitas_pertama}",
            "selanjutnya disebut pihak pertama.",
            "{identitas_kedua}",
            "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
            *sisa,
        ]


def test_kinerja_0012_mencatat_hari_tanda_tangan_kedua(langkah: dict[Any, Isi]) -> None:
    """10.00 in Makassar on the days on which the second party signed; see the archive's script."""
    kini = langkah[KINERJA_12]
    hari = {
        pk: p["lengkap_pada"] and date.fromisoformat(str(p["lengkap_pada"]))
        for pk, p in kini["kinerja_perjanjiankinerja"].items()
    }
    berlaku = {
        pk for pk, p in kini["kinerja_perjanjiankinerja"].items() if p["status"] == "berlaku"
    }
    # The archive's PostgreSQL is filled in short: its people signed one agreement, not three.
    lain = [date(2024, 1, 17), date(2024, 1, 20)] if connection.vendor == "sqlite" else []
    assert sorted(hari[pk] for pk in berlaku) == [date(2024, 1, 17), *lain]
    assert {hari[pk] for pk in hari if pk not in berlaku} == {None}
    for tabel, kolom in (
        ("kinerja_pemangku", ("pangkat", "nip")),
        (
            "kinerja_perjanjiankinerja",
            ("pangkat_pertama", "nip_pertama", "pangkat_kedua", "nip_kedua"),
        ),
        ("kinerja_tandatangan", ("alasan",)),
    ):
        assert {b[k] for b in kini[tabel].values() for k in kolom} == {""}
    assert {b["tanggal"] for b in kini["kinerja_tandatangan"].values()} == {None}


def test_kinerja_0012_memberi_kedua_jenis_susunan_lama(langkah: dict[Any, Isi]) -> None:
    semua = langkah[KINERJA_12]["kinerja_templatpernyataan"].values()
    assert sorted((b["jenis"], b["mulai_tahun"], b["ke"]) for b in semua) == [
        ("bawahan", 2024, 1),
        ("puncak", 2024, 1),
    ]
    (teks,) = {b["teks"] for b in semua}
    assert periksa_templat(teks) == ""
    assert teks == (
        "Kami di {perangkat_daerah} {pemda} menyepakati {tahun}.\n\n{identitas_pertama}\n\n"
        "selanjutnya disebut pihak pertama.\n\n{identitas_kedua}\n\n"
        "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.\n\n"
        "{jabatan} berjanji.\n\n{atasan} menilai."
    )


def test_sisanya_menyusul(langkah: dict[Any, Isi]) -> None:
    """It takes the database on to today, for those that follow."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("migrate", check_unapplied=True, verbosity=0)
    assert hilang(connection) == []


@pytest.mark.sqlite  # PostgreSQL alters a table with its triggers
def test_pemicu_lama_tidak_menghalangi_dan_yang_usang_hilang(langkah: dict[Any, Isi]) -> None:
    call_command("migrate", interactive=False, verbosity=0)
    assert {p.nama for p in PERJANJIAN} <= _pemicu()
    assert "usang" not in _pemicu()


def test_kinerja_0017_merantai_jejak_yang_ada(langkah: dict[Any, Isi]) -> None:
    """Every audit row of before stands as it was, within the chain; a later change is found."""
    call_command("migrate", interactive=False, verbosity=0)
    lama, kini = langkah["sebelum"]["kinerja_jejakaudit"], _isi()
    assert len(lama) > 100
    assert {pk: kini["kinerja_jejakaudit"][pk] for pk in lama} == lama
    hasil = periksa_rantai()
    assert (hasil.belum, hasil.putus, hasil.jejak) == (0, (), len(kini["kinerja_jejakaudit"]))
    for tabel in ("kinerja_tandatangan", "kinerja_versipengesahan", "laporan_versilaporan"):
        assert {(t["rantai_ke"], t["rantai"]) for t in kini[tabel].values()} == {(None, "")}
    with transaction.atomic():
        lepas(connection, PEMICU)
        JejakAudit.objects.filter(pk=min(lama)).update(alasan="Lain")
        (putus,) = periksa_rantai().putus
        transaction.set_rollback(True)
    assert "isi atau urutannya diubah" in str(putus)

"""Ways around the triggers that fire none of them: REPLACE on SQLite, TRUNCATE on PostgreSQL."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from kinerja.models import BerkasTetap, JejakAudit, PenetapanAkun, Target
from kinerja.pemicu import _TERDAFTAR, SELALU, Pemicu
from tests import factories as f
from tests.kinerja.test_rantai_jejak import tulis

pytestmark = pytest.mark.django_db


def _jalankan(sql: str, *nilai: Any) -> None:
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(sql, nilai)


def _baris(tabel: str) -> dict[str, Any]:
    with connection.cursor() as kursor:
        kursor.execute(f'SELECT * FROM "{tabel}" LIMIT 1')
        isi = kursor.fetchone()
        assert isi is not None, tabel
        return dict(zip([k[0] for k in kursor.description], isi, strict=True))


def _timpa(tabel: str, baris: dict[str, Any]) -> None:
    kolom = ", ".join(f'"{k}"' for k in baris)
    tempat = ", ".join("%s" for _ in baris)
    _jalankan(f'INSERT OR REPLACE INTO "{tabel}" ({kolom}) VALUES ({tempat})', *baris.values())


def test_catatan_akun_tidak_pindah_nomor(pengguna: Any) -> None:
    """What is set later takes the place of what was before, by its number."""
    satu = PenetapanAkun.objects.create(
        pengguna=pengguna(None), oleh=pengguna(None), hal="peran", pada=timezone.now()
    )
    with pytest.raises(IntegrityError, match="tidak dapat diubah"):
        _jalankan("UPDATE kinerja_penetapanakun SET id = %s WHERE id = %s", 10**6, satu.pk)


def test_sisip_atau_ubah_tetap_ditolak(pengguna: Any) -> None:
    """ON CONFLICT DO UPDATE writes as an UPDATE does."""
    tulis(1)
    with pytest.raises(IntegrityError, match="tidak dapat"):
        _jalankan(
            "INSERT INTO kinerja_jejakaudit SELECT * FROM kinerja_jejakaudit WHERE true "
            "ON CONFLICT (id) DO UPDATE SET aksi = 'lain'"
        )


TETAP = sorted(
    {
        p.tabel
        for daftar in _TERDAFTAR.values()
        for p in daftar
        if p.kejadian == "UPDATE" and p.bila == SELALU
    }
)


@pytest.mark.sqlite
def test_menimpa_yang_ditandatangani() -> None:
    """Every table of a signed agreement, by its number and by each of its other keys."""
    p = f.perjanjian_berstatus("berlaku")
    tulis(1)
    diuji = set()
    for tabel in TETAP:
        with connection.cursor() as kursor:
            kursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{tabel}")')
            if not kursor.fetchone()[0]:
                continue
        diuji.add(tabel)
        baris = _baris(tabel)
        with pytest.raises(IntegrityError, match=r"tidak dapat|hanya|dibuat"):
            _timpa(tabel, baris)
        if "id" in baris and tabel != "kinerja_jejakaudit":  # which has no other key
            with pytest.raises(IntegrityError, match=r"tidak dapat|hanya|dibuat"):
                _timpa(tabel, baris | {"id": 987_654})
        assert _baris(tabel) == baris
    assert diuji >= {
        "kinerja_berkastetap",
        "kinerja_jejakaudit",
        "kinerja_naskahperjanjian",
        "kinerja_tandatangan",
    }
    tabel = p._meta.db_table
    for ubah in ({}, {"id": 987_654}):
        with pytest.raises(IntegrityError):
            _timpa(tabel, _baris(tabel) | {"status": "draf"} | ubah)
    assert _baris(tabel)["status"] == "berlaku"


@pytest.mark.sqlite
def test_menimpa_menurut_nomor_tersembunyi() -> None:
    """A table whose key is a text has a hidden number, by which a row is replaced as well."""
    berkas = f.BerkasTetapFactory()
    with connection.cursor() as kursor:
        kursor.execute("SELECT rowid FROM kinerja_berkastetap")
        (nomor,) = kursor.fetchone()
    with pytest.raises(IntegrityError, match="Berkas tetap tidak dapat diubah"):
        _jalankan(
            "INSERT OR REPLACE INTO kinerja_berkastetap "
            "(rowid, sha256, isi, tipe, ukuran, disimpan_pada) "
            "VALUES (%s, %s, x'00', 'x', 1, '2026-01-01')",
            nomor,
            "b" * 64,
        )
    assert BerkasTetap.objects.get() == berkas


@pytest.mark.sqlite
def test_menggeser_baris_lain_ke_atasnya() -> None:
    """UPDATE OR REPLACE of an open row onto the key of a signed one."""
    p = f.perjanjian_berstatus("berlaku")
    lain = f.PerjanjianFactory()
    with pytest.raises(IntegrityError, match="tidak dapat dihapus"):
        _jalankan(
            "UPDATE OR REPLACE kinerja_perjanjiankinerja SET id = %s WHERE id = %s", p.pk, lain.pk
        )
    # of its own accord an open one changes as before
    _jalankan("UPDATE kinerja_perjanjiankinerja SET catatan_kembali = 'x' WHERE id = %s", lain.pk)


@pytest.mark.sqlite
def test_laporan_tidak_kembali_ke_awal_dengan_ditimpa() -> None:
    """A rule about a change alone holds by the row's number."""
    laporan = f.LaporanFactory()
    baris = _baris("laporan_laporan")
    with pytest.raises(IntegrityError, match="tidak dapat diubah"):
        _timpa("laporan_laporan", baris | {"tahun": baris["tahun"] + 1})
    laporan.refresh_from_db()
    assert laporan.tahun == baris["tahun"]


def test_yang_terbuka_ditolak_keunikannya_seperti_biasa() -> None:
    """What nobody signed is not guarded: the unique constraint answers, and has a way on."""
    kembar = Target.objects.get(pk=f.TargetFactory().pk)
    kembar.pk = None
    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        kembar.save(force_insert=True)


@pytest.mark.postgres_saja
@pytest.mark.parametrize("tabel", ["kinerja_jejakaudit", "kinerja_rantaijejak"])
def test_mengosongkan_tabel(tabel: str) -> None:
    from kinerja.jejak_berantai import rantaikan
    from tests.kinerja.test_rantai_jejak import PADA

    _jalankan(f"TRUNCATE {tabel}")  # there is nothing yet
    tulis(1)
    rantaikan(pada=PADA)
    _jalankan("SET CONSTRAINTS ALL IMMEDIATE")  # none is still to be checked, as after a commit
    with pytest.raises(IntegrityError, match="tidak dapat dihapus"):
        _jalankan(f"TRUNCATE {tabel}")
    assert JejakAudit.objects.count() == 1


def test_yang_berpasangan_memang_berpasangan() -> None:
    """A removal that relies on the rule about changes against REPLACE has one beside it."""
    semua = [p for daftar in _TERDAFTAR.values() for p in daftar]
    ubah = {p.tabel for p in semua if p.kejadian == "UPDATE" and p.bila == SELALU}
    assert {p.tabel for p in semua if p.berpasangan} <= ubah
    assert all(p.kejadian == "DELETE" and p.bila == SELALU for p in semua if p.berpasangan)


def test_semua_pemicu_bernama_unik() -> None:
    semua: list[Pemicu] = [p for daftar in _TERDAFTAR.values() for p in daftar]
    assert len({p.nama for p in semua}) == len(semua)

"""What the database itself refuses about agreements: every trigger has a case.

The cases run on SQLite and on PostgreSQL. What the ORM would refuse anyway is tried past it, with
`update()`, `bulk_create` and SQL.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from kinerja.models import (
    BarisPerjanjian,
    BerkasTetap,
    MataPerjanjian,
    NaskahPerjanjian,
    PerjanjianKinerja,
    SertifikatSegel,
    TandaTangan,
    Target,
)
from kinerja.pemicu_perjanjian import PEMICU
from tests import factories as f
from tests.pasti import pasti
from tests.perjanjian.bantu import sertifikat

pytestmark = pytest.mark.django_db

PESAN = {p.nama: p.pesan for p in PEMICU}
PK = PerjanjianKinerja.objects


@contextmanager
def ditolak(nama: str) -> Iterator[None]:
    """Expect an IntegrityError with the message of exactly this trigger."""
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        yield
    assert PESAN[nama] in str(galat.value)


def jalankan(sql: str, *argumen: Any) -> None:
    with connection.cursor() as kursor:
        kursor.execute(sql, argumen)


def _kasus(nama: str, buat: Callable[[], Callable[[], Any]]) -> Any:
    return pytest.param(nama, buat, id=f"{nama}-{buat.__name__.strip('_')}")


# --- the agreement ---------------------------------------------------------------------------


def _lahir_berlaku() -> Callable[[], Any]:
    dasar = f.PerjanjianFactory.build(jabatan=f.JabatanFactory())
    dasar.pd = dasar.jabatan.pd
    dasar.dokumen = f.dokumen(dasar.pd, dasar.tahun)
    dasar.status = "berlaku"
    return lambda: PK.bulk_create([dasar])


def _melompat() -> Callable[[], Any]:
    p = f.PerjanjianFactory()
    return lambda: PK.filter(pk=p.pk).update(status="berlaku")


def _mundur() -> Callable[[], Any]:
    p = f.perjanjian_berstatus("berlaku")
    return lambda: PK.filter(pk=p.pk).update(status="draf")


def _dikembalikan_setelah_berlaku() -> Callable[[], Any]:
    p = f.perjanjian_berstatus("pihak_kedua")
    return lambda: jalankan(
        "UPDATE kinerja_perjanjiankinerja SET status = %s, catatan_kembali = %s WHERE id = %s",
        "dikembalikan", "x", p.pk,
    )  # fmt: skip


def _isi(medan: str, nilai: Callable[[PerjanjianKinerja], Any], status: str) -> Any:
    def buat() -> Callable[[], Any]:
        p = f.perjanjian_berstatus(status)
        isi = nilai(p)
        return lambda: PK.filter(pk=p.pk).update(**{medan: isi})

    buat.__name__ = f"{medan}_{status}"
    return _kasus("perjanjian_isi_tetap", buat)


def _kode() -> Callable[[], Any]:
    p = f.PerjanjianFactory()
    return lambda: PK.filter(pk=p.pk).update(kode="AAAA-BBBB-CCCC")


def _hari_lengkap(status: str) -> Any:
    """Moved afterwards, or written before both have signed."""

    def buat() -> Callable[[], Any]:
        p = f.perjanjian_berstatus(status)
        return lambda: PK.filter(pk=p.pk).update(lengkap_pada="2024-01-02")

    return pytest.param("perjanjian_hari_lengkap", buat, id=f"perjanjian_hari_lengkap-{status}")


def _templat_diubah() -> Callable[[], Any]:
    t = f.TemplatPernyataanFactory()
    return lambda: type(t).objects.filter(pk=t.pk).update(teks="Lain.")


def _perubahan(ke: int, lama: str | None) -> Any:
    def buat() -> Callable[[], Any]:
        jabatan = f.JabatanFactory()
        if lama:
            f.perjanjian_berstatus(lama, jabatan=jabatan)
        return lambda: f.PerjanjianFactory(
            jabatan=jabatan, ke=ke, jenis_alasan="pejabat", alasan="Mutasi"
        )

    buat.__name__ = f"ke_{ke}_atas_{lama or 'tiada'}"
    return _kasus("perjanjian_perubahan_berurutan", buat)


def _tanpa_naskah() -> Callable[[], Any]:
    p = f.PerjanjianFactory()
    return lambda: PK.filter(pk=p.pk).update(status="diajukan", pengajuan=1)


def _naskah_lama() -> Callable[[], Any]:
    """A returned agreement cannot be submitted again with the text of the first time."""
    p = f.perjanjian_berstatus("dikembalikan")
    return lambda: PK.filter(pk=p.pk).update(status="diajukan")


def _nomor_berikut_tanpa_naskah() -> Callable[[], Any]:
    p = f.perjanjian_berstatus("dikembalikan")
    return lambda: PK.filter(pk=p.pk).update(status="diajukan", pengajuan=2)


def _nomor_pengajuan() -> Callable[[], Any]:
    p = f.perjanjian_berstatus("pihak_pertama")
    return lambda: PK.filter(pk=p.pk).update(pengajuan=7)


def _belum_ditandatangani(status: str, ke: str) -> Any:
    def buat() -> Callable[[], Any]:
        p = f.perjanjian_berstatus(status)
        return lambda: PK.filter(pk=p.pk).update(status=ke)

    buat.__name__ = f"{status}_ke_{ke}"
    return _kasus("perjanjian_bertanda_tangan", buat)


def _tanda_tangan_naskah_lama() -> Callable[[], Any]:
    """The signature on the text that was returned does not count for the new one."""
    p = f.perjanjian_berstatus("pihak_pertama")
    p.status, p.catatan_kembali = "dikembalikan", "Perbaiki"
    p.save()
    naskah = f.NaskahPerjanjianFactory(perjanjian=p)
    p.status, p.pengajuan = "diajukan", naskah.ke
    p.save()
    return lambda: PK.filter(pk=p.pk).update(status="pihak_pertama")


def _digantikan_tanpa_pengganti() -> Callable[[], Any]:
    p = f.perjanjian_berstatus("berlaku")
    return lambda: PK.filter(pk=p.pk).update(status="digantikan")


def _digantikan_draf() -> Callable[[], Any]:
    p = f.perjanjian_berstatus("berlaku")
    f.PerjanjianFactory(
        jabatan=p.jabatan, dokumen=p.dokumen, ke=1, jenis_alasan="pejabat", alasan="Mutasi"
    )
    return lambda: PK.filter(pk=p.pk).update(status="digantikan")


def _hapus(status: str) -> Any:
    def buat() -> Callable[[], Any]:
        p = f.perjanjian_berstatus(status)
        return lambda: jalankan("DELETE FROM kinerja_perjanjiankinerja WHERE id = %s", p.pk)

    buat.__name__ = f"hapus_{status}"
    return _kasus("perjanjian_tak_terhapus", buat)


# --- its rows --------------------------------------------------------------------------------

ANAK = {
    "kinerja_barisperjanjian": (f.BarisPerjanjianFactory, "target", "99%"),
    "kinerja_mataperjanjian": (f.MataPerjanjianFactory, "anggaran", 5),
}


def _anak(tabel: str) -> list[Any]:
    pabrik, kolom, nilai = ANAK[tabel]

    def berisi() -> Any:
        """A submitted agreement with one row."""
        p = f.PerjanjianFactory()
        anak = pabrik(perjanjian=p)
        naskah = f.NaskahPerjanjianFactory(perjanjian=p)
        p.status, p.pengajuan = "diajukan", naskah.ke
        p.save()
        return p, anak

    def tambah() -> Callable[[], Any]:
        p, _ = berisi()
        return lambda: type(_).objects.bulk_create([_salinan(_, p)])

    def _salinan(anak: Any, p: Any) -> Any:
        anak.pk, anak.urutan, anak.perjanjian = None, anak.urutan + 1, p
        if isinstance(anak, MataPerjanjian):
            anak.kode = "9.99.99"
        return anak

    def update() -> Callable[[], Any]:
        _, anak = berisi()
        return lambda: type(anak).objects.filter(pk=anak.pk).update(**{kolom: nilai})

    def bulk_update() -> Callable[[], Any]:
        _, anak = berisi()
        setattr(anak, kolom, nilai)
        return lambda: type(anak).objects.bulk_update([anak], [kolom])

    def save() -> Callable[[], Any]:
        _, anak = berisi()
        setattr(anak, kolom, nilai)
        return anak.save

    def pindah_keluar() -> Callable[[], Any]:
        p, anak = berisi()
        lain = f.PerjanjianFactory(jabatan=f.JabatanFactory(unit=p.jabatan.unit))
        return lambda: type(anak).objects.filter(pk=anak.pk).update(perjanjian=lain)

    def pindah_masuk() -> Callable[[], Any]:
        p, _ = berisi()
        lain: Any = pabrik(perjanjian=f.PerjanjianFactory())
        return lambda: type(lain).objects.filter(pk=lain.pk).update(perjanjian=p)

    def hapus() -> Callable[[], Any]:
        _, anak = berisi()
        return anak.delete

    def hapus_queryset() -> Callable[[], Any]:
        _, anak = berisi()
        return lambda: type(anak).objects.all().delete()

    def sql() -> Callable[[], Any]:
        _, anak = berisi()
        return lambda: jalankan(f"DELETE FROM {tabel} WHERE id = %s", anak.pk)

    return [
        _kasus(f"{tabel}_tambah", tambah),
        *(_kasus(f"{tabel}_ubah", k) for k in (update, bulk_update, save, pindah_keluar)),
        _kasus(f"{tabel}_ubah", pindah_masuk),
        *(_kasus(f"{tabel}_hapus", k) for k in (hapus, hapus_queryset, sql)),
    ]


# --- texts and signatures --------------------------------------------------------------------


def _naskah_setelah_diajukan() -> Callable[[], Any]:
    p = f.perjanjian_berstatus("diajukan")
    return lambda: f.NaskahPerjanjianFactory(perjanjian=p)


def _naskah_melompat() -> Callable[[], Any]:
    p = f.PerjanjianFactory()
    return lambda: f.NaskahPerjanjianFactory(perjanjian=p, ke=3)


def _naskah(medan: str) -> Any:
    def buat() -> Callable[[], Any]:
        n = f.perjanjian_berstatus("diajukan").naskah.get()
        lain = f.PerjanjianFactory()
        nilai = {
            "isi": {"tahun": 1},
            "sha256": "d" * 64,
            "berkas": f.BerkasTetapFactory(),
            "perjanjian": lain,
        }[medan]
        return lambda: NaskahPerjanjian.objects.filter(pk=n.pk).update(**{medan: nilai})

    buat.__name__ = f"naskah_{medan}"
    return _kasus("kinerja_naskahperjanjian_tetap", buat)


def _naskah_dihapus() -> Callable[[], Any]:
    p = f.perjanjian_berstatus("diajukan")
    return lambda: jalankan("DELETE FROM kinerja_naskahperjanjian WHERE perjanjian_id = %s", p.pk)


def _tanda_tangan(nama: str, sebutan: str, status: str, **medan: Any) -> Any:
    def buat() -> Callable[[], Any]:
        naskah = f.perjanjian_berstatus(status).naskah.get()
        isi = {k: v(naskah) if callable(v) else v for k, v in medan.items()}
        return lambda: f.TandaTanganFactory(naskah=naskah, **isi)

    buat.__name__ = sebutan
    return _kasus(nama, buat)


def _tanda_tangan_naskah_terdahulu() -> Callable[[], Any]:
    p = f.perjanjian_berstatus("dikembalikan")
    lama = p.naskah.get()
    naskah = f.NaskahPerjanjianFactory(perjanjian=p)
    p.status, p.pengajuan = "diajukan", naskah.ke
    p.save()
    return lambda: f.TandaTanganFactory(naskah=lama)


def _atas_naskah_bukan_berkas_pertama() -> Callable[[], Any]:
    """The second party signs the file that bears the first signature, not the bare text."""
    naskah = f.perjanjian_berstatus("diajukan").naskah.get()
    f.TandaTanganFactory(naskah=naskah, cara="bsre")
    PK.filter(pk=naskah.perjanjian_id).update(status="pihak_pertama")
    return lambda: f.TandaTanganFactory(naskah=naskah, pihak=2, sha256=naskah.berkas_id)


def _satu_orang() -> Callable[[], Any]:
    naskah = f.perjanjian_berstatus("diajukan").naskah.get()
    pertama = f.TandaTanganFactory(naskah=naskah, cara="bsre")
    PK.filter(pk=naskah.perjanjian_id).update(status="pihak_pertama")
    return lambda: f.TandaTanganFactory(
        naskah=naskah, pihak=2, cara="bsre", sha256=pertama.berkas_id, oleh=pertama.oleh
    )


def _tanda_tangan_berubah(medan: str) -> Any:
    def buat() -> Callable[[], Any]:
        p = f.perjanjian_berstatus("berlaku")
        t = TandaTangan.objects.filter(naskah__perjanjian=p).first()
        assert t is not None
        nilai = {
            "sebutan": "Orang Lain",
            "oleh": f.PenggunaFactory(),
            "sha256": "e" * 64,
            "berkas": f.BerkasTetapFactory(),
            "pihak": 2,
        }[medan]
        return lambda: TandaTangan.objects.filter(pk=t.pk).update(**{medan: nilai})

    buat.__name__ = f"ttd_{medan}"
    return _kasus("kinerja_tandatangan_tetap", buat)


def _tanda_tangan_dihapus() -> Callable[[], Any]:
    t = f.TandaTanganFactory()
    return t.delete


def _sertifikat_diubah() -> Callable[[], Any]:
    s = sertifikat()
    return lambda: SertifikatSegel.objects.filter(pk=s.pk).update(tersertifikasi=True)


def _sertifikat_dihapus() -> Callable[[], Any]:
    return sertifikat().delete


def _berkas_diubah() -> Callable[[], Any]:
    b = f.perjanjian_berstatus("diajukan").naskah.get().berkas
    return lambda: BerkasTetap.objects.filter(pk=b.pk).update(isi=b"%PDF-1.7 lain")


# --- signed targets --------------------------------------------------------------------------


def _berjanji(status: str = "pihak_pertama") -> tuple[Any, Any]:
    """An agreement on one indicator, signed, and the target it rests on."""
    p = f.PerjanjianFactory()
    baris = f.BarisPerjanjianFactory(perjanjian=p)
    target = f.TargetFactory(indikator=baris.indikator, dokumen=p.dokumen, tahun=p.tahun)
    naskah = f.NaskahPerjanjianFactory(perjanjian=p)
    p.status, p.pengajuan = "diajukan", naskah.ke
    p.save()
    if status == "pihak_pertama":
        f.TandaTanganFactory(naskah=naskah)
        p.status = "pihak_pertama"
        p.save()
    return p, target


def _target_diubah() -> Callable[[], Any]:
    _, t = _berjanji()
    return lambda: Target.objects.filter(pk=t.pk).update(nilai=1, teks="1%")


def _target_dihapus() -> Callable[[], Any]:
    _, t = _berjanji()
    return t.delete


def _target_dipindah() -> Callable[[], Any]:
    """A target of another document is not moved in beside the signed one."""
    p, t = _berjanji()
    lain = f.TargetFactory(
        indikator=t.indikator, tahun=p.tahun, dokumen=f.DokumenFactory(pd=p.pd, ke=5, alasan="x")
    )
    return lambda: Target.objects.filter(pk=lain.pk).update(dokumen=p.dokumen)


def _target_ditambah() -> Callable[[], Any]:
    p = f.PerjanjianFactory()
    baris = f.BarisPerjanjianFactory(perjanjian=p)
    naskah = f.NaskahPerjanjianFactory(perjanjian=p)
    p.status, p.pengajuan = "diajukan", naskah.ke
    p.save()
    f.TandaTanganFactory(naskah=naskah)
    p.status = "pihak_pertama"
    p.save()
    return lambda: f.TargetFactory(indikator=baris.indikator, dokumen=p.dokumen, tahun=p.tahun)


KASUS = [
    _kasus("perjanjian_lahir_draf", _lahir_berlaku),
    *(_kasus("perjanjian_langkah", k) for k in (_melompat, _mundur, _dikembalikan_setelah_berlaku)),
    _isi("tahun", lambda p: 2030, "diajukan"),
    _isi("pd", lambda p: f.PDFactory(), "diajukan"),
    _isi("jabatan", lambda p: f.JabatanFactory(unit=p.jabatan.unit), "pihak_pertama"),
    _isi("pihak_kedua", lambda p: f.JabatanFactory(unit=p.jabatan.unit), "pihak_pertama"),
    _isi("ke", lambda p: 3, "berlaku"),
    _isi("jenis_alasan", lambda p: "pejabat", "berlaku"),
    _isi("alasan", lambda p: "x", "berlaku"),
    _isi("dokumen", lambda p: f.DokumenFactory(pd=p.pd, ke=4, alasan="x"), "berlaku"),
    _isi("sebutan_pertama", lambda p: "x", "berlaku"),
    _isi("nama_pertama", lambda p: "x", "diajukan"),
    _isi("sebutan_kedua", lambda p: "x", "digantikan"),
    _isi("nama_kedua", lambda p: "x", "pihak_kedua"),
    _isi("pernyataan", lambda p: "x", "diajukan"),
    _isi("tanggal", lambda p: None, "berlaku"),
    _isi("berlaku_mulai", lambda p: pasti(p.tanggal).replace(month=6), "berlaku"),
    _kasus("perjanjian_kode_tetap", _kode),
    _perubahan(1, None),
    _perubahan(1, "diajukan"),
    _perubahan(2, "berlaku"),
    *(
        _kasus("perjanjian_bernaskah", k)
        for k in (_tanpa_naskah, _naskah_lama, _nomor_berikut_tanpa_naskah)
    ),
    _kasus("perjanjian_pengajuan_tetap", _nomor_pengajuan),
    _belum_ditandatangani("diajukan", "pihak_pertama"),
    _belum_ditandatangani("pihak_pertama", "pihak_kedua"),
    _kasus("perjanjian_bertanda_tangan", _tanda_tangan_naskah_lama),
    *(
        _kasus("perjanjian_ada_pengganti", k)
        for k in (_digantikan_tanpa_pengganti, _digantikan_draf)
    ),
    *(_hari_lengkap(s) for s in ("draf", "pihak_pertama", "pihak_kedua", "berlaku")),
    _kasus("kinerja_templatpernyataan_tetap", _templat_diubah),
    *(_hapus(s) for s in ("diajukan", "dikembalikan", "berlaku")),
    *_anak("kinerja_barisperjanjian"),
    *_anak("kinerja_mataperjanjian"),
    *(_kasus("naskah_hanya_saat_terbuka", k) for k in (_naskah_setelah_diajukan, _naskah_melompat)),
    *(_naskah(m) for m in ("isi", "sha256", "berkas", "perjanjian")),
    _kasus("kinerja_naskahperjanjian_abadi", _naskah_dihapus),
    _tanda_tangan("tanda_tangan_pada_gilirannya", "kedua_dahulu", "diajukan", pihak=2),
    _tanda_tangan("tanda_tangan_pada_gilirannya", "pertama_lagi", "pihak_kedua", pihak=1),
    _tanda_tangan("tanda_tangan_pada_gilirannya", "sesudah_kembali", "dikembalikan"),
    _kasus("tanda_tangan_pada_gilirannya", _tanda_tangan_naskah_terdahulu),
    _tanda_tangan("tanda_tangan_atas_berkasnya", "sidik_lain", "diajukan", sha256="a" * 64),
    _tanda_tangan(
        "tanda_tangan_atas_berkasnya", "hasil_sama", "diajukan", berkas=lambda n: n.berkas
    ),
    _kasus("tanda_tangan_atas_berkasnya", _atas_naskah_bukan_berkas_pertama),
    _kasus("tanda_tangan_dua_orang", _satu_orang),
    *(_tanda_tangan_berubah(m) for m in ("sebutan", "oleh", "sha256", "berkas", "pihak")),
    _kasus("kinerja_tandatangan_abadi", _tanda_tangan_dihapus),
    _kasus("kinerja_sertifikatsegel_tetap", _sertifikat_diubah),
    _kasus("kinerja_sertifikatsegel_abadi", _sertifikat_dihapus),
    _kasus("kinerja_berkastetap_tetap", _berkas_diubah),
    *(_kasus("target_ubah_terkunci", k) for k in (_target_diubah, _target_dipindah)),
    _kasus("target_hapus_terkunci", _target_dihapus),
    _kasus("target_tambah_terkunci", _target_ditambah),
]


@pytest.mark.parametrize(("nama", "buat"), KASUS)
def test_ditolak_basis_data(nama, buat):
    lakukan = buat()
    with ditolak(nama):
        lakukan()


def test_setiap_pemicu_punya_kasus():
    """A trigger without a case could be lost, and nobody would see."""
    assert {k.values[0] for k in KASUS} == set(PESAN)


def test_yang_dijaga_memang_dapat_terjadi_tanpa_pemicu(tanpa_pemicu):
    """The cases above are refused by the triggers, not by something else."""
    for nama in ("_target_diubah", "_sertifikat_diubah", "_kode", "_nomor_pengajuan"):
        globals()[nama]()()
    p, t = _berjanji()
    Target.objects.filter(pk=t.pk).update(nilai=1)
    BarisPerjanjian.objects.filter(perjanjian=p).update(target="1%")
    assert BarisPerjanjian.objects.get(perjanjian=p).target == "1%"


def test_target_di_luar_yang_ditandatangani_tetap_dapat_diubah():
    p, t = _berjanji("diajukan")
    Target.objects.filter(pk=t.pk).update(nilai=50, teks="50%")
    lain = f.TargetFactory(dokumen=p.dokumen, tahun=p.tahun)
    Target.objects.filter(pk=lain.pk).update(nilai=50, teks="50%")
    t.refresh_from_db()
    assert t.teks == "50%"


def test_berkas_yang_tidak_dipakai_boleh_dihapus_yang_dipakai_tidak():
    from django.db.models import ProtectedError

    f.BerkasTetapFactory().delete()
    dipakai = f.perjanjian_berstatus("diajukan").naskah.get().berkas
    with pytest.raises(ProtectedError):
        dipakai.delete()

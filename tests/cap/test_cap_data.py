"""The number of an agency's data changes with every write to it, however the write comes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from kinerja import pemicu
from kinerja.cap_data import cap
from kinerja.models import CapData, PerangkatDaerah, Realisasi
from kinerja.pemicu_cap import SUMBER, TANPA_CAP, daftar, lepas, pasang
from tests import factories as f
from tests.cap.pabrik import semua_pabrik

pytestmark = pytest.mark.django_db

APLIKASI = ("kinerja", "anggaran", "laporan")
#: What counts for one year, and leaves the number of an earlier one as it is. By hand: a model that
#: an earlier year's page reads must not be here.
SETAHUN = {
    "kinerja.TargetTriwulan", "kinerja.PeriodePengukuran", "kinerja.PengecualianPeriode",
    "kinerja.Realisasi", "kinerja.NilaiVariabel", "kinerja.DataDukung", "kinerja.VersiRealisasi",
    "kinerja.PengesahanTriwulan", "kinerja.VersiPengesahan", "kinerja.PermintaanBuka",
    "kinerja.PerjanjianKinerja", "kinerja.BarisPerjanjian", "kinerja.MataPerjanjian",
    "kinerja.NaskahPerjanjian", "kinerja.TandaTangan",
    "anggaran.Program", "anggaran.Kegiatan", "anggaran.SubKegiatan", "anggaran.VersiAnggaran",
    "anggaran.BarisAnggaran", "anggaran.PaguBaris", "anggaran.RealisasiAnggaran",
    "anggaran.RekapBelanja", "anggaran.IndikatorProgram", "anggaran.TargetProgram",
    "anggaran.RealisasiProgram", "anggaran.LaporanSubKegiatan", "anggaran.VersiLaporanSub",
    "anggaran.MuatanAnggaran", "anggaran.RincianMuatan", "anggaran.UbahanMuatan",
    "laporan.Laporan", "laporan.BagianNarasi", "laporan.VersiBagian", "laporan.KomentarBagian",
    "laporan.SumberDaya", "laporan.RencanaTindak", "laporan.Prestasi", "laporan.FotoKegiatan",
    "laporan.BagianReviu", "laporan.LangkahReviu", "laporan.ReviuInspektorat",
    "laporan.JawabanReviu", "laporan.CatatanReviu", "laporan.PotretReviu", "laporan.VersiLaporan",
    "kinerja.RencanaHasil",
}  # fmt: skip
SEMUA_PD = {
    "laporan.VersiLembarLKE", "laporan.JendelaLKE", "kinerja.KesepakatanSilang",
    "kinerja.DukunganSasaran", "kinerja.KontribusiIndikator",
    "anggaran.VersiNomenklatur", "anggaran.KodeNomenklatur", "anggaran.PadananKode",
}  # fmt: skip


def _label() -> list[str]:
    return [f"{app}.{nama}" for app, isi in SUMBER.items() for nama in isi]


def test_setiap_model_dihitung_atau_beralasan() -> None:
    """A new model is listed in cap_data.py of its application, or excused there with a reason."""
    for app in APLIKASI:
        model = {m.__name__ for m in apps.get_app_config(app).get_models()}
        dihitung, tanpa = set(SUMBER[app]), set(TANPA_CAP[app])
        assert model - dihitung - tanpa == set(), f"{app}: list it in SUMBER, or in TANPA_CAP"
        assert (dihitung | tanpa) - model == set()
        assert not dihitung & tanpa
        assert all(TANPA_CAP[app].values())


def test_setiap_jalur_berakhir_pada_perangkat_daerah_dan_tahun() -> None:
    def akhir(label: str, jalur: str) -> "models.Field[Any, Any]":
        model = apps.get_model(label)
        *antara, terakhir = jalur.split("__")
        for nama in antara:
            tujuan = model._meta.get_field(nama).related_model
            # What lies between must count itself, or a row could change hands unnoticed.
            assert isinstance(tujuan, type) and issubclass(tujuan, models.Model)  # noqa: PT018
            assert tujuan.__name__ in SUMBER[tujuan._meta.app_label], (label, jalur)
            model = tujuan
        medan = model._meta.get_field(terakhir)
        assert isinstance(medan, models.Field)
        return medan

    bertahun = set()
    for app, isi in SUMBER.items():
        for nama, s in isi.items():
            label = f"{app}.{nama}"
            if s.pd:
                medan = akhir(label, s.pd)
                tentang = medan.model if medan.primary_key else medan.related_model
                assert tentang is PerangkatDaerah, label
            if s.tahun:
                assert akhir(label, s.tahun).name == "tahun", label
                bertahun.add(label)
    assert bertahun == SETAHUN
    assert {label for label in _label() if not apps_sumber(label).pd} == SEMUA_PD


def apps_sumber(label: str) -> Any:
    app, nama = label.split(".")
    return SUMBER[app][nama]


@contextmanager
def _berubah(pd: int, tahun: int, tetap: list[tuple[int, int]], ket: str) -> Iterator[None]:
    """The number of (pd, tahun) changes, those of `tetap` do not."""

    def semua() -> list[int]:
        return [cap([p], t)[p] for p, t in tetap]

    dulu, lain = cap([pd], tahun), semua()
    yield
    assert cap([pd], tahun) != dulu, ket
    assert semua() == lain, ket


def _ditulis(objek: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Every door that a write of one row may come through, by its name."""
    model = type(objek)
    tabel, kunci = model._meta.db_table, model._meta.pk.column
    medan = next(m for m in model._meta.concrete_fields if not m.primary_key)
    semua = model._base_manager.filter(pk=objek.pk)

    def sql(perintah: str) -> None:
        with connection.cursor() as kursor:
            kursor.execute(f"{perintah} WHERE {kunci} = %s", [objek.pk])

    yield "save", lambda: objek.save(force_update=True)
    yield "update", lambda: semua.update(**{medan.attname: getattr(objek, medan.attname)})
    yield "bulk_update", lambda: model._base_manager.bulk_update([objek], [medan.name])
    yield "SQL UPDATE", lambda: sql(f"UPDATE {tabel} SET {kunci} = {kunci}")
    yield "SQL DELETE", lambda: sql(f"DELETE FROM {tabel}")
    yield "bulk_create", lambda: model._base_manager.bulk_create([objek])
    yield "delete", lambda: semua._raw_delete("default")
    yield "insert", lambda: objek.save(force_insert=True)


def test_setiap_tulisan_setiap_model(tanpa_pemicu: None) -> None:
    """Of each model, through every door: its agency's number changes, and no other."""
    pabrik = semua_pabrik()
    asing = f.PDFactory()
    belum = []
    for label in _label():
        if label not in pabrik:
            belum.append(label)
            continue
        objek = pabrik[label]()
        s = apps_sumber(label)
        tahun = _nilai(objek, s.tahun) if s.tahun else 2024
        pd = _nilai(objek, s.pd) if s.pd else asing.pk
        tetap = [(asing.pk, 9999)] if pd != asing.pk else []
        if label in SETAHUN:
            tetap.append((pd, tahun - 1))
        for pintu, tulis in _ditulis(objek):
            with _berubah(pd, tahun, tetap, f"{label} {pintu}"):
                tulis()
    assert belum == []


def _nilai(objek: Any, jalur: str) -> int:
    """What a path leads to; the key where it leads to a row."""
    for nama in jalur.split("__"):
        objek = getattr(objek, nama)
    return int(getattr(objek, "pk", objek))


def test_baris_yang_pindah_mengubah_kedua_perangkat_daerah(tanpa_pemicu: None) -> None:
    satu, dua = f.RealisasiFactory(tahun=2023), f.RealisasiFactory(tahun=2025)
    a, b = satu.indikator.pd_id, dua.indikator.pd_id
    dulu = cap([a, b], 2025)
    Realisasi.objects.filter(pk=satu.pk).update(indikator=dua.indikator)
    kini = cap([a, b], 2025)
    assert (kini[a] != dulu[a], kini[b] != dulu[b]) == (True, True)
    dulu = {t: cap([b], t)[b] for t in (2022, 2023, 2024, 2025)}
    Realisasi.objects.filter(pk=satu.pk).update(tahun=2024)
    kini = {t: cap([b], t)[b] for t in dulu}
    assert [t for t in dulu if kini[t] != dulu[t]] == [2023, 2024, 2025]


def test_yang_dibatalkan_tidak_meninggalkan_angka() -> None:
    """What was counted within a transaction that was rolled back never stands for other data."""
    r = f.RealisasiFactory()
    pd = r.indikator.pd_id
    terlihat = [cap([pd], r.tahun)[pd]]
    for _ in range(3):
        with transaction.atomic():
            Realisasi.objects.filter(pk=r.pk).update(keterangan="x")
            terlihat.append(cap([pd], r.tahun)[pd])
            transaction.set_rollback(True)
        assert cap([pd], r.tahun)[pd] == terlihat[0]
    assert len(set(terlihat)) == 4


@pytest.mark.sqlite
@pytest.mark.parametrize("cara", ["OR IGNORE", "OR REPLACE", "OR FAIL"])
def test_cara_sisip_sqlite_tidak_melewati(cara: str) -> None:
    """The conflict clause of the outer statement does not reach into the trigger."""
    r = f.RealisasiFactory()
    pd = r.indikator.pd_id
    dulu = cap([pd], r.tahun)
    with connection.cursor() as kursor:
        kursor.execute(
            f"INSERT {cara} INTO laporan_singkatan (pd_id, singkatan, kepanjangan) "
            "VALUES (%s, 'IKU', 'indikator kinerja utama')",
            [pd],
        )
    assert cap([pd], r.tahun) != dulu
    assert CapData.objects.filter(pd=pd, tahun=0).count() == 1


def test_satu_pertanyaan_untuk_banyak(django_assert_num_queries: Any) -> None:
    semua = [f.PDFactory().pk for _ in range(5)]
    with django_assert_num_queries(1):
        hasil = cap(semua, 2024)
    assert list(hasil) == semua
    assert len(set(hasil.values())) == 5
    assert cap([], 2024) == {}


def test_baris_tidak_bertambah_dengan_tulisan() -> None:
    r = f.RealisasiFactory()
    banyak = CapData.objects.count()
    for i in range(20):
        Realisasi.objects.filter(pk=r.pk).update(keterangan=str(i))
    assert CapData.objects.count() == banyak


def test_dipasang_kembali_mengubah_semua_dan_yang_hilang_disebut() -> None:
    """What a migration wrote while the triggers were away is counted when they are back."""
    r = f.RealisasiFactory()
    pd, asing = r.indikator.pd_id, f.PDFactory().pk
    dulu = cap([pd, asing], 2020)
    satu = next(p for p in daftar("kinerja") if p.model == "kinerja.Realisasi")
    lepas(connection, [satu])
    assert [p.nama for p in pemicu.hilang(connection)] == ["cap_kinerja_realisasi"]
    Realisasi.objects.filter(pk=r.pk).update(keterangan="x")
    assert cap([pd, asing], 2020) == dulu
    pasang(connection, [satu])
    assert pemicu.hilang(connection) == []
    kini = cap([pd, asing], 2020)
    assert all(kini[p] != dulu[p] for p in dulu)


@pytest.mark.postgres_saja
def test_mengosongkan_tabel_mengubah_semua() -> None:
    pd = f.PDFactory().pk
    dulu = cap([pd], 2024)
    with connection.cursor() as kursor:
        kursor.execute("TRUNCATE laporan_singkatan")
    assert cap([pd], 2024) != dulu


@pytest.mark.postgres_saja
@pytest.mark.django_db(transaction=True)
def test_dua_penulis_tidak_saling_menunggu() -> None:
    """Two savers of one agency and year: neither waits, and each commit changes the number."""
    satu = f.RealisasiFactory()
    dua = f.RealisasiFactory(indikator__sasaran=satu.indikator.sasaran)
    pd = satu.indikator.pd_id
    assert dua.indikator.pd_id == pd
    lain = connection.copy()
    tulis = "UPDATE kinerja_realisasi SET keterangan = %s WHERE id = %s"
    terlihat = [cap([pd], satu.tahun)[pd]]
    try:
        for _ in range(2):
            with transaction.atomic(), connection.cursor() as kursor:
                kursor.execute(tulis, ["pertama", satu.pk])
                with lain.cursor() as kedua:
                    kedua.execute("SET lock_timeout = '200ms'")
                    kedua.execute(tulis, ["kedua", dua.pk])  # commits while the first is open
                with lain.cursor() as kedua:
                    kedua.execute(
                        "SELECT sum(nilai) FROM kinerja_capdata WHERE pd IN (0, %s)", [pd]
                    )
                    terlihat.append(int(kedua.fetchone()[0]))
            terlihat.append(cap([pd], satu.tahun)[pd])
        assert len(set(terlihat)) == len(terlihat) == 5
        assert CapData.objects.filter(pd=pd, tahun=satu.tahun).count() == 2
    finally:
        lain.close()

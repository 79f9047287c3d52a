"""A later year from an earlier one: proposed, changed, left out; all of it or nothing, and once."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from anggaran.models import Dukungan, Kegiatan, PaguBaris, Program, SubKegiatan, TargetProgram
from kinerja.models import (
    DokumenPerencanaan,
    Indikator,
    JejakAudit,
    Pemangku,
    PeriodePengukuran,
    Target,
)
from laporan.perencanaan import aksi_salin, layar_salin
from laporan.perencanaan.usulan_tahun import TANPA_RENSTRA, UsulanTahun
from tests.factories import IndikatorFactory, SubKegiatanFactory

pytestmark = pytest.mark.django_db
DARI, KE = 2024, 2026
HARI = date(2025, 12, 1)
SUB = "2.07.01.2.01.0002"
PAGU = f"pagu|{SUB}|5.1.02|DAU"


@pytest.fixture
def klien(client: Any, perencana: Any, monkeypatch: Any) -> Any:
    client.force_login(perencana)
    _pada(monkeypatch, HARI)
    return client


def _pada(monkeypatch: Any, hari: date) -> None:
    """The day on which the year is prepared."""
    monkeypatch.setattr(layar_salin, "hari_ini", lambda _: hari)
    monkeypatch.setattr(aksi_salin, "hari_lokal", lambda *_: hari)


def _formulir(klien: Any, pd: Any) -> dict[str, str]:
    """The form as the page has it, everything ticked that it ticks."""
    alamat = reverse("persiapan_tahun")
    respons = klien.get(alamat, {"dari": DARI, "ke": KE})
    data = {
        "halaman_pd": pd.kode, "halaman_tahun": str(respons.context["konteks"].tahun),
        "dari": str(DARI), "ke": str(KE), "sidik": respons.context["sidik"],
    }  # fmt: skip
    for g in respons.context["bagian"]:
        for r in g["baris"]:
            data |= {m["nama"]: m["isi"] for m in r["medan"]}
            data |= {r["ikut"]: "1"} if r["dicentang"] else {}
    return data


def _kirim(klien: Any, data: dict[str, str]) -> Any:
    return klien.post(reverse("persiapan_tahun"), data)


def _usulan(pd: Any) -> dict[str, Any]:
    return {b.kunci: b for g in UsulanTahun(pd, DARI, KE, HARI).bagian for b in g.baris}


def test_usulan_menurut_renstra_versi_terakhir_dan_kebiasaan(pd: Any) -> None:
    """I1 has a Renstra target of 2026 (2,50); the others have none, and it is said so. The budget
    in force of 2024 is the revision's.
    """
    usul = _usulan(pd)
    assert usul["target|I1"].medan[0].isi == "2,50"
    assert usul["target|I2"].medan[0].isi == ""
    assert usul["target|I2"].catatan == TANPA_RENSTRA.format(KE)
    assert usul[PAGU].medan[0].isi == "999.999.999.999.999.999"
    assert f"pagu|{SUB[:-1]}1|5|" not in usul  # no money in it
    # Outputs: the target of the latest budget document (K1: 120, revised to 150); K2 never had one.
    keluaran = {k: b for k, b in usul.items() if k.startswith("keluaran|")}
    assert {k: b.medan[0].isi for k, b in keluaran.items()} == {
        "keluaran|O1": "90,5", "keluaran|K1": "150", "keluaran|K2": "",
    }  # fmt: skip
    assert keluaran["keluaran|K1"].catatan == "Target akhir Renstra 1.200."
    assert keluaran["keluaran|K2"].catatan == "Target 2024 tidak tercatat."
    # 1 April 2026 is a Wednesday, 14 January 2027 a Thursday.
    assert [m.isi for m in usul["periode|1"].medan] == ["2026-04-01", "2026-04-14"]
    assert [m.isi for m in usul["periode|4"].medan] == ["2027-01-01", "2027-01-14"]


def test_disalin_diubah_ditinggalkan_dan_dua_kali(klien: Any, pd: Any) -> None:
    data = _formulir(klien, pd)
    del data["ikut|simpul|2.07.03"]
    data |= {
        "isi|target|I2|target": "1.500", "isi|periode|1|tutup": "2026-04-20",
        f"isi|{PAGU}|nilai": "12.000.000.000", f"isi|simpul|{SUB}|penanggung": "SEK",
        "isi|keluaran|K1|target": "1.250",
    }  # fmt: skip
    del data["ikut|keluaran|O1"]
    assert _kirim(klien, data).status_code == 302
    setahun = {"pd": pd, "tahun": KE}
    assert [p.kode for p in Program.objects.filter(**setahun)] == ["2.07.01"]
    sub = SubKegiatan.objects.get(**setahun, kode=SUB)
    assert sub.penanggung_jawab.kode == "SEK"
    assert Dukungan.objects.filter(kegiatan__in=Kegiatan.objects.filter(**setahun)).count() == 1
    (pagu,) = PaguBaris.objects.filter(versi__pd=pd, versi__tahun=KE)
    assert (pagu.nilai, pagu.versi.jenis, pagu.baris.sumber_dana) == (
        12_000_000_000,
        "murni",
        "DAU",
    )
    target = Target.objects.filter(indikator__pd=pd, tahun=KE, dokumen__jenis="pk")
    assert {t.indikator.kode: t.teks for t in target} == {"I1": "2,50", "I2": "1.500"}
    keluaran = TargetProgram.objects.filter(indikator__pd=pd, indikator__tahun=KE)
    (k1,) = keluaran.select_related("indikator", "versi")
    assert (k1.indikator.kode, k1.versi.jenis, k1.triwulan, k1.nilai) == ("K1", "murni", 0, 1250)
    assert PeriodePengukuran.objects.get(**setahun, triwulan=1).tutup == date(2026, 4, 20)
    assert DokumenPerencanaan.objects.filter(**setahun).count() == 2
    assert JejakAudit.objects.filter(alasan="Disiapkan dari data tahun 2024.").count() > 10
    banyak = JejakAudit.objects.count()
    lagi = _formulir(klien, pd)
    assert {k for k in lagi if k.startswith("ikut|")} == {
        *(f"ikut|target|I{n}" for n in (3, 4, 5)), "ikut|simpul|2.07.03",
        "ikut|keluaran|O1", "ikut|keluaran|K2",
    }  # fmt: skip
    del lagi["ikut|simpul|2.07.03"], lagi["ikut|keluaran|O1"]
    assert _kirim(klien, lagi).status_code == 302
    assert JejakAudit.objects.count() == banyak


SALAH: list[tuple[dict[str, str | None], str, str]] = [
    ({"isi|target|I2|target": "banyak"}, "target|I2", ""),
    ({f"isi|{PAGU}|nilai": "-5"}, PAGU, ""),
    ({"isi|keluaran|K1|target": "banyak"}, "keluaran|K1", ""),
    ({"isi|periode|1|tutup": "2026-03-01"}, "periode|1", "hari terakhir"),
    ({"isi|periode|1|buka": ""}, "periode|1", "kedua tanggalnya"),
    ({"isi|periode|1|buka": "0226-04-01"}, "periode|1", "tahun 226 pada tanggal ini"),
    ({f"isi|simpul|{SUB}|penanggung": "XX"}, f"simpul|{SUB}", "tidak dikenal"),
    ({f"isi|simpul|{SUB}|kode": "2.07.03.2.01.0002"}, f"simpul|{SUB}", "kode induknya"),
    ({f"isi|simpul|{SUB}|kode": f"{SUB[:-1]}1"}, f"simpul|{SUB}", "dipakai dua baris"),
    ({"isi|simpul|2.07.03|kode": "2.07"}, "simpul|2.07.03", "tidak dikenal bentuknya"),
    ({"ikut|dokumen|pk": None}, "target|I1", "Perjanjian Kinerja"),
]


@pytest.mark.sqlite  # what is written is written by the action that the other tests ask there
def test_jendela_yang_sudah_lewat_ditandai_dan_dipilih(
    klien: Any, pd: Any, monkeypatch: Any
) -> None:
    """Prepared on Thursday 20 August 2026: the windows of I (1 to 14 April) and II are over, those
    of III and IV are to come. The belated one lasts to Thursday 3 September.
    """
    for n in (2, 3):
        PeriodePengukuran.objects.update_or_create(
            pd=pd, tahun=DARI, triwulan=n,
            defaults={"buka": date(DARI, 3 * n + 1, 1), "tutup": date(DARI, 3 * n + 1, 14)},
        )  # fmt: skip
    _pada(monkeypatch, date(2026, 8, 20))
    data = _formulir(klien, pd)
    centang = {k for k in data if k.startswith("ikut|periode|")}
    assert centang == {"ikut|periode|3", "ikut|periode|4"}
    (bagian,) = [
        g["bagian"] for g in klien.get(
            reverse("persiapan_tahun"), {"dari": DARI, "ke": KE}
        ).context["bagian"] if g["bagian"].kunci == "periode"
    ]  # fmt: skip
    satu, dua, tiga, _ = bagian.baris
    assert satu.catatan.startswith("Lazimnya 1 April 2026 sampai 14 April 2026: sudah lewat.")
    assert [m.isi for m in satu.medan] == [m.isi for m in dua.medan] == ["2026-08-20", "2026-09-03"]
    assert (tiga.catatan, tiga.ikut) == ("", True)
    assert bagian.catatan[0].startswith("Triwulan I dan II sudah lewat dan tidak dicentang")
    assert bagian.catatan[0].endswith("langkah Jadwal pengisian tetap selesai.")
    (semua,) = UsulanTahun(pd, DARI, KE, date(2027, 3, 1))._periode().catatan
    assert "tetap selesai" not in semua  # no quarter would have its days
    # The choice: I is recorded belatedly, II is not.
    assert _kirim(klien, {**data, "ikut|periode|1": "1"}).status_code == 302
    baru = PeriodePengukuran.objects.filter(pd=pd, tahun=KE).order_by("triwulan")
    assert [p.triwulan for p in baru] == [1, 3, 4]
    assert (baru[0].buka, baru[0].tutup) == (date(2026, 8, 20), date(2026, 9, 3))


def test_satu_yang_salah_tidak_menulis_apa_pun(klien: Any, pd: Any) -> None:
    utuh = _formulir(klien, pd)
    banyak = JejakAudit.objects.count()
    for ubah, kunci, pesan in SALAH:
        respons = _kirim(klien, {k: v for k, v in (utuh | ubah).items() if v is not None})
        assert respons.status_code == 422, kunci
        salah = {
            r["baris"].kunci: r["salah"]
            for g in respons.context["bagian"]
            for r in g["baris"]
            if r["salah"]
        }
        assert pesan in salah[kunci]
    assert not Program.objects.filter(pd=pd, tahun=KE).exists()
    assert JejakAudit.objects.count() == banyak


def test_berubah_sejak_dibuka_dan_tahun_keliru(klien: Any, pd: Any) -> None:
    data = _formulir(klien, pd)
    Indikator.objects.filter(pd=pd, kode="I1").update(nama="Nama lain")
    assert _kirim(klien, data).status_code == 409
    assert _kirim(klien, data | {"ke": "2024"}).status_code == 422
    assert _kirim(klien, data | {"dari": "2019"}).status_code == 422
    assert not Program.objects.filter(pd=pd, tahun=KE).exists()


def test_pejabat_yang_berakhir_diteruskan_bila_dicentang(klien: Any, pd: Any) -> None:
    """Someone else in the same post does not take over the NIP of who held it before."""
    Pemangku.objects.filter(jabatan__pd=pd, status="plt").update(
        sampai=date(2024, 12, 31), nama="Bapak B", nip="190001011920011002"
    )
    data = _formulir(klien, pd)
    assert "ikut|pemangku|KA" not in data
    data |= {"ikut|pemangku|KA": "1", "isi|pemangku|KA|nama": "Ibu C"}
    assert _kirim(klien, data).status_code == 302
    baru = Pemangku.objects.get(jabatan__pd=pd, mulai=date(2026, 1, 1))
    assert (baru.nama, baru.status, baru.nip) == ("Ibu C", "plt", "")


def test_kaitan_anggaran_pindah_ke_semua_penerus(klien: Any, pd: Any) -> None:
    lama = Indikator.objects.get(pd=pd, kode="I1")
    lama.sampai_tahun = 2025
    lama.save()
    milik = {"sasaran": None, "tujuan": lama.tujuan, "penanggung_jawab": lama.penanggung_jawab}
    for kode in ("I1A", "I1B"):
        IndikatorFactory(**milik, kode=kode, pendahulu=lama, mulai_tahun=2026)
    assert _kirim(klien, _formulir(klien, pd)).status_code == 302
    dukungan = Dukungan.objects.filter(program__pd=pd, program__tahun=KE)
    assert {d.indikator.kode for d in dukungan} == {"I1A", "I1B"}


def test_kueri_tidak_bertambah(pd: Any) -> None:
    def kueri() -> int:
        with CaptureQueriesContext(connection) as rekam:
            assert UsulanTahun(pd, DARI, KE, HARI).banyak
        return len(rekam)

    semula = kueri()
    for n in range(3, 8):
        kegiatan = Kegiatan.objects.get(pd=pd, tahun=DARI)
        SubKegiatanFactory(kegiatan=kegiatan, pd=pd, tahun=DARI, kode=f"2.07.01.2.01.000{n}")
        i = Indikator.objects.get(pd=pd, kode="I2")
        IndikatorFactory(sasaran=i.sasaran, penanggung_jawab=i.penanggung_jawab, kode=f"BARU-{n}")
    assert kueri() == semula

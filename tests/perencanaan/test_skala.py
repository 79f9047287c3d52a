"""Scales of predicates: read, written to one agency or to a region, never over another wording."""

from typing import Any

import pytest
from django.urls import reverse

from kinerja.management.commands.pasang_peran import pasang_peran
from kinerja.models import JejakAudit, SkalaPredikat
from kinerja.penolakan import TidakSahError
from kinerja.peran import ADMIN_PEMDA, EVALUATOR, SEKRETARIAT
from laporan.perencanaan.skala import baca_skala
from laporan.perencanaan.skala_siap import SKALA_AKIP
from tests.baca import terbaca
from tests.factories import IndikatorFactory, PDFactory, PenggunaFactory
from tests.halaman import cari_formulir

ISI = {
    "kode": "akip", "nama": "Predikat AKIP", "kode-0": "CC", "nama-0": "Cukup",
    "kode-2": "B", "kode-3": "BB", "nama-3": "Sangat Baik", "kode-4": "A",
}  # fmt: skip


def test_baris_kosong_di_antaranya_tidak_dihitung() -> None:
    isi = baca_skala(ISI)
    assert isi.urutan == "CC < B < BB < A"
    assert [t.nama for t in isi.tingkat] == ["Cukup", "", "Sangat Baik", ""]


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"kode": " "}, "Isi kode dan nama"),
        ({"kode-2": "", "kode-3": "", "nama-3": "", "kode-4": ""}, "sekurang-kurangnya dua"),
        ({"kode-4": "cc"}, "“cc” tertulis dua kali"),
        ({"kode-4": "C\u200bC\x07"}, "“CC” tertulis dua kali"),
        ({"nama-5": "Memuaskan"}, "“Memuaskan” belum berkode"),
        ({"kode-4": "A" * 21}, "paling panjang 20"),
    ],
    ids=["tanpa kode", "satu saja", "kembar", "kembar tak tampak", "tanpa kode tingkat", "panjang"],
)
def test_yang_ditolak(ubah: dict[str, str], pesan: str) -> None:
    with pytest.raises(TidakSahError, match=pesan):
        baca_skala({**ISI, **ubah})


def test_skala_akip_menurut_peraturannya() -> None:
    """PermenPANRB 88/2021: the order, the words and the bounds of each predicate."""
    assert SKALA_AKIP.isi.urutan == "D < C < CC < B < BB < A < AA"
    assert [(t.kode, t.nama, rentang) for t, rentang in SKALA_AKIP.baris] == [
        ("D", "Sangat Kurang", "0 sampai dengan 30"),
        ("C", "Kurang", "di atas 30 sampai dengan 50"),
        ("CC", "Cukup", "di atas 50 sampai dengan 60"),
        ("B", "Baik", "di atas 60 sampai dengan 70"),
        ("BB", "Sangat Baik", "di atas 70 sampai dengan 80"),
        ("A", "Memuaskan", "di atas 80 sampai dengan 90"),
        ("AA", "Sangat Memuaskan", "di atas 90 sampai dengan 100"),
    ]
    assert "Nomor 88 Tahun 2021" in SKALA_AKIP.sumber


def _kirim(client: Any, kueri: str = "", **ubah: str) -> Any:
    alamat = f"{reverse('skala_predikat')}{kueri}"
    awal = cari_formulir(client.get(alamat), dilihat="*").isi
    return client.post(alamat, {**awal, **ubah})


def _urutan(pd: Any) -> str:
    skala = SkalaPredikat.objects.get(pd=pd, kode="akip")
    return " < ".join(p.kode for p in skala.predikat.order_by("peringkat"))


@pytest.mark.django_db
def test_sekretariat_lalu_daerah(client: Any) -> None:
    """Made by one agency, spread and changed by the region; a third agency has its own wording."""
    pasang_peran()
    satu, dua, tiga = (PDFactory(nama=f"Dinas {n}") for n in ("Anggrek", "Bakung", "Cempaka"))
    for pd in (satu, tiga):
        client.force_login(PenggunaFactory(pd=pd, peran=[SEKRETARIAT]))
        isi = ISI if pd is satu else {**ISI, "kode-1": "C"}
        assert _kirim(client, **isi).status_code == 302
    assert (_urutan(satu), _urutan(tiga)) == ("CC < B < BB < A", "CC < C < B < BB < A")
    assert JejakAudit.objects.filter(aksi="skala predikat disimpan", pd=satu).count() == 1
    client.force_login(PenggunaFactory(pd=None, peran=[ADMIN_PEMDA]))
    versi = next(
        v for v in client.get(reverse("skala_predikat")).context["versi"]
        if v.pemilik == ("Dinas Anggrek",)
    )  # fmt: skip
    kueri = f"?skala=akip&versi={versi.sidik}"
    jawab = client.get(f"{reverse('skala_predikat')}{kueri}")
    assert "Dinas Anggrek" in terbaca(jawab)
    assert _kirim(client, kueri, **{"kode-3": "AA"}).status_code == 302
    assert _urutan(satu) == _urutan(dua) == "CC < B < BB < AA"
    assert _urutan(tiga) == "CC < C < B < BB < A"  # left alone
    kabar = terbaca(client.get(reverse("skala_predikat")))
    assert "disimpan pada 2 perangkat daerah; 1 memakai isi lain dan dibiarkan." in kabar
    assert "Dinas Anggrek dan Dinas Bakung" in kabar


@pytest.mark.django_db
def test_yang_dipakai_dan_yang_berubah_di_tempat_lain(client: Any, perencana: Any) -> None:
    """The small agency measures by predicates; a step that its target names cannot go."""
    client.force_login(perencana)
    pakai = next(v for v in client.get(reverse("skala_predikat")).context["versi"] if v.dipakai)
    kueri = f"?skala={pakai.isi.kode}"
    formulir = cari_formulir(client.get(f"{reverse('skala_predikat')}{kueri}"), dilihat="*").isi
    kosong = {k: "" for k in formulir if k.startswith(("kode-", "nama-"))}
    baru = {**formulir, **kosong, "kode-0": "X", "kode-1": "Y"}
    jawab = client.post(f"{reverse('skala_predikat')}{kueri}", baru)
    assert jawab.status_code == 422
    assert "sudah dipakai target atau realisasi" in terbaca(jawab)
    assert 'value="X"' in jawab.content.decode()  # what was typed stays
    SkalaPredikat.objects.filter(kode=pakai.isi.kode).update(nama="Diganti orang lain")
    basi = {**formulir, "nama": "Nama saya"}
    assert client.post(f"{reverse('skala_predikat')}{kueri}", basi).status_code == 409
    client.force_login(PenggunaFactory(pd=perencana.pd, peran=[EVALUATOR]))
    assert client.get(reverse("skala_predikat")).status_code == 403


@pytest.mark.django_db
@pytest.mark.sqlite  # written by the action that the other tests ask there
def test_skala_siap_diambil_sekali(client: Any) -> None:
    """The form comes filled in, is saved by its button, and is offered no more; an agency that has
    the code for something else is told so and keeps its own.
    """
    pasang_peran()
    satu, dua = PDFactory(), PDFactory()
    alamat = reverse("skala_predikat")
    client.force_login(PenggunaFactory(pd=satu, peran=[SEKRETARIAT]))
    assert f"?siap={SKALA_AKIP.isi.kode}#j-form" in client.get(alamat).text
    assert _kirim(client, "?siap=akip").status_code == 302
    assert _urutan(satu) == "D < C < CC < B < BB < A < AA"
    assert "Sudah tersimpan." in terbaca(client.get(alamat))
    client.force_login(PenggunaFactory(pd=dua, peran=[SEKRETARIAT]))
    assert _kirim(client, **ISI).status_code == 302
    assert "sudah dipakai skala dengan isi lain" in terbaca(client.get(alamat))
    assert _kirim(client, "?siap=akip").status_code == 409
    assert _urutan(dua) == "CC < B < BB < A"


@pytest.mark.django_db
def test_perangkat_daerah_tidak_menambah_kueri(client: Any, jumlah_kueri: Any) -> None:
    pasang_peran()
    admin = PenggunaFactory(pd=None, peran=[ADMIN_PEMDA])

    def siapkan(banyak: int) -> None:
        for _ in range(banyak):
            pd = PDFactory()
            skala = SkalaPredikat.objects.create(pd=pd, kode="akip", nama="Predikat AKIP")
            skala.predikat.create(kode="B", peringkat=1)
            skala.predikat.create(kode="A", peringkat=2)
            IndikatorFactory(pd=pd)

    client.force_login(admin)
    siapkan(1)
    client.get(reverse("skala_predikat"))
    with jumlah_kueri() as sedikit:
        client.get(reverse("skala_predikat"))
    siapkan(6)
    with jumlah_kueri() as banyak:
        client.get(reverse("skala_predikat"))
    assert len(banyak) == len(sedikit)

"""Reminders from the stored rows: to whom, once a day, as each has chosen, by the worker."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.models import JejakAudit, Pengguna
from laporan.menunggu.kirim import kirim_pengingat_pd
from laporan.menunggu.tugas_pengingat import jadwalkan_pengingat
from laporan.models import CatatanPengingat, KerapPengingat, PilihanPengingat, Tugas
from laporan.pekerjaan import BERKALA, PEKERJAAN
from tests.baca import terbaca
from tests.isian.dunia import PADA, Dunia, wita

pytestmark = pytest.mark.django_db
#: 10 April 2024, a Wednesday, 10.00 WITA.
BESOK = PADA + timedelta(days=1)


@pytest.fixture
def dunia(pengguna: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, settings: Any) -> Dunia:
    monkeypatch.setattr(timezone, "now", lambda: PADA)
    settings.TAPAK_SUREL = True
    settings.TAPAK_ALAMAT = "https://tapak.contoh.go.id"
    d = Dunia(pengguna)
    Pengguna.objects.update(email="")
    for p, alamat in ((d.operator, "operator"), (d.sekretariat, "sekretariat"), (d.kadis, "kadis")):
        Pengguna.objects.filter(pk=p.pk).update(email=f"{alamat}@contoh.go.id")
    return d


def _alamat(surat: list[Any]) -> list[str]:
    return sorted(s.to[0].partition("@")[0] for s in surat)


def test_sekali_sehari_kepada_yang_ditunggu(dunia: Dunia, mailoutbox: list[Any]) -> None:
    """The head waits for nothing; the rest of the accounts have no address."""
    hasil = kirim_pengingat_pd(dunia.pd, PADA)
    assert (hasil.terkirim, hasil.gagal) == (2, 0)
    assert _alamat(mailoutbox) == ["operator", "sekretariat"]
    surat = next(s for s in mailoutbox if s.to == ["operator@contoh.go.id"])
    assert "Triwulan I 2024: 4 dari 4 baris belum diisi." in surat.body
    assert "Batasnya 15 April 2024, sisa 6 hari termasuk hari ini." in surat.body
    assert f"https://tapak.contoh.go.id{reverse('isian')}?unit={dunia.bidang.pk}" in surat.body
    assert f"https://tapak.contoh.go.id{reverse('pengingat')}" in surat.body
    catatan = CatatanPengingat.objects.get(pengguna=dunia.operator)
    assert (catatan.banyak, catatan.terkirim, str(catatan.hari)) == (1, True, "2024-04-10")
    mailoutbox.clear()
    kirim_pengingat_pd(dunia.pd, PADA + timedelta(hours=3))
    kirim_pengingat_pd(dunia.pd, BESOK)  # nothing new, nothing near
    assert mailoutbox == []
    # The 13th is a Saturday; on the 15th it is the last day.
    kirim_pengingat_pd(dunia.pd, wita(2024, 4, 13, 9))
    assert mailoutbox == []
    kirim_pengingat_pd(dunia.pd, wita(2024, 4, 15, 9))
    assert "operator" in _alamat(mailoutbox)


def test_menurut_pilihan_masing_masing(dunia: Dunia, mailoutbox: list[Any]) -> None:
    PilihanPengingat.objects.create(
        pengguna=dunia.operator, kerap=KerapPengingat.TIDAK, diubah_pada=PADA
    )
    PilihanPengingat.objects.create(
        pengguna=dunia.sekretariat, kerap=KerapPengingat.HARIAN, diubah_pada=PADA
    )
    kirim_pengingat_pd(dunia.pd, PADA)
    kirim_pengingat_pd(dunia.pd, BESOK)
    assert _alamat(mailoutbox) == ["sekretariat", "sekretariat"]


def test_yang_ditolak_peladen_dicatat_dan_dikirim_esoknya(
    dunia: Dunia, mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as peladen:
        peladen.setattr("laporan.menunggu.kirim.kirim_surel", lambda *_: False)
        assert kirim_pengingat_pd(dunia.pd, PADA).gagal == 2
    assert CatatanPengingat.objects.filter(terkirim=False).count() == 2
    assert kirim_pengingat_pd(dunia.pd, BESOK).terkirim == 2
    assert _alamat(mailoutbox) == ["operator", "sekretariat"]


def test_kueri_tidak_bertambah_dengan_baris(
    pengguna: Callable[..., Any], settings: Any, jumlah_kueri: Any
) -> None:
    settings.TAPAK_SUREL = True
    hasil = []
    for kali in (1, 6):
        d = Dunia(pengguna, kali=kali)
        Pengguna.objects.filter(pd=d.pd).update(email="semua@contoh.go.id")
        with jumlah_kueri() as kueri:
            assert kirim_pengingat_pd(d.pd, PADA).terkirim
        hasil.append(len(kueri))
    assert hasil[0] == hasil[1], hasil


def test_dijadwalkan_sekali_per_hari_kerja(dunia: Dunia, settings: Any) -> None:
    """From 07.00 where the agency is, Monday to Friday, once; nothing without a mail server."""
    assert jadwalkan_pengingat in BERKALA
    milik = Tugas.objects.filter(pd=dunia.pd)
    for pagi in (wita(2024, 4, 10, 6, 59), wita(2024, 4, 13, 9)):
        jadwalkan_pengingat(pagi)
    assert not milik.exists()
    jadwalkan_pengingat(wita(2024, 4, 10, 7))
    jadwalkan_pengingat(PADA)
    satu = milik.get()
    assert (satu.judul, satu.argumen) == ("Pengingat surel 2024-04-10", {"hari": "2024-04-10"})
    assert satu.jenis in PEKERJAAN
    jadwalkan_pengingat(BESOK)
    assert milik.count() == 2
    settings.TAPAK_SUREL = False
    assert jadwalkan_pengingat(BESOK + timedelta(days=1)) == []


def test_halaman_pilihan(dunia: Dunia, client: Any) -> None:
    client.force_login(dunia.operator)
    isi = terbaca(client.get(reverse("pengingat")))
    assert "operator@contoh.go.id" in isi
    assert 'value="penting" checked' in isi
    respons = client.post(reverse("pengingat"), {"kerap": "tidak"}, follow=True)
    assert 'value="tidak" checked' in terbaca(respons)
    assert PilihanPengingat.objects.get().kerap == KerapPengingat.TIDAK
    jejak = JejakAudit.objects.get(aksi="pilih pengingat")
    assert jejak.oleh == dunia.operator
    assert client.post(reverse("pengingat"), {"kerap": "tiap-jam"}).status_code == 404


def test_nama_pengaturan_hanya_bagi_admin_sistem(dunia: Dunia, client: Any, settings: Any) -> None:
    settings.TAPAK_SUREL = False
    client.force_login(dunia.operator)
    isi = terbaca(client.get(reverse("pengingat")))
    assert "Surel belum disiapkan oleh admin sistem" in isi
    assert "EMAIL_URL" not in isi
    dunia.operator.is_superuser = True
    dunia.operator.save()
    assert "EMAIL_URL" in terbaca(client.get(reverse("pengingat")))

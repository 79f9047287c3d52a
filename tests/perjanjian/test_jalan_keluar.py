"""No dead end: in every state of an agreement, by the buttons that its pages really show, somebody
has a step; nobody is shown a step that the rules refuse.
"""

from datetime import date
from typing import Any

import lxml.html
import pytest
from django.urls import reverse

from anggaran.models import Kegiatan, Program, SubKegiatan
from kinerja.models import (
    DokumenPerencanaan,
    Indikator,
    JejakAudit,
    PerjanjianKinerja,
    Sasaran,
    Target,
)
from laporan.perjanjian import layar_satu
from laporan.perjanjian.aksi import ajukan, kembalikan, ubah_baris
from laporan.perjanjian.buang import buang_rancangan
from laporan.perjanjian.penolakan import AksiDitolakError
from laporan.perjanjian.periksa import periksa_perjanjian
from laporan.perjanjian.perubahan import siapkan_perubahan
from laporan.perjanjian.siapkan import siapkan_semua
from tests.baca import terbaca
from tests.halaman import cari_formulir, formulir_halaman
from tests.perjanjian.bantu import PADA, TAHUN, cetak
from tests.perjanjian.test_perubahan import ISI

pytestmark = pytest.mark.django_db
#: Page that a link leads to → the step it stands for.
LANGKAH = {
    "isi/": "sunting",
    "perubahan/": "siapkan perubahan",
    "kertas/": "catat kertas",
    "tanda-tangan/": "tanda tangan",
}
SEKRETARIAT = "sekretariat"
#: State → role → steps; who is not named has none.
HARAPAN: dict[str, dict[str, set[str]]] = {
    "draf": {SEKRETARIAT: {"sunting", "ajukan", "buang"}},
    "dikembalikan": {SEKRETARIAT: {"sunting", "ajukan"}},
    "diajukan": {
        SEKRETARIAT: {"catat kertas", "kembalikan"},
        "pertama": {"tanda tangan", "kembalikan"},
        "kedua": {"kembalikan"},
    },
    "pihak_pertama": {
        SEKRETARIAT: {"catat kertas", "kembalikan"},
        "kedua": {"tanda tangan", "kembalikan"},
    },
    "berlaku": {SEKRETARIAT: {"siapkan perubahan"}},
    "perubahan": {SEKRETARIAT: {"sunting", "ajukan", "buang"}},
    "perubahan dikembalikan": {SEKRETARIAT: {"sunting", "ajukan"}},
}


def _langkah(client: Any, siapa: Any, p: PerjanjianKinerja) -> set[str]:
    """The steps on the page of one agreement, and on the page of signing where it leads there."""
    client.force_login(siapa)
    dasar = reverse("perjanjian_satu", args=[p.pk])
    respons = client.get(dasar)
    assert respons.status_code == 200
    hasil = {f.isi["langkah"] for f in formulir_halaman(respons) if "langkah" in f.isi}
    for a in lxml.html.fromstring(respons.content.decode()).iter("a"):
        alamat = a.get("href") or ""
        ekor = alamat.removeprefix(dasar)
        if alamat.startswith(dasar) and ekor in LANGKAH and "tombol" in (a.get("class") or ""):
            hasil.add(LANGKAH[ekor])
            tujuan = client.get(alamat)
            assert tujuan.status_code == 200, alamat  # it leads there
            if ekor == "tanda-tangan/":
                hasil |= {f.isi.get("langkah", "") for f in formulir_halaman(tujuan)}
    return hasil - {"tandatangani", "siapkan_ulang", ""}


@pytest.mark.parametrize("keadaan", HARAPAN)
def test_setiap_keadaan_dan_peran(
    client: Any, pk: dict[str, Any], penanda: Any, sekretariat: Any, keadaan: str
) -> None:
    p = pk["KASI-LATIH"]
    match keadaan:
        case "draf":
            pass
        case "dikembalikan":
            ajukan(perjanjian=p, oleh=sekretariat, pada=PADA, perender=cetak)
            kembalikan(perjanjian=p, catatan="Perbaiki.", oleh=sekretariat, pada=PADA)
        case "perubahan" | "perubahan dikembalikan":
            p = penanda.sampai(p, "pihak_kedua")
            p = siapkan_perubahan(perjanjian=p, oleh=sekretariat, **ISI)
            if keadaan != "perubahan":
                ajukan(perjanjian=p, oleh=sekretariat, pada=PADA, perender=cetak)
                kembalikan(perjanjian=p, catatan="Perbaiki.", oleh=sekretariat, pada=PADA)
        case _:
            p = penanda.sampai(p, {"berlaku": "pihak_kedua"}.get(keadaan, keadaan))
    p = PerjanjianKinerja.objects.get(pk=p.pk)
    peran = {
        SEKRETARIAT: sekretariat,
        "pertama": penanda.akun(p.jabatan),
        "kedua": penanda.akun(p.pihak_kedua),
        "kepala": penanda.akun(pk["KADIS"].jabatan),
    }
    semua = {nama: _langkah(client, siapa, p) for nama, siapa in peran.items()}
    assert {nama: isi for nama, isi in semua.items() if isi} == HARAPAN[keadaan]


def test_yang_digantikan_menunjuk_penggantinya(
    client: Any, pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    """The one state without a step: its page leads to the version that has one."""
    lama = penanda.sampai(pk["KASI-LATIH"], "pihak_kedua")
    isi = {**ISI, "berlaku_mulai": date(2024, 1, 15)}
    baru = siapkan_perubahan(perjanjian=lama, oleh=sekretariat, **isi)
    baru = penanda.sampai(baru, "pihak_kedua")
    lama.refresh_from_db()
    assert (lama.status, baru.status) == ("digantikan", "berlaku")
    assert _langkah(client, sekretariat, lama) == set()
    assert reverse("perjanjian_satu", args=[baru.pk]) in (
        client.get(reverse("perjanjian_satu", args=[lama.pk])).text
    )
    assert _langkah(client, sekretariat, baru) == {"siapkan perubahan"}


# --- a draft that nobody needs --------------------------------------------------------------


def test_rancangan_dibuang_beserta_targetnya(
    client: Any, pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    lama = penanda.sampai(pk["KASI-TRANS"], "pihak_kedua")
    baru = siapkan_perubahan(perjanjian=lama, oleh=sekretariat, **ISI)
    ubah_baris(baris=baru.baris.get(), target="3", oleh=sekretariat, pada=PADA)
    assert Target.objects.filter(dokumen__ke=1, dokumen__jenis="pk").count() == 1
    client.force_login(sekretariat)
    alamat = reverse("perjanjian_satu", args=[baru.pk])
    formulir = cari_formulir(client.get(alamat), langkah="buang").isi
    respons = client.post(alamat, {**formulir, "alasan": " "})
    assert respons.status_code == 422
    assert "Tulis mengapa rancangan ini dibuang." in terbaca(respons)
    respons = client.post(alamat, {**formulir, "alasan": "Keliru disiapkan."})
    assert respons.url == reverse("perjanjian_satu", args=[lama.pk])
    assert not PerjanjianKinerja.objects.filter(pk=baru.pk).exists()
    # A target without its agreement would count as agreed.
    assert not DokumenPerencanaan.objects.filter(jenis="pk", tahun=TAHUN, ke=1).exists()
    jejak = JejakAudit.objects.get(aksi="buang rancangan perubahan", objek_id=baru.pk)
    assert jejak.alasan == "Keliru disiapkan."
    # The way is free for the next one.
    assert siapkan_perubahan(perjanjian=lama, oleh=sekretariat, **ISI).ke == 1


def test_rancangan_jabatan_yang_tidak_memegang_apa_pun_lagi(
    client: Any, pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    """What KASI-TRANS answered for goes to its superior; its draft stays behind with its old rows.

    It is told, discarded from its page, and does not come back; a stale tab is refused, and one
    that comes too late finds nothing.
    """
    p = pk["KASI-TRANS"]
    target = Target.objects.count()
    for model in (Sasaran, Indikator, Program, Kegiatan, SubKegiatan):
        milik = model.objects.filter(penanggung_jawab=p.jabatan)
        milik.update(penanggung_jawab=p.jabatan.atasan)
    siapkan_semua(pd=p.pd, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    (temuan,) = [
        t for t in periksa_perjanjian(p.pd, TAHUN)
        if t.kode == "tidak_memegang"
    ]  # fmt: skip
    assert (temuan.perjanjian, str(temuan.tingkat)) == (p, "peringatan")
    client.force_login(sekretariat)
    alamat = reverse("perjanjian_satu", args=[p.pk])
    assert temuan.tautan == f"{alamat}#alasan-buang"
    formulir = cari_formulir(client.get(alamat), langkah="buang").isi
    isi = {**formulir, "alasan": "Tugasnya beralih kepada atasannya."}
    with pytest.raises(AksiDitolakError, match="Sekretariat"):
        buang_rancangan(perjanjian=p, alasan="Keliru.", oleh=penanda.akun(p.jabatan), pada=PADA)
    ubah_baris(baris=p.baris.all()[0], target="3", oleh=sekretariat, pada=PADA)
    assert client.post(alamat, isi).status_code == 409  # another tab changed it meanwhile
    isi |= {"versi": cari_formulir(client.get(alamat), langkah="buang").isi["versi"]}
    respons = client.post(alamat, isi)
    assert respons.url == reverse("perjanjian")
    assert not PerjanjianKinerja.objects.filter(pk=p.pk).exists()
    assert Target.objects.count() == target
    jejak = JejakAudit.objects.get(aksi="buang rancangan perjanjian", objek_id=p.pk)
    assert jejak.alasan == "Tugasnya beralih kepada atasannya."
    assert client.post(alamat, isi).status_code == 404
    hasil = siapkan_semua(pd=p.pd, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    assert p.jabatan_id not in {x.jabatan_id for x in hasil.semua}


def test_dua_tab_membuang_bersamaan(
    client: Any, pk: dict[str, Any], sekretariat: Any, monkeypatch: Any
) -> None:
    """The other one is between the reading of the page and the lock."""
    p = pk["KASI-TRANS"]
    client.force_login(sekretariat)
    alamat = reverse("perjanjian_satu", args=[p.pk])
    isi = cari_formulir(client.get(alamat), langkah="buang").isi

    def lain(**argumen: Any) -> Any:
        buang_rancangan(**argumen)
        return buang_rancangan(**argumen)

    monkeypatch.setattr(layar_satu, "buang_rancangan", lain)
    assert client.post(alamat, {**isi, "alasan": "Tidak dipakai."}).status_code == 404


def test_target_yang_dipakai_perjanjian_lain_tetap(
    pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    """Two drafts revise targets in the same document: only those of the one thrown away go."""
    draf = {}
    for kode, teks in (("KASI-TRANS", "3"), ("KASI-RENCANA", "2")):
        lama = penanda.sampai(pk[kode], "pihak_kedua")
        draf[kode] = siapkan_perubahan(perjanjian=lama, oleh=sekretariat, **ISI)
        ubah_baris(baris=draf[kode].baris.get(), target=teks, oleh=sekretariat, pada=PADA)
    buang_rancangan(perjanjian=draf["KASI-TRANS"], alasan="Keliru.", oleh=sekretariat, pada=PADA)
    sisa = Target.objects.filter(dokumen__jenis="pk", dokumen__tahun=TAHUN, dokumen__ke__gte=1)
    assert [t.indikator_id for t in sisa] == [draf["KASI-RENCANA"].baris.get().indikator_id]


def test_yang_pernah_diajukan_tidak_dibuang(
    pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    isi: dict[str, Any] = {"alasan": "Keliru.", "oleh": sekretariat, "pada": PADA}
    murni = pk["KASI-LATIH"]
    ajukan(perjanjian=murni, oleh=sekretariat, pada=PADA, perender=cetak)
    with pytest.raises(AksiDitolakError, match="sudah diajukan, sehingga tidak dapat dibuang"):
        buang_rancangan(perjanjian=murni, **isi)
    kembalikan(perjanjian=murni, catatan="Perbaiki.", oleh=sekretariat, pada=PADA)
    with pytest.raises(AksiDitolakError, match="dikembalikan untuk diperbaiki"):
        buang_rancangan(perjanjian=murni, **isi)
    lama = penanda.sampai(pk["KASI-TRANS"], "pihak_kedua")
    baru = siapkan_perubahan(perjanjian=lama, oleh=sekretariat, **ISI)
    with pytest.raises(AksiDitolakError, match="Sekretariat"):
        buang_rancangan(perjanjian=baru, **{**isi, "oleh": penanda.akun(lama.jabatan)})
    ajukan(perjanjian=baru, oleh=sekretariat, pada=PADA, perender=cetak)
    with pytest.raises(AksiDitolakError, match="tidak dapat dibuang"):
        buang_rancangan(perjanjian=baru, **isi)

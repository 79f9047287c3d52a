"""Every route that writes, while another tab has moved the session to another year and agency.

The forms are taken from the pages themselves. The same form is sent twice, each time from the same
state: once in the session that opened the page, once after that session went elsewhere. Both write
the same rows, or the second is refused with 409 and writes nothing. A route that accepts POST and
is not listed in tests/rangka/tab_lain fails the first test.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from laporan.rangka.konteks import KUNCI_PD, KUNCI_TAHUN
from tests.halaman import cari_formulir, formulir_halaman
from tests.isi_tabel import beda_tabel, isi_tabel
from tests.rangka.tab_lain.dunia import TAHUN, TAHUN_LAIN, Dunia, Tulisan
from tests.rangka.tab_lain.tulis import DI_LUAR, TULIS


def _rute(semua: list[Any]) -> Iterator[tuple[str, Any]]:
    for r in semua:
        if isinstance(r, URLResolver):
            if r.app_name != "admin":  # the master-data site: test_data_induk below
                yield from _rute(r.url_patterns)
        elif isinstance(r, URLPattern):
            yield str(r.name), r.callback


def test_setiap_rute_yang_menulis_terdaftar() -> None:
    """A view that does not say which methods it takes is asked for by hand."""
    menulis = {
        nama
        for nama, layar in _rute(get_resolver().url_patterns)
        if set(getattr(layar, "metode", ("POST",))) - {"GET", "HEAD"}
    }
    hanya_baca = {
        "verifikasi_kode",
        "verifikasi_salinan",
        "isian_siapa",
        "tautan_akun",
        "panduan",
        "panduan_halaman",
        "sehat",
        "sehat_hidup",
        "sehat_metrik",
    }  # require_safe
    assert menulis - hanya_baca == set(TULIS) | set(DI_LUAR)


def test_data_induk_tidak_bertanya_pada_sesi() -> None:
    """What the master-data site writes to stands in its address and its fields."""
    from pathlib import Path

    akar = Path(__file__).parents[2]
    berkas = [*akar.glob("kinerja/**/*.py"), *akar.glob("anggaran/**/*.py"),
              akar / "laporan/admin.py"]  # fmt: skip
    for satu in berkas:
        isi = satu.read_text()
        assert "konteks_kerja" not in isi, satu
        assert KUNCI_PD not in isi, satu


@pytest.fixture
def dunia(akun: dict[str, Any], contoh: Any) -> Dunia:
    return Dunia(contoh, akun)


def _kirim(client: Any, d: Dunia, t: Tulisan, respons: Any, *, ke_lain: bool) -> tuple[int, Any]:
    """Send the form of that page; the rows that it changed. Everything is undone afterwards."""
    f_isi: dict[str, Any] = {}
    if not t.json:
        if t.pilih:
            f_isi = cari_formulir(respons, **t.pilih).isi
        else:
            f_isi = formulir_halaman(respons)[0].halaman
            assert f_isi, "every page carries what it shows"
    sesi = client.session
    sesi[KUNCI_PD], sesi[KUNCI_TAHUN] = (
        (d.lain.pk, TAHUN_LAIN if sesi.get(KUNCI_TAHUN) != TAHUN_LAIN else TAHUN)
        if ke_lain
        else (sesi.get(KUNCI_PD, d.pd.pk), sesi.get(KUNCI_TAHUN, TAHUN))
    )
    sesi.save()
    titik, dulu = transaction.savepoint(), isi_tabel()
    jenis = {"content_type": "application/json"} if t.json else {}
    jawab = client.post((t.ke or t.halaman)(d), {**f_isi, **t.ketik(d)}, **jenis)
    beda = beda_tabel(dulu, isi_tabel())
    transaction.savepoint_rollback(titik)
    return jawab.status_code, beda


@pytest.mark.lama(detik=0.5)
@pytest.mark.sqlite  # numbers of new rows are compared: PostgreSQL does not take them back
@pytest.mark.parametrize("nama", sorted(TULIS))
def test_tab_lain_tidak_mengubah_tujuan(client: Any, dunia: Dunia, nama: str) -> None:
    t = TULIS[nama]
    t.siap(dunia)
    client.force_login(dunia.akun[t.oleh])
    client.get(reverse("berkas"), {"tahun": str(TAHUN)})
    respons = client.get(t.halaman(dunia))
    assert respons.status_code == 200, respons.content.decode()[-2000:]
    status, beda = _kirim(client, dunia, t, respons, ke_lain=False)
    assert status < 500
    assert bool(beda) is t.menulis, (status, beda)
    status_lain, beda_lain = _kirim(client, dunia, t, respons, ke_lain=True)
    if status_lain == 409:
        assert not beda_lain
    else:
        assert (status_lain, beda_lain) == (status, beda)

"""Every page for people is reached by links, and no link leads to a refusal or to nothing: a crawl
from the home page of each account of the living sample, one address per route and account.
"""

import re
from collections import deque
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from tests.akses.daftar import AKSES
from tests.peramban.axe import PemeriksaAxe, PenyajiHalaman

# Not repeated on PostgreSQL: it asks nothing of the database that the pages' own tests do not.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

#: Middle of the second quarter: an open quarter, agreements, a reviu under way, an LHE.
HARI = "2026-05-20"
#: One account for each way of seeing: the others hold what one of these holds.
AKUN = (
    "sekretariat",
    "operator.naker",
    "kepala.dinas",
    "evaluator",
)
#: Pages that no link of the sample's state leads to → who leads there, and when.
TANPA_TAUTAN = {
    "atur_publik": "the rail of the pemda's admin",
    "anggaran_impor_satu": "the list of budget files, once one was read",
    "anggaran_impor_tugas": "the list of jobs, once a large file is read",
    "lke_bukti": "the sheet of an evaluation, once it is opened: tests/peramban/test_lke.py",
    "lke_daerah": "the sheet of the region itself",
    "lke_hasil": "an evaluation that is finished",
    "lke_naskah": "the text of an evaluation, for its evaluator",
    "lke_paket": "the sheet of an evaluation, once it is opened",
    "lke_segel": "an evaluation that is finished, submitted for signing",
    "lke_segel_berkas": "the same",
    "lke_sub": "the sheet of an evaluation, once it is opened",
    "periksa_lkjip_hasil": "the page of checks, once a report was checked",
    "periksa_lkjip_unduh": "the result of a check",
    "persiapan_bertanda": "the page of an uploaded workbook that has errors",
    "persiapan_unggahan": "the page of workbooks, once one was uploaded",
    "rpjmd_indikator": "the plan of a region, where one is entered",
    "rpjmd_pk": "the plan of a region, where one is entered",
    "rpjmd_sasaran": "the plan of a region, where one is entered",
    "bukti": "the drawer of a row, which the entry page's script fetches",
    "bukti_pakai": "the page of a row's evidence",
    "nomenklatur": "the rail of the pemda's admin",
    "nomenklatur_padanan": "the page of the nomenclature, once two versions are loaded",
    "pelengkap_foto": "the picture of an activity, which its grid shows",
    "perjanjian_beda": "the page of an agreement that changed",
    "perjanjian_isi": "the page of a draft of an agreement",
    "perjanjian_kertas": "the page of an agreement that was handed in",
    "perjanjian_perubahan": "the page of an agreement in force",
    "penjenjangan_unduh": "the list of units, once one has results",
    "predikat_pd": "the list of a quarter, once it is announced: tests/pemda/predikat",
    "tinjauan_ingatkan": "the overview, for who may remind: tests/pemda/tinjauan",
    "reviu_inspektorat": "the board, once the head has approved: tests/reviu/test_jalan_keluar.py",
    "reviu_kembalikan": "the board's form, once something was handed in",
}


def _rute(alamat: str) -> str:
    """The name of the route; of Data Induk as a whole, whose pages have tests of their own."""
    try:
        cocok = resolve(urlsplit(alamat).path)
    except Resolver404:
        return ""
    return "admin" if "admin" in cocok.namespaces else cocok.url_name or ""


def _tautan(akar: Any, dasar: str) -> set[str]:
    """Where a person can go from a page: links, and forms that only ask."""
    semua = set(akar.xpath("//a/@href | //form[not(@method) or @method='get']/@action"))
    return {
        urljoin(dasar, a).partition("#")[0]
        for a in semua
        if a and not a.startswith(("#", "mailto:", "tel:", "https:", "http:"))
    }


def _tanda_baca_lepas(akar: Any) -> list[str]:
    """Sentences whose comma or full stop stands by itself: a line of the template ends there."""
    isi = akar.xpath("//p | //li | //dd | //h1 | //h2 | //summary")
    return [
        x
        for e in isi
        for x in re.findall(r"\w+\s+[.,;](?=\s|$)", e.text_content())
        if not e.xpath(".//pre | .//code | .//svg")
    ]


def _jelajah(
    client: Client, salah: list[str], siapa: str, halaman: dict[str, tuple[str, str]]
) -> set[str]:
    """The names of the routes that an account reaches from its home page. `halaman`: route → who
    opened it first, and its HTML.
    """
    antre, sudah = deque([(reverse("beranda"), "masuk")]), {"beranda"}
    dicoba: set[str] = set()
    while antre:
        alamat, dari = antre.popleft()
        if alamat in dicoba:
            continue
        dicoba.add(alamat)
        respons = client.get(alamat)
        if respons.status_code >= 400:
            salah.append(f"{siapa}: {dari} → {alamat}: {respons.status_code}")
            continue
        if respons.status_code in (301, 302):
            tujuan = urljoin(alamat, respons["Location"])
            sudah.add(_rute(tujuan))
            antre.append((tujuan, alamat))
            continue
        if getattr(respons, "streaming", False) or "html" not in respons["Content-Type"]:
            continue
        html = respons.content.decode()
        akar = lxml.html.fromstring(html)
        if "<main" in html:
            halaman.setdefault(_rute(alamat), (siapa, html))
            salah += [f"{siapa}: {alamat}: {x}" for x in _tanda_baca_lepas(akar)]
        # What the page's script asks for with more than the address: reached, not followed.
        dari_skrip = akar.xpath("//@*[starts-with(name(), 'data-') and starts-with(., '/')]")
        sudah |= {_rute(a) for a in dari_skrip}
        for ke in sorted(_tautan(akar, alamat)):
            nama = _rute(ke)
            if not nama:
                if not urlsplit(ke).path.startswith(("/static/", "/media/")):
                    salah.append(f"{siapa}: {alamat} → {ke}: tidak dikenal")
            elif nama not in sudah:
                sudah.add(nama)
                antre.append((ke, alamat))
    return sudah


@pytest.mark.lama(detik=80)
def test_setiap_halaman_tercapai_tanpa_tautan_buntu_dan_tanpa_pelanggaran_axe(
    latihan: Callable[[str], Any], dasar: Any, client: Client, laporan_disimpan: None, page: Any
) -> None:
    """13: every page, as the first account that reaches it sees it, is free of violations of WCAG
    2 A and AA that axe-core finds.
    """
    latihan(HARI)
    orang = {a.pengguna.username: a.pengguna for a in dasar.akun}
    salah: list[str] = []
    tercapai: set[str] = set()
    halaman: dict[str, tuple[str, str]] = {}
    for nama in AKUN:
        client.force_login(orang[nama])
        tercapai |= _jelajah(client, salah, nama, halaman)
    assert not salah, "\n".join(["", *salah])
    kurang = AKSES.keys() - tercapai - TANPA_TAUTAN.keys()
    assert not kurang, "\n".join(["", *sorted(kurang)])
    berlebih = TANPA_TAUTAN.keys() & tercapai
    assert not berlebih, f"a link leads there: {sorted(berlebih)}"
    with PenyajiHalaman() as penyaji:
        periksa = PemeriksaAxe(page, penyaji)
        langgar = [
            f"{rute} ({siapa}): {x}"
            for rute, (siapa, html) in halaman.items()
            if rute != "admin"
            for x in periksa.periksa(html)
        ]
    assert not langgar, "\n".join(["", *langgar])

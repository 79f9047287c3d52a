"""axe-core finds no violation of WCAG 2 A and AA on the main pages of each role."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from kinerja.models import Indikator
from laporan.bahan.bahan import Bahan
from laporan.models import laporan_tahun
from laporan.penulisan.bagian import daftar_bagian

pytestmark = pytest.mark.django_db(transaction=True)

ATURAN = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]},
}
#: Each page once, by the role that does most there.
HALAMAN = {
    "sekretariat": (
        "beranda", "kelengkapan", "periksa", "pohon", "anggaran", "tabel_daftar", "reviu",
        "pohon_gambar", "penulisan", "versi", "berkas", "perjanjian", "lhe", "organisasi",
        "pelengkap", "triwulanan", "akun", "riwayat",
    ),
    "operator.naker": ("beranda", "isian", "rencana_aksi", "reviu", "penulisan", "pengingat"),
    "kepala.dinas": ("beranda", "pengesahan", "reviu", "perjanjian_menunggu"),
    "evaluator": ("beranda", "reviu_inspektorat", "lhe"),
    "kepala.daerah": ("beranda",),
}  # fmt: skip


def _pelanggaran(axe: Axe, layar: Any) -> list[str]:
    """What axe found, one line for each rule and the first places."""
    hasil = axe.run(layar.page, options=ATURAN).response["violations"]
    return [
        f"{v['id']} ({v['impact']}): {v['help']}: "
        + "; ".join(n["html"][:160] for n in v["nodes"][:3])
        for v in hasil
    ]


@pytest.mark.lama(detik=60)
def test_halaman_utama_setiap_peran(halaman: Any, akun: dict[str, Any], contoh: Any) -> None:
    axe, salah = Axe(), []
    halaman.set_viewport_size({"width": 1366, "height": 768})
    indikator = Indikator.objects.filter(pd=contoh).order_by("pk")[0]
    bagian = daftar_bagian(Bahan(contoh, 2024))[2].kunci
    tambahan = {
        "sekretariat": (
            reverse("indikator", args=[indikator.pk]),
            reverse("tabel", args=["capaian"]),
            reverse("reviu_bagian", args=[bagian]),
            reverse("penulisan_bagian", args=[laporan_tahun(contoh, 2024).pk, bagian]),
        )
    }
    for nama, semua in HALAMAN.items():
        halaman.masuk(akun[nama])
        for jalur in (*map(reverse, semua), *tambahan.get(nama, ())):
            respons = halaman.buka(jalur)
            assert respons.status == 200, (nama, jalur)
            salah += [f"{nama} {jalur} {s}" for s in _pelanggaran(axe, halaman)]
    assert not salah, "\n".join(["", *salah])

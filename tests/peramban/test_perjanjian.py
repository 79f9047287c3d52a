"""The year's agreements from the first draft to a Perubahan, as people do it in a browser."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from kinerja.models import PerjanjianKinerja, Renstra, Target, TemplatPernyataan
from kinerja.peran import PEJABAT
from laporan.pekerjaan import PEKERJAAN
from laporan.tugas.pekerja import ProsesPekerja
from tests.factories import SANDI, DokumenFactory, TargetFactory
from tests.peramban.axe import tanpa_pelanggaran
from tests.peramban.test_rangka import INGGRIS
from tests.perjanjian.bantu import BUPATI, beri_nama
from tests.segel.test_segel import isian_jabatan, tambah, ubah_bita

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("sertifikat_segel"),
]

TAHUN = 2024
TAK_BERHINGGA = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LEBAR = (1366, 768, 360)
HP = {"width": 360, "height": 740}


def potret(halaman: Any, nama: str) -> None:
    """No English, no sideways scroll at three widths; with TAPAK_POTRET set, pictures are kept."""
    folder = os.environ.get("TAPAK_POTRET")
    semula = dict(halaman.viewport_size)
    asing = INGGRIS.findall(halaman.inner_text("body"))
    assert not asing, (nama, asing)
    for lebar in LEBAR:
        halaman.set_viewport_size({"width": lebar, "height": 740})
        assert halaman.evaluate(TAK_BERHINGGA) <= 0, (nama, lebar, "scrolls sideways")
        if folder and lebar != 768:
            halaman.screenshot(path=Path(folder) / f"{nama}-{lebar}.png", full_page=True)
    halaman.set_viewport_size(semula)


def pk(kode: str, ke: int = 0) -> PerjanjianKinerja:
    """The sample's agreement of a post."""
    return PerjanjianKinerja.objects.get(tahun=TAHUN, jabatan__kode=kode, ke=ke)


def target_renstra_lain(contoh: Any) -> Any:
    """Give the first indicator of the head a Renstra target that is not the agreement's."""
    target = (
        Target.objects.filter(
            tahun=TAHUN,
            indikator__pd=contoh,
            indikator__penanggung_jawab__kode="KADIS",
            dokumen__jenis="pk",
        )
        .select_related("indikator")
        .order_by("pk")
        .first()
    )
    assert target is not None
    dokumen = DokumenFactory(
        pd=contoh,
        jenis="renstra",
        renstra=Renstra.objects.get(pd=contoh),
        tahun=None,
        kode="RENSTRA-UJI",
        nama="Renstra Perubahan",
        ke=9,
        alasan="Uji",
    )
    TargetFactory(
        indikator=target.indikator,
        tahun=TAHUN,
        dokumen=dokumen,
        jenis=target.jenis,
        nilai=(target.nilai or 0) + 1,
        teks="",
    )
    return target.indikator


def tandatangani(halaman: Any, *, sandi: bool = True) -> None:
    """On the sign page: read, tick, prove, sign."""
    halaman.get_by_label("Saya telah membaca perjanjian ini").check()
    # Dated 2024, signed today: whoever signs first says why.
    alasan = halaman.get_by_label("Alasan tanggal perjanjian mendahului")
    if alasan.count():
        alasan.fill("Ditandatangani susulan.")
    if sandi:
        halaman.get_by_label("Kata sandi akun Anda").fill(SANDI)
    halaman.get_by_role("button", name="Tandatangani", exact=True).click()
    halaman.get_by_role("heading", name="Sudah Anda tandatangani").wait_for()


def periksa_di_halaman_umum(halaman: Any, p: PerjanjianKinerja) -> None:
    """The public pages, as a visitor without an account."""
    halaman.page.context.clear_cookies()
    halaman.buka("verifikasi")
    potret(halaman, "pk-verifikasi")
    halaman.get_by_label("Kode verifikasi").fill(p.kode.lower().replace("-", " "))
    halaman.get_by_label("Kode verifikasi").press("Enter")
    # Of the sample's year, signed only today.
    expect(halaman.get_by_text("Ditandatangani kedua pihak, tidak pernah berlaku")).to_be_visible()
    potret(halaman, "pk-verifikasi-kode")
    asli = bytes(p.naskah.get().tanda_tangan.get(pihak=2).berkas.isi)
    for nama, isi, kata in (
        ("asli", asli, "Asli: sama persis dengan yang ditandatangani"),
        ("bita", ubah_bita(asli), "Tidak sama dengan yang ditandatangani"),
        ("isian", tambah(asli, isian_jabatan), "Tidak sama dengan yang ditandatangani"),
    ):
        halaman.buka("verifikasi")
        halaman.locator("[name=berkas]").set_input_files(
            {"name": f"{nama}.pdf", "mimeType": "application/pdf", "buffer": isi}
        )
        halaman.get_by_role("button", name="Periksa berkas").click()
        halaman.get_by_text(kata).first.wait_for()
        potret(halaman, f"pk-verifikasi-{nama}")


@pytest.mark.lama(detik=32)
def test_dari_rancangan_sampai_perubahan(
    halaman: Any, akun: dict[str, Any], contoh: Any, pengguna: Any
) -> None:
    indikator = target_renstra_lain(contoh)
    beri_nama(contoh)
    # --- Sekretariat prepares every post's agreement.
    halaman.masuk(akun["sekretariat"])
    halaman.buka(f"{reverse('perjanjian')}?tahun={TAHUN}")
    potret(halaman, "pk-kosong")
    halaman.get_by_role("button", name="Siapkan untuk semua jabatan").click()
    halaman.get_by_text(re.compile(r"14 perjanjian dibuat")).wait_for()
    assert PerjanjianKinerja.objects.filter(tahun=TAHUN, status="draf").count() == 14
    potret(halaman, "pk-daftar-draf")
    # --- The wording of the agency's own rules: the preview follows the typing.
    halaman.get_by_role("link", name="Pernyataan", exact=True).click()
    potret(halaman, "pk-pernyataan")
    halaman.get_by_role("link", name="Jabatan lain dengan atasannya").click()
    halaman.locator("#id_teks").fill("Yang berjanji: {nama}.\n\n\n{identitas_kedua}\n\n{salah}")
    halaman.get_by_text("{salah} tidak dikenal.").wait_for()
    halaman.locator("#id_teks").fill("Yang berjanji: {nama}.\n\n\n{identitas_kedua}")
    halaman.get_by_text(re.compile(r"Yang berjanji: Nama Contoh \d+\.")).wait_for()
    potret(halaman, "pk-pernyataan-ketik")
    assert not TemplatPernyataan.objects.exists()
    halaman.buka(f"{reverse('perjanjian')}?tahun={TAHUN}")
    # --- The check holds one back; its reason is written; it can then be submitted.
    halaman.get_by_role("link", name="Kepala Dinas", exact=True).first.click()
    halaman.get_by_text("2 menghalangi pengajuan").wait_for()
    halaman.get_by_text("Nama Bupati Banjar belum diisi.").wait_for()
    assert not halaman.get_by_role("button", name="Ajukan").is_visible()
    potret(halaman, "pk-satu-temuan")
    halaman.locator("#temuan").get_by_role("link", name="Sunting").first.click()
    potret(halaman, "pk-isi")
    baris = pk("KADIS").baris.get(indikator=indikator)
    halaman.get_by_label("Nama Bupati Banjar").fill(BUPATI)
    halaman.locator(f"#target-{baris.pk}").fill("bukan angka")
    halaman.izinkan("422")
    halaman.get_by_role("button", name="Simpan rancangan").click()
    halaman.get_by_text("1 isian belum tersimpan").wait_for()
    potret(halaman, "pk-isi-galat")
    assert halaman.locator(f"#target-{baris.pk}").input_value() == "bukan angka"
    halaman.locator(f"#target-{baris.pk}").fill(baris.target)
    halaman.locator(f"#alasan-{baris.pk}").fill("Disesuaikan dengan RKPD 2024.")
    halaman.get_by_role("button", name="Simpan rancangan").click()
    halaman.get_by_text("Rancangan disimpan.").wait_for()
    halaman.get_by_text("tidak ada yang menghalangi pengajuan").wait_for()
    potret(halaman, "pk-satu-draf")
    halaman.get_by_role("button", name="Ajukan", exact=True).click()
    halaman.get_by_text("Naskahnya kini tetap").wait_for()
    halaman.buka(f"{reverse('perjanjian')}?tahun={TAHUN}")
    halaman.get_by_role("button", name=re.compile("Ajukan 13 yang siap")).click()
    halaman.wait_for_url(re.compile(re.escape(reverse("berkas"))))
    ProsesPekerja(PEKERJAAN).jalan(sampai_kosong=True, nganggur=0)
    halaman.reload()
    halaman.get_by_role("link", name="Lihat hasil").first.click()
    halaman.get_by_text("13 perjanjian diajukan.").wait_for()
    potret(halaman, "pk-daftar-diajukan")
    # --- Kepala Dinas signs on a phone: own agreement, then as second party.
    halaman.masuk(akun["kepala.dinas"])
    halaman.set_viewport_size(HP)
    halaman.buka(f"{reverse('beranda')}?tahun={TAHUN}")
    halaman.get_by_text("1 perjanjian kinerja menunggu tanda tangan Anda.").wait_for()
    potret(halaman, "pk-beranda-kepala")
    halaman.get_by_role("link", name="Baca dan tandatangani").click()
    potret(halaman, "pk-tanda-tangan")
    angka = halaman.locator(".pk-ringkas__angka dd")
    assert angka.last.inner_text() == "Rp12.660.248.443"
    satu_baris = "e => e.offsetHeight < 1.9 * parseFloat(getComputedStyle(e).lineHeight)"
    assert all(angka.nth(n).evaluate(satu_baris) for n in range(angka.count()))
    halaman.get_by_role("button", name="Tandatangani", exact=True).click()
    halaman.get_by_text("Centang pernyataan ini").wait_for()
    halaman.get_by_text("Tuliskan alasannya, atau kembalikan").wait_for()
    halaman.get_by_label("Alasan tanggal perjanjian mendahului").fill("Ditandatangani susulan.")
    halaman.get_by_label("Saya telah membaca perjanjian ini").check()
    halaman.get_by_label("Kata sandi akun Anda").fill("salah")
    halaman.get_by_role("button", name="Tandatangani", exact=True).click()
    halaman.get_by_text("Kata sandi salah.").wait_for()
    potret(halaman, "pk-tanda-tangan-galat")
    tandatangani(halaman)
    potret(halaman, "pk-selesai")
    assert pk("KADIS").status == "pihak_pertama"
    # --- A bidang head signs own, and countersigns a section head's.
    bidang = akun["kepala.bidang"]
    kode_bidang, kode_seksi = bidang.jabatan.kode, akun["kepala.seksi"].jabatan.kode
    halaman.masuk(bidang)
    halaman.buka("perjanjian_menunggu")
    potret(halaman, "pk-menunggu")
    halaman.get_by_role("link", name="Baca dan tandatangani").click()
    tandatangani(halaman)
    assert pk(kode_bidang).status == "pihak_pertama"
    halaman.masuk(akun["kepala.seksi"])
    halaman.buka(reverse("perjanjian_tanda_tangan", args=[pk(kode_seksi).pk]))
    tandatangani(halaman)
    halaman.masuk(bidang)
    halaman.buka(reverse("perjanjian_tanda_tangan", args=[pk(kode_seksi).pk]))
    halaman.get_by_text("Anda menandatangani sebagai pihak kedua.").wait_for()
    tandatangani(halaman)
    halaman.get_by_text("sesudah tahunnya berakhir").wait_for()
    # --- Kepala Dinas countersigns the bidang head's: proven once, signed at once.
    halaman.masuk(akun["kepala.dinas"])
    halaman.buka(reverse("perjanjian_tanda_tangan", args=[pk(kode_bidang).pk]))
    tandatangani(halaman)
    assert pk(kode_bidang).status == "berlaku"
    # --- Anybody can verify it: by its code, by its file; a flipped byte and an edited field show.
    periksa_di_halaman_umum(halaman, pk(kode_bidang))
    # --- Whoever only works in the unit sees theirs, and nothing else.
    halaman.masuk(pengguna(PEJABAT, unit=bidang.unit))
    halaman.buka(f"{reverse('perjanjian')}?tahun={TAHUN}")
    assert halaman.get_by_role("link", name=bidang.jabatan.nama).is_visible()
    assert not halaman.get_by_role("link", name="Kepala Dinas", exact=True).is_visible()
    # --- A Perubahan follows; both versions stay readable.
    halaman.set_viewport_size({"width": 1366, "height": 768})
    halaman.masuk(akun["sekretariat"])
    halaman.buka(reverse("perjanjian_satu", args=[pk(kode_bidang).pk]))
    potret(halaman, "pk-satu-berlaku")
    halaman.get_by_role("link", name="Siapkan perubahan").click()
    halaman.get_by_label("Perubahan strategi").check()
    halaman.get_by_label("Alasan", exact=True).fill("Pergeseran anggaran September 2024.")
    halaman.get_by_label("Berlaku mulai").fill("2024-09-02")
    potret(halaman, "pk-perubahan")
    tanpa_pelanggaran(halaman.page)
    halaman.get_by_role("button", name="Siapkan perubahan").click()
    halaman.get_by_text("disiapkan sebagai draf").wait_for()
    potret(halaman, "pk-satu-perubahan")
    halaman.get_by_role("button", name="Ajukan", exact=True).click()
    halaman.get_by_text("Naskahnya kini tetap").wait_for()
    baru = pk(kode_bidang, 1)
    for orang in (bidang, akun["kepala.dinas"]):
        halaman.masuk(orang)
        halaman.buka(reverse("perjanjian_tanda_tangan", args=[baru.pk]))
        if orang == bidang:
            potret(halaman, "pk-tanda-tangan-perubahan")
        tandatangani(halaman)
    assert (pk(kode_bidang).status, pk(kode_bidang, 1).status) == ("digantikan", "berlaku")
    halaman.buka(reverse("perjanjian_satu", args=[pk(kode_bidang).pk]))
    assert halaman.get_by_text("sesudah tahunnya berakhir").count() == 2
    potret(halaman, "pk-satu-digantikan")
    halaman.buka(reverse("perjanjian_beda", args=[baru.pk]))
    halaman.get_by_role("heading", name="Berdampingan").wait_for()
    potret(halaman, "pk-beda")
    tanpa_pelanggaran(halaman.page)
    for p in (pk(kode_bidang), baru):
        naskah = p.naskah.get()
        for sidik in (naskah.berkas_id, *naskah.tanda_tangan.values_list("berkas", flat=True)):
            alamat = halaman.alamat + reverse("perjanjian_berkas", args=[p.pk, sidik])
            respons = halaman.page.request.get(alamat)
            assert respons.status == 200
            assert respons.body().startswith(b"%PDF")
    assert timezone.now().year > TAHUN  # the sample's year is over: everything signed is in force

"""An account from its invitation to its first signature, as people do it in a browser."""

import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from kinerja.models import PenetapanAkun, Pengguna, TandaTangan
from kinerja.pemicu import lepas, pasang
from kinerja.pemicu_akun import PEMICU
from laporan.perjanjian.aksi import ajukan
from tests.factories import SANDI
from tests.peramban.test_perjanjian import potret
from tests.perjanjian.bantu import siapkan_contoh

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("sertifikat_segel"),
]
BARU = "kunjungan-lapangan-2026"


def undur(jam: int) -> None:
    """Let so many hours pass: what was set lies further back. Past the trigger that forbids it."""
    lepas(connection, PEMICU)
    for satu in PenetapanAkun.objects.all():
        satu.pada -= timedelta(hours=jam)
        satu.save()
    pasang(connection, PEMICU)


def test_dari_undangan_sampai_tanda_tangan(contoh: Any, akun: dict[str, Any], halaman: Any):
    halaman.izinkan("status of (410|422|429)")
    sekretariat = akun["sekretariat"]
    terisi = set(Pengguna.objects.values_list("jabatan", flat=True))
    p = next(
        p
        for p in siapkan_contoh(contoh, sekretariat).values()
        if p.jabatan.eselon and p.pihak_kedua_id and p.jabatan_id not in terisi
    )
    ajukan(perjanjian=p, oleh=sekretariat, pada=timezone.now())

    # Sekretariat invites, and hands the link over.
    halaman.masuk(sekretariat)
    halaman.buka("akun")
    potret(halaman, "akun-daftar")
    halaman.get_by_role("link", name="Undang pengguna").click()
    halaman.get_by_label("Nama pengguna").fill("pejabat.baru")
    halaman.get_by_label("Nama", exact=True).fill("Pejabat Contoh")
    halaman.get_by_label("Pejabat Eselon III/IV").check()
    halaman.locator("[name=unit]").select_option(str(p.jabatan.unit_id))
    halaman.locator("[name=jabatan]").select_option(str(p.jabatan_id))
    halaman.locator("[name=status]").select_option("plt")
    potret(halaman, "akun-undang")
    halaman.get_by_role("button", name="Buat akun dan tautannya").click()
    potret(halaman, "akun-tautan")
    tautan = halaman.get_by_label("Tautan kata sandi").input_value()
    halaman.buka("akun_perubahan")
    potret(halaman, "akun-perubahan")

    # The holder sets a password and comes in.
    halaman.page.context.clear_cookies()
    halaman.page.goto(tautan)
    assert halaman.get_by_role("heading", name="Selamat datang di Tapak").is_visible()
    potret(halaman, "atur-sandi")
    halaman.get_by_label("Kata sandi baru", exact=True).fill(BARU)
    halaman.get_by_label(re.compile("Konfirmasi kata sandi|Ulangi")).fill(BARU)
    halaman.get_by_role("button", name="Simpan kata sandi").click()
    halaman.masuk_lewat_layar("pejabat.baru", BARU)

    # Too early to sign: the assignment is not confirmed, then a day has not passed.
    ttd = reverse("perjanjian_tanda_tangan", args=[p.pk])
    halaman.buka(ttd)
    assert "belum Anda konfirmasi" in halaman.inner_text("#isi")
    halaman.buka("beranda")
    halaman.get_by_role("link", name="Periksa dan konfirmasi").first.click()
    potret(halaman, "penugasan")
    halaman.get_by_role("button", name="Benar, konfirmasi").click()
    expect(halaman.locator("#isi")).to_contain_text("sudah dikonfirmasi")
    potret(halaman, "penugasan-sesudah")
    halaman.buka(ttd)
    assert "dapat menandatangani mulai" in halaman.inner_text("#isi")
    assert not halaman.locator("[name=sandi]").count()

    # A day later it signs, and the public reads through which account.
    undur(25)
    halaman.buka(ttd)
    halaman.get_by_label("Saya telah membaca perjanjian ini").check()
    if halaman.locator("[name=alasan]").count():
        halaman.locator("[name=alasan]").fill("Uji")
    halaman.locator("[name=sandi]").fill(BARU)
    halaman.get_by_role("button", name="Tandatangani", exact=True).click()
    halaman.get_by_role("heading", name="Sudah Anda tandatangani").wait_for()
    t = TandaTangan.objects.get(naskah__perjanjian=p)
    assert t.oleh.username == "pejabat.baru"
    assert t.penugasan == "penugasan Plt."
    halaman.buka(reverse("verifikasi_kode", args=[p.kode]))
    assert "Melalui akun Pejabat Contoh, penugasan Plt. sejak" in halaman.inner_text("#isi")
    potret(halaman, "verifikasi")
    if folder := os.environ.get("TAPAK_POTRET"):
        (Path(folder) / "tanda-tangan.pdf").write_bytes(bytes(t.berkas.isi))

    # The link is used up.
    halaman.page.context.clear_cookies()
    halaman.page.goto(tautan)
    assert "tidak berlaku lagi" in halaman.inner_text("#isi")
    potret(halaman, "tautan-habis")
    halaman.buka("lupa_sandi")
    potret(halaman, "lupa-sandi")


def test_sandi_buatan_orang_lain(contoh: Any, akun: dict[str, Any], halaman: Any):
    orang = akun["operator.sekretariat"]
    Pengguna.objects.filter(pk=orang.pk).update(sandi_sementara=True)
    halaman.masuk_lewat_layar(orang.username, SANDI)
    assert "Kata sandi Anda dibuat orang lain" in halaman.inner_text("#isi")
    potret(halaman, "ganti-sandi")

"""Nothing typed is lost, overwritten or stored twice: conflicts, networks, sessions, locks."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories import SANDI
from tests.peramban.test_isian_rute import (
    TAHUN,
    TRIWULAN,
    buka_isi,
    bukakan,
    indikator_nilai,
    isi_sel,
    layar_kedua,
    sel,
    tunggu,
)


def _nilai(i):
    from kinerja.models import Realisasi

    r = Realisasi.objects.filter(indikator=i, tahun=TAHUN, triwulan=TRIWULAN).first()
    return None if r is None else r.nilai


def _jejak(i):
    from kinerja.models import JejakAudit, Realisasi

    r = Realisasi.objects.get(indikator=i, tahun=TAHUN, triwulan=TRIWULAN)
    return JejakAudit.objects.tentang(r).count()


@pytest.mark.parametrize(
    ("pilihan", "hasil"), [("Pakai milik saya", "200"), ("Pakai milik mereka", "100")]
)
def test_dua_peramban_satu_sel(
    halaman, browser, browser_context_args, live_server, akun, contoh, pengguna, pilihan, hasil
):
    """The second sees both values, the other's name, and chooses; nothing is overwritten unseen."""
    from kinerja.peran import OPERATOR

    halaman.izinkan("409")
    bukakan(contoh)
    i = indikator_nilai(contoh)
    lain = pengguna(OPERATOR, unit=akun["operator.naker"].unit, first_name="Siti Rahmah")
    buka_isi(halaman, akun["operator.naker"])
    kedua = layar_kedua(browser, live_server.url, lain, browser_context_args)
    isi_sel(kedua, sel(kedua, f"indikator:{i.pk}", "nilai"), "100")
    tunggu(kedua, sel(kedua, f"indikator:{i.pk}", "nilai"), "tersimpan")

    page = halaman.page
    satu = sel(page, f"indikator:{i.pk}", "nilai")
    isi_sel(page, satu, "200")
    tunggu(page, satu, "bentrok")
    expect(satu).to_have_value("200")
    pesan = page.locator(f"#{satu.get_attribute('id')}-pesan")
    for kata in ("200", "100", "Siti Rahmah"):
        expect(pesan).to_contain_text(kata)
    assert _nilai(i) == 100
    page.reload()  # the choice outlives a reload
    page.wait_for_selector("[data-siap]")
    expect(satu).to_have_value("200")
    page.get_by_role("button", name=pilihan).press("Enter")
    expect(satu).to_have_value(hasil)
    expect(page.locator("[data-kaki-keadaan]")).not_to_have_attribute("data-nada", "bahaya")
    if hasil == "200":
        tunggu(page, satu, "tersimpan")
    assert _nilai(i) == int(hasil)
    kedua.context.close()


def test_dua_sel_satu_baris_bukan_bentrok(
    halaman, browser, browser_context_args, live_server, akun, contoh, pengguna
):
    """Two people fill two variables of one indicator: both are stored."""
    from kinerja.models import NilaiVariabel
    from kinerja.peran import OPERATOR

    bukakan(contoh)
    lain = pengguna(OPERATOR, unit=akun["operator.naker"].unit)
    buka_isi(halaman, akun["operator.naker"])
    kedua = layar_kedua(browser, live_server.url, lain, browser_context_args)
    for page, medan, teks in (
        (kedua, "variabel:ditempatkan", "10"),
        (halaman.page, "variabel:terdaftar", "20"),
    ):
        satu = page.locator(f'[data-medan="{medan}"]')
        isi_sel(page, satu, teks)
        tunggu(page, satu, "tersimpan")
    expect(halaman.page.locator('[data-medan="variabel:ditempatkan"]')).to_have_value("10")
    nilai = NilaiVariabel.objects.filter(realisasi__tahun=TAHUN, realisasi__triwulan=TRIWULAN)
    assert sorted(int(n.nilai) for n in nilai) == [10, 20]
    kedua.context.close()


def test_jaringan_putus_lalu_pulih(halaman, akun, contoh):
    """Text stays and says so; back online each cell is stored once."""
    halaman.izinkan("ERR_INTERNET_DISCONNECTED|Failed to fetch")
    bukakan(contoh)
    buka_isi(halaman, akun["operator.naker"])
    page = halaman.page
    i = indikator_nilai(contoh)
    satu = sel(page, f"indikator:{i.pk}", "nilai")
    page.context.set_offline(True)
    isi_sel(page, satu, "321")
    tunggu(page, satu, "menunggu")
    expect(page.locator("[data-kabar-jalur]")).to_contain_text("Jaringan terputus")
    expect(satu).to_have_value("321")
    isi_sel(page, satu, "322")
    assert _nilai(i) is None
    page.context.set_offline(False)
    tunggu(page, satu, "tersimpan")
    expect(page.locator("[data-kabar-jalur]")).to_be_hidden()
    assert _nilai(i) == 322
    assert _jejak(i) == 1


def test_jawaban_hilang_di_jalan(halaman, akun, contoh):
    """The server stored it, the answer never came: the repetition carries the same key."""
    halaman.izinkan("Failed to load resource|ERR_FAILED|ERR_CONNECTION")
    bukakan(contoh)
    buka_isi(halaman, akun["operator.naker"])
    page = halaman.page
    i = indikator_nilai(contoh)
    satu = sel(page, f"indikator:{i.pk}", "nilai")
    kiriman = []

    def telan(route):
        kiriman.append(route.request.post_data_json["kunci"])
        if len(kiriman) <= 2:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/isian/api/sel/", telan)
    isi_sel(page, satu, "77")
    tunggu(page, satu, "tersimpan")
    assert len(kiriman) == 3
    assert len(set(kiriman)) == 1
    assert _nilai(i) == 77
    assert _jejak(i) == 1


def test_galat_server_dicoba_lagi(halaman, akun, contoh):
    """5xx is no refusal."""
    halaman.izinkan("503")
    bukakan(contoh)
    buka_isi(halaman, akun["operator.naker"])
    page = halaman.page
    satu = sel(page, f"indikator:{indikator_nilai(contoh).pk}", "nilai")
    gagal = [True]
    page.route(
        "**/isian/api/sel/",
        lambda r: r.fulfill(status=503, body="") if gagal and gagal.pop() else r.continue_(),
    )
    isi_sel(page, satu, "5")
    tunggu(page, satu, "menunggu")
    tunggu(page, satu, "tersimpan")


def test_ketikan_bertahan_sesudah_macet(halaman, akun, contoh):
    """Typed but never left: back after a crash, marked, and stored only on Enter."""
    bukakan(contoh)
    buka_isi(halaman, akun["operator.naker"])
    page = halaman.page
    i = indikator_nilai(contoh)
    satu = sel(page, f"indikator:{i.pk}", "nilai")
    satu.focus()
    page.keyboard.type("45")
    # A crash runs no handler of the page: go on in a new page of the same browser.
    baru = page.context.new_page()
    baru.goto(page.url)
    baru.wait_for_selector("[data-siap]")
    pulih = sel(baru, f"indikator:{i.pk}", "nilai")
    expect(pulih).to_have_value("45")
    tunggu(baru, pulih, "dipulihkan")
    assert _nilai(i) is None
    pulih.focus()
    baru.keyboard.press("Enter")
    tunggu(baru, pulih, "tersimpan")
    assert _nilai(i) == 45
    baru.close()


def test_sesi_berakhir_masuk_lagi(halaman, akun, contoh):
    """Drafts wait through the login, and go out afterwards without typing again."""
    from django.contrib.sessions.models import Session

    halaman.izinkan("401")
    bukakan(contoh)
    operator = akun["operator.naker"]
    buka_isi(halaman, operator)
    page = halaman.page
    i = indikator_nilai(contoh)
    satu = sel(page, f"indikator:{i.pk}", "nilai")
    Session.objects.all().delete()
    isi_sel(page, satu, "88")
    expect(page.locator("[data-kabar-jalur]")).to_contain_text("Sesi Anda berakhir")
    expect(satu).to_have_value("88")
    tautan = page.get_by_role("link", name="Masuk lagi")
    with page.context.expect_page() as tunggu_tab:
        tautan.press("Enter")
    tab = tunggu_tab.value
    tab.locator("[name=username]").fill(operator.username)
    tab.locator("[name=password]").fill(SANDI)
    tab.locator("[name=password]").press("Enter")
    # The login's own page sends what this browser kept; the waiting page finds it stored.
    tab.wait_for_selector("[data-siap]")
    tunggu(tab, sel(tab, f"indikator:{i.pk}", "nilai"), "tersimpan")
    page.bring_to_front()
    if page.locator("[data-kabar-jalur]").is_visible():
        page.get_by_role("button", name="Sudah masuk").press("Enter")
    tunggu(page, satu, "tersimpan")
    assert _nilai(i) == 88
    assert _jejak(i) == 1


def test_akun_lain_tidak_melihat_dan_tidak_mengirim(halaman, akun, contoh, live_server):
    """On a shared computer: another person's login neither shows nor sends the drafts."""
    from django.contrib.sessions.models import Session

    halaman.izinkan("401")
    bukakan(contoh)
    operator = akun["operator.naker"]
    buka_isi(halaman, operator)
    page = halaman.page
    i = indikator_nilai(contoh)
    satu = sel(page, f"indikator:{i.pk}", "nilai")
    Session.objects.all().delete()
    isi_sel(page, satu, "99")
    expect(page.locator("[data-kabar-jalur]")).to_contain_text("Sesi Anda berakhir")
    tab = page.context.new_page()
    tab.goto(f"{live_server.url}/masuk/?next=/isian/%3Ftahun=2024%26triwulan=1")
    tab.locator("[name=username]").fill("kepala.dinas")
    tab.locator("[name=password]").fill(SANDI)
    tab.locator("[name=password]").press("Enter")
    tab.wait_for_selector("[data-siap]")
    expect(sel(tab, f"indikator:{i.pk}", "nilai")).to_have_value("")
    tab.close()
    tombol = page.get_by_role("button", name="Sudah masuk")
    if tombol.is_visible():
        tombol.press("Enter")
    expect(page.locator("[data-kabar-jalur]")).to_contain_text("Akun lain sedang masuk")
    expect(satu).to_have_value("99")
    assert _nilai(i) is None


def _kunci(sebab, periode, i, pemakai):
    """Bring about a lock after the page was opened."""
    from kinerja.models import PengesahanTriwulan, Realisasi, UnitKerja

    hari = timezone.localdate()
    if sebab == "belum_dibuka":
        periode.buka = hari + timedelta(days=1)
        periode.save()
    elif sebab == "ditutup":
        periode.tutup = hari - timedelta(days=1)
        periode.save()
    elif sebab == "tanpa_periode":
        periode.delete()
    elif sebab == "disahkan":
        PengesahanTriwulan.objects.create(
            pd=i.pd, tahun=TAHUN, triwulan=TRIWULAN, oleh=pemakai, pada=timezone.now()
        )
    elif sebab == "luar_lingkup":
        pemakai.unit = UnitKerja.objects.get(kode="HI")
        pemakai.save()
    else:
        langkah = {"diajukan_pada": timezone.now(), "diajukan_oleh": pemakai}
        if sebab == "diverifikasi":
            langkah |= {"diverifikasi_pada": timezone.now(), "diverifikasi_oleh": pemakai}
        Realisasi.objects.filter(indikator=i, tahun=TAHUN, triwulan=TRIWULAN).update(
            status=sebab, **langkah
        )


@pytest.mark.parametrize(
    ("sebab", "pesan"),
    [
        ("belum_dibuka", "baru dibuka"),
        ("ditutup", "Minta pengecualian kepada Sekretariat"),
        ("tanpa_periode", "belum ditetapkan"),
        ("diajukan", "sudah diajukan"),
        ("diverifikasi", "sudah diverifikasi"),
        ("disahkan", "sudah disahkan"),
        ("luar_lingkup", "bukan milik unit Anda"),
    ],
)
def test_terkunci_sesudah_halaman_dibuka(halaman, akun, contoh, pengguna, sebab, pesan):
    """Each reason is said beside the cell, the typed text stays, and so it is after a reload."""
    from kinerja.peran import EVALUATOR, OPERATOR

    halaman.izinkan("423")
    periode = bukakan(contoh)
    unit = akun["operator.naker"].unit
    pemakai = pengguna([OPERATOR, EVALUATOR], unit=unit)
    buka_isi(halaman, pemakai, unit=unit.pk)
    page = halaman.page
    i = indikator_nilai(contoh)
    satu = sel(page, f"indikator:{i.pk}", "nilai")
    isi_sel(page, satu, "11")
    tunggu(page, satu, "tersimpan")
    _kunci(sebab, periode, i, pemakai)
    isi_sel(page, satu, "12")
    tunggu(page, satu, "terkunci")
    kabar = page.locator(f"#{satu.get_attribute('id')}-pesan")
    expect(kabar).to_contain_text(pesan)
    expect(satu).to_have_value("12")
    expect(satu).to_have_attribute("readonly", "")
    assert _nilai(i) == 11
    page.reload()
    page.wait_for_selector("[data-siap]")
    expect(satu).to_have_value("12")
    expect(kabar).to_contain_text(pesan)
    satu.focus()
    page.keyboard.press("Escape")
    expect(satu).to_have_value("11")
    page.keyboard.type("7")  # a locked cell answers with its reason
    expect(satu).to_have_value("11")
    expect(kabar).to_contain_text(re.compile(pesan))


def test_dikembalikan_tampil_dahulu(halaman, akun, contoh):
    """A returned row stands first with its note; changing it makes it a draft again."""
    from kinerja.models import Realisasi
    from tests.factories import RealisasiFactory

    bukakan(contoh)
    operator = akun["operator.naker"]
    i = indikator_nilai(contoh)
    RealisasiFactory(
        indikator=i,
        tahun=TAHUN,
        triwulan=TRIWULAN,
        nilai=9,
        status="dikembalikan",
        catatan_kembali="Angka belum cocok dengan lampiran.",
        diajukan_pada=timezone.now(),
        diajukan_oleh=operator,
    )
    buka_isi(halaman, operator)
    page = halaman.page
    pertama = page.locator("tbody[data-baris]").first
    expect(pertama).to_have_attribute("data-baris", f"indikator:{i.pk}")
    expect(pertama).to_contain_text("Angka belum cocok dengan lampiran.")
    expect(page.locator("[data-pesan-kembali]")).to_contain_text("1 baris dikembalikan")
    satu = sel(page, f"indikator:{i.pk}", "nilai")
    isi_sel(page, satu, "10")
    tunggu(page, satu, "tersimpan")
    assert Realisasi.objects.get(indikator=i, tahun=TAHUN, triwulan=TRIWULAN).status == "draf"

"""In Chromium: no CSP violation, nothing fetched from outside, no English words."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from kinerja.peran import ADMIN_PEMDA, SEKRETARIAT
from tests.admin.test_halaman import SEMUA, alamat
from tests.baca import terbaca

INGGRIS = (
    " the ",
    " your ",
    "Change ",
    "Delete",
    "Add ",
    "History",
    "View site",
    "Search",
    "Save ",
    "Home",
    "Today",
    "Tomorrow",
    "No results",
    "Submit",
    "Select ",
    "Log out",
    "Welcome",
    " entries",
)


@pytest.fixture
def isi(transactional_db, _satu_pd):
    return _satu_pd.pakai()


def periksa_kata(halaman):
    asing(halaman.locator("body").inner_text())


def asing(teks):
    assert not [kata for kata in INGGRIS if kata in teks], teks


def test_setiap_halaman_tanpa_pelanggaran_csp(halaman, isi, pengguna, client):
    """History and deletion have one page for all models, whose words differ: after three of them in
    the browser the others are only read.
    """

    def buka(urut, label, nama, pk):
        if urut < 3:
            halaman.buka(alamat(label, nama, pk))
            periksa_kata(halaman)
        else:
            client.force_login(orang)
            respons = client.get(alamat(label, nama, pk))
            assert respons.status_code == 200, (label, nama)
            asing(re.sub(r"<[^>]+>", " ", terbaca(respons).partition("<body")[2]))

    for peran in (SEKRETARIAT, ADMIN_PEMDA):
        orang = (
            pengguna(peran, pd=isi["kinerja.perangkatdaerah"])
            if peran == SEKRETARIAT
            else pengguna(peran)
        )
        halaman.masuk(orang)
        halaman.buka(reverse("admin:index"))
        periksa_kata(halaman)
        for urut, label in enumerate(SEMUA if peran == SEKRETARIAT else ["kinerja.pengguna"]):
            if label == "kinerja.pengguna" and peran == SEKRETARIAT:
                continue
            pk = isi[label].pk if label in isi else orang.pk
            for nama, args in (("changelist", ()), ("change", (pk,))):
                halaman.buka(alamat(label, nama, *args))
                periksa_kata(halaman)
            buka(urut, label, "history", pk)
            if label not in {
                "kinerja.realisasi",
                "kinerja.jejakaudit",
                "kinerja.perangkatdaerah",
                "kinerja.pengguna",
            }:
                buka(urut, label, "delete", pk)


def test_mengisi_formulir_dengan_pencarian_dan_kalender(halaman, isi, pengguna):
    halaman.masuk(pengguna(SEKRETARIAT, pd=isi["kinerja.perangkatdaerah"]))
    halaman.buka(alamat("kinerja.indikator", "add"))
    halaman.locator(".field-sasaran .select2-selection").click()
    pilihan = halaman.locator(".select2-results__option").first
    expect(pilihan).to_have_text(str(isi["kinerja.sasaran"]))
    halaman.locator(".select2-search__field").fill("zzz")
    expect(halaman.locator(".select2-results__message")).to_have_text("Tidak ada data yang sesuai")
    halaman.keyboard.press("Escape")
    halaman.get_by_role("button", name="Tambah Variabel").click()
    halaman.locator("[name=variabel-0-kode]").fill("a")

    halaman.buka(alamat("kinerja.periodepengukuran", "add"))
    halaman.locator("#calendarlink0").click()
    expect(halaman.locator(".calendarbox").first).to_be_visible()
    periksa_kata(halaman)
    halaman.locator("#calendarbox0 .calendar-shortcuts a").nth(1).click()
    assert halaman.locator("[name=buka]").input_value()


def test_mengimpor_dengan_pratinjau(halaman, isi, pengguna, tmp_path):
    sub, versi = isi["anggaran.subkegiatan"], isi["anggaran.versianggaran"]
    berkas = tmp_path / "pagu.csv"
    berkas.write_text(
        f"tahun;sub_kegiatan;rekening;versi;pagu\n2024;{sub.kode};5.1.02;{versi.kode};1.000.000\n"
    )
    halaman.masuk(pengguna(SEKRETARIAT, pd=isi["kinerja.perangkatdaerah"]))
    halaman.buka(alamat("anggaran.pagubaris", "import"))
    halaman.locator("[name=import_file]").set_input_files(str(berkas))
    expect(halaman.locator("[name=format]")).to_have_value("1")
    halaman.get_by_role("button", name="Periksa berkas").click()
    expect(halaman.locator(".import-preview")).to_contain_text("Diubah")
    periksa_kata(halaman)
    halaman.get_by_role("button", name="Simpan semua baris").click()
    expect(halaman.locator(".messagelist")).to_contain_text("1 diubah")
    halaman.buka(alamat("anggaran.pagubaris", "export"))
    periksa_kata(halaman)


def test_menyiapkan_tahun(halaman, isi, pengguna):
    halaman.masuk(pengguna(SEKRETARIAT, pd=isi["kinerja.perangkatdaerah"]))
    halaman.buka(reverse("admin:index"))
    halaman.get_by_role("link", name="Siapkan tahun baru").click()
    halaman.get_by_role("button", name="Pratinjau").click()
    halaman.get_by_role("button", name="Siapkan tahun 2025").click()
    expect(halaman.locator(".messagelist")).to_contain_text("Tahun 2025 siap")

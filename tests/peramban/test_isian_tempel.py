"""Pasting blocks as Excel puts them on the clipboard: preview, all or nothing, one undo."""

from playwright.sync_api import expect

from tests.peramban.test_isian_rute import TRIWULAN, buka_isi, bukakan, tunggu

EXCEL = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{{mso-number-format:'
    '"\\#\\,\\#\\#0"}}</style></head><body><table border=0 cellpadding=0 cellspacing=0>'
    "<!--StartFragment-->{baris}<!--EndFragment--></table></body></html>"
)


def _excel(baris):
    sel = "".join(
        "<tr height=20>" + "".join(f"<td class=xl65 align=right>{s}</td>" for s in b) + "</tr>"
        for b in baris
    )
    return EXCEL.format(baris=sel), "\r\n".join("\t".join(b) for b in baris) + "\r\n"


def _tempel(page, masukan, teks, html=""):
    masukan.focus()
    masukan.evaluate(
        """(unsur, [teks, html]) => {
          const klip = new DataTransfer();
          klip.setData("text/plain", teks);
          if (html) klip.setData("text/html", html);
          unsur.dispatchEvent(new ClipboardEvent("paste",
            {clipboardData: klip, bubbles: true, cancelable: true}));
        }""",
        [teks, html],
    )


def _bulanan():
    from anggaran.models import RealisasiAnggaran

    return sorted(
        RealisasiAnggaran.objects.filter(bulan=3 * TRIWULAN).values_list("nilai", flat=True)
    )


def _siapkan(halaman, akun, contoh):
    bukakan(contoh)
    buka_isi(halaman, akun["operator.naker"])
    return halaman.page, halaman.page.locator('[data-kolom="ini"]')


def test_kolom_belanja_dari_excel(halaman, akun, contoh):
    """Heading and total are left out and named; old → new; one undo takes all of it back."""
    from kinerja.models import JejakAudit

    page, ini = _siapkan(halaman, akun, contoh)
    ini.first.focus()
    page.keyboard.type("500")
    page.keyboard.press("Enter")
    tunggu(page, ini.first, "tersimpan")
    html, teks = _excel([["Realisasi"], ["1.000.000"], [" 2.500.000 "], ["Rp 3.000"], ["0"]])
    _tempel(page, ini.first, teks, html)
    dialog = page.locator("[data-dialog]")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("4 sel akan berubah")
    expect(dialog).to_contain_text("judul kolom")
    pertama = dialog.locator("tbody tr").first
    expect(pertama).to_contain_text("500")
    expect(pertama).to_contain_text("1.000.000")
    assert _bulanan() == [500]
    expect(page.get_by_role("button", name="Tempel semua")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(ini.nth(1)).to_have_value("2.500.000")
    expect(page.locator('[data-kolom="kumulatif"]').nth(1)).to_have_value("2.500.000")
    expect(ini.first).to_be_focused()
    assert _bulanan() == [0, 3_000, 1_000_000, 2_500_000]
    kelompok = set(JejakAudit.objects.filter(aksi="tempel").values_list("kelompok", flat=True))
    assert len(kelompok) == 1

    page.keyboard.press("Control+z")
    expect(ini.first).to_have_value("500")
    expect(ini.nth(1)).to_have_value("")
    expect(page.locator("[data-kaki-teks]")).to_have_text("Tempelan diurungkan.")
    assert _bulanan() == [500]


def test_satu_sel_salah_tidak_ada_yang_ditempel(halaman, akun, contoh):
    """The bad cell is marked with its reason, and there is no button to paste the rest."""
    page, ini = _siapkan(halaman, akun, contoh)
    html, teks = _excel([["1.000"], ["dua ribu"], ["3.000"]])
    _tempel(page, ini.first, teks, html)
    dialog = page.locator("[data-dialog]")
    expect(dialog).to_contain_text("1 sel tidak dapat ditempel")
    expect(dialog.locator(".tempel-pratinjau__galat")).to_contain_text("dua ribu")
    expect(page.get_by_role("button", name="Tempel semua")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert _bulanan() == []


def test_dua_kolom_dari_libreoffice(halaman, akun, contoh):
    """Text only, two columns: cumulative spending and physical progress."""
    from anggaran.models import LaporanSubKegiatan

    page, _ = _siapkan(halaman, akun, contoh)
    kumulatif = page.locator('[data-kolom="kumulatif"]')
    _tempel(page, kumulatif.first, "1.500\t25\n2.500\t30,5")
    expect(page.locator("[data-dialog]")).to_contain_text("4 sel akan berubah")
    page.keyboard.press("Enter")
    expect(page.locator('[data-kolom="fisik"]').nth(1)).to_have_value("30,50")
    assert _bulanan() == [1_500, 2_500]
    assert LaporanSubKegiatan.objects.filter(fisik__isnull=False).count() == 2


def test_keluaran_diketik_lalu_kolomnya_ditempel(halaman, akun, contoh):
    """Outputs are a column of their own: what is pasted there passes the money by."""
    from anggaran.models import RealisasiProgram, SubKegiatan
    from tests.factories import IndikatorProgramFactory

    semua = SubKegiatan.objects.untuk(akun["operator.naker"]).filter(tahun=2024)
    for n, sub in enumerate(semua.order_by("kode")[:2]):
        IndikatorProgramFactory(sub_kegiatan=sub, nama=f"Keluaran {n}", target={0: 120, 1: 20})
    page, _ = _siapkan(halaman, akun, contoh)
    keluaran = page.locator('[data-kolom="keluaran"]')
    expect(keluaran).to_have_count(2)
    keluaran.first.focus()
    page.keyboard.type("30")
    page.keyboard.press("Enter")
    tunggu(page, keluaran.first, "tersimpan")
    baris = page.locator(".baris__keluaran").first
    expect(baris.locator('[data-isi="capaian"]')).to_have_text("25,00%")
    expect(keluaran.nth(1)).to_be_focused()
    _tempel(page, keluaran.first, "15\n12")
    expect(page.locator("[data-dialog]")).to_contain_text("2 sel akan berubah")
    page.keyboard.press("Enter")
    expect(keluaran.nth(1)).to_have_value("12")
    expect(baris.locator('[data-isi="capaian"]')).to_have_text("12,50%")
    assert sorted(RealisasiProgram.objects.values_list("nilai", flat=True)) == [12, 15]
    assert _bulanan() == []


def test_blok_terlalu_besar_ditolak_utuh(halaman, akun, contoh):
    """More rows than stand below the cell: refused, and said."""
    halaman.izinkan("422")
    page, ini = _siapkan(halaman, akun, contoh)
    _tempel(page, ini.last, "1\n2\n3")
    expect(page.locator("[data-dialog]")).to_contain_text("tidak muat")
    assert _bulanan() == []


def test_satu_nilai_seperti_mengetik(halaman, akun, contoh):
    """One copied cell needs no preview."""
    page, ini = _siapkan(halaman, akun, contoh)
    html, teks = _excel([["4.321"]])
    _tempel(page, ini.first, teks, html)
    expect(ini.first).to_have_value("4.321")
    expect(page.locator("[data-dialog]")).to_be_hidden()
    page.keyboard.press("Enter")
    tunggu(page, ini.first, "tersimpan")
    assert _bulanan() == [4_321]


def test_tempelan_tanpa_jawaban_tidak_dua_kali(halaman, akun, contoh):
    """The answer is lost; “Coba lagi” repeats the same key."""
    from kinerja.models import JejakAudit

    halaman.izinkan("Failed to load resource|ERR_FAILED|ERR_CONNECTION")
    page, ini = _siapkan(halaman, akun, contoh)
    sekali = [True]

    def telan(route):
        if sekali and sekali.pop():
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/isian/api/tempel/", telan)
    _tempel(page, ini.first, "10\n20")
    expect(page.locator("[data-dialog]")).to_contain_text("2 sel akan berubah")
    page.keyboard.press("Enter")
    expect(page.locator("[data-dialog]")).to_contain_text("Tempelan belum tersimpan")
    page.keyboard.press("Enter")
    expect(page.locator("[data-dialog]")).to_be_hidden()
    expect(ini.nth(1)).to_have_value("20")
    assert _bulanan() == [10, 20]
    assert JejakAudit.objects.filter(aksi="tempel").count() == 2

"""A whole practice year in a browser, and the year before it stays as it was printed.

From the opening of a quarter to the frozen report, by the buttons that the pages show to whoever
has the next step: each as its own account, at its own day.
"""

import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from kinerja.models import (
    JejakAudit,
    PengesahanTriwulan,
    PermintaanBuka,
    Realisasi,
    TugasLain,
    UnitLama,
)
from laporan.models import Laporan, ReviuInspektorat, VersiLaporan
from laporan.models.butir_reviu import BUTIR
from laporan.pekerjaan import PEKERJAAN
from laporan.tugas.pekerja import ProsesPekerja
from tests.peramban.axe import tanpa_pelanggaran
from tests.peramban.dunia_setahun import TAHUN, TERCETAK, DuniaSetahun, saat
from tests.peramban.test_reviu import berkas_pekerja

__all__ = ["berkas_pekerja"]

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.lama(detik=45),
    pytest.mark.usefixtures("peran", "berkas_pekerja"),
]

NAMA_BARU = "Bidang Pelatihan dan Produktivitas"
BAGIAN, KALIMAT = "bab1:maksud", "Saran reviu Inspektorat telah ditampung."
CATATAN = "Cocokkan dengan berita acara uji kompetensi."


class Perjalanan:
    """The browser, the calendar, and who sits before the screen."""

    def __init__(self, halaman: Any, d: DuniaSetahun, pindah: Callable[[datetime], None]) -> None:
        self.halaman, self.d, self._pindah = halaman, d, pindah
        self._bersih: set[str] = set()

    def hari(self, hari: str) -> None:
        """Another day. The page is left before: what it still asks would be asked that day."""
        self.halaman.goto("about:blank")
        self._pindah(saat(hari))

    def masuk(self, siapa: Any, rute: str, *lain: Any, kueri: str = "") -> None:
        """Somebody opens a page of the year."""
        self.halaman.goto("about:blank")
        self.halaman.masuk(siapa)
        self.buka(rute, *lain, kueri=kueri)

    def buka(self, rute: str, *lain: Any, kueri: str = "") -> None:
        """Open a page of the year."""
        respons = self.halaman.buka(f"{reverse(rute, args=lain)}?tahun={TAHUN}{kueri}")
        assert respons.status == 200, (rute, respons.status)

    def klik(self, nama: str | re.Pattern[str], *, peran: str = "button") -> None:
        """Press a button, or follow a link, that leads to another page."""
        with self.halaman.expect_navigation():
            self.halaman.get_by_role(peran, name=nama, exact=isinstance(nama, str)).first.click()

    def bersih(self) -> None:
        """axe-core finds nothing on the page; asked once of each, by its heading."""
        judul = self.halaman.locator("h1").inner_text()
        if judul not in self._bersih:
            self._bersih.add(judul)
            tanpa_pelanggaran(self.halaman.page)

    def ada(self, teks: str | re.Pattern[str]) -> None:
        """The page says so."""
        expect(self.halaman.locator("main").get_by_text(teks).first).to_be_visible()

    # --- a quarter -------------------------------------------------------------------------

    def mengisi(self, tautan: str) -> None:
        """From the home page, by the one button, to the entry page with its script running."""
        self.klik(tautan, peran="link")
        expect(self.halaman.locator("[data-siap]").first).to_be_attached()

    def ketik(self, nilai: dict[str, str]) -> None:
        """Type into cells: code of an indicator, or `uang`."""
        for kode, teks in nilai.items():
            if kode == "uang":
                sel = self.halaman.locator(f"#sel-baris-{self.d.lini.pk}-kumulatif")
            else:
                sel = self.halaman.locator(f"#sel-indikator-{self.d.indikator[kode].pk}-nilai")
            sel.fill(teks)
            sel.press("Enter")
        expect(self.halaman.locator("[data-kaki-teks]")).to_have_text("Semua tersimpan")

    def ajukan(self, triwulan: str) -> None:
        """Hand the quarter in."""
        self.halaman.get_by_role("button", name=f"Ajukan TW {triwulan}", exact=True).click()
        dialog = self.halaman.locator("dialog[open]")
        dialog.get_by_role("button", name="Ajukan").click()
        expect(self.halaman.locator("[data-keadaan-periode]")).to_contain_text("sudah diajukan")

    def verifikasi(self, unit: Any, triwulan: int, baris: int) -> None:
        """Sekretariat verifies what a bidang handed in."""
        self.masuk(self.d.sekretariat, "periksa_unit", unit.pk, TAHUN, triwulan)
        self.halaman.get_by_label("Pilih semua").check()
        self.klik("Verifikasi yang dipilih")
        self.ada(f"{baris} baris diverifikasi.")

    def sahkan(self, tombol: str) -> None:
        """The head reads and endorses."""
        self.masuk(self.d.kepala, "beranda")
        self.klik("Baca dan sahkan", peran="link")
        self.halaman.get_by_label("Saya telah membaca").check()
        self.klik(tombol)
        self.ada("Isiannya terkunci.")

    # --- the report ------------------------------------------------------------------------

    def naik(self) -> None:
        """From checked sections to the head's approval."""
        self.masuk(self.d.sekretariat, "reviu")
        self.klik("Teruskan laporan")
        self.masuk(self.d.sekretaris, "reviu")
        self.klik("Teruskan kepada Kepala")
        self.masuk(self.d.kepala, "reviu")
        self.halaman.locator("#setuju").check()
        self.klik("Setujui laporan")
        self.ada("Laporan disetujui.")

    def reviu(self) -> None:
        """The Inspektorat answers its checklist and states."""
        self.masuk(self.d.evaluator, "reviu_inspektorat")
        self.klik("Mulai reviu")
        self.bersih()
        for b in BUTIR:
            jawab = self.halaman.locator(f'[name="jawab:{b.kode}"][value=ya]')
            if not jawab.is_checked():
                jawab.check()
        self.klik("Simpan jawaban")
        self.halaman.locator('[name="hasil"][value=bersih]').check()
        self.klik("Selesaikan reviu")
        self.ada("Reviu selesai.")


@pytest.fixture
def perjalanan(halaman: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Perjalanan:
    kini = [saat("2025-01-20")]
    monkeypatch.setattr(timezone, "now", lambda: kini[0])
    d = DuniaSetahun(tmp_path / "setahun")
    d.jalani(1, {"A1": "76", "A2": "80", "B1": "60", "uang": "20.000.000"}, "2025-04-10")
    d.jalani(2, {"A1": "77", "A2": "81", "B1": "60", "uang": "45.000.000"}, "2025-07-10")
    return Perjalanan(halaman, d, lambda pada: kini.__setitem__(0, pada))


def _nilai(kode: str, triwulan: int) -> tuple[int, str]:
    satu = Realisasi.objects.get(indikator__kode=kode, tahun=TAHUN, triwulan=triwulan)
    assert satu.nilai is not None
    return int(satu.nilai), satu.status


def _triwulan_tiga(j: Perjalanan) -> None:
    """Opened early, filled, handed in, returned, mended, verified, endorsed."""
    d, halaman = j.d, j.halaman
    j.hari("2025-09-29")
    j.masuk(d.operator_a, "isian", kueri=f"&unit={d.a.pk}&triwulan=3")
    expect(halaman.get_by_role("button", name="Ajukan TW III")).to_have_count(0)
    j.masuk(d.sekretariat, "persiapan_kisi", "periode")
    hari = halaman.get_by_label("Hari pertama, Triwulan III")
    hari.fill("2025-09-29")
    hari.press("Enter")
    kotak = hari.locator("xpath=ancestor::*[@data-sel]")
    expect(kotak).to_have_attribute("data-keadaan", "tersimpan")

    j.masuk(d.operator_a, "beranda")
    j.mengisi("Isi yang pertama")
    j.ketik({"A1": "79", "A2": "82", "uang": "70.000.000"})
    j.ajukan("III")
    j.masuk(d.operator_b, "beranda")
    j.mengisi("Isi yang pertama")
    j.ketik({"B1": "61"})
    j.ajukan("III")

    j.hari("2025-10-06")
    j.masuk(d.sekretariat, "periksa_unit", d.a.pk, TAHUN, 3)
    baris = halaman.locator(f"#baris-indikator-{d.indikator['A1'].pk}")
    baris.get_by_text("Kembalikan dengan catatan").click()
    baris.get_by_label("Apa yang perlu diperbaiki").fill(CATATAN)
    baris.get_by_role("button", name="Kembalikan").click()
    j.ada("dikembalikan dengan catatan")
    j.masuk(d.operator_a, "beranda")
    j.ada(CATATAN)
    j.mengisi("Perbaiki")
    j.ketik({"A1": "78"})
    j.ajukan("III")
    j.verifikasi(d.a, 3, 3)
    j.verifikasi(d.b, 3, 1)
    j.sahkan("Sahkan Triwulan III 2025")
    assert _nilai("A1", 3) == (78, "disahkan")


def _dibuka_kembali(j: Perjalanan) -> None:
    """One row of the endorsed quarter: asked for, opened, mended, endorsed once more."""
    d, halaman = j.d, j.halaman
    j.hari("2025-11-10")
    j.masuk(d.sekretariat, "pembukaan", TAHUN, 3)
    halaman.locator('[name="lingkup"][value="baris"]').check()
    halaman.get_by_label(d.indikator["A1"].nama).check()
    halaman.locator("#id_alasan").fill("Hasil uji ulang terbit 7 November.")
    halaman.locator("#id_sampai").fill("2025-11-20")
    j.klik("Sampaikan permintaan")
    j.masuk(d.kepala, "pembukaan", TAHUN, 3)
    j.ada("Hasil uji ulang terbit 7 November.")
    j.bersih()
    j.klik("Buka kembali")
    j.masuk(d.operator_a, "beranda")
    j.buka("isian", kueri=f"&unit={d.a.pk}&triwulan=3")
    expect(halaman.locator("[data-siap]").first).to_be_attached()
    # Only the row that was asked for.
    lain = halaman.locator(f"#sel-indikator-{d.indikator['A2'].pk}-nilai")
    expect(lain).not_to_be_editable()
    j.ketik({"A1": "80"})
    j.ajukan("III")
    j.verifikasi(d.a, 3, 1)
    j.sahkan("Sahkan Triwulan III 2025 kembali")
    assert _nilai("A1", 3) == (80, "disahkan")
    assert PengesahanTriwulan.objects.get(tahun=TAHUN, triwulan=3).ke == 2
    assert PermintaanBuka.objects.get().status == "selesai"
    # What was endorsed first can still be read.
    for ke, nilai in ((1, "78,00%"), (2, "80,00%")):
        j.buka("versi_pengesahan", TAHUN, 3, ke)
        expect(halaman.locator("main").get_by_text(nilai).first).to_be_visible()


def _sotk_dan_plt(j: Perjalanan) -> None:
    """A bidang gets another name and gives an indicator away; one person leads both bidang."""
    d, halaman = j.d, j.halaman
    j.hari("2025-11-20")
    j.masuk(d.sekretariat, "organisasi_perubahan")
    halaman.locator("#berlaku").fill("2025-11-01")
    halaman.locator("#dasar").fill("Peraturan Bupati Nomor 40 Tahun 2025")
    halaman.get_by_label(f"Nama baru {d.a.nama}").fill(NAMA_BARU)
    halaman.get_by_label("Indikator yang beralih 1").select_option(str(d.indikator["A2"].pk))
    halaman.get_by_label("Jabatan penerima indikator 1").select_option(str(d.kabid_b.pk))
    j.klik("Tinjau dampaknya")
    j.ada(re.compile(NAMA_BARU))
    j.bersih()
    assert not UnitLama.objects.exists()
    j.klik("Catat perubahan ini")
    j.ada("Perubahan SOTK menurut Peraturan Bupati Nomor 40 Tahun 2025 tercatat.")
    assert UnitLama.objects.get().nama == d.a.nama

    for jabatan in (d.kabid_a, d.kabid_b):
        j.buka("akun_satu", d.kasubbag.pk)
        halaman.get_by_text("Tambah penugasan").click()
        halaman.locator("#id_tugas-jabatan").select_option(str(jabatan.pk))
        halaman.locator("#id_tugas-mulai").fill("2025-11-20")
        j.klik("Tetapkan")
    assert TugasLain.objects.filter(pengguna=d.kasubbag, status="plt").count() == 2


def _bertindak(j: Perjalanan, jabatan: Any) -> None:
    tugas = TugasLain.objects.get(pengguna=j.d.kasubbag, jabatan=jabatan)
    with j.halaman.expect_navigation():
        j.halaman.get_by_label("Bertindak sebagai").select_option(str(tugas.pk))
    j.ada(re.compile("Anda bertindak sebagai"))


def _triwulan_empat(j: Perjalanan) -> None:
    """Filled for both bidang by the one who leads them, each under its own assignment."""
    d, halaman = j.d, j.halaman
    j.hari("2026-01-08")
    j.masuk(d.kasubbag, "beranda")
    _bertindak(j, d.kabid_a)
    j.mengisi("Isi yang pertama")
    expect(halaman.locator("main")).to_contain_text(NAMA_BARU)
    j.ketik({"A1": "84", "uang": "96.000.000"})
    j.ajukan("IV")
    _bertindak(j, d.kabid_b)
    j.mengisi("Isi yang pertama")
    j.ketik({"A2": "83", "B1": "62"})
    j.ajukan("IV")
    j.verifikasi(d.a, 4, 2)
    j.verifikasi(d.b, 4, 2)
    j.sahkan("Sahkan Triwulan IV 2025")
    oleh = Realisasi.objects.filter(tahun=TAHUN, triwulan=4).values_list(
        "diajukan_oleh__username", flat=True
    )
    assert set(oleh) == {"kasubbag"}


def _laporan(j: Perjalanan) -> None:
    """Written, reviewed, opened again after the reviu, reviewed again, frozen."""
    d, halaman = j.d, j.halaman
    j.hari("2026-02-09")
    for penulis in (d.operator_a, d.operator_b, d.sekretariat):
        j.masuk(penulis, "reviu")
        halaman.get_by_label("Pilih semua").check()
        j.klik("Ajukan yang dipilih")
    # What nobody has handed in, the planners take over.
    halaman.get_by_label("Pilih semua").check()
    halaman.get_by_text("Ambil alih yang dipilih dari penulisnya").click()
    halaman.locator("#alasan-alih").fill("Tenggat laporan besok.")
    j.klik("Ambil alih yang dipilih")
    halaman.get_by_label("Pilih semua").check()
    j.klik("Terima yang dipilih")
    j.naik()
    j.reviu()
    assert Laporan.objects.get().status == "direviu_inspektorat"

    j.hari("2026-02-16")
    j.masuk(d.kepala, "reviu")
    halaman.get_by_text("Buka kembali laporan", exact=True).click()
    j.bersih()
    halaman.locator("#alasan-buka").fill("Saran Inspektorat ditampung lebih dahulu.")
    j.klik("Buka kembali")
    assert Laporan.objects.get().status == "disusun"
    _perbaiki_bagian(j)
    j.naik()
    j.reviu()
    assert list(ReviuInspektorat.objects.order_by("ke").values_list("ke", flat=True)) == [1, 2]

    j.masuk(d.sekretariat, "versi")
    j.klik("Bekukan versi final")
    ProsesPekerja(PEKERJAAN).jalan(sampai_kosong=True, nganggur=0)
    assert Laporan.objects.get().status == "final"


def _perbaiki_bagian(j: Perjalanan) -> None:
    """A section goes back to its author, is written on, handed in, accepted."""
    halaman = j.halaman
    j.masuk(j.d.sekretariat, "reviu_bagian", BAGIAN)
    halaman.get_by_text("Kembalikan kepada penulisnya").click()
    halaman.locator("#alasan-kembali").fill("Sebutkan reviu Inspektorat.")
    j.klik("Kembalikan")
    j.buka("penulisan_bagian", Laporan.objects.get().pk, BAGIAN)
    expect(halaman.locator("html")).to_have_attribute("data-siap", "penulisan")
    halaman.locator(".penulisan__isi").focus()
    halaman.locator(".penulisan__isi").press("Control+End")
    halaman.keyboard.press("Enter")
    halaman.keyboard.type(KALIMAT)
    expect(halaman.locator("[data-kabar]")).to_have_text(re.compile(r"Tersimpan pukul"))
    j.buka("reviu_bagian", BAGIAN)
    j.klik("Ajukan untuk diperiksa")
    j.klik("Terima bagian ini")
    j.ada("Bagian ini diterima.")


def test_setahun_penuh(perjalanan: Perjalanan) -> None:
    j = perjalanan
    semula = j.d.tabel(TERCETAK)
    _triwulan_tiga(j)
    _dibuka_kembali(j)
    _sotk_dan_plt(j)
    _triwulan_empat(j)
    _laporan(j)

    # The frozen year, by hand: 84 of 80, 83 of 80, 62 of 60; 96 of 100 million.
    versi = VersiLaporan.objects.get()
    beku = json.loads(bytes(versi.json.isi))["tabel"]
    utama = next(t for t in beku if t["kunci"] == "gambaran_utama")
    assert [b[2:5] for b in utama["baris"]] == [
        ["80,00%", "84,00%", "105,00%"],
        ["80,00%", "83,00%", "103,75%"],
        ["60,00%", "62,00%", "103,33%"],
    ]
    teks = json.dumps(beku, ensure_ascii=False)
    assert "96.000.000" in teks
    assert KALIMAT in bytes(versi.model.isi).decode()
    # The year before is the one that was printed, names and all.
    assert "Kepala Bidang Pelatihan" in semula
    assert NAMA_BARU not in semula
    assert j.d.tabel(TERCETAK) == semula
    assert JejakAudit.objects.filter(aksi="bekukan").count() == 1

"""The pages of the predicate: who sees whose, each step by its form, the sealed list."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from kinerja.models import Realisasi
from laporan.dokumen.unsur import Bagian
from laporan.models import (
    AturanPredikat,
    KeberatanPredikat,
    PenetapanPredikat,
    PredikatPD,
    Tugas,
)
from laporan.pemda.predikat import aksi
from laporan.pemda.predikat.susun import pencetak, susun_predikat
from laporan.pemda.predikat.tugas import PREDIKAT_PEMDA
from laporan.segel import penyegel_aktif, periksa_pdf
from laporan.tugas import Argumen, PekerjaanGagalError
from tests.factories import PDFactory
from tests.halaman import cari_formulir
from tests.pemda.predikat.test_aksi import BATAS, PADA, SESUDAH, umumkan

TW1 = "?tahun=2024&triwulan=1"


def kirim(client: Any, alamat: str, _ubah: dict[str, Any], **cari: str) -> Any:
    """Send a form of the page as a browser does."""
    f = cari_formulir(client.get(alamat), **cari)
    return client.post(f.tujuan or alamat, dict(f.isi) | _ubah)


@pytest.fixture
def waktu(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Set the clock of the pages."""

    def atur(pada: Any) -> None:
        monkeypatch.setattr(timezone, "now", lambda: pada)

    atur(PADA)
    return atur


def test_dari_pengumuman_sampai_jawaban(client: Any, d: Any, waktu: Any) -> None:
    alamat = reverse("predikat") + TW1
    client.force_login(d.admin)
    isi = {"langkah": "umumkan", "sampai": "2024-04-30"}
    assert kirim(client, alamat, isi, triwulan_predikat="1").status_code == 302
    menunggu = client.get(alamat).content.decode()
    assert "Menunggu giliran" in menunggu
    assert 'name="sampai"' not in menunggu
    kerjakan()
    assert "Menunggu giliran" not in client.get(alamat).content.decode()
    h = PredikatPD.objects.get(pd=d.beres.pd)
    satu = reverse("predikat_pd", args=[h.pk])

    client.force_login(d.sekre)
    daftar = client.get(alamat).content.decode()
    assert "Dinas Anggrek" in daftar
    assert "Badan Bakung" not in daftar
    halaman = client.get(satu).content.decode()
    assert "(100,00 + 80,00) ÷ 2" in halaman
    assert "90,00 ≥ 76" in halaman
    assert (
        kirim(client, satu, {"langkah": "keberatan", "alasan": ""}, alasan="*").status_code == 422
    )
    isi = {"langkah": "keberatan", "alasan": "Peserta 76 orang"}
    kosong = kirim(client, satu, isi, alasan="*")
    assert kosong.status_code == 302

    client.force_login(d.kepala_lain)
    assert client.get(satu).status_code == 404

    client.force_login(d.admin)
    Realisasi.objects.filter(indikator=d.beres.indikator[1]).update(nilai=76)
    assert "Dengan data kini: 97,50, Sangat Tinggi" in " ".join(
        client.get(satu).content.decode().split()
    )
    isi = {"putusan": "terima", "jawaban": "Sesuai data dukung"}
    assert kirim(client, satu, isi, langkah="jawab").status_code == 302
    h.refresh_from_db()
    assert (h.predikat, KeberatanPredikat.objects.get().status) == ("Sangat Tinggi", "diterima")

    waktu(SESUDAH)
    client.force_login(d.admin)  # the session of April is over
    isi_halaman = client.get(alamat).content.decode()
    assert "Tetapkan predikat" in isi_halaman
    isi = {"langkah": "jadwal", "sampai": "2024-05-10"}
    assert kirim(client, alamat, isi, sampai="*").status_code == 302
    assert PenetapanPredikat.objects.get().keberatan_sampai == date(2024, 5, 10)


def kerjakan() -> list[str]:
    """What a worker does with the job that waits; the steps that it tells."""
    t = Tugas.objects.get(jenis=PREDIKAT_PEMDA.jenis, status="menunggu")
    langkah: list[str] = []
    argumen = Argumen(t.pd, t.tahun, t.oleh, t.pada, t.argumen)
    try:
        PREDIKAT_PEMDA.kerjakan(argumen, lambda _persen, teks: langkah.append(teks))
    finally:
        Tugas.objects.filter(pk=t.pk).update(status="selesai", selesai_pada=t.pada)
    return langkah


def test_dihitung_sebagai_pekerjaan(client: Any, d: Any, waktu: Any) -> None:
    """One agency after the other, told as it goes; what stands in the way is said at once."""
    alamat = reverse("predikat") + TW1
    client.force_login(d.admin)
    isi = {"langkah": "umumkan", "sampai": "2024-04-19"}
    dini = kirim(client, alamat, isi, triwulan_predikat="1")
    assert (dini.status_code, Tugas.objects.count()) == (422, 0)
    assert "tidak boleh sebelum hari ini" in dini.content.decode()
    kirim(client, alamat, {"langkah": "umumkan", "sampai": "2024-04-30"}, triwulan_predikat="1")
    (t,) = Tugas.objects.all()
    assert (t.judul, t.oleh) == ("Pengumuman predikat Triwulan I 2024", d.admin)
    assert kerjakan() == [
        "Badan Bakung (1 dari 2)", "Dinas Anggrek (2 dari 2)", "Menyimpan predikat",
    ]  # fmt: skip
    # Cut off after it had announced and tried again: done, not a second time.
    Tugas.objects.update(status="menunggu", selesai_pada=None)
    assert kerjakan() == []
    assert PenetapanPredikat.objects.count() == 1
    # Announced by somebody else meanwhile: the reason is the job's.
    Tugas.objects.update(status="menunggu", selesai_pada=None, pada=SESUDAH)
    with pytest.raises(PekerjaanGagalError, match="sebelum hari ini"):
        kerjakan()

    Realisasi.objects.filter(indikator=d.beres.indikator[1]).update(nilai=76)
    assert kirim(client, alamat, {"langkah": "ulang"}, sampai="*").status_code == 302
    assert len(kerjakan()) == 3
    assert PredikatPD.objects.get(pd=d.beres.pd).predikat == "Sangat Tinggi"


def test_predikat_pada_tinjauan(client: Any, d: Any, waktu: Any) -> None:
    """A column of the overview, by which it is sorted; it leads to the calculation."""
    client.force_login(d.admin)
    alamat = reverse("tinjauan") + TW1
    p = umumkan(d)
    h = p.hasil.get(pd=d.beres.pd)
    isi = client.get(f"{alamat}&urut=-predikat").content.decode()
    assert isi.index("Dinas Anggrek</a>") < isi.index("Badan Bakung</a>")
    assert f'href="{reverse("predikat_pd", args=[h.pk])}">Tinggi</a>' in isi
    assert "90,00" in isi
    assert "sementara" in isi
    satu = client.get(reverse("tinjauan_pd", args=[d.beres.pd.kode]) + TW1).content.decode()
    halaman = reverse("predikat_pd", args=[h.pk])
    assert halaman in satu
    # The switch of agency leads to the other's predicate of the same list, or back to the list.
    lain = p.hasil.get(pd=d.telat.pd)
    pindah = client.get(halaman, {"pd": d.telat.pd.kode})
    assert pindah["Location"] == reverse("predikat_pd", args=[lain.pk])
    baru = PDFactory(kode="yang-baru")
    pindah = client.get(halaman, {"pd": baru.kode})
    assert pindah["Location"] == reverse("predikat") + TW1
    assert f'value="{d.beres.pd.kode}" selected' in client.get(halaman).content.decode()


def test_aturan_lewat_halaman(client: Any, d: Any, waktu: Any) -> None:
    alamat = reverse("predikat_aturan")
    client.force_login(d.sekre)
    assert client.get(alamat).status_code == 403
    client.force_login(d.admin)
    salah = kirim(client, alamat, {"bobot-capaian": "80"}, nama="*")
    assert salah.status_code == 422
    assert "berjumlah 100; kini 80" in salah.content.decode()
    ubah = {"bobot-capaian": "80", "bobot-serapan": "20", "nama": "Perbup 3/2024"}
    assert kirim(client, alamat, ubah, nama="*").status_code == 302
    satu = AturanPredikat.objects.get()
    assert (satu.nama, satu.isi["bobot"]) == (
        "Perbup 3/2024", {"capaian": "80", "serapan": "20"},
    )  # fmt: skip
    assert len(satu.isi["pita"]) == 5


@pytest.mark.sqlite  # the files are made from the document model, not by the database
def test_daftar_bersegel(client: Any, d: Any, waktu: Any, sertifikat_segel: Path) -> None:
    """Printed, sealed, verified by the file alone; a changed byte is not it any more."""
    p = umumkan(d)
    waktu(SESUDAH)
    client.force_login(d.admin)
    alamat = reverse("predikat") + TW1
    assert kirim(client, alamat, {"langkah": "tetapkan"}, versi="1").status_code == 302
    pdf = client.get(reverse("predikat_unduh", args=[p.pk, "pdf"]))
    assert pdf["Content-Type"] == "application/pdf"
    hasil = periksa_pdf(pdf.content)
    assert (hasil.utuh, len(hasil.tanda)) == (True, 1)
    buku = load_workbook(
        BytesIO(client.get(reverse("predikat_unduh", args=[p.pk, "xlsx"])).content)
    )
    sel = [c.value for lembar in buku for baris in lembar.iter_rows() for c in baris]
    assert {"Badan Bakung", "Dinas Anggrek", 90, 80, "Tinggi", "Baik"} <= set(sel)
    # The first page says what it is, of which quarter, and that it corrects; no chapters.
    p.ke = 2
    dokumen = susun_predikat(p, p.hasil.select_related("pd"), SESUDAH, "Admin")
    assert [b.judul.splitlines()[:2] for b in dokumen.bagian_depan if isinstance(b, Bagian)] == [
        ["PREDIKAT KINERJA PERANGKAT DAERAH", "TRIWULAN I 2024, KOREKSI KE-1"],
        ["PENETAPAN"],
    ]
    assert not dokumen.bab
    client.force_login(d.sekre)
    assert client.get(reverse("predikat_unduh", args=[p.pk, "pdf"])).status_code == 404
    client.logout()
    for isi, kata in ((pdf.content, "daftar predikat yang ditetapkan"), (pdf.content + b" ", "")):
        berkas = SimpleUploadedFile("p.pdf", isi, "application/pdf")
        jawab = client.post(reverse("verifikasi"), {"berkas": berkas}).content.decode()
        assert ("Asli: daftar predikat" in jawab) is bool(kata)


def test_tanpa_segel_tidak_ditetapkan(d: Any, settings: Any, tmp_path: Path) -> None:
    settings.TAPAK_SEGEL_BERKAS = str(tmp_path / "tidak-ada.p12")
    p = umumkan(d)
    cetak = pencetak(oleh=d.admin, penyegel=penyegel_aktif(), tautan="https://tapak.example/v/")
    with pytest.raises(Exception, match=r".+") as galat:
        aksi.tetapkan(penetapan=p, oleh=d.admin, pada=SESUDAH, cetak=cetak)
    assert galat.type.__name__ == "SegelError"
    p.refresh_from_db()
    assert (p.final, p.keberatan_sampai) == (False, BATAS)

"""The forms of agreements: statement, rows by hand and their order, BSrE fields, paper scans."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kinerja.models import JejakAudit, TandaTangan, TemplatPernyataan
from kinerja.peran import EVALUATOR, KEPALA_DAERAH, KEPALA_DINAS, OPERATOR, PEJABAT, SEKRETARIAT
from kinerja.pernyataan import BAWAAN
from laporan.perjanjian import layar_tanda_tangan as perjanjian_tanda
from tests.factories import SANDI, JabatanFactory, PemangkuFactory, perjanjian_berstatus
from tests.isian.bukti.berkas import PDF
from tests.perjanjian.bantu import PenyegelPalsu

PERNYATAAN = {
    "langkah": "simpan",
    "mulai_tahun": "2023",
    "jenis": "bawahan",
    "teks": "{jabatan} berjanji kepada {atasan} untuk tahun {tahun}.\r\n\r\n\r\nJanji.",
}


@pytest.fixture
def jabatan(db: None) -> Any:
    atasan = JabatanFactory()
    return JabatanFactory(unit=atasan.unit, atasan=atasan)


def _pk(status: str, jabatan: Any) -> Any:
    return perjanjian_berstatus(status, nyata=True, jabatan=jabatan, pihak_kedua=jabatan.atasan)


@pytest.fixture
def sebagai(client: Any, pengguna: Any, jabatan: Any) -> Any:
    """The client, signed in as Sekretariat of the agency."""
    client.force_login(pengguna(SEKRETARIAT, pd=jabatan.pd, unit=jabatan.unit))
    return client


# --- statement ---------------------------------------------------------------------------------


@pytest.mark.parametrize("peran", [OPERATOR, PEJABAT, KEPALA_DINAS, KEPALA_DAERAH, EVALUATOR])
def test_pernyataan_hanya_sekretariat(client: Any, pengguna: Any, jabatan: Any, peran: str) -> None:
    client.force_login(pengguna(peran, pd=jabatan.pd, unit=jabatan.unit))
    alamat = reverse("perjanjian_pernyataan")
    assert client.get(alamat).status_code == 403
    assert client.post(alamat, PERNYATAAN).status_code == 403
    assert not TemplatPernyataan.objects.exists()


def test_setiap_susunan_disimpan(sebagai: Any, jabatan: Any) -> None:
    """A wording is never changed: the next one stands beside it, going back to the default too."""
    alamat = reverse("perjanjian_pernyataan")
    rapi = "{jabatan} berjanji kepada {atasan} untuk tahun {tahun}.\n\n\nJanji."
    for ubah in ({}, {"mulai_tahun": "2025"}, {"teks": BAWAAN}, {"teks": BAWAAN}):  # the last: none
        halaman = sebagai.get(f"{alamat}?jenis=bawahan")
        kirim = PERNYATAAN | ubah | {"dilihat": halaman.context["sidik"]}
        assert sebagai.post(alamat, kirim).status_code == 302
    ada = TemplatPernyataan.objects.filter(pd=jabatan.pd).order_by("pk")
    assert list(ada.values_list("jenis", "mulai_tahun", "ke", "teks")) == [
        ("bawahan", 2023, 1, rapi),
        ("bawahan", 2025, 1, rapi),
        ("bawahan", 2023, 2, ""),
    ]
    isi = sebagai.get(f"{alamat}?jenis=bawahan").text
    assert "Mulai 2023, susunan ke-1" in isi
    assert "Mulai 2023, susunan ke-2: bawaan" in isi
    assert "Mulai 2025" in isi
    assert "Mulai" not in sebagai.get(f"{alamat}?jenis=puncak").text.split("Susunan yang")[-1][:200]
    jejak = JejakAudit.objects.filter(model="kinerja.templatpernyataan").order_by("pk")
    assert list(jejak.values_list("aksi", flat=True)) == [
        "ubah susunan pernyataan",
        "ubah susunan pernyataan",
        "pakai pernyataan bawaan",
    ]
    assert jejak.last().perubahan["teks"] == [rapi, BAWAAN]  # type: ignore[union-attr]


def test_pernyataan_pratinjau_dengan_data_nyata(sebagai: Any, jabatan: Any) -> None:
    """The preview names the post and its superior, keeps empty lines, and keeps nothing."""
    PemangkuFactory(jabatan=jabatan, nama="Nama Contoh Satu", nip="190001011920011001")
    kirim = PERNYATAAN | {"langkah": "pratinjau", "jabatan": str(jabatan.pk)}
    kirim["teks"] += "\n\n{identitas_pertama}"
    for sebagian in ("", "1"):
        respons = sebagai.post(reverse("perjanjian_pernyataan"), kirim | {"sebagian": sebagian})
        isi = respons.text
        assert f"<p>{jabatan.nama} berjanji kepada {jabatan.atasan.nama} untuk tahun" in isi
        assert isi.count('class="pk-naskah__sela"') == 1
        assert '<dd class="kuat">Nama Contoh Satu</dd>' in isi
        assert "NIP 190001011920011001" in isi
        assert ("<html" in isi) is (not sebagian)
    assert not TemplatPernyataan.objects.exists()


@pytest.mark.parametrize("langkah", ["simpan", "pratinjau"])
def test_pernyataan_menyebut_isian_yang_tidak_dikenal(sebagai: Any, langkah: str) -> None:
    kirim = PERNYATAAN | {"langkah": langkah, "teks": "Kami, {nama_bupati}, sepakat."}
    respons = sebagai.post(reverse("perjanjian_pernyataan"), kirim)
    assert respons.status_code == 422
    assert "{nama_bupati} tidak dikenal." in respons.text
    assert "Yang dapat dipakai: {identitas_pertama}, {identitas_kedua}, {nama}" in respons.text
    assert "Kami, {nama_bupati}, sepakat.</textarea>" in respons.text
    assert not TemplatPernyataan.objects.exists()


def test_pernyataan_menyebut_kedua_pihak(sebagai: Any) -> None:
    kirim = PERNYATAAN | {"teks": "{jabatan} berjanji."}
    respons = sebagai.post(reverse("perjanjian_pernyataan"), kirim)
    assert respons.status_code == 422
    assert "Pihak kedua belum disebut. Tulis {identitas_kedua}" in respons.text


def test_isi_dengan_bawaan_belum_menyimpan(sebagai: Any) -> None:
    respons = sebagai.post(reverse("perjanjian_pernyataan"), PERNYATAAN | {"langkah": "bawaan"})
    assert BAWAAN.splitlines()[0] in respons.text
    assert not TemplatPernyataan.objects.exists()


# --- rows by hand ------------------------------------------------------------------------------


def _kirim(client: Any, p: Any, **isian: Any) -> Any:
    p.refresh_from_db()
    return client.post(reverse("perjanjian_isi", args=[p.pk]), {"versi": p.versi, **isian})


def _baris(p: Any) -> list[tuple[str, str]]:
    return list(p.baris.order_by("urutan").values_list("nama_indikator", "target"))


def _tambah(client: Any, p: Any, nama: str) -> Any:
    isian = {"sasaran-baru": "Arsip tertata", "nama-baru": nama, "target-baru": "12 dokumen"}
    return _kirim(client, p, **isian, tambah="ya")


def test_baris_tangan_ditambah_diurutkan_dihapus(sebagai: Any, jabatan: Any) -> None:
    p = _pk("draf", jabatan)
    for nama in ("Arsip", "Buku", "Catatan"):
        assert _tambah(sebagai, p, nama).status_code == 302
    assert [n for n, _ in _baris(p)] == ["Arsip", "Buku", "Catatan"]
    a, b, c = p.baris.order_by("urutan")
    medan = {
        f"{kunci}-{r.pk}": nilai
        for r in (a, b, c)
        for kunci, nilai in (
            ("sasaran", r.sasaran), ("nama", r.nama_indikator), ("target", r.target),
        )
    }  # fmt: skip
    urut = {f"urut-{a.pk}": "3", f"urut-{b.pk}": "2", f"urut-{c.pk}": "1"}
    assert _kirim(sebagai, p, **medan, **urut).status_code == 302
    assert [n for n, _ in _baris(p)] == ["Catatan", "Buku", "Arsip"]
    urut = {f"urut-{a.pk}": "3", f"urut-{b.pk}": "2", f"urut-{c.pk}": "1"}
    hapus = {f"hapus-{b.pk}": "ya", f"target-{a.pk}": "15 dokumen"}
    assert _kirim(sebagai, p, **medan | hapus, **urut).status_code == 302
    assert _baris(p) == [("Catatan", "12 dokumen"), ("Arsip", "15 dokumen")]


def test_baris_baru_yang_kurang_tetap_terketik(sebagai: Any, jabatan: Any) -> None:
    p = _pk("draf", jabatan)
    isian = {"nama-baru": "Tanpa sasaran", "target-baru": "1"}
    respons = _kirim(sebagai, p, **isian, tambah="ya")
    assert respons.status_code == 422
    assert 'id="galat-baru"' in respons.text
    assert 'value="Tanpa sasaran"' in respons.text
    assert _baris(p) == []


# --- BSrE --------------------------------------------------------------------------------------

NIK, FRASA = "6303000000000001", "frasa-rahasia-77"


class _Bsre(PenyegelPalsu):
    perlu_rahasia = True


@pytest.fixture
def bsre(monkeypatch: pytest.MonkeyPatch) -> _Bsre:
    penyegel = _Bsre()
    monkeypatch.setattr(perjanjian_tanda, "penyegel_aktif", lambda: penyegel)
    return penyegel


def _tanda(client: Any, pengguna: Any, p: Any, **ubah: str) -> Any:
    client.force_login(pengguna(PEJABAT, pd=p.pd, unit=p.jabatan.unit, jabatan=p.jabatan))
    isi = {"langkah": "tandatangani", "versi": p.versi, "sidik": p.naskah.get().berkas_id}
    isi |= {"setuju": "ya", "nik": NIK, "passphrase": FRASA, "sandi": SANDI}
    isi["alasan"] = "Ditandatangani susulan."  # dated 2024, signed today
    return client.post(reverse("perjanjian_tanda_tangan", args=[p.pk]), isi | ubah)


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"nik": "123"}, "NIK terdiri atas 16 angka."),
        ({"nik": NIK[:-1] + "x"}, "NIK terdiri atas 16 angka."),
        ({"passphrase": ""}, "Passphrase sertifikat elektronik belum diisi."),
    ],
    ids=["nik-pendek", "nik-huruf", "tanpa-passphrase"],
)
def test_isian_bsre_diperiksa_dahulu(
    client: Any, pengguna: Any, jabatan: Any, bsre: _Bsre, ubah: dict[str, str], pesan: str
) -> None:
    p = _pk("diajukan", jabatan)
    respons = _tanda(client, pengguna, p, **ubah)
    assert respons.status_code == 422
    assert pesan in respons.text
    assert FRASA not in respons.text
    assert not bsre.dipanggil


def test_jawaban_galat_bsre_disampaikan(
    client: Any, pengguna: Any, jabatan: Any, bsre: _Bsre
) -> None:
    p = _pk("diajukan", jabatan)
    bsre.galat = "BSrE menolak passphrase."
    respons = _tanda(client, pengguna, p)
    assert respons.status_code == 422
    assert "BSrE menolak passphrase." in respons.text
    assert FRASA not in respons.text
    assert f'value="{NIK}"' in respons.text
    p.refresh_from_db()
    assert p.status == "diajukan"
    assert not TandaTangan.objects.exists()
    bsre.galat = ""
    assert _tanda(client, pengguna, p).status_code == 302
    rahasia = bsre.dipanggil[-1]["rahasia"]
    assert (rahasia.nik, rahasia.passphrase) == (NIK, FRASA)
    p.refresh_from_db()
    assert p.status == "pihak_pertama"


# --- paper -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({}, "Pilih berkas pindaiannya: PDF, JPG, atau PNG."),
        ({"pindaian": ("ttd.pdf", PDF), "setuju": ""}, "Centang pernyataan di bawah"),
        ({"pindaian": ("ttd.pdf", b"bukan pdf")}, "Isi berkas ini bukan"),
        ({"pindaian": ("ttd.exe", b"MZ\x90\x00")}, "Jenis berkas ini tidak diterima"),
        ({"pindaian": ("ttd.pdf", b"")}, "Berkas ini kosong"),
        ({"pindaian": ("ttd.pdf", PDF), "tanggal": ""}, "Isi tanggal yang tertulis pada kertas"),
        ({"pindaian": ("ttd.pdf", PDF), "tanggal": "0202-01-20"}, "di luar 1900 sampai 2100"),
        ({"pindaian": ("ttd.pdf", PDF), "tanggal": "2099-01-01"}, "tidak boleh sesudah hari ini"),
        ({"pindaian": ("ttd.pdf", PDF), "tanggal": "2024-01-14"}, "tidak boleh sebelum tanggal"),
        ({"pindaian": ("ttd.pdf", PDF), "tanggal": "2024-04-11"}, "lebih dari satu bulan"),
        ({"pindaian": ("ttd.pdf", PDF)}, "Naskah ini baru diajukan 10 April 2024"),
    ],
    ids=[
        *("tanpa-berkas", "tanpa-centang", "isi-lain", "jenis-lain", "kosong"),
        *("tanpa-tanggal", "tahun-janggal", "besok", "terlalu-awal", "terlambat", "sebelum-naskah"),
    ],
)
def test_pindaian_ditolak(sebagai: Any, jabatan: Any, isian: dict[str, Any], pesan: str) -> None:
    p = _pk("diajukan", jabatan)
    kirim = {"versi": p.versi, "setuju": "ya", "tanggal": "2024-01-20", **isian}
    if "pindaian" in kirim:
        kirim["pindaian"] = SimpleUploadedFile(*kirim["pindaian"])
    respons = sebagai.post(reverse("perjanjian_kertas", args=[p.pk]), kirim)
    assert respons.status_code == 422
    assert pesan in respons.text
    assert not TandaTangan.objects.exists()


def test_pindaian_dicatat(sebagai: Any, jabatan: Any) -> None:
    p = _pk("diajukan", jabatan)
    kirim = {
        "versi": p.versi,
        "setuju": "ya",
        "tanggal": "2024-01-20",
        "alasan": "Ditandatangani sebelum aplikasi dipakai.",
        "pindaian": SimpleUploadedFile("ttd.pdf", PDF),
    }
    assert sebagai.post(reverse("perjanjian_kertas", args=[p.pk]), kirim).status_code == 302
    tanda = TandaTangan.objects.get()
    assert (tanda.pihak, tanda.cara) == (1, "kertas")
    # The day on the paper, and who recorded it today: two different things.
    assert tanda.tanggal == date(2024, 1, 20)
    assert tanda.pada.date() > date(2026, 1, 1)
    halaman = sebagai.get(reverse("perjanjian_satu", args=[p.pk])).text
    assert "20 Januari 2024, dicatat" in " ".join(halaman.split())
    assert "20 Januari 2024 di atas kertas, dicatat" in " ".join(halaman.split())
    assert "Alasan: Ditandatangani sebelum aplikasi dipakai." in halaman
    # Looked at by who may read the agreement, under a policy of its own; saved otherwise.
    alamat = reverse("perjanjian_berkas", args=[p.pk, tanda.berkas_id])
    respons = sebagai.get(f"{alamat}?lihat")
    assert respons["Content-Disposition"].startswith("inline")
    assert "default-src 'none'" in respons["Content-Security-Policy"]
    assert sebagai.get(alamat)["Content-Disposition"].startswith("attachment")
    assert tanda.sha256 == p.naskah.get().berkas_id
    p.refresh_from_db()
    assert p.status == "pihak_pertama"

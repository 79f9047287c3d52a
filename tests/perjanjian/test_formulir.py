"""The forms of agreements: statement, rows by hand and their order, BSrE fields, paper scans."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kinerja.models import JejakAudit, TandaTangan, TemplatPernyataan
from kinerja.peran import EVALUATOR, KEPALA_DAERAH, KEPALA_DINAS, OPERATOR, PEJABAT, SEKRETARIAT
from laporan.perjanjian import layar_tanda_tangan as perjanjian_tanda
from tests.factories import SANDI, JabatanFactory, perjanjian_berstatus
from tests.isian.bukti.berkas import PDF
from tests.perjanjian.bantu import PenyegelPalsu

PERNYATAAN = {
    "langkah": "simpan",
    "mulai_tahun": "2023",
    "pembuka": "Kami menyepakati perjanjian tahun {tahun}.",
    "pihak_pertama": "Pihak pertama memimpin {pd}.",
    "pihak_kedua": "Pihak kedua mengawasi.",
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


def test_pernyataan_disimpan_per_tahun(sebagai: Any, jabatan: Any) -> None:
    alamat = reverse("perjanjian_pernyataan")
    assert sebagai.post(alamat, PERNYATAAN).status_code == 302
    assert sebagai.post(alamat, PERNYATAAN | {"mulai_tahun": "2025"}).status_code == 302
    kedua = PERNYATAAN | {"pihak_kedua": "Pihak kedua menilai."}
    assert sebagai.post(alamat, kedua).status_code == 302  # the same year: changed, not doubled
    ada = TemplatPernyataan.objects.filter(pd=jabatan.pd).order_by("mulai_tahun")
    assert list(ada.values_list("mulai_tahun", "pihak_kedua")) == [
        (2023, "Pihak kedua menilai."),
        (2025, "Pihak kedua mengawasi."),
    ]
    isi = sebagai.get(alamat).text
    assert "Mulai 2023" in isi
    assert "Mulai 2025" in isi
    jejak = JejakAudit.objects.filter(model="kinerja.templatpernyataan").order_by("pk")
    assert list(jejak.values_list("aksi", flat=True)) == ["buat", "buat", "ubah"]


def test_pernyataan_pratinjau_tidak_menyimpan(sebagai: Any, jabatan: Any) -> None:
    isi = sebagai.post(reverse("perjanjian_pernyataan"), PERNYATAAN | {"langkah": "pratinjau"}).text
    assert f"<p>Pihak pertama memimpin {jabatan.pd.nama}.</p>" in isi
    assert not TemplatPernyataan.objects.exists()


@pytest.mark.parametrize("langkah", ["simpan", "pratinjau"])
def test_pernyataan_menyebut_isian_yang_tidak_dikenal(sebagai: Any, langkah: str) -> None:
    kirim = PERNYATAAN | {"langkah": langkah, "pembuka": "Kami, {bupati}, sepakat."}
    respons = sebagai.post(reverse("perjanjian_pernyataan"), kirim)
    assert respons.status_code == 422
    assert "{bupati} tidak dikenal. Yang dapat dipakai: {pihak_pertama}" in respons.text
    assert "Kami, {bupati}, sepakat.</textarea>" in respons.text
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
        ({"pindaian": ("ttd.pdf", b"")}, "Berkas ini kosong (0 bita)"),
    ],
    ids=["tanpa-berkas", "tanpa-centang", "isi-lain", "jenis-lain", "kosong"],
)
def test_pindaian_ditolak(sebagai: Any, jabatan: Any, isian: dict[str, Any], pesan: str) -> None:
    p = _pk("diajukan", jabatan)
    kirim = {"versi": p.versi, "setuju": "ya", **isian}
    if "pindaian" in kirim:
        kirim["pindaian"] = SimpleUploadedFile(*kirim["pindaian"])
    respons = sebagai.post(reverse("perjanjian_kertas", args=[p.pk]), kirim)
    assert respons.status_code == 422
    assert pesan in respons.text
    assert not TandaTangan.objects.exists()


def test_pindaian_dicatat(sebagai: Any, jabatan: Any) -> None:
    p = _pk("diajukan", jabatan)
    kirim = {"versi": p.versi, "setuju": "ya", "pindaian": SimpleUploadedFile("ttd.pdf", PDF)}
    assert sebagai.post(reverse("perjanjian_kertas", args=[p.pk]), kirim).status_code == 302
    tanda = TandaTangan.objects.get()
    assert (tanda.pihak, tanda.cara) == (1, "kertas")
    assert tanda.sha256 == p.naskah.get().berkas_id
    p.refresh_from_db()
    assert p.status == "pihak_pertama"

"""The pages over the sample data: what each role sees, filters, totals, files, empty states."""

import json
import re
from decimal import Decimal
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import openpyxl
import pytest
from django.urls import resolve, reverse

from kinerja.angka import format_angka, format_persen
from kinerja.models import Indikator
from kinerja.peran import ADMIN_PEMDA, OPERATOR, SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.bahan.lingkup import BahanUnit, bahan_untuk
from laporan.dokumen.unsur import Baris as BarisDokumen
from laporan.dokumen.unsur import Kolom, Sel, Tabel
from laporan.lkjip.tabel import TABEL
from laporan.rangka.konteks import KUNCI_TAHUN
from laporan.terbit.nomor import nomor_tabel
from laporan.terbit.tabel_layar import saring, tampilkan
from tests.baca import terbaca
from tests.factories import (
    IndikatorFactory,
    JabatanFactory,
    PDFactory,
    RealisasiFactory,
    RenstraFactory,
    SasaranFactory,
    TujuanFactory,
    UnitFactory,
)
from tests.pasti import pasti

LAYAR = ("beranda", "pohon", "anggaran", "tabel_daftar", "lkjip", "cari", "ganti_sandi")


def _isi(client: Any, jalur: str, **param: str) -> str:
    respons = client.get(jalur, param)
    assert respons.status_code == 200, (jalur, respons.status_code)
    return terbaca(respons)


@pytest.fixture
def sebagai(client: Any, akun: dict[str, Any]) -> Any:
    """Sign in as a sample account."""

    def masuk(nama: str) -> Any:
        client.force_login(akun[nama])
        return client

    return masuk


# --- frame ---------------------------------------------------------------------------------------


def test_navigasi_hanya_yang_boleh(sebagai: Any) -> None:
    isi = _isi(sebagai("operator.naker"), reverse("beranda"))
    baca = f'href="{reverse("lkjip")}"'  # the whole report; operators only write their sections
    assert baca not in isi
    assert "Data Induk" not in isi
    isi = _isi(sebagai("sekretariat"), reverse("beranda"))
    assert baca in isi
    assert "Data Induk" in isi


@pytest.mark.lama(detik=6)
@pytest.mark.parametrize(
    ("nama", "semua"),
    [
        ("sekretariat", True),
        ("operator.naker", True),
        ("kepala.dinas", False),
        ("evaluator", False),
        ("admin.pemda", False),
    ],
)
def test_tidak_ada_tautan_mati(
    sebagai: Any, contoh: Any, nama: str, semua: bool, laporan_disimpan: None
) -> None:
    """Every link inside the site of every page opens for the role that sees it.

    Who sees the whole agency sees the same rows: all of them once, then one link of each kind.
    """
    client = sebagai(nama)
    dilihat: set[str] = set()
    for halaman in ("beranda", "pohon", "anggaran", "tabel_daftar"):
        isi = _isi(client, reverse(halaman))
        dilihat |= {
            t.replace("&amp;", "&").split("#")[0]
            for t in re.findall(r'href="(/[^"]*)"', isi)
            if not t.startswith(("/static/", "/data-induk/")) and "unduh" not in t
        }
    jenis = {resolve(urlsplit(t).path).view_name: t for t in sorted(dilihat)}
    for tautan in sorted(dilihat) if semua else jenis.values():
        assert client.get(tautan).status_code == 200, tautan


@pytest.mark.parametrize("nama", ["sekretariat", "kepala.dinas", "evaluator", "operator.naker"])
def test_tanpa_gaya_dan_skrip_sebaris(
    sebagai: Any, contoh: Any, nama: str, laporan_disimpan: None
) -> None:
    """The strict Content-Security-Policy would drop them."""
    client = sebagai(nama)
    jalur = [reverse(n) for n in LAYAR if n != "lkjip" or nama != "operator.naker"]
    satu = Indikator.objects.untuk(client.get(reverse("beranda")).wsgi_request.user).first()
    jalur += [reverse("indikator", args=[pasti(satu).pk]), reverse("tabel", args=["capaian"])]
    for j in jalur:
        isi = _isi(client, j)
        assert " style=" not in isi, j
        assert not re.search(r"<script(?![^>]*\bsrc=)", isi), j
        assert not re.search(r"\son\w+=", isi), j
        assert "2.024" not in isi, j  # a year is not a figure


# --- home ----------------------------------------------------------------------------------------


def test_beranda_sekretariat_menghitung_yang_perlu(sebagai: Any, contoh: Any) -> None:
    isi = _isi(sebagai("sekretariat"), reverse("beranda"))
    bahan = Bahan(contoh, 2024)
    berbeda = sum(1 for b in bahan.baris if any(i.berbeda for i in b.ukuran.triwulan.values()))
    assert berbeda
    assert f"Angka resmi {berbeda} indikator berbeda dari hasil rumusnya" in isi
    assert "Jenis belanja belum dirinci" in isi
    assert f'href="{reverse("persiapan_isi", args=["pagu"])}"' in isi
    for lain in ("kepala.dinas", "evaluator"):  # who can do nothing about it
        assert "Jenis belanja belum dirinci" not in _isi(sebagai(lain), reverse("beranda"))
    assert format_persen(bahan.anggaran.total.serapan.nilai) in isi


def test_beranda_kepala_menampilkan_iku_dan_sebab(sebagai: Any, contoh: Any) -> None:
    isi = _isi(sebagai("kepala.dinas"), reverse("beranda"))
    bahan = Bahan(contoh, 2024)
    assert bahan.baris_iku
    for b in bahan.baris_iku:
        assert b.indikator.nama in isi
        assert b.ukuran.realisasi_teks in isi
    terendah = min(
        (b for b in bahan.baris if b.ukuran.capaian.nilai is not None),
        key=lambda b: pasti(b.ukuran.capaian.nilai),
    )
    assert terendah.indikator.nama in isi
    assert bahan.analisis(terendah.indikator, "faktor_penghambat")[0] in isi


def test_beranda_evaluator_menampilkan_nilai_lhe(sebagai: Any, contoh: Any) -> None:
    isi = _isi(sebagai("evaluator"), reverse("beranda"))
    evaluasi = Bahan(contoh, 2024).evaluasi
    assert evaluasi is not None
    assert format_angka(evaluasi.nilai, 2) in isi
    assert "Rekomendasi yang belum selesai" in isi


def test_beranda_operator_menyebut_yang_belum(client: Any, pengguna: Any) -> None:
    unit = UnitFactory()
    kosong = IndikatorFactory(
        sasaran__tujuan__renstra__pd=unit.pd, sasaran__penanggung_jawab__unit=unit
    )
    terisi = IndikatorFactory(
        sasaran__tujuan__renstra__pd=unit.pd, sasaran__penanggung_jawab__unit=unit
    )
    RealisasiFactory(indikator=terisi, triwulan=4)
    client.force_login(pengguna(OPERATOR, unit=unit))
    isi = _isi(client, reverse("beranda"), tahun="2024")
    assert "1 dari 2 indikator belum lengkap" in isi
    assert kosong.nama in isi


def test_beranda_pemda_menyebut_langkah_tiap_pd(client: Any, pengguna: Any) -> None:
    PDFactory(nama="Dinas Tanpa Renstra")
    RealisasiFactory(indikator__sasaran__tujuan__renstra__pd__nama="Dinas Berjalan")
    client.force_login(pengguna(ADMIN_PEMDA))
    isi = _isi(client, reverse("beranda"))
    assert "Renstra belum ada" in isi
    assert "1 indikator tanpa target" in isi


@pytest.mark.django_db
@pytest.mark.parametrize("tahun", ["20255", "0", "1" * 23])
def test_tahun_yang_salah_ketik_tidak_menetap(client: Any, pengguna: Any, tahun: str) -> None:
    """Above the agencies no agency says which years there are: a slip in the address, or one that
    a session still holds, is no year to work in.
    """
    PDFactory()
    PDFactory()
    client.force_login(pengguna(ADMIN_PEMDA, pd=None))
    for alamat in ("tinjauan", "predikat", "lke_antrean"):
        assert client.get(reverse(alamat), {"tahun": tahun}).status_code in (200, 404)
        assert client.get(reverse(alamat)).status_code == 200
    sesi = client.session
    assert sesi.get(KUNCI_TAHUN) is None
    sesi[KUNCI_TAHUN] = int(tahun)
    sesi.save()
    assert client.get(reverse("tinjauan")).status_code == 200


# --- tree ----------------------------------------------------------------------------------------


def test_pohon_memuat_semua_angka(sebagai: Any, contoh: Any) -> None:
    isi = _isi(sebagai("sekretariat"), reverse("pohon"))
    bahan = Bahan(contoh, 2024)
    for b in bahan.baris:
        assert b.indikator.nama in isi
        assert b.ukuran.capaian_teks in isi
    for s in bahan.sasaran:
        assert f'id="sasaran-{s.pk}"' in isi
    assert format_persen(bahan.rerata(bahan.baris).nilai) in isi


def test_saringan_pohon_menyebut_jumlahnya(sebagai: Any, contoh: Any) -> None:
    client = sebagai("sekretariat")
    isi = _isi(client, reverse("pohon"), saring="belum_tercapai")
    bahan = Bahan(contoh, 2024)
    kurang = [b for b in bahan.baris if (b.ukuran.capaian.nilai or 100) < 100]
    assert f"Menampilkan {len(kurang)} dari {len(bahan.baris)} indikator" in isi
    assert "bukan hanya yang tampil" in isi
    assert format_persen(bahan.rerata(bahan.baris).nilai) in isi
    assert isi.count('class="pohon__indikator') == len(kurang)
    assert "Tidak ada indikator yang cocok" in _isi(client, reverse("pohon"), q="zzz")


def test_pohon_operator_hanya_nama_di_atasnya(sebagai: Any, contoh: Any, akun: Any) -> None:
    isi = _isi(sebagai("operator.lattrans"), reverse("pohon"))
    bahan = bahan_untuk(akun["operator.lattrans"], contoh, 2024)
    assert isinstance(bahan, BahanUnit)
    boleh = {b.indikator.nama for b in bahan.baris}
    for i in Indikator.objects.filter(pd=contoh).exclude(
        penanggung_jawab__unit__in=akun["operator.lattrans"].lingkup_unit
    ):
        assert i.nama not in boleh
        assert not re.search(rf">\s*{re.escape(i.nama)}\s*<", isi)
    assert "pohon__simpul--konteks" in isi
    assert bahan.sasaran_strategis[0].uraian in isi
    # The agency's own budget must not be read off the ancestors.
    assert format_angka(Bahan(contoh, 2024).anggaran.total.pagu) not in isi


# --- indicator -----------------------------------------------------------------------------------


def test_indikator_memperlihatkan_kedua_angka(sebagai: Any, contoh: Any) -> None:
    bahan = Bahan(contoh, 2024)
    b = next(
        x
        for x in bahan.baris
        if any(i.berbeda and pasti(i.turunan).nilai is not None for i in x.ukuran.triwulan.values())
    )
    isi = _isi(sebagai("sekretariat"), reverse("indikator", args=[b.indikator.pk]))
    isian = b.ukuran.isian_akhir
    assert isian is not None
    assert isian.turunan is not None
    assert isian.turunan.uraian in isi
    assert "Angka resmi berbeda dari hasil rumus" in isi
    assert format_angka(isian.turunan.nilai, b.indikator.desimal) in isi
    assert b.ukuran.uraian_capaian in isi


def test_semua_indikator_terbuka(sebagai: Any, contoh: Any, laporan_disimpan: None) -> None:
    client = sebagai("sekretariat")
    for i in Indikator.objects.filter(pd=contoh):
        assert i.nama in _isi(client, reverse("indikator", args=[i.pk]))


def test_indikator_di_luar_masa_menunjukkan_tahunnya(client: Any, pengguna: Any) -> None:
    i = IndikatorFactory(sampai_tahun=2022)
    RealisasiFactory(indikator=i, tahun=2022)
    RealisasiFactory(indikator__sasaran=i.sasaran, tahun=2024)
    client.force_login(pengguna(SEKRETARIAT, pd=i.pd))
    isi = _isi(client, reverse("indikator", args=[i.pk]))
    assert "Tidak berlaku pada tahun 2024" in isi
    assert "?tahun=2022" in isi


def test_capaian_dilaporkan_tanpa_target(sebagai: Any, contoh: Any) -> None:
    bahan = Bahan(contoh, 2024)
    b = next(x for x in bahan.baris if bahan.pengukuran.ukuran(x.indikator, 2023).dilaporkan)
    isi = _isi(sebagai("sekretariat"), reverse("indikator", args=[b.indikator.pk]))
    assert "Capaian dilaporkan; targetnya tidak tercatat" in isi


def test_indikator_menurut_pd_lain_bagi_pemda(client: Any, pengguna: Any) -> None:
    """Following a link into another agency moves the pemda admin there."""
    RenstraFactory()
    i = RealisasiFactory().indikator
    client.force_login(pengguna(ADMIN_PEMDA))
    assert i.nama in _isi(client, reverse("indikator", args=[i.pk]))
    assert client.get(reverse("pohon")).context["konteks"].pd == i.pd


# --- budget --------------------------------------------------------------------------------------


def test_jumlah_anggaran_tidak_berubah_oleh_saringan(sebagai: Any, contoh: Any) -> None:
    client = sebagai("sekretariat")
    total = Bahan(contoh, 2024).anggaran.total
    utuh = _isi(client, reverse("anggaran"))
    disaring = _isi(client, reverse("anggaran"), q="pelatihan")
    for isi in (utuh, disaring):
        assert format_angka(total.pagu) in isi
        assert format_angka(total.realisasi) in isi
    assert "Jumlah yang cocok" not in utuh
    assert "Jumlah yang cocok" in disaring
    assert re.search(r"Menampilkan \d+ dari 62 baris", disaring)


def test_anggaran_unit_hanya_barisnya(contoh: Any, akun: Any) -> None:
    semua = Bahan(contoh, 2024).anggaran
    jumlah = 0
    for nama in ("operator.naker", "operator.hi", "operator.lattrans", "operator.sekretariat"):
        unit = bahan_untuk(akun[nama], contoh, 2024).anggaran
        jumlah += unit.total.pagu or 0
        for kunci, simpul in unit.simpul.items():
            assert (simpul.jumlah.pagu or 0) <= (semua.simpul[kunci].jumlah.pagu or 0)
            assert simpul.nomor == semua.simpul[kunci].nomor
        assert unit.total.pagu == sum(p.jumlah.pagu or 0 for p in unit.program)
        assert not unit.rekap_belanja
    assert jumlah == semua.total.pagu


# --- report tables -------------------------------------------------------------------------------


@pytest.mark.parametrize("kunci", sorted(TABEL))
def test_halaman_tabel_memuat_setiap_sel(
    sebagai: Any, contoh: Any, nomor_sekali: None, kunci: str
) -> None:
    respons = sebagai("sekretariat").get(reverse("tabel", args=[kunci]))
    assert respons.status_code == 200
    polos = " ".join(unescape(re.sub(r"<[^>]+>", " ", respons.content.decode())).split())
    for t in TABEL[kunci](Bahan(contoh, 2024)):
        for baris in t.baris:
            for sel in baris.sel:
                assert " ".join(sel.teks.split()) in polos, (kunci, sel.teks)


def test_nomor_tabel_sama_dengan_laporan(sebagai: Any, contoh: Any) -> None:
    client = sebagai("sekretariat")
    isi = _isi(client, reverse("tabel", args=["capaian"]))
    nomor = nomor_tabel(Bahan(contoh, 2024))
    assert f"Tabel {nomor['capaian']}" in isi
    lap = json.loads(client.get(reverse("lkjip_unduh", args=["json"])).content)
    assert nomor["capaian"] in {t["nomor"] for t in lap["tabel"]}


def test_saringan_tabel_menjaga_jumlah(sebagai: Any, contoh: Any) -> None:
    client = sebagai("sekretariat")
    jalur = reverse("tabel", args=["anggaran_sasaran"])
    (tabel,) = TABEL["anggaran_sasaran"](Bahan(contoh, 2024))
    isi = _isi(client, jalur, q="pelatihan")
    banyak = len(saring(tabel, teks="pelatihan"))
    badan = sum(1 for b in tabel.baris if b.jenis != "jumlah")
    assert 0 < banyak < badan
    assert f"Menampilkan {banyak} dari {badan} baris" in isi
    assert tabel.baris[-1].sel[1].teks in isi
    assert "bukan hanya yang tampil" in isi


def test_urutan_tabel(sebagai: Any) -> None:
    client = sebagai("sekretariat")
    jalur = reverse("tabel", args=["capaian"])
    tabel = client.get(jalur, {"sort": "k6"}).context["daftar"][0].isi
    nilai = [r.record["k6"].nilai for r in tabel.rows]
    assert nilai == sorted(nilai)
    tabel = client.get(jalur, {"sort": "-k6"}).context["daftar"][0].isi
    assert [r.record["k6"].nilai for r in tabel.rows] == sorted(nilai, reverse=True)


def test_unduhan_tabel(sebagai: Any, contoh: Any) -> None:
    respons = sebagai("sekretariat").get(reverse("tabel_unduh", args=["capaian"]))
    assert "attachment" in respons["Content-Disposition"]
    buku = openpyxl.load_workbook(BytesIO(respons.content))
    assert buku.sheetnames[1].startswith(f"Tabel {nomor_tabel(Bahan(contoh, 2024))['capaian']}")
    assert len(buku.sheetnames) == 2


def test_unduhan_tabel_operator_menyebut_unitnya(sebagai: Any, akun: Any) -> None:
    respons = sebagai("operator.hi").get(reverse("tabel_unduh", args=["capaian"]))
    lembar = openpyxl.load_workbook(BytesIO(respons.content)).worksheets[1]
    assert f"hanya {akun['operator.hi'].unit.nama}" in lembar["A2"].value


def _tabel(*baris: BarisDokumen) -> Tabel:
    return Tabel("uji", "Uji", (Kolom("Nama", pohon=True), Kolom("Nilai", "kanan")), baris)


def _baris(teks: str, nilai: int | None = None, **medan: Any) -> BarisDokumen:
    return BarisDokumen(
        (Sel(teks), Sel("–" if nilai is None else str(nilai), nilai, "angka")), **medan
    )


def test_saring_pohon_menyertakan_induk_dan_anak() -> None:
    tabel = _tabel(
        _baris("Program satu", jenis="subjumlah"),
        _baris("Kegiatan a", tingkat=1),
        _baris("Sub x", tingkat=2),
        _baris("Kegiatan b", tingkat=1),
        _baris("Program dua", jenis="subjumlah"),
        _baris("Jumlah", 3, jenis="jumlah"),
    )
    assert saring(tabel, teks="sub x") == [0, 1, 2]
    assert saring(tabel, teks="program satu") == [0, 1, 2, 3]
    assert saring(tabel, teks="tak ada") == []
    hasil = tampilkan(tabel, teks="program dua")
    assert (hasil.tampil, hasil.jumlah) == (1, 5)
    assert [b.sel[0].teks for b in hasil.isi.kaki] == ["Jumlah"]


def test_urutan_menaruh_yang_kosong_di_akhir() -> None:
    tabel = Tabel(
        "uji",
        "Uji",
        (Kolom("Nama"), Kolom("Nilai", "kanan")),
        (_baris("b", 10), _baris("c"), _baris("a", 9)),
    )
    isi = tampilkan(tabel).isi
    isi.order_by = "k1"
    assert [r.record["k0"].teks for r in isi.rows] == ["a", "b", "c"]


# --- LKjIP ---------------------------------------------------------------------------------------


def test_pratinjau_memuat_setiap_tabel(sebagai: Any) -> None:
    client = sebagai("sekretariat")
    isi = _isi(client, reverse("lkjip_seluruhnya"))
    lap = json.loads(client.get(reverse("lkjip_unduh", args=["json"])).content)
    assert lap["tabel"]
    for t in lap["tabel"]:
        assert t["judul"].replace("&", "&amp;") in isi


@pytest.mark.parametrize("bentuk", ["json", "html"])
def test_unduhan_langsung_lkjip(sebagai: Any, bentuk: str) -> None:
    respons = sebagai("sekretariat").get(reverse("lkjip_unduh", args=[bentuk]))
    assert respons.status_code == 200
    assert respons["Content-Disposition"].startswith("attachment")
    assert len(respons.content) > 1000


@pytest.mark.parametrize("bentuk", ["pdf", "xlsx"])
def test_yang_lama_dibuat_tidak_diunduh_langsung(sebagai: Any, bentuk: str) -> None:
    """Asking for these is a POST, which tests/tugas/test_layar.py sends."""
    respons = sebagai("sekretariat").get(reverse("lkjip_unduh", args=[bentuk]))
    assert respons.status_code == 302
    assert respons["Location"] == reverse("lkjip")


def test_pdf_dimatikan_tanpa_pango(sebagai: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laporan.cetak.pdf.kendala", lambda: "Pustaka Pango belum terpasang.")
    client = sebagai("sekretariat")
    isi = _isi(client, reverse("lkjip"))
    assert "Pustaka Pango belum terpasang." in isi
    assert 'value="pdf" type="button" disabled' in isi
    respons = client.post(
        reverse("berkas_minta"), {"jenis": "lkjip", "bentuk": "pdf", "tahun": "2024"}, follow=True
    )
    assert "PDF belum dapat dibuat" in respons.content.decode()


# --- search --------------------------------------------------------------------------------------


def test_cari_beberapa_huruf(sebagai: Any) -> None:
    client = sebagai("sekretariat")
    isi = _isi(client, reverse("cari"), q="penganggur")
    assert "Tingkat Pengangguran Terbuka" in isi
    assert "Sub kegiatan" in _isi(client, reverse("cari"), q="2.07.01.2.01.0001")
    assert "Kepala Dinas" in _isi(client, reverse("cari"), q="kepala dinas")
    assert "sekurang-kurangnya 2 huruf" in _isi(client, reverse("cari"), q="a")
    assert "Tidak ada yang cocok" in _isi(client, reverse("cari"), q="zzzz")


def test_cari_membedakan_indikator_senama(client: Any, pengguna: Any) -> None:
    """C4: the operator finds their own; its namesake lies in a unit that they do not see."""
    sasaran = SasaranFactory()
    unit = [UnitFactory(pd=sasaran.pd, nama=nama) for nama in ("Bagian Hukum", "Bagian Umum")]
    for u in unit:
        IndikatorFactory(
            sasaran=sasaran, nama="Tepat waktu", penanggung_jawab=JabatanFactory(unit=u)
        )
    client.force_login(pengguna(OPERATOR, pd=sasaran.pd, unit=unit[0]))
    isi = _isi(client, reverse("cari"), q="tepat waktu")
    assert "Tepat waktu (Bagian Hukum)" in isi
    assert "Bagian Umum" not in isi


def test_cari_hanya_dalam_lingkup(sebagai: Any) -> None:
    assert "Pengangguran Terbuka" not in _isi(sebagai("operator.hi"), reverse("cari"), q="kerja")


# --- empty states --------------------------------------------------------------------------------


def test_pd_baru_diberi_tahu_langkahnya(client: Any, pengguna: Any) -> None:
    pd = PDFactory()
    client.force_login(pengguna(SEKRETARIAT, pd=pd))
    assert client.get(reverse("beranda"))["Location"] == reverse("persiapan")
    assert "Belum satu pun dari 9 langkah selesai" in _isi(client, reverse("persiapan"))
    assert "Pohon kinerja tahun ini belum ada" in _isi(client, reverse("pohon"))
    assert "Anggaran tahun ini belum diisi" in _isi(client, reverse("anggaran"))
    assert "Laporan belum dapat disusun" in _isi(client, reverse("lkjip"))
    assert "belum diisi" in _isi(client, reverse("tabel", args=["capaian"]))
    for kunci in TABEL:
        _isi(client, reverse("tabel", args=[kunci]))
    respons = client.get(reverse("lkjip_unduh", args=["json"]), follow=True)
    assert "belum dapat diunduh" in respons.content.decode()


def test_pd_tanpa_target_dan_anggaran(client: Any, pengguna: Any) -> None:
    tujuan = TujuanFactory()
    i = IndikatorFactory(sasaran=SasaranFactory(tujuan=tujuan))
    client.force_login(pengguna(SEKRETARIAT, pd=tujuan.pd))
    isi = _isi(client, reverse("beranda"), tahun="2024")
    assert "belum mempunyai target" in isi
    assert "Anggaran 2024 belum diisi" in isi
    isi = _isi(client, reverse("indikator", args=[i.pk]))
    assert "Realisasi tahun ini belum diisi" in isi
    assert "Belum ada anggaran yang dikaitkan" in isi
    # Where it is set up, not where it is put right afterwards.
    assert reverse("persiapan_isi", args=["dukungan"]) in isi
    assert "Sekretariat mengisinya pada Persiapan." in isi
    assert client.get(reverse("lkjip")).status_code == 200


def test_akun_tanpa_pd_unit_atau_peran(client: Any, pengguna: Any) -> None:
    client.force_login(pengguna(OPERATOR, pd=None))
    for nama in ("beranda", "pohon", "anggaran", "tabel_daftar", "cari"):
        assert "belum terhubung dengan perangkat daerah" in _isi(client, reverse(nama))
    pd = RenstraFactory().pd
    client.force_login(pengguna(OPERATOR, pd=pd))
    assert "belum terhubung dengan unit kerja" in _isi(client, reverse("beranda"))
    client.force_login(pengguna(pd=pd))
    assert "belum punya peran" in _isi(client, reverse("beranda"))


def test_galat_404_dalam_bahasa_indonesia(sebagai: Any) -> None:
    respons = sebagai("sekretariat").get("/tidak-ada/")
    assert respons.status_code == 404
    assert "Halaman tidak ditemukan" in respons.content.decode()


# --- account -------------------------------------------------------------------------------------


def test_ganti_sandi(client: Any, pengguna: Any) -> None:
    from tests.factories import SANDI

    satu = pengguna(OPERATOR, unit=UnitFactory())
    client.force_login(satu)
    baru = "kata-sandi-lain-2024"
    respons = client.post(
        reverse("ganti_sandi"),
        {"old_password": SANDI, "new_password1": baru, "new_password2": baru},
        follow=True,
    )
    assert "Kata sandi sudah diganti" in respons.content.decode()
    satu.refresh_from_db()
    assert satu.check_password(baru)
    respons = client.post(
        reverse("ganti_sandi"),
        {"old_password": "salah", "new_password1": baru, "new_password2": baru},
    )
    assert "Kata sandi" in respons.content.decode()
    assert "password" not in re.sub(r"<[^>]*>", "", respons.content.decode()).lower()


def test_persen_satu_angka() -> None:
    from django.template import Context, Template

    isi = Template("{% load angka %}{{ a|persen }} {{ a|angka:1 }} {{ b|rupiah }} {{ c|polos }}")
    hasil = isi.render(Context({"a": Decimal("97.3"), "b": 1000, "c": 2024}))
    assert hasil == "97,30% 97,3 Rp1.000 2024"


@pytest.mark.parametrize(
    ("tingkat", "banyak", "langkah"),
    [(1, 5, 5), (5, 5, 1), (3, 5, 3), (0, 5, 0), (1, 4, 5), (4, 4, 1), (1, 1, 5)],
)
def test_tangga_kriteria(tingkat: int, banyak: int, langkah: int) -> None:
    from kinerja.templatetags.angka import tangga

    assert tangga(tingkat, banyak) == langkah


@pytest.mark.django_db
def test_halaman_peran_lain_tidak_menyuruh_memuat_ulang(client: Any, pengguna: Any) -> None:
    """Loading again helps a form that stood open too long, not whoever typed an address."""
    pd = PDFactory()
    client.force_login(pengguna(OPERATOR, unit=UnitFactory(pd=pd)))
    jawab = client.get(reverse("riwayat"))
    assert jawab.status_code == 403
    teks = terbaca(jawab)
    assert "minta Sekretariat memeriksa peran akun Anda" in teks
    assert "Muat ulang" not in teks

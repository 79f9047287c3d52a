"""An earlier version's installation opens in this one: nothing signed, frozen or queued is lost.

The installations are committed (tests/terbit/lama/): filled by the earlier version's own code, then
packed. Each is restored once for this file, upgraded by `migrate`, and asked what it holds.
"""

import io
import json
import re
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.contrib.auth.hashers import check_password
from django.core.checks import run_checks
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone
from lxml import etree
from openpyxl import load_workbook

from kinerja.isian import beku
from kinerja.models import (
    BerkasTetap,
    DataDukung,
    JejakAudit,
    NaskahPerjanjian,
    Pemangku,
    Pengguna,
    PerangkatDaerah,
    PerjanjianKinerja,
    TandaTangan,
    VersiRealisasi,
)
from kinerja.pemicu import hilang
from laporan.bahan.bahan import Bahan
from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.seksi import seksi_dokumen
from laporan.dokumen.unsur import Gambar, Tabel, teks_polos
from laporan.isian.buku_kerja.kerja import periksa as periksa_buku
from laporan.isian.buku_kerja.lembar import susun_buku
from laporan.isian.lembar import LembarIsian
from laporan.lkjip.susun import susun_berseksi
from laporan.models import GambarNarasi, Laporan, Tugas, VersiLaporan
from laporan.pekerjaan import PEKERJAAN
from laporan.penulisan.naskah import naskah_laporan
from laporan.penulisan.potret import isi_blok
from laporan.perjanjian.data import sidik as sidik_naskah
from laporan.perjanjian.siapkan import siapkan
from laporan.segel.periksa import periksa_pdf
from laporan.segel.verifikasi import keterangan
from laporan.terbit.beku import berkas_versi, dokumen_versi, periksa_keutuhan
from laporan.terbit.cetak_ulang import cetak_ulang
from laporan.tugas.pekerja import ProsesPekerja
from tests.perjanjian.bantu import beri_nama
from tests.terbit.lama.pulih import ARSIP, Lama, bongkar, pasang

# On PostgreSQL too: what is restored, migrated and guarded there is another database.
pytestmark = pytest.mark.postgres
# Not there: a file or a page is made from what was read, whichever database it came from.
_SEKALI = pytest.mark.sqlite
_ROMAWI = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
#: Kinds of jobs that a version did not know yet.
_PEKERJAAN_KEMUDIAN = {"2fcd5cdb898d": {"cetak_ulang", "perjanjian_ajukan"}}
#: Kinds that came after all of them.
_PEKERJAAN_BARU = {
    "pk_daerah",
    "pohon_cetak",
    "evaluasi_renja",
    "pengingat",
    "uji_malam",
    "anggaran_baca",
    "anggaran_terima",
    "lhe_lke",
    "periksa_lkjip",
    "periksa_buku_data",
    "terapkan_buku_data",
    "pengingat_pemda",
    "ringkasan_pemda",
    "predikat_pemda",
}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# PostgreSQL is asked about the oldest, whose upgrade contains that of the others; that each of them
# comes back there whole is shown by tests/cadangan/test_pulih_lama.py.
@pytest.fixture(
    scope="module",
    params=[ARSIP[0], *(pytest.param(a, marks=_SEKALI) for a in ARSIP[1:])],
    ids=[a.name.partition(".")[0] for a in ARSIP],
)
def lama(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: Any,
) -> Iterator[Lama]:
    """The installation after its upgrade, as README describes one."""
    satu = bongkar(request.param, tmp_path_factory.mktemp("lama"), connection.vendor)
    with django_db_blocker.unblock(), pasang(connection, satu):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("pasang_peran", stdout=io.StringIO())
        yield satu


@pytest.fixture
def pd(lama: Lama) -> PerangkatDaerah:
    return PerangkatDaerah.objects.get(kode=lama.fakta["pd"])


@pytest.fixture
def versi(lama: Lama) -> VersiLaporan:
    return VersiLaporan.objects.get(pk=lama.fakta["versi"]["pk"])


def _masuk(nama: str, tahun: int = 2024) -> Client:
    klien = Client()
    klien.force_login(Pengguna.objects.get(username=nama))
    klien.get("/", {"tahun": str(tahun)})
    return klien


# --- the database --------------------------------------------------------------------------------


def test_basis_data_sehat(lama: Lama) -> None:
    # Files of before are open to other accounts of the machine; that is told, and no more.
    assert {k.id for k in run_checks(databases=["default"])} <= {"tapak.W002"}
    call_command("migrate", check_unapplied=True, verbosity=0)
    assert hilang(connection) == []
    assert BerkasTetap.objects.count() >= lama.fakta["berkas_tetap"] >= 10
    assert JejakAudit.objects.count() >= lama.fakta["jejak"] > 100


def test_yang_ditandatangani_tetap_terjaga(versi: VersiLaporan) -> None:
    tanda = TandaTangan.objects.first()
    assert tanda is not None
    for ubah in (
        lambda: TandaTangan.objects.filter(pk=tanda.pk).update(nama="Orang lain"),
        lambda: NaskahPerjanjian.objects.update(sha256="0" * 64),
        lambda: VersiLaporan.objects.filter(pk=versi.pk).delete(),
        lambda: BerkasTetap.objects.filter(pk=versi.json_id).update(isi=b"{}"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ubah()


def test_setiap_sidik_cocok_dengan_isinya(lama: Lama) -> None:
    assert all(b.utuh for b in BerkasTetap.objects.all())
    naskah = list(NaskahPerjanjian.objects.all())
    assert naskah
    assert all(sidik_naskah(n.isi) == n.sha256 for n in naskah)
    pengajuan = list(VersiRealisasi.objects.all())
    assert max(v.ke for v in pengajuan) == 2
    assert all(beku.sidik(v.isi) == v.sha256 for v in pengajuan)
    bukti = DataDukung.objects.get(pk=lama.fakta["bukti"]["pk"])
    with bukti.berkas.open() as berkas:
        assert sha256(berkas.read()).hexdigest() == bukti.sha256 == lama.fakta["bukti"]["sha256"]
    selesai = Tugas.objects.exclude(berkas="").filter(status="selesai")
    assert selesai
    for t in selesai:
        with default_storage.open(t.berkas) as hasil:
            assert sha256(hasil.read()).hexdigest() == t.sha256


def test_jejak_audit_menunjuk_tabel_yang_ada(lama: Lama) -> None:
    semua = JejakAudit.objects.order_by().values_list("model", flat=True).distinct()
    assert [apps.get_model(nama)._meta.label_lower for nama in semua] == list(semua)


# --- agreements ----------------------------------------------------------------------------------


def test_tanda_tangan_perjanjian_sah(lama: Lama) -> None:
    hari = datetime(2024, 6, 1, tzinfo=UTC).date()
    bersegel = {"KADIS", "KABID-PUSTAKA"}
    ada = 0
    for kode, isi in lama.fakta["pk"].items():
        p = PerjanjianKinerja.objects.get(kode=kode)
        if isi["status"] != "berlaku":
            assert keterangan(kode, hari=hari) is None
            continue
        k = keterangan(kode, hari=hari)
        assert k is not None
        assert p.status == "berlaku"
        assert k.utuh
        assert k.berlaku_ini
        assert len(k.tanda) == 2
        if isi["jabatan"] not in bersegel:
            assert all(t.kertas for t in k.tanda)
            continue
        ada += 1
        for ke, t in enumerate(TandaTangan.objects.filter(naskah__perjanjian=p).order_by("pihak")):
            hasil = periksa_pdf(bytes(t.berkas.isi))
            assert (hasil.utuh, hasil.sah) == (True, True), hasil.pesan
            assert [s.pihak for s in hasil.tanda] == [1, 2][: ke + 1]
    assert ada == (1 if connection.vendor == "postgresql" else 2)


def test_satu_bita_berubah_ketahuan(lama: Lama) -> None:
    """The check above can fail."""
    t = TandaTangan.objects.filter(cara="segel").latest("pihak")
    isi = bytearray(t.berkas.isi)
    isi[2000] ^= 1
    assert not periksa_pdf(bytes(isi)).utuh


# --- the final version ---------------------------------------------------------------------------


def test_versi_final_utuh(lama: Lama, versi: VersiLaporan) -> None:
    assert versi.sidik_isi == lama.fakta["versi"]["isi"]
    assert versi.sidik == lama.fakta["versi"]["sidik"]
    assert set(versi.sidik_isi) == {"model", "data", "json", "xlsx", "docx", "pdf"}
    assert periksa_keutuhan(versi).utuh


def test_kolom_versi_lama_berkunci(pd: PerangkatDaerah, versi: VersiLaporan) -> None:
    """Whatever it was frozen with, a column is found by the key that it has today."""
    kini = {
        (t.kunci, k.kelompok, k.judul): k.kunci
        for t in semua_tabel(susun_berseksi(Bahan(pd, 2024)))
        for k in t.kolom
    }
    lama = {
        (t.kunci, k.kelompok, k.judul): k.kunci
        for t in semua_tabel(dokumen_versi(versi))
        for k in t.kolom
    }
    sama = lama.keys() & kini.keys()
    assert len(sama) > 100
    assert {k: lama[k] for k in sama} == {k: kini[k] for k in sama}


@pytest.mark.parametrize(
    "bentuk", ["json", *(pytest.param(b, marks=_SEKALI) for b in ("xlsx", "docx", "pdf"))]
)
def test_cetak_ulang_bernilai_sama(versi: VersiLaporan, bentuk: str) -> None:
    """Value by value, read from both files; the layout may have become another one."""
    cetakan = cetak_ulang(versi, bentuk)
    assert cetakan.banding.sama, cetakan.banding.beda
    asli = berkas_versi(versi, bentuk)
    assert asli is not None
    nilai = {"json": _nilai_json, "xlsx": _nilai_xlsx, "docx": _nilai_docx, "pdf": _nilai_pdf}
    dulu, kini = nilai[bentuk](asli.isi), nilai[bentuk](cetakan.berkas.isi)
    assert len(dulu) > 100
    assert kini == dulu


def _nilai_json(isi: bytes) -> list[Any]:
    """Every cell of every table, and every text of the chapters."""
    data = json.loads(isi)
    tabel = [
        (t["kunci"], t["nomor"], t["judul"], kolom, sel)
        for t in data["tabel"]
        for baris in t["baris"]
        for kolom, sel in enumerate(baris)
    ]
    return [*tabel, *_teks(data["bab"])]


def _teks(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for kunci in sorted(data):
            yield from _teks(data[kunci])
    elif isinstance(data, list):
        for satu in data:
            yield from _teks(satu)
    elif isinstance(data, str):
        yield data


def _nilai_xlsx(isi: bytes) -> list[Any]:
    buku = load_workbook(io.BytesIO(isi))
    return [
        (lembar.title, sel.coordinate, sel.value)
        for lembar in buku
        for baris in lembar.iter_rows()
        for sel in baris
        if sel.value is not None
    ]


def _nilai_docx(isi: bytes) -> list[Any]:
    """Texts of the paragraphs in order, but for the contents, whose page numbers are estimates."""
    with ZipFile(io.BytesIO(isi)) as arsip:
        akar = etree.fromstring(arsip.read("word/document.xml"))
    hasil = []
    for alinea in akar.iter(f"{_W}p"):
        gaya = alinea.find(f"{_W}pPr/{_W}pStyle")
        nama = "" if gaya is None else gaya.get(f"{_W}val", "")
        teks = "".join(t.text or "" for t in alinea.iter(f"{_W}t"))
        if teks.strip() and not re.match(r"TOC|TableofFigures", nama):
            hasil.append(teks)
    return hasil


def _nilai_pdf(isi: bytes) -> list[str]:
    """Every figure as often as it is printed (4.030; 97,30%), and the words; no page numbers."""
    perintah = ["pdftotext", "-layout", "-", "-"]
    teks = subprocess.run(perintah, input=isi, capture_output=True, check=True).stdout.decode()
    angka = re.findall(r"\d[\d.]*,\d+%?|\d{1,3}(?:\.\d{3})+%?", teks)
    kata = {k for k in re.findall(r"[A-Za-z]{3,}", teks) if not _ROMAWI.fullmatch(k)}
    return [*sorted(angka), *sorted(kata)]


def test_halaman_versi_final(versi: VersiLaporan) -> None:
    isi = _masuk("sekretariat").get(f"/versi-final/{versi.pk}/").text
    assert "Tidak utuh" not in isi
    assert versi.sidik[:12] in isi


# --- texts that people wrote ---------------------------------------------------------------------


@pytest.mark.parametrize(("tahun", "kunjungan"), [(2024, "4.030"), (2025, "4.550")])
def test_tulisan_orang_tercetak(
    lama: Lama, pd: PerangkatDaerah, tahun: int, kunjungan: str
) -> None:
    """Text, live figure (the sum of eight entries), table and image of a section."""
    bahan = Bahan(pd, tahun)
    seksi = seksi_dokumen(susun_berseksi(bahan, naskah=naskah_laporan(bahan)))
    kata = seksi["kata_pengantar"]
    teks = " ".join(teks_polos(isi) for isi in isi_blok(kata.isi))
    assert f"Laporan tahun {tahun} disusun bersama semua bidang." in teks
    assert kunjungan in teks
    (tabel,) = (b for b in kata.isi if isinstance(b, Tabel))
    assert ["Pasar", "12"] in [[s.teks for s in b.sel] for b in tabel.baris]
    (gambar,) = (b for b in kata.isi if isinstance(b, Gambar))
    foto = lama.fakta["gambar"][str(tahun)]
    citra = [b64decode(c) for c in re.findall(r"base64,([\w+/=]+)", gambar.svg)]
    assert [sha256(c).hexdigest() for c in citra] == [foto["sha256"]]
    analisis = " ".join(teks_polos(isi) for isi in isi_blok(seksi["bab3:a5:S1"].isi))
    assert f"Kunjungan naik sepanjang tahun {tahun}." in analisis


def test_penyunting_menunjukkan_tulisan_dan_gambarnya(lama: Lama) -> None:
    foto = lama.fakta["gambar"]["2024"]
    klien = _masuk("sekretariat")
    isi = klien.get(f"/penulisan/{foto['laporan']}/kata_pengantar/").text
    assert "bersama" in isi
    asli = bytes(GambarNarasi.objects.get(pk=foto["pk"]).berkas.isi)
    assert sha256(asli).hexdigest() == foto["sha256"]
    assert b64encode(asli).decode() in isi
    respons = klien.get(f"/narasi/gambar/{foto['laporan']}/{foto['pk']}/", follow=True)
    assert respons.content == asli


# --- jobs ----------------------------------------------------------------------------------------


@pytest.fixture
def bernama(pd: PerangkatDaerah) -> Iterator[None]:
    """Holders of posts have names here; those who read the old installation find none again."""
    dulu = list(Pemangku.objects.filter(jabatan__pd=pd))
    beri_nama(pd)
    yield
    Pemangku.objects.bulk_update(dulu, ["nama"])


def _lengkapi_nama(pd: PerangkatDaerah, oleh: Pengguna) -> None:
    """Drafts of before name nobody; since then both parties are named before submission."""
    draf = PerjanjianKinerja.objects.filter(pd=pd, tahun=2025, status="draf")
    draf.filter(pihak_kedua=None).update(nama_kedua="Nama Contoh Bupati")
    for p in draf.select_related("jabatan__pd"):
        siapkan(jabatan=p.jabatan, tahun=2025, oleh=oleh, pada=timezone.now(), timpa=True)


@pytest.mark.lama(detik=28)
def test_antrean_lama_dikerjakan(lama: Lama, pd: PerangkatDaerah, bernama: None) -> None:
    """One of each kind that waited, and one whose worker died with the server."""
    tertunda = [t for t in lama.fakta["tugas"] if t[2] in {"menunggu", "berjalan"}]
    kemudian = _PEKERJAAN_BARU | _PEKERJAAN_KEMUDIAN.get(lama.versi, set())
    assert {t[1] for t in tertunda} == set(PEKERJAAN) - kemudian
    _lengkapi_nama(pd, Tugas.objects.get(pk=tertunda[0][0]).oleh)
    ProsesPekerja(PEKERJAAN).jalan(sampai_kosong=True, nganggur=0)
    for pk, jenis, *_ in tertunda:
        t = Tugas.objects.get(pk=pk)
        assert (t.jenis, t.status, t.galat) == (jenis, "selesai", "")
        if jenis != "versi_final":
            with default_storage.open(t.berkas) as berkas:
                assert sha256(berkas.read()).hexdigest() == t.sha256
    final = VersiLaporan.objects.get(laporan__tahun=2025)
    assert periksa_keutuhan(final).utuh
    assert Laporan.objects.get(pd=pd, tahun=2025).status == "final"
    draf = {k for k, p in lama.fakta["pk"].items() if p["status"] == "draf"}
    perjanjian = PerjanjianKinerja.objects.filter(kode__in=draf, tahun=2025)
    diminta = "perjanjian_ajukan" in {t[1] for t in tertunda}
    assert {p.status for p in perjanjian} == {"diajukan" if diminta else "draf"}
    for pk, jenis, status, sidik in lama.fakta["tugas"]:
        if status not in {"menunggu", "berjalan"}:
            t = Tugas.objects.get(pk=pk)
            assert (t.jenis, t.status, t.sha256) == (jenis, status, sidik)


# --- what people hold outside --------------------------------------------------------------------


def test_himpunan_data_lama_tidak_mengubah_apa_pun(lama: Lama) -> None:
    sebelum = JejakAudit.objects.count()
    keluaran = io.StringIO()
    call_command("muat_data", str(lama.folder / "himpunan"), stdout=keluaran)
    angka = [b.split()[1:3] for b in keluaran.getvalue().splitlines()[1:-1]]
    assert len(angka) > 25
    assert all(a == ["0", "0"] for a in angka), keluaran.getvalue()
    assert JejakAudit.objects.count() == sebelum


def test_buku_kerja_lama_dapat_diunggah(lama: Lama) -> None:
    oleh = Pengguna.objects.get(username="operator.arsip")
    assert oleh.unit is not None
    pada = datetime(2026, 4, 3, 2, tzinfo=UTC)  # within TW I 2026, which closes on 14 April
    buku = susun_buku(LembarIsian(oleh, oleh.unit, 2026, 1, pada=pada))
    isi = (lama.folder / "buku-kerja.xlsx").read_bytes()
    hasil = periksa_buku(isi, buku, oleh=oleh, pada=pada)
    assert (hasil.galat, hasil.basi) == ((), ())
    assert [(p.lama, p.baru) for p in hasil.perubahan] == [("", "1,5")]


def test_tautan_dalam_surat_pengingat(lama: Lama) -> None:
    (tautan,) = re.findall(r"http://testserver(\S+)", lama.fakta["surat"])
    respons = _masuk("operator.arsip").get(tautan, follow=True)
    assert respons.status_code == 200
    assert "Lama layanan penelusuran arsip" in respons.text
    assert "Triwulan I 2026" in respons.text


def test_tautan_surat_membuka_halamannya_setelah_masuk(lama: Lama) -> None:
    """The reader of the mail is logged out: the login page keeps the place."""
    (tautan,) = re.findall(r"http://testserver(\S+)", lama.fakta["surat"])
    klien = Client()
    masuk = klien.get(tautan, follow=True)
    alamat = masuk.redirect_chain[-1][0]
    kirim = {"username": "operator.arsip", "password": lama.fakta["sandi"]}
    respons = klien.post(alamat, kirim, follow=True)
    assert respons.status_code == 200
    assert "Lama layanan penelusuran arsip" in respons.text


# --- pages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "nama",
    [
        "sekretariat",
        *(
            pytest.param(nama, marks=_SEKALI)
            for nama in (
                "operator.pustaka",
                "kepala.dinas",
                "sekretaris",
                "kepala.bidang",
                "kepala.daerah",
                "evaluator",
                "admin.pemda",
            )
        ),
    ],
)
def test_alamat_lama_masih_membawa_ke_halamannya(
    lama: Lama, nama: str, laporan_disimpan: None
) -> None:
    """Home, the main pages, and for Sekretariat every address that may have been kept."""
    klien = _masuk(nama)
    alamat = lama.fakta["alamat"][nama]
    assert len(alamat) >= (24 if nama == "sekretariat" else 6)
    terbuka = [a for a, status in alamat.items() if status == 200]
    assert len(terbuka) >= 4
    assert [a for a in terbuka if _status(klien, a) != 200] == []


def _status(klien: Client, alamat: str) -> int:
    respons = klien.get(alamat, follow=True)
    respons.close()  # a file is sent from an open one
    return respons.status_code


def test_kata_sandi_lama(lama: Lama) -> None:
    oleh = Pengguna.objects.get(username="sekretariat")
    assert check_password(lama.fakta["sandi"], oleh.password)

"""Sixteen made-up agencies, every kind that the law knows: titles, units, levels, names, claims.

The data and what must be read in their reports stand in tests/contoh/jenis/, one file an agency;
README.md there says how the right sentences were worked out.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache, cached_property
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from kinerja.isian.baris import PenyusunIndikator
from kinerja.isian.pintu import Pintu
from kinerja.models import PengesahanTriwulan, PerangkatDaerah
from kinerja.peran import OPERATOR, SEKRETARIAT
from kinerja.periode import Triwulan
from kinerja.uji.dasar import TingkatUji
from laporan.bahan.bahan import Bahan
from laporan.cetak import html
from laporan.cetak import json as ekspor_json
from laporan.dokumen.penomoran import semua_blok, semua_tabel
from laporan.dokumen.seksi import ratakan
from laporan.dokumen.unsur import Dokumen, Mendatar, Paragraf, Tabel, baris_lengkap, teks_polos
from laporan.lkjip.susun import susun_berseksi
from laporan.periksa_lkjip.baca.bentuk import baca_naskah
from laporan.periksa_lkjip.periksa import periksa_naskah
from laporan.perjanjian.sumber import SumberPerjanjian
from laporan.triwulanan import susun_triwulanan
from laporan.uji.final import uji_final
from laporan.uji.jalankan import uji_konsistensi
from tests.himpunan.kecil import Himpunan, baca_teks, tulis_folder

# Not repeated on PostgreSQL: titles and sentences are made from the document model.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

FOLDER = Path(__file__).parent.parent / "contoh" / "jenis"
UMUM = "_umum"
BERKAS = sorted(b.stem for b in FOLDER.glob("*.txt") if b.stem != UMUM)
DICETAK = date(2025, 2, 28)
#: Every title of a head: an agency's report says none but its own.
SEBUTAN = (
    "Kepala Dinas", "Kepala Badan", "Kepala Pelaksana", "Inspektur", "Camat", "Lurah", "Direktur",
    "Sekretaris Daerah", "Sekretaris DPRD", "Kepala Satuan", "Kepala Kantor",
)  # fmt: skip
#: What no report says of anybody.
SALAH = re.compile(
    r"\bNone\b|\bTrue\b|\{\w*\}|Program PROGRAM|≤ ≤|≥ ≥|\b(\w{4,}) \1\b|\.\.|, ,| ,| \.(?!\d)|\(\)",
    re.I,
)


@dataclass
class Rekaan:
    """One agency, loaded, with its reports and what is expected of them."""

    pd: PerangkatDaerah
    harapan: list[tuple[str, str]]
    #: Composed once for all tests of the agency: none of them changes what a report says.
    laporan: dict[str, Dokumen] = field(default_factory=dict)

    def minta(self, hal: str) -> list[str]:
        return [teks for h, teks in self.harapan if h == hal]

    @cached_property
    def bahan(self) -> Bahan:
        return Bahan(self.pd, 2024)

    @cached_property
    def berseksi(self) -> Dokumen:
        if "lkjip" not in self.laporan:
            self.laporan["lkjip"] = susun_berseksi(self.bahan, dicetak=DICETAK)
        return self.laporan["lkjip"]

    @cached_property
    def lkjip(self) -> Dokumen:
        return ratakan(self.berseksi)

    @cached_property
    def triwulan(self) -> Dokumen:
        if "triwulan" not in self.laporan:
            self.laporan["triwulan"] = susun_triwulanan(Bahan(self.pd, 2024), 4, DICETAK)
        return self.laporan["triwulan"]

    @cached_property
    def data(self) -> dict[str, Any]:
        hasil: dict[str, Any] = json.loads(ekspor_json.ekspor(self.lkjip).isi)
        return hasil

    def prosa(self, dokumen: Dokumen) -> list[str]:
        return list(_teks(json.loads(ekspor_json.ekspor(dokumen).isi)))

    def sel(self, dokumen: Dokumen) -> list[str]:
        return [
            satu
            for t in semua_tabel(dokumen)
            for baris in baris_lengkap(t)
            for sel in baris
            for satu in sel.split("\n")
        ]


def _teks(data: Any) -> Iterator[str]:
    """Every text that the JSON of a report holds, keys and numbers of tables aside."""
    if isinstance(data, dict):
        for kunci, isi in data.items():
            if kunci not in ("kunci", "nomor", "pola", "jenis"):
                yield from _teks(isi)
    elif isinstance(data, list):
        for isi in data:
            yield from _teks(isi)
    elif isinstance(data, str) and data:
        yield data


def himpunan(nama: str) -> tuple[Himpunan, list[tuple[str, str]]]:
    isi = baca_teks(FOLDER / f"{nama}.txt")
    harapan = [(b["hal"], b["teks"]) for b in isi.pop("harapan")]
    if "tujuan" in isi:
        isi = {**baca_teks(FOLDER / f"{UMUM}.txt"), **isi}
    return isi, harapan


@pytest.fixture(scope="module")
def _dimuat(potret: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An agency's rows, its code, what is expected of it, its reports."""

    @cache
    def ambil(nama: str) -> tuple[Any, str, list[tuple[str, str]], dict[str, Dokumen]]:
        isi, harapan = himpunan(nama)
        folder = tulis_folder(tmp_path_factory.mktemp("rekaan") / nama, isi)
        baris = potret(lambda: call_command("muat_data", str(folder), stdout=StringIO()))
        return baris, isi["perangkat_daerah"][0]["kode"], harapan, {}

    return ambil


@pytest.fixture
def rekaan(request: pytest.FixtureRequest, db: None, _dimuat: Any) -> Rekaan:
    baris, kode, harapan, laporan = _dimuat(request.param)
    baris.pakai()
    return Rekaan(PerangkatDaerah.objects.get(kode=kode), harapan, laporan)


semua = pytest.mark.parametrize("rekaan", BERKAS, indirect=True)


def _penandatangan(dokumen: Dokumen) -> dict[str, Any]:
    data = json.loads(ekspor_json.ekspor(dokumen).isi)
    blok = [b for b in _blok(data) if b.get("jenis") == "tanda_tangan"]
    return dict(blok[-1]["pihak"][0])


def _blok(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
        for isi in data.values():
            yield from _blok(isi)
    elif isinstance(data, list):
        for isi in data:
            yield from _blok(isi)


def test_enam_belas_perangkat_daerah():
    assert len(BERKAS) == 16


@semua
def test_kepala_menandatangani_dengan_sebutannya(rekaan: Rekaan):
    (kepala,) = rekaan.minta("kepala")
    nama = (rekaan.minta("nama") or [""])[0]

    for dokumen in (rekaan.lkjip, rekaan.triwulan):
        assert (_penandatangan(dokumen)["jabatan"], _penandatangan(dokumen)["nama"]) == (
            kepala,
            nama,
        )
    assert rekaan.minta("sebutan") == [rekaan.pd.kepala]


@semua
def test_susunan_unit(rekaan: Rekaan):
    (susunan,) = rekaan.minta("susunan") or [""]
    semua_kalimat = rekaan.prosa(rekaan.lkjip)
    terdiri = [k for k in semua_kalimat if " terdiri atas " in k]

    if susunan:
        assert terdiri == [
            f"{rekaan.pd.nama} terdiri atas {susunan}, sebagaimana tampak pada Gambar 1."
        ]
    else:
        assert terdiri == []


@semua
def test_kalimat_yang_diharapkan(rekaan: Rekaan):
    prosa = " ¶ ".join(rekaan.prosa(rekaan.lkjip))
    prosa += " ¶ ".join(t.kalimat for t in uji_final(rekaan.bahan, rekaan.berseksi))
    sel = rekaan.sel(rekaan.lkjip)

    for teks in rekaan.minta("kalimat"):
        assert teks in prosa, teks
    for teks in rekaan.minta("sel"):
        assert teks in sel, teks
    for teks in rekaan.minta("triwulan"):
        assert teks in rekaan.sel(rekaan.triwulan), teks


@semua
def test_tidak_ada_sebutan_jabatan_lain_atau_kata_yang_salah(rekaan: Rekaan):
    jabatan = " ".join([*(j.nama for j in rekaan.bahan.jabatan), rekaan.pd.kepala_daerah])
    sendiri = [s for s in SEBUTAN if s in f"{rekaan.pd.kepala} {jabatan}"]
    for dokumen in (rekaan.lkjip, rekaan.triwulan):
        for teks in rekaan.prosa(dokumen):
            assert not (temu := SALAH.search(teks)), (temu.group(), teks)
            for sebutan in SEBUTAN:
                if sebutan not in sendiri:
                    assert not re.search(rf"\b{sebutan}\b", teks), (sebutan, teks)
            for bukan in rekaan.minta("bukan"):
                assert bukan not in teks, (bukan, teks)


@semua
def test_tabel_kosong_satu_kalimat_tanpa_halaman_sendiri(rekaan: Rekaan):
    kosong = [t for t in semua_tabel(rekaan.lkjip) if not t.baris]
    mendatar = [b for b in semua_blok(rekaan.lkjip) if isinstance(b, Mendatar)]

    assert not [t.kunci for t in kosong if t.lebar]
    for m in mendatar:
        tabel = [b for b in m.isi if isinstance(b, Tabel)]
        assert not tabel or any(t.baris for t in tabel), [t.kunci for t in tabel]
    markah = html.ekspor(rekaan.lkjip).isi.decode()
    for t in kosong:
        tercetak = markah.split(f'id="{t.kunci}"', 1)[1].split("<h", 1)[0]
        kalimat = re.sub(r"<[^>]+>", "", tercetak.split('"lk-kosong">', 1)[1].split("</p>", 1)[0])
        assert unescape(kalimat) == t.kalimat_kosong


@pytest.mark.parametrize("rekaan", ["02-dinas-provinsi"], indirect=True)
def test_tabel_3_2_mengikuti_pohon(rekaan: Rekaan):
    """The sheet runs from the bottom up; Tabel 3.2 from the top down, branch by branch."""
    (tabel,) = [t for t in semua_tabel(rekaan.lkjip) if t.kunci == "capaian"]
    nama = [b[2] for b in baris_lengkap(tabel) if b[0].isdigit()]
    assert nama == rekaan.minta("urutan")[0].split("; ")
    (kinerja,) = [t for t in semua_tabel(rekaan.triwulan) if t.kunci == "kinerja_triwulan"]
    assert [b[2] for b in baris_lengkap(kinerja) if b[0].isdigit()] == nama


@pytest.mark.parametrize("rekaan", ["12-setda", "13-setda-provinsi"], indirect=True)
def test_indikator_senama_dibedakan_di_setiap_tabel(rekaan: Rekaan):
    """C4: wherever the name stands, it stands with what tells it apart; in the PK, too."""
    senama = [s for s in rekaan.minta("sel") if "(" in s]
    polos = {s.partition(" (")[0] for s in senama}
    sel = rekaan.sel(rekaan.lkjip) + rekaan.sel(rekaan.triwulan)
    assert polos & {s.partition(" (")[0] for s in sel}
    assert not polos & set(sel)
    (tabel,) = [t for t in semua_tabel(rekaan.lkjip) if t.jenis == "capaian_sasaran"]
    assert set(senama) <= {b[0] for b in baris_lengkap(tabel)}
    sumber = SumberPerjanjian(rekaan.pd, 2024)
    janji = [b.nama_indikator for j in sumber.jabatan.values() for b in sumber.baris(j)]
    assert set(senama) <= set(janji)


@pytest.mark.parametrize("rekaan", ["11-rsud-dua-puncak", "01-dinas-kosong"], indirect=True)
def test_tanpa_satu_kepala_menghalangi_versi_final(rekaan: Rekaan):
    temuan = [t for t in uji_final(rekaan.bahan, rekaan.berseksi) if t.kode == "F15"]
    assert [t.tingkat.value for t in temuan] == ["galat"]


@pytest.mark.parametrize("rekaan", ["10-rsud"], indirect=True)
def test_kepala_menurut_tempatnya_bukan_eselonnya(rekaan: Rekaan):
    kepala = rekaan.bahan.kepala
    assert kepala is not None
    assert (kepala.nama, kepala.jenis, kepala.eselon) == ("Direktur", "fungsional", "")
    assert SumberPerjanjian(rekaan.pd, 2024).puncak == kepala
    assert not [t for t in uji_final(rekaan.bahan, rekaan.berseksi) if t.kode == "F15"]


@pytest.mark.parametrize("rekaan", ["12-setda"], indirect=True)
def test_layar_pun_membedakan_yang_senama(
    rekaan: Rekaan, client: Client, pengguna: Callable[..., Any]
):
    """The entry sheet of the quarter and the page of the indicator."""
    senama = {s for s in rekaan.minta("sel") if "(" in s}
    pintu = Pintu(rekaan.pd, Triwulan(2024, 4), oleh=None, pada=datetime(2025, 1, 2, 3, tzinfo=UTC))
    penyusun = PenyusunIndikator(pintu)
    assert senama <= {penyusun.baris(i).nama for i in penyusun.semua()}

    client.force_login(pengguna(SEKRETARIAT, pd=rekaan.pd))
    hukum = rekaan.bahan.baris[1].indikator
    isi = client.get(reverse("indikator", args=[hukum.pk]), {"tahun": 2024}).text
    assert "Persentase dokumen tepat waktu (Bagian Hukum)" in isi


@pytest.mark.parametrize(
    ("rekaan", "sebutan"),
    [("08-kecamatan", "Camat"), ("10-rsud", "Direktur"), ("16-kantor", "Kepala Kantor")],
    indirect=["rekaan"],
)
def test_pesan_menyebut_kepalanya_sendiri(
    rekaan: Rekaan, sebutan: str, pengguna: Callable[..., Any]
):
    PengesahanTriwulan.objects.create(
        pd=rekaan.pd,
        tahun=2024,
        triwulan=4,
        oleh=pengguna(SEKRETARIAT, pd=rekaan.pd),
        pada=datetime(2025, 1, 20, tzinfo=UTC),
    )
    oleh = pengguna(OPERATOR, unit=rekaan.bahan.unit[0])
    pintu = Pintu(rekaan.pd, Triwulan(2024, 4), oleh=oleh, pada=datetime(2025, 1, 21, tzinfo=UTC))
    terkunci = pintu.alasan(rekaan.bahan.unit[0].pk, "draf")
    assert terkunci is not None
    assert terkunci.pesan == (
        f"Triwulan IV 2024 sudah disahkan {sebutan}. Bila ada yang perlu diubah, minta "
        "Sekretariat mengajukan pembukaan kembali."
    )


# --- read once by a person's eye: what stood there and must not stand there again ---------

#: "0 indikator", "0 dari", "dan 0 belum": a sentence tells what there is.
NOL = re.compile(r"(?<![\d.,])0 (?:dari|indikator|belum|sudah|tidak|unit kerja)\b")


@semua
def test_tidak_ada_kalimat_tentang_nol(rekaan: Rekaan):
    for dokumen in (rekaan.lkjip, rekaan.triwulan):
        for teks in rekaan.prosa(dokumen):
            assert not NOL.search(teks), teks


@semua
def test_setiap_tabel_bernomor_dan_masalah_tabel_satu(rekaan: Rekaan):
    for dokumen in (rekaan.lkjip, rekaan.triwulan):
        assert all(t.nomor for t in semua_tabel(dokumen))
    nomor = {t.kunci: t.nomor for t in semua_tabel(rekaan.lkjip)}
    assert nomor["masalah"] == "1"
    assert nomor.get("kepegawaian", "2") == "2"


@semua
def test_tabel_kosong_tidak_mengulang_kalimat_di_atasnya(rekaan: Rekaan):
    """What is missing stands once, under the caption, not in the words before it as well."""
    for dokumen in (rekaan.lkjip, rekaan.triwulan):
        lalu = ""
        for blok in semua_blok(dokumen):
            if isinstance(blok, Paragraf):
                lalu = teks_polos(blok.isi)
            elif isinstance(blok, Tabel):
                assert blok.baris or blok.kalimat_kosong != lalu, blok.kunci
                lalu = ""


def _kalimat(dokumen: Dokumen) -> Iterator[str]:
    """Every paragraph, item and note with its runs joined."""
    for blok in semua_blok(dokumen):
        yield from (teks_polos(isi) for isi in blok.isi_teks())


@pytest.mark.parametrize(
    ("rekaan", "ada", "tidak"),
    [
        ("01-dinas-kosong", "Saran belum diisi.", "Menurut data"),
        ("01-dinas-kosong", "31 Desember 2024).", "tanpa pembanding"),
        ("01-dinas-kosong", "tahun 2024 belum diisi.", "Rinciannya disajikan"),
        # Measured, everything met, no budget: nothing is said of what was not entered.
        ("04-badan-kepegawaian",
         "Saran belum diisi. Menurut data tahun 2024, tidak ada capaian terukur yang di bawah "
         "100%.",
         "tidak menunjukkan kekurangan"),
        ("04-badan-kepegawaian", "4 indikator dapat diukur: semuanya mencapai target.", "0 belum"),
        # The tujuan have no indicator; two of three figures are missing.
        ("08-kecamatan",
         "Laporan ini memuat 3 (tiga) indikator kinerja pada 3 (tiga) sasaran. Realisasi 2 "
         "indikator belum diisi. Realisasi yang lain dibandingkan dengan target tahun 2024.",
         "hasil pengukuran 3"),
        ("08-kecamatan", "Dari 3 (tiga) indikator kinerja tahun 2024, 1 indikator mencapai",
         "yang diukur pada tahun 2024, 1"),
        # Units as agreed in tables, in lower case inside sentences.
        ("02-dinas-provinsi",
         "Jumlah gudang: realisasi TW IV 1 unit. Sampai dengan TW IV 1 unit, capaian 50,00% "
         "terhadap target tahun 2 unit.",
         "realisasi TW IV 1 Unit"),
        ("02-dinas-provinsi",
         "Bab II memuat indikator kinerja utama, perjanjian kinerja, pohon kinerja, serta "
         "keterkaitan dan keselarasan kinerja.",
         "dan pohon kinerja."),
        # One indicator has no mean.
        ("05-bpbd", "; capaian belum dapat dihitung.", "karena 1 indikator belum bercapaian"),
        ("05-bpbd", "Rata-rata capaian (1 indikator tidak dapat dihitung)", "(0 indikator"),
        ("05-bpbd", "Realisasi 1 (satu) indikator belum diisi.", "0 sudah diisi"),
        ("14-setwan", "capaian 105,26% (Sangat Tinggi).", "rata-ratanya"),
        ("14-setwan", "sudah mengisi seluruh indikatornya.", "seluruh indikator dan sub kegiatan"),
    ],
    indirect=["rekaan"],
)  # fmt: skip
def test_kalimat_menurut_yang_ada(rekaan: Rekaan, ada: str, tidak: str):
    semua_teks = "\n".join(
        t for d in (rekaan.lkjip, rekaan.triwulan) for t in [*_kalimat(d), *rekaan.sel(d)]
    )
    assert ada in semua_teks
    assert tidak not in semua_teks


#: What each agency's data raise, read one by one: nothing that a person would not agree with. Most
#: of them hold a tree without definitions, agreements, holders of lower posts, and the last target.
KERANGKA = {*["I01", "I02", "I03", "K01", "O02", "O06", "P02", "T08"]}
KODE_UJI = {
    "01-dinas-kosong": {"O01"},
    "02-dinas-provinsi": KERANGKA | {"R10", "R13", "V08"},
    "03-badan-keuangan": KERANGKA | {"A06", "A10", "A18", "R10", "R13", "V08"},
    "04-badan-kepegawaian": KERANGKA | {"R13"},
    "05-bpbd": KERANGKA,
    "06-inspektorat": KERANGKA | {"R13"},
    "07-inspektorat-provinsi": {"O02", "O06"},
    "08-kecamatan": KERANGKA | {"P01", "R13", "T01"},
    "09-kelurahan": KERANGKA | {"P08", "R13"},
    "10-rsud": KERANGKA | {"R13"},
    "11-rsud-dua-puncak": {"O01", "O02"},
    "12-setda": KERANGKA | {"P07", "R10", "R13", "V08"},
    "13-setda-provinsi": KERANGKA | {"R13"},
    "14-setwan": KERANGKA | {"I13"},
    "15-satpol-pp": KERANGKA - {"O02"},
    "16-kantor": {"O01", "O06"},
}

#: What each agency's data cannot have right; the others have nothing of the kind.
GALAT_UJI = {
    "dinas-kosong": {"O01"},
    "kantor": {"O01"},
    "rsud-dua-puncak": {"O01"},
    "kecamatan": {"P01", "T01"},
    "badan-keuangan": {"A10"},
}


@semua
def test_laporannya_sejalan_dengan_dirinya(rekaan: Rekaan):
    """Periksa LKjIP, which knows nothing of Tapak, finds nothing in what Tapak prints."""
    hasil = periksa_naskah(baca_naskah(html.ekspor(rekaan.lkjip).isi))
    assert not [(t.kode, t.pesan) for t in hasil.temuan if t.tingkat != "catatan"]


@semua
def test_uji_konsistensi_hanya_menyebut_yang_salah(rekaan: Rekaan):
    hasil = uji_konsistensi(rekaan.bahan, DICETAK)
    galat = {h.aturan.kode for h in hasil if h.aturan.tingkat is TingkatUji.GALAT}
    assert galat == GALAT_UJI.get(rekaan.pd.kode, set())
    (nama,) = (n for n in BERKAS if n[3:] == rekaan.pd.kode)
    assert {h.aturan.kode for h in hasil} == KODE_UJI[nama]
    for h in hasil:
        assert not SALAH.search(h.temuan.pesan), h.temuan.pesan

"""The report put together: the sample, small made-up agencies, an agency with nothing."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest

from kinerja.capaian import Hasil
from kinerja.models import Indikator, PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.cetak import json as ekspor_json
from laporan.cetak.registry import EXPORTERS
from laporan.dokumen.penomoran import nomori, semua_blok, semua_gambar, semua_tabel
from laporan.dokumen.unsur import (
    Daftar,
    Dokumen,
    Gambar,
    Judul,
    Paragraf,
    Tabel,
    Teks,
    larik,
    teks_polos,
)
from laporan.lkjip.susun.bab4 import data_kurang
from laporan.lkjip.tabel import TABEL
from tests import factories as f
from tests.cetak.teks_pdf import teks_halaman
from tests.pasti import pasti
from tests.susunan import susun_lkjip

pytestmark = pytest.mark.django_db

DICETAK = date(2025, 2, 28)
NOMOR = {
    "gambaran_utama": "R.1",
    "gambaran_kriteria": "R.2",
    "ringkasan_anggaran": "R.3",
    "masalah": "1",
    "kepegawaian": "2",
    "tujuan_sasaran": "2.1",
    "perjanjian_kinerja": "2.2",
    "iku_program": "2.3",
    "lintas_unit": "2.4",
    "keselarasan": "2.5",
    "skala": "3.1",
    "capaian": "3.2",
    "tahun_sebelumnya": "3.3",
    "akhir_renstra": "3.4",
    "standar_nasional": "3.5",
    "capaian_sasaran:SS1": "3.6",
    "capaian_sasaran:SS2": "3.7",
    "efisiensi": "3.8",
    "analisis_program": "3.9",
    "rekomendasi_lhe": "3.10",
    "nilai_akip": "3.11",
    "jenis_belanja": "3.12",
    "realisasi_anggaran": "3.13",
    "anggaran_sasaran": "3.14",
}
PENGISI = (
    "puji",
    "syukur",
    "semoga",
    "tentunya",
    "luar biasa",
    "diharapkan",
    "secara umum",
    "pada dasarnya",
    "tak lupa",
    "sebagaimana kita ketahui",
    "dalam rangka mewujudkan",
    "memuaskan semua",
    "terus-menerus",
    "berbagai upaya",
    "secara optimal",
    "lorem",
    "none",
    "{",
    "}",
)


def susun(pd: PerangkatDaerah, tahun: int = 2024) -> Dokumen:
    return susun_lkjip(Bahan(pd, tahun), dicetak=DICETAK)


def naskah(dokumen: Dokumen) -> list[str]:
    """Every sentence-bearing text of the report, tables aside."""
    hasil = []
    for blok in semua_blok(dokumen):
        if isinstance(blok, Paragraf):
            hasil.append(teks_polos(blok.isi))
        elif isinstance(blok, Daftar):
            hasil += [teks_polos(b.isi) for b in blok.butir]
        elif isinstance(blok, Judul):
            hasil.append(blok.teks)
        elif isinstance(blok, Tabel) and not blok.baris:
            hasil.append(blok.kalimat_kosong)
    return hasil


def medan(dokumen: Dokumen) -> dict[str, set[str]]:
    """Field key → the texts printed under it."""
    hasil: dict[str, set[str]] = {}
    for blok in semua_blok(dokumen):
        isi = [blok.isi] if isinstance(blok, Paragraf) else []
        if isinstance(blok, Daftar):
            isi = [b.isi for b in blok.butir]
        for satu in isi:
            for p in larik(satu):
                if isinstance(p, Teks) and p.medan:
                    hasil.setdefault(p.medan, set()).add(p.isi)
    return hasil


def rapat(teks: str) -> str:
    return "".join(teks.split())


# --- the sample --------------------------------------------------------------------------


def test_tabel_contoh_bernomor_tepat(contoh):
    dokumen = susun(contoh)
    nomor = {t.kunci: t.nomor for t in semua_tabel(dokumen) if t.nomor}

    assert nomor == NOMOR
    assert all(t.nomor for t in semua_tabel(dokumen))


def test_angka_pokok_contoh(contoh):
    isi = medan(susun(contoh))

    assert isi["pagu:total:2024"] == {"Rp12.660.248.443"}
    assert isi["realisasi_anggaran:total:2024"] == {"Rp10.004.700.874"}
    assert isi["serapan:total:2024"] == {"79,02%"}
    assert isi["capaian:IK-TJ1:2024"] == {"100,37%"}
    assert isi["capaian_akhir:IK-SS1:2024"] == {"99,79%"}
    assert isi["capaian:IK-E4.6a:2024"] == {"90,45%"}
    assert isi["turunan:IK-TJ1:2024"] == {"2,71%"}


def test_satu_medan_satu_angka(contoh):
    """A figure that is printed in several places is the same everywhere."""
    beda = {k: v for k, v in medan(susun(contoh)).items() if len(v) > 1}
    assert not beda


def test_ringkasan_anggaran_menjumlah_ke_total(contoh):
    tabel = next(t for t in semua_tabel(susun(contoh)) if t.kunci == "ringkasan_anggaran")
    baris = [[s.teks for s in b.sel] for b in tabel.baris]

    assert [b[-3:] for b in baris] == [
        ["12.453.995.443", "9.802.685.874", "78,71%"],
        ["206.253.000", "202.015.000", "97,95%"],
        ["12.660.248.443", "10.004.700.874", "79,02%"],
    ]


@pytest.mark.parametrize(
    "teks",
    [
        "Realisasi = 8.604 ÷ 317.696 × 100 = 2,71%",
        "Capaian = (2 × 2,72 − 2,71) ÷ 2,72 × 100 = 100,37% (kriteria Berhasil)",
        "Tenaga kerja yang terserap: 309.092 + 50 = 309.142 orang.",
        "2,71%, turun 0,02 poin persentase dari 2,73% pada tahun 2023, yang berarti membaik.",
        "realisasi 97,30%, 0,20 poin persentase di bawah target 97,50% (99,79%).",
        "Anggaran perubahan tahun 2024 (Perda Kabupaten Banjar Nomor 9 Tahun 2024) sebesar "
        "Rp12.660.248.443 dengan realisasi Rp10.004.700.874 (79,02%). Anggaran tersebut "
        "membiayai 6 (enam) program, 15 (lima belas) kegiatan, dan 41 (empat puluh satu) "
        "sub kegiatan.",
        "Anggaran yang tidak terserap Rp2.655.547.569; bagian terbesarnya, Rp1.563.956.700,",
        "Target tercapai pada 23 dari 24 indikator kinerja, dengan rata-rata capaian 110,71%",
        "turun 3,66 poin persentase dari 39,84% pada tahun 2023 (tahun 2022: 33,41%). Capaiannya "
        "turun dari 166,00% menjadi 90,45%.",
        "Realisasinya perlu naik 5,23 poin persentase setiap tahun sampai dengan tahun 2026, dan "
        "laju selama 2022–2024, yaitu naik rata-rata 2,68 poin persentase setahun, belum memadai.",
        "Faktor penghambat yang dilaporkan, antara lain: manfaat pendaftaran belum dipahami luas;",
        "Serapan tertinggi dicatat Program Pelatihan Kerja dan Produktivitas Tenaga Kerja (98,36%)",
        "Angka nasional atau provinsi untuk indikator tahun 2024 tidak dicatat, sehingga "
        "realisasinya tidak dapat disandingkan dengan daerah lain.",
        "Target tahun 2022 dan 2023 untuk 23 indikator tidak tercatat.",
        "nilai di atas 80 sampai dengan 90 berpredikat A (Memuaskan)",
        "Belum ada data dukung yang diunggah untuk realisasi tahun 2024.",
        "didukung 29 (dua puluh sembilan) pegawai",
        "Terhadap realisasi tahun 2023, 11 indikator membaik, 8 indikator tetap, dan 3 indikator "
        "memburuk.",
        "realisasi tahun 2023 (100,00%) tidak diperbandingkan dengan tahun 2024 (42,10%) karena "
        "definisi operasionalnya berbeda. Nomenklatur berubah",
        "Dari 23 indikator yang mempunyai target akhir Renstra, 15 indikator telah mencapainya "
        "dan 8 indikator belum.",
        "BPJS Ketenagakerjaan yang Didaftarkan oleh Perusahaan belum tercapai (capaian 90,45%); "
        "upaya perbaikan yang dilaporkan: mengintensifkan",
        "Laju 5 indikator belum memadai untuk mencapai target akhir Renstra tahun 2026",
    ],
)
def test_kalimat_contoh(contoh, teks):
    assert any(teks in n for n in naskah(susun(contoh))), teks


def test_yang_di_bawah_target_diuraikan_lebih_dahulu(contoh):
    semua = naskah(susun(contoh))
    awal = next(i for i, n in enumerate(semua) if n.startswith("Sasaran strategis 1: "))
    kepala = [n for n in semua[awal:] if re.search(r" \(capaian [\d,]+%, \w+\)$", n)]

    assert kepala[0].endswith("(capaian 90,45%, Tinggi)")


def test_indikator_lama_bersatuan_lain_tidak_dibandingkan(contoh):
    semua = naskah(susun(contoh))
    assert any("diukur dalam satuan persen (100,00%), sedangkan tahun 2024" in n for n in semua)


def test_yang_beda_definisi_tidak_tercacah_dan_tidak_tergambar(contoh):
    """100% of one year's documents is no rival of 42,10% of the 19 at the end of the Renstra."""
    nama = "Persentase Dokumen Perencanaan Tenaga Kerja yang Tersusun"
    dokumen = susun(contoh)
    memburuk = next(n for n in naskah(dokumen) if n.startswith("Tiga indikator memburuk"))
    kisi = [g for g in semua_gambar(dokumen) if g.kunci.startswith("kisi_tren")]
    tabel = next(t for t in semua_tabel(dokumen) if t.kunci == "tahun_sebelumnya")
    baris = next([s.teks for s in b.sel] for b in tabel.baris if b.sel[2].teks == nama)

    assert nama not in memburuk
    assert kisi
    assert not any(nama in g.alt for g in kisi)
    assert {"42,10%", "100,00%"} <= set(baris)
    assert baris[-1].endswith(
        "2022–2023. Tahun 2022 dan 2023 tidak sebanding: definisi operasional berbeda."
    )


@pytest.mark.parametrize(
    ("lama", "baru", "beda"),
    [
        (("a", "x : y"), ("a", "x : y"), []),
        (("A  b", "x"), ("a b", "X"), []),
        (("a", ""), ("b", "x"), ["definisi operasional"]),
        (("a", "x : y"), ("a", "x : z"), ["formulasi"]),
        (("a", "x"), ("b", "z"), ["definisi operasional", "formulasi"]),
        (("", ""), ("b", "z"), []),
    ],
)
def test_beda_rumusan(lama, baru, beda):
    """What is blank says nothing; capitals and spaces do not count."""
    dulu, kini = (Indikator(definisi=d, formulasi=r) for d, r in (lama, baru))
    assert kini.beda_rumusan(dulu) == beda


@pytest.mark.parametrize(
    ("alasan", "kurang"),
    [
        ("realisasi belum dilaporkan", True),
        ("target belum ditetapkan", True),
        ("target nol", False),
        ("tidak berlaku: tidak ada sengketa yang dilaporkan", False),
    ],
)
def test_target_nol_dan_tidak_berlaku_bukan_data_yang_kurang(alasan, kurang):
    assert data_kurang(Hasil.tidak_dapat(alasan)) is kurang


def test_kata_pengantar_bertempat_bulan_tahun_dan_tanpa_nama(contoh):
    data = ekspor_json.sebagai_data(susun(contoh))
    ttd = data["depan"][0]["isi"][-1]

    assert ttd["tempat_tanggal"] == "Martapura, Februari 2025"
    assert ttd["pihak"][0]["jabatan"] == "Kepala Dinas Tenaga Kerja dan Transmigrasi,"
    assert ttd["pihak"][0]["nama"] == ""


def test_sampul_tanpa_draf_bila_semua_disahkan(contoh):
    assert pasti(susun(contoh).sampul).status == ""
    contoh.indikator_set.get(kode="IK-SS1").realisasi.filter(tahun=2024).update(
        status="diverifikasi", disahkan_pada=None, disahkan_oleh=None
    )
    assert pasti(susun(contoh).sampul).status == "Draf"


def test_tidak_ada_kata_pengisi(contoh):
    for teks in naskah(susun(contoh)):
        assert teks.strip()
        for kata in PENGISI:
            assert not re.search(rf"(?<!\w){re.escape(kata)}(?!\w)", teks, re.IGNORECASE), teks
        assert "  " not in teks
        assert ".." not in teks
        assert " ," not in teks
        assert " ." not in teks


def test_setiap_kalimat_berakhir_tanda_baca(contoh):
    for blok in semua_blok(susun(contoh)):
        if isinstance(blok, Paragraf) and blok.gaya == "biasa":
            teks = teks_polos(blok.isi)
            tebal = any(isinstance(p, Teks) and p.tebal for p in larik(blok.isi))
            assert teks.endswith((".", ":")) or tebal, teks


# Not repeated on PostgreSQL: it takes long and asks nothing of the database that others do not.
@pytest.mark.sqlite
def test_setiap_sel_json_tercetak_di_pdf(contoh, sekali):
    dokumen = nomori(susun(contoh))  # as in test_semua_bentuk.py, which needs the same file
    pdf = sekali(f"pdf {dokumen!r}", lambda: EXPORTERS["pdf"](dokumen).isi)
    tercetak = rapat(" ".join(teks_halaman(pdf)))
    for tabel in json.loads(EXPORTERS["json"](dokumen).isi)["tabel"]:
        assert rapat(tabel["judul"]) in tercetak
        for baris in tabel["baris"]:
            for sel in baris:
                assert rapat(sel) in tercetak, (tabel["kunci"], sel)


@pytest.mark.parametrize("bentuk", ["json", "html"])
def test_bita_sama_bila_diulang(contoh, bentuk):
    assert EXPORTERS[bentuk](susun(contoh)).isi == EXPORTERS[bentuk](susun(contoh)).isi


def test_semua_tabel_terdaftar_dipakai(contoh):
    kunci = {t.kunci.split(":")[0] for t in semua_tabel(susun(contoh))}
    # Where nothing of the kind was entered, as in the sample: tests/lkjip/test_lengkap.py has them.
    bersyarat = {"sumber_daya", "tindak_lanjut_lalu", "prestasi", "rencana_tindak"}
    assert kunci - {"ringkasan_anggaran"} == set(TABEL) - bersyarat


def test_gambar_contoh(contoh):
    gambar = [g.kunci for g in semua_gambar(susun(contoh))]

    assert gambar[:2] == ["gambaran_kinerja", "bagan_organisasi"]
    assert {"pohon_kinerja", "batang_capaian", "kuadran", "serapan_program"} <= set(gambar)
    assert {"tren:IK-TJ1", "tren:IK-SS1", "tren:IK-SS2"} <= set(gambar)


# --- small agencies ----------------------------------------------------------------------


def dinas(banyak: int = 1, *, sasaran: int = 1, bukti: bool = False) -> PerangkatDaerah:
    """An agency with `banyak` measured indicators on each sasaran, and a budget."""
    pd = f.PDFactory()
    renstra = f.RenstraFactory(pd=pd)
    tujuan = f.TujuanFactory(renstra=renstra)
    pk = f.DokumenFactory(pd=pd)
    for _ in range(sasaran):
        s = f.SasaranFactory(tujuan=tujuan)
        for n in range(banyak):
            i = f.IndikatorFactory(sasaran=s, iku=n == 0)
            f.TargetFactory(indikator=i, dokumen=pk, nilai=Decimal(80), teks="80")
            r = f.RealisasiFactory(
                indikator=i, triwulan=4, nilai=Decimal(72) + n, faktor_penghambat="Data terlambat"
            )
            f.RealisasiFactory(indikator=i, tahun=2023, triwulan=4, nilai=Decimal(70))
            f.PembandingFactory(indikator=i)
            program = f.ProgramFactory(pd=pd)
            f.DukunganFactory(indikator=i, program=program)
            kegiatan = f.KegiatanFactory(program=program)
            sub = f.SubKegiatanFactory(kegiatan=kegiatan)
            f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=1000, realisasi=600)
            if bukti:
                f.DataDukungFactory(realisasi=r)
    return pd


def test_jumlah_kueri_tidak_mengikuti_banyaknya_baris(jumlah_kueri):
    sedikit, banyak = dinas(1, bukti=True), dinas(6, sasaran=2, bukti=True)
    with jumlah_kueri() as pertama:
        susun(sedikit)
    with jumlah_kueri() as kedua:
        susun(banyak)

    assert len(pertama) == len(kedua)
    # One query each for the parts that came last: tags, resources, last year's evaluation, plans
    # of action, awards, photographs, the agency's own abbreviations, whether it is practice, what
    # programs and kegiatan put out, activities of the rencana aksi, and whether the organisation
    # was another one.
    assert len(kedua) <= 46


@pytest.mark.parametrize("banyak", [1, 3])
def test_nomor_mengikuti_banyaknya_sasaran_strategis(banyak):
    nomor = {t.kunci: t.nomor for t in semua_tabel(susun(dinas(1, sasaran=banyak)))}

    assert nomor["standar_nasional"] == "3.5"
    assert nomor["efisiensi"] == f"3.{6 + banyak}"
    assert nomor["anggaran_sasaran"] == f"3.{12 + banyak}"


def test_pembanding_dan_bukti_dikalimatkan():
    dokumen = susun(dinas(1, bukti=True))
    semua = naskah(dokumen)

    assert any("di atas angka nasional 4,91% (Badan Pusat Statistik)" in n for n in semua)
    assert any("naik 2,00 poin persentase dari 70,00% pada tahun 2023" in n for n in semua)
    lampiran = next(t for t in semua_tabel(dokumen) if t.kunci == "data_dukung")
    assert lampiran.nomor == "L.1"
    assert lampiran.baris[0].sel[3].teks == "Rekap peserta pelatihan"


def test_indikator_belum_lapor_nol_dan_tidak_berlaku():
    s = f.SasaranFactory()
    pk = f.DokumenFactory(pd=s.pd)
    belum, nol, na = (f.IndikatorFactory(sasaran=s) for _ in range(3))
    for i, target in ((belum, 80), (nol, 0), (na, 80)):
        f.TargetFactory(indikator=i, dokumen=pk, nilai=Decimal(target), teks=str(target))
    f.RealisasiFactory(indikator=nol, triwulan=4, nilai=Decimal(5))
    f.RealisasiFactory(
        indikator=na,
        triwulan=4,
        nilai=None,
        tidak_berlaku=True,
        alasan_tidak_berlaku="Tanpa pilkada",
    )
    dokumen = susun(s.pd)
    semua = " ".join(naskah(dokumen))

    assert "Dari 3 (tiga) indikator kinerja tahun 2024, belum ada yang capaiannya dapat" in semua
    assert f"{belum.nama}: realisasi belum dilaporkan." in semua
    assert f"{nol.nama}: target nol." in semua
    assert "Tanpa pilkada" in semua
    assert "Anggaran tahun 2024 belum diisi" in semua
    assert pasti(dokumen.sampul).status == "Draf"


def test_indikator_predikat():
    i = f.IndikatorPredikatFactory()
    peringkat = {p.kode: p for p in i.skala.predikat.all()}
    f.TargetFactory(indikator=i, jenis="predikat", nilai=None, predikat=peringkat["BB"], teks="BB")
    f.RealisasiFactory(indikator=i, triwulan=4, nilai=None, predikat=peringkat["A"])
    f.RealisasiFactory(indikator=i, tahun=2023, triwulan=4, nilai=None, predikat=peringkat["B"])
    semua = " ".join(naskah(susun(i.pd)))

    assert "A, naik 2 peringkat dari B pada tahun 2023" in semua
    assert "Capaian = peringkat realisasi ÷ peringkat target × 100%" in semua


def test_perangkat_daerah_kosong_menyebut_yang_belum_ada():
    pd = f.PDFactory()
    dokumen = susun(pd)
    semua = " ".join(naskah(dokumen))

    for teks in (
        "Uraian tugas belum diisi.",
        "Struktur organisasi belum diisi.",
        "Permasalahan belum diisi.",
        "Visi belum diisi.",
        "Renstra yang mencakup tahun 2024 belum diisi.",
        "Indikator kinerja tahun 2024 belum diisi.",
        "Anggaran tahun 2024 belum diisi.",
        "Hasil evaluasi AKIP yang dilaporkan pada tahun 2024 belum diisi.",
    ):
        assert teks in semua, teks
    for bentuk in ("json", "html", "xlsx"):
        assert EXPORTERS[bentuk](dokumen).isi


def test_perangkat_daerah_kosong_dapat_dicetak():
    assert EXPORTERS["pdf"](susun(f.PDFactory())).isi.startswith(b"%PDF")


def test_dua_sasaran_berbagi_program_dihitung_satu_kali():
    pd = dinas(1, sasaran=2)
    program = pd.program_set.first()
    for i in pd.indikator_set.all():
        if not i.dukungan.filter(program=program).exists():
            f.DukunganFactory(indikator=i, program=program)
    tabel = next(t for t in semua_tabel(susun(pd)) if t.kunci == "ringkasan_anggaran")

    assert [b.sel[-3].teks for b in tabel.baris] == ["1.000", "2.000", "2.000"]
    assert "satu kali" in str(tabel.catatan)


def test_anggaran_tanpa_sasaran_tetap_masuk_jumlah():
    pd = dinas(1)
    kegiatan = f.KegiatanFactory(program=f.ProgramFactory(pd=pd))
    f.BarisAnggaranFactory(
        sub_kegiatan=f.SubKegiatanFactory(kegiatan=kegiatan), pagu=500, realisasi=100
    )
    tabel = next(t for t in semua_tabel(susun(pd)) if t.kunci == "ringkasan_anggaran")

    assert [b.sel[-3].teks for b in tabel.baris] == ["1.000", "500", "1.500"]
    assert tabel.baris[1].sel[1].teks == "Belum dikaitkan dengan sasaran strategis"


def test_kepala_pelaksana_tugas_disebut(db):
    pd = f.PDFactory(nama="Dinas Perikanan")
    jabatan = f.JabatanFactory(unit=f.puncak(pd), pd=pd, nama="Kepala Dinas", eselon="II")
    f.PemangkuFactory(jabatan=jabatan, status="plt", nama="Pejabat Contoh")
    ttd = ekspor_json.sebagai_data(susun(pd))["depan"][0]["isi"][-1]["pihak"][0]

    assert ttd["jabatan"] == "Plt. Kepala Dinas Perikanan,"
    assert ttd["nama"] == "Pejabat Contoh"


def test_tanpa_tanggal_hanya_tahun_terbit(db):
    pd = f.PDFactory()
    assert susun_lkjip(Bahan(pd, 2024)).tempat_tanggal == f"{pd.tempat}, 2025"


def test_banyak_indikator_dibagi_ke_beberapa_gambar():
    gambar = [g for g in semua_gambar(susun(dinas(26))) if isinstance(g, Gambar)]
    assert [g.kunci for g in gambar if g.kunci.startswith("batang")] == [
        "batang_capaian",
        "batang_capaian:2",
    ]

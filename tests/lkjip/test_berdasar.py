"""No sentence that the data do not hold: each finding with the data that produced it.

What must be read, and what must not, is written by hand from those data.
"""

import datetime
from decimal import Decimal

import pytest

from anggaran.models import RealisasiAnggaran
from kinerja.models import Indikator, KebijakanPengukuran, PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.dokumen.penomoran import semua_blok, semua_tabel, telusuri
from laporan.dokumen.seksi import belum_ada, pertanyaan, seksi_dokumen
from laporan.dokumen.unsur import Daftar, Dokumen, Judul, Paragraf, teks_polos
from laporan.lkjip.susun import rampungkan, susun_berseksi, susun_draf
from laporan.lkjip.tabel.capaian import skala
from laporan.lkjip.tabel.perencanaan import perjanjian_kinerja
from laporan.triwulanan.susun import susun_triwulanan
from tests import factories as f
from tests.lkjip.test_susun import dinas, naskah
from tests.pasti import pasti

# Not repeated on PostgreSQL: sentences are made from the figures, not by the database.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def _dokumen(pd: PerangkatDaerah) -> Dokumen:
    return susun_berseksi(Bahan(pd, 2024))


def _seksi(dokumen: Dokumen, kunci: str) -> str:
    isi = list(telusuri(seksi_dokumen(dokumen)[kunci].isi))
    teks = [teks_polos(b.isi) for b in isi if isinstance(b, Paragraf)]
    teks += [teks_polos(x.isi) for b in isi if isinstance(b, Daftar) for x in b.butir]
    return "\n".join(teks)


def _indikator(
    pd: PerangkatDaerah, nilai: dict[int, str], *, akhir: str = "", target: str = "80"
) -> Indikator:
    """An indicator with its realisasi by year, its target of 2024 and of the Renstra's end."""
    i = f.IndikatorFactory(sasaran=pd.sasaran_set.first() or _sasaran(pd))
    f.TargetFactory(indikator=i, dokumen=f.dokumen(pd, 2024), nilai=Decimal(target), teks=target)
    for tahun, n in nilai.items():
        f.RealisasiFactory(indikator=i, tahun=tahun, triwulan=4, nilai=Decimal(n))
    if akhir:
        f.TargetFactory(
            indikator=i, dokumen=_dokumen_renstra(pd), tahun=2026, nilai=Decimal(akhir), teks=akhir
        )
    return i


def _sasaran(pd: PerangkatDaerah):
    return f.SasaranFactory(tujuan=f.TujuanFactory(renstra=f.RenstraFactory(pd=pd)))


def _dokumen_renstra(pd: PerangkatDaerah):
    renstra = pd.renstra_set.get()
    ada = renstra.dokumen.first()
    return ada or f.DokumenFactory(
        pd=pd, jenis="renstra", renstra=renstra, tahun=None, nama="Renstra 2021–2026"
    )


def _anggaran(pd: PerangkatDaerah, i: Indikator, pagu: int, realisasi: int):
    """A kegiatan of its own behind the indicator."""
    program = f.ProgramFactory(pd=pd)
    kegiatan = f.KegiatanFactory(program=program)
    f.DukunganFactory(indikator=i, program=None, kegiatan=kegiatan)
    sub = f.SubKegiatanFactory(kegiatan=kegiatan)
    f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=pagu, realisasi=realisasi)
    return kegiatan


# --- B1: what was done is not a plan ------------------------------------------------------


@pytest.mark.parametrize(
    ("medan", "ada", "tidak"),
    [
        (
            {"upaya_perbaikan": "Membina perusahaan"},
            "; upaya perbaikan yang dilaporkan: membina perusahaan. [Apa rencana",
            "direncanakan",
        ),
        (
            {"tindak_lanjut": "Menambah mediator"},
            "; tindak lanjut yang direncanakan: menambah mediator.",
            "[Apa rencana",
        ),
        ({}, "(capaian 90,00%). [Apa rencana tindak lanjutnya?]", "upaya"),
    ],
    ids=["upaya", "tindak-lanjut", "tanpa"],
)
def test_tindak_lanjut_tidak_pernah_mencetak_upaya(medan, ada, tidak):
    pd = dinas(1)
    pd.indikator_set.get().realisasi.filter(tahun=2024).update(**medan)
    saran = _seksi(_dokumen(pd), "bab4:saran")
    assert ada in saran
    assert tidak not in saran


# --- B2: the same judgement as A.3 --------------------------------------------------------


@pytest.mark.parametrize(
    ("nilai", "kalimat"),
    [
        # Needs (90 − 70) ÷ 2 = 10 a year; rose 10 a year since 2022.
        (
            {2022: "50", 2023: "60", 2024: "70"},
            "Laju 1 indikator menuju target akhir Renstra tahun 2026 telah memadai dan perlu",
        ),
        # Needs 10 a year; rose 2 a year.
        (
            {2022: "66", 2023: "68", 2024: "70"},
            "Laju 1 indikator belum memadai untuk mencapai target akhir Renstra tahun 2026",
        ),
        # Rose 10 a year since 2022, and fell from 75 to 70 last year.
        (
            {2022: "50", 2023: "75", 2024: "70"},
            "memadai, tetapi realisasinya memburuk dibandingkan dengan tahun 2023: ",
        ),
        ({2022: "75", 2023: "72", 2024: "70"}, "Realisasi 1 indikator bergerak menjauh dari"),
        ({2022: "70", 2023: "70", 2024: "70"}, "Realisasi 1 indikator tidak bergerak menuju"),
        ({2024: "70"}, "menuju target akhir Renstra tahun 2026 belum dapat dinilai: "),
    ],
    ids=["memadai", "kurang", "memburuk", "menjauh", "tetap", "tanpa-tahun-lain"],
)
def test_laju_bab_iv_mengikuti_penilaian_a3(nilai, kalimat):
    pd = f.PDFactory()
    i = _indikator(pd, nilai, akhir="90")
    dokumen = _dokumen(pd)
    saran = _seksi(dokumen, "bab4:saran")

    assert kalimat in saran
    # Once for its pace, whatever else is said of it.
    assert [b.count(i.nama) for b in saran.splitlines() if "Renstra" in b] == [1]
    assert ("perlu dijaga" in saran) is ("telah memadai dan" in kalimat)
    a3 = _seksi(dokumen, "bab3:a3")
    assert ("belum memadai" in a3) is ("belum memadai" in kalimat)


def test_tahun_terakhir_renstra_tidak_lagi_menilai_laju():
    pd = f.PDFactory()
    _indikator(pd, {2022: "50", 2023: "60", 2024: "70"}, akhir="90")
    pd.renstra_set.update(tahun_akhir=2024)
    saran = _seksi(_dokumen(pd), "bab4:saran")
    assert "Laju" not in saran
    assert "dijaga" not in saran


# --- B3 and B8: efficiency and money that stayed ------------------------------------------

_METODE = {
    "sisa": "yaitu 100% dikurangi persentase serapan anggaran yang menunjang indikator.",
    "selisih": "persentase capaian kinerja dikurangi persentase serapan anggaran",
    "rasio": "persentase capaian kinerja dibagi persentase serapan anggaran yang menunjang",
    "pmk22": "pagu dikali capaian, dikurangi realisasi anggaran, lalu dibagi pagu dikali capaian",
}
#: Capaian 110 (88 of 80), serapan 90: 100 − 90; 110 − 90; 110 ÷ 90; (110 − 90) ÷ 110 = 18,18.
_ANGKA = {"sisa": "10,00%", "selisih": "20,00%", "rasio": "122,22%", "pmk22": "18,18%"}


def _dua_serapan(**kebijakan) -> PerangkatDaerah:
    """Three indicators that met their target: 90, 85 and 40 % of their money spent."""
    pd = f.PDFactory()
    f.KebijakanFactory(pd=pd, mulai_tahun=2022, **kebijakan)
    for nilai, terpakai in (("88", 900), ("80", 850), ("96", 400)):
        _anggaran(pd, _indikator(pd, {2024: nilai}), 1000, terpakai)
    return pd


@pytest.mark.parametrize("metode", list(_METODE))
def test_a6_menguraikan_metode_yang_menghitungnya(metode):
    pd = _dua_serapan(metode_efisiensi=metode)
    a6 = _seksi(_dokumen(pd), "bab3:a6")
    pertama, _, ketiga = pd.indikator_set.order_by("pk")

    assert _METODE[metode] in a6
    assert [k for k, v in _METODE.items() if v in a6] == [metode]
    assert "membandingkan capaian" not in a6
    assert f"{pertama.nama}: {_ANGKA[metode]}, dengan capaian 110,00% dan serapan 90,00%." in a6

    baris = a6.splitlines()
    tertinggi = next(b for b in baris if b.startswith("Tingkat efisiensi tertinggi"))
    assert tertinggi.endswith("di antara indikator yang serapannya paling sedikit 75%:")
    assert "tidak dibaca sebagai penghematan" in a6
    # The paragraphs come first, then the items, in the order of their lists.
    butir = [b for b in baris if "dengan capaian" in b]
    assert [ketiga.nama in b for b in butir] == [False, False, True]


def test_sebab_anggaran_tidak_terserap_ditanyakan_atau_dikutip():
    pd = _dua_serapan()
    dokumen = _dokumen(pd)
    ketiga = pd.indikator_set.order_by("pk")[2]
    kegiatan = pasti(ketiga.dukungan.get().kegiatan)
    a6 = _seksi(dokumen, "bab3:a6")
    assert (
        "pagu Rp1.000, realisasi Rp400 (40,00%), tidak terserap Rp600; indikator yang ditunjang: "
        f"{ketiga.nama} (capaian 120,00%). [Mengapa Rp600 tidak terserap?]" in a6
    )
    assert [t.kunci for t in pertanyaan(dokumen)] == [f"serapan:{kegiatan.kode}:2024"]

    f.LaporanSubFactory(
        sub_kegiatan=kegiatan.sub_kegiatan.get(), triwulan=4, penjelasan="Lelang gagal dua kali"
    )
    dokumen = _dokumen(pd)
    assert "Penjelasan yang dilaporkan: lelang gagal dua kali." in _seksi(dokumen, "bab3:a6")
    assert pertanyaan(dokumen) == ()


@pytest.mark.parametrize(("batas", "banyak"), [("30", 0), ("75", 1), ("88", 2)])
def test_satu_batas_serapan_rendah_di_semua_bagian(batas, banyak):
    """Serapan 90, 85 and 40 %."""
    pd = _dua_serapan(serapan_rendah=Decimal(batas))
    dokumen = _dokumen(pd)
    semua = "\n".join(_seksi(dokumen, k) for k in seksi_dokumen(dokumen))
    sebutan = f"di bawah {batas}%"

    if not banyak:
        assert sebutan not in semua
        return
    assert f"Serapan {banyak} kegiatan {sebutan}; rinciannya diuraikan pada A.6." in _seksi(
        dokumen, "bab3:a7_analisis"
    )
    assert f"Serapan {banyak} kegiatan berada {sebutan}" in _seksi(dokumen, "bab3:anggaran")
    assert f"Sebab rendahnya serapan {banyak} kegiatan ({sebutan})" in _seksi(dokumen, "bab4:saran")
    assert f"mencapai target dengan serapan {sebutan}." in _seksi(dokumen, "bab3:a6")
    assert not [b for b in ("75%", "90%") if b != f"{batas}%" and f"di bawah {b}" in semua]
    assert "kas" not in semua.casefold().split()


def test_batas_serapan_rendah_menurut_tahunnya():
    pd = _dua_serapan(serapan_rendah=Decimal(30))
    f.KebijakanFactory(pd=pd, mulai_tahun=2025, serapan_rendah=Decimal(95))
    assert Bahan(pd, 2024).serapan_rendah == 30
    assert Bahan(pd, 2025).serapan_rendah == 95
    assert Bahan(f.PDFactory(), 2024).serapan_rendah == 75
    assert KebijakanPengukuran._meta.get_field("serapan_rendah").default == 75


# --- B4: notes of the data's keeper -------------------------------------------------------

_CATATAN = (
    "Tercetak enam nama",
    "Tercetak 77,49%",
    "angka indeks diambil dari Tabel 3.2",
    "diambil dari Tabel 3.3",
    "Perhitungan atas variabel menghasilkan",
    "LKjIP 2024, Tabel 3.12",
    "keempat komponen yang tercetak",
)


def _semua_teks(dokumen: Dokumen) -> str:
    sel = [s.teks for t in semua_tabel(dokumen) for b in t.baris for s in b.sel]
    lain = [t.sumber for t in semua_tabel(dokumen)]
    lain += [teks_polos(c) for t in semua_tabel(dokumen) for c in t.catatan]
    return "\n".join([*naskah(dokumen), *sel, *lain])


def test_catatan_pengelola_data_hanya_di_lampiran_kerja(contoh):
    bahan = Bahan(contoh, 2024)
    resmi = _semua_teks(susun_berseksi(bahan))
    assert [c for c in _CATATAN if c in resmi] == []
    assert "Alasan:" not in resmi
    assert "sistem ini" not in resmi
    # The figures that stood beside them stay.
    assert "Kawasan eks transmigrasi yang dikembangkan: 6." in resmi
    assert "angka resmi 97,30%, berbeda dengan hasil perhitungan 97,31%." in resmi
    assert "Jumlah nilai komponen 80,14; nilai akhir pada LHE 80,15." in resmi

    kerja = rampungkan(susun_draf(bahan), bahan, catatan=True)
    assert kerja.lampiran[-1].judul == "CATATAN PENGELOLA DATA"
    assert [c for c in _CATATAN if c not in _semua_teks(kerja)] == []
    assert kerja.lampiran[:-1] == susun_berseksi(bahan).lampiran


def test_keterangan_untuk_pembaca_tetap_tercetak():
    pd = dinas(1)
    pd.indikator_set.get().realisasi.filter(tahun=2024).update(
        keterangan="Survei dilakukan dua kali", catatan_data="Tercetak 71,9"
    )
    semua = _semua_teks(_dokumen(pd))
    assert "Survei dilakukan dua kali." in semua
    assert "71,9" not in semua


# --- B5: the kata pengantar says only what holds -------------------------------------------


def test_kata_pengantar_tanpa_tahun_lain_dan_tanpa_target_akhir():
    pd = f.PDFactory()
    _indikator(pd, {2024: "70"})
    pengantar = _seksi(_dokumen(pd), "kata_pengantar")
    assert "Realisasinya dibandingkan dengan target tahun 2024." in pengantar
    assert "2023" not in pengantar
    assert "Renstra" not in pengantar
    assert "analisis penyebab" not in pengantar


def test_kata_pengantar_dengan_semua_pembanding():
    pd = f.PDFactory()
    _indikator(pd, {2022: "60", 2023: "65", 2024: "70"}, akhir="90")
    assert (
        "Realisasinya dibandingkan dengan target tahun 2024, realisasi tahun 2022 dan 2023, serta "
        "target akhir Renstra tahun 2026." in _seksi(_dokumen(pd), "kata_pengantar")
    )


def test_kata_pengantar_tanpa_realisasi():
    pd = f.PDFactory()
    _indikator(pd, {}, akhir="90")
    pengantar = _seksi(_dokumen(pd), "kata_pengantar")
    assert "Realisasinya belum diisi." in pengantar
    assert "hasil pengukuran" not in pengantar
    assert "dibandingkan" not in pengantar
    assert "disahkan" not in pengantar


def test_status_pada_kata_pengantar_sama_dengan_laporan_triwulanan():
    pd = f.PDFactory()
    f.RealisasiFactory(indikator=_indikator(pd, {}), triwulan=4, nilai=70, disahkan=True)
    draf = f.RealisasiFactory(indikator=_indikator(pd, {}), triwulan=4, nilai=70)

    def status() -> str:
        return pasti(susun_triwulanan(Bahan(pd, 2024), 4).sampul).status

    assert status() == "Draf, belum disahkan"
    pengantar = _seksi(_dokumen(pd), "kata_pengantar")
    assert (
        "Realisasi 1 dari 2 indikator telah disahkan, sedangkan laporan triwulan IV masih "
        "berstatus “draf, belum disahkan”." in pengantar
    )
    assert "semuanya telah disahkan" not in pengantar

    draf.delete()
    f.RealisasiFactory(indikator=draf.indikator, triwulan=4, nilai=70, disahkan=True)
    assert status() == ""
    pengantar = _seksi(_dokumen(pd), "kata_pengantar")
    assert "Realisasi setiap indikator telah disahkan." in pengantar
    assert "draf" not in pengantar


def test_kata_pengantar_menyebut_pengesahan_yang_dicetak():
    """Each quarter by its endorsement, with its day in the agency's calendar; what is open again
    says so.
    """
    pd = f.PDFactory()
    f.RealisasiFactory(indikator=_indikator(pd, {}), triwulan=4, nilai=70, disahkan=True)
    pada = datetime.datetime(2025, 1, 14, 20, tzinfo=datetime.UTC)  # the 15th in Makassar
    f.PengesahanFactory(pd=pd, tahun=2024, triwulan=4, ke=2, pada=pada)
    lalu = datetime.datetime(2024, 10, 9, 3, tzinfo=datetime.UTC)
    f.PengesahanFactory(pd=pd, tahun=2024, triwulan=3, pada=lalu)
    pengantar = _seksi(_dokumen(pd), "kata_pengantar")
    assert (
        "Angka triwulan III menurut pengesahan ke-1, 9 Oktober 2024; triwulan IV menurut "
        "pengesahan ke-2, 15 Januari 2025." in pengantar
    )
    assert "dibuka kembali" not in pengantar
    f.PermintaanBukaFactory(pd=pd, tahun=2024, triwulan=4, dari_ke=2, dibuka=True)
    assert "Triwulan IV sedang dibuka kembali, sehingga angkanya masih dapat berubah." in _seksi(
        _dokumen(pd), "kata_pengantar"
    )


# --- B7: what is counted is listed ---------------------------------------------------------


def test_lintas_unit_terdaftar_menurut_sasaran():
    pd = f.PDFactory()
    pertama = pasti(_indikator(pd, {}).sasaran)
    kedua = f.SasaranFactory(tujuan=pertama.tujuan, induk=pertama, tingkat="eselon_iii")
    f.CrosscuttingFactory(sasaran=pertama, unit=None, pihak_luar="Badan Pusat Statistik")
    f.CrosscuttingFactory(sasaran=kedua, unit__nama="Bidang Pasar")
    f.CrosscuttingFactory(sasaran=kedua, unit__nama="Bidang Industri", kontribusi="Mendata IKM")
    dokumen = _dokumen(pd)
    tabel = next(t for t in semua_tabel(dokumen) if t.kunci == "lintas_unit")
    isi = "\n".join(naskah(dokumen))

    # Only what the table then lists is counted: its sasaran.
    assert "Dua sasaran memerlukan unit kerja atau pihak lain (crosscutting)" in isi
    assert [b.sel[0].teks for b in tabel.baris if not b.sel[0].lanjutan] == [
        pertama.uraian,
        kedua.uraian,
    ]
    assert [b.sel[2].teks or b.sel[3].teks for b in tabel.baris] == [
        "Badan Pusat Statistik",
        "Bidang Pasar",
        "Bidang Industri",
    ]
    assert "hubungan lintas unit" not in isi


# --- B11 and B14: spelling -------------------------------------------------------------------


def test_satuan_kecil_di_dalam_kalimat_dan_nomor_a8(contoh):
    dokumen = susun_berseksi(Bahan(contoh, 2024))
    semua = "\n".join(naskah(dokumen))
    assert "realisasi 389 lowongan dari target 200 lowongan" in semua
    assert "6 kawasan wilayah dari target 4 kawasan wilayah" in semua
    assert "Rp23.303/jam, naik Rp626/jam" in semua
    for kata in ("389 Lowongan", "Kawasan Wilayah", "Rp 1", "/Jam"):
        assert kata not in semua
    judul = [b.teks for b in semua_blok(dokumen) if isinstance(b, Judul)]
    assert "A.8.2 Simpulan Hasil Evaluasi" in judul
    assert not [j for j in judul if j.startswith(("8.1", "8.2"))]
    # In a table the unit stands as it was agreed.
    sel = {s.teks for t in semua_tabel(dokumen) for b in t.baris for s in b.sel}
    assert "200 Lowongan" in sel


def test_tempelan_dari_word_tidak_memecah_dan_tidak_mencetak_tanda_kendali():
    pd = dinas(1)
    pd.indikator_set.get().realisasi.filter(tahun=2024).update(
        faktor_penghambat="Harga\x0bpakan\x0cnaik\x07\n\uf0b7 Peternak\u200b mundur"
    )
    a5 = _seksi(_dokumen(pd), f"bab3:a5:{pd.sasaran_set.get().kode}")
    assert "Harga pakan naik.\nPeternak mundur." in a5
    assert not [h for h in a5 if ord(h) < 32 and h != "\n"]


# --- made-up years: nothing said that is not there ------------------------------------------


def _kosong() -> PerangkatDaerah:
    return f.PDFactory()


def _belum_diisi() -> PerangkatDaerah:
    pd = f.PDFactory()
    for _ in range(2):
        _indikator(pd, {}, akhir="90")
    return pd


def _setengah() -> PerangkatDaerah:
    pd = _belum_diisi()
    i = _indikator(pd, {2023: "80", 2024: "60"}, akhir="90")
    _anggaran(pd, i, 1000, 300)
    return pd


def _dua_indikator() -> PerangkatDaerah:
    pd = f.PDFactory()
    _indikator(pd, {2022: "40", 2023: "60", 2024: "85"}, akhir="90")
    _indikator(pd, {2022: "95", 2023: "80", 2024: "60"}, akhir="90")
    return pd


def _semua_tercapai() -> PerangkatDaerah:
    pd = f.PDFactory()
    for nilai in ("92", "95"):
        _anggaran(pd, _indikator(pd, {2023: "85", 2024: nilai}, akhir="90"), 1000, 950)
    return pd


def _tak_satu_pun() -> PerangkatDaerah:
    pd = f.PDFactory()
    for nilai in ("50", "40"):
        _anggaran(pd, _indikator(pd, {2023: "70", 2024: nilai}, akhir="90"), 1000, 200)
    return pd


def _satu_tahun() -> PerangkatDaerah:
    pd = f.PDFactory()
    _indikator(pd, {2024: "85"})
    return pd


TAHUN = (
    _kosong, _belum_diisi, _setengah, _dua_indikator, _semua_tercapai, _tak_satu_pun, _satu_tahun,
)  # fmt: skip


@pytest.mark.parametrize("bangun", TAHUN, ids=[b.__name__.strip("_") for b in TAHUN])
def test_tidak_ada_pernyataan_tanpa_data(bangun):
    pd = bangun()
    bahan = Bahan(pd, 2024)
    dokumen = susun_berseksi(bahan)
    # The purposes of the report and its own table of contents promise nothing about the year.
    isi = "\n".join(
        _seksi(dokumen, k)
        for k in seksi_dokumen(dokumen)
        if not k.startswith(("bab1:tujuan", "bab1:sistematika"))
    )
    milik = {i.pk: i for i in pd.indikator_set.all()}
    nilai = {
        pk: dict(i.realisasi.exclude(nilai=None).values_list("tahun", "nilai"))
        for pk, i in milik.items()
    }

    # Nothing is to be kept up that got worse, and no plan where none is written.
    for kalimat in isi.splitlines():
        if "perlu dijaga" in kalimat:
            for pk, i in milik.items():
                memburuk = nilai[pk].get(2024, 0) < nilai[pk].get(2023, 0)
                assert not (memburuk and i.nama in kalimat), kalimat
    assert "direncanakan" not in isi
    # No comparison with a year of which nothing is known.
    if not any({2023, 2024} <= n.keys() for n in nilai.values()):
        for kata in ("membaik", "memburuk", "2023 dan", "Dibandingkan dengan tahun"):
            assert kata not in isi, kata
    if not any(2024 in n for n in nilai.values()):
        for kata in (
            "dibandingkan dengan",
            "telah dicapai",
            "telah mencapainya",
            "mencatat ",
            "laju ",
        ):
            assert kata not in isi, kata
        assert "Semua" not in isi
    # No success that a figure denies.
    gagal = [pk for pk, n in nilai.items() if n.get(2024, Decimal(100)) < 80]
    if gagal:
        assert "Semua indikator terukur mencapai target." not in isi
        assert "Tidak ada indikator terukur yang capaiannya di bawah 100%." not in isi
        assert "tidak menunjukkan kekurangan" not in isi
    if any(pk not in gagal and n.get(2024, 0) < 90 for pk, n in nilai.items()) or gagal:
        assert "Semua target akhir Renstra" not in isi
    if not pd.program_set.exists():
        assert "terserap" not in isi
    assert "belum diisi" in isi or belum_ada(dokumen) == ()


# --- B6: a result is no cause -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("hambatan", "ditanya"),
    [
        ("Realisasi hanya mencapai 72", True),
        ("Realisasi hanya mencapai 72\nMediator pensiun", False),
        ("", True),
    ],
    ids=["hanya-hasil", "bersebab", "kosong"],
)
def test_hambatan_yang_hanya_mengulang_hasil_tetap_ditanyakan(hambatan, ditanya):
    pd = f.PDFactory()
    i = _indikator(pd, {2024: "72"})
    i.realisasi.update(faktor_penghambat=hambatan)
    dokumen = _dokumen(pd)
    assert (f"sebab:{i.kode}:2024" in [t.kunci for t in pertanyaan(dokumen)]) is ditanya
    ringkasan = _seksi(dokumen, "ringkasan_eksekutif")
    assert "hanya mencapai" not in ringkasan
    assert ("Faktor penghambat: mediator pensiun." in ringkasan) is not ditanya
    # What was written stays where its author put it.
    if hambatan:
        assert "Realisasi hanya mencapai 72." in _seksi(dokumen, f"bab3:a5:{pasti(i.sasaran).kode}")


def test_skala_sendiri_bukan_milik_permendagri():
    """A scale that an agency set is not told to be the regulation's, unless it is the same."""
    pd = f.PDFactory(singkatan="Dinsos")
    assert skala(Bahan(pd, 2024))[0].sumber == "Permendagri Nomor 86 Tahun 2017"
    kebijakan = f.KebijakanFactory(pd=pd, mulai_tahun=2022)
    for n, (batas, label) in enumerate([(90, "Sangat Baik"), (70, "Baik"), (None, "Kurang")], 1):
        f.BatasKriteriaFactory(kebijakan=kebijakan, batas_bawah=batas, label=label, urutan=n)
    assert skala(Bahan(pd, 2024))[0].sumber == "Kebijakan pengukuran kinerja Dinsos"
    kebijakan.dasar = "Peraturan Bupati Nomor 9 Tahun 2022"
    kebijakan.save()
    assert skala(Bahan(pd, 2024))[0].sumber == "Peraturan Bupati Nomor 9 Tahun 2022"


def test_realisasi_yang_belum_dicatat_bukan_nol():
    """600 of 1.000 in one, nought recorded in another, nothing recorded in the third: 600 of 3.000
    is what is known, and nobody knows that the third spent nothing.
    """
    pd = f.PDFactory()
    _indikator(pd, {2024: "80"})
    kegiatan = f.KegiatanFactory(program=f.ProgramFactory(pd=pd))
    sub = [f.SubKegiatanFactory(kegiatan=kegiatan) for _ in range(3)]
    for satu, realisasi in zip(sub, (600, 0, None), strict=True):
        f.BarisAnggaranFactory(sub_kegiatan=satu, pagu=1000, realisasi=realisasi)
    RealisasiAnggaran.objects.update(bulan=10)
    nama = sub[2].nama.removeprefix("Sub Kegiatan ")
    dokumen = _dokumen(pd)
    tabel = next(t for t in semua_tabel(dokumen) if t.kunci == "realisasi_anggaran")
    assert [teks_polos(c) for c in tabel.catatan] == [
        f"Realisasi 1 sub kegiatan belum dicatat dan tidak ikut dijumlahkan: {nama}.",
        "Realisasi tercatat sampai dengan Oktober 2024, bukan setahun.",
    ]
    semua = "\n".join(_seksi(dokumen, kunci) for kunci in seksi_dokumen(dokumen))
    assert "(20,00%); realisasi 1 sub kegiatan belum dicatat dan tidak ikut dijumlahkan." in semua
    assert "Rp2.400 menurut yang tercatat (realisasi 1 sub kegiatan belum dicatat)" in semua
    f.RealisasiAnggaranFactory(baris=sub[2].baris.get(), nilai=0, bulan=12)
    tabel = next(t for t in semua_tabel(_dokumen(pd)) if t.kunci == "realisasi_anggaran")
    assert tabel.catatan == ()


def test_sumber_perjanjian_kinerja_menyebut_semua_dokumennya():
    pd = f.PDFactory()
    for ke, nama in enumerate(("PK 2024", "PK Perubahan 2024", "PK Perubahan Kedua 2024")):
        dokumen = f.DokumenFactory(pd=pd, tahun=2024, ke=ke, nama=nama, alasan="Perubahan APBD")
        i = f.IndikatorFactory(sasaran=pd.sasaran_set.first() or _sasaran(pd))
        f.TargetFactory(indikator=i, dokumen=dokumen, nilai=Decimal(80), teks="80")
    (tabel,) = perjanjian_kinerja(Bahan(pd, 2024))
    assert tabel.sumber == "PK 2024, PK Perubahan 2024, dan PK Perubahan Kedua 2024"

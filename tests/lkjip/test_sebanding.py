"""Which years compare, which pace is judged, and what is said where no percentage can be: figures
and sentences are worked out by hand beside each case.
"""

from datetime import date
from decimal import Decimal

import pytest

from kinerja.kesinambungan import ukuran_sebanding
from kinerja.models import PerangkatDaerah, Predikat
from laporan.bahan.bahan import Bahan
from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.seksi import seksi_dokumen
from laporan.dokumen.unsur import Dokumen
from laporan.lkjip.susun import susun_berseksi
from laporan.triwulanan import susun_triwulanan
from laporan.uji.potret_evaluasi import potret_tindak
from tests import factories as f
from tests.lkjip.test_berdasar import _dokumen_renstra, _indikator, _sasaran, _seksi

pytestmark = pytest.mark.django_db


def _rentang(pd: PerangkatDaerah, nilai: dict[int, str]):
    """Best inside 60–80, this year and at the Renstra's end."""
    i = f.IndikatorFactory(sasaran=pd.sasaran_set.get(), polaritas="dalam_rentang", desimal=0)
    batas = {"jenis": "rentang", "bawah": Decimal(60), "atas": Decimal(80), "nilai": None}
    f.TargetFactory(indikator=i, dokumen=f.dokumen(pd, 2024), teks="60–80", **batas)
    akhir = _dokumen_renstra(pd)
    f.TargetFactory(indikator=i, dokumen=akhir, tahun=2026, teks="60–80", **batas)
    for tahun, n in nilai.items():
        f.RealisasiFactory(indikator=i, tahun=tahun, triwulan=4, nilai=Decimal(n))
    return i


def _predikat(pd: PerangkatDaerah):
    """CC in 2022, BB this year, A at the Renstra's end: ranks 1, 3, 4."""
    i = f.IndikatorPredikatFactory(sasaran=pd.sasaran_set.get())
    pangkat = {p.kode: p for p in Predikat.objects.filter(skala=i.skala)}
    for kode, tahun, dokumen in (
        ("BB", 2024, f.dokumen(pd, 2024)),
        ("A", 2026, _dokumen_renstra(pd)),
    ):
        f.TargetFactory(
            indikator=i, dokumen=dokumen, tahun=tahun, jenis="predikat", teks=kode,
            predikat=pangkat[kode],
        )  # fmt: skip
    for kode, tahun in (("CC", 2022), ("BB", 2024)):
        f.RealisasiFactory(indikator=i, tahun=tahun, triwulan=4, nilai=None, predikat=pangkat[kode])
    return i


@pytest.fixture
def kasus(db) -> tuple[Dokumen, dict[str, str]]:
    pd = f.PDFactory()
    _sasaran(pd)
    catatan = _indikator(pd, {2022: "50", 2023: "60", 2024: "70"}, akhir="90")
    catatan.realisasi.exclude(tahun=2022).update(keterangan="Angka menurut rilis Maret")
    predikat = _predikat(pd)
    seberang = _rentang(pd, {2023: "50", 2024: "85"})
    separuh = _indikator(pd, {2024: "30"}, target="100")
    separuh.akumulasi, separuh.desimal = "jumlah", 0
    separuh.save()
    for tw, n in ((1, 10), (2, 15), (3, 20)):
        f.RealisasiFactory(indikator=separuh, tahun=2024, triwulan=tw, nilai=Decimal(n))
    for tw in (1, 2):
        f.RealisasiFactory(indikator=separuh, tahun=2023, triwulan=tw, nilai=Decimal(20))
    nol = f.IndikatorFactory(
        sasaran=pd.sasaran_set.get(), polaritas="makin_rendah", satuan="Kasus",
        pola_tampil="{n} Kasus", desimal=0,
    )  # fmt: skip
    f.TargetFactory(
        indikator=nol, dokumen=f.dokumen(pd, 2024), jenis="maksimal", nilai=Decimal(0), teks="0"
    )
    akhir = _dokumen_renstra(pd)
    f.TargetFactory(
        indikator=nol, dokumen=akhir, tahun=2026, jenis="maksimal", nilai=Decimal(0), teks="0"
    )
    f.RealisasiFactory(indikator=nol, tahun=2024, triwulan=4, nilai=Decimal(3))
    tujuan = f.IndikatorFactory(sasaran=None, tujuan=pd.tujuan_set.get())
    f.TargetFactory(indikator=tujuan, dokumen=akhir, tahun=2026, nilai=Decimal(50), teks="50")
    f.RealisasiFactory(indikator=tujuan, tahun=2024, triwulan=4, nilai=Decimal(20))
    program, rinci = f.ProgramFactory(pd=pd), f.ProgramFactory(pd=pd)
    f.DukunganFactory(indikator=catatan, program=program)
    for milik in (program, rinci, f.ProgramFactory(pd=pd)):
        sub = f.SubKegiatanFactory(kegiatan=f.KegiatanFactory(program=milik))
        f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=1000, realisasi=500)
        if milik is rinci:
            f.DukunganFactory(indikator=separuh, program=None, sub_kegiatan=sub)
    nama = {
        "catatan": catatan.nama,
        "predikat": predikat.nama,
        "seberang": seberang.nama,
        "separuh": separuh.nama,
        "nol": nol.nama,
        "tujuan": tujuan.nama,
        "lepas": f"{milik.nama} dan {sub.kegiatan.nama}",
    }
    return susun_berseksi(Bahan(pd, 2024)), nama


def test_laju_setiap_indikator_yang_bertahun_sebanding(kasus):
    """A note for the reader takes no year away; a predicate moves by ranks; a figure that crossed
    its range is nearer to it (5 above, 10 below before) and goes no way that could be judged.
    """
    dokumen, nama = kasus
    a3, saran = _seksi(dokumen, "bab3:a3"), _seksi(dokumen, "bab4:saran")
    butir = {k: next(x for x in a3.splitlines() if x.startswith(f"{n}:")) for k, n in nama.items()
             if k in ("catatan", "predikat", "seberang")}  # fmt: skip
    # (90 − 70) ÷ 2 = 10 a year; (70 − 50) ÷ 2 = 10 a year.
    assert "perlu naik 10,00 poin persentase setiap tahun" in butir["catatan"]
    assert "selama 2022–2024, yaitu naik rata-rata 10,00 poin" in butir["catatan"]
    # (4 − 3) ÷ 2 = 0,5 rank a year; (3 − 1) ÷ 2 = 1 rank a year.
    assert "perlu naik 0,5 peringkat setiap tahun" in butir["predikat"]
    assert "naik rata-rata 1 peringkat setahun, telah memadai" in butir["predikat"]
    # 85 to 80 in two years: 2,5 a year.
    assert "perlu turun 2,5 poin persentase setiap tahun" in butir["seberang"]
    assert "selama 2023–2024" not in butir["seberang"]
    memadai = next(x for x in saran.splitlines() if "telah memadai dan perlu dijaga" in x)
    assert memadai.startswith("Laju 2 indikator menuju target akhir Renstra tahun 2026")
    assert nama["predikat"] in memadai
    assert nama["catatan"] in memadai
    tak_ternilai = next(x for x in saran.splitlines() if "belum dapat dinilai: " in x)
    assert tak_ternilai.startswith("Laju 3 indikator menuju")
    assert all(nama[n] in tak_ternilai for n in ("seberang", "nol", "tujuan"))
    assert "menjauh" not in saran


def test_akhir_renstra_menghitung_yang_sama_di_setiap_tempat(kasus):
    """Five of five are short: by 75, 77,78 and 93,75 %, one of nought (3 cases above it), and one
    of the tujuan (20 of 50), which Tabel 3.4 holds too.
    """
    dokumen, nama = kasus
    a3, penutup = _seksi(dokumen, "bab3:a3"), _seksi(dokumen, "bab4:kesimpulan")
    assert "Dari 5 indikator yang mempunyai target akhir Renstra, 5 indikator belum" in a3
    assert f"{nama['nol']}: realisasi 3 kasus, 3 kasus di atas target 0 kasus" in a3
    awal = "Target akhir Renstra tahun 2026 belum dicapai oleh 5 indikator; yang terjauh dari"
    terjauh = next(x for x in penutup.splitlines() if x.startswith(awal))
    assert f"{nama['tujuan']} (40,00%)" in terjauh
    tabel = next(t for t in semua_tabel(dokumen) if t.kunci == "akhir_renstra")
    assert tabel.baris[0].sel[2].teks == nama["tujuan"]
    assert [s.teks for s in tabel.baris[0].sel[4:]] == ["20,00%", "50,00%", "40,00%"]
    assert tabel.kolom[1].judul.startswith("Tujuan/")


def test_sebagian_tahun_bukan_pembanding(kasus):
    """2023 holds two of four quarters (40): 75 in 2024 is no rise from it."""
    dokumen, nama = kasus
    a2 = _seksi(dokumen, "bab3:a2")
    assert f"{nama['separuh']}: realisasi tahun 2023 belum lengkap." in a2
    assert "dari 40" not in a2
    tabel = next(t for t in semua_tabel(dokumen) if t.kunci == "tahun_sebelumnya")
    baris = next(b for b in tabel.baris if b.sel[2].teks == nama["separuh"])
    catatan = "Tahun 2023: realisasi TW III dan TW IV belum dilaporkan."
    assert baris.sel[-1].teks == catatan


def test_yang_lain_menilai_sama(kasus):
    """The evaluation sheet and the rules ask the same judge: half of 2023 is no year, and nought
    that was exceeded is a missed target, not a worse year (there was none before it).
    """
    _, nama = kasus
    bahan = Bahan(PerangkatDaerah.objects.get(), 2024)
    menurut = {b.indikator.sebutan: b.indikator for b in bahan.baris}
    p = bahan.pengukuran
    assert ukuran_sebanding(p, menurut[nama["separuh"]], 2023) is None
    assert ukuran_sebanding(p, menurut[nama["catatan"]], 2023) is not None
    perlu = {x.sebutan: x.meleset for x in potret_tindak(bahan, date(2025, 2, 1)).perlu}
    assert perlu[nama["nol"]]


def test_target_nol_yang_terlampaui_bukan_keberhasilan(kasus):
    """Three cases against none: no percentage, and missed all the same."""
    dokumen, nama = kasus
    semua = "\n".join(_seksi(dokumen, kunci) for kunci in seksi_dokumen(dokumen))
    assert "Target 0 yang realisasinya 0 bernilai capaian 100%" in semua
    penutup = _seksi(dokumen, "bab4:kesimpulan")
    assert f"pada {nama['nol']} (realisasi 3 kasus, target 0 kasus)." in penutup
    saran = _seksi(dokumen, "bab4:saran")
    assert f"Target {nama['nol']} belum tercapai (realisasi 3 kasus). [Apa rencana" in saran
    assert f"[Mengapa target {nama['nol']} tidak tercapai?" in semua


def test_target_nol_yang_terlampaui_pada_laporan_triwulan(kasus):
    """TW IV: three cases against none, of the quarter's own target and of the year's."""
    _, nama = kasus
    pd = PerangkatDaerah.objects.get()
    nol = next(i for i in pd.indikator_set.all() if i.sebutan == nama["nol"])
    aksi = f.DokumenFactory(
        pd=pd,
        jenis="rencana_aksi",
        mulai_triwulan=1,
        disetujui_pada=f.PADA,
        disetujui_oleh=f.PenggunaFactory(),
    )
    f.TargetTriwulanFactory(
        indikator=nol,
        dokumen=aksi,
        tahun=2024,
        triwulan=4,
        jenis="maksimal",
        nilai=Decimal(0),
        teks="0",
    )
    dokumen = susun_triwulanan(Bahan(pd, 2024), 4, date(2025, 1, 20))
    tabel = next(t for t in semua_tabel(dokumen) if t.kunci == "kinerja_triwulan")
    catatan = [str(c) for c in tabel.catatan if str(c).startswith("Target nol")]
    sekalipun = "tidak tercapai, sekalipun capaiannya tidak dapat dinyatakan dalam persen, pada"
    sebab = f"{sekalipun} {nama['nol']} (realisasi 3 kasus, target 0 kasus)."
    assert catatan == [f"Target nol TW IV {sebab}", f"Target nol tahun 2024 s.d. TW IV {sebab}"]


def test_kaitan_program_dan_sub_kegiatan_menyebut_kegiatannya(kasus):
    """A kegiatan serves what its program is tied to, and what its sub kegiatan are tied to."""
    dokumen, nama = kasus
    a7 = _seksi(dokumen, "bab3:a7_analisis")
    assert f"Belum dikaitkan dengan indikator: {nama['lepas']}." in a7
    tabel = next(t for t in semua_tabel(dokumen) if t.kunci == "analisis_program")
    isi = [(b.sel[2].teks, b.sel[5].teks) for b in tabel.baris]
    # Rows of three programs, each with one kegiatan: what it supports, what its own line measures.
    assert isi[0] == (nama["catatan"], nama["catatan"])
    assert isi[1][1] == "–"
    assert isi[2] == (nama["separuh"], "–")
    assert isi[3][1] == nama["separuh"]
    assert isi[4] == ("", "–")
    # All of them left half of their money (500 of 1.000): below 75 %, with whom it was for.
    a6 = [x for x in _seksi(dokumen, "bab3:a6").splitlines() if "tidak terserap Rp500" in x]
    ditunjang = [n for n in ("catatan", "separuh") for x in a6 if f"ditunjang: {nama[n]} (" in x]
    assert len(a6) == 3
    assert ditunjang == ["catatan", "separuh"]


@pytest.mark.parametrize("pagu", [0, None], ids=["nol", "kosong"])
def test_anggaran_yang_nol_tidak_membiayai(pagu: int | None):
    """A program, a kegiatan and a sub kegiatan without money: recorded, and nothing paid."""
    pd = f.PDFactory()
    _indikator(pd, {2024: "70"})
    sub = f.SubKegiatanFactory(kegiatan=f.KegiatanFactory(program=f.ProgramFactory(pd=pd)))
    if pagu is not None:
        f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=pagu)
    dokumen = susun_berseksi(Bahan(pd, 2024))
    semua = "\n".join(_seksi(dokumen, kunci) for kunci in seksi_dokumen(dokumen))
    mata = "Tercatat 1 (satu) program, 1 (satu) kegiatan, dan 1 (satu) sub kegiatan"
    sebesar = "yang pagunya belum ditetapkan" if pagu is None else "sebesar Rp0 dengan realisasi"
    assert f"{mata}, dengan anggaran tahun 2024 {sebesar}" in semua
    assert f"{mata}. Rincian menurut jenis belanja" in semua
    assert "membiayai" not in semua


def test_tahun_tanpa_realisasi_disebut_satu_kali():
    """Three indicators and nothing reported: once, above them; told of each as soon as one is."""
    pd = f.PDFactory()
    semua = [_indikator(pd, {}) for _ in range(3)]
    sebab = "dihitung: realisasi belum dilaporkan"

    def a1() -> str:
        dokumen = susun_berseksi(Bahan(pd, 2024))
        kunci = [x for x in seksi_dokumen(dokumen) if x.startswith("bab3:a1")]
        assert len(kunci) == 4
        return "\n".join(_seksi(dokumen, x) for x in kunci)

    kosong = a1()
    assert kosong.count(sebab) == 1
    assert f"Capaian 3 (tiga) indikator tahun 2024 belum dapat {sebab}." in kosong
    assert kosong.count("Target tahun 2024 menurut Perjanjian Kinerja 2024: 80,00%.") == 3
    f.RealisasiFactory(indikator=semua[0], tahun=2024, triwulan=4, nilai=Decimal(40))
    sebagian = a1()
    assert sebagian.count(f"Capaian tidak dapat {sebab}") == 2
    # 40 ÷ 80
    assert "50,00%" in sebagian


def test_anggaran_daerah_yang_nol_tidak_membiayai():
    daerah = f.PDFactory(jenis="pemda", kode="daerah", nama="Pemerintah Kabupaten Contoh")
    pd = f.PDFactory(pemda=daerah.pemda)
    sub = f.SubKegiatanFactory(kegiatan=f.KegiatanFactory(program=f.ProgramFactory(pd=pd)))
    f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=0)
    dokumen = susun_berseksi(Bahan(daerah, 2024))
    semua = "\n".join(_seksi(dokumen, kunci) for kunci in seksi_dokumen(dokumen))
    assert "perangkat daerah sebesar Rp0 dengan realisasi" in semua
    assert "membiayai" not in semua

"""The evaluation form of Permendagri 86/2017: every figure by hand."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from anggaran.models import RealisasiAnggaran, TargetProgram
from kinerja.capaian import Hasil
from kinerja.models import Renstra
from kinerja.peran import OPERATOR, SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.cetak import xlsx
from laporan.triwulanan import susun_triwulanan
from laporan.triwulanan.bahan import Kuartal
from laporan.triwulanan.renja_bahan import EvaluasiRenja
from laporan.triwulanan.renja_susun import susun_evaluasi_renja
from laporan.triwulanan.renja_tabel import formulir, formulir_cetak, predikat
from tests import factories as f

pytestmark = pytest.mark.django_db


class DuniaRenja:
    """A program of one kegiatan of two sub kegiatan, at the end of Triwulan II of 2024.

    Money: sub 1 pagu 600, spent 100 in TW I and 250 up to TW II; sub 2 pagu 400, 50 in TW I, no
    report in TW II. Renstra of the program 5.000 and 1.000 spent before 2024.
    """

    def __init__(self):
        self.pd = f.PDFactory()
        f.KebijakanFactory(pd=self.pd)
        jabatan = f.JabatanFactory(unit__pd=self.pd)
        sasaran = f.SasaranFactory(
            tujuan__renstra__pd=self.pd, penanggung_jawab=jabatan, uraian="Kerja meningkat"
        )
        self.indikator = f.IndikatorFactory(sasaran=sasaran, penanggung_jawab=jabatan)
        self.program = f.ProgramFactory(
            pd=self.pd, penanggung_jawab=jabatan, pagu_renstra=5000, belanja_renstra=1000
        )
        f.DukunganFactory(indikator=self.indikator, program=self.program)
        kegiatan = f.KegiatanFactory(program=self.program)
        self.satu = f.SubKegiatanFactory(kegiatan=kegiatan, nama="Pelatihan", urutan=1)
        self.dua = f.SubKegiatanFactory(kegiatan=kegiatan, nama="Bursa kerja", urutan=2)
        for sub, pagu, isi in ((self.satu, 600, {3: 100, 6: 250}), (self.dua, 400, {3: 50})):
            baris = f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=pagu)
            for bulan, nilai in isi.items():
                RealisasiAnggaran.objects.create(baris=baris, bulan=bulan, nilai=nilai)
        # 20 + 41 = 61 of 120: 50,83 %; Renstra 300 + 61 = 361 of 600: 60,17 %
        self.peserta = f.IndikatorProgramFactory(
            sub_kegiatan=self.satu,
            nama="Peserta",
            target={0: 120, 1: 20, 2: 40},
            realisasi={1: 20, 2: 41, 3: 9},
            target_renstra=Decimal(600),
            realisasi_renstra=Decimal(300),
            urutan=1,
        )
        # 10 of 10: 100 %
        self.dokumen = f.IndikatorProgramFactory(
            sub_kegiatan=self.satu,
            nama="Dokumen",
            satuan="Dokumen",
            target={0: 10},
            realisasi={2: 10},
            urutan=2,
        )
        # The last position, 45,50 of 50: 91 %; a position does not add up: 45,50 of 70: 65 %
        self.hasil = f.IndikatorProgramFactory(
            sub_kegiatan=None,
            program=self.program,
            dilaporkan_pada=self.satu,
            nama="Lulusan bekerja",
            satuan="Persen",
            desimal=2,
            akumulasi="posisi_akhir",
            target={0: 50},
            realisasi={1: 40, 2: Decimal("45.5")},
            target_renstra=Decimal(70),
            realisasi_renstra=Decimal(30),
        )
        f.IndikatorProgramFactory(sub_kegiatan=self.dua, nama="Lowongan", target={0: 7}, urutan=3)


@pytest.fixture
def d(db):
    return DuniaRenja()


def _isi(tabel):
    """Rows as {column key: text}."""
    kunci = [k.kunci for k in tabel.kolom]
    return [dict(zip(kunci, [s.teks for s in b.sel], strict=True)) for b in tabel.baris]


def _evaluasi(d, triwulan=2):
    return EvaluasiRenja(Bahan(d.pd, 2024), triwulan)


def test_setiap_kolom_menurut_hitungan_tangan(d):
    program, kegiatan, satu, dokumen, dua, jumlah, rata, predikat_ = _isi(formulir(_evaluasi(d)))
    assert program["sasaran"] == "Kerja meningkat"
    assert [program[f"rp{n}"] for n in range(5, 16)] == [
        # renstra, before, pagu, TW I 100 + 50, TW II 250 − 100, TW III, IV, 250 + 50, 300/1000,
        # 1000 + 300, 1300/5000
        "5.000", "1.000", "1.000", "150", "150", "–", "–", "300", "30,00%", "1.300", "26,00%",
    ]  # fmt: skip
    assert [program[f"k{n}"] for n in range(5, 16)] == [
        "70,00", "30,00", "50,00", "40,00", "45,50", "–", "–", "45,50", "91,00%", "45,50", "65,00%",
    ]  # fmt: skip
    assert kegiatan["indikator"] == "–"
    assert [kegiatan[k] for k in ("rp5", "rp7", "rp12")] == ["–", "1.000", "300"]
    assert [satu[f"k{n}"] for n in range(5, 16)] == [
        "600", "300", "120", "20", "41", "–", "–", "61", "50,83%", "361", "60,17%",
    ]  # fmt: skip
    assert [satu[f"rp{n}"] for n in (7, 8, 9, 12, 13)] == ["600", "100", "150", "250", "41,67%"]
    assert (dokumen["k7"], dokumen["k13"], dokumen["rp7"]) == ("10", "100,00%", "")
    # Nobody reported Triwulan II of the second: a dash, not zero.
    assert [dua[f"rp{n}"] for n in (7, 8, 9, 12)] == ["400", "50", "–", "50"]
    assert (dua["k12"], dua["k13"]) == ("–", "–")
    assert [jumlah[f"rp{n}"] for n in (5, 7, 8, 9, 12)] == ["5.000", "1.000", "150", "150", "300"]
    # (91 + 50,83 + 100) / 3 = 80,61; (65 + 60,17) / 2 = 62,585 → 62,59
    assert (rata["k13"], rata["rp13"], rata["k15"]) == ("80,61%", "30,00%", "62,59%")
    assert (predikat_["k13"], predikat_["rp13"], predikat_["k15"]) == (
        "Tinggi", "Sangat Rendah", "Rendah",
    )  # fmt: skip


def test_setiap_rupiah_satu_kali(d):
    """The money of a node stands beside its first indicator only; leaves add up to the total."""
    isi = _isi(formulir(_evaluasi(d)))
    daun = [b for b in isi if "Sub Kegiatan" in b["mata"] and b["rp7"]]
    assert [b["rp7"] for b in daun] == ["600", "400"]
    assert sum(int(b["rp12"]) for b in daun) == 300 == int(isi[-3]["rp12"])


def test_terpotong_untuk_kertas_dengan_sel_yang_sama(d):
    e = _evaluasi(d)
    utuh = _isi(formulir(e))
    for bagian in formulir_cetak(e):
        assert len(bagian.kolom) <= 11
        for baris, lengkap in zip(_isi(bagian)[:5], utuh[:5], strict=True):
            assert baris == {k: lengkap[k] for k in baris}


def test_menurut_dokumen_yang_berlaku_pada_akhir_triwulan(d):
    ubah = f.VersiAnggaranFactory(pd=d.pd, jenis="perubahan", ke=2, tanggal="2024-10-01")
    TargetProgram.objects.create(indikator=d.peserta, versi=ubah, nilai=Decimal(61))
    f.PaguBarisFactory(baris=d.satu.baris.get(), versi=ubah, nilai=700)
    juni, desember = (_isi(formulir(_evaluasi(d, tw)))[2] for tw in (2, 4))
    assert (juni["k7"], juni["rp7"]) == ("120", "600")
    assert (desember["k7"], desember["rp7"]) == ("61", "700")
    # 20 + 41 + 9 = 70 of 61
    assert (desember["k12"], desember["k13"]) == ("70", "114,75%")


@pytest.mark.parametrize(
    ("nilai", "sebutan"),
    [("91", "Sangat Tinggi"), ("90.99", "Tinggi"), ("76", "Tinggi"), ("75.99", "Sedang"),
     ("66", "Sedang"), ("65.99", "Rendah"), ("51", "Rendah"), ("50.99", "Sangat Rendah"),
     ("120", "Sangat Tinggi")],
)  # fmt: skip
def test_predikat_menurut_batas_bawah(nilai, sebutan):
    assert predikat(Hasil.dari(Decimal(nilai))) == sebutan


def test_tanpa_data_tidak_mengada_ada():
    pd = f.PDFactory()
    f.KebijakanFactory(pd=pd)
    e = EvaluasiRenja(Bahan(pd, 2024), 1)
    assert formulir(e).baris == ()
    baris = f.BarisAnggaranFactory(sub_kegiatan__kegiatan__program__pd=pd)
    tanpa = formulir(EvaluasiRenja(Bahan(pd, 2024), 1))
    assert tanpa.baris == ()
    assert tanpa.kosong == "Target kinerja dan anggaran Renja tahun 2024 belum diisi."
    f.PaguBarisFactory(baris=baris)
    isi = _isi(formulir(EvaluasiRenja(Bahan(pd, 2024), 1)))
    assert {b["rp12"] for b in isi[:3]} == {"–"}
    assert isi[-1]["k13"] == "–"


def test_faktor_dan_tindak_lanjut_dari_isian_triwulan(d):
    f.RealisasiFactory(
        indikator=d.indikator,
        tahun=2024,
        triwulan=2,
        faktor_pendukung="Mitra industri bertambah",
        tindak_lanjut="Menambah instruktur",
    )
    teks = str(susun_evaluasi_renja(Bahan(d.pd, 2024), 2))
    assert "Mitra industri bertambah." in teks
    assert "Menambah instruktur." in teks
    assert "Belum ditulis pada isian TW II." in teks
    assert "Dievaluasi: Kepala Bappeda," in teks


def test_buku_kerja_memuat_satu_tabel_dengan_rumus(d):
    dokumen = susun_evaluasi_renja(Bahan(d.pd, 2024), 2, utuh=True)
    buku = load_workbook(BytesIO(xlsx.ekspor(dokumen).isi))
    sel = [
        str(s.value) for lembar in buku for baris in lembar.iter_rows() for s in baris if s.value
    ]
    assert any("Peserta (Orang)" in s for s in sel)
    assert any(s.startswith("=SUM(") for s in sel)
    assert any(s.startswith("=ROUND(") for s in sel)


def test_kueri_tidak_tumbuh_dengan_baris(d, jumlah_kueri):
    with jumlah_kueri() as sebelum:
        susun_evaluasi_renja(Bahan(d.pd, 2024), 2)
    for _ in range(3):
        sub = f.SubKegiatanFactory(kegiatan=d.satu.kegiatan)
        f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=10, realisasi=5)
        f.IndikatorProgramFactory(sub_kegiatan=sub, target={0: 5}, realisasi={1: 2})
    with jumlah_kueri() as sesudah:
        susun_evaluasi_renja(Bahan(d.pd, 2024), 2)
    assert len(sesudah) == len(sebelum)


def test_tahun_lalu_dari_data_bila_tidak_diketik(d):
    """A Renstra from 2022: 2022 and 2023 are held, so they are added; 50 + 70 and 200 + 300."""
    renstra = d.indikator.sasaran.tujuan.renstra
    Renstra.objects.filter(pk=renstra.pk).update(tahun_awal=2022)
    d.peserta.realisasi_renstra = None
    d.peserta.save()
    for tahun, orang, rupiah in ((2022, 50, 200), (2023, 70, 300)):
        program = f.ProgramFactory(pd=d.pd, tahun=tahun, kode=d.program.kode)
        kegiatan = f.KegiatanFactory(program=program, kode=d.satu.kegiatan.kode)
        sub = f.SubKegiatanFactory(kegiatan=kegiatan, kode=d.satu.kode)
        f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=999, realisasi=rupiah)
        f.IndikatorProgramFactory(sub_kegiatan=sub, kode=d.peserta.kode, realisasi={4: orang})
    isi = _isi(formulir(_evaluasi(d)))
    # 120 + 61 = 181; 500 + 250 = 750
    assert [isi[2][k] for k in ("k6", "k14", "rp6", "rp14")] == ["120", "181", "500", "750"]
    # The other sub kegiatan was not there before; the program's own figure was typed.
    assert [isi[4]["rp6"], isi[0]["rp6"], isi[1]["rp6"]] == ["–", "1.000", "500"]
    Renstra.objects.filter(pk=renstra.pk).update(tahun_awal=2021)
    isi = _isi(formulir(_evaluasi(d)))
    assert [isi[2][k] for k in ("k6", "k14", "rp6", "rp14")] == ["–"] * 4


def test_laporan_triwulan_menyebut_keluaran_yang_belum_diisi(d):
    """Due in Triwulan IV: those with a target of the year only. One is filled; two are not."""
    f.RealisasiProgramFactory(indikator=d.dokumen, triwulan=4, nilai=Decimal(2))
    k = Kuartal(Bahan(d.pd, 2024), 4)
    satu, dua = k.sub[d.satu.pk], k.sub[d.dua.pk]
    assert (satu.keluaran, satu.keluaran_kosong) == (2, ("Lulusan bekerja (Persen)",))
    assert (dua.keluaran, dua.keluaran_kosong, dua.selesai) == (1, ("Lowongan (Orang)",), False)
    teks = str(susun_triwulanan(Bahan(d.pd, 2024), 4))
    assert "Pelatihan: keluaran belum diisi: Lulusan bekerja (Persen)." in teks


def test_layar_untuk_sekretariat_bukan_unit(d, client, pengguna):
    alamat = f"{reverse('evaluasi_renja')}?triwulan=2&tahun=2024"
    client.force_login(pengguna(SEKRETARIAT, pd=d.pd))
    teks = client.get(alamat).content.decode()
    assert "Evaluasi terhadap Hasil Renja" in teks
    assert "Lulusan bekerja" in teks
    assert 'value="evaluasi_renja"' in teks
    client.force_login(pengguna(OPERATOR, unit=d.satu.penanggung_jawab.unit))
    assert client.get(alamat).status_code == 403


def test_layar_tanpa_program_menyebut_langkah_berikutnya(client, pengguna):
    client.force_login(pengguna(SEKRETARIAT, pd=f.PDFactory()))
    assert "Belum ada program" in client.get(reverse("evaluasi_renja")).content.decode()

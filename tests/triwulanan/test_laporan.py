"""The quarterly report of the made-up agency: every figure worked out by hand, every format."""

import io
import json
import re
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import load_workbook

from anggaran.models import LaporanSubKegiatan, RealisasiAnggaran, SubKegiatan
from kinerja.models import PengesahanTriwulan, Realisasi
from kinerja.peran import EVALUATOR, KEPALA_DINAS, OPERATOR, SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.cetak import html, pdf, xlsx
from laporan.cetak import json as ekspor_json
from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.unsur import baris_lengkap
from laporan.models import Tugas
from laporan.triwulanan import susun_triwulanan
from laporan.triwulanan.bahan import Kuartal
from tests.factories import (
    IndikatorFactory,
    PDFactory,
    PengesahanFactory,
    PenggunaFactory,
    PermintaanBukaFactory,
)
from tests.lkjip.test_tabel_fiktif import HARAPAN
from tests.pasti import pasti

NAMA = {
    "IK-T1": "Pendapatan nelayan per jam",
    "IK-S1": "Produksi perikanan",
    "IK-S1.1": "Rasio penyuluh terhadap kelompok nelayan",
    "IK-S1.1.1": "Jumlah kecelakaan kapal nelayan",
    "IK-S2": "Persentase kelompok usaha perikanan berbadan hukum",
    "IK-S2b": "Jumlah kelompok pembudidaya baru",
    "IK-S3a": "Predikat AKIP dinas",
    "IK-S3b": "Indeks kepuasan pengguna TPI",
    "IK-S3.1": "Persentase sengketa zona laut yang diselesaikan",
    "IK-S3.1.1": "Lama layanan izin kapal",
    "IK-T2": "Persentase temuan pemeriksaan yang ditindaklanjuti",
}
DICETAK = date(2025, 10, 20)


@pytest.fixture
def bahan(fiktif) -> Bahan:
    return Bahan(fiktif, 2025)


def tabel(bahan: Bahan, triwulan: int, kunci: str) -> list[tuple[str, ...]]:
    jadi = bahan.__dict__.setdefault("_dokumen_uji", {})  # made once per test and quarter
    if triwulan not in jadi:
        jadi[triwulan] = susun_triwulanan(bahan, triwulan, DICETAK)
    (satu,) = [t for t in semua_tabel(jadi[triwulan]) if t.kunci == kunci]
    return list(baris_lengkap(satu))


def baris(bahan: Bahan, triwulan: int, kode: str) -> tuple[str, ...]:
    """Targets of year and quarter, realisasi, year to date, both capaian, kriteria, status."""
    (satu,) = [b for b in tabel(bahan, triwulan, "kinerja_triwulan") if b[2] == NAMA[kode]]
    return satu[4:]


# Worked out with a pencil: the quarter's figure ÷ the quarter's target; the year's figure up to the
# quarter ÷ the year's target that was in force on the quarter's last day. Cap 120, floor 0.
PENSIL = [
    # 1.210,5 ÷ 1.300 = 93,115…; 1.210,5 ÷ 5.200 = 23,278…
    (1, "IK-S1", "5.200,0 Ton|1.300,0 Ton|1.210,5 Ton|1.210,5 Ton|93,12%|23,28%|Baik|Disahkan"),
    # 1.180 ÷ 1.300 = 90,769…; 2.390,5 ÷ 5.200 = 45,971…
    (2, "IK-S1", "5.200,0 Ton|1.300,0 Ton|1.180,0 Ton|2.390,5 Ton|90,77%|45,97%|Baik|Disahkan"),
    # the PK Perubahan of 6 October lowers the target to 4.800 for TW IV only
    (
        3,
        "IK-S1",
        "5.200,0 Ton|1.300,0 Ton|1.305,5 Ton|3.696,0 Ton|100,42%|71,08%|Sangat Baik|Disahkan",
    ),
    # 1.264 ÷ 900 = 140,44 → cap 120; 4.960 ÷ 4.800 = 103,33
    (
        4,
        "IK-S1",
        "4.800,0 Ton|900,0 Ton|1.264,0 Ton|4.960,0 Ton|120,00%|103,33%|Sangat Baik|Diverifikasi",
    ),
    # (2 × 27 − …): TW II was not reported; the position of TW I stands, without a capaian
    (2, "IK-S1.1", "1:25|1:27|belum diisi|1:24|–|–|–|Belum diisi"),
    # (2 × 26 − 23) ÷ 26 = 111,538…; (2 × 25 − 23) ÷ 25 = 108
    (3, "IK-S1.1", "1:25|1:26|1:23|1:23|111,54%|108,00%|Sangat Baik|Disahkan"),
    # (2 × 1 − 3) ÷ 1 = −100 → 0; (2 × 4 − 5) ÷ 4 = 75
    (
        2,
        "IK-S1.1.1",
        "≤ 4 Kejadian|≤ 1 Kejadian|3 Kejadian|5 Kejadian|0,00%|75,00%|Sangat Kurang|Disahkan",
    ),
    # 41,67 ÷ 10 → cap 120; 41,67 ÷ 40 = 104,175 → 104,18
    (1, "IK-S2", "40,00%|10,00%|41,67%|41,67%|120,00%|104,18%|Sangat Baik|Disahkan"),
    # no quarterly target; 60 ÷ 85 = 70,588…
    (3, "IK-T2", "≥ 85,00%|–|60,00%|60,00%|–|70,59%|–|Disahkan"),
    (1, "IK-S3a", "BB|–|belum diisi|belum diisi|–|–|–|Belum diisi"),
    (2, "IK-S3b", "84,00|–|83,40|82,75|–|98,51%|–|Disahkan"),
    (3, "IK-S3b", "84,00|–|belum diisi|82,75|–|–|–|Belum diisi"),
    (1, "IK-S3.1", "100,00%|–|tidak berlaku|tidak berlaku|–|–|–|Disahkan"),
    # 5–6 until the PK Perubahan: (2 × 6 − 9) ÷ 6 = 50; then 5–7: (2 × 7 − 9) ÷ 7 = 71,43
    (3, "IK-S3.1.1", "5,0–6,0 Hari|–|9,0 Hari|9,0 Hari|–|50,00%|–|Disahkan"),
    (4, "IK-S3.1.1", "5,0–7,0 Hari|–|9,0 Hari|9,0 Hari|–|71,43%|–|Diverifikasi"),
]


def test_angka_kinerja(bahan):
    isi = {
        (tw, b[2]): "|".join(b[4:])
        for tw in (1, 2, 3, 4)
        for b in tabel(bahan, tw, "kinerja_triwulan")
    }
    beda = [(tw, kode, isi[tw, NAMA[kode]]) for tw, kode, h in PENSIL if isi[tw, NAMA[kode]] != h]
    assert beda == []


def test_kumulatif_sama_dengan_harapan(bahan):
    for kode, medan, harapan, *_ in HARAPAN["kumulatif"]:
        if kode not in NAMA:
            continue
        nomor = ["I", "II", "III", "IV"].index(medan.removeprefix("TW ")) + 1
        # As printed, without pattern and thousands: 1:24 is 24, Rp 17.600/jam is 17600.
        tercetak = baris(bahan, nomor, kode)[3].removeprefix("1:")
        assert re.sub(r"[^\d,]", "", tercetak) == harapan, (kode, medan)


def test_triwulan_iv_sama_dengan_capaian_tahunan(bahan):
    tahunan = {k: h for k, tahun, h in HARAPAN["capaian"] if tahun == "2025"}
    for kode in NAMA:
        harapan = tahunan[kode]
        assert baris(bahan, 4, kode)[5] == ("–" if harapan == "x" else f"{harapan}%")


def test_rata_rata(bahan):
    # TW III: (100 + 100 + 100 + 100) : 4; year: (71,08 + 100 + 50 + 100 + 100 + 0 + 70,59 + 50) : 8
    akhir = tabel(bahan, 3, "kinerja_triwulan")[-1]
    assert akhir[0] == (
        "Rata-rata capaian (TW III: 4 dihitung, 9 tidak; terhadap tahun: 8 dihitung, 5 tidak)"
    )
    assert akhir[8:] == ("100,00%", "67,71%", "Sangat Baik", "")


def test_anggaran(bahan):
    sub = SubKegiatan.objects.get(kode="3.25.03.2.01.0002")
    LaporanSubKegiatan.objects.create(
        sub_kegiatan=sub,
        triwulan=2,
        fisik="42.5",
        diubah_oleh=PenggunaFactory(pd=bahan.pd),
        diubah_pada=datetime(2025, 7, 2, tzinfo=UTC),
    )
    isi = {b[0]: b[2:] for b in tabel(bahan, 2, "anggaran_triwulan")}

    # APBD after the pergeseran of 10 April; the perubahan is of 25 September.
    # 832.822.589 : 1.960.000.000 = 42,4909…
    assert isi["Jumlah"] == ("1.960.000.000", "832.822.589", "42,49%", "")
    # 60 million moved to 40 by the pergeseran: 19.999.750 : 40.000.000 = 49,999…
    assert isi["3.25.01.2.06.0009"][:3] == ("40.000.000", "19.999.750", "50,00%")
    assert isi["3.25.03.2.01.0002"] == ("200.000.000", "0", "0,00%", "42,50%")
    assert isi["3.25.04.2.04.0001"][:2] == ("220.000.000", "59.400.000")

    murni = {b[0]: b[2:] for b in tabel(bahan, 1, "anggaran_triwulan")}
    assert murni["3.25.01.2.06.0009"][0] == "60.000.000"
    setahun = {b[0]: b[2:] for b in tabel(bahan, 4, "anggaran_triwulan")}
    assert setahun["Jumlah"] == ("1.890.000.000", "1.842.645.178", "97,49%", "")


def test_anggaran_yang_belum_diisi_disebut(bahan):
    baris_anggaran = SubKegiatan.objects.get(kode="3.25.03.2.01.0002").baris.get()
    RealisasiAnggaran.objects.filter(baris=baris_anggaran, bulan=12).delete()
    dokumen = susun_triwulanan(bahan, 4, DICETAK)
    (t,) = [t for t in semua_tabel(dokumen) if t.kunci == "anggaran_triwulan"]
    assert (
        "bulan terakhir yang tercatat, bila ada: Penyediaan Sarana Penangkapan Ikan."
        in t.catatan[1]
    )
    markah = html.ekspor(dokumen).isi.decode()
    assert "baris belanjanya belum diisi." in markah
    assert "6 dari 7 (tujuh) unit kerja" in markah


def test_kelengkapan(bahan):
    isi = {b[1]: b[2:] for b in tabel(bahan, 3, "kelengkapan_triwulan")}
    # Dinas: T1, S1, S2, S2b, S3a; T1 and S3a are not reported in TW III.
    assert isi["Dinas Kelautan dan Perikanan"] == ("5", "3", "3", "3", "0", "0", "0", "0", "0")
    assert isi["UPTD Tempat Pelelangan Ikan"][:4] == ("1", "0", "0", "0")
    jumlah = tabel(bahan, 3, "kelengkapan_triwulan")[-1]
    assert jumlah[2:7] == ("13", "10", "10", "10", "0")


def test_analisis_dan_kekurangan(bahan):
    isi = html.ekspor(susun_triwulanan(bahan, 4, DICETAK)).isi.decode()
    assert "Gelombang tinggi memendekkan musim tangkap." in isi
    assert "Berkas masih diperiksa manual" not in isi  # TW I
    # Once per unit, with the count: the dinas has three of its five without a quarterly target.
    assert "Target TW IV belum ditetapkan dalam rencana aksi untuk" in isi

    satu = html.ekspor(susun_triwulanan(bahan, 1, DICETAK)).isi.decode()
    assert "Berkas masih diperiksa manual." in satu
    assert "Realisasi belum diisi untuk" in satu


def test_draf_sampai_disahkan(bahan):
    assert pasti(susun_triwulanan(bahan, 2).sampul).status == "Draf, belum disahkan"
    PengesahanTriwulan.objects.create(
        pd=bahan.pd,
        tahun=2025,
        triwulan=2,
        oleh=PenggunaFactory(pd=bahan.pd, first_name="Siti"),
        pada=datetime(2025, 7, 15, 20, tzinfo=UTC),
    )
    dokumen = susun_triwulanan(Bahan(bahan.pd, 2025), 2)
    assert pasti(dokumen.sampul).status == ""
    # 20.00 UTC is the next day in the agency's calendar.
    assert "disahkan Siti pada 16 Juli 2025" in html.ekspor(dokumen).isi.decode()


def test_menyebut_pengesahan_yang_dicetak(bahan):
    """The second endorsement by its number and day; while rows are open again, that they are."""
    sah = PengesahanFactory(
        pd=bahan.pd, tahun=2025, triwulan=3, ke=2, pada=datetime(2025, 11, 12, 1, tzinfo=UTC)
    )
    Realisasi.objects.filter(tahun=2025, triwulan=3).update(
        status="disahkan", disahkan_pada=sah.pada, disahkan_oleh=sah.oleh,
        diverifikasi_pada=sah.pada, diverifikasi_oleh=sah.oleh,
        diajukan_pada=sah.pada, diajukan_oleh=sah.oleh,
    )  # fmt: skip
    LaporanSubKegiatan.objects.filter(triwulan=3).delete()
    isi = html.ekspor(susun_triwulanan(Bahan(bahan.pd, 2025), 3)).isi.decode()
    assert "pada 12 November 2025. Angkanya menurut pengesahan ke-2." in isi
    assert "Pengesahan ke-2, 12 November 2025" in isi
    # Opened, and nothing changed yet: what stands is what was endorsed.
    PermintaanBukaFactory(pd=bahan.pd, tahun=2025, triwulan=3, dari_ke=2, dibuka=True)
    dokumen = susun_triwulanan(Bahan(bahan.pd, 2025), 3)
    assert pasti(dokumen.sampul).status == ""
    satu = pasti(Realisasi.objects.filter(tahun=2025, triwulan=3).first())
    satu.buka_kembali()
    satu.save()
    dokumen = susun_triwulanan(Bahan(bahan.pd, 2025), 3)
    assert pasti(dokumen.sampul).status == "Draf, dibuka kembali sesudah disahkan"
    assert (
        "Angkanya menurut pengesahan ke-2, kecuali 1 baris yang dibuka kembali dan belum disahkan "
        "lagi; angkanya masih dapat berubah."
    ) in html.ekspor(dokumen).isi.decode()


def test_tanpa_jam(bahan):
    """The same data give the same document, whenever it is made."""
    assert susun_triwulanan(bahan, 3) == susun_triwulanan(Bahan(bahan.pd, 2025), 3)
    assert pasti(susun_triwulanan(bahan, 4).sampul).tahun_terbit == "2026"


def test_perangkat_daerah_kosong(db):
    dokumen = susun_triwulanan(Bahan(PDFactory(), 2025), 1)
    isi = html.ekspor(dokumen).isi.decode()
    assert "Indikator kinerja tahun 2025 belum diisi." in isi
    assert "Anggaran tahun 2025 belum diisi." in isi


def test_triwulan_tidak_sah(bahan):
    with pytest.raises(ValueError, match="Triwulan"):
        susun_triwulanan(bahan, 5)


def test_xlsx_berisi_angka_dan_rumus(bahan):
    isi = xlsx.ekspor(susun_triwulanan(bahan, 3, DICETAK)).isi
    rumus = load_workbook(io.BytesIO(isi))["Tabel 2.1"]
    nilai = load_workbook(io.BytesIO(isi), data_only=True)["Tabel 2.1"]
    (nomor,) = [r for r in range(1, 30) if nilai.cell(r, 3).value == "Produksi perikanan"]
    assert [nilai.cell(nomor, k).value for k in (5, 6, 7, 8)] == [5200, 1300, 1305.5, 3696]
    assert rumus.cell(nomor, 9).value == f"=ROUND(G{nomor}/F{nomor}*100,2)"
    assert rumus.cell(nomor, 10).value == f"=ROUND(H{nomor}/E{nomor}*100,2)"
    assert (nilai.cell(nomor, 9).value, nilai.cell(nomor, 10).value) == (100.42, 71.08)


def test_json_dan_perintah(bahan, tmp_path: Path):
    keluaran = tmp_path / "tw.json"
    call_command(
        "laporan_triwulan",
        pd=bahan.pd.kode,
        tahun=2025,
        triwulan=3,
        format="json",
        keluaran=keluaran,
        tanggal=DICETAK,
        stdout=StringIO(),
    )
    isi = json.loads(keluaran.read_text())
    assert isi == ekspor_json.sebagai_data(susun_triwulanan(bahan, 3, DICETAK))
    assert [t["kunci"] for t in isi["tabel"]] == [
        "kinerja_triwulan",
        "anggaran_triwulan",
        "kelengkapan_triwulan",
    ]
    with pytest.raises(CommandError, match="Tidak ada data tahun 2030"):
        call_command(
            "laporan_triwulan", tahun=2030, triwulan=1, keluaran=keluaran, stdout=StringIO()
        )


@pytest.mark.skipif(bool(pdf.kendala()), reason="Pango is missing")
def test_pdf(bahan):
    berkas = pdf.ekspor(susun_triwulanan(bahan, 3, DICETAK))
    assert berkas.nama == "Laporan-TW-3-2025-dinas-laut-fiktif.pdf"
    assert berkas.isi.startswith(b"%PDF-")


def test_kueri_tidak_tergantung_banyaknya_indikator(bahan, jumlah_kueri):
    def hitung() -> int:
        with jumlah_kueri() as kueri:
            susun_triwulanan(Bahan(bahan.pd, 2025), 3, DICETAK)
        return len(kueri)

    hitung()
    sebelum = hitung()
    sasaran = bahan.sasaran[0]
    for i in IndikatorFactory.create_batch(8, sasaran=sasaran, pd=bahan.pd):
        Realisasi.objects.create(
            indikator=i,
            tahun=2025,
            triwulan=3,
            nilai=5,
            diubah_oleh=PenggunaFactory(pd=bahan.pd),
            diubah_pada=datetime(2025, 10, 2, tzinfo=UTC),
        )
    assert hitung() == sebelum


# --- pages -----------------------------------------------------------------------------------

pytestmark_layar = pytest.mark.urls("tests.isian.bukti.urls")


@pytestmark_layar
@pytest.mark.parametrize("peran", [SEKRETARIAT, KEPALA_DINAS, EVALUATOR])
def test_halaman(client, bahan, pengguna, peran):
    client.force_login(pengguna(peran, pd=bahan.pd))
    respons = client.get(reverse("triwulanan") + "?triwulan=3")
    assert respons.status_code == 200
    assert "Laporan Kinerja Triwulan III 2025" in respons.text
    assert "1.305,5 Ton" in respons.text
    # Without a choice: the latest quarter that holds a report.
    assert "Triwulan IV 2025" in client.get(reverse("triwulanan")).text
    assert client.get(reverse("triwulanan") + "?triwulan=7").status_code == 404


@pytestmark_layar
def test_halaman_hanya_untuk_yang_melihat_semua(client, bahan, pengguna):
    unit = bahan.unit[1]
    operator = pengguna(OPERATOR, unit=unit)
    client.force_login(operator)
    assert client.get(reverse("triwulanan")).status_code == 403
    assert client.get(reverse("triwulanan_unduh", args=["xlsx"])).status_code == 403
    from django.contrib.auth.models import Permission

    operator.user_permissions.add(Permission.objects.get(codename="unduh_laporan"))
    assert client.get(reverse("triwulanan")).status_code == 403


@pytestmark_layar
def test_unduhan(client, bahan, pengguna):
    client.force_login(pengguna(SEKRETARIAT, pd=bahan.pd))
    respons = client.get(reverse("triwulanan_unduh", args=["json"]) + "?triwulan=2")
    assert respons["Content-Disposition"] == (
        'attachment; filename="Laporan-TW-2-2025-dinas-laut-fiktif.json"'
    )
    assert client.get(reverse("triwulanan_unduh", args=["exe"])).status_code == 404
    # What takes longer is asked for as a job, from the page.
    respons = client.get(reverse("triwulanan_unduh", args=["pdf"]) + "?triwulan=2")
    assert respons["Location"] == reverse("triwulanan") + "?triwulan=2"


@pytestmark_layar
def test_berkas_diminta_sebagai_pekerjaan(client, bahan, pengguna):
    client.force_login(pengguna(SEKRETARIAT, pd=bahan.pd))
    isian = {"jenis": "laporan_triwulan", "bentuk": "xlsx", "tahun": "2025", "triwulan": "2"}
    respons = client.post(reverse("berkas_minta"), isian, follow=True)
    assert "Laporan Triwulan II 2025, Excel" in respons.text
    assert Tugas.objects.get().argumen["triwulan"] == 2
    assert client.post(reverse("berkas_minta"), isian | {"triwulan": "5"}).status_code == 404
    assert Tugas.objects.count() == 1


@pytestmark_layar
def test_halaman_kosong(client, pengguna):
    client.force_login(pengguna(SEKRETARIAT, pd=PDFactory()))
    assert "Belum ada indikator" in client.get(reverse("triwulanan")).text
    assert client.get(reverse("triwulanan_unduh", args=["xlsx"])).status_code == 302


def test_unit_terbatas_hanya_anggarannya_sendiri(bahan):
    from laporan.bahan.lingkup import BahanUnit

    unit = next(u for u in bahan.unit if u.kode == "BUDIDAYA")
    k = Kuartal(BahanUnit(bahan.pd, 2025, frozenset({unit.pk})), 3)
    assert {b.indikator.kode for b in k.baris} == {"IK-S2.1"}
    assert [p.mata.kode for p in k.anggaran.program] == ["3.25.04"]


# --- B13 ----------------------------------------------------------------------------------------


def test_target_yang_belum_ada_dikatakan_sekali(contoh):
    """The sample has no quarterly target: 24 names were printed twice with the same reason."""
    dokumen = susun_triwulanan(Bahan(contoh, 2024), 4, DICETAK)
    isi = html.ekspor(dokumen).isi.decode()

    assert "(target belum ditetapkan)" not in isi
    assert isi.count("Target TW IV belum ditetapkan, sehingga capaian TW IV tidak dihitung.") == 1
    assert isi.count("Target TW IV seluruh indikator belum ditetapkan dalam rencana aksi.") == 1
    (t,) = [t for t in semua_tabel(dokumen) if t.kunci == "kinerja_triwulan"]
    # Nothing is printed that no row has: target, capaian and kriteria of the quarter.
    assert [f"{k.kelompok} {k.judul}".strip() for k in t.kolom][4:] == [
        "Target Tahun 2024",
        "Realisasi TW IV",
        "Realisasi s.d. TW IV",
        "Capaian terhadap Tahun (%)",
        "Status",
    ]
    # 23 of 24 met the year's target (Tabel 3.2 of the printed report).
    assert "24 indikator dapat diukur: 23 mencapai target dan 1 belum." in isi


def test_target_sebagian_dihitung_dengan_nomornya(bahan):
    """TW III: 13 indicators, 4 with a capaian of the quarter; each reason once, with numbers."""
    (t,) = [
        t for t in semua_tabel(susun_triwulanan(bahan, 3, DICETAK)) if t.kunci == "kinerja_triwulan"
    ]
    catatan = [str(c) for c in t.catatan if "tidak dapat dihitung" in str(c)]
    assert len(catatan) == len({c.rpartition(": ")[2] + c.partition(" (")[0] for c in catatan})
    disebut = sum(
        int(n)
        for c in catatan
        if c.startswith("Capaian TW III")
        for n in re.findall(r"(\d+) indikator \(nomor", c)
    )
    assert disebut == 9


def test_sub_kegiatan_tanpa_laporan_dihitung_di_bawah_setiap_jumlah(bahan):
    baris_anggaran = SubKegiatan.objects.get(kode="3.25.03.2.01.0002").baris.get()
    RealisasiAnggaran.objects.filter(baris=baris_anggaran, bulan=12).delete()
    isi = {b[0]: b[1] for b in tabel(bahan, 4, "anggaran_triwulan")}

    assert isi["3.25.03"].endswith("(1 dari 2 sub kegiatan belum dilaporkan)")
    assert isi["3.25.03.2.01"].endswith("(1 dari 2 sub kegiatan belum dilaporkan)")
    assert "belum dilaporkan" not in isi["3.25.03.2.01.0002"]
    assert "belum dilaporkan" not in isi["3.25.04"]
    (jumlah,) = [k for k in isi if k.startswith("Jumlah")]
    assert jumlah == "Jumlah (1 dari 6 sub kegiatan belum dilaporkan)"


def test_akun_sistem_tidak_pernah_tercetak(bahan):
    """What a load submitted or endorsed was nobody's act."""
    sistem = Realisasi.objects.exclude(diajukan_oleh=None)[0].diajukan_oleh
    assert pasti(sistem).username == "sistem"
    PengesahanTriwulan.objects.create(
        pd=bahan.pd,
        tahun=2025,
        triwulan=3,
        oleh=pasti(sistem),
        pada=datetime(2025, 10, 15, tzinfo=UTC),
    )
    isi = html.ekspor(susun_triwulanan(bahan, 3, DICETAK)).isi.decode()
    assert not re.search(r"\bsistem\b|pemuatan data", isi)
    assert "Isian triwulan ini dimuat dari berkas data, tanpa pengajuan unit." in isi
    assert "Triwulan ini disahkan pada 15 Oktober 2025." in isi


def test_tanpa_apa_pun_tidak_dikatakan_lengkap(db):
    isi = html.ekspor(susun_triwulanan(Bahan(PDFactory(), 2025), 1, DICETAK)).isi.decode()
    assert "seluruh isian triwulan ini lengkap" not in isi
    assert "Belum ada indikator atau sub kegiatan yang harus dilaporkan." in isi

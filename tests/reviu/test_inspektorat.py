"""The reviu of the Inspektorat: answers, notes, sign-off, the statement in the report."""

import datetime
import json

import pytest

from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from laporan.bahan.bahan import Bahan
from laporan.cetak import json as keluaran_json
from laporan.cetak.html import isi_html
from laporan.dokumen.penomoran import daftar_tabel, semua_tabel
from laporan.models import Jawaban, JawabanReviu, Laporan, ReviuInspektorat
from laporan.models.butir_reviu import BUTIR, KELOMPOK
from laporan.reviu.inspektorat import (
    jawab,
    mulai_reviu,
    nilai_tindak_lanjut,
    selesaikan_reviu,
    tindak_lanjuti,
    tulis_catatan,
)
from laporan.reviu.usulan import usulan
from laporan.terbit.nomor import dokumen_bernomor
from tests import factories as f

pytestmark = pytest.mark.django_db


def _semua(jawaban="ya", catatan=""):
    return {b.kode: (jawaban, catatan) for b in BUTIR}


class Langkah:
    def __init__(self, d):
        self.d = d
        self.umum = {"pd": d.pd, "tahun": 2024, "pada": f.PADA}

    def selesai(self, oleh=None, **lain):
        isi = {
            "hasil": "bersih", "pengecualian": "", "tempat": "Kota Contoh",
            "tanggal": datetime.date(2025, 2, 20),
        }  # fmt: skip
        return selesaikan_reviu(**self.umum, oleh=oleh or self.d.evaluator, **{**isi, **lain})


@pytest.fixture
def n(d):
    d.sampai_disetujui()
    mulai_reviu(pd=d.pd, tahun=2024, oleh=d.evaluator, pada=f.PADA)
    return Langkah(d)


def test_butir_lengkap_menurut_pedoman():
    banyak = {k: sum(1 for b in BUTIR if b.kelompok == k) for k in KELOMPOK}
    assert banyak == {"I": 6, "II": 7, "III": 11}
    assert len({b.kode for b in BUTIR}) == len(BUTIR)
    assert all(b.pernyataan.endswith(".") for b in BUTIR)


def test_reviu_dimulai_setelah_disetujui(d):
    d.terima_semua()
    with pytest.raises(TidakSahError, match="setelah laporan disetujui"):
        mulai_reviu(pd=d.pd, tahun=2024, oleh=d.evaluator, pada=f.PADA)


@pytest.mark.parametrize("siapa", ["operator", "perencanaan", "sekretaris", "kepala"])
def test_hanya_inspektorat(n, siapa):
    oleh = getattr(n.d, siapa)
    for lakukan in (
        lambda: mulai_reviu(**n.umum, oleh=oleh),
        lambda: jawab(**n.umum, jawaban=_semua(), oleh=oleh),
        lambda: tulis_catatan(**n.umum, uraian="Ada selisih.", oleh=oleh),
        lambda: n.selesai(oleh),
    ):
        with pytest.raises(TidakBerizinError, match="Inspektorat"):
            lakukan()


def test_orang_luar_tidak_menemukan(n):
    with pytest.raises(TidakDitemukanError):
        jawab(**n.umum, jawaban=_semua(), oleh=n.d.orang_luar)


def test_jawaban_selain_ya_wajib_bercatatan(n):
    for isi in ("tidak", "tidak_relevan"):
        with pytest.raises(TidakSahError, match=r"pernyataan I\.2"):
            jawab(**n.umum, oleh=n.d.evaluator, jawaban={"I.1": ("ya", ""), "I.2": (isi, " ")})
    assert not JawabanReviu.objects.exists()
    with pytest.raises(TidakSahError, match="tidak dikenal"):
        jawab(**n.umum, oleh=n.d.evaluator, jawaban={"I.1": ("mungkin", "")})
    with pytest.raises(TidakDitemukanError):
        jawab(**n.umum, oleh=n.d.evaluator, jawaban={"IX.1": ("ya", "")})
    assert jawab(**n.umum, oleh=n.d.evaluator, jawaban={"I.1": ("tidak", "Belum ada.")}) == 1
    assert jawab(**n.umum, oleh=n.d.evaluator, jawaban={"I.1": ("tidak", "Belum ada.")}) == 0


def test_selesai_menuntut_semua_jawaban_dan_tindak_lanjut(n):
    d = n.d
    with pytest.raises(TidakSahError, match="24 pernyataan belum dijawab"):
        n.selesai()
    jawab(**n.umum, oleh=d.evaluator, jawaban=_semua())
    catatan = tulis_catatan(**n.umum, uraian="Sebut sumber.", oleh=d.evaluator, butir="II.2")
    with pytest.raises(TidakSahError, match="belum ditindaklanjuti"):
        n.selesai()
    with pytest.raises(TidakBerizinError, match="Perencanaan"):
        tindak_lanjuti(**n.umum, pk=catatan.pk, teks="Sudah.", oleh=d.kepala)
    with pytest.raises(TidakSahError, match="belum ditindaklanjuti"):
        nilai_tindak_lanjut(**n.umum, pk=catatan.pk, tuntas=True, oleh=d.evaluator)
    tindak_lanjuti(**n.umum, pk=catatan.pk, teks="Sumber ditulis.", oleh=d.perencanaan)
    with pytest.raises(TidakSahError, match="masih kurang"):
        nilai_tindak_lanjut(**n.umum, pk=catatan.pk, tuntas=False, oleh=d.evaluator)
    nilai_tindak_lanjut(**n.umum, pk=catatan.pk, tuntas=True, oleh=d.evaluator)
    with pytest.raises(TidakSahError, match="tuntas"):
        tindak_lanjuti(**n.umum, pk=catatan.pk, teks="Lagi.", oleh=d.perencanaan)
    with pytest.raises(TidakSahError, match="tempat, tanggal"):
        n.selesai(tempat=" ")
    reviu = n.selesai()
    assert reviu.selesai_oleh == d.evaluator
    laporan = Laporan.objects.get()
    assert (laporan.status, laporan.inspektorat_oleh) == ("direviu_inspektorat", d.evaluator)
    with pytest.raises(TidakSahError, match="Tidak ada reviu"):
        jawab(**n.umum, oleh=d.evaluator, jawaban={"I.1": ("ya", "lain")})


def test_pengecualian_disebut(n):
    jawab(**n.umum, oleh=n.d.evaluator, jawaban=_semua())
    tulis_catatan(**n.umum, uraian="Angka TPAK.", oleh=n.d.evaluator)
    with pytest.raises(TidakSahError, match="pengecualiannya"):
        n.selesai(hasil="pengecualian")
    reviu = n.selesai(hasil="pengecualian", pengecualian="Angka TPAK belum bersumber.")
    assert reviu.pengecualian == "Angka TPAK belum bersumber."


def test_dikembalikan_lalu_reviu_dilanjutkan(n):
    d = n.d
    jawab(**n.umum, oleh=d.evaluator, jawaban={"I.1": ("ya", "")})
    d.laporan(
        "kembalikan_laporan", d.evaluator, catatan="Perbaiki.", kembali={d.analisis.kunci: "Sebab."}
    )
    with pytest.raises(TidakSahError, match="sedang diperbaiki"):
        jawab(**n.umum, oleh=d.evaluator, jawaban={"I.2": ("ya", "")})
    d.bagian("ajukan", d.operator, d.analisis)
    d.bagian("periksa", d.perencanaan, d.analisis)
    d.laporan("teruskan", d.perencanaan)
    d.laporan("periksa_laporan", d.sekretaris)
    d.laporan("setujui", d.kepala)
    assert mulai_reviu(**n.umum, oleh=d.evaluator).ke == 1
    assert JawabanReviu.objects.count() == 1


def test_dibuka_kembali_reviu_diulang_dengan_jawaban_lama(n):
    d = n.d
    jawab(**n.umum, oleh=d.evaluator, jawaban=_semua())
    n.selesai()
    d.laporan("buka_kembali", d.kepala, catatan="Angka resmi berubah.")
    d.laporan("teruskan", d.perencanaan)
    d.laporan("periksa_laporan", d.sekretaris)
    d.laporan("setujui", d.kepala)
    reviu = mulai_reviu(**n.umum, oleh=d.evaluator)
    assert reviu.ke == 2
    assert reviu.jawaban.count() == len(BUTIR)
    assert Laporan.objects.get().status == "disetujui"


def test_pernyataan_dan_daftar_uji_masuk_laporan(n):
    def kunci():
        dokumen = dokumen_bernomor(Bahan(n.d.pd, 2024))
        return dokumen, [getattr(b, "kunci", "") for b in dokumen.bagian_depan]

    dokumen, depan = kunci()
    assert "pernyataan-reviu" not in depan
    jawab(**n.umum, oleh=n.d.evaluator, jawaban=_semua())
    jawab(**n.umum, oleh=n.d.evaluator, jawaban={"III.7": ("tidak", "Belum ada pembanding.")})
    n.selesai()
    dokumen, depan = kunci()
    assert depan[:2] == ["kata-pengantar", "pernyataan-reviu"]
    html = isi_html(dokumen)
    for kata in (
        "PERNYATAAN TELAH DIREVIU",
        "keyakinan terbatas",
        "tidak terdapat kondisi atau hal yang menimbulkan keraguan",
        "Kota Contoh, 20 Februari 2025",
        "Inspektur,",
    ):
        assert kata in html, kata
    (tabel,) = [t for t in semua_tabel(dokumen) if t.kunci == "reviu_daftar_uji"]
    isi = [[s.teks for s in b.sel] for b in tabel.baris if b.jenis != "kelompok"]
    assert len(isi) == len(BUTIR)
    assert isi[0] == ["1", BUTIR[0].pernyataan, "✓", "", "", ""]
    baris = next(b for b in isi if "standar nasional" in b[1])
    assert baris[2:] == ["", "✓", "", "Belum ada pembanding."]
    # Annexes: PK (no agreement, no table), evidence (none, no table), then this one.
    assert tabel.label == "Tabel L.1"
    assert "L.1" in {b.nomor.removeprefix("Tabel ") for b in daftar_tabel(dokumen)}
    assert (
        "Jawabannya untuk setiap butir tercantum pada "
        f'<a class="lk-rujukan" href="#{tabel.kunci}">Tabel L.1</a>.'
    ) in html
    assert all(t.nomor for t in semua_tabel(dokumen))
    cetak = json.loads(keluaran_json.ekspor(dokumen).isi)
    (daftar,) = [t for t in cetak["tabel"] if t["judul"].startswith("Daftar Uji Reviu")]
    assert daftar["nomor"] == "L.1"


def test_pernyataan_hilang_bila_laporan_dibuka_kembali(n):
    jawab(**n.umum, oleh=n.d.evaluator, jawaban=_semua())
    n.selesai()
    assert Bahan(n.d.pd, 2024).reviu is not None
    n.d.laporan("buka_kembali", n.d.kepala, catatan="Angka resmi berubah.")
    assert Bahan(n.d.pd, 2024).reviu is None
    assert ReviuInspektorat.objects.get().selesai_pada is not None


def test_usulan_dari_data_contoh(contoh):
    """Facts of the sample: 24 indicators, all with target and capaian; no evidence was loaded."""
    hasil = usulan(Bahan(contoh, 2024), Laporan(pd=contoh, tahun=2024), ())
    ya = {k for k, u in hasil.items() if u.jawaban == Jawaban.YA}
    assert {"I.2", "I.3", "I.6", "II.4", "III.1", "III.2", "III.6", "III.8"} <= ya
    assert "24 dari 24 indikator" in hasil["I.3"].dasar
    assert hasil["II.2"].jawaban == Jawaban.TIDAK
    assert hasil["III.3"].jawaban == Jawaban.TIDAK_RELEVAN
    for kode in ("III.9", "III.11"):  # a judgement: the fact only
        assert hasil[kode].jawaban == ""
    assert "II.5" not in hasil
    assert "2023" in hasil["III.6"].dasar

"""The rules of the database reach the form as Indonesian words, never as a server error."""

from decimal import Decimal

import pytest

from anggaran.models import Dukungan
from kinerja.models import BatasKriteria, KebijakanPengukuran
from kinerja.peran import SEKRETARIAT
from tests import factories as f
from tests.admin.bangun import isian
from tests.admin.test_halaman import alamat


@pytest.fixture(autouse=True)
def sekretariat(client, pengguna, isi):
    orang = pengguna(SEKRETARIAT, pd=isi["kinerja.perangkatdaerah"])
    client.force_login(orang)
    return orang


def galat(respons):
    assert respons.status_code == 200, "the form must be shown again"
    return " ".join(str(e) for e in respons.context["errors"])


def ubah(client, isi, label, **nilai):
    halaman = alamat(label, "change", isi[label].pk)
    return client.post(halaman, isian(client.get(halaman)) | nilai)


def test_kunci_unik_dalam_pd_walau_pd_tidak_pada_formulir(client, isi):
    lain = f.UnitFactory(pd=isi["kinerja.perangkatdaerah"], kode="SAMA")
    assert "Sudah ada" in galat(ubah(client, isi, "kinerja.unitkerja", kode=lain.kode))


def test_kode_sama_di_pd_lain_boleh(client, isi):
    f.UnitFactory(kode="SAMA")
    assert ubah(client, isi, "kinerja.unitkerja", kode="SAMA").status_code == 302


def test_satu_unit_puncak(client, isi):
    assert "satu unit puncak" in galat(ubah(client, isi, "kinerja.unitkerja", induk=""))


def test_indikator_melekat_pada_satu_pemilik(client, isi):
    pesan = galat(ubah(client, isi, "kinerja.indikator", tujuan=isi["kinerja.tujuan"].pk))
    assert "salah satu" in pesan


def test_formula_memakai_variabel_yang_ada(client, isi):
    assert "c" in galat(ubah(client, isi, "kinerja.indikator", formula="a / c * 100"))
    assert galat(ubah(client, isi, "kinerja.indikator", formula="a / / b"))


def test_desimal_paling_banyak_enam(client, isi):
    assert "6" in galat(ubah(client, isi, "kinerja.indikator", desimal="9"))


def test_eselon_hanya_struktural(client, isi):
    assert "struktural" in galat(ubah(client, isi, "kinerja.jabatan", eselon=""))


def test_pohon_tanpa_lingkaran(client, isi):
    anak = f.UnitFactory(pd=isi["kinerja.perangkatdaerah"], induk=isi["kinerja.unitkerja"])
    assert "lingkaran" in galat(ubah(client, isi, "kinerja.unitkerja", induk=anak.pk))


def test_pendahulu_bukan_dirinya(client, isi):
    pesan = galat(ubah(client, isi, "kinerja.indikator", pendahulu=isi["kinerja.indikator"].pk))
    assert "dirinya sendiri" in pesan


def test_target_menurut_jenisnya(client, isi):
    pesan = galat(ubah(client, isi, "kinerja.target", jenis="rentang", alasan_perubahan="coba"))
    assert "berbeda dari yang terbaca pada target ini" in pesan


def test_target_dibaca_dari_yang_disepakati(client, isi):
    target = isi["kinerja.target"]
    teks = {"teks": "Level 3 (3,35)", "alasan_perubahan": "Kesepakatan baru"}
    assert ubah(client, isi, "kinerja.target", **teks).status_code == 302
    target.refresh_from_db()
    assert (target.jenis, target.nilai, target.teks) == ("minimal", Decimal("3.35"), teks["teks"])


def test_target_tanpa_angka_ditanyakan_lalu_diterima_dengan_nilainya(client, isi):
    teks = {"teks": "Opini WTP", "alasan_perubahan": "Kesepakatan baru"}
    assert "tulis nilainya dalam kurung" in galat(ubah(client, isi, "kinerja.target", **teks))
    assert ubah(client, isi, "kinerja.target", **teks, nilai="5").status_code == 302
    target = isi["kinerja.target"]
    target.refresh_from_db()
    assert (target.nilai, target.teks) == (5, "Opini WTP")


def test_rekap_jauh_di_atas_pagu_ditolak(client, isi):
    rekap = isi["anggaran.rekapbelanja"]
    jauh = str(rekap.pagu * 10 + 1)
    pesan = galat(ubah(client, isi, "anggaran.rekapbelanja", realisasi=jauh))
    assert "lebih dari sepuluh kali pagu" in pesan


def test_bobot_harus_positif(client, isi):
    assert "lebih dari 0" in galat(ubah(client, isi, "kinerja.indikator", bobot="0"))


def test_target_menurut_tahun_dokumennya(client, isi):
    assert "2024" in galat(
        ubah(client, isi, "kinerja.target", tahun="2025", alasan_perubahan="coba")
    )


def test_kode_kegiatan_di_bawah_programnya(client, isi):
    assert "diawali" in galat(ubah(client, isi, "anggaran.kegiatan", kode="1.01.01.2.01"))


def test_dukungan_ganda_ditolak(client, isi):
    sub, indikator = isi["anggaran.subkegiatan"], isi["kinerja.indikator"]
    dua = {
        "dukungan-TOTAL_FORMS": "2",
        "dukungan-1-id": "",
        "dukungan-1-sub_kegiatan": sub.pk,
        "dukungan-1-indikator": indikator.pk,
    }
    assert galat(ubah(client, isi, "anggaran.subkegiatan", **dua))
    assert Dukungan.objects.filter(sub_kegiatan=sub).count() == 1


def test_dukungan_ganda_pada_program_baru_ditolak(client, isi):
    indikator, jabatan = isi["kinerja.indikator"], isi["kinerja.jabatan"]
    kirim = isian(client.get(alamat("anggaran.program", "add"))) | {
        "tahun": "2024",
        "kode": "2.08.99",
        "nama": "Baru",
        "penanggung_jawab": jabatan.pk,
        "urutan": "1",
        "dukungan-TOTAL_FORMS": "2",
        "dukungan-0-indikator": indikator.pk,
        "dukungan-1-indikator": indikator.pk,
    }
    assert galat(client.post(alamat("anggaran.program", "add"), kirim))
    kirim["dukungan-TOTAL_FORMS"] = "1"
    assert client.post(alamat("anggaran.program", "add"), kirim).status_code == 302
    assert Dukungan.objects.filter(program__kode="2.08.99").count() == 1


@pytest.mark.parametrize(
    ("pita", "pesan"),
    [
        ([("1", "Baik", "91"), ("2", "Cukup", "95"), ("3", "Kurang", "")], "menurun"),
        ([("1", "Baik", "91"), ("2", "Cukup", "91"), ("3", "Kurang", "")], "berulang"),
        ([("1", "Baik", "91"), ("2", "Cukup", "50")], "tanpa batas bawah"),
        ([("1", "Baik", ""), ("2", "Cukup", "50"), ("3", "Kurang", "")], "tanpa batas bawah"),
        ([("1", "Baik", ""), ("2", "Cukup", "50")], "tanpa batas bawah"),
        ([], "belum diisi"),
    ],
    ids=["naik", "berulang", "semua-berbatas", "dua-terbuka", "terbuka-di-atas", "kosong"],
)
def test_skala_kriteria_yang_keliru(client, pita, pesan):
    assert pesan in galat(
        client.post(alamat("kinerja.kebijakanpengukuran", "add"), kebijakan(client, pita))
    )
    assert not KebijakanPengukuran.objects.filter(mulai_tahun=2027).exists()


def test_skala_kriteria_yang_benar(client):
    pita = [("1", "Baik", "90,5"), ("2", "Cukup", "50"), ("3", "Kurang", "")]
    respons = client.post(alamat("kinerja.kebijakanpengukuran", "add"), kebijakan(client, pita))
    assert respons.status_code == 302
    assert [
        str(b.batas_bawah) for b in BatasKriteria.objects.filter(kebijakan__mulai_tahun=2027)
    ] == ["90.5", "50", "None"]


def kebijakan(client, pita):
    kirim = isian(client.get(alamat("kinerja.kebijakanpengukuran", "add")))
    kirim |= {"mulai_tahun": "2027", "batas-TOTAL_FORMS": str(len(pita))}
    for i, (urutan, label, batas) in enumerate(pita):
        kirim |= {
            f"batas-{i}-urutan": urutan,
            f"batas-{i}-label": label,
            f"batas-{i}-batas_bawah": batas,
            f"batas-{i}-id": "",
        }
    return kirim


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [("1.234.567", 1234567), ("1.234", 1234), ("Rp 12.453.995.443", 12453995443), ("0", 0)],
)
def test_rupiah_dibaca_seperti_ditulis(client, isi, teks, hasil):
    assert ubah(client, isi, "anggaran.pagubaris", nilai=teks).status_code == 302
    isi["anggaran.pagubaris"].refresh_from_db()
    assert isi["anggaran.pagubaris"].nilai == hasil


def test_angka_taksa_ditolak(client, isi):
    assert "1.234" in galat(
        ubah(client, isi, "kinerja.target", nilai="1.234", alasan_perubahan="coba")
    )


def test_pagu_negatif_ditolak(client, isi):
    assert "negatif" in galat(ubah(client, isi, "anggaran.pagubaris", nilai="-5"))


def test_versi_dari_tahun_baris(client, isi):
    lain = f.VersiAnggaranFactory(pd=isi["kinerja.perangkatdaerah"], tahun=2025)
    assert "2025" in galat(ubah(client, isi, "anggaran.pagubaris", versi=lain.pk))


def test_perubahan_dokumen_beralasan(client, isi):
    assert "alasan" in galat(
        ubah(client, isi, "kinerja.dokumenperencanaan", ke="1", alasan_perubahan="coba")
    )


def test_wajib_diisi(client, isi):
    assert "Wajib diisi." in galat(ubah(client, isi, "kinerja.unitkerja", nama=""))


def test_tanggal_periode_berurutan(client, isi):
    assert "sebelum" in galat(ubah(client, isi, "kinerja.periodepengukuran", tutup="01-01-2020"))

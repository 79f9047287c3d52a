"""One engine, two doors: the same bad row gets the same sentence at the same column, whether it
comes in a data set (`muat_data`) or through the import of the master-data site.
"""

from datetime import UTC, datetime

import pytest

from anggaran.models import PaguBaris
from kinerja.aturan import target_terkunci
from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.models import Indikator, JejakAudit, PerangkatDaerah, Target
from kinerja.models.aturan import kalimat
from kinerja.peran import ADMIN_PEMDA, SEKRETARIAT
from laporan.data.himpunan import muat
from tests.admin.test_impor import CSV, galat, impor, unggah
from tests.himpunan.kecil import kecil, tulis_folder
from tests.jejak import kosongkan_jejak

PADA = datetime(2025, 1, 15, 8, 30, tzinfo=UTC)
NAMA = {"nilai": "pagu"}


@pytest.fixture
def himpunan():
    return kecil()


@pytest.fixture
def muatkan(tmp_path):
    urut = iter(range(100))

    def jalankan(isi, **opsi):
        return muat(
            tulis_folder(tmp_path / str(next(urut)), isi), **{"oleh": None, "pada": PADA, **opsi}
        )

    return jalankan


@pytest.fixture(autouse=True)
def sekretariat(client, db, pengguna, himpunan, muatkan):
    muatkan(himpunan)
    orang = pengguna(SEKRETARIAT, pd=PerangkatDaerah.objects.get())
    client.force_login(orang)
    kosongkan_jejak()
    return orang


def lewat_muat(muatkan, himpunan, lembar="", **nama):
    """(row, column, sentence) of every mistake; `nama`: column of the sheet → of the site.

    `lembar`: of this sheet only, where a mistake shows in others that the site does not read.
    """
    with pytest.raises(HimpunanDitolakError) as ditolak:
        muatkan(himpunan, periksa=True)
    return [
        (g.baris, nama.get(g.kolom, g.kolom), kalimat(g.pesan))
        for g in ditolak.value.galat
        if lembar in ("", g.lembar)
    ]


def tabel(baris):
    kolom = list(baris[0])
    return [kolom, *([satu.get(k, "") for k in kolom] for satu in baris)]


def lewat_situs(client, label, baris):
    return galat(unggah(client, label, tabel(baris), CSV))


@pytest.mark.parametrize(
    ("nomor", "ubah"),
    [
        (2, {"polaritas": "naik"}),
        (2, {"nama": ""}),
        (2, {"kode": "I2\nI3"}),
        (2, {"desimal": "7"}),
        (2, {"iku": "mungkin"}),
        (2, {"pola_tampil": "n%"}),
        (3, {"sasaran": ""}),
        (3, {"tujuan": "T1"}),
        (3, {"sasaran": "S9"}),
        (3, {"penanggung_jawab": "SEX"}),
        (4, {"akumulasi": "jumlah"}),
        (4, {"formula": "a"}),
        (2, {"formula": "ngangur * 100"}),
        (2, {"formula": "nganggur / ("}),
        (3, {"mulai_tahun": "2025", "sampai_tahun": "2024"}),
        (3, {"mulai_tahun": "24"}),
        (6, {"kode": "I4"}),
        (4, {"pendahulu": "I3"}),
    ],
    ids=str,
)
def test_indikator_yang_salah(client, himpunan, muatkan, nomor, ubah):
    himpunan["indikator"][nomor - 2].update(ubah)
    sama = lewat_muat(muatkan, himpunan, "indikator")
    assert sama == lewat_situs(client, "kinerja.indikator", himpunan["indikator"])
    assert [baris for baris, *_ in sama] == [nomor]


def baris_pagu(himpunan):
    tahun = {satu["kode"]: satu["tahun"] for satu in himpunan["versi_anggaran"]}
    return [
        {
            "tahun": tahun.get(satu["versi"], "2024"),
            **{NAMA.get(k, k): v for k, v in satu.items()},
        }
        for satu in himpunan["pagu"]
    ]


@pytest.mark.parametrize(
    "ubah",
    [
        {"nilai": "-1"},
        {"nilai": "12,5"},
        {"nilai": "1,234"},
        {"nilai": "5%"},
        {"nilai": ""},
        {"rekening": "6.1"},
        {"sub_kegiatan": "2.07.01.2.01"},
        {"sub_kegiatan": "9.99.99.2.01.0001"},
        {"versi": "MM"},
        {"rekening": "5.1"},
    ],
    ids=str,
)
def test_pagu_yang_salah(client, himpunan, muatkan, ubah):
    himpunan["pagu"].append({**himpunan["pagu"][1], "rekening": "5.1.03", **ubah})
    sama = lewat_muat(muatkan, himpunan, **NAMA)
    assert sama == lewat_situs(client, "anggaran.pagubaris", baris_pagu(himpunan))


@pytest.mark.parametrize(
    "ubah",
    [
        {"indikator": "I9"},
        {"dokumen": "PKX"},
        {"tahun": "2025"},
        {"dokumen": "RD", "tahun": "2027"},
        {"dokumen": "RA"},
        {"target": "1.234"},
        {"target": "lima"},
        {"indikator": "I3", "tahun": "2026", "dokumen": "RD", "target": "ZZ"},
    ],
    ids=str,
)
def test_target_yang_salah(client, himpunan, muatkan, ubah):
    """A target read from its text alone; the site asks for a reason only where one is stored."""
    baru = {"indikator": "I5", "tahun": "2024", "dokumen": "PKP", "target": "8", **ubah}
    himpunan["target"].append({**baru, "triwulan": ""})
    sama = lewat_muat(muatkan, himpunan, target="teks")
    di_situs = {"teks" if k == "target" else k: v for k, v in baru.items()}
    nomor = len(himpunan["target"]) + 1
    assert sama == [
        (nomor, *lain) for _, *lain in lewat_situs(client, "kinerja.target", [di_situs])
    ]


@pytest.mark.parametrize(
    "ubah", [{"induk": "2.07.01.2.99", "kode": "2.07.01.2.99.0001"}, {"kode": "2.07.01.2.02.0001"}]
)
def test_sub_kegiatan_yang_salah(client, himpunan, muatkan, ubah):
    asal = next(b for b in himpunan["program_kegiatan"] if b["tingkat"] == "sub_kegiatan")
    baru = {**asal, "kode": f"{asal['induk']}.0099", **ubah}
    himpunan["program_kegiatan"].append(baru)
    ((_, kolom, pesan),) = lewat_muat(muatkan, himpunan)
    di_situs = {"kegiatan" if k == "induk" else k: v for k, v in baru.items() if k != "tingkat"}
    # The data set names the level above in one column for all levels.
    nama = {"kegiatan": "induk"}
    ((_, kolom_situs, pesan_situs),) = lewat_situs(client, "anggaran.subkegiatan", [di_situs])
    assert (nama.get(kolom_situs, kolom_situs), pesan_situs) == (kolom, pesan)


def test_yang_disimpan_pun_sama(client, himpunan, muatkan, sekretariat):
    """A good sheet stores the same through both doors; nothing changes the second time."""
    himpunan["indikator"][1].update({"nama": "Pelatihan kerja", "satuan": "Lowongan kerja"})
    impor(client, "kinerja.indikator", tabel(himpunan["indikator"]), CSV)
    assert Indikator.objects.get(kode="I2").satuan == "Lowongan kerja"
    assert muatkan(himpunan).berubah == 0
    (jejak,) = JejakAudit.objects.all()
    assert (jejak.aksi, jejak.oleh, jejak.objek) == (
        "diubah lewat impor", sekretariat, "Pelatihan kerja",
    )  # fmt: skip
    assert jejak.perubahan == {
        "nama": ["Pelatihan", "Pelatihan kerja"],
        "satuan": ["Lowongan", "Lowongan kerja"],
    }


def test_kolom_boleh_kurang_dan_urutan_tetap(client, himpunan):
    """A file with a few columns and rows in another order changes just those columns."""
    sebelum = dict(Indikator.objects.values_list("kode", "urutan"))
    baris = [["kode", "nama"], ["I5", "Rentang baru"], ["I1", "Pengangguran terbuka"]]
    impor(client, "kinerja.indikator", baris, CSV)
    assert Indikator.objects.get(kode="I1").nama == "Pengangguran terbuka"
    assert Indikator.objects.get(kode="I1").satuan == "Persen"
    assert dict(Indikator.objects.values_list("kode", "urutan")) == sebelum
    salah = galat(unggah(client, "kinerja.indikator", [["kode", "nama"], ["I9", "Baru"]], CSV))
    assert {(n, kolom, pesan) for n, kolom, pesan in salah} == {
        (2, kolom, "Wajib diisi.")
        for kolom in ("satuan", "polaritas", "akumulasi", "penanggung_jawab")
    }


def test_yang_baru_berada_di_ujung(client, himpunan):
    baru = {**himpunan["indikator"][1], "kode": "I9"}
    impor(client, "kinerja.indikator", tabel([baru]), CSV)
    semua = list(Indikator.objects.order_by("urutan").values_list("kode", flat=True))
    assert semua[-1] == "I9"


def test_target_dokumen_yang_disetujui_tidak_berubah(client, himpunan, muatkan):
    """The rencana aksi is approved: neither door changes it or adds to it."""
    himpunan["target"].append(
        {"indikator": "I2", "tahun": "2024", "triwulan": "2", "dokumen": "RA", "target": "5"}
    )
    pesan = kalimat(target_terkunci("disetujui"))
    assert "sudah disetujui sehingga tidak dapat diubah" in pesan
    assert lewat_muat(muatkan, himpunan) == [(10, "target", pesan)]
    baris = [["indikator", "tahun", "dokumen", "teks"], ["I2", "2024", "RA", "5"]]
    assert (2, "teks", pesan) in galat(unggah(client, "kinerja.target", baris, CSV))


def test_nilai_target_menurut_jenisnya(client, himpunan):
    kepala = ["indikator", "dokumen", "tahun", "jenis", "nilai", "bawah", "atas", "teks"]
    kasus = [
        (["I5", "PKP", "2024", "rentang", "7", "", "", "7"], "nilai", "Dikosongkan untuk target"),
        (["I5", "PKP", "2024", "rentang", "", "8", "7", "8–7"], "atas", "Tidak boleh di bawah"),
        (["I5", "PKP", "2024", "minimal", "", "", "", "8"], "nilai", "Wajib diisi untuk target"),
    ]
    for isi, kolom, pesan in kasus:
        (salah,) = galat(unggah(client, "kinerja.target", [kepala, isi], CSV))
        assert salah[:2] == (2, kolom)
        assert salah[2].startswith(pesan)
    impor(client, "kinerja.target", [kepala, ["I5", "PKP", "2024", "", "", "", "", "7,5–8"]], CSV)
    baru = Target.objects.get(indikator__kode="I5", dokumen__kode="PKP")
    assert (baru.jenis, str(baru.bawah), str(baru.atas)) == ("rentang", "7.5", "8")


def test_jenis_yang_kosong_mengikuti_nilai_dan_polaritasnya(client, himpunan):
    """As in the form of the site, which asks for no kind: makin tinggi, so at least 8."""
    kepala = ["indikator", "dokumen", "tahun", "jenis", "nilai", "teks"]
    impor(client, "kinerja.target", [kepala, ["I5", "PKP", "2024", "", "8", "8"]], CSV)
    baru = Target.objects.get(indikator__kode="I5", dokumen__kode="PKP")
    assert (baru.jenis, baru.nilai) == ("minimal", 8)


def test_target_tanpa_angka_ditanya_dan_diterima_sama_di_kedua_pintu(client, himpunan, muatkan):
    """C5: the same question, then the value in the same column, accepted by both."""
    himpunan["target"].append(
        {"indikator": "I5", "tahun": "2024", "triwulan": "", "dokumen": "PKP",
         "target": "Sangat Baik", "nilai": ""}
    )  # fmt: skip
    nama = {"target": "teks"}
    (sama,) = lewat_muat(muatkan, himpunan, **nama)
    baris = [{nama.get(k, k): v for k, v in satu.items() if k != "triwulan"}
             for satu in himpunan["target"][-1:]]  # fmt: skip
    (situs,) = lewat_situs(client, "kinerja.target", baris)
    assert sama[1:] == situs[1:]
    assert "tulis nilainya dalam kurung di belakangnya: Sangat Baik (…)" in situs[2]

    baris[0]["nilai"] = himpunan["target"][-1]["nilai"] = "4,5"
    impor(client, "kinerja.target", tabel(baris), CSV)
    baru = Target.objects.get(indikator__kode="I5", dokumen__kode="PKP")
    assert (baru.teks, baru.jenis, str(baru.nilai)) == ("Sangat Baik", "minimal", "4.5")
    assert muatkan(himpunan).berubah == 0  # the data set says the same


@pytest.mark.parametrize("teks", ["8 (9)", "≤ 8", "> 8"])
def test_nilai_tidak_menutupi_teks_yang_keliru(client, himpunan, muatkan, teks):
    himpunan["target"].append(
        {"indikator": "I5", "tahun": "2024", "triwulan": "", "dokumen": "PKP",
         "target": teks, "nilai": "8"}
    )  # fmt: skip
    (sama,) = lewat_muat(muatkan, himpunan, target="teks")
    kepala = ["indikator", "dokumen", "tahun", "nilai", "teks"]
    (situs,) = galat(
        unggah(client, "kinerja.target", [kepala, ["I5", "PKP", "2024", "8", teks]], CSV)
    )
    assert sama[1:] == situs[1:]


def test_beberapa_perangkat_daerah_sekaligus_semua_atau_tidak(client, pengguna, himpunan, muatkan):
    lain = kecil()
    lain["perangkat_daerah"][0]["kode"] = "kedua"
    muatkan(lain)
    client.force_login(pengguna(ADMIN_PEMDA))
    satu, dua = himpunan["perangkat_daerah"][0]["kode"], "kedua"
    kepala = ["pd", "kode", "nama"]
    (salah,) = galat(
        unggah(
            client, "kinerja.indikator",
            [kepala, [satu, "I1", "Satu"], [dua, "I1", ""], ["asing", "I1", "x"]][:3], CSV,
        )
    )  # fmt: skip
    assert salah == (3, "nama", "Wajib diisi.")
    assert not Indikator.objects.filter(nama="Satu").exists()
    salah = galat(unggah(client, "kinerja.indikator", [kepala, ["asing", "I1", "x"]], CSV))
    assert salah == [(2, "pd", "Perangkat daerah dengan kode “asing” tidak dikenal.")]
    impor(client, "kinerja.indikator", [kepala, [satu, "I1", "Satu"], [dua, "I1", "Dua"]], CSV)
    assert dict(Indikator.objects.filter(kode="I1").values_list("pd__kode", "nama")) == {
        satu: "Satu",
        dua: "Dua",
    }
    assert JejakAudit.objects.filter(aksi="diubah lewat impor").values("kelompok").distinct(
    ).count() == 1  # fmt: skip


def test_pd_orang_lain_pada_kolom_pd_ditolak(client, himpunan):
    baris = [["pd", "kode", "nama"], ["kedua", "I1", "x"]]
    salah = galat(unggah(client, "kinerja.indikator", baris, CSV))
    assert salah == [(2, "pd", "Perangkat daerah dengan kode “kedua” tidak dikenal.")]


def test_lembar_dari_buku_kerja_simpan_data_dapat_diunggah(client, tmp_path, himpunan):
    """A workbook of the whole data set: the site takes the sheet that is its own."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from laporan.data.himpunan import simpan
    from tests.admin.test_halaman import alamat
    from tests.admin.test_impor import XLSX

    berkas = tmp_path / "semua.xlsx"
    simpan(PerangkatDaerah.objects.get(), berkas)
    respons = client.post(
        alamat("kinerja.indikator", "import"),
        {
            "import_file": SimpleUploadedFile("semua.xlsx", berkas.read_bytes()),
            "format": XLSX,
            "resource": "0",
        },
    )
    assert "confirm_form" in respons.context, galat(respons)
    assert respons.context["result"].totals["skip"] == 5


def test_terlalu_banyak_baris(client, himpunan):
    banyak = [["tahun", "sub_kegiatan", "rekening", "versi", "pagu"]]
    banyak += [["2024", "x", "5", "M", "1"]] * 20_001
    respons = unggah(client, "anggaran.pagubaris", banyak, CSV)
    assert "melebihi 20.000 baris" in str(respons.context["form"].errors["import_file"])
    assert PaguBaris.objects.count() == 3

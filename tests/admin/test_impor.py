"""Import and export: by kode, within the agency, all or nothing; a preview writes nothing."""

import csv
import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile

from anggaran.models import BarisAnggaran, PaguBaris, SubKegiatan
from kinerja.models import Indikator, JejakAudit, Target
from kinerja.peran import ADMIN_PEMDA, EVALUATOR, SEKRETARIAT
from kinerja.target_teks import NILAI_BERBEDA
from tests import factories as f
from tests.admin.bangun import satu_pd
from tests.admin.test_halaman import alamat
from tests.jejak import kosongkan_jejak
from tests.pasti import pasti

XLSX, CSV = "0", "1"


@pytest.fixture(autouse=True)
def sekretariat(client, pengguna, isi):
    orang = pengguna(SEKRETARIAT, pd=isi["kinerja.perangkatdaerah"])
    client.force_login(orang)
    kosongkan_jejak()
    return orang


def berkas_xlsx(baris):
    buku = openpyxl.Workbook()
    for satu in baris:
        pasti(buku.active).append(satu)
    aliran = io.BytesIO()
    buku.save(aliran)
    return SimpleUploadedFile("data.xlsx", aliran.getvalue())


def berkas_csv(baris, pemisah=";", sandi="utf-8-sig"):
    aliran = io.StringIO()
    csv.writer(aliran, delimiter=pemisah).writerows(baris)
    return SimpleUploadedFile("data.csv", aliran.getvalue().encode(sandi))


def unggah(client, label, baris, bentuk=XLSX, **lain):
    berkas = berkas_xlsx(baris) if bentuk == XLSX else berkas_csv(baris, **lain)
    return client.post(
        alamat(label, "import"), {"import_file": berkas, "format": bentuk, "resource": "0"}
    )


def impor(client, label, baris, bentuk=XLSX, **lain):
    pratinjau = unggah(client, label, baris, bentuk, **lain)
    assert "confirm_form" in pratinjau.context, galat(pratinjau)
    return client.post(alamat(label, "process_import"), pratinjau.context["confirm_form"].initial)


def galat(respons):
    """(row of the file, column, message) of every error shown."""
    hasil = respons.context["result"]
    daftar = [(None, None, str(e.error)) for e in hasil.base_errors]
    daftar += [(n + 1, None, str(e.error)) for n, semua in hasil.row_errors() for e in semua]
    for baris in hasil.invalid_rows:
        for kolom, pesan in baris.field_specific_errors.items():
            daftar += [(baris.number + 1, kolom, p) for p in pesan]
        daftar += [(baris.number + 1, None, p) for p in baris.non_field_specific_errors]
    return daftar


def pagu(isi, *baris):
    sub, versi = isi["anggaran.subkegiatan"], isi["anggaran.versianggaran"]
    judul = ["tahun", "sub_kegiatan", "rekening", "versi", "pagu"]
    return [judul, *([2024, sub.kode, rekening, versi.kode, nilai] for rekening, nilai in baris)]


# --- pagu


@pytest.mark.parametrize("bentuk", [XLSX, CSV])
def test_impor_pagu_membuat_dan_mengubah(client, isi, sekretariat, bentuk):
    respons = impor(
        client, "anggaran.pagubaris", pagu(isi, ("5.1.02", "1.234.567"), ("5.1.01", 2_000)), bentuk
    )
    assert [str(m) for m in get_messages(respons.wsgi_request)] == [
        "Impor selesai: 1 baru, 1 diubah, 0 tetap."
    ]
    assert dict(PaguBaris.objects.values_list("baris__rekening", "nilai")) == {
        "5.1.02": 1_234_567,
        "5.1.01": 2_000,
    }
    jejak = JejakAudit.objects.get(aksi="diubah lewat impor")
    assert jejak.perubahan == {"nilai": [12_453_995_443, 1_234_567]}
    assert jejak.oleh == sekretariat
    assert jejak.pd == isi["kinerja.perangkatdaerah"]
    assert sorted(
        JejakAudit.objects.filter(aksi="dibuat lewat impor").values_list("model", flat=True)
    ) == [
        "anggaran.barisanggaran",
        "anggaran.pagubaris",
    ]


def test_pratinjau_tidak_menulis(client, isi):
    respons = unggah(client, "anggaran.pagubaris", pagu(isi, ("5.1.02", 1), ("5.1.01", 2)))
    assert "Pratinjau" in respons.content.decode()
    assert "<del>12453995443</del> <ins>1</ins>" in respons.content.decode()
    assert PaguBaris.objects.get().nilai == 12_453_995_443
    assert BarisAnggaran.objects.count() == 1
    assert not JejakAudit.objects.exists()


def test_satu_baris_salah_membatalkan_semua_dan_disebut_barisnya(client, isi):
    respons = unggah(
        client,
        "anggaran.pagubaris",
        pagu(isi, ("5.1.02", 7), ("5.1.01", "-3"), ("6.1", 4), ("5.1.03", "12,5")),
    )
    assert "confirm_form" not in respons.context
    salah = galat(respons)
    assert {(n, kolom) for n, kolom, _ in salah} == {(3, "pagu"), (4, "rekening"), (5, "pagu")}
    teks = " ".join(p for *_, p in salah)
    assert "Yang diharapkan rupiah, nol atau lebih." in teks
    assert "Kode rekening berbentuk" in teks
    assert "bilangan bulat" in teks
    assert PaguBaris.objects.get().nilai == 12_453_995_443
    assert not JejakAudit.objects.exists()


def test_data_berubah_setelah_pratinjau_tidak_tersimpan_sebagian(client, isi):
    pratinjau = unggah(client, "anggaran.pagubaris", pagu(isi, ("5.1.02", 7), ("5.1.01", 8)))
    isi["anggaran.versianggaran"].kode = "LAIN"
    isi["anggaran.versianggaran"].save()
    respons = client.post(
        alamat("anggaran.pagubaris", "process_import"), pratinjau.context["confirm_form"].initial
    )
    assert "Tidak ada yang disimpan" in str(next(iter(get_messages(respons.wsgi_request))))
    assert PaguBaris.objects.get().nilai == 12_453_995_443
    assert not JejakAudit.objects.exists()


def test_kunci_berulang_dalam_berkas(client, isi):
    respons = unggah(client, "anggaran.pagubaris", pagu(isi, ("5.1.02", 7), ("5.1.02", 8)))
    assert galat(respons) == [
        (
            3,
            "versi",
            "Sama dengan baris 2: tahun, sub_kegiatan, rekening, sumber_dana, versi tidak boleh "
            "berulang.",
        )
    ]


def test_baris_kosong_dilewati(client, isi):
    baris = pagu(isi, ("5.1.02", 7))
    respons = impor(client, "anggaran.pagubaris", [*baris, [None] * 5, ["", "", "", "", ""]])
    assert respons.status_code == 302
    assert PaguBaris.objects.get().nilai == 7


def test_kolom_yang_tidak_dikenal_dan_yang_kurang(client, isi):
    respons = unggah(client, "anggaran.pagubaris", [["tahun", "rekening", "nilai"], [2024, "5", 1]])
    assert galat(respons) == [
        (1, "nilai", "Kolom tidak dikenal."),
        *((1, kolom, "Kolom wajib ini tidak ada.") for kolom in ("sub_kegiatan", "versi", "pagu")),
    ]


def test_milik_tetangga_tidak_ditemukan(client, isi):
    asing = satu_pd()
    respons = unggah(client, "anggaran.pagubaris", pagu(asing, ("5.1.02", 7)))
    ((baris, kolom, pesan),) = galat(respons)
    assert (baris, kolom) == (2, "versi")
    assert "tidak dikenal" in pesan
    assert PaguBaris.objects.get(versi=asing["anggaran.versianggaran"]).nilai == 12_453_995_443


# --- indikator


def test_impor_indikator_baru_dan_ubah(client, isi):
    indikator, jabatan = isi["kinerja.indikator"], isi["kinerja.jabatan"]
    baris = [
        [
            "kode",
            "nama",
            "sasaran",
            "satuan",
            "pola_tampil",
            "desimal",
            "polaritas",
            "jenis_nilai",
            "akumulasi",
            "iku",
            "penanggung_jawab",
            "urutan",
        ],
        [
            indikator.kode,
            "Nama diperbaiki",
            isi["kinerja.sasaran"].kode,
            "%",
            "{n}%",
            2,
            "makin_tinggi",
            "angka",
            "posisi_akhir",
            "ya",
            jabatan.kode,
            0,
        ],
        [
            "IK-99",
            "Indikator baru",
            isi["kinerja.sasaran"].kode,
            "orang",
            "{n} orang",
            0,
            "Makin tinggi makin baik",
            "Angka",
            "jumlah",
            "tidak",
            jabatan.kode,
            5,
        ],
    ]
    impor(client, "kinerja.indikator", baris)
    indikator.refresh_from_db()
    assert (indikator.nama, indikator.iku) == ("Nama diperbaiki", True)
    baru = Indikator.objects.get(kode="IK-99")
    assert (baru.pd, baru.akumulasi, baru.desimal) == (indikator.pd, "jumlah", 0)


def test_impor_indikator_yang_melanggar_aturan(client, isi):
    baris = [
        ["kode", "nama", "tujuan", "sasaran", "penanggung_jawab", "polaritas"],
        [
            isi["kinerja.indikator"].kode,
            "Dua pemilik",
            isi["kinerja.tujuan"].kode,
            isi["kinerja.sasaran"].kode,
            isi["kinerja.jabatan"].kode,
            "makin_tinggi",
        ],
        ["IK-88", "", "", "TIDAK-ADA", isi["kinerja.jabatan"].kode, "naik"],
    ]
    salah = galat(unggah(client, "kinerja.indikator", baris))
    assert any(n == 2 and "salah satu" in pesan for n, _, pesan in salah)
    assert any(
        (n, kolom) == (3, "sasaran") and pesan.startswith("Sasaran “TIDAK-ADA” tidak dikenal; ")
        for n, kolom, pesan in salah
    )
    assert any(
        n == 3 and kolom == "polaritas" and "makin_rendah" in pesan for n, kolom, pesan in salah
    )
    assert any(n == 3 and kolom == "nama" and pesan == "Wajib diisi." for n, kolom, pesan in salah)


def test_ekspor_lalu_impor_tidak_mengubah(client, isi):
    for label in (
        "kinerja.indikator",
        "kinerja.target",
        "anggaran.subkegiatan",
        "anggaran.pagubaris",
    ):
        for bentuk, nama in ((XLSX, "data.xlsx"), (CSV, "data.csv")):
            respons = client.post(alamat(label, "export"), {"format": bentuk, "resource": "0"})
            assert respons.status_code == 200, label
            assert "attachment" in respons["Content-Disposition"]
            berkas = SimpleUploadedFile(nama, respons.content)
            kembali = client.post(
                alamat(label, "import"), {"import_file": berkas, "format": bentuk, "resource": "0"}
            )
            assert "confirm_form" in kembali.context, (label, galat(kembali))
            assert kembali.context["result"].totals["new"] == 0
            assert kembali.context["result"].totals["update"] == 0, (label, bentuk)
            assert kembali.context["result"].totals["skip"] > 0


def test_ekspor_hanya_milik_sendiri_dan_menurut_saringan(client, isi):
    asing = satu_pd()
    isi_berkas = client.post(
        alamat("kinerja.indikator", "export"), {"format": CSV, "resource": "0"}
    ).content.decode()
    assert isi["kinerja.indikator"].nama in isi_berkas
    assert asing["kinerja.indikator"].nama not in isi_berkas
    kosong = client.post(
        alamat("kinerja.indikator", "export") + "?q=tidakada", {"format": CSV, "resource": "0"}
    )
    assert len(kosong.content.decode().strip().splitlines()) == 1


def test_ekspor_dengan_saringan_yang_tidak_dikenal_kembali_ke_daftarnya(client, isi):
    daftar = alamat("kinerja.indikator", "changelist")
    respons = client.get(alamat("kinerja.indikator", "export") + "?sasaran__id__exact=x")
    assert respons.status_code == 302
    assert respons["Location"] == daftar
    assert "Saringan pada alamat itu tidak dikenal" in client.get(daftar).content.decode()


@pytest.mark.parametrize("nama", ['=HYPERLINK("http://x")', "+1", "-x", "@SUM(A1)", "'=1", "\t=1"])
def test_rumus_lembar_kerja_dilumpuhkan_dan_kembali_utuh(client, isi, nama):
    Indikator.objects.filter(pk=isi["kinerja.indikator"].pk).update(definisi=nama)
    xlsx = client.post(
        alamat("kinerja.indikator", "export"), {"format": XLSX, "resource": "0"}
    ).content
    buku = openpyxl.load_workbook(io.BytesIO(xlsx))
    lembar = buku.worksheets[0]
    kolom = [sel.value for sel in lembar[1]].index("definisi")
    sel = [baris[kolom] for baris in lembar.iter_rows(min_row=2) if baris[kolom].value]
    assert [s.data_type for s in sel] == ["s"]
    teks = client.post(
        alamat("kinerja.indikator", "export"), {"format": CSV, "resource": "0"}
    ).content.decode("utf-8-sig")
    baris = next(b for b in csv.DictReader(io.StringIO(teks), delimiter=";") if b["definisi"])
    assert baris["definisi"] == f"'{nama.strip()}"


def test_angka_tetap_angka_dalam_excel(client, isi):
    xlsx = client.post(
        alamat("anggaran.pagubaris", "export"), {"format": XLSX, "resource": "0"}
    ).content
    baris = list(openpyxl.load_workbook(io.BytesIO(xlsx)).worksheets[0].values)
    assert baris[0] == ("tahun", "sub_kegiatan", "rekening", "versi", "pagu", "sumber_dana")
    assert baris[1][0] == 2024
    assert baris[1][4] == 12_453_995_443


# --- target


def target(isi, *, nilai, teks, alasan=None, tahun=2024):
    judul = ["indikator", "dokumen", "tahun", "jenis", "nilai", "teks", "alasan_perubahan"]
    return [
        judul,
        [
            isi["kinerja.indikator"].kode,
            isi["kinerja.dokumenperencanaan"].kode,
            tahun,
            "minimal",
            nilai,
            teks,
            alasan,
        ],
    ]


def test_mengubah_target_beralasan(client, isi):
    salah = galat(unggah(client, "kinerja.target", target(isi, nilai="82,5", teks="82,5%")))
    assert salah == [(2, "alasan_perubahan", "Target ini sudah ada: sebutkan alasan perubahannya.")]
    impor(client, "kinerja.target", target(isi, nilai="82,5", teks="82,5%", alasan="Salah ketik"))
    assert Target.objects.get(pk=isi["kinerja.target"].pk).nilai == Decimal("82.5")
    assert JejakAudit.objects.get().alasan == "Salah ketik"


def test_angka_taksa_pada_target_ditolak(client, isi):
    ((baris, kolom, pesan),) = galat(
        unggah(client, "kinerja.target", target(isi, nilai="1.234", teks="1.234", alasan="x"))
    )
    assert (baris, kolom) == (2, "nilai")
    assert "1.234" in pesan


def test_predikat_dari_skala_indikator(client, isi):
    indikator = f.IndikatorPredikatFactory(sasaran=isi["kinerja.sasaran"])
    judul = ["indikator", "dokumen", "tahun", "jenis", "predikat", "teks"]
    baris = [indikator.kode, isi["kinerja.dokumenperencanaan"].kode, 2024, "predikat"]
    impor(client, "kinerja.target", [judul, [*baris, "BB", "BB"]])
    assert pasti(Target.objects.get(indikator=indikator).predikat).kode == "BB"
    salah = galat(unggah(client, "kinerja.target", [judul, [*baris, "ZZ", "ZZ"]]))
    assert salah[0][:2] == (2, "predikat")


BENTUK_BARU = [
    # satuan, desimal, target as agreed → jenis, nilai, bawah, atas (worked out by hand)
    ("Level", 2, "Level 3 (3,35)", ("minimal", Decimal("3.35"), None, None)),
    ("Nilai", 2, "BB (75)", ("minimal", Decimal(75), None, None)),
    # 100 ÷ 110 × 100 = 90,909…
    ("Persen", 2, "100 dari 110 organisasi", ("minimal", Decimal("90.91"), None, None)),
    ("Organisasi", 0, "100 dari 110 organisasi", ("minimal", Decimal(100), None, None)),
    # 2,5 − 1 and 2,5 + 1
    ("Persen", 2, "2,5 ± 1", ("rentang", None, Decimal("1.5"), Decimal("3.5"))),
    ("Dokumen", 0, "6 dok.", ("minimal", Decimal(6), None, None)),
]
"""C5, at the door of the master-data site."""


def _indikator(isi, satuan, desimal, **lain):
    pola = "{n}%" if satuan == "Persen" else "{n}"
    return f.IndikatorFactory(
        sasaran=isi["kinerja.sasaran"], satuan=satuan, desimal=desimal, pola_tampil=pola, **lain
    )


def _teks_saja(isi, indikator, teks, **lain):
    """A file with the agreed text, and beside it only what `lain` gives."""
    dokumen = isi["kinerja.dokumenperencanaan"].kode
    return [
        ["indikator", "dokumen", "tahun", "teks", *lain],
        [indikator.kode, dokumen, 2024, teks, *lain.values()],
    ]


def _bagian(target):
    return target.jenis, target.nilai, target.bawah, target.atas


@pytest.mark.parametrize(("satuan", "desimal", "teks", "hasil"), BENTUK_BARU)
def test_target_sebagaimana_disepakati(client, isi, satuan, desimal, teks, hasil):
    indikator = _indikator(isi, satuan, desimal)
    impor(client, "kinerja.target", _teks_saja(isi, indikator, teks))
    target = Target.objects.get(indikator=indikator)
    assert (_bagian(target), target.teks) == (hasil, teks)


@pytest.mark.parametrize(("satuan", "desimal", "teks", "hasil"), BENTUK_BARU)
def test_nilai_yang_bertentangan_dengan_teksnya_ditolak(client, isi, satuan, desimal, teks, hasil):
    indikator = _indikator(isi, satuan, desimal)
    berkas = _teks_saja(isi, indikator, teks, nilai="7")
    assert galat(unggah(client, "kinerja.target", berkas)) == [(2, "teks", NILAI_BERBEDA)]


def test_teks_tanpa_angka_ditanyakan_lalu_diterima_dengan_nilainya(client, isi):
    """The sentence of the loader (tests/kinerja/test_target_disepakati.py), then the value."""
    indikator = _indikator(isi, "Nilai", 2)
    ((baris, kolom, pesan),) = galat(
        unggah(client, "kinerja.target", _teks_saja(isi, indikator, "Opini WTP"))
    )
    assert (baris, kolom) == (2, "teks")
    assert "tulis nilainya dalam kurung di belakangnya: Opini WTP (…)" in pesan
    impor(client, "kinerja.target", _teks_saja(isi, indikator, "Opini WTP", nilai="5"))
    target = Target.objects.get(indikator=indikator)
    assert (_bagian(target), target.teks) == (("minimal", 5, None, None), "Opini WTP")


def test_teks_tanpa_angka_pada_polaritas_rendah_menjadi_batas_atas(client, isi):
    indikator = _indikator(isi, "Nilai", 2, polaritas="makin_rendah")
    impor(client, "kinerja.target", _teks_saja(isi, indikator, "Sangat Baik", nilai="2,5"))
    assert Target.objects.get(indikator=indikator).jenis == "maksimal"


def test_opini_pada_skala_dibaca_tanpa_ditanyakan(client, isi):
    skala = f.SkalaPredikatFactory(pd=isi["kinerja.perangkatdaerah"])
    for peringkat, kode in enumerate(("TMP", "WDP", "WTP"), start=50):
        f.PredikatFactory(skala=skala, kode=kode, peringkat=peringkat)
    indikator = f.IndikatorPredikatFactory(sasaran=isi["kinerja.sasaran"], skala=skala)
    impor(client, "kinerja.target", _teks_saja(isi, indikator, "Opini WTP"))
    target = Target.objects.get(indikator=indikator)
    assert (target.teks, pasti(target.predikat).kode) == ("Opini WTP", "WTP")


# --- sub kegiatan


def test_impor_sub_kegiatan_menemukan_kegiatan_tahun_itu(client, isi):
    kegiatan = isi["anggaran.kegiatan"]
    lain = f.KegiatanFactory(
        program=f.ProgramFactory(pd=kegiatan.pd, tahun=2025, kode=kegiatan.program.kode),
        kode=kegiatan.kode,
    )
    baris = [
        ["tahun", "kode", "nama", "kegiatan", "penanggung_jawab", "urutan"],
        [
            "2025",
            f"{kegiatan.kode}.0001",
            "Sub baru",
            kegiatan.kode,
            isi["kinerja.jabatan"].kode,
            "1",
        ],
    ]
    impor(client, "anggaran.subkegiatan", baris)
    assert SubKegiatan.objects.get(nama="Sub baru").kegiatan == lain
    baris[1][1] = "9.99.99.2.01.0001"
    salah = galat(unggah(client, "anggaran.subkegiatan", baris))
    assert salah == [(2, "kode", f"Harus diawali kode induknya, “{kegiatan.kode}.”.")]


# --- files and people


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
def test_csv_dengan_pemisah_apa_pun(client, isi, pemisah):
    impor(client, "anggaran.pagubaris", pagu(isi, ("5.1.02", "7")), CSV, pemisah=pemisah)
    assert PaguBaris.objects.get().nilai == 7


@pytest.mark.parametrize("isi_berkas", [b"", b"bukan excel", b"PK\x03\x04rusak"])
def test_berkas_rusak(client, isi, isi_berkas):
    berkas = SimpleUploadedFile("data.xlsx", isi_berkas)
    respons = client.post(
        alamat("anggaran.pagubaris", "import"),
        {"import_file": berkas, "format": XLSX, "resource": "0"},
    )
    assert respons.status_code == 200
    assert respons.context["form"].errors["import_file"]


def test_pratinjau_hanya_sekali_dipakai(client, isi):
    pratinjau = unggah(client, "anggaran.pagubaris", pagu(isi, ("5.1.02", 7)))
    setuju = pratinjau.context["confirm_form"].initial
    client.post(alamat("anggaran.pagubaris", "process_import"), setuju)
    respons = client.post(alamat("anggaran.pagubaris", "process_import"), setuju)
    assert "sudah tidak berlaku" in str(list(get_messages(respons.wsgi_request))[-1])


def test_nama_titipan_buatan_ditolak(client, isi):
    pratinjau = unggah(client, "anggaran.pagubaris", pagu(isi, ("5.1.02", 7)))
    setuju = pratinjau.context["confirm_form"].initial | {"import_file_name": "../../etc/passwd"}
    respons = client.post(alamat("anggaran.pagubaris", "process_import"), setuju)
    assert respons.status_code == 200
    assert PaguBaris.objects.get().nilai == 12_453_995_443


def test_berkas_terlalu_besar(client, isi):
    berkas = SimpleUploadedFile("data.csv", b"x" * (5 * 1024 * 1024 + 1))
    respons = client.post(
        alamat("anggaran.pagubaris", "import"),
        {"import_file": berkas, "format": CSV, "resource": "0"},
    )
    assert "5 MB" in str(respons.context["form"].errors["import_file"])


def test_hanya_xlsx_dan_csv(client, isi):
    form = client.get(alamat("anggaran.pagubaris", "import")).context["form"]
    assert [k for k, _ in form.fields["format"].choices] == ["", "0", "1"]
    form = client.get(alamat("anggaran.pagubaris", "export")).context["form"]
    assert [k for k, _ in form.fields["format"].choices] == ["0", "1"]


def test_evaluator_mengekspor_tetapi_tidak_mengimpor(client, pengguna, isi):
    client.force_login(pengguna(EVALUATOR, pd=isi["kinerja.perangkatdaerah"]))
    assert client.get(alamat("kinerja.indikator", "import")).status_code == 403


def test_admin_pemda_menyebut_pd_pada_setiap_baris(client, pengguna, isi):
    client.force_login(pengguna(ADMIN_PEMDA))
    baris = pagu(isi, ("5.1.02", 7))
    salah = galat(unggah(client, "anggaran.pagubaris", baris))
    assert salah == [(2, "pd", "Isi kolom pd dengan kode perangkat daerah.")]
    baris = [[*baris[0], "pd"], [*baris[1], isi["kinerja.perangkatdaerah"].kode]]
    impor(client, "anggaran.pagubaris", baris)
    assert PaguBaris.objects.get().nilai == 7


def test_dua_belas_juta_baris_kosong(client, isi, sekretariat):
    """Finding F7: 354 KB took 41 seconds; the first row beyond the bound ends it."""
    lembar = "xl/worksheets/sheet1.xml"
    aliran = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(berkas_xlsx([["kode"]]).read())) as asal,
        zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as z,
    ):
        for nama in asal.namelist():
            data = asal.read(nama).decode()
            if nama == lembar:
                data = data.replace("</sheetData>", f"{'<row/>' * 60_001}</sheetData>")
            z.writestr(nama, data)
    assert len(aliran.getvalue()) < 10_000
    berkas = SimpleUploadedFile("a.xlsx", aliran.getvalue())
    respons = client.post(
        alamat("anggaran.pagubaris", "import"),
        {"import_file": berkas, "format": XLSX, "resource": "0"},
    )
    assert "melebihi 60.000 baris" in str(respons.context["form"].errors["import_file"])

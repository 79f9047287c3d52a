"""Every kind of mistake: its exact place, and a message that says what is expected."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from kinerja.himpunan.galat import Galat, HimpunanDitolakError
from laporan.data.himpunan import muat
from tests.himpunan.conftest import PADA, Memuat, isi_basis_data
from tests.himpunan.kecil import Himpunan, kecil, tulis_folder

# Refused before any SQL: a second database would tell nothing more.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Ubah = Callable[[Himpunan], object]


def isi(lembar: str, nomor: int, **kolom: str) -> Ubah:
    """Change cells of a row, numbered as in Excel."""
    return lambda h: h[lembar][nomor - 2].update(kolom)


def tambah(lembar: str, **kolom: str) -> Ubah:
    """Add a row that copies the last one, with these cells."""
    return lambda h: h[lembar].append({**h[lembar][-1], **kolom})


def tanpa_kolom(lembar: str, kolom: str) -> Ubah:
    return lambda h: [satu.pop(kolom) for satu in h[lembar]]


KASUS: list[tuple[Ubah, str, int, str, str]] = [
    # sheets and columns
    (tanpa_kolom("rekap_belanja", "sumber"), "rekap_belanja", 1, "sumber",
     "kolom wajib ini tidak ada."),
    (isi("jabatan", 3, nama=""), "jabatan", 3, "nama", "wajib diisi."),
    # single cells
    (isi("unit_kerja", 4, jenis="bidan"), "unit_kerja", 4, "jenis",
     "lainnya. Mungkin maksudnya “bidang”."),
    (isi("pemangku", 2, mulai="2023-02-30"), "pemangku", 2, "mulai", "tidak ada pada kalender"),
    (isi("pemangku", 2, mulai="1 Jan. 2023"), "pemangku", 2, "mulai", "31 Desember 2024"),
    (isi("pegawai", 2, s2="banyak"), "pegawai", 2, "s2", "tidak dapat dibaca sebagai angka"),
    (isi("pegawai", 2, s2="1,5"), "pegawai", 2, "s2", "hanya menerima bilangan bulat"),
    (isi("renstra", 2, tahun_awal="21"), "renstra", 2, "tahun_awal", "tahun empat angka"),
    (isi("kebijakan", 2, rerata_dibatasi="mungkin"), "kebijakan", 2, "rerata_dibatasi",
     "ya atau tidak"),
    (isi("pagu", 3, nilai="-1"), "pagu", 3, "nilai", "rupiah, nol atau lebih"),
    (isi("pagu", 3, nilai="1,234"), "pagu", 3, "nilai", "dapat dibaca 1.234 (bilangan bulat)"),
    (isi("pagu", 3, nilai="5%"), "pagu", 3, "nilai", "bukan persentase"),
    (isi("periode", 2, triwulan="5"), "periode", 2, "triwulan", "bilangan 1 sampai 4"),
    (isi("tujuan", 2, uraian="rusak\x00"), "tujuan", 2, "uraian", "karakter kendali U+0000"),
    (isi("perangkat_daerah", 2, zona_waktu="Asia/Banjar"), "perangkat_daerah", 2, "zona_waktu",
     "Zona waktu “Asia/Banjar” tidak dikenal"),
    (isi("perangkat_daerah", 2, nama="N" * 201), "perangkat_daerah", 2, "nama", "200 karakter"),
    (isi("indikator", 2, pola_tampil="n%"), "indikator", 2, "pola_tampil", "Pola harus memuat {n}"),
    (isi("variabel", 2, kode="Nganggur"), "variabel", 2, "kode", "Huruf kecil"),
    (isi("program_kegiatan", 6, kode="2.7.3"), "program_kegiatan", 6, "kode",
     "Kode program berbentuk 2.07.01"),
    (isi("rekap_belanja", 2, rekening="6.1"), "rekap_belanja", 2, "rekening", "Kode rekening"),
    # references
    (isi("jabatan", 4, unit="BB"), "jabatan", 4, "unit",
     "unit kerja “BB” tidak dikenal; tulis kode yang ada pada lembar unit_kerja. "
     "Mungkin maksudnya “B”."),
    (isi("sasaran", 2, penanggung_jawab="KAA"), "sasaran", 2, "penanggung_jawab",
     "Mungkin maksudnya “KA”."),
    (isi("variabel", 4, induk="angkata"), "variabel", 4, "induk", "Mungkin maksudnya “angkatan”."),
    (isi("nilai_variabel", 2, variabel="ngangur"), "nilai_variabel", 2, "variabel",
     "variabel “ngangur” pada I1 tidak dikenal"),
    (isi("nilai_variabel", 2, indikator="I9"), "nilai_variabel", 2, "indikator",
     "indikator “I9” tidak dikenal"),
    (isi("nilai_variabel", 2, triwulan="3"), "nilai_variabel", 2, "triwulan",
     "belum ada baris untuk indikator, tahun, dan triwulan ini pada lembar realisasi"),
    (isi("analisis", 2, tahun="2020"), "analisis", 2, "triwulan", "belum ada baris"),
    (isi("pengecualian", 2, triwulan="2"), "pengecualian", 2, "triwulan",
     "belum ada pada lembar periode"),
    (isi("kriteria", 2, mulai_tahun="2025"), "kriteria", 2, "mulai_tahun", "tidak dikenal"),
    (isi("dukungan", 2, kode="2.07.02"), "dukungan", 2, "kode",
     "kode “2.07.02” tahun 2024 tidak ada pada lembar program_kegiatan. Mungkin maksudnya"),
    (isi("pagu", 3, sub_kegiatan="2.07.01.2.01"), "pagu", 3, "sub_kegiatan",
     "“2.07.01.2.01” adalah kegiatan"),
    (isi("pagu", 3, versi="MM"), "pagu", 3, "versi", "Mungkin maksudnya “M”."),
    (isi("realisasi_anggaran", 2, tahun="2023"), "realisasi_anggaran", 2, "sub_kegiatan",
     "tahun 2023 tidak ada pada lembar program_kegiatan"),
    (isi("laporan_sub_kegiatan", 2, sub_kegiatan="2.07.01"), "laporan_sub_kegiatan", 2,
     "sub_kegiatan", "adalah program"),
    (isi("analisis_program", 2, kode="9.99.99"), "analisis_program", 2, "kode", "tidak ada pada"),
    (isi("komponen_akip", 2, tahun="2023"), "komponen_akip", 2, "tahun", "lembar evaluasi_akip"),
    # keys
    (tambah("perangkat_daerah", kode="dua"), "perangkat_daerah", 3, "kode",
     "tepat satu perangkat daerah"),
    (tambah("jabatan"), "jabatan", 6, "kode", "sama dengan baris 5"),
    (tambah("realisasi"), "realisasi", 10, "triwulan", "sama dengan baris 9"),
    (tambah("crosscutting"), "crosscutting", 4, "pihak_luar", "sama dengan baris 3"),
    # rules of one row
    (isi("jabatan", 2, eselon=""), "jabatan", 2, "eselon", "wajib diisi untuk jabatan struktural"),
    (isi("jabatan", 4, eselon="IV"), "jabatan", 4, "eselon", "jabatan struktural saja"),
    (isi("pemangku", 2, sampai="2022-01-01"), "pemangku", 2, "sampai", "sebelum tanggal mulai"),
    (isi("kebijakan", 3, efisiensi_capaian_minimum=""), "kebijakan", 3,
     "efisiensi_capaian_minimum", "wajib diisi untuk metode sisa"),
    (isi("kebijakan", 3, capaian_maksimum="-1"), "kebijakan", 3, "capaian_maksimum", "di bawah"),
    (isi("renstra", 2, tahun_akhir="2021"), "renstra", 2, "tahun_akhir", "setelah tahun awal"),
    (isi("sasaran", 3, sampai_tahun="2020"), "sasaran", 3, "sampai_tahun", "sebelum tahun mulai"),
    (isi("crosscutting", 3, unit="B", pihak_luar="X"), "crosscutting", 3, "pihak_luar",
     "tidak keduanya"),
    (isi("crosscutting", 3, pihak_luar=""), "crosscutting", 3, "unit", "isi unit atau pihak_luar"),
    (isi("indikator", 3, sasaran=""), "indikator", 3, "sasaran", "isi tujuan atau sasaran."),
    (isi("indikator", 3, tujuan="T1"), "indikator", 3, "sasaran", "tidak keduanya"),
    (isi("indikator", 3, skala="SAKIP"), "indikator", 3, "skala", "indikator predikat saja"),
    (isi("indikator", 4, skala=""), "indikator", 4, "skala", "wajib diisi untuk indikator"),
    (isi("indikator", 4, akumulasi="jumlah"), "indikator", 4, "akumulasi", "posisi_akhir"),
    (isi("indikator", 4, polaritas="makin_rendah"), "indikator", 4, "polaritas", "makin_tinggi"),
    (isi("indikator", 4, formula="a"), "indikator", 4, "formula", "tidak berformula"),
    (isi("indikator", 2, jadwal="bulanan"), "indikator", 2, "jadwal", "triwulanan, semesteran"),
    (isi("indikator", 2, jadwal="bulan:13"), "indikator", 2, "jadwal", "1 sampai 12"),
    (isi("indikator", 2, mulai_triwulan="3"), "indikator", 2, "mulai_tahun", "isi juga"),
    (isi("indikator", 3, sampai_tahun="2024", sampai_triwulan="1"), "indikator", 3,
        "sampai_triwulan", "sebelum triwulan mulainya"),
    (isi("indikator", 2, desimal="7"), "indikator", 2, "desimal", "0 sampai 6"),
    (isi("dokumen", 2, renstra=""), "dokumen", 2, "renstra", "wajib diisi"),
    (isi("dokumen", 2, tahun="2024"), "dokumen", 2, "tahun", "dikosongkan"),
    (isi("dokumen", 3, tahun=""), "dokumen", 3, "tahun", "wajib diisi untuk dokumen jenis pk"),
    (isi("dokumen", 3, renstra="R"), "dokumen", 3, "renstra", "dikosongkan"),
    (isi("dokumen", 4, alasan=""), "dokumen", 4, "alasan", "wajib diisi untuk dokumen perubahan"),
    (isi("periode", 2, tutup="2024-01-01"), "periode", 2, "tutup", "sebelum tanggal buka"),
    (isi("realisasi", 6, nilai="5"), "realisasi", 6, "nilai", "dikosongkan karena tidak_berlaku"),
    (isi("realisasi", 2, alasan_resmi=""), "realisasi", 2, "alasan_resmi", "bila angka_resmi"),
    (isi("realisasi", 2, angka_resmi=""), "realisasi", 2, "angka_resmi", "bila alasan_resmi"),
    (isi("realisasi", 6, catatan_kembali=""), "realisasi", 6, "catatan_kembali",
     "wajib diisi untuk status dikembalikan"),
    (isi("realisasi", 3, nilai="2,71"), "realisasi", 3, "nilai", "indikator ini berformula"),
    (isi("realisasi", 7, angka_resmi="1", alasan_resmi="x"), "realisasi", 7, "angka_resmi",
     "indikator predikat"),
    (isi("laporan_sub_kegiatan", 3, fisik="101"), "laporan_sub_kegiatan", 3, "fisik",
     "harus antara 0% dan 100%"),
    (isi("versi_anggaran", 2, ke="3"), "versi_anggaran", 2, "ke", "versi ke-1"),
    (isi("rekomendasi_lhe", 3, status="proses"), "rekomendasi_lhe", 3, "tindak_lanjut",
     "wajib diisi untuk status proses"),
    # rules across rows
    (isi("unit_kerja", 3, induk=""), "unit_kerja", 3, "induk", "unit puncak sudah ada, yaitu “D”"),
    (isi("jabatan", 2, atasan="SEK"), "jabatan", 2, "atasan",
     "membentuk lingkaran: KA → SEK → KA."),
    (isi("masalah", 2, induk="M1.1"), "masalah", 2, "induk", "pokok masalah tidak punya induk"),
    (isi("masalah", 3, induk=""), "masalah", 3, "induk", "wajib diisi: masalah berada di bawah"),
    (isi("masalah", 4, induk="M1"), "masalah", 4, "induk", "harus bertingkat masalah"),
    (isi("sasaran", 2, induk="S1.1"), "sasaran", 2, "induk", "berada di puncak"),
    (isi("sasaran", 3, induk=""), "sasaran", 3, "induk", "wajib diisi untuk sasaran eselon_iii"),
    (isi("kriteria", 4, batas_bawah="10"), "kriteria", 4, "batas_bawah", "pita terbawah"),
    (isi("kriteria", 2, batas_bawah=""), "kriteria", 2, "batas_bawah", "wajib diisi kecuali"),
    (isi("kriteria", 3, batas_bawah="95"), "kriteria", 3, "batas_bawah", "di bawah batas pita"),
    (isi("predikat", 3, nama_skala="Lain"), "predikat", 3, "nama_skala", "berbeda dari baris"),
    (isi("indikator", 2, formula="nganggur / ("), "indikator", 2, "formula", "tidak lengkap"),
    (isi("indikator", 2, formula="ngangur * 100"), "indikator", 2, "formula",
     "variabel “ngangur” belum ada pada daftar variabel indikator ini. "
     "Mungkin maksudnya “nganggur”."),
    (isi("variabel", 3, induk="angkatan"), "variabel", 3, "induk",
     "membentuk lingkaran: I1 angkatan → I1 angkatan."),
    (isi("pembanding", 2, indikator="I3"), "pembanding", 2, "nilai", "indikator predikat"),
    (isi("dokumen", 4, ke="0"), "dokumen", 4, "ke", "dokumen “PK” sudah memakai"),
    (isi("target", 2, tahun="2025"), "target", 2, "tahun", "dokumen ini untuk tahun 2024"),
    (isi("kegiatan_rencana_aksi", 2, dokumen="PK"), "kegiatan_rencana_aksi", 2, "dokumen",
     "kegiatan hanya dimuat pada dokumen rencana_aksi"),
    (isi("kegiatan_rencana_aksi", 3, kegiatan="a" * 501), "kegiatan_rencana_aksi", 3, "kegiatan",
     "paling panjang 500 huruf"),
    (isi("kegiatan_rencana_aksi", 3, anggaran_tw_3="-1"), "kegiatan_rencana_aksi", 3,
     "anggaran_tw_3", "yang diharapkan rupiah"),
    (isi("target", 3, tahun="2027"), "target", 3, "tahun", "di luar masa Renstra 2021–2026"),
    (isi("target", 3, triwulan="1"), "target", 3, "triwulan", "Renstra menetapkan target tahunan"),
    (isi("target", 6, triwulan=""), "target", 6, "triwulan", "wajib diisi untuk target pada"),
    (isi("target", 2, target="≥ 2,72%"), "target", 2, "target", "makin rendah makin baik"),
    (isi("target", 7, target="A"), "target", 7, "target", "dari yang terendah: CC, B, BB"),
    (isi("target", 9, target="1.234"), "target", 9, "target", "Ketik 1234 bila"),
    (isi("realisasi", 7, nilai="b b"), "realisasi", 7, "nilai", "yang ada: CC, B, BB"),
    (isi("realisasi", 4, nilai="1,5"), "realisasi", 4, "nilai", "hanya menerima bilangan bulat"),
    (isi("realisasi", 2, angka_resmi="1.234"), "realisasi", 2, "angka_resmi", "dapat dibaca 1.234"),
    (isi("nilai_variabel", 3, nilai="1,234"), "nilai_variabel", 3, "nilai", "dapat dibaca 1.234"),
    (isi("nilai_variabel", 6, nilai="1.234"), "nilai_variabel", 6, "nilai", "dapat dibaca 1.234"),
    (isi("nilai_variabel", 3, variabel="angkatan"), "nilai_variabel", 3, "variabel",
     "dijumlahkan dari bagiannya"),
    (tambah("versi_anggaran", kode="P2"), "versi_anggaran", 4, "ke", "versi “P” sudah memakai"),
    (tambah("pagu", rekening="5.1"), "pagu", 5, "rekening",
     "“5.1.02 (DAU)” adalah rincian “5.1 (DAU)”"),
    (isi("program_kegiatan", 2, induk="2.07"), "program_kegiatan", 2, "induk", "tidak punya induk"),
    (isi("program_kegiatan", 3, kode="026.13.DG.4459", induk=""), "program_kegiatan", 3, "induk",
     "kode program di atas"),
    (isi("program_kegiatan", 3, induk="2.07.03"), "program_kegiatan", 3, "kode",
     "harus diawali kode induknya"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("ubah", "lembar", "baris", "kolom", "pesan"),
    KASUS,
    ids=[
        f"{lembar}-{baris}-{kolom}-{urut}"
        for urut, (_, lembar, baris, kolom, _) in enumerate(KASUS)
    ],
)
def test_setiap_galat_menunjuk_tempatnya(
    ubah: Ubah, lembar: str, baris: int, kolom: str, pesan: str,
    himpunan: Himpunan, muatkan: Memuat,
) -> None:  # fmt: skip
    ubah(himpunan)
    with pytest.raises(HimpunanDitolakError) as ditolak:
        muatkan(himpunan, periksa=True)
    cocok = [
        g for g in ditolak.value.galat if (g.lembar, g.baris, g.kolom) == (lembar, baris, kolom)
    ]
    assert len(cocok) == 1, str(ditolak.value)
    assert pesan in cocok[0].pesan, str(cocok[0])
    if baris > 1:
        assert cocok[0].nilai == himpunan[lembar][baris - 2].get(kolom, "").replace("\x00", "\x00")


def test_semua_galat_dilaporkan_sekaligus(himpunan: Himpunan, muatkan: Memuat) -> None:
    for ubah, *_ in (KASUS[2], KASUS[4], KASUS[20], KASUS[-5]):
        ubah(himpunan)
    with pytest.raises(HimpunanDitolakError) as ditolak:
        muatkan(himpunan)
    assert [(g.lembar, g.baris) for g in ditolak.value.galat] == [
        ("unit_kerja", 4), ("jabatan", 4), ("pemangku", 2), ("versi_anggaran", 4),
    ]  # fmt: skip
    assert not any(isi_basis_data().values())


def test_pesan_lengkap_satu_galat() -> None:
    galat = Galat("target", 7, "target", "≤ 5", "makin tinggi makin baik.")
    assert str(galat) == (
        "lembar target, baris 7, kolom target (tertulis “≤ 5”): makin tinggi makin baik."
    )
    assert str(Galat("", 0, "", "", "x")) == "himpunan data: x"


def test_rujukan_ke_baris_yang_sendirinya_salah_tidak_ikut_dilaporkan(
    himpunan: Himpunan, muatkan: Memuat
) -> None:
    himpunan["jabatan"][0]["jenis"] = "salah"  # KA is referred to in many sheets
    with pytest.raises(HimpunanDitolakError) as ditolak:
        muatkan(himpunan)
    assert len(ditolak.value.galat) == 1


def test_lembar_yang_tidak_terbaca_tidak_menimbulkan_galat_turunan(
    himpunan: Himpunan, tmp_path: Path
) -> None:
    folder = tulis_folder(tmp_path / "rusak", himpunan)
    (folder / "jabatan.csv").write_bytes("kode,nama\nKA,Kepala \x96 Dinas\n".encode("latin-1"))
    with pytest.raises(HimpunanDitolakError) as ditolak:
        muat(folder, oleh=None, pada=PADA)
    (galat,) = ditolak.value.galat
    assert (galat.lembar, galat.baris) == ("jabatan", 0)
    assert "CSV UTF-8" in galat.pesan


def test_skala_yang_tersimpan_harus_ditulis_utuh(himpunan: Himpunan, muatkan: Memuat) -> None:
    muatkan(himpunan)
    himpunan["kriteria"].pop(1)
    himpunan["predikat"].pop(0)
    himpunan["unit_kerja"][0]["induk"] = "B"
    himpunan["unit_kerja"][2]["induk"] = ""
    with pytest.raises(HimpunanDitolakError) as ditolak:
        muatkan(himpunan)
    pesan = str(ditolak.value)
    assert "skala mulai 2024 yang tersimpan juga memuat Tinggi" in pesan
    assert "skala “SAKIP” yang tersimpan juga memuat CC" in pesan
    assert "unit puncak yang tersimpan tidak dapat diganti" in pesan


@pytest.mark.parametrize("kosong", [True, False])
def test_tanpa_perangkat_daerah(kosong: bool, himpunan: Himpunan, tmp_path: Path) -> None:
    if kosong:
        himpunan["perangkat_daerah"][0]["kode"] = ""
    else:
        del himpunan["perangkat_daerah"]
    with pytest.raises(HimpunanDitolakError, match="tulis satu perangkat daerah dengan kodenya"):
        muat(tulis_folder(tmp_path / "x", himpunan), oleh=None, pada=PADA)


def test_sumber_yang_bukan_himpunan(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    (tmp_path / "teks.txt").write_text("x")
    (tmp_path / "palsu.xlsx").write_text("bukan zip")
    Workbook().save(tmp_path / "hampa.xlsx")
    for nama, pesan in {
        "kosong": "tidak memuat berkas CSV",
        "tidak-ada": "tidak ditemukan",
        "teks.txt": "bukan buku kerja .xlsx",
        "palsu.xlsx": "bukan buku kerja XLSX yang utuh",
        "hampa.xlsx": "lembar ini wajib ada",
    }.items():
        with pytest.raises(HimpunanDitolakError, match=pesan):
            muat(tmp_path / nama, oleh=None, pada=PADA)


@settings(
    max_examples=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_isian_apa_pun_dimuat_atau_ditolak_dengan_galat(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    himpunan = kecil()
    for _ in range(data.draw(st.integers(1, 6))):
        lembar = data.draw(st.sampled_from([nama for nama in himpunan if himpunan[nama]]))
        baris = data.draw(st.sampled_from(himpunan[lembar]))
        kolom = data.draw(st.sampled_from(list(baris)))
        lain = st.sampled_from([satu[kolom] for satu in himpunan[lembar]])
        baris[kolom] = data.draw(lain | st.sampled_from(["", "0", "9", "x", "1.234", "\x00"]))
    folder = tulis_folder(tmp_path_factory.mktemp("acak"), himpunan)
    with suppress(HimpunanDitolakError):
        muat(folder, oleh=None, pada=PADA, periksa=True)


def test_saran_dihentikan_bila_galat_sangat_banyak(himpunan: Himpunan, muatkan: Memuat) -> None:
    himpunan["unit_kerja"] += [
        {"kode": f"U{n}", "nama": "Unit", "jenis": "seksi", "induk": "DD", "tugas": ""}
        for n in range(300)
    ]
    with pytest.raises(HimpunanDitolakError) as ditolak:
        muatkan(himpunan)
    bersaran = [g for g in ditolak.value.galat if "Mungkin maksudnya" in g.pesan]
    assert (len(ditolak.value.galat), len(bersaran)) == (300, 200)

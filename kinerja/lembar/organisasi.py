"""Sheets of the agency: perangkat_daerah, unit_kerja, jabatan, pemangku, pegawai, profil."""

from collections import Counter
from collections.abc import Iterator

from kinerja.aturan import (
    eselon_struktural,
    nip_sah,
    penerus_yang_berakhir,
    sampai_setelah_mulai,
)
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.pemuatan import Pemuatan, sebut_kunci, tanpa_lingkaran
from kinerja.himpunan.skema import Baris, BarisTulis, Kolom, Tabel
from kinerja.himpunan.susun import aturan_baris, calon_baris, lembar_tabel, tulis_kolom
from kinerja.himpunan.tipe import Bulat, Nip, Pilihan, PilihanTerbuka, Tanggal
from kinerja.jenis import (
    Eselon,
    JenisJabatan,
    JenisPD,
    JenisProfil,
    JenisUnit,
    StatusPemangku,
    ZonaWaktu,
)
from kinerja.lembar.kolom import kode, rujuk, tahun
from kinerja.models import (
    ButirProfil,
    Jabatan,
    Pemangku,
    PerangkatDaerah,
    RekapPegawai,
    UnitKerja,
)

PD = Tabel(PerangkatDaerah, ("kode",), pd="pk")
UNIT = Tabel(UnitKerja, ("kode",), urut=("urutan",), berurutan=True)
JABATAN = Tabel(Jabatan, ("kode",), urut=("urutan",), berurutan=True)
PEMANGKU = Tabel(
    Pemangku, ("jabatan", "mulai"), pd="jabatan__pd", urut=("jabatan__urutan", "jabatan", "mulai")
)
PEGAWAI = Tabel(
    RekapPegawai, ("tahun", "jabatan"), pd="jabatan__pd", urut=("tahun", "urutan"), berurutan=True
)
PROFIL = Tabel(
    ButirProfil, ("jenis", "mulai_tahun", "urutan"), urut=("mulai_tahun", "jenis", "urutan")
)
TABEL = (PD, UNIT, JABATAN, PEMANGKU, PEGAWAI, PROFIL)


def satu_puncak(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Exactly one unit has no unit above it."""
    puncak = [kunci for kunci, isi in kerja.semua(UNIT) if isi["induk"] is None]
    lama = [k for k, unit in kerja.keadaan.semua(UNIT) if unit.induk_id is None]
    utama = lama[0] if lama else (puncak[0] if puncak else None)
    for kunci, calon in kerja.calon[UNIT].items():
        if "induk" in calon.asal.cacat:
            continue
        isi = kerja.lihat(UNIT, kunci)
        if isi is not None and isi["induk"] is None and kunci != utama:
            kerja.tolak(
                calon.asal, "induk",
                f"wajib diisi: unit puncak sudah ada, yaitu “{sebut_kunci(utama or ())}”.",
            )  # fmt: skip
        elif lama and kunci == lama[0] and isi is not None and isi["induk"] is not None:
            kerja.tolak(
                calon.asal, "induk",
                "unit puncak yang tersimpan tidak dapat diganti lewat himpunan data; "
                "kosongkan kolom ini.",
            )  # fmt: skip


def satu_perangkat_daerah(kerja: Pemuatan, baris: list[Baris]) -> None:
    """A data set holds one agency."""
    for lebih in baris[1:]:
        kerja.tolak(lebih, "kode", "satu himpunan data memuat tepat satu perangkat daerah.")


_PROFIL = (
    Kolom("jenis", Pilihan(JenisProfil.choices), wajib=True),
    tahun("mulai_tahun"),
    Kolom("kelompok"),
    Kolom("teks", wajib=True),
)


def _susun_profil(baris: Baris, kerja: Pemuatan) -> None:
    """Items go by their order within jenis and year."""
    if not baris.utuh("jenis", "mulai_tahun"):
        return
    sudah = Counter(kunci[:2] for kunci in kerja.calon[PROFIL])
    urutan = sudah[baris["jenis"], baris["mulai_tahun"]] + 1
    calon_baris(kerja, baris, PROFIL, _PROFIL, urutan=urutan)


def _tulis_profil(keadaan: Keadaan) -> Iterator[BarisTulis]:
    jenis = JenisProfil.values
    semua = [objek for _, objek in keadaan.semua(PROFIL)]
    for objek in sorted(semua, key=lambda o: (o.mulai_tahun, jenis.index(o.jenis), o.urutan)):
        yield tulis_kolom(keadaan, PROFIL, objek, _PROFIL)


_MASA = (Kolom("mulai", Tanggal()), Kolom("sampai", Tanggal()))
LEMBAR = (
    lembar_tabel(
        "perangkat_daerah", PD,
        kode(), Kolom("nama", wajib=True), Kolom("singkatan"), Kolom("pemda", wajib=True),
        Kolom("kepala_daerah", wajib=True), Kolom("tempat", wajib=True), Kolom("alamat"),
        Kolom("zona_waktu", PilihanTerbuka(ZonaWaktu.choices)),
        Kolom("jenis", Pilihan(JenisPD.choices)), Kolom("sebutan_kepala"),
        kunci=("kode",), periksa=(satu_perangkat_daerah,),
    ),
    lembar_tabel(
        "unit_kerja", UNIT,
        kode(), Kolom("nama", wajib=True), Kolom("jenis", Pilihan(JenisUnit.choices), wajib=True),
        rujuk("induk", UNIT), Kolom("tugas"), *_MASA, rujuk("penerus", UNIT),
        kunci=("kode",),
        periksa=(
            satu_puncak, aturan_baris(UNIT, sampai_setelah_mulai, penerus_yang_berakhir),
            tanpa_lingkaran(UNIT, "induk"), tanpa_lingkaran(UNIT, "penerus"),
        ),
    ),
    lembar_tabel(
        "jabatan", JABATAN,
        kode(), Kolom("nama", wajib=True),
        Kolom("jenis", Pilihan(JenisJabatan.choices), wajib=True),
        Kolom("eselon", Pilihan(Eselon.choices)),
        rujuk("unit", UNIT, wajib=True), rujuk("atasan", JABATAN), *_MASA,
        kunci=("kode",),
        periksa=(
            aturan_baris(JABATAN, eselon_struktural, sampai_setelah_mulai),
            tanpa_lingkaran(JABATAN, "atasan"),
        ),
    ),
    lembar_tabel(
        "pemangku", PEMANGKU,
        rujuk("jabatan", JABATAN, wajib=True), Kolom("nama"),
        Kolom("status", Pilihan(StatusPemangku.choices), wajib=True),
        Kolom("mulai", Tanggal(), wajib=True), Kolom("sampai", Tanggal()),
        Kolom("pangkat"), Kolom("nip", Nip()),
        kunci=("jabatan", "mulai"),
        periksa=(aturan_baris(PEMANGKU, sampai_setelah_mulai), aturan_baris(PEMANGKU, nip_sah)),
    ),
    lembar_tabel(
        "pegawai", PEGAWAI,
        tahun(), rujuk("jabatan", JABATAN, wajib=True),
        *(Kolom(nama, Bulat()) for nama in (*RekapPegawai.GOLONGAN, *RekapPegawai.PENDIDIKAN)),
        kunci=("tahun", "jabatan"),
    ),
    Lembar("profil", _PROFIL, _susun_profil, _tulis_profil, tabel=(PROFIL,)),
)  # fmt: skip

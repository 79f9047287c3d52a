"""PURE. What must hold of one row of master data, whichever door it comes through.

A rule takes the row as it will stand (field → plain value; a reference is whatever names the other
row, None where there is none) and, where it needs one, the row it hangs on. It returns the field
and the sentence that says what to do, or None. Sheets (`kinerja.lembar`) and models (`clean`) ask
the same rule; the constraints of the database stand behind both.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from kinerja.akumulasi import Akumulasi
from kinerja.capaian import JenisTarget, Polaritas
from kinerja.formula import Formula
from kinerja.jadwal import Jadwal, JadwalError
from kinerja.jenis import (
    JenisDokumen,
    JenisJabatan,
    JenisNilai,
    MetodeEfisiensi,
    TingkatMasalah,
    TingkatSasaran,
)
from kinerja.nip import salah_nip
from kinerja.periode import format_tanggal
from kinerja.status import StatusRealisasi

Isi = Mapping[str, Any]
Salah = tuple[str, str]


def _kosong(nilai: Any) -> bool:
    return nilai is None or nilai == ""


# -- the agency


def eselon_struktural(isi: Isi) -> Salah | None:
    """Structural posts have an echelon, other posts have none."""
    if isi["jenis"] == JenisJabatan.STRUKTURAL and not isi["eselon"]:
        return "eselon", "wajib diisi untuk jabatan struktural (I, II, III, atau IV)."
    if isi["jenis"] != JenisJabatan.STRUKTURAL and isi["eselon"]:
        return "eselon", "diisi untuk jabatan struktural saja; kosongkan."
    return None


def sampai_setelah_mulai(isi: Isi) -> Salah | None:
    """A term does not end before it starts."""
    mulai, sampai = isi["mulai"], isi["sampai"]
    if mulai is not None and sampai is not None and sampai < mulai:
        return "sampai", f"tidak boleh sebelum tanggal mulai ({format_tanggal(mulai)})."
    return None


def penerus_yang_berakhir(isi: Isi) -> Salah | None:
    """Only a unit that is no more has another that continues it."""
    if isi["penerus"] is not None and isi["sampai"] is None:
        return "sampai", "isi hari terakhirnya: unit ini dilanjutkan unit lain."
    return None


def satu_hal(isi: Isi) -> Salah | None:
    """A responsibility is for a sasaran or for an indicator."""
    if (isi["sasaran"] is None) == (isi["indikator"] is None):
        return "indikator", "isi sasaran atau indikator, salah satu."
    return None


def nip_sah(isi: Isi) -> Salah | None:
    """A NIP, where there is one, has 18 digits."""
    pesan = salah_nip(isi["nip"] or "")
    return ("nip", pesan) if pesan else None


def sisa_bersyarat(isi: Isi) -> Salah | None:
    """Method sisa is defined only where capaian reaches a bound."""
    if isi["metode_efisiensi"] == MetodeEfisiensi.SISA and isi["efisiensi_capaian_minimum"] is None:
        return "efisiensi_capaian_minimum", "wajib diisi untuk metode sisa (lazimnya 100)."
    return None


def batas_capaian(isi: Isi) -> Salah | None:
    """The cap of capaian is not below its floor."""
    minimum, maksimum = isi["capaian_minimum"], isi["capaian_maksimum"]
    if minimum is not None and maksimum is not None and maksimum < minimum:
        return "capaian_maksimum", "tidak boleh di bawah capaian_minimum."
    return None


def batas_serapan(isi: Isi) -> Salah | None:
    """The bound of low serapan is a percentage."""
    batas = isi["serapan_rendah"]
    if batas is not None and not 0 <= batas <= 100:
        return "serapan_rendah", "diisi 0 sampai 100."
    return None


# -- the performance tree


def variabel_formula(formula: str, ada: Collection[str]) -> Iterator[tuple[str, str]]:
    """A formula uses variables of its indicator: each one that is missing, and the sentence."""
    for asing in sorted(Formula(formula).nama_variabel().difference(ada)):
        yield asing, f"variabel “{asing}” belum ada pada daftar variabel indikator ini."


def tahun_renstra(isi: Isi) -> Salah | None:
    """A plan ends after it starts."""
    awal, akhir = isi["tahun_awal"], isi["tahun_akhir"]
    if awal is not None and akhir is not None and akhir <= awal:
        return "tahun_akhir", f"harus setelah tahun awal ({awal})."
    return None


def tahun_berurutan(isi: Isi) -> Salah | None:
    """The last year in force is not before the first."""
    mulai, sampai = isi["mulai_tahun"], isi["sampai_tahun"]
    if mulai is not None and sampai is not None and sampai < mulai:
        return "sampai_tahun", f"tahun berakhir tidak boleh sebelum tahun mulai ({mulai})."
    return None


def tingkat_masalah(isi: Isi, induk: Isi | None, sebutan_induk: str) -> Salah | None:
    """Each problem hangs exactly one level below its parent."""
    urutan = TingkatMasalah.values
    if isi["tingkat"] not in urutan:
        return None
    tingkat = urutan.index(isi["tingkat"])
    if tingkat == 0:
        if isi["induk"] is not None:
            return "induk", "pokok masalah tidak punya induk; kosongkan."
        return None
    if isi["induk"] is None:
        return "induk", f"wajib diisi: {isi['tingkat']} berada di bawah {urutan[tingkat - 1]}."
    if induk and induk["tingkat"] and urutan.index(induk["tingkat"]) != tingkat - 1:
        return "induk", (
            f"harus bertingkat {urutan[tingkat - 1]}; "
            f"“{sebutan_induk}” bertingkat {induk['tingkat']}."
        )
    return None


def tingkat_sasaran(isi: Isi, induk: Isi | None, sebutan_induk: str) -> Salah | None:
    """Sasaran strategis stand on top; the others are not above their parent."""
    urutan = TingkatSasaran.values
    if isi["tingkat"] not in urutan:
        return None
    if isi["tingkat"] == TingkatSasaran.STRATEGIS:
        if isi["induk"] is not None:
            return "induk", "sasaran strategis berada di puncak; kosongkan."
        return None
    if isi["induk"] is None:
        return "induk", f"wajib diisi untuk sasaran {isi['tingkat']}."
    if induk and induk["tingkat"] and urutan.index(induk["tingkat"]) > urutan.index(isi["tingkat"]):
        return "induk", (
            f"tingkat “{sebutan_induk}” ({induk['tingkat']}) di bawah {isi['tingkat']}."
        )
    return None


def tujuan_seinduk(isi: Isi, induk: Isi | None, sebutan_tujuan: str) -> Salah | None:
    """A sasaran serves the tujuan of its parent."""
    if induk and induk["tujuan"] is not None and isi["tujuan"] not in (None, induk["tujuan"]):
        return "tujuan", f"harus sama dengan tujuan sasaran induknya, “{sebutan_tujuan}”."
    return None


def satu_pihak(isi: Isi) -> Salah | None:
    """Either a unit of the agency or an outside party contributes."""
    if isi["unit"] is not None and isi["pihak_luar"]:
        return "pihak_luar", "isi unit atau pihak_luar, tidak keduanya."
    if isi["unit"] is None and not isi["pihak_luar"]:
        return "unit", "isi unit atau pihak_luar."
    return None


def satu_atas(isi: Isi) -> Salah | None:
    """A condition stands below one thing: a tujuan, a sasaran, or another condition."""
    terisi = [medan for medan in ("tujuan", "sasaran", "induk") if isi[medan] is not None]
    if len(terisi) == 1:
        return None
    medan = terisi[1] if terisi else "tujuan"
    return medan, "isi satu: tujuan, sasaran, atau induk (kondisi di atasnya)."


# -- indicators


def satu_pemilik(isi: Isi) -> Salah | None:
    """An indicator hangs on a tujuan or on a sasaran."""
    if isi["tujuan"] is None and isi["sasaran"] is None:
        return "sasaran", "isi tujuan atau sasaran."
    if isi["tujuan"] is not None and isi["sasaran"] is not None:
        return "sasaran", "isi tujuan atau sasaran, salah satu, tidak keduanya."
    return None


def bentuk_predikat(isi: Isi) -> Salah | None:
    """Predicate indicators have a scale and nothing that needs arithmetic."""
    if isi["jenis_nilai"] == JenisNilai.ANGKA:
        return ("skala", "diisi untuk indikator predikat saja.") if isi["skala"] else None
    if isi["skala"] is None:
        return "skala", "wajib diisi untuk indikator predikat."
    if isi["formula"]:
        return "formula", "indikator predikat tidak berformula; kosongkan."
    if isi["polaritas"] != Polaritas.TINGGI:
        return "polaritas", "indikator predikat harus makin_tinggi."
    if isi["akumulasi"] != Akumulasi.POSISI_AKHIR:
        return "akumulasi", "indikator predikat harus posisi_akhir."
    return None


def bobot_positif(isi: Isi) -> Salah | None:
    """A weight counts for something."""
    if isi["bobot"] is not None and isi["bobot"] <= 0:
        return "bobot", "harus lebih dari 0; kosongkan bila tanpa bobot."
    return None


def kaitan_berpendahulu(isi: Isi) -> Salah | None:
    """Only what continues another indicator stands to it in some way."""
    if isi["kaitan_pendahulu"] and isi["pendahulu"] is None:
        return "kaitan_pendahulu", "isi juga indikator yang dilanjutkan, atau kosongkan."
    return None


def jadwal_sah(isi: Isi) -> Salah | None:
    """The reporting schedule can be read."""
    try:
        Jadwal.baca(isi["jadwal"])
    except JadwalError as galat:
        return "jadwal", str(galat)
    return None


def triwulan_bertahun(isi: Isi) -> Salah | None:
    """The first and the last quarter of a life are quarters of its first and last year."""
    for ujung, sebutan in (("mulai", "pertama"), ("sampai", "terakhir")):
        if isi[f"{ujung}_triwulan"] is not None and isi[f"{ujung}_tahun"] is None:
            return f"{ujung}_tahun", (
                f"isi juga: {ujung}_triwulan adalah triwulan pada tahun {sebutan} berlakunya."
            )
    if isi["mulai_tahun"] is None or isi["mulai_tahun"] != isi["sampai_tahun"]:
        return None
    mulai, sampai = isi["mulai_triwulan"] or 1, isi["sampai_triwulan"] or 4
    if sampai < mulai:
        return "sampai_triwulan", "tidak boleh sebelum triwulan mulainya."
    return None


# -- documents and targets


def renstra_atau_tahun(isi: Isi) -> Salah | None:
    """A Renstra document names its Renstra, the others their year."""
    if isi["jenis"] == JenisDokumen.RENSTRA:
        if isi["renstra"] is None:
            return "renstra", "wajib diisi untuk dokumen jenis renstra."
        if isi["tahun"] is not None:
            return "tahun", "dikosongkan untuk dokumen jenis renstra."
        return None
    if isi["tahun"] is None:
        return "tahun", f"wajib diisi untuk dokumen jenis {isi['jenis']}."
    if isi["renstra"] is not None:
        return "renstra", f"dikosongkan untuk dokumen jenis {isi['jenis']}."
    return None


def perubahan_beralasan(isi: Isi) -> Salah | None:
    """A revision gives its reason."""
    if isi["ke"] and not isi["alasan"]:
        return "alasan", "wajib diisi untuk dokumen perubahan (ke lebih dari 0)."
    return None


_BENTUK: dict[str, tuple[str, ...]] = {
    JenisTarget.MINIMAL: ("nilai",),
    JenisTarget.MAKSIMAL: ("nilai",),
    JenisTarget.RENTANG: ("bawah", "atas"),
    JenisTarget.PREDIKAT: ("predikat",),
}


def bentuk_target(isi: Isi) -> Salah | None:
    """A target holds what its kind needs and nothing else; a predicate may bring its score. A range
    is not upside down.
    """
    perlu = _BENTUK.get(isi["jenis"])
    if perlu is None:
        return None
    for medan in ("nilai", "bawah", "atas", "predikat"):
        if medan in perlu and _kosong(isi[medan]):
            return medan, f"wajib diisi untuk target jenis {isi['jenis']}."
        berskor = isi["jenis"] == JenisTarget.PREDIKAT and medan == "nilai"
        if medan not in perlu and not berskor and not _kosong(isi[medan]):
            return medan, f"dikosongkan untuk target jenis {isi['jenis']}."
    if isi["jenis"] == JenisTarget.RENTANG and isi["bawah"] > isi["atas"]:
        return "atas", "tidak boleh di bawah batas bawahnya."
    return None


def tahun_target(tahun: int, dokumen: Isi, renstra: Isi | None) -> Salah | None:
    """The year of a target fits its document. The year before a Renstra holds its baseline."""
    if dokumen["tahun"] is not None and dokumen["tahun"] != tahun:
        return "tahun", f"dokumen ini untuk tahun {dokumen['tahun']}."
    if renstra is None:
        return None
    awal, akhir = renstra["tahun_awal"], renstra["tahun_akhir"]
    if (awal is not None and tahun < awal - 1) or (akhir is not None and tahun > akhir):
        return "tahun", f"di luar masa Renstra {awal}–{akhir}."
    return None


def triwulan_target(triwulan: int | None, dokumen: Isi) -> Salah | None:
    """The rencana aksi sets quarters, a Renstra sets years."""
    if dokumen["jenis"] == JenisDokumen.RENCANA_AKSI and triwulan is None:
        return "triwulan", "wajib diisi untuk target pada rencana aksi."
    if dokumen["jenis"] == JenisDokumen.RENSTRA and triwulan is not None:
        return "triwulan", "Renstra menetapkan target tahunan; kosongkan."
    return None


def target_terkunci(sebab: str) -> str:
    """What is said of a target whose document somebody signed or approved already."""
    return (
        f"target pada dokumen ini sudah {sebab} sehingga tidak dapat diubah; "
        "buat dokumen perubahan."
    )


# -- what was reported


def tutup_setelah_buka(isi: Isi) -> Salah | None:
    """A quarter does not close before it opens."""
    buka, tutup = isi["buka"], isi["tutup"]
    if buka is not None and tutup is not None and tutup < buka:
        return "tutup", f"tidak boleh sebelum tanggal buka ({format_tanggal(buka)})."
    return None


def capaian_sah(isi: Isi) -> Salah | None:
    """A set capaian has a reason; a known capaian is of one kind, and not of a row that is N/A."""
    ditetapkan, alasan = isi["capaian_ditetapkan"] is not None, bool(isi["alasan_capaian"])
    dilaporkan = isi["capaian_dilaporkan"] is not None
    if isi["tidak_berlaku"] and (ditetapkan or dilaporkan):
        kolom = "capaian_ditetapkan" if ditetapkan else "capaian_dilaporkan"
        return kolom, "dikosongkan karena tidak_berlaku diisi."
    if ditetapkan and dilaporkan:
        return "capaian_dilaporkan", "isi capaian_dilaporkan atau capaian_ditetapkan, salah satu."
    if ditetapkan and not alasan:
        return "alasan_capaian", "wajib diisi bila capaian_ditetapkan diisi."
    if alasan and not ditetapkan:
        return "capaian_ditetapkan", "wajib diisi bila alasan_capaian diisi."
    return None


def kembali_bercatatan(isi: Isi) -> Salah | None:
    """A returned row says what to mend."""
    if isi["status"] == StatusRealisasi.DIKEMBALIKAN and not isi["catatan_kembali"]:
        return "catatan_kembali", "wajib diisi untuk status dikembalikan."
    return None

"""PURE. What must hold of one row of the budget, whichever door it comes through.

Rules as in `kinerja.aturan`.
"""

from kinerja.aturan import Isi, Salah
from kinerja.jenis import JenisVersiAnggaran
from kinerja.uji_isian import Dugaan, periksa_anggaran


def kode_di_bawah(kode: str, kode_induk: str) -> Salah | None:
    """The code of a node starts with that of the node above it."""
    if not kode.startswith(f"{kode_induk}."):
        return "kode", f"harus diawali kode induknya, “{kode_induk}.”."
    return None


def tahun_seinduk(tahun: int, tahun_induk: int, medan: str) -> Salah | None:
    """A node hangs on a node of its own year."""
    if tahun != tahun_induk:
        return medan, f"harus dari tahun {tahun}."
    return None


def murni_pertama(isi: Isi) -> Salah | None:
    """The original budget is version 1."""
    if isi["jenis"] == JenisVersiAnggaran.MURNI and isi["ke"] not in (None, 1):
        return "ke", "anggaran murni adalah versi ke-1."
    return None


def _kalimat(pesan: str) -> str:
    """A finding's sentence as a rule says it: after the name of its column."""
    return pesan[:1].lower() + pesan[1:]


def fisik_persen(isi: Isi) -> Salah | None:
    """Physical progress is a percentage."""
    temuan = periksa_anggaran(pagu=None, realisasi=None, triwulan_lalu=None, fisik=isi["fisik"])
    return ("fisik", _kalimat(temuan[0].pesan)) if temuan else None


def rekap_masuk_akal(isi: Isi) -> Salah | None:
    """The treasury's spending cannot be far above its budget either."""
    temuan = periksa_anggaran(
        pagu=isi["pagu"], realisasi=isi["realisasi"], triwulan_lalu=None, fisik=None
    )
    return next(
        (("realisasi", _kalimat(t.pesan)) for t in temuan if t.dugaan is Dugaan.MUSTAHIL), None
    )

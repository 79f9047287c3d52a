"""What the database itself refuses about predicates: a rule or a final list that changes."""

from kinerja.pemicu import Pemicu, berubah, tetap

_PENETAPAN = "laporan_penetapanpredikat"


def _final(baris: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {_PENETAPAN} p WHERE p.id = {baris}.penetapan_id "
        "AND p.final_pada IS NOT NULL)"
    )


_PESAN = "Predikat yang sudah ditetapkan tidak dapat diubah."

PEMICU: tuple[Pemicu, ...] = (
    *tetap("laporan_aturanpredikat", "Versi aturan predikat"),
    Pemicu("penetapanpredikat_final", _PENETAPAN, "UPDATE", "OLD.final_pada IS NOT NULL", _PESAN),
    Pemicu(
        "penetapanpredikat_milik_tetap",
        _PENETAPAN,
        "UPDATE",
        berubah("tahun", "triwulan", "ke", "aturan_id"),
        "Tahun, triwulan, dan aturan sebuah penetapan predikat tidak dapat diubah.",
    ),
    Pemicu("penetapanpredikat_hapus", _PENETAPAN, "DELETE", "OLD.final_pada IS NOT NULL", _PESAN),
    Pemicu("predikatpd_tambah", "laporan_predikatpd", "INSERT", _final("NEW"), _PESAN),
    Pemicu(
        "predikatpd_ubah",
        "laporan_predikatpd",
        "UPDATE",
        f"{_final('OLD')} OR {_final('NEW')}",
        _PESAN,
    ),
    Pemicu("predikatpd_hapus", "laporan_predikatpd", "DELETE", _final("OLD"), _PESAN),
)

"""What the database itself refuses about the review of the LKjIP: a skipped step, a section that
moves while the report is above it, a history or a signed reviu that is rewritten.
"""

from collections.abc import Mapping

from kinerja.pemicu import Pemicu, berubah, tetap
from laporan.models.langkah_reviu import BAGIAN, LAPORAN, Aturan, Langkah

_LAPORAN = "laporan_laporan"
_BAGIAN = "laporan_bagianreviu"
_REVIU = "laporan_reviuinspektorat"
_JAWABAN = "laporan_jawabanreviu"
_CATATAN = "laporan_catatanreviu"


def _langkah_sah(tabel: Mapping[Langkah, Aturan]) -> str:
    """Condition: the change of status is one of the steps of the table."""
    pasangan = sorted({(dari, a.ke) for a in tabel.values() for dari in a.dari})
    return " OR ".join(f"(OLD.status = '{dari}' AND NEW.status = '{ke}')" for dari, ke in pasangan)


def _laporan_bukan_disusun(baris: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {_LAPORAN} l WHERE l.id = {baris}.laporan_id "
        "AND l.status <> 'disusun')"
    )


def _reviu_selesai(baris: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {_REVIU} r WHERE r.id = {baris}.reviu_id "
        "AND r.selesai_pada IS NOT NULL)"
    )


def _anak_reviu(tabel: str, nama: str, sebutan: str) -> tuple[Pemicu, ...]:
    """Rows of a reviu change only until it is signed off."""
    pesan = f"{sebutan} reviu yang sudah selesai tidak dapat diubah."
    return (
        Pemicu(f"{nama}_tambah", tabel, "INSERT", _reviu_selesai("NEW"), pesan),
        Pemicu(
            f"{nama}_ubah",
            tabel,
            "UPDATE",
            f"{_reviu_selesai('OLD')} OR {_reviu_selesai('NEW')}",
            pesan,
        ),
        Pemicu(f"{nama}_hapus", tabel, "DELETE", _reviu_selesai("OLD"), pesan),
    )


_PESAN_BAGIAN = "Bagian laporan hanya bergerak selama laporan disusun."

PEMICU: tuple[Pemicu, ...] = (
    Pemicu(
        "laporan_lahir_disusun",
        _LAPORAN,
        "INSERT",
        "NEW.status <> 'disusun'",
        "Laporan baru selalu berstatus disusun.",
    ),
    Pemicu(
        "laporan_langkah",
        _LAPORAN,
        "UPDATE",
        f"BEDA(status) AND NOT ({_langkah_sah(LAPORAN)})",
        "Status laporan tidak dapat melompati langkah.",
    ),
    Pemicu(
        "laporan_milik_tetap",
        _LAPORAN,
        "UPDATE",
        berubah("pd_id", "tahun"),
        "Perangkat daerah dan tahun laporan tidak dapat diubah.",
    ),
    Pemicu(
        "laporan_bagian_diperiksa",
        _LAPORAN,
        "UPDATE",
        "BEDA(status) AND NEW.status = 'direviu_perencanaan' AND "
        f"(NOT EXISTS (SELECT 1 FROM {_BAGIAN} b WHERE b.laporan_id = NEW.id AND b.aktif) OR "
        f"EXISTS (SELECT 1 FROM {_BAGIAN} b WHERE b.laporan_id = NEW.id "
        "AND b.aktif AND b.status <> 'diperiksa'))",
        "Laporan diteruskan setelah semua bagiannya diperiksa.",
    ),
    Pemicu(
        "laporan_bereviu",
        _LAPORAN,
        "UPDATE",
        "BEDA(status) AND NEW.status = 'direviu_inspektorat' AND NOT EXISTS "
        f"(SELECT 1 FROM {_REVIU} r WHERE r.laporan_id = NEW.id AND r.selesai_pada IS NOT NULL "
        f"AND r.ke = (SELECT MAX(m.ke) FROM {_REVIU} m WHERE m.laporan_id = NEW.id))",
        "Laporan direviu setelah reviu Inspektorat selesai.",
    ),
    Pemicu(
        "bagian_reviu_lahir_draf",
        _BAGIAN,
        "INSERT",
        f"NEW.status <> 'draf' OR {_laporan_bukan_disusun('NEW')}",
        _PESAN_BAGIAN,
    ),
    Pemicu(
        "bagian_reviu_langkah",
        _BAGIAN,
        "UPDATE",
        f"BEDA(status) AND NOT ({_langkah_sah(BAGIAN)})",
        "Status bagian laporan tidak dapat melompati langkah.",
    ),
    Pemicu(
        "bagian_reviu_terkunci",
        _BAGIAN,
        "UPDATE",
        f"{_laporan_bukan_disusun('OLD')} OR {berubah('laporan_id', 'kunci')}",
        _PESAN_BAGIAN,
    ),
    Pemicu(
        "bagian_reviu_hapus",
        _BAGIAN,
        "DELETE",
        f"OLD.status <> 'draf' OR {_laporan_bukan_disusun('OLD')}",
        _PESAN_BAGIAN,
    ),
    *tetap("laporan_langkahreviu", "Riwayat reviu"),
    *tetap("laporan_potretreviu", "Potret isi laporan"),
    Pemicu(
        "reviu_pada_gilirannya",
        _REVIU,
        "INSERT",
        "NEW.selesai_pada IS NOT NULL OR NOT EXISTS "
        f"(SELECT 1 FROM {_LAPORAN} l WHERE l.id = NEW.laporan_id AND l.status = 'disetujui')",
        "Reviu Inspektorat dimulai setelah laporan disetujui.",
    ),
    Pemicu(
        "reviu_selesai_tetap",
        _REVIU,
        "UPDATE",
        f"OLD.selesai_pada IS NOT NULL OR {berubah('laporan_id', 'ke')}",
        "Reviu Inspektorat yang sudah selesai tidak dapat diubah.",
    ),
    Pemicu(
        "reviu_selesai_disetujui",
        _REVIU,
        "UPDATE",
        "BEDA(selesai_pada) AND NOT EXISTS "
        f"(SELECT 1 FROM {_LAPORAN} l WHERE l.id = NEW.laporan_id AND l.status = 'disetujui')",
        "Reviu Inspektorat diselesaikan atas laporan yang disetujui.",
    ),
    Pemicu(
        "reviu_abadi",
        _REVIU,
        "DELETE",
        "OLD.selesai_pada IS NOT NULL",
        "Reviu Inspektorat yang sudah selesai tidak dapat dihapus.",
    ),
    *tetap("laporan_komentarlhe", "Komentar LHE"),
    *_anak_reviu(_JAWABAN, "jawaban_reviu", "Jawaban"),
    *_anak_reviu(_CATATAN, "catatan_reviu", "Catatan"),
)

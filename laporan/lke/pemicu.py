"""What the database itself refuses about the LKE: a sheet that changes, an evaluation that is
finished and still moves.
"""

from kinerja.pemicu import Pemicu, berubah, tetap

_EVALUASI = "laporan_evaluasilke"


def _selesai(baris: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {_EVALUASI} e WHERE e.id = {baris}.evaluasi_id "
        "AND e.status = 'selesai')"
    )


def _milik_evaluasi(nama: str, sebutan: str) -> tuple[Pemicu, ...]:
    tabel = f"laporan_{nama}"
    pesan = f"{sebutan} LKE yang sudah selesai tidak dapat diubah."
    return (
        Pemicu(f"{nama}_tambah", tabel, "INSERT", _selesai("NEW"), pesan),
        Pemicu(f"{nama}_ubah", tabel, "UPDATE", f"{_selesai('OLD')} OR {_selesai('NEW')}", pesan),
        Pemicu(f"{nama}_hapus", tabel, "DELETE", _selesai("OLD"), pesan),
    )


PEMICU: tuple[Pemicu, ...] = (
    *tetap("laporan_versilembarlke", "Versi lembar LKE"),
    *_milik_evaluasi("jawabanlke", "Jawaban"),
    *_milik_evaluasi("nilaisublke", "Nilai"),
    *_milik_evaluasi("dokumenlke", "Dokumen bukti"),
    Pemicu(
        "evaluasilke_selesai",
        _EVALUASI,
        "UPDATE",
        "OLD.status = 'selesai'",
        "LKE yang sudah selesai tidak dapat diubah.",
    ),
    Pemicu(
        "evaluasilke_milik_tetap",
        _EVALUASI,
        "UPDATE",
        berubah("pd_id", "tahun", "lembar_id"),
        "Perangkat daerah, tahun, dan lembar LKE tidak dapat diubah.",
    ),
    Pemicu(
        "evaluasilke_hapus",
        _EVALUASI,
        "DELETE",
        "OLD.status = 'selesai'",
        "LKE yang sudah selesai tidak dapat dihapus.",
    ),
)

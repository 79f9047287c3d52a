"""What the database itself refuses about the LKE: a sheet that changes, an evaluation that is
finished and still moves, but for reopening it with its old result kept.
"""

from kinerja.pemicu import SELALU, Pemicu, berubah, tetap

_EVALUASI = "laporan_evaluasilke"


#: The one step out of the end: back to the evaluator, once the result is kept as it was.
_DIBUKA = (
    "NEW.status = 'evaluasi' AND EXISTS (SELECT 1 FROM laporan_hasillamalke h "
    "WHERE h.evaluasi_id = OLD.id AND h.selesai_pada = OLD.selesai_pada)"
)

_SEGEL = "laporan_segellhe"
#: Only what the evaluation says now is signed: not a text from before it was reopened.
_USANG = (
    "NEW.status = 'bertanda' AND NOT EXISTS (SELECT 1 FROM laporan_evaluasilke e "
    "WHERE e.id = NEW.evaluasi_id AND e.status = 'selesai' AND e.selesai_pada = NEW.selesai_pada)"
)


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
    *_milik_evaluasi("naskahlhe", "Naskah LHE"),
    *tetap("laporan_hasillamalke", "Hasil LKE terdahulu"),
    Pemicu(
        "evaluasilke_selesai",
        _EVALUASI,
        "UPDATE",
        f"OLD.status = 'selesai' AND NOT ({_DIBUKA})",
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
    Pemicu(
        "segellhe_naskah_tetap",
        _SEGEL,
        "UPDATE",
        berubah(
            "evaluasi_id", "ke", "isi", "sha256", "berkas_id", "selesai_pada", "kode", "nomor",
            "tanggal", "sebutan", "nama", "oleh_id", "pada",
        ),
        "Naskah LHE yang diajukan tidak dapat diubah.",
    ),
    Pemicu(
        "segellhe_selesai",
        _SEGEL,
        "UPDATE",
        "OLD.status <> 'diajukan'",
        "LHE yang sudah ditandatangani atau dikembalikan tidak dapat diubah.",
    ),
    Pemicu(
        "segellhe_usang",
        _SEGEL,
        "UPDATE",
        _USANG,
        "Yang ditandatangani hanya LHE menurut evaluasi yang berlaku.",
    ),
    Pemicu("segellhe_hapus", _SEGEL, "DELETE", SELALU, "LHE yang diajukan tidak dapat dihapus."),
)  # fmt: skip

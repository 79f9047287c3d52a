"""What the database itself refuses about released data: content that changes, a release that comes
back, a change of the public pages that is rewritten, a revoked key that works again.
"""

from kinerja.pemicu import SELALU, Pemicu, berubah, tetap

_RILIS = "laporan_rilis"
_KUNCI = "laporan_kunciapi"

PEMICU: tuple[Pemicu, ...] = (
    Pemicu(
        "rilis_isi_tetap",
        _RILIS,
        "UPDATE",
        berubah("pd_id", "tahun", "bagian", "ke", "isi", "sha256", "cari", "oleh_id", "pada"),
        "Isi rilis tidak dapat diubah.",
    ),
    Pemicu(
        "rilis_tidak_kembali",
        _RILIS,
        "UPDATE",
        "(NOT OLD.berlaku AND NEW.berlaku) OR (OLD.ditarik_pada IS NOT NULL AND "
        f"{berubah('ditarik_pada', 'ditarik_oleh_id', 'alasan_tarik')})",
        "Rilis yang sudah ditarik atau diganti tidak dapat dihidupkan kembali.",
    ),
    Pemicu("rilis_abadi", _RILIS, "DELETE", SELALU, "Rilis tidak dapat dihapus."),
    *tetap("laporan_perubahanpublik", "Riwayat halaman publik"),
    Pemicu(
        "kunci_api_dicabut",
        _KUNCI,
        "UPDATE",
        f"OLD.dicabut_pada IS NOT NULL OR {berubah('pd_id', 'sidik', 'awalan', 'sampai')}",
        "Kunci API hanya dapat dicabut.",
    ),
    Pemicu("kunci_api_abadi", _KUNCI, "DELETE", SELALU, "Kunci API tidak dapat dihapus."),
)

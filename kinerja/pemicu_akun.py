"""Triggers on what is recorded of accounts: who set what stays, and is answered once."""

from kinerja.pemicu import Pemicu, berubah

_PENETAPAN, _TAUTAN = "kinerja_penetapanakun", "kinerja_tautanakun"
_JAWABAN = ("dikonfirmasi_pada", "ditolak_pada", "disetujui_oleh_id", "disetujui_pada")


def _sekali(kolom: str) -> str:
    return f"(OLD.{kolom} IS NOT NULL AND BEDA({kolom}))"


PEMICU = (
    Pemicu(
        "penetapan_akun_tetap",
        _PENETAPAN,
        "UPDATE",
        berubah(
            "id",
            "pengguna_id",
            "pd_id",
            "hal",
            "jabatan_id",
            "status",
            "dari",
            "ke",
            "oleh_id",
            "pada",
            "perlu_konfirmasi",
        ),
        "Catatan perubahan akun tidak dapat diubah.",
    ),
    Pemicu(
        "penetapan_akun_dijawab_sekali",
        _PENETAPAN,
        "UPDATE",
        " OR ".join(_sekali(k) for k in _JAWABAN),
        "Jawaban atas perubahan akun dicatat sekali.",
    ),
    Pemicu(
        "penetapan_akun_abadi",
        _PENETAPAN,
        "DELETE",
        "1 = 1",
        "Catatan perubahan akun tidak dapat dihapus.",
    ),
    Pemicu(
        "tautan_akun_sekali_pakai",
        _TAUTAN,
        "UPDATE",
        f"{_sekali('dipakai_pada')} OR {_sekali('dibatalkan_pada')} "
        f"OR {berubah('id', 'pengguna_id', 'dibuat_oleh_id', 'sidik', 'berlaku_sampai')}",
        "Tautan akun hanya dipakai sekali.",
    ),
)

"""What the database itself refuses about Perjanjian Kinerja: a skipped step, a changed text, a
signature moved or removed.
"""

from kinerja.pemicu import Pemicu, berubah, tetap

_PK = "kinerja_perjanjiankinerja"
_NASKAH = "kinerja_naskahperjanjian"
_TTD = "kinerja_tandatangan"

#: status → the statuses that may follow it.
LANGKAH = {
    "draf": ("diajukan",),
    "dikembalikan": ("diajukan",),
    "diajukan": ("dikembalikan", "pihak_pertama"),
    "pihak_pertama": ("dikembalikan", "pihak_kedua"),
    "pihak_kedua": ("berlaku", "digantikan"),
    "berlaku": ("digantikan",),
    "digantikan": (),
}

_ISI = (
    "pd_id",
    "tahun",
    "jabatan_id",
    "pihak_kedua_id",
    "ke",
    "jenis_alasan",
    "alasan",
    "dokumen_id",
    "sebutan_pertama",
    "nama_pertama",
    "sebutan_kedua",
    "nama_kedua",
    "pernyataan",
    "tanggal",
    "berlaku_mulai",
)
_TERBUKA = "('draf', 'dikembalikan')"


def _langkah_sah() -> str:
    boleh = [
        f"(OLD.status = '{dari}' AND NEW.status IN ({', '.join(repr(k) for k in ke)}))"
        for dari, ke in LANGKAH.items()
        if ke
    ]
    return " OR ".join(boleh)


def _naskah_terakhir(pihak: int) -> str:
    """Condition: the newest naskah of NEW (a perjanjian) bears the signature of the party."""
    return (
        f"EXISTS (SELECT 1 FROM {_TTD} t JOIN {_NASKAH} n ON n.id = t.naskah_id "
        f"WHERE n.perjanjian_id = NEW.id AND t.pihak = {pihak} AND n.ke = "
        f"(SELECT MAX(m.ke) FROM {_NASKAH} m WHERE m.perjanjian_id = NEW.id))"
    )


def _anak(tabel: str, sebutan: str) -> tuple[Pemicu, ...]:
    """Rows of an agreement change only while it is open."""

    def tertutup(baris: str) -> str:
        return (
            f"EXISTS (SELECT 1 FROM {_PK} p WHERE p.id = {baris}.perjanjian_id "
            f"AND p.status NOT IN {_TERBUKA})"
        )

    pesan = f"{sebutan} perjanjian yang sudah diajukan tidak dapat diubah."
    return (
        Pemicu(f"{tabel}_tambah", tabel, "INSERT", tertutup("NEW"), pesan),
        Pemicu(f"{tabel}_ubah", tabel, "UPDATE", f"{tertutup('OLD')} OR {tertutup('NEW')}", pesan),
        Pemicu(f"{tabel}_hapus", tabel, "DELETE", tertutup("OLD"), pesan),
    )


PEMICU: tuple[Pemicu, ...] = (
    Pemicu(
        "perjanjian_lahir_draf",
        _PK,
        "INSERT",
        "NEW.status <> 'draf'",
        "Perjanjian kinerja baru selalu berstatus draf.",
    ),
    Pemicu(
        "perjanjian_langkah",
        _PK,
        "UPDATE",
        f"BEDA(status) AND NOT ({_langkah_sah()})",
        "Status perjanjian kinerja tidak dapat melompati atau mengulang langkah.",
    ),
    Pemicu(
        "perjanjian_isi_tetap",
        _PK,
        "UPDATE",
        f"OLD.status NOT IN {_TERBUKA} AND {berubah(*_ISI)}",
        "Isi perjanjian kinerja yang sudah diajukan tidak dapat diubah.",
    ),
    Pemicu(
        "perjanjian_kode_tetap",
        _PK,
        "UPDATE",
        "BEDA(kode)",
        "Kode verifikasi perjanjian kinerja tidak dapat diubah.",
    ),
    Pemicu(
        "perjanjian_bernaskah",
        _PK,
        "UPDATE",
        "BEDA(status) AND NEW.status = 'diajukan' AND NOT EXISTS (SELECT 1 FROM "
        f"{_NASKAH} n WHERE n.perjanjian_id = NEW.id AND NOT EXISTS (SELECT 1 FROM {_TTD} t "
        "WHERE t.naskah_id = n.id))",
        "Perjanjian kinerja diajukan bersama naskahnya.",
    ),
    Pemicu(
        "perjanjian_bertanda_tangan",
        _PK,
        "UPDATE",
        "BEDA(status) AND ("
        f"(NEW.status = 'pihak_pertama' AND NOT {_naskah_terakhir(1)}) OR "
        f"(NEW.status = 'pihak_kedua' AND NOT {_naskah_terakhir(2)}))",
        "Perjanjian kinerja belum ditandatangani pihaknya.",
    ),
    Pemicu(
        "perjanjian_tak_terhapus",
        _PK,
        "DELETE",
        "OLD.status <> 'draf' OR EXISTS "
        f"(SELECT 1 FROM {_NASKAH} n WHERE n.perjanjian_id = OLD.id)",
        "Perjanjian kinerja yang pernah diajukan tidak dapat dihapus.",
    ),
    *_anak("kinerja_barisperjanjian", "Baris"),
    *_anak("kinerja_mataperjanjian", "Anggaran"),
    Pemicu(
        "naskah_hanya_saat_terbuka",
        _NASKAH,
        "INSERT",
        f"NOT EXISTS (SELECT 1 FROM {_PK} p WHERE p.id = NEW.perjanjian_id "
        f"AND p.status IN {_TERBUKA})",
        "Naskah dibuat saat perjanjian kinerja diajukan.",
    ),
    *tetap(_NASKAH, "Naskah perjanjian kinerja"),
    Pemicu(
        "tanda_tangan_pada_gilirannya",
        _TTD,
        "INSERT",
        f"NOT EXISTS (SELECT 1 FROM {_NASKAH} n JOIN {_PK} p ON p.id = n.perjanjian_id "
        "WHERE n.id = NEW.naskah_id AND n.ke = "
        f"(SELECT MAX(m.ke) FROM {_NASKAH} m WHERE m.perjanjian_id = p.id) AND "
        "((NEW.pihak = 1 AND p.status = 'diajukan') OR "
        "(NEW.pihak = 2 AND p.status = 'pihak_pertama')))",
        "Tanda tangan hanya pada naskah terakhir dan pada gilirannya.",
    ),
    *tetap(_TTD, "Tanda tangan"),
    *tetap("kinerja_berkastetap", "Berkas tetap", hapus=True),
)

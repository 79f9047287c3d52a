"""What the database itself refuses about Perjanjian Kinerja: a skipped step, a changed text, a
signature moved or removed.
"""

from collections.abc import Iterable

from kinerja.pemicu import Pemicu, berubah, tetap
from kinerja.status import PERJANJIAN_TERBUKA
from kinerja.status import StatusPerjanjian as _S

_PK = "kinerja_perjanjiankinerja"
_NASKAH = "kinerja_naskahperjanjian"
_TTD = "kinerja_tandatangan"
_BARIS = "kinerja_barisperjanjian"

#: status → the statuses that may follow it.
LANGKAH: dict[_S, tuple[_S, ...]] = {
    _S.DRAF: (_S.DIAJUKAN,),
    _S.DIKEMBALIKAN: (_S.DIAJUKAN,),
    _S.DIAJUKAN: (_S.DIKEMBALIKAN, _S.PIHAK_PERTAMA),
    _S.PIHAK_PERTAMA: (_S.DIKEMBALIKAN, _S.PIHAK_KEDUA),
    _S.PIHAK_KEDUA: (_S.BERLAKU, _S.DIGANTIKAN),
    _S.BERLAKU: (_S.DIGANTIKAN,),
    _S.DIGANTIKAN: (),
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
    "pangkat_pertama",
    "nip_pertama",
    "sebutan_kedua",
    "nama_kedua",
    "pangkat_kedua",
    "nip_kedua",
    "pernyataan",
    "tanggal",
    "berlaku_mulai",
)


def _daftar(status: Iterable[str]) -> str:
    """`('draf', 'dikembalikan')`."""
    return f"({', '.join(repr(str(s)) for s in status)})"


_TERBUKA = _daftar(PERJANJIAN_TERBUKA)


def _langkah_sah() -> str:
    boleh = [
        f"(OLD.status = '{dari}' AND NEW.status IN {_daftar(ke)})"
        for dari, ke in LANGKAH.items()
        if ke
    ]
    return " OR ".join(boleh)


def _naskah_bertanda_tangan(pihak: int) -> str:
    """Condition: the submitted naskah of NEW (a perjanjian) bears the signature of the party."""
    return (
        f"EXISTS (SELECT 1 FROM {_TTD} t JOIN {_NASKAH} n ON n.id = t.naskah_id "
        f"WHERE n.perjanjian_id = NEW.id AND n.ke = NEW.pengajuan AND t.pihak = {pihak})"
    )


#: What the second party signs: the file with the first signature, or the naskah itself where the
#: first party signed on paper.
_YANG_DITANDATANGANI = (
    "CASE WHEN NEW.pihak = 1 THEN n.berkas_id ELSE COALESCE("
    f"(SELECT s.berkas_id FROM {_TTD} s WHERE s.naskah_id = n.id AND s.pihak = 1 "
    "AND s.cara <> 'kertas'), n.berkas_id) END"
)


def _target_terkunci(baris: str) -> str:
    """Condition: a signed agreement of the target's document holds its indicator."""
    return (
        f"EXISTS (SELECT 1 FROM {_PK} p JOIN {_BARIS} b ON b.perjanjian_id = p.id "
        f"WHERE p.dokumen_id = {baris}.dokumen_id AND p.tahun = {baris}.tahun "
        f"AND b.indikator_id = {baris}.indikator_id "
        "AND p.status IN ('pihak_pertama', 'pihak_kedua', 'berlaku', 'digantikan'))"
    )


def _target_tetap() -> tuple[Pemicu, ...]:
    """What was promised is what is measured: a signed target stays as it is in its document."""
    tabel, pesan = "kinerja_target", "Target yang sudah ditandatangani tidak dapat diubah."
    return (
        Pemicu("target_tambah_terkunci", tabel, "INSERT", _target_terkunci("NEW"), pesan),
        Pemicu(
            "target_ubah_terkunci",
            tabel,
            "UPDATE",
            f"({_target_terkunci('OLD')} OR {_target_terkunci('NEW')}) AND "
            + berubah(
                *("indikator_id", "dokumen_id", "tahun", "jenis", "nilai", "bawah", "atas"),
                *("predikat_id", "teks"),
            ),
            pesan,
        ),
        Pemicu("target_hapus_terkunci", tabel, "DELETE", _target_terkunci("OLD"), pesan),
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
        "perjanjian_perubahan_berurutan",
        _PK,
        "INSERT",
        "NEW.ke > 0 AND NOT EXISTS (SELECT 1 FROM "
        f"{_PK} p WHERE p.tahun = NEW.tahun AND p.jabatan_id = NEW.jabatan_id "
        "AND p.ke = NEW.ke - 1 AND p.status IN ('pihak_kedua', 'berlaku', 'digantikan'))",
        "Perubahan hanya dari perjanjian kinerja yang sudah ditandatangani kedua pihak.",
    ),
    Pemicu(
        "perjanjian_bernaskah",
        _PK,
        "UPDATE",
        "BEDA(status) AND NEW.status = 'diajukan' AND (NEW.pengajuan <> OLD.pengajuan + 1 OR "
        f"NOT EXISTS (SELECT 1 FROM {_NASKAH} n WHERE n.perjanjian_id = NEW.id "
        "AND n.ke = NEW.pengajuan))",
        "Perjanjian kinerja diajukan bersama naskahnya.",
    ),
    Pemicu(
        "perjanjian_pengajuan_tetap",
        _PK,
        "UPDATE",
        "BEDA(pengajuan) AND NOT (BEDA(status) AND NEW.status = 'diajukan')",
        "Nomor pengajuan perjanjian kinerja hanya naik saat diajukan.",
    ),
    Pemicu(
        "perjanjian_bertanda_tangan",
        _PK,
        "UPDATE",
        "BEDA(status) AND ("
        f"(NEW.status = 'pihak_pertama' AND NOT {_naskah_bertanda_tangan(1)}) OR "
        f"(NEW.status = 'pihak_kedua' AND NOT {_naskah_bertanda_tangan(2)}))",
        "Perjanjian kinerja belum ditandatangani pihaknya.",
    ),
    Pemicu(
        "perjanjian_hari_lengkap",
        _PK,
        "UPDATE",
        "BEDA(lengkap_pada) AND (OLD.lengkap_pada IS NOT NULL OR NEW.status <> 'pihak_kedua')",
        "Hari penandatanganan perjanjian kinerja dicatat sekali, saat pihak kedua menandatangani.",
    ),
    Pemicu(
        "perjanjian_ada_pengganti",
        _PK,
        "UPDATE",
        "BEDA(status) AND NEW.status = 'digantikan' AND NOT EXISTS (SELECT 1 FROM "
        f"{_PK} p WHERE p.tahun = NEW.tahun AND p.jabatan_id = NEW.jabatan_id "
        "AND p.ke > NEW.ke AND p.status IN ('pihak_kedua', 'berlaku'))",
        "Perjanjian kinerja hanya digantikan perubahan yang sudah ditandatangani kedua pihak.",
    ),
    Pemicu(
        "perjanjian_tak_terhapus",
        _PK,
        "DELETE",
        "OLD.status <> 'draf' OR EXISTS "
        f"(SELECT 1 FROM {_NASKAH} n WHERE n.perjanjian_id = OLD.id)",
        "Perjanjian kinerja yang pernah diajukan tidak dapat dihapus.",
    ),
    *_anak(_BARIS, "Baris"),
    *_anak("kinerja_mataperjanjian", "Anggaran"),
    Pemicu(
        "naskah_hanya_saat_terbuka",
        _NASKAH,
        "INSERT",
        f"NOT EXISTS (SELECT 1 FROM {_PK} p WHERE p.id = NEW.perjanjian_id "
        f"AND p.status IN {_TERBUKA} AND NEW.ke = p.pengajuan + 1)",
        "Naskah dibuat saat perjanjian kinerja diajukan, dengan nomor berikutnya.",
    ),
    *tetap(_NASKAH, "Naskah perjanjian kinerja"),
    Pemicu(
        "tanda_tangan_pada_gilirannya",
        _TTD,
        "INSERT",
        f"NOT EXISTS (SELECT 1 FROM {_NASKAH} n JOIN {_PK} p ON p.id = n.perjanjian_id "
        "WHERE n.id = NEW.naskah_id AND n.ke = p.pengajuan AND "
        "((NEW.pihak = 1 AND p.status = 'diajukan') OR "
        "(NEW.pihak = 2 AND p.status = 'pihak_pertama')))",
        "Tanda tangan hanya pada naskah terakhir dan pada gilirannya.",
    ),
    Pemicu(
        "tanda_tangan_atas_berkasnya",
        _TTD,
        "INSERT",
        "NEW.berkas_id = NEW.sha256 OR NOT EXISTS (SELECT 1 FROM "
        f"{_NASKAH} n WHERE n.id = NEW.naskah_id AND NEW.sha256 = {_YANG_DITANDATANGANI})",
        "Tanda tangan menyebut sidik berkas yang ditandatangani.",
    ),
    Pemicu(
        "tanda_tangan_dua_orang",
        _TTD,
        "INSERT",
        "NEW.cara <> 'kertas' AND EXISTS (SELECT 1 FROM "
        f"{_TTD} t WHERE t.naskah_id = NEW.naskah_id AND t.cara <> 'kertas' "
        "AND t.oleh_id = NEW.oleh_id)",
        "Satu orang tidak dapat menandatangani untuk kedua pihak.",
    ),
    *tetap(_TTD, "Tanda tangan"),
    *tetap("kinerja_sertifikatsegel", "Sertifikat segel"),
    *tetap("kinerja_templatpernyataan", "Susunan pernyataan", hapus=True),
    *tetap("kinerja_berkastetap", "Berkas tetap", hapus=True),
    *_target_tetap(),
)

"""What the database itself refuses about endorsed quarters: a version changed or removed, an
endorsement that goes back, a request that says something else than was asked or decided.
"""

from kinerja.pemicu import SELALU, Pemicu, berubah, tetap
from kinerja.status import StatusPembukaan as _S

_VERSI = "kinerja_versipengesahan"
_SAH = "kinerja_pengesahantriwulan"
_BUKA = "kinerja_permintaanbuka"

#: status → the statuses that may follow it.
LANGKAH_BUKA: dict[_S, tuple[_S, ...]] = {
    _S.DIMINTA: (_S.DIBUKA, _S.DITOLAK, _S.DITARIK),
    _S.DIBUKA: (_S.SELESAI,),
    _S.DITOLAK: (),
    _S.DITARIK: (),
    _S.SELESAI: (),
}
_SAH_STATUS = " OR ".join(
    f"(OLD.status = '{dari}' AND NEW.status = '{ke}')"
    for dari, semua in LANGKAH_BUKA.items()
    for ke in semua
)

PEMICU: tuple[Pemicu, ...] = (
    *tetap(_VERSI, "Versi pengesahan"),
    Pemicu(
        f"{_SAH}_maju",
        _SAH,
        "UPDATE",
        f"{berubah('pd_id', 'tahun', 'triwulan')} OR NEW.ke < OLD.ke "
        f"OR (NEW.ke = OLD.ke AND {berubah('oleh_id', 'pada')})",
        "Pengesahan triwulan hanya dapat disusul pengesahan berikutnya.",
    ),
    Pemicu(
        f"{_SAH}_abadi",
        _SAH,
        "DELETE",
        f"EXISTS (SELECT 1 FROM {_VERSI} v WHERE v.pengesahan_id = OLD.id)",
        "Pengesahan triwulan tidak dapat dihapus.",
    ),
    Pemicu(
        f"{_BUKA}_isi_tetap",
        _BUKA,
        "UPDATE",
        berubah(
            *("pd_id", "tahun", "triwulan", "lingkup", "unit_id", "baris", "alasan", "oleh_id"),
            *("pada", "dari_ke"),
        ),
        "Permintaan membuka kembali tidak dapat diubah.",
    ),
    Pemicu(
        f"{_BUKA}_langkah",
        _BUKA,
        "UPDATE",
        f"{berubah('status')} AND NOT ({_SAH_STATUS})",
        "Langkah pembukaan kembali tidak sah.",
    ),
    Pemicu(
        f"{_BUKA}_putusan_tetap",
        _BUKA,
        "UPDATE",
        f"OLD.status <> '{_S.DIMINTA}' "
        f"AND {berubah('sampai', 'diputus_oleh_id', 'diputus_pada', 'catatan')}",
        "Keputusan pembukaan kembali tidak dapat diubah.",
    ),
    Pemicu(
        f"{_BUKA}_abadi",
        _BUKA,
        "DELETE",
        SELALU,
        "Permintaan membuka kembali tidak dapat dihapus.",
    ),
)

"""What the database itself refuses about final versions: a change, a removal, one too early."""

from kinerja.pemicu import Pemicu, tetap

_VERSI = "laporan_versilaporan"

PEMICU: tuple[Pemicu, ...] = (
    Pemicu(
        "versi_laporan_pada_waktunya",
        _VERSI,
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM laporan_laporan l WHERE l.id = NEW.laporan_id "
        "AND l.status = 'direviu_inspektorat')",
        "Versi final dibuat setelah laporan direviu Inspektorat.",
    ),
    Pemicu(
        "versi_laporan_berurutan",
        _VERSI,
        "INSERT",
        f"NEW.ke <> 1 + (SELECT COALESCE(MAX(v.ke), 0) FROM {_VERSI} v "
        "WHERE v.laporan_id = NEW.laporan_id)",
        "Versi final bernomor urut.",
    ),
    *tetap(_VERSI, "Versi final laporan"),
)

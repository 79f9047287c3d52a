"""Plain data of the practice year through the product's own door: small data sets, loaded."""

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from kinerja.models import Pengguna, PerangkatDaerah
from laporan.data.himpunan import muat

Lembar = Sequence[Mapping[str, str]]


def muat_lembar(
    pd: PerangkatDaerah, lembar: Mapping[str, Lembar], *, oleh: Pengguna | None, pada: datetime
) -> None:
    """Load rows by sheet for an agency that is there. Raises HimpunanDitolakError."""
    identitas = ("kode", "nama", "pemda", "kepala_daerah", "tempat")
    semua: dict[str, Lembar] = {
        "perangkat_daerah": [{medan: getattr(pd, medan) for medan in identitas}],
        **lembar,
    }
    with TemporaryDirectory(prefix="latihan-") as nama:
        folder = Path(nama)
        for sebutan, baris in semua.items():
            if baris:
                _tulis(folder / f"{sebutan}.csv", baris)
        muat(folder, oleh=oleh, pada=pada, alasan="Dimuat sebagai data latihan")


def _tulis(berkas: Path, baris: Lembar) -> None:
    kolom = list(dict.fromkeys(nama for satu in baris for nama in satu))
    with berkas.open("w", encoding="utf-8", newline="") as aliran:
        penulis = csv.DictWriter(aliran, kolom)
        penulis.writeheader()
        penulis.writerows(baris)

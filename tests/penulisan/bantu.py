"""What the tests of the narrative share: a report, a section, a save."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from laporan.models import laporan_tahun
from laporan.penulisan.ruang import Ruang
from laporan.penulisan.simpan import simpan_bagian

PADA = datetime(2025, 2, 3, 2, 0, tzinfo=UTC)
SS1 = "bab3:a5:SS1"


def laporan(pd, tahun=2024):
    return laporan_tahun(pd, tahun)


def simpan(oleh, pd, html, *, versi, kunci=SS1, menit=0, uuid=None, tahun=2024, ruang=None):
    """Save a section as `oleh`. `ruang` of an earlier save serves while no data change: a report of
    drafts is composed for each one.
    """
    ruang = ruang or Ruang(laporan(pd, tahun), oleh)
    return simpan_bagian(
        kunci=uuid or uuid4(),
        laporan=ruang.laporan,
        bagian=ruang.bagian[kunci],
        html=html,
        versi=versi,
        oleh=oleh,
        pada=PADA + timedelta(minutes=menit),
        seksi=lambda: (ruang.seksi[kunci], ruang.medan),
    )


def medan(kunci, teks="?"):
    return f'<span data-medan="{kunci}">{teks}</span>'

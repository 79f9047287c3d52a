"""One row of every model that pages compute from, by the factories that there are."""

from collections.abc import Callable
from datetime import date
from typing import Any

from factory.base import BaseFactory, FactoryMetaClass

from anggaran import models as anggaran
from kinerja import models as kinerja
from kinerja.latihan import CakupanLatihan
from laporan import models as laporan
from tests import factories as f
from tests.anggaran.impor import pabrik as muatan
from tests.anggaran.nomenklatur import pabrik as nomenklatur
from tests.factories import kondisi, rpjmd
from tests.lhe import conftest as lhe
from tests.lke import conftest as lke
from tests.penjenjangan import pabrik as penjenjangan
from tests.silang import pabrik as silang
from tests.uji.konsistensi import pabrik as uji


def _sotk() -> Any:
    return kinerja.PerubahanSOTK.objects.create(
        pd=f.PDFactory(), berlaku=date(2025, 1, 2), dasar="Perbup 1/2025", uraian="Bidang baru",
        oleh=f.PenggunaFactory(), pada=f.PADA,
    )  # fmt: skip


def _aksi() -> Any:
    t = f.TargetTriwulanFactory()
    return kinerja.AksiRencana.objects.create(
        dokumen=t.dokumen, indikator=t.indikator, uraian="Bimbingan teknis"
    )


def _latihan() -> Any:
    return kinerja.TahunLatihan.objects.create(
        pd=f.PDFactory(), tahun=2024, cakupan=CakupanLatihan.TAHUN
    )


def _rincian() -> Any:
    return anggaran.RincianMuatan.objects.create(
        muatan=muatan.MuatanFactory(), lembar="Rekap", baris=2, rekening="5.1.02"
    )


def _potret() -> Any:
    return laporan.PotretReviu.objects.create(
        langkah=f.LangkahReviuFactory(), isi=f.BerkasTetapFactory()
    )


def semua_pabrik() -> dict[str, Callable[[], Any]]:
    """Label of a model → what makes a row of it with all that it hangs on."""
    hasil: dict[str, Callable[[], Any]] = {}
    # The common ones last: they win.
    for modul in (uji, muatan, nomenklatur, kondisi, rpjmd, penjenjangan, silang, lhe, lke, f):
        for satu in vars(modul).values():
            if not isinstance(satu, FactoryMetaClass) or not issubclass(satu, BaseFactory):
                continue
            model = satu._meta.model
            if not satu._meta.abstract and satu.__name__ != "IndikatorPredikatFactory":
                hasil[model._meta.label] = satu
    return hasil | {
        "kinerja.PerubahanSOTK": _sotk,
        "kinerja.AksiRencana": _aksi,
        "kinerja.TahunLatihan": _latihan,
        "anggaran.RincianMuatan": _rincian,
        "laporan.PotretReviu": _potret,
    }

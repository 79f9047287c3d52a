"""One agency with one sasaran: indicators, documents and figures are added by the test."""

from decimal import Decimal
from typing import Any

from kinerja.pengukuran import Pengukuran
from tests import factories as f

D = Decimal


class Dunia:
    """One agency with one sasaran; indicators, documents and figures are added by the test."""

    def __init__(self) -> None:
        self.pd = f.PDFactory()
        self.renstra = f.RenstraFactory(pd=self.pd, tahun_awal=2021, tahun_akhir=2026)
        self.sasaran = f.SasaranFactory(tujuan__renstra=self.renstra)

    def indikator(self, **medan: Any) -> Any:
        return f.IndikatorFactory(sasaran=self.sasaran, **medan)

    def dokumen(self, jenis: str, tahun: int | None = 2024, ke: int = 0, **medan: Any) -> Any:
        isi = {"nama": f"{jenis} {tahun or ''} ke-{ke}", "alasan": "Refocusing" if ke else ""}
        return f.DokumenFactory(pd=self.pd, jenis=jenis, tahun=tahun, ke=ke, **(isi | medan))

    def dokumen_renstra(self, ke: int = 0, renstra: Any = None) -> Any:
        return self.dokumen("renstra", None, ke, renstra=renstra or self.renstra)

    def target(self, indikator: Any, nilai: Any, dokumen: Any, tahun: int = 2024) -> Any:
        return f.TargetFactory(
            indikator=indikator, nilai=D(nilai), teks=str(nilai), dokumen=dokumen, tahun=tahun
        )

    def isi(
        self, indikator: Any, nilai: Any, triwulan: int = 4, tahun: int = 2024, **m: Any
    ) -> Any:
        return f.RealisasiFactory(
            indikator=indikator,
            nilai=None if nilai is None else D(nilai),
            triwulan=triwulan,
            tahun=tahun,
            **m,
        )

    def ukur(self, *tahun: int, **medan: Any) -> Pengukuran:
        return Pengukuran(self.pd, tahun or (2024,), **medan)


def rencana(d: Dunia, ke: int = 0, *, disetujui: bool = True, mulai: int = 1) -> Any:
    oleh = f.PenggunaFactory(pd=d.pd) if disetujui else None
    return d.dokumen(
        "rencana_aksi",
        ke=ke,
        mulai_triwulan=mulai,
        disetujui_oleh=oleh,
        disetujui_pada=f.PADA if disetujui else None,
    )


def target_tw(indikator: Any, triwulan: int, nilai: int, dokumen: Any, tahun: int = 2024) -> None:
    f.TargetTriwulanFactory(
        indikator=indikator,
        tahun=tahun,
        triwulan=triwulan,
        nilai=D(nilai),
        teks=str(nilai),
        dokumen=dokumen,
    )

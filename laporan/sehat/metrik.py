"""Numbers for Prometheus: requests by route, and what /sehat/ knows. Off by default (TAPAK_METRIK).

Routes stand by their names, never by their paths: no one is named in them, and there are only so
many. Every process of gunicorn counts into PROMETHEUS_MULTIPROC_DIR (config/gunicorn.py).
"""

import os
import time
from collections.abc import Callable, Iterator

from django.db import DatabaseError
from django.db.models import Count
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST as TIPE
from prometheus_client.multiprocess import MultiProcessCollector

from laporan.models import StatusTugas, Tugas
from laporan.sehat.periksa import kesehatan

__all__ = ["TIPE", "UkurPermintaan", "tulis"]

_BATAS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
REGISTRI = CollectorRegistry()
PERMINTAAN = Counter(
    "tapak_permintaan", "Permintaan menurut rute", ["metode", "rute", "status"], registry=REGISTRI
)
LAMA = Histogram(
    "tapak_permintaan_detik", "Lama permintaan", ["rute"], buckets=_BATAS, registry=REGISTRI
)
_METODE = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class UkurPermintaan:
    """Middleware: counts and times what passes through it."""

    def __init__(self, lanjut: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.lanjut = lanjut

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        awal = time.perf_counter()
        status = 500
        try:
            respons = self.lanjut(request)
            status = respons.status_code
            return respons
        finally:
            cocok = request.resolver_match
            rute = (cocok.view_name if cocok else None) or "lain"
            metode = request.method if request.method in _METODE else "LAIN"
            PERMINTAAN.labels(metode, rute, str(status)).inc()
            LAMA.labels(rute).observe(time.perf_counter() - awal)


class _Keadaan:
    """Asked when Prometheus asks: the checks of this host, and the queue."""

    def collect(self) -> Iterator[Metric]:
        k = kesehatan()
        sehat = GaugeMetricFamily("tapak_sehat", "Pemeriksaan /sehat/", labels=["periksa"])
        for p in k.periksa:
            sehat.add_metric([p.nama], int(p.baik))
        yield sehat
        for p in k.periksa:
            for nama, angka in (p.angka or {}).items():
                if angka is not None:
                    yield GaugeMetricFamily(f"tapak_{p.nama}_{nama}", p.nama, value=angka)
        try:
            banyak = dict(
                Tugas.objects.order_by().values_list("status").annotate(banyak=Count("pk"))
            )
        except DatabaseError:
            return
        tugas = GaugeMetricFamily("tapak_tugas", "Pekerjaan menurut status", labels=["status"])
        for status in StatusTugas.values:
            tugas.add_metric([status], banyak.get(status, 0))
        yield tugas


def tulis() -> bytes:
    """Everything in Prometheus' text form, all processes of this host together."""
    semua = REGISTRI
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        semua = CollectorRegistry()
        MultiProcessCollector(semua)  # type: ignore[no-untyped-call]
    keadaan = CollectorRegistry()
    keadaan.register(_Keadaan())
    return generate_latest(semua) + generate_latest(keadaan)

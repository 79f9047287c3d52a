"""The sample's public pages: the printed year, nothing invented."""

from typing import Any

from django.urls import reverse

from laporan.latihan.publik import rilis_contoh
from laporan.models import Rilis
from tests.latihan.conftest import DIMUAT


def test_tahun_tercetak_dirilis(client: Any, dasar: Any) -> None:
    """The year as it was printed, without the invented way there."""
    dirilis = rilis_contoh(dasar.pd, kini=DIMUAT)
    assert {"pohon", "tw4"} <= {b.value for b in dirilis}
    assert {"tw1", "tw2", "tw3"}.isdisjoint(b.value for b in dirilis)
    isi = Rilis.objects.get(bagian="tw4").isi
    assert isi["pengesahan"] is None
    terisi = [i for i in isi["indikator"] if i["realisasi"] is not None]
    assert terisi
    for i in isi["indikator"]:
        assert (i["realisasi_triwulan"], i["capaian_triwulan"], i["target_triwulan"]) == (
            None, None, None,
        )  # fmt: skip
    halaman = client.get(reverse("publik"))
    assert halaman.status_code == 200
    assert dasar.pd.nama in halaman.content.decode()

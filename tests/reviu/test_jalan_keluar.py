"""No dead end: the report goes from draft to final, is opened again and comes to final once more,
by the buttons that the pages show to whoever holds it, and by nothing else.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from laporan.models import Laporan
from laporan.models.butir_reviu import BUTIR
from tests.terbit.jawaban import jawab_pertanyaan
from tests.terbit.status import status_laporan
from tests.tombol import tekan, tombol_langkah

# Not repeated on PostgreSQL: the steps ask nothing of the database that tests of each do not.
pytestmark = pytest.mark.sqlite

ORANG = {
    "perencanaan": "sekretariat",
    "sekretaris": "sekretaris",
    "kepala": "kepala.dinas",
    "inspektorat": "evaluator",
    "unit": "operator.naker",
    "pemda": "kepala.daerah",
}
PAPAN, REVIU, FINAL = "reviu", "reviu_inspektorat", "versi"


class Meja:
    """The pages as each of them sees them."""

    def __init__(self, client: Any, akun: Any) -> None:
        self.client, self.akun = client, akun

    def tombol(self, siapa: str, *nama: str) -> set[str]:
        """What this person's pages let them press."""
        self.client.force_login(self.akun[ORANG[siapa]])
        hasil: set[str] = set()
        for satu in nama or (PAPAN, REVIU, FINAL):
            respons = self.client.get(reverse(satu))
            if respons.status_code != 403:
                hasil |= tombol_langkah(respons)
                hasil |= {"bekukan"} if b'id="keterangan"' in respons.content else set()
        return hasil

    def tekan(self, siapa: str, nama: str, langkah: str, **isi: Any) -> None:
        """Press a button that the page shows."""
        self.client.force_login(self.akun[ORANG[siapa]])
        tekan(self.client, reverse(nama), langkah, **isi)


def _status() -> str:
    return Laporan.objects.get().status


def _naik(m: Meja) -> None:
    """From checked sections to the head's approval."""
    m.tekan("perencanaan", PAPAN, "teruskan")
    assert _status() == "direviu_perencanaan"
    assert m.tombol("perencanaan") == {"tarik_laporan"}
    assert m.tombol("sekretaris") == {"periksa_laporan", "kembalikan"}
    m.tekan("sekretaris", PAPAN, "periksa_laporan")
    assert m.tombol("kepala") == {"setujui", "kembalikan"}
    m.tekan("kepala", PAPAN, "setujui")
    assert _status() == "disetujui"


def _reviu(m: Meja) -> None:
    """From the head's approval to the Inspektorat's statement."""
    assert m.tombol("inspektorat") == {"mulai", "kembalikan"}
    assert m.tombol("perencanaan") == {"buka_kembali", "kertas"}
    assert m.tombol("kepala") == {"buka_kembali"}
    m.tekan("inspektorat", REVIU, "mulai")
    assert m.tombol("inspektorat", REVIU) == {"catatan", "selesai"}
    jawaban = {f"jawab:{b.kode}": "ya" for b in BUTIR}
    lama = dict(_jawaban())
    m.client.force_login(m.akun["evaluator"])
    m.client.post(reverse(REVIU), {"langkah": "jawab", **jawaban, **lama})
    m.tekan("inspektorat", REVIU, "catatan", uraian="Sumber Tabel 3.4 belum disebut.", butir="")
    m.tekan("perencanaan", REVIU, "tindak_lanjut", teks="Sumber ditambahkan.")
    m.tekan("inspektorat", REVIU, "tuntas")
    m.tekan("inspektorat", REVIU, "selesai", hasil="bersih")
    assert _status() == "direviu_inspektorat"
    assert m.tombol("perencanaan") == {"buka_kembali", "bekukan"}
    assert m.tombol("kepala") == {"buka_kembali", "bekukan"}
    assert m.tombol("inspektorat") == set()


def _jawaban() -> Iterator[tuple[str, str]]:
    """What the page showed of answers that an earlier reviu left."""
    from laporan.models import JawabanReviu

    for j in JawabanReviu.objects.all():
        yield f"lama-jawab:{j.butir}", j.jawaban


@pytest.mark.lama(detik=23)
def test_dari_draf_sampai_final_dua_kali(
    client: Any, akun: Any, contoh: Any, laporan_disimpan: None
) -> None:
    jawab_pertanyaan(contoh)
    m = Meja(client, akun)
    assert m.tombol("unit") == {"ajukan"}
    assert m.tombol("perencanaan") == {"ajukan", "ambil_alih"}
    assert m.tombol("sekretaris") == {"ajukan"}  # what the Sekretariat's own units write
    for siapa in ("kepala", "inspektorat", "pemda"):
        assert m.tombol(siapa) == set()
    m.tekan("unit", PAPAN, "ajukan")
    assert m.tombol("unit") == set()
    assert m.tombol("perencanaan") == {"ajukan", "ambil_alih", "periksa", "kembalikan"}
    m.tekan("perencanaan", PAPAN, "ajukan")
    m.tekan("perencanaan", PAPAN, "ambil_alih", catatan="Tenggat laporan besok.")
    assert m.tombol("perencanaan") == {"periksa", "kembalikan"}
    m.tekan("perencanaan", PAPAN, "periksa")
    assert m.tombol("perencanaan") == {"teruskan", "kembalikan"}
    _naik(m)
    _reviu(m)
    # Opened again after the reviu (I1), and all the way once more.
    m.tekan("kepala", PAPAN, "buka_kembali", catatan="Angka resmi terbit.")
    assert m.tombol("perencanaan") == {"teruskan", "kembalikan"}
    # What the Inspektorat wrote stays in reach while the report is mended.
    assert f'href="{reverse(REVIU)}"' in m.client.get(reverse(PAPAN)).content.decode()
    _naik(m)
    _reviu(m)
    status_laporan(contoh, "final", akun["sekretariat"])
    assert m.tombol("kepala") == {"buka_kembali"}
    assert m.tombol("perencanaan") == set()

"""No dead end in the follow-up of an LHE: in every state somebody's page shows a step that goes."""

from typing import Any

import pytest
from django.urls import reverse

from kinerja.peran import EVALUATOR, OPERATOR, PEJABAT, SEKRETARIAT
from laporan.models import RekomendasiLHE
from tests import factories as f
from tests.tombol import kiriman, tekan, tombol_langkah

pytestmark = pytest.mark.django_db

#: What each step asks besides what the page holds.
ISIAN = {
    "atur": {"tenggat": "2026-12-31"},
    "tulis": {"tindak_lanjut": "Renja diselaraskan.", "bukti": "Renja 2025, halaman 12"},
    "usulkan": {"tindak_lanjut": "Renja diselaraskan.", "bukti": "Renja 2025, halaman 12"},
    "verifikasi": {},
    "kembalikan": {"alasan": "Bukti belum ditandatangani."},
}


class Dunia:
    """One recommendation, and everybody who has to do with it."""

    def __init__(self, pengguna: Any) -> None:
        self.pd = f.PDFactory()
        bidang = f.UnitFactory(pd=self.pd)
        self.jabatan = f.JabatanFactory(unit=bidang)
        self.orang = {
            "penanggung jawab": pengguna(PEJABAT, unit=bidang, jabatan=self.jabatan),
            "operator": pengguna(OPERATOR, unit=bidang),
            "sekretariat": pengguna(SEKRETARIAT, pd=self.pd),
            "evaluator": pengguna(EVALUATOR, pd=self.pd),
        }
        evaluasi = f.EvaluasiAKIPFactory(pd=self.pd)
        self.r = f.RekomendasiLHEFactory(evaluasi=evaluasi, kode="1")
        self.alamat = reverse("lhe_rinci", args=[self.r.pk])

    def langkah(self, client: Any) -> dict[str, set[str]]:
        """Who may press what now."""
        hasil: dict[str, set[str]] = {}
        for nama, orang in self.orang.items():
            client.force_login(orang)
            respons = client.get(self.alamat)
            hasil[nama] = set()
            if respons.status_code != 404:  # not theirs
                hasil[nama] = tombol_langkah(respons) & ISIAN.keys()
        return hasil


def _ke(d: Dunia, keadaan: str) -> None:
    """Bring the recommendation there."""
    isi: dict[str, Any] = {
        "tindak_lanjut": "Renja diselaraskan.", "bukti": "Renja 2025", "status": "belum",
        "penanggung_jawab": None, "diubah_oleh": None, "diubah_pada": None,
        "diusulkan_oleh": None, "diusulkan_pada": None,
        "diverifikasi_oleh": None, "diverifikasi_pada": None,
    }  # fmt: skip
    kepala = d.orang["penanggung jawab"]
    if keadaan != "tanpa penanggung jawab":
        isi["penanggung_jawab"] = d.jabatan
    if keadaan in ("ditulis", "diusulkan"):
        isi |= {"status": "proses", "diubah_oleh": kepala, "diubah_pada": f.PADA}
    if keadaan == "diusulkan":
        isi |= {"diusulkan_oleh": kepala, "diusulkan_pada": f.PADA}
    if keadaan == "selesai":
        isi |= {
            "status": "selesai",
            "diverifikasi_oleh": d.orang["sekretariat"],
            "diverifikasi_pada": f.PADA,
        }
    if keadaan in ("tanpa penanggung jawab", "ditugaskan"):
        isi |= {"tindak_lanjut": "", "bukti": ""}
    RekomendasiLHE.objects.filter(pk=d.r.pk).update(**isi)


@pytest.mark.parametrize(
    "keadaan", ["tanpa penanggung jawab", "ditugaskan", "ditulis", "diusulkan", "selesai"]
)
def test_setiap_keadaan_punya_langkah_berikutnya(client: Any, pengguna: Any, keadaan: str) -> None:
    d = Dunia(pengguna)
    _ke(d, keadaan)
    langkah = d.langkah(client)
    assert any(langkah.values()), langkah
    if keadaan in ("ditugaskan", "ditulis"):  # whoever answers for it has the next word
        assert "usulkan" in langkah["penanggung jawab"]
        assert "usulkan" in langkah["operator"]
    if keadaan == "diusulkan":  # and then whoever judges it, both ways
        assert any({"verifikasi", "kembalikan"} <= boleh for boleh in langkah.values())
    if keadaan == "selesai":
        assert any("kembalikan" in boleh for boleh in langkah.values())
    for nama, boleh in langkah.items():
        for satu in boleh:
            _ke(d, keadaan)
            client.force_login(d.orang[nama])
            isi = ISIAN[satu]
            if satu == "verifikasi" and keadaan != "diusulkan":
                # Nothing written yet: refused with what is missing, which the same page takes.
                kirim = {**kiriman(client.get(d.alamat), satu), **isi}
                assert client.post(d.alamat, kirim).status_code in (302, 422)
                continue
            tekan(client, d.alamat, satu, **isi)

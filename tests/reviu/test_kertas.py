"""The Inspektorat's statement from paper: recorded with its scan, never passed over in silence."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image

from kinerja.isian.pintu import hari_lokal
from kinerja.models import BerkasTetap, JejakAudit
from kinerja.penolakan import Penolakan, TidakBerizinError, TidakDitemukanError
from laporan.bahan.bahan import Bahan
from laporan.cetak.json import sebagai_data
from laporan.dokumen.padat import TIPE_PADAT
from laporan.models import LangkahReviu, Laporan, ReviuInspektorat
from laporan.reviu.inspektorat import mulai_reviu
from laporan.reviu.kertas import catat_reviu_kertas
from laporan.terbit.nomor import dokumen_lkjip
from tests import factories as f
from tests.pasti import pasti

pytestmark = pytest.mark.django_db


def _gambar() -> bytes:
    aliran = BytesIO()
    Image.new("RGB", (40, 60), "white").save(aliran, "PNG")
    return aliran.getvalue()


@pytest.fixture
def d(d: Any) -> Any:
    """With a plan of the year, so that the pages know the year."""
    f.RenstraFactory(pd=d.pd)
    return d


def _titik(isi: bytes) -> tuple[tuple[int, int], bytes]:
    """Size and dots: a picture is drawn anew when it is stored."""
    with Image.open(BytesIO(isi)) as gambar:
        return gambar.size, gambar.convert("RGB").tobytes()


def _catat(d: Any, **lain: Any) -> ReviuInspektorat:
    isi = {
        "berkas": SimpleUploadedFile("pernyataan.png", _gambar()),
        "nomor": "700/12/INSP/2025",
        "hasil": "pengecualian",
        "pengecualian": "Data dukung triwulan III belum lengkap.",
        "tempat": "Martapura",
        "tanggal": hari_lokal(d.pd, f.PADA),
        "sebutan": "Inspektur",
        "oleh": d.perencanaan,
        **lain,
    }
    return catat_reviu_kertas(pd=d.pd, tahun=2024, pada=f.PADA, **isi)


def test_dicatat_dengan_pindaian_dan_jejaknya(d: Any, client: Any) -> None:
    d.sampai_disetujui()
    r = _catat(d)
    assert Laporan.objects.get(pd=d.pd).status == "direviu_inspektorat"
    assert r.dari_kertas
    assert _titik(bytes(pasti(r.pindaian).isi)) == _titik(_gambar())
    jejak = JejakAudit.objects.tentang(r).get()
    assert jejak.aksi == "reviu: dicatat dari kertas"
    assert jejak.perubahan["nomor"] == ["", "700/12/INSP/2025"]
    assert LangkahReviu.objects.filter(langkah="catat_reviu", oleh=d.perencanaan).count() == 1

    # The report says where the signed paper is; a checklist that nobody filled is not printed.
    data = sebagai_data(dokumen_lkjip(Bahan(d.pd, 2024), hari_lokal(d.pd, f.PADA)))
    halaman = next(b for b in data["depan"] if b["kunci"] == "pernyataan-reviu")
    teks = " ".join(str(x) for x in halaman["isi"])
    assert "dari dokumen kertas Nomor 700/12/INSP/2025" in teks
    assert pasti(r.pindaian_id) in teks
    assert "Data dukung triwulan III belum lengkap." in teks
    assert not any(x["kunci"] == "lampiran-reviu" for x in data["lampiran"])

    client.force_login(d.perencanaan)
    isi = client.get(reverse("reviu_inspektorat"), {"tahun": 2024}).text
    assert "Dicatat dari dokumen kertas" in isi
    assert d.perencanaan.sebutan in isi
    unduh = reverse("reviu_pindaian", args=[r.pk])
    assert unduh in isi
    respons = client.get(unduh)
    assert respons.content == bytes(pasti(r.pindaian).isi)
    assert respons["Content-Disposition"].startswith("attachment")
    client.force_login(d.orang_luar)
    assert client.get(unduh).status_code == 404
    client.force_login(d.operator)
    assert client.get(unduh).status_code == 403

    # What is recorded stays: refused by a trigger.
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviuInspektorat.objects.filter(pk=r.pk).update(nomor="lain")


@pytest.mark.parametrize(
    ("lain", "pesan"),
    [
        ({"berkas": None}, "Pilih pindaian"),
        ({"berkas": SimpleUploadedFile("pernyataan.pdf", b"bukan pdf")}, "pernyataan|berkas|PDF"),
        ({"nomor": "  "}, "Isi nomor"),
        ({"hasil": "lain"}, "Pilih hasil"),
        ({"pengecualian": ""}, "pengecualiannya"),
        ({"tempat": ""}, "Isi tempat"),
        ({"tanggal": None}, "Isi tempat, tanggal"),
    ],
    ids=["berkas", "isi", "nomor", "hasil", "pengecualian", "tempat", "tanggal"],
)
def test_yang_kurang_ditolak_utuh(d: Any, lain: dict[str, Any], pesan: str) -> None:
    d.sampai_disetujui()
    with pytest.raises(Penolakan) as galat:
        _catat(d, **lain)
    assert re.search(pesan, galat.value.pesan), galat.value.pesan
    assert not ReviuInspektorat.objects.exists()
    # What the approvals keep of the report stays.
    assert not BerkasTetap.objects.exclude(tipe=TIPE_PADAT).exists()
    assert Laporan.objects.get(pd=d.pd).status == "disetujui"


def test_bukan_pada_gilirannya(d: Any) -> None:
    with pytest.raises(Penolakan, match="disetujui Kepala"):
        _catat(d)
    d.sampai_disetujui()
    with pytest.raises(Penolakan, match="belum tiba"):
        _catat(d, tanggal=hari_lokal(d.pd, f.PADA) + timedelta(days=1))
    with pytest.raises(TidakBerizinError):
        _catat(d, oleh=d.kepala)
    with pytest.raises(TidakDitemukanError):
        _catat(d, oleh=d.orang_luar)
    mulai_reviu(pd=d.pd, tahun=2024, oleh=d.evaluator, pada=f.PADA)
    with pytest.raises(Penolakan, match="sedang mereviu laporan ini di Tapak"):
        _catat(d)
    assert ReviuInspektorat.objects.get().selesai_pada is None


def test_dari_layar(d: Any, client: Any) -> None:
    """The form keeps what was typed, and is shown to the Sekretariat only."""
    d.sampai_disetujui()
    alamat = f"{reverse('reviu_inspektorat')}?tahun=2024"
    client.force_login(d.kepala)
    assert 'value="kertas"' not in client.get(alamat).text
    client.force_login(d.perencanaan)
    assert 'value="kertas"' in client.get(alamat).text
    kirim: dict[str, Any] = {
        "langkah": "kertas", "nomor": "700/12", "hasil": "bersih", "tempat": "Martapura",
        "tanggal": "2024-12-31", "sebutan": "Inspektur",
    }  # fmt: skip
    respons = client.post(alamat, kirim)
    assert respons.status_code == 422
    assert "Pilih pindaian pernyataan" in respons.text
    assert 'value="700/12"' in respons.text
    kirim["pindaian"] = SimpleUploadedFile("p.png", _gambar())
    assert "dicatat dan menjadi bagian laporan" in client.post(alamat, kirim, follow=True).text
    assert ReviuInspektorat.objects.get().hasil == "bersih"

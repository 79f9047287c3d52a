"""A frozen version printed again: by its page, by the job, by the command line."""

import json
import re
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from kinerja.models import BerkasTetap, Indikator, Realisasi
from laporan.models import Tugas
from laporan.terbit.tugas_cetak_ulang import CETAK_ULANG
from laporan.tugas.dasar import Argumen, PekerjaanGagalError, diam
from tests.terbit.test_beku import _bekukan, _tanpa_pdf, oleh, siap

__all__ = ["_tanpa_pdf", "oleh", "siap"]
# Not repeated on PostgreSQL: printing reads the frozen model, not the database.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_setahun_kemudian(siap: Any, oleh: Any, client: Any, tmp_path: Path) -> None:
    """What an auditor needs: fingerprints, values, a file with its account, what has changed."""
    v = _bekukan(siap, oleh)
    indikator = Indikator.objects.get(kode="IK-E3.4")
    assert Realisasi.objects.filter(indikator=indikator, tahun=2024).update(nilai_resmi=41)
    client.force_login(oleh)
    isi = client.get(reverse("versi_rinci", args=[v.pk])).text
    assert "Tidak utuh" not in isi
    assert "semuanya sama dengan yang dibekukan" in isi
    assert "sama dengan saat dibekukan." in isi  # the renderer
    beda = client.get(reverse("versi_kini", args=[v.pk])).text
    assert re.search(r"<del>37,90?%?</del>", beda), re.findall(
        r"<del>.*?</del>|<ins>.*?</ins>", beda
    )
    assert re.search(r"<ins>41(,00?)?%?</ins>", beda)
    assert reverse("indikator", args=[indikator.pk]) in beda

    # By the command line.
    keluaran, kata = tmp_path / "ulang.xlsx", StringIO()
    call_command("cetak_ulang", tahun=2024, versi=1, format="xlsx", keluaran=keluaran, stdout=kata)
    assert keluaran.read_bytes() == bytes(v.xlsx.isi)
    assert "semuanya sama dengan yang dibekukan" in kata.getvalue()
    assert "sama sampai ke bitanya" in kata.getvalue()
    assert "utuh." in kata.getvalue()
    with pytest.raises(CommandError, match=r"tidak punya versi final 7\. Yang ada: 1"):
        call_command("cetak_ulang", tahun=2024, versi=7, format="xlsx", keluaran=keluaran)

    # As a job: the file and the account of the check in one ZIP; asked for twice it is one job.
    cetak = reverse("versi_cetak", args=[v.pk])
    assert client.post(cetak, {"bentuk": "exe"}).status_code == 404
    for _ in range(2):
        assert "tugas=" in client.post(cetak, {"bentuk": "json"})["Location"]
    t = Tugas.objects.get()
    assert t.judul == "Cetak ulang LKjIP 2024, versi final 1, JSON"
    berkas = CETAK_ULANG.kerjakan(Argumen(siap, 2024, oleh, t.pada, t.argumen), diam)
    assert berkas is not None
    with ZipFile(BytesIO(berkas.isi)) as arsip:
        nama = "LKjIP-2024-disnakertrans-banjar-final-1-cetak-ulang.json"
        assert arsip.read(nama) == bytes(v.json.isi)
        surat = arsip.read("pemeriksaan.txt").decode()
    assert "Nilai tabel: SAMA" in surat
    assert f"Sidik versi: cocok, {v.sidik}" in surat
    assert "BERUBAH" not in surat


def test_yang_dipalsukan_disebut(
    siap: Any, oleh: Any, client: Any, tanpa_pemicu: None, tmp_path: Path
) -> None:
    """A cell of the frozen JSON is another, then the model: page, job and command all say so."""
    v = _bekukan(siap, oleh)
    data = json.loads(bytes(v.json.isi))
    data["tabel"][5]["baris"][0][0] = "dipalsukan"
    BerkasTetap.objects.filter(pk=v.json_id).update(isi=json.dumps(data).encode())
    client.force_login(oleh)
    rinci = reverse("versi_rinci", args=[v.pk])
    isi = client.get(rinci).text
    assert "Nilai tabel tidak sama" in isi
    assert "semula “dipalsukan”" in isi
    argumen = Argumen(siap, 2024, oleh, v.pada, {"versi": v.pk, "ke": 1, "bentuk": "json"})
    with pytest.raises(PekerjaanGagalError, match=r"dipalsukan[\s\S]*Pakai berkas yang dibekukan"):
        CETAK_ULANG.kerjakan(argumen, diam)
    keluaran = tmp_path / "a.json"
    with pytest.raises(CommandError, match=r"Nilai tabel tidak sama[\s\S]*dipalsukan"):
        call_command("cetak_ulang", tahun=2024, format="json", keluaran=keluaran, stdout=StringIO())
    keluaran.unlink()

    BerkasTetap.objects.filter(pk=v.model_id).update(isi=b"{}")
    assert "tidak dapat dicetak atau dibandingkan" in client.get(rinci).text
    for nama, args in (("versi_kini", [v.pk]), ("versi_beda", [v.pk, v.pk])):
        assert "Sampaikan kepada admin" in client.get(reverse(nama, args=args), follow=True).text
    with pytest.raises(PekerjaanGagalError, match="tidak sama dengan saat dibekukan"):
        CETAK_ULANG.kerjakan(argumen, diam)
    with pytest.raises(CommandError, match="tidak sama dengan saat dibekukan"):
        call_command("cetak_ulang", tahun=2024, format="json", keluaran=keluaran)
    assert not keluaran.exists()

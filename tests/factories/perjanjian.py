"""Agreements, their text, their signatures, the chain of the audit trail."""

import datetime
from hashlib import sha256
from typing import Any

import factory
from factory.django import DjangoModelFactory

from kinerja import models as kinerja
from tests.factories.dasar import PADA, TAHUN
from tests.factories.organisasi import JabatanFactory, PDFactory, PenggunaFactory
from tests.factories.pohon import IndikatorFactory
from tests.factories.target import dokumen


class PerjanjianFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.PerjanjianKinerja

    jabatan = factory.SubFactory(JabatanFactory)
    pd = factory.SelfAttribute("jabatan.pd")
    tahun = TAHUN
    dokumen = factory.LazyAttribute(lambda o: dokumen(o.pd, o.tahun))
    sebutan_pertama = factory.SelfAttribute("jabatan.nama")
    sebutan_kedua = factory.SelfAttribute("pd.kepala_daerah")
    pernyataan = (
        "Kami berjanji mewujudkan target kinerja pada lampiran perjanjian ini.\n\n"
        "{identitas_pertama}\n\n{identitas_kedua}"
    )
    tanggal = datetime.date(2024, 1, 15)
    berlaku_mulai = datetime.date(2024, 1, 15)


def perjanjian_berstatus(status: str, *, nyata: bool = False, **medan: Any) -> Any:
    """Return an agreement walked step by step to `status`, with its naskah and signatures.

    `nyata`: the naskah holds the agreement's own content, so that pages can show it.
    """
    perjanjian = PerjanjianFactory(**medan)

    def langkah(status: str, **ubah: Any) -> None:
        for nama, nilai in {"status": status, **ubah}.items():
            setattr(perjanjian, nama, nilai)
        perjanjian.save()

    urutan = ["draf", "diajukan", "pihak_pertama", "pihak_kedua", "berlaku", "digantikan"]
    sampai = urutan.index("diajukan" if status == "dikembalikan" else status)
    for ke, nama in enumerate(urutan[1 : sampai + 1], start=1):
        tambahan: dict[str, Any] = {}
        if ke == 1:
            naskah = NaskahPerjanjianFactory(perjanjian=perjanjian, **_isi_nyata(perjanjian, nyata))
            tambahan = {"pengajuan": naskah.ke}
        elif ke in (2, 3):
            TandaTanganFactory(naskah=naskah, pihak=ke - 1)
            tambahan = {"lengkap_pada": PADA.date()} if ke == 3 else {}
        elif nama == "digantikan":
            _pengganti(perjanjian)
        langkah(nama, **tambahan)
    if status == "dikembalikan":
        langkah("dikembalikan", catatan_kembali="Perbaiki target IK-1.")
    return perjanjian


def _isi_nyata(perjanjian: Any, nyata: bool) -> dict[str, Any]:
    if not nyata:
        return {}
    from laporan.perjanjian.data import data_beku, sidik

    isi = data_beku(perjanjian)
    return {"isi": isi, "sha256": sidik(isi)}


def _pengganti(perjanjian: Any) -> Any:
    """Return the Perubahan, signed by both, that replaces an agreement."""
    return perjanjian_berstatus(
        "pihak_kedua",
        jabatan=perjanjian.jabatan,
        tahun=perjanjian.tahun,
        dokumen=perjanjian.dokumen,
        ke=perjanjian.ke + 1,
        jenis_alasan="pejabat",
        alasan="Mutasi pejabat.",
    )


class BarisPerjanjianFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.BarisPerjanjian

    perjanjian = factory.SubFactory(PerjanjianFactory)
    indikator = factory.SubFactory(
        IndikatorFactory, sasaran__tujuan__renstra__pd=factory.SelfAttribute(".....perjanjian.pd")
    )
    urutan = factory.Sequence(lambda n: n)
    sasaran = factory.LazyAttribute(lambda o: o.indikator.sasaran.uraian)
    nama_indikator = factory.SelfAttribute("indikator.nama")
    target = "80%"


class BerkasTetapFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.BerkasTetap

    isi = factory.Sequence(lambda n: f"%PDF-1.7 contoh {n}".encode())
    sha256 = factory.LazyAttribute(lambda o: sha256(o.isi).hexdigest())
    ukuran = factory.LazyAttribute(lambda o: len(o.isi))
    tipe = "application/pdf"
    disimpan_pada = PADA


class MataPerjanjianFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.MataPerjanjian

    perjanjian = factory.SubFactory(PerjanjianFactory)
    urutan = factory.Sequence(lambda n: n)
    tingkat = "program"
    kode = factory.Sequence(lambda n: f"2.07.{n:02}")
    nama = "Program Contoh"
    anggaran = 1_000_000


class NaskahPerjanjianFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.NaskahPerjanjian

    perjanjian = factory.SubFactory(PerjanjianFactory)
    ke = factory.LazyAttribute(lambda o: o.perjanjian.pengajuan + 1)
    isi = factory.Dict({"tahun": TAHUN})
    sha256 = "b" * 64
    berkas = factory.SubFactory(BerkasTetapFactory)
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..perjanjian.pd"))
    pada = PADA


class TemplatPernyataanFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.TemplatPernyataan

    pd = factory.SubFactory(PDFactory)
    jenis = "puncak"
    mulai_tahun = TAHUN
    teks = "{nama}, {jabatan}, berjanji kepada {atasan}."


class TandaTanganFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.TandaTangan

    naskah = factory.LazyFunction(lambda: perjanjian_berstatus("diajukan").naskah.get())
    pihak = 1
    cara = "kertas"
    berkas = factory.SubFactory(BerkasTetapFactory)
    sebutan = "Kepala Bidang Contoh"
    sha256 = factory.SelfAttribute("naskah.berkas_id")
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..naskah.perjanjian.pd"))
    pada = PADA


class RantaiJejakFactory(DjangoModelFactory):
    """A link of the audit chain; its fingerprint is of nothing that is there."""

    class Meta:
        model = kinerja.RantaiJejak

    ke = factory.Sequence(lambda n: n + 1)
    dari = 1
    sampai = 1
    banyak = 1
    sidik = "a" * 64
    pada = PADA

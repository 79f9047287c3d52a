"""17.5: findings of other origin, followed up as the recommendations of the LHE are."""

import datetime

import pytest
from django.urls import reverse

from kinerja.models import JejakAudit
from kinerja.penolakan import BentrokError, TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.peran import EVALUATOR, OPERATOR, SEKRETARIAT
from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.unsur import baris_tercetak
from laporan.lhe import aksi
from laporan.lhe.matriks import susun_tlhp
from laporan.lhe.menunggu import kotak_tindak_lanjut
from laporan.lhe.temuan import IsiTemuan, ambil_reviu, catat_temuan, hapus_temuan
from laporan.menunggu.daftar import TungguPD
from laporan.models import TemuanPemeriksaan
from tests import factories as f
from tests.lhe.conftest import TemuanPemeriksaanFactory

pytestmark = pytest.mark.django_db
ISI = IsiTemuan("bpk", "1.2", "Aset tetap belum dicatat.", "Agar dicatat.", "12/LHP/2025")


class DuniaTemuan:
    """An agency, its Sekretariat, an operator with a post's unit, an evaluator, and a stranger."""

    def __init__(self):
        self.jabatan = f.JabatanFactory()
        self.pd = self.jabatan.pd
        f.RenstraFactory(pd=self.pd, tahun_awal=2021, tahun_akhir=2026)
        self.sekretariat = f.buat_pengguna(SEKRETARIAT, pd=self.pd)
        self.operator = f.buat_pengguna(OPERATOR, unit=self.jabatan.unit)
        self.evaluator = f.buat_pengguna(EVALUATOR, pd=self.pd)
        self.lain = f.buat_pengguna(SEKRETARIAT, pd=f.PDFactory())

    def catat(self, oleh=None, isi=ISI):
        return catat_temuan(
            pd=self.pd, tahun=2024, isi=isi, oleh=oleh or self.sekretariat, pada=f.PADA
        )


@pytest.fixture
def d(peran):
    return DuniaTemuan()


def _umum(t, oleh):
    t.refresh_from_db()
    return {"pk": t.pk, "oleh": oleh, "pada": f.PADA, "versi": t.versi, "model": TemuanPemeriksaan}


def test_dari_catatan_sampai_diverifikasi_evaluator(d):
    t = d.catat()
    with pytest.raises(TidakDitemukanError):  # not theirs to see before it is theirs to answer for
        aksi.tulis(**_umum(t, d.operator), tindak_lanjut="x", bukti="")
    aksi.atur(
        **_umum(t, d.sekretariat), penanggung_jawab=d.jabatan, tenggat=datetime.date(2025, 6, 30)
    )
    aksi.tulis(**_umum(t, d.operator), tindak_lanjut="Didata ulang.", bukti="", rencana="Mendata.")
    with pytest.raises(TidakSahError, match="Sebutkan buktinya"):
        aksi.usulkan(**_umum(t, d.operator))
    aksi.tulis(**_umum(t, d.operator), tindak_lanjut="Didata ulang.", bukti="Daftar aset 2025")
    aksi.usulkan(**_umum(t, d.operator))
    with pytest.raises(TidakBerizinError, match="evaluator"):
        aksi.verifikasi(**_umum(t, d.sekretariat))
    aksi.kembalikan(**_umum(t, d.evaluator), alasan="Lampirkan berita acara.")
    t.refresh_from_db()
    assert (t.status, t.diusulkan_pada, t.dikembalikan_pada) == ("proses", None, f.PADA)
    aksi.usulkan(**_umum(t, d.operator))
    t.refresh_from_db()
    assert t.dikembalikan_pada is None
    aksi.verifikasi(**_umum(t, d.evaluator))
    t.refresh_from_db()
    assert (t.status, t.diverifikasi_oleh) == ("selesai", d.evaluator)
    with pytest.raises(BentrokError, match="Temuan ini"):
        aksi.kembalikan(**{**_umum(t, d.evaluator), "versi": 1}, alasan="Lama.")
    langkah = JejakAudit.objects.tentang(t).order_by("pk").values_list("aksi", flat=True)
    assert [x.removeprefix("TLHP: ") for x in langkah] == [
        "temuan dicatat", "diatur", "ditulis", "ditulis", "diusulkan selesai", "dikembalikan",
        "diusulkan selesai", "diverifikasi selesai",
    ]  # fmt: skip
    with pytest.raises(TidakSahError, match="sudah ditindaklanjuti"):
        hapus_temuan(pk=t.pk, versi=t.versi, oleh=d.sekretariat, pada=f.PADA)
    (tabel,) = semua_tabel(susun_tlhp(d.pd, 2024, datetime.date(2025, 7, 1)))
    assert [tuple(baris_tercetak(tabel)[0])] == [
        (
            "BPK", "1.2", "12/LHP/2025", "Aset tetap belum dicatat.", "Agar dicatat.", "Mendata.",
            d.jabatan.nama, "30 Juni 2025", "Didata ulang.", "Daftar aset 2025", "Selesai",
        )
    ]  # fmt: skip


def test_yang_ditolak(d):
    d.catat()
    for isi, pesan in (
        (ISI, "sudah dicatat"),
        (IsiTemuan("mars", "2", "Temuan."), "Pilih sumber"),
        (IsiTemuan("bpk", " ", "Temuan."), "nomor temuan"),
        (IsiTemuan("bpk", "2", " "), "Uraikan"),
    ):
        with pytest.raises(TidakSahError, match=pesan):
            d.catat(isi=isi)
    with pytest.raises(TidakBerizinError):
        d.catat(d.operator, IsiTemuan("bpk", "3", "Temuan."))
    with pytest.raises(TidakDitemukanError):
        d.catat(d.lain, IsiTemuan("bpk", "3", "Temuan."))
    t = TemuanPemeriksaan.objects.get()
    with pytest.raises(BentrokError):
        hapus_temuan(pk=t.pk, versi=t.versi + 1, oleh=d.evaluator, pada=f.PADA)
    hapus_temuan(pk=t.pk, versi=t.versi, oleh=d.evaluator, pada=f.PADA)
    assert not TemuanPemeriksaan.objects.exists()


def test_yang_menunggu_menurut_peran_dan_keadaan(d):
    """On 10 April 2024: by hand, 1 April is nine days past, 10 May the thirtieth day ahead."""
    hari = datetime.date(2024, 4, 10)
    dibagi = {"penanggung_jawab": d.jabatan, "kode": "7"}
    dijawab = {"status": "proses", "tindak_lanjut": "Didata ulang.", "bukti": "Daftar aset"}
    kembali = {**dijawab, "dikembalikan_pada": f.PADA}
    diusulkan = {**dijawab, "diusulkan_pada": f.PADA, "diusulkan_oleh": d.operator}
    lewat, dekat, jauh = ({"tenggat": datetime.date(2024, *x)} for x in ((4, 1), (5, 10), (5, 11)))
    for isi, sekretariat, operator, evaluator in (
        ({}, ["belum ditetapkan penanggung jawab"], [], []),
        (dibagi | lewat, ["1 temuan pemeriksaan 2024 lewat tenggat"], ["lewat tenggat 9 hari"], []),
        (dibagi | dekat, ["jatuh tempo dalam 30 hari"], ["nomor 7 jatuh tempo 10 Mei 2024"], []),
        (dibagi | jauh, [], [], []),
        (dibagi | jauh | kembali, [], ["nomor 7 dikembalikan evaluator untuk dilengkapi."], []),
        (dibagi | lewat | kembali, ["lewat tenggat"], ["dilengkapi dan lewat tenggat 9 hari."], []),
        (dibagi | lewat | diusulkan, ["lewat tenggat"], [], ["menunggu verifikasi Anda"]),
        (dibagi | lewat | dijawab | {"status": "selesai"}, [], [], []),
    ):
        TemuanPemeriksaan.objects.all().delete()
        TemuanPemeriksaanFactory(pd=d.pd, **isi)
        siapa = (d.sekretariat, d.operator, d.evaluator, d.lain)
        for p, harap in zip(siapa, (sekretariat, operator, evaluator, []), strict=True):
            teks = [m.teks for m in kotak_tindak_lanjut(p, d.pd, hari)]
            assert len(teks) == len(harap), (isi, teks)
            assert all(h in t for h, t in zip(harap, teks, strict=True)), (isi, teks)


def test_beranda_menyebut_temuan(d):
    TemuanPemeriksaanFactory(
        pd=d.pd, penanggung_jawab=d.jabatan, tenggat=datetime.date(2024, 4, 1), tahun=2023
    )
    semua = TungguPD(d.pd, 2024, f.PADA)
    for p in (d.sekretariat, d.operator):
        (satu,) = [m for m in semua.untuk(p, berita=False) if "emuan" in m.teks]
        assert (satu.lewat, "2023" in satu.teks) == (True, True)


def test_catatan_reviu_diambil_sekali(d, tanpa_pemicu, jumlah_kueri):
    """Once each, in as many queries for ten notes as for one; each with its audit row."""
    laporan = f.LaporanFactory(pd=d.pd, tahun=2024)
    reviu = f.ReviuInspektoratFactory(laporan=laporan)
    f.CatatanReviuFactory(reviu=reviu, nomor=1, uraian="Sumber Tabel 3.4 belum disebut.")
    umum = {"pd": d.pd, "tahun": 2024, "oleh": d.evaluator, "pada": f.PADA}
    assert ambil_reviu(**umum) == 1
    assert ambil_reviu(**umum) == 0
    t = TemuanPemeriksaan.objects.get()
    assert (t.sumber, t.kode, t.temuan) == ("reviu", "1.1", "Sumber Tabel 3.4 belum disebut.")
    banyak = []
    for dari, sampai in ((2, 2), (3, 12)):
        for n in range(dari, sampai + 1):
            f.CatatanReviuFactory(reviu=reviu, nomor=n, uraian=f"Catatan {n}.")
        with jumlah_kueri() as kueri:
            assert ambil_reviu(**umum) == sampai - dari + 1
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]
    assert JejakAudit.objects.filter(aksi="TLHP: temuan dicatat").count() == 12
    akhir = TemuanPemeriksaan.objects.get(kode="1.12")
    assert JejakAudit.objects.tentang(akhir).get().alasan == "Catatan 12."


def test_kueri_daftar_tidak_tumbuh(d, client, jumlah_kueri):
    client.force_login(d.sekretariat)
    alamat = f"{reverse('tlhp')}?tahun=2024"
    TemuanPemeriksaanFactory(pd=d.pd, penanggung_jawab=d.jabatan)
    client.get(alamat)
    with jumlah_kueri() as sedikit:
        client.get(alamat)
    TemuanPemeriksaanFactory.create_batch(5, pd=d.pd, penanggung_jawab=d.jabatan)
    with jumlah_kueri() as banyak:
        client.get(alamat)
    assert len(banyak) <= len(sedikit)


def test_layar(d, client):
    client.force_login(d.sekretariat)
    alamat = f"{reverse('tlhp')}?tahun=2024"
    isi = client.get(f"{alamat}&sumber=uji&kode=A01&temuan=Pagu+berbeda").text
    assert "Pagu berbeda" in isi
    kirim = {"langkah": "catat", "sumber": "bpkp", "kode": "3", "temuan": "Kontrak terlambat."}
    assert client.post(alamat, kirim | {"tanggal": "besok"}).status_code == 422
    assert client.post(alamat, kirim).status_code == 302
    t = TemuanPemeriksaan.objects.get()
    assert "BPKP 3" in " ".join(client.get(alamat).text.split())
    rinci = reverse("tlhp_rinci", args=[t.pk])
    isi = client.get(rinci).text
    assert "Kontrak terlambat." in isi
    assert "Lampiran bukti" not in isi
    client.post(rinci, {"langkah": "tulis", "versi": 1, "tindak_lanjut": "Ditagih.", "bukti": "BA"})
    t.refresh_from_db()
    assert t.status == "proses"
    client.force_login(d.evaluator)
    client.post(rinci, {"langkah": "verifikasi", "versi": t.versi})
    t.refresh_from_db()
    assert t.status == "selesai"
    respons = client.get(f"{reverse('tlhp_matriks')}?tahun=2024")
    assert respons["Content-Type"].endswith("sheet")

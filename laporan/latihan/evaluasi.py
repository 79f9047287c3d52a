"""The practice LHE with its follow-up, a finding of another origin, and the sections of the LKjIP
given to their authors.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from kinerja.models import Jabatan, Pengguna, PerangkatDaerah, UnitKerja
from laporan.bahan.bahan import Bahan
from laporan.latihan.angka import AngkaLatihan
from laporan.latihan.berkas import pdf_latihan
from laporan.latihan.muatan import muat_lembar
from laporan.lhe.aksi import atur, lampirkan, tulis, usulkan, verifikasi
from laporan.lhe.catat import catat_nilai, sidik
from laporan.lhe.formulir_nilai import BAKU
from laporan.lhe.nilai import BagianNilai, Uraian
from laporan.lhe.temuan import IsiTemuan, catat_temuan
from laporan.models import RekomendasiLHE, TemuanPemeriksaan
from laporan.models.laporan import laporan_tahun
from laporan.penulisan.bagian import daftar_bagian
from laporan.penulisan.simpan import tugaskan

NILAI = {"A": Decimal("24.60"), "B": Decimal("24.75"), "C": Decimal("12.15"), "D": Decimal("20.30")}


def catat_lhe(
    pd: PerangkatDaerah, tahun: int, angka: AngkaLatihan, *, hari: date, oleh: Pengguna,
    penilai: Pengguna, pada: datetime, ditindak: datetime,
) -> None:  # fmt: skip
    """The score and the recommendations; some followed up, one proposed, one done, two late."""
    bagian = tuple(BagianNilai(k.kode, k.nama, k.bobot, NILAI[k.kode]) for k in BAKU)
    nilai = sum((b.nilai for b in bagian), Decimal(0))
    catat_nilai(
        pd=pd,
        tahun=tahun,
        uraian=Uraian(bagian, nilai, "A"),
        dasar=sidik(None),
        oleh=oleh,
        pada=pada,
    )
    semua = angka.rekomendasi()
    lembar = [
        {
            "tahun": str(tahun),
            "kode": r["kode"],
            "rekomendasi": r["rekomendasi"],
            "penanggung_jawab": r["penanggung_jawab"],
            "tenggat": (hari + timedelta(days=int(r["tenggat_hari"]))).isoformat(),
        }
        for r in semua
    ]
    muat_lembar(pd, {"rekomendasi_lhe": lembar}, oleh=oleh, pada=pada)
    for r in semua:
        if r["jalan"]:
            _tindak_lanjuti(pd, tahun, dict(r), oleh=oleh, penilai=penilai, pada=ditindak)


def _tindak_lanjuti(
    pd: PerangkatDaerah,
    tahun: int,
    isi: dict[str, str],
    *,
    oleh: Pengguna,
    penilai: Pengguna,
    pada: datetime,
) -> None:
    satu = RekomendasiLHE.objects.get(evaluasi__pd=pd, evaluasi__tahun=tahun, kode=isi["kode"])
    tulis(pk=satu.pk, tindak_lanjut=isi["tindak_lanjut"], bukti=isi["bukti"], oleh=oleh, pada=pada)
    if isi["jalan"] == "ditulis":
        return
    berkas = pdf_latihan(f"Tindak lanjut {satu.kode}.pdf", isi["bukti"])
    lampirkan(pk=satu.pk, berkas=berkas, judul=isi["bukti"], oleh=oleh, pada=pada)
    usulkan(pk=satu.pk, oleh=oleh, pada=pada)
    if isi["jalan"] == "beres":
        verifikasi(pk=satu.pk, oleh=penilai, pada=pada)


def catat_pemeriksaan(
    pd: PerangkatDaerah, tahun: int, angka: AngkaLatihan, *, hari: date, oleh: Pengguna,
    pada: datetime,
) -> None:  # fmt: skip
    """Findings of other origin, each given to who answers for it."""
    for isi in angka.temuan():
        medan = ("sumber", "kode", "temuan", "rekomendasi", "dokumen")
        t = catat_temuan(
            pd=pd,
            tahun=tahun,
            isi=IsiTemuan(**{m: isi[m] for m in medan}, tanggal=pada.date()),
            oleh=oleh,
            pada=pada,
        )
        atur(
            pk=t.pk,
            penanggung_jawab=Jabatan.objects.get(pd=pd, kode=isi["penanggung_jawab"]),
            tenggat=hari + timedelta(days=int(isi["tenggat_hari"])),
            oleh=oleh,
            pada=pada,
            model=TemuanPemeriksaan,
        )


def bagikan_bagian(
    pd: PerangkatDaerah, tahun: int, unit: dict[str, UnitKerja], *, tenggat: date, oleh: Pengguna,
    pada: datetime,
) -> None:  # fmt: skip
    """Give one section of the year's report to each of some units, by its key."""
    laporan = laporan_tahun(pd, tahun)
    semua = {b.kunci: b for b in daftar_bagian(Bahan(pd, tahun))}
    for kunci, satu in unit.items():
        tugaskan(
            laporan=laporan,
            bagian=[semua[kunci]],
            unit=satu,
            penulis=None,
            tenggat=tenggat,
            oleh=oleh,
            pada=pada,
        )

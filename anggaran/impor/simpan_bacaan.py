"""Keeping what a file says until it is accepted: its rows, not the file."""

from dataclasses import fields
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from anggaran.impor.bentuk import HasilBacaBerkas, JenisBerkas, RincianBerkas, TolakanImpor
from anggaran.impor.usulan_muat import PilihanMuat
from anggaran.models import MuatanAnggaran, RincianMuatan
from kinerja.models import Pengguna, PerangkatDaerah

_SEKALI = 2_000
_KOLOM = tuple(satu.name for satu in fields(RincianBerkas))


def simpan_bacaan(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    nama: str,
    isi: bytes,
    baca: HasilBacaBerkas,
    oleh: Pengguna,
    pada: datetime,
) -> MuatanAnggaran:
    """Keep what a file says until it is accepted; its rows, not the file."""
    with transaction.atomic():
        m = MuatanAnggaran.objects.create(
            pd=pd, tahun=tahun, jenis=baca.jenis.value, nama_berkas=nama[:200],
            sidik=sha256(isi).hexdigest(), oleh=oleh, pada=pada,
            bacaan={
                "tolak": [
                    [t.lembar, t.baris, t.kolom, t.nilai, t.pesan, t.usul] for t in baca.tolak
                ],
                "catatan": baca.catatan,
                "simpul": baca.simpul,
                "skpd": baca.skpd,
                "banyak_skpd": dict(baca.banyak_skpd),
                "baris": baca.baris,
                "bulan": baca.bulan,
                "total_pagu": baca.total_pagu,
                "total_realisasi": baca.total_realisasi,
            },
        )  # fmt: skip
        RincianMuatan.objects.bulk_create(
            (_rincian(m, r) for r in baca.rincian), batch_size=_SEKALI
        )
    return m


def _rincian(m: MuatanAnggaran, r: RincianBerkas) -> RincianMuatan:
    return RincianMuatan(
        muatan=m, lembar=r.lembar[:120], baris=r.baris, sub=r.sub, nama=r.nama[:300],
        induk=r.induk[:300], rekening=r.rekening, sumber=r.sumber, sub_unit=r.sub_unit[:40],
        skpd=r.skpd[:200], pagu=r.pagu, realisasi=r.realisasi, bulan=r.bulan,
        bulan_dokumen=r.bulan_dokumen, kunci=r.kunci[:400], fisik=r.fisik[:20], isian=r.isian,
    )  # fmt: skip


def bacaan_tersimpan(m: MuatanAnggaran) -> HasilBacaBerkas:
    """The file as it was read, from what was kept of it."""
    b = m.bacaan
    hasil = HasilBacaBerkas(JenisBerkas(m.jenis))
    hasil.tolak = [TolakanImpor(*satu) for satu in b["tolak"]]
    hasil.catatan, hasil.simpul, hasil.skpd = list(b["catatan"]), b["simpul"], b["skpd"]
    hasil.banyak_skpd.update(b["banyak_skpd"])
    hasil.baris, hasil.bulan = b["baris"], b["bulan"]
    hasil.total_pagu, hasil.total_realisasi = b["total_pagu"], b["total_realisasi"]
    hasil.rincian = [
        RincianBerkas(*satu)
        for satu in m.rincian.order_by("pk").values_list(*_KOLOM).iterator(_SEKALI)
    ]
    return hasil


def pilihan_tersimpan(m: MuatanAnggaran) -> PilihanMuat:
    """What the person said of it so far."""
    return PilihanMuat(
        m.tahapan, m.ke, m.nomor, m.tanggal, m.bulan, m.skpd, m.keperluan, dict(m.putusan)
    )

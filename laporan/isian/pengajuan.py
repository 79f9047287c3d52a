"""Submitting a unit's quarter: what is missing, and the frozen versions."""

from collections import defaultdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from anggaran.isian.baris import BarisSubIsian
from anggaran.isian.bekukan import isi_sub
from anggaran.models import LaporanSubKegiatan, VersiLaporanSub
from kinerja.isian import gembok
from kinerja.isian.baris import BarisIndikatorIsian
from kinerja.isian.beku import sidik
from kinerja.isian.bekukan import isi_indikator
from kinerja.isian.penolakan import BelumLengkapError, Kekurangan
from kinerja.isian.pintu import IZIN_ISI
from kinerja.isian.sekali import sekali
from kinerja.jadwal import KeadaanJadwal
from kinerja.models import (
    DataDukung,
    Pengguna,
    Realisasi,
    StatusRealisasi,
    UnitKerja,
    VersiRealisasi,
)
from kinerja.penolakan import BentrokError, TidakBerizinError, TidakSahError
from kinerja.periode import triwulan_dari
from kinerja.uji_isian import Temuan, TingkatTemuan
from kinerja.ukuran import TIDAK_BERLAKU
from laporan.isian.langkah import (
    Baris,
    kunci_baris,
    pencatat_langkah,
    pindahkan,
    simpan_langkah,
)
from laporan.isian.lembar import LembarIsian

AKSI_AJUKAN = "ajukan"
TERBUKA = (StatusRealisasi.DRAF, StatusRealisasi.DIKEMBALIKAN)


def periksa_pengajuan(
    unit: UnitKerja, tahun: int, triwulan: int, *, oleh: Pengguna, pada: datetime
) -> list[Kekurangan]:
    """Everything that keeps the unit (and the units below it) from submitting, in page order."""
    return kekurangan(LembarIsian(oleh, unit, tahun, triwulan, pada=pada))


def kekurangan(lembar: LembarIsian) -> list[Kekurangan]:
    """What is missing or blocking in rows that are still open."""
    kebijakan = lembar.penyusun_indikator.p.kebijakan(lembar.triwulan.tahun)
    bukti_wajib = kebijakan is not None and kebijakan.bukti_wajib
    hasil: list[Kekurangan] = []
    indikator, sub = calon(lembar)
    for b in indikator:
        hasil += kurang_indikator(b, bukti_wajib=bukti_wajib)
    for s in sub:
        hasil += kurang_sub(s, lembar)
    return hasil


def calon(lembar: LembarIsian) -> tuple[list[BarisIndikatorIsian], list[BarisSubIsian]]:
    """The open rows that a submission takes: what is due, and what was filled besides.

    Once the quarter is closed, a figure that was published since goes alone.
    """
    indikator = [b for b in lembar.indikator if _menunggu_diajukan(b, lembar) and b.ikut]
    sub = [s for s in lembar.sub if _menunggu_diajukan(s, lembar)]
    if _susulan_saja(lembar):
        return [b for b in indikator if not b.terkunci], [s for s in sub if not s.terkunci]
    return indikator, sub


def _susulan_saja(lembar: LembarIsian) -> bool:
    """Whether nothing but a published figure can still go into the quarter."""
    return lembar.pintu.lewat and any(
        b.jadwal is KeadaanJadwal.TERBIT and not b.terkunci for b in lembar.indikator
    )


def kurang_indikator(b: BarisIndikatorIsian, *, bukti_wajib: bool) -> list[Kekurangan]:
    """What an indicator's row lacks."""

    def satu(medan: str, kode: str, pesan: str) -> Kekurangan:
        return Kekurangan(b.sasaran, medan, kode, pesan, b.nama, b.unit_nama)

    hasil = []
    if not b.terisi:
        kosong = [m for m in b.masukan if m.wajib and not m.dari_bagian and not m.teks]
        hasil += [satu(m.medan, "belum_diisi", f"{m.label} belum diisi.") for m in kosong]
        if not kosong:
            hasil.append(satu(b.masukan[0].medan, "tidak_terhitung", b.uraian_realisasi))
    hasil += [satu(_medan_temuan(b, t), t.kode, t.pesan) for t in b.temuan]
    if bukti_wajib and b.bukti == 0 and b.realisasi != TIDAK_BERLAKU:
        hasil.append(satu("bukti", "bukti_wajib", "Lampirkan sekurang-kurangnya satu data dukung."))
    return hasil


def _medan_temuan(b: BarisIndikatorIsian, t: Temuan) -> str:
    if t.kode == "capaian_perlu_sebab":
        return "faktor_penghambat"
    return "penjelasan" if t.tingkat is TingkatTemuan.JELASKAN else b.masukan[0].medan


def kurang_sub(s: BarisSubIsian, lembar: LembarIsian) -> list[Kekurangan]:
    """What a sub kegiatan's row lacks."""
    penyusun = lembar.penyusun_sub
    wajib = {f"baris:{b.pk}" for b in penyusun.diisi(penyusun.sub[s.sub])}
    hasil = []
    for b in s.baris:
        if b.sasaran in wajib and not b.kumulatif:
            # A budget that nobody has split up has one line, "5": its code says nothing more.
            apa = "belanja" if b.rekening == "5" else f"{b.rekening} {b.nama}"
            pesan = f"Realisasi {apa} belum diisi; isi 0 bila belum ada belanja."
            hasil.append(
                Kekurangan(b.sasaran, "kumulatif", "belum_diisi", pesan, s.nama, s.unit_nama)
            )
        for t in b.temuan:
            jelas = t.tingkat is TingkatTemuan.JELASKAN
            hasil.append(
                Kekurangan(
                    s.sasaran if jelas else b.sasaran,
                    "penjelasan" if jelas else "kumulatif",
                    t.kode,
                    t.pesan,
                    s.nama,
                    s.unit_nama,
                )
            )
    for k in s.keluaran:
        if k.wajib and not k.realisasi:
            pesan = f"{k.nama} belum diisi; isi 0 bila belum ada yang dihasilkan."
            hasil.append(
                Kekurangan(k.sasaran, "realisasi", "belum_diisi", pesan, s.nama, s.unit_nama)
            )
        hasil += [
            Kekurangan(s.sasaran, "penjelasan", t.kode, t.pesan, s.nama, s.unit_nama)
            for t in k.temuan
        ]
    hasil += [
        Kekurangan(s.sasaran, "fisik", t.kode, t.pesan, s.nama, s.unit_nama) for t in s.temuan
    ]
    return hasil


def ajukan(
    *,
    kunci: UUID,
    unit: UnitKerja,
    tahun: int,
    triwulan: int,
    oleh: Pengguna,
    pada: datetime,
) -> dict[str, Any]:
    """Submit every open row of the unit and of the units below it, or none.

    Each becomes a frozen version. Returns {"diajukan", "dilewati"} with the names of the rows;
    skipped are those submitted before. Raises BelumLengkapError with what is missing.
    """

    def kerja() -> dict[str, Any]:
        tw = triwulan_dari(tahun, triwulan)
        gembok.bersama(unit.pd_id, tw.tahun, tw.nomor)
        lembar = LembarIsian(oleh, unit, tahun, triwulan, pada=pada)
        if not oleh.has_perm(IZIN_ISI):
            raise TidakBerizinError("Peran Anda tidak mencakup pengajuan realisasi.")
        indikator, semua_sub = calon(lembar)
        sub = [s for s in semua_sub if _diharapkan(s, lembar)]
        terbuka: list[BarisIndikatorIsian | BarisSubIsian] = [*indikator, *sub]
        for b in terbuka:
            lembar.pintu.pastikan_terbuka(b.unit, b.status, b.sasaran, jadwal=_jadwal(b))
        if kurang := kekurangan(lembar):
            raise BelumLengkapError(
                f"Belum dapat diajukan: {len(kurang)} hal perlu dilengkapi.", kurang
            )
        if not indikator and not sub:
            raise TidakSahError(
                "Angka yang menyusul belum diisi; baris lain triwulan ini sudah ditutup."
                if _susulan_saja(lembar)
                else "Tidak ada baris yang perlu diajukan."
            )
        _bekukan(lembar, indikator, sub, oleh=oleh, pada=pada, kelompok=kunci)
        diajukan = [b.sasaran for b in terbuka]
        semua = [*(b.sasaran for b in lembar.indikator), *(s.sasaran for s in lembar.sub)]
        return {"diajukan": diajukan, "dilewati": [s for s in semua if s not in set(diajukan)]}

    return sekali(
        kunci=kunci,
        oleh=oleh,
        pada=pada,
        jenis="ajukan",
        permintaan=[unit.pk, tahun, triwulan],
        kerja=kerja,
    )


def _menunggu_diajukan(b: BarisIndikatorIsian | BarisSubIsian, lembar: LembarIsian) -> bool:
    """Whether a submission takes the row along: an open one, and of a reopened quarter only what
    was reopened of it.
    """
    if b.status not in TERBUKA:
        return False
    dibuka = lembar.pintu.pembukaan
    return not (dibuka and lembar.pintu.tetap_sah(b.unit, b.sasaran, _jadwal(b)))


def _jadwal(b: BarisIndikatorIsian | BarisSubIsian) -> KeadaanJadwal:
    """What the quarter asks of a row; money is due every quarter."""
    return b.jadwal if isinstance(b, BarisIndikatorIsian) else KeadaanJadwal.TEMPO


def _diharapkan(s: BarisSubIsian, lembar: LembarIsian) -> bool:
    penyusun = lembar.penyusun_sub
    return penyusun.diharapkan(penyusun.sub[s.sub]) or s.versi > 0


def _bekukan(
    lembar: LembarIsian,
    indikator: list[BarisIndikatorIsian],
    sub: list[BarisSubIsian],
    *,
    oleh: Pengguna,
    pada: datetime,
    kelompok: UUID,
) -> None:
    pi, ps = lembar.penyusun_indikator, lembar.penyusun_sub
    _lengkapi_laporan(lembar, sub, oleh=oleh, pada=pada)
    realisasi = {b.indikator: pi.realisasi(pi.p.indikator[b.indikator]) for b in indikator}
    terkunci = kunci_baris(Realisasi, [r.pk for r in realisasi.values() if r is not None])
    laporan = kunci_baris(LaporanSubKegiatan, [ps.laporan[s.sub].pk for s in sub])
    dihitung = [r for r in realisasi.values() if r is not None]
    if any(r.pk not in terkunci or terkunci[r.pk].versi != r.versi for r in dihitung) or any(
        laporan[ps.laporan[s.sub].pk].versi != ps.laporan[s.sub].versi for s in sub
    ):
        raise BentrokError("Isian baru saja berubah. Periksa kembali, lalu ajukan lagi.")
    bukti: dict[int, list[DataDukung]] = defaultdict(list)
    for d in DataDukung.objects.filter(realisasi__in=terkunci).order_by("pk"):
        bukti[d.realisasi_id].append(d)
    ke_r = _ke_terakhir(VersiRealisasi.objects.filter(realisasi__in=terkunci), "realisasi")
    ke_l = _ke_terakhir(VersiLaporanSub.objects.filter(laporan__in=laporan), "laporan")
    versi_r: list[VersiRealisasi] = []
    versi_l: list[VersiLaporanSub] = []
    for pk, r in terkunci.items():
        isi = isi_indikator(pi, pi.p.indikator[r.indikator_id], r, bukti[pk])
        versi_r.append(
            VersiRealisasi(
                realisasi=r,
                ke=ke_r.get(pk, 0) + 1,
                isi=isi,
                sha256=sidik(isi),
                oleh=oleh,
                pada=pada,
            )
        )
    for pk, x in laporan.items():
        isi = isi_sub(ps, ps.sub[x.sub_kegiatan_id], x)
        versi_l.append(
            VersiLaporanSub(
                laporan=x, ke=ke_l.get(pk, 0) + 1, isi=isi, sha256=sidik(isi), oleh=oleh, pada=pada
            )
        )
    VersiRealisasi.objects.bulk_create(versi_r)
    VersiLaporanSub.objects.bulk_create(versi_l)
    semua: list[Baris] = [*terkunci.values(), *laporan.values()]
    catatan = pencatat_langkah(
        lembar.pintu.pd, aksi=AKSI_AJUKAN, oleh=oleh, pada=pada, kelompok=kelompok
    )
    for baris, beku in zip(semua, [*versi_r, *versi_l], strict=True):
        lain = {"pengajuan_ke": (None, beku.ke), "sha256": (None, beku.sha256)}
        pindahkan(catatan, baris, StatusRealisasi.DIAJUKAN, lain)
        baris.diajukan_oleh, baris.diajukan_pada, baris.catatan_kembali = oleh, pada, ""
    simpan_langkah(catatan, ("diajukan_oleh", "diajukan_pada", "catatan_kembali"))


def _lengkapi_laporan(
    lembar: LembarIsian, sub: list[BarisSubIsian], *, oleh: Pengguna, pada: datetime
) -> None:
    """A sub kegiatan whose spending came by import has no report row yet."""
    ps, tw = lembar.penyusun_sub, lembar.triwulan
    baru = [
        LaporanSubKegiatan(
            sub_kegiatan=ps.sub[s.sub],
            triwulan=tw.nomor,
            versi=0,
            diubah_oleh=oleh,
            diubah_pada=pada,
        )
        for s in sub
        if s.sub not in ps.laporan
    ]
    if baru:
        LaporanSubKegiatan.objects.bulk_create(baru, ignore_conflicts=True)
        for r in LaporanSubKegiatan.objects.filter(
            sub_kegiatan__in=[b.sub_kegiatan_id for b in baru], triwulan=tw.nomor, versi=0
        ):
            ps.laporan[r.sub_kegiatan_id] = r
    if any(s.sub not in ps.laporan for s in sub):
        raise BentrokError("Isian baru saja berubah. Periksa kembali, lalu ajukan lagi.")


def _ke_terakhir(versi: Any, milik: str) -> dict[int, int]:
    return dict(versi.order_by().values_list(milik).annotate(n=Max("ke")))

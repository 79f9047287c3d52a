"""Many answers at once: by the data, as last year, as the step before. Only what is not answered
yet, or what rests on data that changed meanwhile; one write for all.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from kinerja.models import Pengguna
from kinerja.penolakan import TidakSahError
from laporan.lke.aksi import IsiJawaban, RuangLKE, jawab_lke, masuk
from laporan.lke.usulan import UsulanLKE
from laporan.models import (
    AsalJawaban,
    BuktiLKE,
    DokumenLKE,
    EvaluasiLKE,
    JawabanLKE,
    TahapLKE,
)


def _kosong(ruang: RuangLKE) -> list[str]:
    """Criteria of this person's components that the step has not answered."""
    ada = ruang.jawaban
    return [
        k.kunci
        for s, k in ruang.lembar.kriteria
        if (ruang.tahap.value, k.kunci) not in ada
        and (komponen := ruang.lembar.komponen_dari(s.kode)) is not None
        and komponen.kode in ruang.komponen
    ]


@transaction.atomic
def pakai_data(*, pk: int, usulan: Mapping[str, UsulanLKE], oleh: Pengguna, pada: datetime) -> int:
    """Answer by the data what is not answered, and anew what rested on data that changed."""
    ruang = masuk(pk, oleh, pada)
    if ruang.tahap is not TahapLKE.MANDIRI:
        raise TidakSahError("Jawaban menurut data dipakai pada penilaian mandiri.")
    ada, kosong = ruang.jawaban, set(_kosong(ruang))
    isi: dict[str, IsiJawaban] = {}
    for kunci, u in usulan.items():
        if u.jawaban is None:
            continue
        lama = ada.get((ruang.tahap.value, kunci))
        berubah = lama is not None and lama.sidik_data not in ("", u.sidik)
        terkunci = ruang.evaluasi.putaran > 1 and lama is not None and not lama.dikembalikan
        if kunci in kosong or (berubah and not terkunci):
            catatan = lama.catatan if lama else ""
            isi[kunci] = IsiJawaban(u.jawaban, catatan, AsalJawaban.DATA, u.dasar, u.sidik)
    return jawab_lke(pk=pk, isi=isi, oleh=oleh, pada=pada) if isi else 0


@transaction.atomic
def pakai_tahun_lalu(*, pk: int, oleh: Pengguna, pada: datetime) -> int:
    """Answer as the agency did last year, marked n-1, with last year's documents."""
    ruang = masuk(pk, oleh, pada)
    if ruang.tahap is not TahapLKE.MANDIRI:
        raise TidakSahError("Jawaban tahun lalu dipakai pada penilaian mandiri.")
    lalu = EvaluasiLKE.objects.filter(pd=ruang.evaluasi.pd, tahun=ruang.evaluasi.tahun - 1).first()
    if lalu is None:
        raise TidakSahError(f"LKE {ruang.evaluasi.tahun - 1} tidak ada pada Tapak.")
    dulu = {j.kunci: j for j in lalu.jawaban.filter(tahap=TahapLKE.MANDIRI)}
    isi = {
        kunci: IsiJawaban(dulu[kunci].jawaban, dulu[kunci].catatan, AsalJawaban.LALU)
        for kunci in _kosong(ruang)
        if kunci in dulu
    }
    if not isi:
        return 0
    n = jawab_lke(pk=pk, isi=isi, oleh=oleh, pada=pada)
    _salin_dokumen(lalu, ruang, set(isi))
    return n


def _salin_dokumen(lalu: EvaluasiLKE, ruang: RuangLKE, kunci: set[str]) -> None:
    """Last year's documents of these criteria; their year stays what it was."""
    baru: list[BuktiLKE] = []
    for d in lalu.dokumen.filter(bukti__kunci__in=kunci).distinct().prefetch_related("bukti"):
        salinan = DokumenLKE.objects.create(
            evaluasi=ruang.evaluasi,
            judul=d.judul,
            berkas_id=d.berkas_id,
            tautan=d.tautan,
            tahun_dokumen=d.tahun_dokumen,
            berteks=d.berteks,
            bertanda=d.bertanda,
            diubah_oleh=ruang.oleh,
            diubah_pada=ruang.pada,
        )
        baru += [
            BuktiLKE(dokumen=salinan, kunci=b.kunci, halaman=b.halaman)
            for b in d.bukti.all()
            if b.kunci in kunci
        ]
    BuktiLKE.objects.bulk_create(baru)


@transaction.atomic
def samakan(*, pk: int, sub: str, oleh: Pengguna, pada: datetime) -> int:
    """Agree with the step before on what is not answered yet in one sub-component.

    What this person answered themselves at an earlier step is left out.
    """
    ruang = masuk(pk, oleh, pada)
    if ruang.tahap is TahapLKE.MANDIRI:
        raise TidakSahError("Penilaian mandiri adalah tahap pertama.")
    ada = ruang.jawaban
    milik = {k.kunci for s, k in ruang.lembar.kriteria if s.kode == sub}
    isi = {}
    for kunci in _kosong(ruang):
        lama = _sebelumnya(ruang, ada, kunci) if kunci in milik else None
        if lama is None or oleh.pk in _penjawab(ada, kunci):
            continue
        catatan = lama.catatan if lama.jawaban == "tidak_berlaku" else ""
        isi[kunci] = IsiJawaban(lama.jawaban, catatan, AsalJawaban.SEBELUMNYA)
    return jawab_lke(pk=pk, isi=isi, oleh=oleh, pada=pada) if isi else 0


def _sebelumnya(
    ruang: RuangLKE, ada: Mapping[tuple[str, str], JawabanLKE], kunci: str
) -> JawabanLKE | None:
    semua = (ada.get((t.value, kunci)) for t in ruang.rantai.sebelum(ruang.tahap))
    return next((j for j in semua if j is not None), None)


def _penjawab(ada: Mapping[tuple[str, str], JawabanLKE], kunci: str) -> set[int]:
    return {j.diubah_oleh_id for (_, k), j in ada.items() if k == kunci}

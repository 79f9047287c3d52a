"""The official figure that Sekretariat sets over a derived or typed one, with its reason."""

from uuid import UUID

from kinerja.isian.bentrok import VERSI, SejakDilihat
from kinerja.isian.indikator import angka_indikator, batasi_teks, teks_isian
from kinerja.isian.penolakan import IsianTerkunciError
from kinerja.isian.pintu import Pintu
from kinerja.isian.sel import JenisSasaran, Sel
from kinerja.kunci import SebabKunci, Terkunci
from kinerja.models import Realisasi, StatusRealisasi, jejak
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.target_teks import BentukAngka

MEDAN_RESMI = "nilai_resmi"
IZIN_VERIFIKASI = "kinerja.verifikasi_realisasi"


def tulis_resmi(pintu: Pintu, sel: Sel, *, alasan: str, kelompok: UUID) -> None:
    """Set or clear the official figure of a submitted row; the row stays submitted.

    The one who sets it is not counted as having entered the row. Needs a transaction.
    """
    oleh, tw = pintu.oleh, pintu.triwulan
    assert oleh is not None
    if sel.sasaran.jenis is not JenisSasaran.INDIKATOR:
        raise TidakDitemukanError
    r = (
        Realisasi.objects.select_for_update(of=("self",))
        .filter(
            indikator=sel.sasaran.pk,
            indikator__pd=pintu.pd,
            tahun=tw.tahun,
            triwulan=tw.nomor,
        )
        .select_related("indikator__penanggung_jawab")
        .first()
    )
    if r is None or not pintu.terlihat(r.indikator.penanggung_jawab.unit_id):
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN_VERIFIKASI):
        raise TidakBerizinError("Angka resmi ditetapkan oleh Sekretariat.")
    _pastikan_diperiksa(pintu, r)
    i = r.indikator
    teks = sel.teks.strip()
    baru = angka_indikator(teks, BentukAngka(i.desimal, i.pola_tampil, i.satuan)) if teks else None
    alasan_baru = batasi_teks(alasan.strip()) if teks else ""
    if i.skala_id:
        raise TidakSahError("Indikator predikat tidak punya angka resmi.")
    if r.tidak_berlaku and baru is not None:
        raise TidakSahError("Baris ini tidak berlaku (N/A), sehingga tidak punya angka resmi.")
    if baru is not None and not alasan_baru:
        raise TidakSahError("Angka resmi wajib disertai alasan.")
    if (r.nilai_resmi, r.alasan_resmi) == (baru, alasan_baru):
        return
    SejakDilihat(Realisasi, {r.pk: sel.versi}).pastikan(
        r, [MEDAN_RESMI], sel.versi, teks, teks_isian(r.nilai_resmi, i.desimal)
    )
    catatan = jejak(
        aksi="angka resmi",
        objek=r,
        oleh=oleh,
        pada=pintu.pada,
        perubahan={
            MEDAN_RESMI: (r.nilai_resmi, baru),
            "alasan_resmi": (r.alasan_resmi, alasan_baru),
            VERSI: (r.versi, r.versi + 1),
        },
        alasan=alasan_baru,
        kelompok=kelompok,
        pd=pintu.pd,
    )
    r.nilai_resmi, r.alasan_resmi, r.versi = baru, alasan_baru, r.versi + 1
    r.save(update_fields=["nilai_resmi", "alasan_resmi", "versi"])
    catatan.save()


def _pastikan_diperiksa(pintu: Pintu, r: Realisasi) -> None:
    if pintu.disahkan or r.status == StatusRealisasi.DISAHKAN:
        raise IsianTerkunciError(
            Terkunci(
                SebabKunci.DISAHKAN,
                f"{pintu.triwulan.label} sudah disahkan Kepala Dinas dan tidak dapat diubah lagi.",
            )
        )
    if r.status != StatusRealisasi.DIAJUKAN:
        raise TidakSahError(
            "Angka resmi ditetapkan selagi baris berstatus diajukan, yaitu saat diperiksa."
        )

"""What Sekretariat sets over a row while it is checked, with its reason: the official figure over a
derived or typed one, and the year's capaian where no formula fits."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from kinerja.isian.bentrok import SejakDilihat
from kinerja.isian.indikator import angka_indikator, batasi_teks, teks_isian
from kinerja.isian.penolakan import IsianTerkunciError
from kinerja.isian.pintu import Pintu
from kinerja.isian.sel import JenisSasaran, Sel
from kinerja.kunci import SebabKunci, Terkunci, pesan_disahkan
from kinerja.langkah import Pencatat, ambil_terkunci
from kinerja.models import Realisasi, StatusRealisasi
from kinerja.models.alur import KOLOM_BUKA
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.target_teks import BentukAngka

MEDAN_RESMI, MEDAN_CAPAIAN = "nilai_resmi", "capaian_ditetapkan"
IZIN_VERIFIKASI = "kinerja.verifikasi_realisasi"
_PERSEN = BentukAngka(6, "{n}%", "%")


@dataclass(frozen=True)
class Ketetapan:
    """One thing that may be set: its field, the field of its reason, its name."""

    medan: str
    alasan: str
    sebutan: str

    @property
    def aksi(self) -> str:
        """Name in the audit trail."""
        return self.sebutan.casefold()


KETETAPAN = {
    k.medan: k
    for k in (
        Ketetapan(MEDAN_RESMI, "alasan_resmi", "Angka resmi"),
        Ketetapan(MEDAN_CAPAIAN, "alasan_capaian", "Capaian ditetapkan"),
    )
}


def tulis_ketetapan(pintu: Pintu, sel: Sel, *, alasan: str, kelompok: UUID) -> None:
    """Set or clear what `sel.medan` names on a submitted row; the row stays submitted.

    An endorsed row of a reopened quarter becomes a submitted one: it is verified again.
    The one who sets it is not counted as having entered the row. Needs a transaction.
    """
    k, oleh, tw = KETETAPAN[sel.medan], pintu.oleh, pintu.triwulan
    assert oleh is not None
    if sel.sasaran.jenis is not JenisSasaran.INDIKATOR:
        raise TidakDitemukanError
    r = ambil_terkunci(
        Realisasi.objects.filter(
            indikator=sel.sasaran.pk,
            indikator__pd=pintu.pd,
            tahun=tw.tahun,
            triwulan=tw.nomor,
        )
        .berunit()
        .select_related("indikator__penanggung_jawab")
    )
    if not pintu.terlihat(r.milik_unit):
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN_VERIFIKASI):
        raise TidakBerizinError(f"{k.sebutan} hanya oleh Sekretariat.")
    _pastikan_diperiksa(pintu, r)
    i = r.indikator
    teks = sel.teks.strip()
    bentuk = (
        _PERSEN if k.medan == MEDAN_CAPAIAN else BentukAngka(i.desimal, i.pola_tampil, i.satuan)
    )
    baru = angka_indikator(teks, bentuk) if teks else None
    alasan_baru = batasi_teks(alasan.strip()) if teks else ""
    if i.skala_id and k.medan == MEDAN_RESMI:
        raise TidakSahError("Indikator predikat tidak punya angka resmi.")
    if r.tidak_berlaku and baru is not None:
        raise TidakSahError(f"Baris ini tidak berlaku (N/A); {k.aksi} tidak dapat diisi.")
    if baru is not None and not alasan_baru:
        raise TidakSahError(f"{k.sebutan} wajib disertai alasan.")
    lama: Decimal | None = getattr(r, k.medan)
    alasan_lama: str = getattr(r, k.alasan)
    if (lama, alasan_lama) == (baru, alasan_baru):
        return
    SejakDilihat(Realisasi, {r.pk: sel.versi}).pastikan(
        r, [k.medan], sel.versi, teks, teks_isian(lama, None if bentuk is _PERSEN else i.desimal)
    )
    setattr(r, k.medan, baru)
    setattr(r, k.alasan, alasan_baru)
    catatan = Pencatat(
        oleh=oleh,
        pada=pintu.pada,
        aksi=k.aksi,
        pd=pintu.pd,
        alasan=alasan_baru,
        kelompok=kelompok,
        pengubah=False,
    )
    perubahan: dict[str, tuple[object, object]] = {
        k.medan: (lama, baru),
        k.alasan: (alasan_lama, alasan_baru),
    }
    if r.status == StatusRealisasi.DISAHKAN:
        perubahan |= r.mundur(StatusRealisasi.DIAJUKAN)
    catatan.catat(r, perubahan)
    catatan.simpan(k.medan, k.alasan, *KOLOM_BUKA)


def _pastikan_diperiksa(pintu: Pintu, r: Realisasi) -> None:
    dibuka = pintu.dibuka_sampai(r.milik_unit, r.nama_isian) is not None
    sah = r.status == StatusRealisasi.DISAHKAN
    tetap = pintu.tetap_sah(r.milik_unit, r.nama_isian, pintu.keadaan(r.indikator))
    if tetap or (sah and not dibuka):
        raise IsianTerkunciError(
            Terkunci(SebabKunci.DISAHKAN, pesan_disahkan(pintu.triwulan.label, pintu.pd.kepala))
        )
    if r.status != StatusRealisasi.DIAJUKAN and not sah:
        raise TidakSahError(
            "Angka resmi dan capaian ditetapkan selagi baris berstatus diajukan, yaitu saat "
            "diperiksa."
        )

"""What changed in the report since its layers approved it and the Inspektorat stated its reviu."""

from dataclasses import dataclass
from hashlib import sha256

from laporan.dokumen.beda import BedaTabel, BedaVersi, beda_dokumen
from laporan.dokumen.json import ModelTakTerbacaError
from laporan.dokumen.padat import dari_padat, padatkan
from laporan.dokumen.unsur import Bagian, Dokumen
from laporan.models import LangkahReviu, Laporan
from laporan.models.langkah_reviu import Langkah
from laporan.models.potret_reviu import langkah_berlaku

#: What the reviu itself puts into the report is no change of what was approved: its checklist, its
#: statement, and the words of the section that says which parts the report has.
DAFTAR_UJI, PERNYATAAN, SISTEMATIKA = "reviu_daftar_uji", "pernyataan-reviu", "bab1:sistematika"
#: How a sentence names the step that was taken.
SEBUTAN_LANGKAH = {
    Langkah.TERUSKAN: "diteruskan Sub Bagian Perencanaan",
    Langkah.PERIKSA_LAPORAN: "diperiksa Sekretaris",
    Langkah.SETUJUI: "disetujui Kepala",
    Langkah.SELESAIKAN_REVIU: "direviu Inspektorat",
    Langkah.CATAT_REVIU: "direviu Inspektorat",
}
BANYAK_CONTOH = 3
_SAMA = BedaVersi((), ())


@dataclass(frozen=True)
class Persetujuan:
    """One step that the report stands on, and what differs since; `beda` is None where the step
    kept nothing to compare with.
    """

    langkah: LangkahReviu
    beda: BedaVersi | None

    @property
    def sebutan(self) -> str:
        """The step as a sentence says it."""
        return SEBUTAN_LANGKAH[Langkah(self.langkah.langkah)]

    @property
    def basi(self) -> bool:
        """Whether the report is no longer what was approved."""
        return self.beda is not None and not self.beda.sama


def persetujuan(laporan: Laporan | None, dokumen: Dokumen) -> list[Persetujuan]:
    """The steps that the report stands on, from the first layer up, each with what changed in
    `dokumen` since. One query, and one for each content that is not the present one.
    """
    if laporan is None:
        return []
    hasil: list[Persetujuan] = []
    sudah: dict[str, BedaVersi | None] = {sha256(padatkan(dokumen)).hexdigest(): _SAMA}
    for langkah in langkah_berlaku(laporan):
        potret = getattr(langkah, "potret", None)
        if potret is None:
            hasil.append(Persetujuan(langkah, None))
            continue
        if potret.isi_id not in sudah:
            sudah[potret.isi_id] = beda_sejak(langkah, dokumen)
        hasil.append(Persetujuan(langkah, sudah[potret.isi_id]))
    return hasil


def beda_sejak(langkah: LangkahReviu, dokumen: Dokumen) -> BedaVersi | None:
    """What differs between the report at a step and `dokumen`; None where nothing was kept, or
    what was kept cannot be read.
    """
    potret = getattr(langkah, "potret", None)
    if potret is None or not potret.isi.utuh:
        return None
    try:
        lama = dari_padat(bytes(potret.isi.isi))
    except ModelTakTerbacaError:
        return None
    beda = beda_dokumen(lama, dokumen)
    buatan = {SISTEMATIKA} if _bereviu(lama) != _bereviu(dokumen) else set()
    return BedaVersi(
        tuple(t for t in beda.tabel if t.kunci != DAFTAR_UJI),
        tuple(s for s in beda.teks if s.kunci not in buatan),
    )


def _bereviu(dokumen: Dokumen) -> bool:
    return any(isinstance(b, Bagian) and b.kunci == PERNYATAAN for b in dokumen.bagian_depan)


def yang_basi(semua: list[Persetujuan]) -> list[Persetujuan]:
    """Approvals that the report has outgrown: those that no later layer has renewed by approving
    what stands there now. Of layers that approved the same, the highest.
    """
    diperbarui = max(
        (i for i, p in enumerate(semua) if p.beda is not None and p.beda.sama), default=-1
    )
    basi = [p for i, p in enumerate(semua) if p.basi and i > diperbarui]
    return list({p.langkah.potret.isi_id: p for p in basi}.values())


def sebut_beda(beda: BedaVersi) -> str:
    """The differences in one sentence: where, and old and new where a figure changed."""
    butir = [*map(_tabel, beda.tabel), *(f"bagian “{s.judul}”" for s in beda.teks)]
    sisa = len(butir) - BANYAK_CONTOH
    lain = f"; dan {sisa} hal lain" if sisa > 0 else ""
    return "; ".join(butir[:BANYAK_CONTOH]) + lain


def _tabel(t: BedaTabel) -> str:
    if not t.sel:
        return f"{t.judul} ({t.keadaan})"
    s = t.sel[0]
    letak = ", ".join(x for x in (s.baris, s.kolom) if x)
    sisa = f", dan {len(t.sel) - 1} sel lain" if len(t.sel) > 1 else ""
    return f"{t.judul} ({letak}: {s.lama or '–'} → {s.baru or '–'}{sisa})"

"""The versions of one post's agreement, and the files of one version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.utils import timezone

from kinerja.jenis import CaraTandaTangan
from kinerja.models import NaskahPerjanjian, Pengguna, PerjanjianKinerja, TandaTangan
from kinerja.periode import format_tanggal
from kinerja.status import LENGKAP, StatusPerjanjian

#: How many of the four steps are behind an agreement; in force and replaced: all.
_SAMPAI: dict[str, int] = {
    StatusPerjanjian.DRAF: 0,
    StatusPerjanjian.DIKEMBALIKAN: 0,
    StatusPerjanjian.DIAJUKAN: 1,
    StatusPerjanjian.PIHAK_PERTAMA: 2,
    StatusPerjanjian.PIHAK_KEDUA: 3,
}


@dataclass(frozen=True)
class Versi:
    """One version with the days on which it is in force."""

    perjanjian: PerjanjianKinerja
    mulai: date | None
    sampai: date | None

    @property
    def nama(self) -> str:
        """`Murni` or `Perubahan ke-1`."""
        ke = self.perjanjian.ke
        return f"Perubahan ke-{ke}" if ke else "Murni"

    @property
    def masa(self) -> str:
        """`berlaku sejak 15 Januari 2024 s.d. 30 Juni 2024`; why not, where it never is."""
        p = self.perjanjian
        if self.mulai is not None and self.sampai is not None:
            return f"berlaku sejak {format_tanggal(self.mulai)} s.d. {format_tanggal(self.sampai)}"
        if p.lengkap_pada is None or p.berlaku_mulai is None:
            return "belum berlaku"
        if p.lengkap_pada.year > p.tahun:
            return f"ditandatangani {format_tanggal(p.lengkap_pada)}, sesudah tahunnya berakhir"
        return f"digantikan sebelum berlaku {format_tanggal(p.berlaku_mulai)}"


def daftar_versi(p: PerjanjianKinerja, pengguna: Pengguna) -> list[Versi]:
    """All versions of the post's agreement of that year, oldest first. One query."""
    semua = list(
        PerjanjianKinerja.objects.untuk(pengguna)
        .filter(jabatan=p.jabatan_id, tahun=p.tahun)
        .select_related("jabatan")
        .order_by("ke")
    )
    hasil = []
    for n, satu in enumerate(semua):
        sesudah = next((x for x in semua[n + 1 :] if x.status in LENGKAP), None)
        masa = satu.masa(sesudah) if satu.status in LENGKAP else None
        hasil.append(Versi(satu, *(masa or (None, None))))
    return hasil


@dataclass(frozen=True)
class BerkasNaskah:
    """One submitted text with what was signed of it."""

    naskah: NaskahPerjanjian
    terpakai: bool
    tanda_tangan: Sequence[TandaTangan]

    @property
    def akhir(self) -> str:
        """Fingerprint of the newest file that bears signatures, else of the naskah."""
        segel = [t for t in self.tanda_tangan if t.cara != CaraTandaTangan.KERTAS]
        return segel[-1].berkas_id if segel else self.naskah.berkas_id


def berkas_naskah(p: PerjanjianKinerja) -> list[BerkasNaskah]:
    """Every submitted text, newest first, without the bytes. Two queries."""
    naskah = (
        p.naskah.defer("isi")
        .select_related("oleh__jabatan")
        .prefetch_related("tanda_tangan__oleh", "tanda_tangan__sertifikat")
        .order_by("-ke")
    )
    return [
        BerkasNaskah(n, n.ke == p.pengajuan, sorted(n.tanda_tangan.all(), key=lambda t: t.pihak))
        for n in naskah
    ]


def sebut_hari(t: TandaTangan, zona: ZoneInfo) -> str:
    """`20 Januari 2024`; of paper also that, and when it was recorded."""
    hari = format_tanggal(t.hari(zona))
    if t.cara != CaraTandaTangan.KERTAS:
        return hari
    dicatat = format_tanggal(timezone.localdate(t.pada, zona))
    return f"{hari} di atas kertas, dicatat {dicatat}"


@dataclass(frozen=True)
class LangkahTampil:
    """One step of the way, as the page shows it: `lewat`, `kini` or `nanti`."""

    nama: str
    keadaan: str
    rincian: str = ""


def langkah_tampil(p: PerjanjianKinerja, berkas: Sequence[BerkasNaskah]) -> list[LangkahTampil]:
    """Draft, first party, second party, in force: where it stands, and who and when."""
    terpakai = next((b for b in berkas if b.terpakai), None) if not p.terbuka else None
    tanda = {t.pihak: t for t in terpakai.tanda_tangan} if terpakai else {}
    sampai = _SAMPAI.get(p.status, 4)

    def rincian(pihak: int) -> str:
        t = tanda.get(pihak)
        if t is not None:
            return sebut_hari(t, ZoneInfo(p.pd.zona_waktu))
        return p.sebutan_pertama if pihak == 1 else p.sebutan_kedua

    butir = [
        ("Rancangan", format_tanggal(timezone.localdate(terpakai.naskah.pada)) if terpakai else ""),
        ("Pihak pertama", rincian(1)),
        ("Pihak kedua", rincian(2)),
        ("Berlaku", format_tanggal(mulai) if (mulai := p.mulai_nyata or p.berlaku_mulai) else ""),
    ]
    return [
        LangkahTampil(nama, "lewat" if n < sampai else "kini" if n == sampai else "nanti", isi)
        for n, (nama, isi) in enumerate(butir)
    ]

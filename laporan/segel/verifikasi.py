"""What the public may know of a signed agreement, by its code or by the file itself.

Of an agreement that nobody signed the answer is that of a code that does not exist.
"""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from kinerja.jenis import CaraTandaTangan
from kinerja.models import NaskahPerjanjian, PerjanjianKinerja, TandaTangan
from kinerja.models.berkas import BerkasTetap
from kinerja.nada import Nada
from kinerja.status import DITANDATANGANI, LENGKAP
from laporan.models import PenetapanPredikat
from laporan.segel.kabar import KabarBerlaku, kabar_berlaku
from laporan.segel.periksa import HasilPeriksa, periksa_pdf, periksa_pdf_asing
from laporan.segel.verifikasi_lhe import KeteranganLHE, keterangan_lhe, lhe_berkas

_HURUF = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_POLA = re.compile(rf"^[{_HURUF}]{{12}}$")
_DI_BERKAS = re.compile(rf"kode ((?:[{_HURUF}]{{4}} ?){{3}})\)".encode())


@dataclass(frozen=True)
class TandaTercatat:
    """One recorded signature with what the stored file says of it today."""

    tanda: TandaTangan
    utuh: bool

    @property
    def kertas(self) -> bool:
        """On paper: the scan is kept, not shown."""
        return self.tanda.cara == CaraTandaTangan.KERTAS


@dataclass(frozen=True)
class Keterangan:
    """All that the page of a code says."""

    perjanjian: PerjanjianKinerja
    naskah: NaskahPerjanjian
    tanda: tuple[TandaTercatat, ...]
    naskah_utuh: bool
    berlaku: PerjanjianKinerja | None
    """The version of the same post and year in force today."""
    periksa: HasilPeriksa | None
    """Validation of the file with the last electronic signature."""
    berkas: BerkasTetap | None
    """That file, where both parties have signed and copies may be taken."""
    masa: tuple[date, date] | None = None
    """First and last day in force; None where it is not signed by both, or never is in force."""
    hari: date = date.min
    """Today."""
    pengganti: int | None = None
    """The number of the next version that both have signed."""
    masa_berlaku: tuple[date, date] | None = None
    """First and last day of `berlaku`."""

    @property
    def lengkap(self) -> bool:
        """Signed by both parties."""
        return self.perjanjian.status in LENGKAP

    @property
    def utuh(self) -> bool:
        """Nothing stored has changed since it was signed."""
        return (
            self.naskah_utuh
            and all(t.utuh for t in self.tanda)
            and (self.periksa is None or self.periksa.utuh)
        )

    @property
    def kabar(self) -> KabarBerlaku:
        """From when to when it is in force, and what that makes of it today."""
        return kabar_berlaku(
            lengkap=self.lengkap,
            masa=self.masa,
            hari=self.hari,
            tahun=self.perjanjian.tahun,
            lengkap_pada=self.perjanjian.lengkap_pada,
            pengganti=self.pengganti,
        )

    @property
    def berlaku_ini(self) -> bool:
        """This version is the one in force."""
        return self.berlaku is not None and self.berlaku.pk == self.perjanjian.pk


@dataclass(frozen=True)
class HasilUnggah:
    """What is known of an uploaded file. `nada` as in komponen/pesan.html."""

    nada: Nada
    judul: str
    pesan: str
    sidik: str
    periksa: HasilPeriksa | None = None
    keterangan: Keterangan | None = None
    lhe: KeteranganLHE | None = None


def rapikan_kode(teks: str) -> str:
    """`7kq2 m8xr 4tnp` → `7KQ2-M8XR-4TNP`; empty where it cannot be a code."""
    rapat = re.sub(r"[\s–-]", "", teks).upper()
    if not _POLA.match(rapat):
        return ""
    return "-".join(rapat[i : i + 4] for i in (0, 4, 8))


def keterangan(kode: str, *, hari: date) -> Keterangan | None:
    """What the code stands for; None for an unknown code and for a text that nobody signed."""
    p = (
        PerjanjianKinerja.objects.filter(kode=kode, status__in=DITANDATANGANI)
        .select_related("pd", "jabatan", "pihak_kedua")
        .first()
    )
    if p is None:
        return None
    naskah = p.naskah.select_related("berkas").get(ke=p.pengajuan)
    tanda = tuple(
        TandaTercatat(t, t.berkas.utuh)
        for t in naskah.tanda_tangan.select_related("berkas", "sertifikat").order_by("pihak")
    )
    elektronik = [t.tanda.berkas for t in tanda if not t.kertas]
    akhir = elektronik[-1] if elektronik else None
    sesudah = list(
        PerjanjianKinerja.objects.lengkap()
        .filter(tahun=p.tahun, jabatan=p.jabatan_id, ke__gt=p.ke)
        .order_by("ke")
    )
    pengganti = sesudah[0] if sesudah else None
    berlaku = (
        PerjanjianKinerja.objects.filter(tahun=p.tahun, jabatan=p.jabatan_id)
        .berlaku_pada(hari)
        .first()
    )
    penerus = next((x for x in sesudah if berlaku is not None and x.ke > berlaku.ke), None)
    return Keterangan(
        perjanjian=p,
        naskah=naskah,
        tanda=tanda,
        naskah_utuh=naskah.berkas.utuh,
        berlaku=berlaku,
        periksa=periksa_pdf(bytes(akhir.isi)) if akhir else None,
        berkas=(akhir or naskah.berkas) if p.status in LENGKAP else None,
        masa=p.masa(pengganti) if p.status in LENGKAP else None,
        hari=hari,
        pengganti=pengganti.ke if pengganti else None,
        masa_berlaku=berlaku.masa(penerus) if berlaku else None,
    )


def periksa_unggahan(isi: bytes, *, hari: date) -> HasilUnggah:
    """Compare a file with everything that was signed here. Raises PagarPenuhError."""
    sidik = sha256(isi).hexdigest()
    if t := (
        TandaTangan.objects.filter(berkas=sidik)
        .select_related("naskah__perjanjian")
        .order_by("-pihak")
        .first()
    ):
        return _sama_persis(t, isi, sidik, hari)
    if (
        n := NaskahPerjanjian.objects.filter(berkas=sidik).select_related("perjanjian").first()
    ) and (k := keterangan(n.perjanjian.kode, hari=hari)):
        if n.ke == n.perjanjian.pengajuan:
            return HasilUnggah(
                Nada.AWAS,
                "Naskah yang sama, tanpa tanda tangan",
                "Berkas ini naskah yang ditandatangani, sebelum tanda tangan dibubuhkan. Untuk "
                "bukti, pakai salinan yang bertanda tangan.",
                sidik,
                keterangan=k,
            )
        return _naskah_lama(sidik, k)
    if p := PenetapanPredikat.objects.filter(pdf=sidik).first():
        return _daftar_predikat(p, isi, sidik)
    if lhe := lhe_berkas(sidik):
        return _lhe(lhe, isi, sidik)
    return _tidak_sama(isi, sidik, hari)


def _lhe(lhe: KeteranganLHE, isi: bytes, sidik: str) -> HasilUnggah:
    """A signed LHE, or its text before it was signed."""
    if sidik != lhe.segel.tersegel_id:
        return HasilUnggah(
            Nada.AWAS,
            "Naskah yang sama, tanpa tanda tangan",
            "Berkas ini naskah LHE yang ditandatangani, sebelum tanda tangan dibubuhkan. Untuk "
            "bukti, pakai salinan yang bertanda tangan.",
            sidik,
            lhe=lhe,
        )
    hasil = periksa_pdf(isi)
    if not hasil.utuh:
        return HasilUnggah(
            Nada.BAHAYA, "Tanda tangan tidak sah", hasil.pesan, sidik, hasil, lhe=lhe
        )
    return HasilUnggah(
        Nada.BAIK if hasil.sah and lhe.berlaku else Nada.AWAS,
        "Asli: sama persis dengan LHE yang ditandatangani",
        f"Isi berkas ini persis sama dengan yang tersimpan. {hasil.pesan} {lhe.kabar.kalimat}",
        sidik,
        hasil,
        lhe=lhe,
    )


def _daftar_predikat(p: PenetapanPredikat, isi: bytes, sidik: str) -> HasilUnggah:
    """The sealed list of predicates of a quarter; a corrected one says so."""
    hasil = periksa_pdf(isi)
    koreksi = PenetapanPredikat.objects.filter(
        tahun=p.tahun, triwulan=p.triwulan, ke__gt=p.ke, final_pada__isnull=False
    )
    ekor = " Daftar ini sudah dikoreksi dengan penetapan sesudahnya." if koreksi.exists() else ""
    return HasilUnggah(
        Nada.AWAS if ekor or not hasil.sah else Nada.BAIK,
        "Asli: daftar predikat yang ditetapkan",
        f"Isi berkas ini persis sama dengan {str(p).lower()} yang tersimpan. {hasil.pesan}{ekor}",
        sidik,
        hasil,
    )


def _sama_persis(t: TandaTangan, isi: bytes, sidik: str, hari: date) -> HasilUnggah:
    k = keterangan(t.naskah.perjanjian.kode, hari=hari)
    if k is None or k.naskah.pk != t.naskah_id:
        return _naskah_lama(sidik, k)
    if t.cara == CaraTandaTangan.KERTAS:
        return HasilUnggah(
            Nada.BAIK,
            "Pindaian yang tercatat",
            "Berkas ini sama persis dengan pindaian tanda tangan di atas kertas yang tersimpan.",
            sidik,
            keterangan=k,
        )
    hasil = periksa_pdf(isi)
    if not hasil.utuh:
        return HasilUnggah(Nada.BAHAYA, "Tanda tangan tidak sah", hasil.pesan, sidik, hasil, k)
    belum = (
        ""
        if k.lengkap and t.pihak == TandaTangan.Pihak.KEDUA
        else " Berkas ini baru memuat tanda tangan pihak pertama."
    )
    return HasilUnggah(
        Nada.BAIK if hasil.sah and not belum else Nada.AWAS,
        "Asli: sama persis dengan yang ditandatangani",
        f"Isi berkas ini persis sama dengan yang tersimpan. {hasil.pesan}{belum}",
        sidik,
        hasil,
        k,
    )


def _naskah_lama(sidik: str, k: Keterangan | None) -> HasilUnggah:
    return HasilUnggah(
        Nada.BAHAYA,
        "Naskah ini tidak dipakai lagi",
        "Berkas ini berasal dari sistem ini, tetapi naskahnya dikembalikan sebelum berlaku dan "
        "tidak boleh dipakai sebagai bukti.",
        sidik,
        keterangan=k,
    )


def _tidak_sama(isi: bytes, sidik: str, hari: date) -> HasilUnggah:
    """Unknown bytes: what their own signatures say, and whether they carry one of our codes."""
    hasil = periksa_pdf_asing(isi)
    kode = dict.fromkeys(rapikan_kode(c.decode()) for c in _DI_BERKAS.findall(isi))
    milik = next((k for satu in list(kode)[:5] if (k := keterangan(satu, hari=hari))), None)
    if milik is not None:
        return HasilUnggah(
            Nada.BAHAYA,
            "Tidak sama dengan yang ditandatangani",
            f"Berkas ini membawa kode {milik.perjanjian.kode}, tetapi "
            f"{_beda(isi, milik)} {hasil.pesan}",
            sidik,
            hasil,
            milik,
        )
    if lhe := next((x for satu in list(kode)[:5] if (x := keterangan_lhe(satu))), None):
        return HasilUnggah(
            Nada.BAHAYA,
            "Tidak sama dengan yang ditandatangani",
            f"Berkas ini membawa kode {lhe.segel.kode}, tetapi isinya berbeda dari LHE yang "
            f"ditandatangani. {hasil.pesan}",
            sidik,
            hasil,
            lhe=lhe,
        )
    if hasil.tanda:
        return HasilUnggah(
            Nada.BAHAYA if not hasil.sah else Nada.AWAS,
            "Bukan dokumen dari sistem ini",
            f"Berkas ini tidak tercatat di sini. {hasil.pesan}",
            sidik,
            hasil,
        )
    return HasilUnggah(
        Nada.BAHAYA,
        "Tidak dikenal",
        "Berkas ini bukan dokumen bertanda tangan yang tercatat di sistem ini. Hasil cetak, "
        f"pindaian, dan berkas yang disimpan ulang tidak dapat dikenali. {hasil.pesan}",
        sidik,
        hasil,
    )


def _beda(isi: bytes, k: Keterangan) -> str:
    """How the file differs from the one that was signed."""
    asli = bytes((k.berkas or k.naskah.berkas).isi)
    letak = next(
        (n for n, (a, b) in enumerate(zip(isi, asli, strict=False)) if a != b),
        min(len(isi), len(asli)),
    )
    if len(isi) < len(asli) and letak == len(isi):
        return "sebagian akhirnya hilang."
    if letak == len(asli):
        return "di belakangnya ada tambahan."
    return "isinya berbeda dari yang ditandatangani."

"""Sign an agreement electronically, or record that it was signed on paper."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kinerja.akun.meneken import Penanda, akun_kini, pastikan_boleh_meneken, penanda
from kinerja.bukti.gambar import periksa_gambar
from kinerja.bukti.isi import kenali
from kinerja.bukti.jenis import JPEG, PDF, PNG
from kinerja.isian.pintu import hari_lokal
from kinerja.jejak_berantai import kepala
from kinerja.jenis import CaraTandaTangan
from kinerja.models import NaskahPerjanjian, Pemangku, Pengguna, PerjanjianKinerja, TandaTangan
from kinerja.models.berkas import BerkasTetap
from kinerja.penolakan import TidakSahError
from kinerja.peran import KEPALA_DAERAH
from kinerja.periode import format_tanggal
from kinerja.sebutan import sebut_penanda
from kinerja.status import StatusPerjanjian
from laporan.perjanjian.alih_jabatan import MasaPemangku, penerus_jabatan
from laporan.perjanjian.berlaku import berlakukan_jabatan
from laporan.perjanjian.data import sidik
from laporan.perjanjian.kunci import ambil_terkunci, simpan
from laporan.perjanjian.pelaku import pastikan_boleh
from laporan.perjanjian.pengajuan import TIPE_PDF
from laporan.perjanjian.penolakan import AksiDitolakError, VersiBerubahError
from laporan.perjanjian.tenggat import perlu_alasan
from laporan.perjanjian.wewenang import CATAT_KERTAS, TANDA_TANGAN
from laporan.segel.alamat import alamat_verifikasi
from laporan.segel.dasar import Penyegel, Rahasia, SegelError

AKSI_TANDATANGANI, AKSI_KERTAS = "tandatangani perjanjian", "catat tanda tangan kertas"
_STATUS = {1: StatusPerjanjian.PIHAK_PERTAMA, 2: StatusPerjanjian.PIHAK_KEDUA}


@dataclass(frozen=True)
class Pindaian:
    """An uploaded scan of a page that was signed on paper."""

    nama: str
    isi: bytes = field(repr=False)


def tandatangani(
    *,
    perjanjian: PerjanjianKinerja,
    pihak: int,
    oleh: Pengguna,
    pada: datetime,
    penyegel: Penyegel,
    versi: int | None = None,
    rahasia: Rahasia | None = None,
    tautan: str | None = None,
    alasan: str = "",
) -> TandaTangan:
    """Sign the submitted text as one party; the sealer works while nothing is locked.

    `alasan`: why the date of the agreement runs before the signature by more than a month.

    Nobody signs where the text names an earlier holder of the post (`alasan_beralih`).
    Two clicks at once make one signature: the later one is refused. When both parties have signed
    and the day has come, the agreement is in force. Raises AksiDitolakError, and
    BelumBolehMenekenError for an account that somebody else has just changed.
    """
    langkah = TANDA_TANGAN[pihak]
    p = PerjanjianKinerja.objects.select_related("jabatan", "pd").get(pk=perjanjian.pk)
    pastikan_boleh(langkah, p, oleh)
    if versi is not None and p.versi != versi:
        raise VersiBerubahError
    pastikan_boleh_meneken(oleh, pada)
    tercatat = _penanda(p, pihak, oleh, pada)
    if beralih := alasan_beralih(p, pihak, hari_lokal(p.pd, pada)):
        raise AksiDitolakError(beralih)
    naskah, berkas = _yang_ditandatangani(p, pihak)
    alasan = alasan_terlambat(p, naskah, hari_lokal(p.pd, pada), alasan)
    try:
        hasil = penyegel.segel(
            bytes(berkas.isi),
            pihak=pihak,
            sebutan=_sebutan(p, pihak),
            nama=_nama(p, pihak),
            pada=pada,
            tautan=alamat_verifikasi(p.kode) if tautan is None else tautan,
            rahasia=rahasia,
            zona=ZoneInfo(p.pd.zona_waktu),
            keterangan=sebut_penanda(
                tercatat.akun, tercatat.penugasan, sejak=tercatat.sejak, oleh=tercatat.oleh
            ),
        )
    except SegelError as galat:
        raise AksiDitolakError(str(galat)) from galat
    with transaction.atomic():
        terkunci = ambil_terkunci(p, langkah, oleh, p.versi)
        # What is printed on the file must still be so, and nothing set meanwhile.
        pastikan_boleh_meneken(oleh, pada)
        if _penanda(p, pihak, oleh, pada) != tercatat:
            raise VersiBerubahError
        return _bubuhkan(
            terkunci,
            naskah,
            TandaTangan(
                naskah=naskah,
                pihak=pihak,
                cara=hasil.cara,
                sebutan=_sebutan(p, pihak),
                nama=_nama(p, pihak),
                sha256=berkas.sha256,
                berkas=BerkasTetap.objects.simpan(hasil.pdf, tipe=TIPE_PDF, pada=pada),
                sertifikat=hasil.sertifikat,
                rujukan=hasil.rujukan,
                alasan=alasan,
                oleh=oleh,
                pada=pada,
                akun=tercatat.akun,
                penugasan=tercatat.penugasan,
                penugasan_sejak=tercatat.sejak,
                penugasan_oleh=tercatat.oleh,
            ),
            aksi=AKSI_TANDATANGANI,
        )


def catat_kertas(
    *,
    perjanjian: PerjanjianKinerja,
    pihak: int,
    pindaian: Pindaian,
    oleh: Pengguna,
    pada: datetime,
    tanggal: date | None = None,
    alasan: str = "",
    versi: int | None = None,
) -> TandaTangan:
    """Record that a party signed the printed text: its scan is kept, and the hash of it.

    `tanggal`: the day on which it was signed, by what the paper says; without it today. Never in
    the future, nor before the date of the agreement; before this text was submitted only with a
    reason. `alasan`: that reason, or as for an electronic signature. Raises AksiDitolakError.
    """
    berkas_pindaian = _periksa_pindaian(pindaian)
    with transaction.atomic():
        p = ambil_terkunci(perjanjian, CATAT_KERTAS[pihak], oleh, versi)
        naskah, berkas = _yang_ditandatangani(p, pihak)
        hari = hari_lokal(p.pd, pada)
        _pastikan_tanggal(p, tanggal or hari, hari)
        if beralih := alasan_beralih(p, pihak, tanggal or hari):
            raise AksiDitolakError(beralih)
        alasan = alasan_mendahului(p, naskah, tanggal or hari, alasan) or alasan_terlambat(
            p, naskah, tanggal or hari, alasan
        )
        simpanan = BerkasTetap.objects.simpan(pindaian.isi, tipe=berkas_pindaian, pada=pada)
        if NaskahPerjanjian.objects.filter(berkas=simpanan).exists() or (
            TandaTangan.objects.filter(berkas=simpanan).exists()
        ):
            raise AksiDitolakError(
                "Berkas ini sama dengan naskah atau pindaian yang sudah tersimpan. Unggah pindaian "
                "halaman yang sudah ditandatangani."
            )
        return _bubuhkan(
            p,
            naskah,
            TandaTangan(
                naskah=naskah,
                pihak=pihak,
                cara=CaraTandaTangan.KERTAS,
                sebutan=_sebutan(p, pihak),
                nama=_nama(p, pihak),
                sha256=berkas.sha256,
                berkas=simpanan,
                tanggal=tanggal or hari,
                alasan=alasan,
                oleh=oleh,
                pada=pada,
            ),
            aksi=AKSI_KERTAS,
        )


def alasan_beralih(p: PerjanjianKinerja, pihak: int, hari: date) -> str:
    """Why the holder of the post does not sign that day for the one the text names; else empty.

    The head of the region is in no register. At most one query.
    """
    jabatan = p.jabatan_id if pihak == TandaTangan.Pihak.PERTAMA else p.pihak_kedua_id
    if jabatan is None or p.tanggal is None:
        return ""
    semua = Pemangku.objects.filter(jabatan=jabatan).values_list("nama", "mulai", "sampai")
    penerus = penerus_jabatan(
        _nama(p, pihak), p.tanggal, hari, [MasaPemangku(*satu) for satu in semua]
    )
    if penerus is None:
        return ""
    return (
        f"Naskah ini menyebut {_nama(p, pihak)} sebagai {_sebutan(p, pihak)}, sedangkan jabatan "
        f"itu dipangku {penerus.nama} sejak {format_tanggal(penerus.mulai)}. Kembalikan agar "
        "tanggal dan pihaknya disesuaikan, atau minta Sekretariat memeriksa pemangku jabatannya."
    )


class AlasanTanggalError(AksiDitolakError):
    """The date of the agreement runs before the signature by more than a month, and nobody has
    said why.
    """

    def __init__(self, p: PerjanjianKinerja) -> None:
        assert p.tanggal is not None
        super().__init__(
            f"Tanggal perjanjian, {format_tanggal(p.tanggal)}, mendahului penandatanganan lebih "
            "dari satu bulan. Tuliskan alasannya, atau kembalikan agar tanggalnya diperbaiki."
        )


def alasan_diminta(p: PerjanjianKinerja, hari: date) -> bool:
    """Whether a signature of that day needs a reason that no earlier one of the text gives."""
    if p.tanggal is None or not perlu_alasan(p.tanggal, hari):
        return False
    sebelum = TandaTangan.objects.filter(naskah__perjanjian=p, naskah__ke=p.pengajuan)
    return not _sudah_beralasan(p, sebelum)


def _sudah_beralasan(p: PerjanjianKinerja, tanda: QuerySet[TandaTangan]) -> bool:
    """Whether an earlier signature of the text says why it came late; another reason is no such."""
    zona = ZoneInfo(p.pd.zona_waktu)
    return any(
        p.tanggal is not None and perlu_alasan(p.tanggal, t.hari(zona))
        for t in tanda.exclude(alasan="")
    )


def alasan_terlambat(
    p: PerjanjianKinerja, naskah: NaskahPerjanjian, hari: date, alasan: str
) -> str:
    """The reason to be kept with a signature of that day: none where none is needed.

    Raises AlasanTanggalError.
    """
    teks = alasan.strip()
    if p.tanggal is None or not perlu_alasan(p.tanggal, hari):
        return ""
    if not teks and not _sudah_beralasan(p, naskah.tanda_tangan.all()):
        raise AlasanTanggalError(p)
    return teks


def alasan_mendahului(
    p: PerjanjianKinerja, naskah: NaskahPerjanjian, hari: date, alasan: str
) -> str:
    """The reason of a day on paper before this text was submitted: then another print was signed.

    Empty where the day is not before it. Raises AksiDitolakError where nobody has said why.
    """
    diajukan = timezone.localdate(naskah.pada, ZoneInfo(p.pd.zona_waktu))
    if hari >= diajukan:
        return ""
    if not (teks := alasan.strip()):
        raise AksiDitolakError(
            f"Naskah ini baru diajukan {format_tanggal(diajukan)}, sesudah tanggal pada kertas. "
            "Tuliskan alasannya, atau periksa kembali tanggalnya."
        )
    return teks


def _pastikan_tanggal(p: PerjanjianKinerja, tanggal: date, hari_ini: date) -> None:
    if tanggal > hari_ini:
        raise AksiDitolakError("Tanggal penandatanganan tidak boleh sesudah hari ini.")
    if p.tanggal is not None and tanggal < p.tanggal:
        raise AksiDitolakError(
            "Tanggal penandatanganan tidak boleh sebelum tanggal perjanjiannya, "
            f"{format_tanggal(p.tanggal)}. Bila tanggal perjanjiannya yang keliru, kembalikan agar "
            "diperbaiki."
        )


def _periksa_pindaian(pindaian: Pindaian) -> str:
    """The MIME type of an acceptable scan. Raises AksiDitolakError."""
    batas = settings.TAPAK_BUKTI_MAKS_MB
    if len(pindaian.isi) > batas * 1024 * 1024:
        raise AksiDitolakError(f"Pindaian melebihi {batas} MB. Perkecil resolusinya.")
    try:
        jenis = kenali(pindaian.nama, pindaian.isi)
        if jenis in (PNG, JPEG):
            periksa_gambar(pindaian.isi, jenis)
    except TidakSahError as galat:
        raise AksiDitolakError(galat.pesan) from galat
    if jenis not in (PDF, PNG, JPEG):
        raise AksiDitolakError("Pindaian berupa PDF, JPG, atau PNG.")
    return jenis.tipe


def _yang_ditandatangani(p: PerjanjianKinerja, pihak: int) -> tuple[NaskahPerjanjian, BerkasTetap]:
    """The submitted text, and the exact file that the party signs. Raises AksiDitolakError."""
    naskah = p.naskah.select_related("berkas").get(ke=p.pengajuan)
    berkas: BerkasTetap = naskah.berkas
    if pihak == TandaTangan.Pihak.KEDUA:
        pertama = (
            naskah.tanda_tangan.filter(pihak=TandaTangan.Pihak.PERTAMA)
            .exclude(cara=CaraTandaTangan.KERTAS)
            .select_related("berkas")
            .first()
        )
        berkas = pertama.berkas if pertama else berkas
    if not berkas.utuh or sidik(naskah.isi) != naskah.sha256:
        raise AksiDitolakError(
            "Naskah yang tersimpan tidak lagi sesuai sidiknya dan tidak boleh ditandatangani. "
            "Laporkan kepada Admin Pemda."
        )
    return naskah, berkas


def _bubuhkan(
    p: PerjanjianKinerja, naskah: NaskahPerjanjian, tanda_tangan: TandaTangan, *, aksi: str
) -> TandaTangan:
    """Store the signature and the next status; bring the agreement into force when due."""
    t = tanda_tangan
    if naskah.ke != p.pengajuan:
        raise VersiBerubahError
    t.rantai_ke, t.rantai = kepala()
    t.save()
    lama, p.status = p.status, _STATUS[t.pihak]
    perubahan = {
        "status": (lama, p.status),
        "cara": (None, t.cara),
        "sebagai": (None, t.sebutan),
        "ditandatangani": (None, t.sha256),
        "hasil": (None, t.berkas_id),
    }
    zona = ZoneInfo(p.pd.zona_waktu)
    if t.tanggal is not None:
        perubahan["tanggal penandatanganan"] = (None, t.tanggal.isoformat())
    if t.pihak == TandaTangan.Pihak.KEDUA:
        p.lengkap_pada = max(x.hari(zona) for x in naskah.tanda_tangan.all())
        perubahan["lengkap_pada"] = (None, p.lengkap_pada.isoformat())
    simpan(p, aksi=aksi, oleh=t.oleh, pada=t.pada, perubahan=perubahan, alasan=t.alasan)
    if t.pihak == TandaTangan.Pihak.KEDUA:
        berlakukan_jabatan(p, hari=hari_lokal(p.pd, t.pada), oleh=t.oleh, pada=t.pada)
    return t


def _penanda(p: PerjanjianKinerja, pihak: int, oleh: Pengguna, pada: datetime) -> Penanda:
    """Account and assignment behind the signature, read afresh. Raises VersiBerubahError where the
    account has lost the post.
    """
    if (kini := akun_kini(oleh, pada)) is None:
        raise VersiBerubahError
    kepala_daerah = pihak == TandaTangan.Pihak.KEDUA and p.pihak_kedua_id is None
    return penanda(kini, peran=KEPALA_DAERAH if kepala_daerah else "")


def _sebutan(p: PerjanjianKinerja, pihak: int) -> str:
    return p.sebutan_pertama if pihak == TandaTangan.Pihak.PERTAMA else p.sebutan_kedua


def _nama(p: PerjanjianKinerja, pihak: int) -> str:
    return p.nama_pertama if pihak == TandaTangan.Pihak.PERTAMA else p.nama_kedua

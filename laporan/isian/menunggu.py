"""What waits for one user in the approval: rows returned, rows to check, quarters to endorse."""

from collections import Counter
from datetime import datetime

from django.urls import reverse
from django.utils.http import urlencode

from anggaran.models import LaporanSubKegiatan
from kinerja.isian.penolakan import Kekurangan
from kinerja.isian.pintu import IZIN_ISI, Pintu, hari_lokal
from kinerja.isian.rencana import IZIN_SETUJU
from kinerja.models import (
    DokumenPerencanaan,
    JenisDokumen,
    Pengguna,
    PerangkatDaerah,
    PeriodePengukuran,
    PermintaanBuka,
    Realisasi,
    StatusRealisasi,
    UnitKerja,
)
from kinerja.pembukaan import unit_dan_atasan
from kinerja.periode import Triwulan, format_tanggal
from laporan.isian.kelengkapan import PapanKelengkapan, SelPapan
from laporan.isian.kotak_masuk import kotak_masuk
from laporan.isian.langkah import Baris
from laporan.isian.pengesahan import LembarPengesahan, ringkas_triwulan
from laporan.isian.rencana_aksi import pengajuan_terakhir
from laporan.isian.resmi import IZIN_VERIFIKASI
from laporan.isian.verifikasi import IZIN_SAHKAN
from laporan.rangka.menunggu import Menunggu

BANYAK_KEMBALI = 5


def menunggu(pengguna: Pengguna, pd: PerangkatDaerah, tahun: int, pada: datetime) -> list[Menunggu]:
    """In the order in which a person would do it. Nothing for who only looks on."""
    if pengguna.pd_id != pd.pk:
        return []
    hasil: list[Menunggu] = []
    if pengguna.has_perm(IZIN_ISI):
        hasil += _dikembalikan(pengguna)
        hasil += _isian_terbuka(pengguna, pd, tahun, pada)
        hasil += _dibuka_kembali(pengguna, pd, tahun, pada)
    if pengguna.has_perm(IZIN_VERIFIKASI):
        semua = kotak_masuk(pd)
        antrean = [a for a in semua if a.diajukan]
        if banyak := sum(a.diajukan for a in antrean):
            unit = len({a.unit.pk for a in antrean})
            hasil.append(
                Menunggu(
                    f"{banyak} baris dari {unit} unit menunggu diperiksa.",
                    reverse("periksa"),
                    "Buka kotak masuk",
                    ikon="periksa",
                )
            )
        if semua:  # nothing is reopened where nothing was ever handed in
            hasil += _pembukaan_lewat(pd, tahun, pada)
    if pengguna.has_perm(IZIN_SAHKAN):
        for r in ringkas_triwulan(pd, tahun):
            if r.diminta:
                hasil.append(_permintaan(r.triwulan))
            if r.siap and (r.pengesahan is None or r.dibuka):
                hasil += _pengesahan(LembarPengesahan(pengguna, pd, r.triwulan, pada=pada))
    if pengguna.has_perm(IZIN_SETUJU):
        hasil += _rencana(pengguna, pd)
    return hasil


def _isian_terbuka(
    pengguna: Pengguna, pd: PerangkatDaerah, tahun: int, pada: datetime
) -> list[Menunggu]:
    """Quarters that the user's unit may write today and has not handed in: to the first missing
    cell, or to the submission.
    """
    if pengguna.unit_id is None:
        return []
    hari_ini = hari_lokal(pd, pada)
    dibuka = PeriodePengukuran.objects.filter(pd=pd, tahun=tahun, buka__lte=hari_ini)
    hasil = []
    for periode in dibuka.order_by("triwulan"):
        pintu = Pintu(pd, Triwulan(tahun, periode.triwulan), oleh=pengguna, pada=pada)
        if pintu.alasan(pengguna.unit_id, StatusRealisasi.DRAF) is not None:
            continue
        papan = PapanKelengkapan(
            pd, tahun, pada=pada, lingkup=[pengguna.unit_id], triwulan=[periode.triwulan]
        )
        hasil += [
            _satu_terbuka(s)
            for b in papan.baris
            for s in b.sel
            if s.diajukan + s.dikembalikan < s.diharapkan
        ]
    return hasil


def _satu_terbuka(s: SelPapan) -> Menunggu:
    batas = ""
    if s.batas is not None and s.sisa_hari is not None:
        sisa = "hari ini" if s.sisa_hari == 1 else f"sisa {s.sisa_hari} hari termasuk hari ini"
        batas = f"Batasnya {format_tanggal(s.batas)}, {sisa}."
    kosong = s.pertama_kosong
    if kosong is None:
        tunggu = s.diharapkan - s.diajukan - s.dikembalikan
        teks = f"{s.triwulan}: {tunggu} baris sudah terisi dan belum diajukan."
        return Menunggu(teks, _alamat_isian(s.unit.pk, s.triwulan), "Periksa dan ajukan", batas)
    teks = f"{s.triwulan}: {len(s.belum)} dari {s.diharapkan} baris belum diisi."
    url = f"{_alamat_isian(s.unit.pk, s.triwulan, kosong.sasaran)}#{kosong.jangkar}"
    return Menunggu(teks, url, "Isi yang pertama", batas, "isi")


def _dibuka_kembali(
    pengguna: Pengguna, pd: PerangkatDaerah, tahun: int, pada: datetime
) -> list[Menunggu]:
    """What the head has reopened of the user's unit, until its last day."""
    if (unit := pengguna.unit_id) is None:
        return []
    berlaku = PermintaanBuka.objects.filter(pd=pd, tahun=tahun, sampai__gte=hari_lokal(pd, pada))
    if not (semua := list(berlaku.berjalan())):
        return []
    induk = dict(UnitKerja.objects.filter(pd=pd).values_list("pk", "induk"))
    milik = {u: unit_dan_atasan(induk, u) for u in pengguna.lingkup_unit}
    return [
        Menunggu(
            f"{p.kuartal} dibuka kembali sampai {format_tanggal(p.sampai)}.",
            _alamat_isian(unit, p.kuartal),
            "Perbaiki dan ajukan",
            p.alasan,
            "isi",
        )
        for p in semua
        if any(p.aturan.menyentuh(atasan, u) for u, atasan in milik.items())
    ]


def _pembukaan_lewat(pd: PerangkatDaerah, tahun: int, pada: datetime) -> list[Menunggu]:
    """Reopenings whose last day has passed: to be extended, endorsed again or ended."""
    lewat = PermintaanBuka.objects.filter(
        pd=pd, tahun=tahun, sampai__lt=hari_lokal(pd, pada)
    ).berjalan()
    akhir = {p.triwulan: p for p in lewat.order_by("sampai")}
    return [
        Menunggu(
            f"Pembukaan kembali {p.kuartal} berakhir {format_tanggal(p.sampai)} dan belum selesai.",
            reverse("pembukaan", args=[p.tahun, p.triwulan]),
            "Lihat yang tersisa",
            ikon="jam",
        )
        for _, p in sorted(akhir.items())
    ]


def _permintaan(tw: Triwulan) -> Menunggu:
    return Menunggu(
        f"Permintaan membuka kembali {tw} menunggu keputusan Anda.",
        reverse("pembukaan", args=[tw.tahun, tw.nomor]),
        "Baca dan putuskan",
        ikon="tanda-tangan",
    )


def _pengesahan(lembar: LembarPengesahan) -> list[Menunggu]:
    """The head is called when nothing blocks; after the last day he is told who is late."""
    tw = lembar.triwulan
    if lembar.dibuka and not lembar.berubah:
        return []
    if not lembar.kurang:
        banyak = lembar.berubah if lembar.dibuka else lembar.siap
        return [
            Menunggu(
                f"{tw}: {banyak} baris sudah diverifikasi dan belum disahkan.",
                reverse("pengesahan_triwulan", args=[tw.tahun, tw.nomor]),
                "Baca dan sahkan",
                ikon="tanda-tangan",
            )
        ]
    periode = lembar.pintu.periode
    if lembar.dibuka:
        return []
    if periode is None or lembar.pintu.hari_ini <= periode.tutup:
        return []
    return [
        Menunggu(
            f"{tw} lewat batas dan belum dapat disahkan: {len(lembar.kurang)} dari "
            f"{lembar.banyak} baris belum diverifikasi.",
            f"{reverse('kelengkapan')}?tahun={tw.tahun}",
            "Lihat siapa yang terlambat",
            _siapa_terlambat(lembar.kurang),
            "jam",
        )
    ]


def _siapa_terlambat(kurang: list[Kekurangan]) -> str:
    """Units that have not handed in, most rows first, and what waits for Sekretariat."""
    diperiksa = sum(k.kode == StatusRealisasi.DIAJUKAN for k in kurang)
    per_unit = Counter(k.unit for k in kurang if k.kode != StatusRealisasi.DIAJUKAN)
    bagian = []
    if per_unit:
        daftar = "; ".join(f"{unit} {n} baris" for unit, n in per_unit.most_common())
        bagian.append(f"Belum mengajukan: {daftar}.")
    if diperiksa:
        bagian.append(f"{diperiksa} baris menunggu diperiksa Sekretariat.")
    return " ".join(bagian)


def _dikembalikan(pengguna: Pengguna) -> list[Menunggu]:
    kembali, unit = StatusRealisasi.DIKEMBALIKAN, pengguna.lingkup_unit
    semua: list[Baris] = [
        *Realisasi.objects.filter(
            status=kembali, indikator__penanggung_jawab__unit__in=unit
        ).select_related("indikator__pd", "indikator__penanggung_jawab"),
        *LaporanSubKegiatan.objects.filter(
            status=kembali, sub_kegiatan__penanggung_jawab__unit__in=unit
        ).select_related("sub_kegiatan__pd", "sub_kegiatan__penanggung_jawab"),
    ]
    hasil = [_satu_kembali(b, b.kuartal) for b in semua[:BANYAK_KEMBALI]]
    if (sisa := len(semua) - BANYAK_KEMBALI) > 0:
        teks = f"{sisa} baris lain juga dikembalikan."
        hasil.append(Menunggu(teks, reverse("isian"), "Buka isian", ikon="kembali"))
    return hasil


def _satu_kembali(b: Baris, tw: Triwulan) -> Menunggu:
    return Menunggu(
        f"“{b.yang_dilaporkan.nama}”, {tw}, dikembalikan.",
        f"{_alamat_isian(b.milik_unit, tw, b.nama_isian)}#laci",
        "Perbaiki",
        b.catatan_kembali,
        "kembali",
    )


def _alamat_isian(unit: int, tw: Triwulan, baris: str = "") -> str:
    kueri = {"unit": str(unit), "tahun": str(tw.tahun), "triwulan": str(tw.nomor)}
    if baris:
        kueri["baris"] = baris
    return f"{reverse('isian')}?{urlencode(kueri)}"


def _rencana(pengguna: Pengguna, pd: PerangkatDaerah) -> list[Menunggu]:
    draf = DokumenPerencanaan.objects.filter(
        pd=pd, jenis=JenisDokumen.RENCANA_AKSI, disetujui_pada=None
    ).order_by("tahun", "ke")
    hasil = []
    for d in draf:
        diajukan = pengajuan_terakhir(d)
        if diajukan is None or diajukan.oleh_id == pengguna.pk:
            continue
        kueri = urlencode({"tahun": str(d.tahun), "dokumen": str(d.pk)})
        hasil.append(
            Menunggu(
                f"{d.nama} menunggu persetujuan.",
                f"{reverse('rencana_aksi')}?{kueri}",
                "Baca dan setujui",
                ikon="tanda-tangan",
            )
        )
    return hasil

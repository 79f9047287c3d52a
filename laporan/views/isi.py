"""The entry page of a unit and quarter, its drawer, and the history of a cell.

| name | method | answer |
| --- | --- | --- |
| `isi` ?unit&tahun&triwulan[&baris] | GET | the page; `baris` opens the drawer of that row |
| | POST `langkah` = simpan, ajukan | without script: one row at a time, back to the page |
| `isi_laci` ?sasaran&tahun&triwulan | GET | the drawer's content |
| `isi_riwayat` ?sasaran&medan&tahun&triwulan | GET | who changed a cell from what to what |
| `isi_siapa` | GET | {pengguna}: who is logged in now; 401 when nobody is |

With script the cells go through `entri_api`; both ways end in the same actions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, cast
from uuid import UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, permission_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from anggaran.isian.baris import BarisBelanjaEntri, BarisSubEntri
from anggaran.models import LaporanSubKegiatan
from kinerja.angka import KOSONG, AngkaError, format_angka
from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.baris import BarisIndikatorEntri, PenyusunIndikator
from kinerja.isian.galat import (
    BelumLengkapError,
    BentrokError,
    IsianError,
    Kekurangan,
    TidakDitemukanError,
    jangkar,
)
from kinerja.isian.indikator import teks_isian
from kinerja.isian.pintu import IZIN_ISI, Pintu
from kinerja.isian.sel import PANJANG_TEKS, JenisSasaran, Sasaran, Sel
from kinerja.models import (
    Indikator,
    JejakAudit,
    Pengguna,
    PerangkatDaerah,
    PeriodePengukuran,
    Realisasi,
    UnitKerja,
)
from kinerja.periode import ROMAWI, Triwulan, format_tanggal
from kinerja.uji_isian import Temuan, Tingkat
from laporan.entri.kisi import KisiEntri, triwulan_dari
from laporan.entri.pengajuan import TERBUKA, ajukan
from laporan.entri.tulis import TempelanDitolakError, simpan_tempel
from laporan.konteks import konteks_kerja
from laporan.views.dasar import tanpa_pd

IZIN_LIHAT = "kinerja.view_indikator"
RIWAYAT_MAKSIMUM = 20
NAMA_ANALISIS = {
    "faktor_pendukung": "Faktor pendukung",
    "faktor_penghambat": "Faktor penghambat",
    "upaya_perbaikan": "Upaya perbaikan",
    "tindak_lanjut": "Rencana tindak lanjut",
}
Penolakan = Mapping[tuple[str, str], tuple[str, str]]  # (sasaran, medan) → (typed, message)


# --- what the templates show -------------------------------------------------------------------


@dataclass(frozen=True)
class SelIsian:
    """One cell. `teks` is what is stored, `ketikan` what a refused form had in it."""

    sasaran: str
    medan: str
    teks: str
    label: str
    kolom: str
    satuan: str = ""
    sumber: str = ""
    tingkat: int = 0
    pilihan: tuple[str, ...] = ()
    dari_bagian: bool = False
    wajib: bool = False
    ketikan: str | None = None
    galat: str = ""

    @property
    def id(self) -> str:
        """Id on the page."""
        return jangkar(self.sasaran, self.medan)

    @property
    def nama(self) -> str:
        """Name in the plain form."""
        return f"{self.sasaran}|{self.medan}"

    @property
    def isi(self) -> str:
        """What stands in the input."""
        return self.teks if self.ketikan is None else self.ketikan


@dataclass(frozen=True)
class BarisLayar:
    """A row of the first grid: the indicator, its cells, the source of each variable."""

    b: BarisIndikatorEntri
    sel: tuple[SelIsian, ...]
    sumber: tuple[SelIsian | None, ...]
    tingkat: int  # of the quarter's kriteria: 1 = top band, 0 = none

    @property
    def pasangan(self) -> list[tuple[SelIsian, SelIsian | None]]:
        """Each cell with its source."""
        return list(zip(self.sel, self.sumber, strict=True))

    @property
    def tunggal(self) -> SelIsian | None:
        """The cell of an indicator without formula, which stands in the indicator's own row."""
        satu = self.sel[0]
        return satu if not satu.medan.startswith("variabel:") else None


@dataclass(frozen=True)
class LiniLayar:
    """A budget line with its two cells."""

    b: BarisBelanjaEntri
    triwulan_ini: SelIsian
    kumulatif: SelIsian


@dataclass(frozen=True)
class SubLayar:
    """A row of the second grid; with one line, line and sub kegiatan share it."""

    b: BarisSubEntri
    fisik: SelIsian
    lini: tuple[LiniLayar, ...]
    diharapkan: bool

    @property
    def temuan(self) -> list[Temuan]:
        """Findings on the sub kegiatan and on its lines."""
        return [*self.b.temuan, *(t for x in self.b.baris for t in x.temuan)]

    @property
    def tunggal(self) -> LiniLayar | None:
        """The only line."""
        return self.lini[0] if len(self.lini) == 1 else None


class PenyusunLayar:
    """Cells out of rows, with what a refused form had typed put back."""

    def __init__(
        self, tw: Triwulan, penolakan: Penolakan | None = None, pita: Sequence[str] = ()
    ) -> None:
        self.tw, self.penolakan, self.pita = tw, penolakan or {}, list(pita)

    def sel(self, sasaran: str, medan: str, teks: str, label: str, **lain: Any) -> SelIsian:
        """One cell."""
        ketikan, galat = self.penolakan.get((sasaran, medan), (None, ""))
        return SelIsian(sasaran, medan, teks, label, ketikan=ketikan, galat=galat, **lain)

    def indikator(self, b: BarisIndikatorEntri) -> BarisLayar:
        """A row of the first grid."""
        sel: list[SelIsian] = []
        sumber: list[SelIsian | None] = []
        for m in b.masukan:
            sel.append(
                self.sel(
                    b.sasaran,
                    m.medan,
                    m.teks,
                    m.label,
                    kolom="isian",
                    satuan=m.satuan,
                    tingkat=m.tingkat,
                    pilihan=m.pilihan,
                    dari_bagian=m.dari_bagian,
                    wajib=not b.tidak_berlaku,
                )
            )
            jenis, _, kode = m.medan.partition(":")
            bersumber = jenis == "variabel" and not m.dari_bagian
            sumber.append(
                self.sel(b.sasaran, f"sumber:{kode}", m.sumber, f"Sumber {m.label}", kolom="sumber")
                if bersumber
                else None
            )
        label = b.kriteria_triwulan
        tingkat = self.pita.index(label) + 1 if label in self.pita else 0
        return BarisLayar(b, tuple(sel), tuple(sumber), tingkat)

    def sub(self, b: BarisSubEntri, *, diharapkan: frozenset[str]) -> SubLayar:
        """A row of the second grid; `diharapkan`: the lines that must be filled."""
        lini = tuple(
            LiniLayar(
                x,
                self.sel(
                    x.sasaran,
                    "triwulan_ini",
                    x.triwulan_ini,
                    f"Realisasi {self.tw.label_pendek} {x.nama}",
                    kolom="ini",
                ),
                self.sel(
                    x.sasaran,
                    "kumulatif",
                    x.kumulatif,
                    f"Realisasi s.d. {self.tw.label_pendek} {x.nama}",
                    kolom="kumulatif",
                    wajib=x.sasaran in diharapkan,
                ),
            )
            for x in b.baris
        )
        fisik = self.sel(b.sasaran, "fisik", b.fisik, "Kemajuan fisik", kolom="fisik", satuan="%")
        ada = any(x.sasaran in diharapkan for x in b.baris)
        return SubLayar(b, fisik, lini, ada or b.versi > 0)


# --- which unit, which quarter -----------------------------------------------------------------


@dataclass(frozen=True)
class PilihanUnit:
    """A unit of the switch, indented by its depth."""

    unit: UnitKerja
    tingkat: int

    @property
    def teks(self) -> str:
        """As the option says it."""
        return "\u2003" * self.tingkat + self.unit.nama


@dataclass(frozen=True)
class PilihanTriwulan:
    """A quarter of the switch and where it stands today."""

    triwulan: Triwulan
    keadaan: str


@dataclass
class Tempat:
    """Unit and quarter of a request."""

    pengguna: Pengguna
    pd: PerangkatDaerah
    daftar_unit: list[PilihanUnit]
    unit: UnitKerja
    triwulan: Triwulan
    periode: Sequence[PeriodePengukuran]
    hari_ini: date
    pada: datetime
    baris: str = ""
    lain: dict[str, Any] = field(default_factory=dict)

    def url(self, **tambahan: str) -> str:
        """Address of this page."""
        isi = {
            "unit": str(self.unit.pk),
            "tahun": str(self.triwulan.tahun),
            "triwulan": str(self.triwulan.nomor),
            **tambahan,
        }
        return f"{reverse('isi')}?{urlencode(isi)}"

    @property
    def daftar_triwulan(self) -> list[PilihanTriwulan]:
        """The four quarters of the year."""
        menurut = {p.triwulan: p for p in self.periode if p.tahun == self.triwulan.tahun}
        return [
            PilihanTriwulan(Triwulan(self.triwulan.tahun, n), self._keadaan(menurut.get(n)))
            for n in (1, 2, 3, 4)
        ]

    def _keadaan(self, p: PeriodePengukuran | None) -> str:
        if p is None:
            return "belum ditetapkan"
        if self.hari_ini < p.buka:
            return f"dibuka {format_tanggal(p.buka)}"
        return "ditutup" if self.hari_ini > p.tutup else "terbuka"

    @property
    def terbuka_lain(self) -> list[Triwulan]:
        """Quarters of other years that are open today."""
        return [
            Triwulan(p.tahun, p.triwulan)
            for p in self.periode
            if p.tahun != self.triwulan.tahun and p.buka <= self.hari_ini <= p.tutup
        ]


def _urutkan(semua: Sequence[UnitKerja]) -> list[PilihanUnit]:
    """Units as a tree, parents before children."""
    ada = {u.pk for u in semua}
    hasil: list[PilihanUnit] = []

    def turun(induk: int | None, tingkat: int) -> None:
        for u in semua:
            atas = u.induk_id if u.induk_id in ada else None
            if atas == induk:
                hasil.append(PilihanUnit(u, tingkat))
                turun(u.pk, tingkat + 1)

    turun(None, 0)
    return hasil


def _bulat(teks: str | None) -> int | None:
    return int(teks) if teks and teks.isascii() and teks.isdecimal() and len(teks) < 19 else None


def _tempat(request: AuthenticatedHttpRequest, pd: PerangkatDaerah, tahun: int) -> Tempat | None:
    """Unit and quarter asked for, or those that the user most likely means; None without units.

    Raises Http404 outside the user's scope.
    """
    daftar = _urutkan(
        list(UnitKerja.objects.untuk(request.user).filter(pd=pd).select_related("pd"))
    )
    if not daftar:
        return None
    if (diminta := request.GET.get("unit")) is not None:
        pk = _bulat(diminta)
        unit = next((p.unit for p in daftar if p.unit.pk == pk), None)
        if unit is None:
            raise Http404("Unit kerja tidak ditemukan.")
    else:
        milik = request.user.unit_id
        unit = next((p.unit for p in daftar if p.unit.pk == milik), daftar[0].unit)
    pada = timezone.now()
    hari_ini = pada.astimezone(ZoneInfo(pd.zona_waktu)).date()
    periode = list(PeriodePengukuran.objects.filter(pd=pd).order_by("tahun", "triwulan"))
    nomor = _bulat(request.GET.get("triwulan")) or _triwulan_wajar(periode, tahun, hari_ini)
    try:
        tw = triwulan_dari(tahun, nomor)
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat
    return Tempat(
        request.user, pd, daftar, unit, tw, periode, hari_ini, pada, request.GET.get("baris", "")
    )


def _triwulan_wajar(periode: Sequence[PeriodePengukuran], tahun: int, hari_ini: date) -> int:
    """The open quarter; else the last one that was open; else the one of today or the first."""
    milik = [p for p in periode if p.tahun == tahun]
    terbuka = [p.triwulan for p in milik if p.buka <= hari_ini <= p.tutup]
    lewat = [p.triwulan for p in milik if p.tutup < hari_ini]
    if terbuka or lewat:
        return (terbuka or lewat)[-1]
    return Triwulan.dari_tanggal(hari_ini).nomor if hari_ini.year == tahun else 1


# --- the page ----------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(IZIN_LIHAT, raise_exception=True)
@never_cache
def isi(request: HttpRequest) -> HttpResponse:
    """The grids of a unit and quarter."""
    masuk = cast(AuthenticatedHttpRequest, request)
    konteks = konteks_kerja(masuk)
    if konteks.pd is None:
        return tanpa_pd(masuk)
    # The year asked for, never another one in its place: a form would write there.
    tahun = _bulat(masuk.GET["tahun"]) if "tahun" in masuk.GET else konteks.tahun
    tempat = _tempat(masuk, konteks.pd, tahun or 0)
    if tempat is None:
        return render(masuk, "laporan/isi/tanpa_unit.html", {})
    if request.method == "POST":
        return _terima(masuk, tempat)
    return _halaman(masuk, tempat)


def _halaman(
    request: AuthenticatedHttpRequest,
    tempat: Tempat,
    *,
    penolakan: Penolakan | None = None,
    galat: str = "",
    kekurangan: Sequence[Kekurangan] = (),
    status: int = 200,
) -> HttpResponse:
    tw = tempat.triwulan
    kisi = KisiEntri(request.user, tempat.unit, tw.tahun, tw.nomor, pada=tempat.pada)
    pita = [x.label for x in kisi.penyusun_indikator.p.aturan(tw.tahun).pita]
    susun = PenyusunLayar(tw, penolakan, pita)
    ps = kisi.penyusun_sub
    indikator = [susun.indikator(b) for b in _dikembalikan_dulu(kisi.indikator)]
    sub = [
        susun.sub(b, diharapkan=frozenset(f"baris:{x.pk}" for x in ps.diisi(ps.sub[b.sub])))
        for b in _dikembalikan_dulu(kisi.sub)
    ]
    dihitung: list[BarisIndikatorEntri | BarisSubEntri] = [
        *(b.b for b in indikator),
        *(s.b for s in sub if s.diharapkan),
    ]
    laci = None
    if tempat.baris:
        laci = _laci(request, kisi.pintu, _sasaran(tempat.baris), penolakan, kisi=kisi)
    data = {
        "tempat": tempat,
        "kisi": kisi,
        "tw": tw,
        "tw_lalu": f"TW {ROMAWI[tw.nomor - 2]}" if tw.nomor > 1 else "",
        "indikator": indikator,
        "sub": sub,
        "terisi": sum(1 for b in dihitung if b.terisi),
        "banyak": len(dihitung),
        "kembali": sum(1 for b in dihitung if b.status == "dikembalikan"),
        "terbuka": any(b.status in TERBUKA and not b.terkunci for b in dihitung),
        "keadaan": _keadaan(kisi, tempat, dihitung),
        "pita": list(enumerate(pita, start=1)),
        "banyak_pita": len(pita),
        "laci": laci,
        "kunci": str(uuid4()),
        "galat": galat,
        "kekurangan": [(k, _tautan_kurang(tempat, k)) for k in kekurangan],
        "boleh_isi": request.user.has_perm(IZIN_ISI),
    }
    return render(request, "laporan/isi/isi.html", data, status=status)


def _dikembalikan_dulu(baris: Sequence[Any]) -> list[Any]:
    return sorted(baris, key=lambda b: b.status != "dikembalikan")


def _keadaan(
    kisi: KisiEntri, tempat: Tempat, baris: Sequence[BarisIndikatorEntri | BarisSubEntri]
) -> dict[str, str]:
    """The quarter in one sentence: {nada, teks}."""
    periode, tw = kisi.pintu.periode, kisi.triwulan.label
    if kisi.pintu.disahkan:
        return {"nada": "terkunci", "teks": f"{tw} sudah disahkan Kepala Dinas."}
    sebab = {b.terkunci["sebab"]: b.terkunci["pesan"] for b in baris if b.terkunci}
    if baris and len(sebab) == 1 and all(b.terkunci for b in baris):
        if "diajukan" in sebab:
            return {
                "nada": "terkunci",
                "teks": f"{tw} sudah diajukan dan sedang diperiksa Sekretariat.",
            }
        if "luar_lingkup" in sebab and not tempat.pengguna.has_perm(IZIN_ISI):
            return {
                "nada": "terkunci",
                "teks": "Anda melihat isian unit ini; yang mengisi adalah operator unitnya.",
            }
        return {"nada": "terkunci", "teks": next(iter(sebab.values()))}
    if periode is None:
        return {
            "nada": "terkunci",
            "teks": f"Periode {tw} belum ditetapkan. Sekretariat menetapkannya pada Data Induk.",
        }
    if kisi.pintu.hari_ini < periode.buka:
        return {"nada": "terkunci", "teks": f"{tw} dibuka {format_tanggal(periode.buka)}."}
    batas, sisa = kisi.batas, kisi.sisa_hari
    if batas is None or sisa is None or sisa <= 0:
        return {
            "nada": "terkunci",
            "teks": f"{tw} ditutup {format_tanggal(batas or periode.tutup)}. "
            "Minta pengecualian kepada Sekretariat.",
        }
    tambahan = " menurut pengecualian unit Anda" if batas > periode.tutup else ""
    hari = "hari ini hari terakhir" if sisa == 1 else f"sisa {sisa} hari termasuk hari ini"
    return {
        "nada": "mepet" if sisa <= 3 else "terbuka",
        "teks": f"Terbuka sampai {format_tanggal(batas)}{tambahan}, {hari}.",
    }


def _tautan_kurang(tempat: Tempat, k: Kekurangan) -> str:
    """Where a plain page mends it: the grid, or the drawer of the row."""
    di_kisi = k.medan in ("nilai", "predikat", "kumulatif", "triwulan_ini", "fisik")
    if di_kisi or k.medan.startswith("variabel:"):
        return f"#{k.jangkar}"
    return f"{tempat.url(baris=k.sasaran)}#{k.jangkar}"


# --- without script ----------------------------------------------------------------------------


def _terima(request: AuthenticatedHttpRequest, tempat: Tempat) -> HttpResponse:
    """A plain form: the cells of one row, or the submission."""
    tw = tempat.triwulan
    kunci = _kunci(request)
    if request.POST.get("langkah") == "ajukan":
        try:
            hasil = ajukan(
                kunci=kunci,
                unit=tempat.unit,
                tahun=tw.tahun,
                triwulan=tw.nomor,
                oleh=request.user,
                pada=tempat.pada,
            )
        except BelumLengkapError as galat:
            return _halaman(
                request, tempat, galat=galat.pesan, kekurangan=galat.kekurangan, status=422
            )
        except IsianError as galat:
            return _halaman(request, tempat, galat=galat.pesan, status=422)
        messages.success(request, f"{tw.label} diajukan: {len(hasil['diajukan'])} baris.")
        return redirect(tempat.url())
    return _simpan(request, tempat, kunci)


def _kunci(request: AuthenticatedHttpRequest) -> UUID:
    """The key of the page, and of the row in it: a form sent twice is stored once."""
    try:
        halaman = UUID(request.POST.get("kunci", ""))
    except ValueError:
        return uuid4()
    return uuid5(halaman, request.POST.get("langkah", "") + request.POST.get("sasaran", ""))


def _simpan(request: AuthenticatedHttpRequest, tempat: Tempat, kunci: UUID) -> HttpResponse:
    """Store the cells that differ from what the form was made with."""
    tw = tempat.triwulan
    versi = _bulat(request.POST.get("versi")) or 0
    sel: list[Sel] = []
    try:
        for nama, teks in request.POST.items():
            sasaran, ada, medan = nama.partition("|")
            asal = request.POST.get(f"asal|{nama}")
            if not ada or sasaran == "asal" or asal is None or not isinstance(teks, str):
                continue
            if _ratakan(teks) != _ratakan(asal) and len(teks) <= 2 * PANJANG_TEKS:
                sel.append(Sel(Sasaran.baca(sasaran), medan[:80], teks, versi))
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat
    if not sel:
        messages.info(request, "Tidak ada yang berubah.")
        return redirect(tempat.url(**({"baris": tempat.baris} if tempat.baris else {})))
    try:
        simpan_tempel(
            kunci=kunci,
            sel=sel,
            tahun=tw.tahun,
            triwulan=tw.nomor,
            oleh=request.user,
            pada=tempat.pada,
        )
    except TempelanDitolakError as galat:
        sebab = {n: _sebab(g) for n, g in galat.galat}
        penolakan = {
            (str(s.sasaran), s.medan): (s.teks, sebab.get(n, "Belum disimpan."))
            for n, s in enumerate(sel)
        }
        pesan = "Baris belum disimpan; isian Anda tetap di tempatnya. " + " ".join(
            dict.fromkeys(sebab.values())
        )
        return _halaman(request, tempat, penolakan=penolakan, galat=pesan, status=422)
    except IsianError as galat:
        penolakan = {(str(s.sasaran), s.medan): (s.teks, galat.pesan) for s in sel}
        return _halaman(request, tempat, penolakan=penolakan, galat=galat.pesan, status=422)
    messages.success(request, f"{len(sel)} isian tersimpan.")
    return redirect(tempat.url(**({"baris": tempat.baris} if tempat.baris else {})))


def _sebab(galat: IsianError) -> str:
    if isinstance(galat, BentrokError):
        return f"{galat.pesan} Yang tersimpan: “{galat.milik_mereka}”."
    return galat.pesan


def _ratakan(teks: str) -> str:
    return teks.replace("\r\n", "\n").strip()


# --- the drawer --------------------------------------------------------------------------------


def _sasaran(teks: str) -> Sasaran:
    try:
        return Sasaran.baca(teks)
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat


def _dari_kueri(request: AuthenticatedHttpRequest) -> tuple[Pintu, Sasaran]:
    """The quarter and row of a fragment. Raises Http404."""
    pd = request.user.pd or konteks_kerja(request).pd
    if pd is None:
        raise Http404("Pilih perangkat daerah.")
    try:
        tw = triwulan_dari(
            _bulat(request.GET.get("tahun")) or 0, _bulat(request.GET.get("triwulan")) or 0
        )
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat
    pintu = Pintu(pd, tw, oleh=request.user, pada=timezone.now())
    return pintu, _sasaran(request.GET.get("sasaran", ""))


@dataclass(frozen=True)
class KuartalLaci:
    """An earlier quarter in the drawer."""

    nama: str
    realisasi: str
    target: str
    status: str


def _laci(
    request: AuthenticatedHttpRequest,
    pintu: Pintu,
    sasaran: Sasaran,
    penolakan: Penolakan | None = None,
    *,
    kisi: KisiEntri | None = None,
) -> dict[str, Any]:
    """Context of the drawer of one row. Raises Http404 outside the user's scope."""
    susun = PenyusunLayar(pintu.triwulan, penolakan)
    if sasaran.jenis is JenisSasaran.INDIKATOR:
        return _laci_indikator(request, pintu, sasaran.pk, susun, kisi)
    return _laci_sub(request, pintu, sasaran, susun)


def _laci_indikator(
    request: AuthenticatedHttpRequest,
    pintu: Pintu,
    pk: int,
    susun: PenyusunLayar,
    kisi: KisiEntri | None,
) -> dict[str, Any]:
    penyusun = kisi.penyusun_indikator if kisi else PenyusunIndikator(pintu, [pk])
    i = next((x for x in penyusun.semua() if x.pk == pk), None)
    if i is None or not pintu.terlihat(i.penanggung_jawab.unit_id):
        raise Http404("Baris tidak ditemukan.")
    b = penyusun.baris(i)
    panjang: dict[str, Any] = {"kolom": "laci"}
    return {
        "jenis": "indikator",
        "b": b,
        "i": i,
        "sasaran": b.sasaran,
        "nama": b.nama,
        "kuartal": _kuartal(penyusun, i),
        "analisis": [
            susun.sel(b.sasaran, m, b.analisis[m], nama, **panjang)
            for m, nama in NAMA_ANALISIS.items()
        ],
        "penjelasan": susun.sel(
            b.sasaran, "penjelasan", b.penjelasan, "Penjelasan atas temuan", **panjang
        ),
        "minta_penjelasan": _minta_penjelasan(b),
        "keterangan": susun.sel(b.sasaran, "keterangan", b.keterangan, "Keterangan", **panjang),
        "tidak_berlaku": susun.sel(
            b.sasaran, "tidak_berlaku", b.tidak_berlaku, "Alasan tidak berlaku", **panjang
        ),
        "url_bukti": _url_bukti(i, pintu.triwulan),
        "boleh_halaman": request.user.has_perm("kinerja.view_indikator"),
        "tw": pintu.triwulan,
    }


def _laci_sub(
    request: AuthenticatedHttpRequest, pintu: Pintu, sasaran: Sasaran, susun: PenyusunLayar
) -> dict[str, Any]:
    from laporan.entri.kisi import susun_baris

    semua = susun_baris(pintu, [sasaran])
    b = next((x for x in semua.values() if pintu.terlihat(x["unit"])), None)
    if b is None:
        raise Http404("Baris tidak ditemukan.")
    return {
        "jenis": "sub",
        "b": b,
        "sasaran": b["sasaran"],
        "nama": b["nama"],
        "penjelasan": susun.sel(
            b["sasaran"], "penjelasan", b["penjelasan"], "Penjelasan atas temuan", kolom="laci"
        ),
        "temuan": [
            *b["temuan"],
            *(t for x in b["baris"] for t in x["temuan"]),
        ],
        "tw": pintu.triwulan,
    }


def _minta_penjelasan(b: BarisIndikatorEntri) -> bool:
    return bool(b.penjelasan) or any(t.tingkat is Tingkat.JELASKAN for t in b.temuan)


def _kuartal(penyusun: PenyusunIndikator, i: Indikator) -> list[KuartalLaci]:
    """The quarters before this one, back to the same quarter of last year."""
    p, tw = penyusun.p, penyusun.tw
    bentuk = p.bentuk(i)
    hasil: list[KuartalLaci] = []
    lampau = penyusun.tahun_lalu(i)
    for tahun, ada, nomor in (
        (tw.tahun - 1, lampau, range(tw.nomor, 5)),
        (tw.tahun, p.ukuran(i, tw.tahun, 4).triwulan, range(1, tw.nomor)),
    ):
        for n in nomor:
            isian, target = ada.get(n), p.target_triwulan(i, tahun, n)
            if isian is None and target is None:
                continue
            hasil.append(
                KuartalLaci(
                    f"TW {ROMAWI[n - 1]} {tahun}",
                    bentuk.tampil(isian.nilai) if isian else KOSONG,
                    target.teks if target else KOSONG,
                    isian.status if isian else "",
                )
            )
    return hasil


def _url_bukti(i: Indikator, tw: Triwulan) -> str:
    try:
        return reverse("bukti", args=[i.pk, tw.tahun, tw.nomor])
    except NoReverseMatch:  # an installation without evidence
        return ""


@require_safe
@permission_required(IZIN_LIHAT, raise_exception=True)
@never_cache
def isi_laci(request: HttpRequest) -> HttpResponse:
    """The drawer's content for one row."""
    masuk = cast(AuthenticatedHttpRequest, request)
    pintu, sasaran = _dari_kueri(masuk)
    laci = _laci(masuk, pintu, sasaran)
    # Without the request: a fragment shows no frame, and must not touch the session.
    return HttpResponse(render_to_string("laporan/isi/bagian/laci.html", {"laci": laci}))


# --- history of a cell -------------------------------------------------------------------------


@dataclass(frozen=True)
class ButirRiwayat:
    """One change of a cell."""

    oleh: str
    pada: datetime
    aksi: str
    lama: str
    baru: str
    alasan: str


@require_safe
@permission_required(IZIN_LIHAT, raise_exception=True)
@never_cache
def isi_riwayat(request: HttpRequest) -> HttpResponse:
    """Who changed a cell, when, from what to what."""
    masuk = cast(AuthenticatedHttpRequest, request)
    pintu, sasaran = _dari_kueri(masuk)
    medan = request.GET.get("medan", "")[:80]
    baris, kunci, desimal = _objek_riwayat(pintu, sasaran, medan)
    butir: list[ButirRiwayat] = []
    if baris is not None:
        semua = (
            JejakAudit.objects.untuk(masuk.user)
            .tentang(baris)
            .filter(perubahan__has_key=kunci)
            .select_related("oleh__jabatan")
        )
        butir = [
            ButirRiwayat(
                oleh=j.oleh.sebutan,
                pada=j.pada,
                aksi=j.aksi,
                lama=_tampil_riwayat(kunci, j.perubahan[kunci][0], desimal),
                baru=_tampil_riwayat(kunci, j.perubahan[kunci][1], desimal),
                alasan=j.alasan,
            )
            for j in semua[:RIWAYAT_MAKSIMUM]
        ]
    return HttpResponse(render_to_string("laporan/isi/bagian/riwayat.html", {"butir": butir}))


def _objek_riwayat(
    pintu: Pintu, sasaran: Sasaran, medan: str
) -> tuple[Realisasi | LaporanSubKegiatan | None, str, int | None]:
    """The row whose trail it is, the cell's name there, its decimals. Raises Http404."""
    tw = pintu.triwulan
    if sasaran.jenis is JenisSasaran.INDIKATOR:
        i = (
            Indikator.objects.filter(pd=pintu.pd, pk=sasaran.pk)
            .select_related("penanggung_jawab")
            .first()
        )
        if i is None or not pintu.terlihat(i.penanggung_jawab.unit_id):
            raise Http404("Baris tidak ditemukan.")
        r = Realisasi.objects.filter(indikator=i, tahun=tw.tahun, triwulan=tw.nomor).first()
        return r, medan, i.desimal if medan == "nilai" else None
    laporan = LaporanSubKegiatan.objects.filter(
        sub_kegiatan__pd=pintu.pd, sub_kegiatan__tahun=tw.tahun, triwulan=tw.nomor
    ).select_related("sub_kegiatan__penanggung_jawab")
    kunci = medan
    if sasaran.jenis is JenisSasaran.BARIS:
        ada = laporan.filter(sub_kegiatan__baris=sasaran.pk).first()
        if ada is not None:
            rekening = ada.sub_kegiatan.baris.filter(pk=sasaran.pk).values_list("rekening")
            kunci = "".join(f"realisasi:{k}" for (k,) in rekening)
    else:
        ada = laporan.filter(sub_kegiatan=sasaran.pk).first()
    if ada is not None and not pintu.terlihat(ada.sub_kegiatan.penanggung_jawab.unit_id):
        raise Http404("Baris tidak ditemukan.")
    return ada, kunci, 2 if medan == "fisik" else None


def _tampil_riwayat(kunci: str, nilai: object, desimal: int | None) -> str:
    """A value of the trail as people read it; empty for "belum diisi"."""
    if nilai is None or nilai == "":
        return ""
    if isinstance(nilai, int) and not isinstance(nilai, bool):
        return format_angka(nilai)
    if kunci in ("nilai", "fisik") or kunci.startswith("variabel:"):
        try:
            return teks_isian(Decimal(str(nilai)), desimal)
        except (InvalidOperation, AngkaError):
            return str(nilai)
    return str(nilai)


@login_not_required  # answered below, without a redirect
@require_safe
@never_cache
def isi_siapa(request: HttpRequest) -> HttpResponse:
    """Who is logged in: drafts of one user must never be sent by another."""
    if not request.user.is_authenticated:
        return JsonResponse({"jenis": "masuk"}, status=401)
    return JsonResponse({"pengguna": request.user.pk})

"""The master-data site's door to the import engine: one sheet of `kinerja.lembar`, uploaded alone.

django-import-export brings the pages, the formats and the preview; columns, reading, rules,
messages, matching and writing are those of the sheet (`kinerja.himpunan`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html
from import_export import fields, resources
from import_export.results import Error, Result, RowResult

from kinerja.himpunan.beda import BedaHimpunan, PerubahanBaris
from kinerja.himpunan.galat import Galat, HimpunanDitolakError
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.mentah import BarisMentah, HimpunanMentah, LembarMentah, teks_sel
from kinerja.himpunan.mesin import Mesin
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Calon, Pelaku
from kinerja.himpunan.tulis import LembarTulis
from kinerja.langkah import ambil_terkunci
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.models.aturan import kalimat

KOLOM_PD = "pd"
LEWAT = "lewat impor"


@dataclass
class _Bagian:
    """The rows of one agency in the file; the sheet as judged, and what it would change."""

    pd: PerangkatDaerah | None
    mentah: LembarMentah
    kerja: Pemuatan | None = None
    beda: BedaHimpunan = field(default_factory=BedaHimpunan)


class SumberLembar(resources.Resource):
    """One sheet, within what its user may write.

    `pengguna` is who imports or exports. Who works for the whole pemda names the agency of each row
    in a column `pd`; everybody else imports into their own.
    """

    lembar: ClassVar[Lembar]
    mesin: ClassVar[Mesin]

    def __init__(self, *, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.pengguna = pengguna

    @classmethod
    def get_display_name(cls) -> str:
        return str(cls.lembar.tabel[0].model._meta.verbose_name).capitalize()

    @property
    def kolom(self) -> tuple[str, ...]:
        """Columns of a file, as this user writes and reads them."""
        awal = (KOLOM_PD,) if self.pengguna.lintas_pd else ()
        return (*awal, *self.lembar.nama_kolom)

    def get_user_visible_fields(self) -> list[Any]:
        return [fields.Field(column_name=nama) for nama in self.kolom]

    # -- in

    def import_data(self, dataset: HimpunanMentah, dry_run: bool = False, **kwargs: Any) -> Result:
        """Judge the sheet, and write it unless `dry_run`: all rows or none."""
        mentah, galat = self._pilih(dataset)
        bagian = list(self._bagi(mentah, galat))
        for satu in bagian:
            himpunan = HimpunanMentah({self.lembar.nama: satu.mentah})
            try:
                satu.kerja = self.mesin.timbang(himpunan, satu.pd)
            except HimpunanDitolakError as ditolak:
                galat += ditolak.galat
        if not galat and not mentah.baris:
            galat.append(Galat(self.lembar.nama, 0, "", "", "berkas tidak memuat satu baris pun."))
        if not galat:
            try:
                self._jalankan(bagian, tulis=not dry_run)
            except HimpunanDitolakError as ditolak:
                galat += ditolak.galat
        return self._ditolak(galat) if galat else self._hasil(bagian)

    def _pilih(self, himpunan: HimpunanMentah) -> tuple[LembarMentah, list[Galat]]:
        """The sheet of this name, else the first, with the mistakes met while reading it."""
        nama = self.lembar.nama
        asal = nama if nama in himpunan.lembar else next(iter(himpunan.lembar), nama)
        galat = [replace(satu, lembar=nama) for satu in himpunan.galat if satu.lembar == asal]
        return himpunan.lembar.get(asal, LembarMentah(nama)), galat

    def _bagi(self, mentah: LembarMentah, galat: list[Galat]) -> Iterator[_Bagian]:
        """The rows by agency; a row that names none that the user may write is a mistake."""
        boleh = {satu.kode: satu for satu in PerangkatDaerah.objects.untuk(self.pengguna)}
        milik: dict[str, list[BarisMentah]] = defaultdict(list)
        for baris in mentah.baris:
            sel = dict(baris.sel)
            kode = teks_sel(sel.pop(KOLOM_PD, None)).strip()
            if not kode and not self.pengguna.lintas_pd and boleh:
                kode = next(iter(boleh))
            if kode in boleh:
                milik[kode].append(BarisMentah(baris.nomor, sel))
                continue
            pesan = (
                f"perangkat daerah dengan kode “{kode}” tidak dikenal."
                if kode
                else "isi kolom pd dengan kode perangkat daerah."
            )
            galat.append(Galat(self.lembar.nama, baris.nomor, KOLOM_PD, kode, pesan))
        kolom = [satu for satu in mentah.kolom if satu != KOLOM_PD]
        if not milik:  # its columns are judged all the same
            yield _Bagian(None, LembarMentah(self.lembar.nama, kolom))
        for kode, isi in milik.items():
            yield _Bagian(boleh[kode], LembarMentah(self.lembar.nama, kolom, isi))

    def _jalankan(self, bagian: Sequence[_Bagian], *, tulis: bool) -> None:
        pelaku = Pelaku(self.pengguna, timezone.now(), "", LEWAT)
        with transaction.atomic():
            for satu in bagian:
                assert satu.kerja is not None
                assert satu.pd is not None
                if not tulis:
                    satu.beda = self.mesin.beda(satu.kerja)
                    continue
                milik = PerangkatDaerah.objects.filter(pk=satu.pd.pk)
                satu.beda = self.mesin.tulis(
                    satu.kerja, partial(ambil_terkunci, milik), lambda: pelaku
                )

    def _ditolak(self, galat: Sequence[Galat]) -> Result:
        hasil = Result()
        menurut_baris: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for satu in dict.fromkeys(galat):
            if satu.baris:
                menurut_baris[satu.baris][satu.kolom or "__all__"].append(kalimat(satu.pesan))
            else:
                hasil.append_base_error(Error(kalimat(satu.pesan)))
        for nomor, pesan in sorted(menurut_baris.items()):
            # The rows of django-import-export start below the header.
            hasil.append_invalid_row(nomor - 1, {}, ValidationError(dict(pesan)))
        return hasil

    def _hasil(self, bagian: Sequence[_Bagian]) -> Result:
        hasil = Result()
        hasil.diff_headers = list(self.kolom)
        baris = [satu for b in bagian for satu in self._baris(b)]
        for _, satu in sorted(baris, key=lambda pasangan: pasangan[0]):
            hasil.append_row_result(satu)
            hasil.increment_row_result_total(satu)
        hasil.total_rows = len(baris)
        return hasil

    def _baris(self, bagian: _Bagian) -> Iterator[tuple[int, RowResult]]:
        """Row number and result of every row of one agency."""
        assert bagian.kerja is not None
        assert bagian.pd is not None
        utama = self.lembar.tabel[0]
        baru = {satu.kunci for satu in bagian.beda.baru[utama]}
        ubah = {satu.kunci: satu for satu in bagian.beda.ubah[utama]}
        for kunci, calon in bagian.kerja.calon[utama].items():
            satu = RowResult()
            satu.import_type = (
                RowResult.IMPORT_TYPE_NEW
                if kunci in baru
                else RowResult.IMPORT_TYPE_UPDATE
                if kunci in ubah
                else RowResult.IMPORT_TYPE_SKIP
            )
            awal = [bagian.pd.kode] if self.pengguna.lintas_pd else []
            satu.diff = [*awal, *self._beda_tampil(calon, ubah.get(kunci))]
            yield calon.asal.nomor, satu

    def _beda_tampil(self, calon: Calon, perubahan: PerubahanBaris | None) -> Iterator[str]:
        """Each cell as it was typed; where it changes a stored value, that value before it."""
        medan = {} if perubahan is None else perubahan.medan
        menurut_kolom = {calon.kolom.get(nama, nama): pasangan for nama, pasangan in medan.items()}
        for kolom in self.lembar.kolom:
            isi = teks_sel(calon.asal.mentah.get(kolom.nama))
            if kolom.nama not in menurut_kolom:
                yield format_html("{}", isi)
                continue
            lama = _teks(menurut_kolom[kolom.nama][0])
            hapus = format_html("<del>{}</del> ", lama) if lama else ""
            yield format_html("{}<ins>{}</ins>", hapus, isi or _teks(menurut_kolom[kolom.nama][1]))

    # -- out

    def export(self, queryset: Any = None, **kwargs: Any) -> LembarTulis:
        """The rows of the queryset as the sheet writes them."""
        utama = self.lembar.tabel[0]
        menurut_pd: dict[int, set[int]] = defaultdict(set)
        for pd, pk in queryset.order_by().values_list(utama.pd, "pk"):
            menurut_pd[pd].add(pk)
        baris: list[dict[str, Any]] = []
        for pd in PerangkatDaerah.objects.filter(pk__in=menurut_pd).order_by("kode"):
            keadaan = Keadaan(pd, self.mesin.tabel)
            keadaan.hanya(utama, menurut_pd[pd.pk])
            baris += [{KOLOM_PD: pd.kode, **isi} for isi in self.lembar.tulis(keadaan)]
        return LembarTulis(self.lembar.nama, self.kolom, baris)


def _teks(nilai: Any) -> str:
    """A stored value as a cell shows it; a reference by its code."""
    if isinstance(nilai, tuple):
        return _teks(nilai[-1])
    return str(nilai) if isinstance(nilai, int) and not isinstance(nilai, bool) else teks_sel(nilai)


def sumber_lembar(lembar: Lembar, himpunan: Mesin) -> type[SumberLembar]:
    """The resource of one sheet; `himpunan`: the engine of all that it may refer to."""
    meta = type("Meta", (), {"model": lembar.tabel[0].model})
    isi = {"lembar": lembar, "mesin": himpunan.untuk(lembar), "Meta": meta}
    return type(f"Sumber{lembar.nama.title().replace('_', '')}", (SumberLembar,), isi)

"""The one engine behind every door (`muat_data`, the master-data site): judge all, write all, or
refuse all.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

from django.db import DataError, IntegrityError, transaction

from kinerja.himpunan.beda import BedaHimpunan, bandingkan
from kinerja.himpunan.galat import Galat, HimpunanDitolakError
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.mentah import HimpunanMentah
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Pelaku, Tabel
from kinerja.himpunan.terapkan import terapkan
from kinerja.himpunan.urai import urai
from kinerja.models import PerangkatDaerah


@dataclass(frozen=True)
class Mesin:
    """Some sheets, and every table that they fill, refer to or look into, in building order."""

    lembar: tuple[Lembar, ...]
    tabel: tuple[Tabel, ...]
    semua: tuple[Lembar, ...] = ()
    """Every sheet of the data set, where only some of them are loaded."""

    def untuk(self, lembar: Lembar) -> Self:
        """The engine of one sheet alone, among the tables of this one."""
        menurut_model = {satu.model: satu for satu in self.tabel}
        perlu: set[Tabel] = set()
        antre = [*lembar.tabel, *lembar.butuh]
        while antre:
            satu = antre.pop()
            if satu not in perlu:
                perlu.add(satu)
                antre += [menurut_model[model] for model in satu.rujukan().values()]
        tabel = tuple(satu for satu in self.tabel if satu in perlu)
        return replace(self, lembar=(lembar,), tabel=tabel, semua=self.semua or self.lembar)

    def timbang(self, mentah: HimpunanMentah, pd: PerangkatDaerah | None) -> Pemuatan:
        """Read every sheet against what is stored. Raises HimpunanDitolakError with every mistake.

        `pd` None: an agency that does not exist yet.
        """
        kerja = Pemuatan(Keadaan(pd, self.tabel), self._asal())
        urai(mentah, kerja, self.lembar)
        if kerja.galat:
            urutan = {satu.nama: nomor for nomor, satu in enumerate(self.lembar)}
            raise HimpunanDitolakError(
                sorted(
                    dict.fromkeys(kerja.galat),
                    key=lambda g: (urutan.get(g.lembar, -1), g.baris),
                )
            )
        return kerja

    def _asal(self) -> dict[Tabel, str]:
        """Table → the sheet that its rows come from."""
        asal: dict[Tabel, str] = {}
        for satu in self.semua or self.lembar:
            for tabel in satu.tabel:
                asal.setdefault(tabel, satu.nama)
        return asal

    def beda(self, kerja: Pemuatan) -> BedaHimpunan:
        """What a load would write."""
        tanpa_urutan = {t for s in self.lembar if not s.mengurutkan for t in s.tabel}
        return bandingkan(kerja.calon, kerja.keadaan, tanpa_urutan)

    def tulis(
        self,
        kerja: Pemuatan,
        kunci_pd: Callable[[], PerangkatDaerah | None],
        pelaku: Callable[[], Pelaku],
        pastikan: Callable[[BedaHimpunan], None] = lambda _: None,
    ) -> BedaHimpunan:
        """Write what was judged, in one transaction, against what is stored now.

        `kunci_pd` locks the agency; `pastikan` refuses differences that nobody was shown. Raises
        HimpunanDitolakError where the database refuses.
        """
        try:
            with transaction.atomic():
                kerja.keadaan = Keadaan(kunci_pd(), self.tabel)
                beda = self.beda(kerja)
                pastikan(beda)
                if beda.jumlah():
                    terapkan(beda, kerja.keadaan, pelaku())
                return beda
        except (IntegrityError, DataError, LookupError) as galat:
            pesan = (
                "basis data menolak perubahan karena data lain berubah selagi dimuat; "
                f"tidak ada yang tersimpan, silakan ulangi. ({type(galat).__name__})"
            )
            raise HimpunanDitolakError([Galat("", 0, "", "", pesan)]) from galat

"""What the public may know of a signed LHE: that it was signed, by whom, when, whether it still
counts. Neither scores nor recommendations: who holds the file reads them there.

Of a text that nobody signed the answer is that of a code that does not exist.
"""

from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone

from kinerja.nada import Nada
from kinerja.periode import format_tanggal
from laporan.models import SegelLHE, StatusLKE
from laporan.segel.kabar import KabarBerlaku
from laporan.segel.periksa import HasilPeriksa, periksa_pdf


@dataclass
class KeteranganLHE:
    """All that the page of a code says."""

    segel: SegelLHE

    @cached_property
    def periksa(self) -> HasilPeriksa:
        """Validation of the stored file."""
        assert self.segel.tersegel is not None  # it is signed
        return periksa_pdf(bytes(self.segel.tersegel.isi))

    @cached_property
    def utuh(self) -> bool:
        """Nothing stored has changed since it was signed."""
        s = self.segel
        assert s.tersegel is not None  # it is signed
        return s.berkas.utuh and s.tersegel.utuh and self.periksa.utuh

    @property
    def berlaku(self) -> bool:
        """Whether the evaluation still stands as it was signed."""
        e = self.segel.evaluasi
        return e.status == StatusLKE.SELESAI and e.selesai_pada == self.segel.selesai_pada

    @cached_property
    def pengganti(self) -> SegelLHE | None:
        """The text that was signed after it."""
        s = self.segel
        semua = SegelLHE.objects.bertanda().filter(evaluasi=s.evaluasi_id, ke__gt=s.ke)
        return semua.defer("isi").order_by("-ke").first()

    @property
    def kabar(self) -> KabarBerlaku:
        """What it is worth today."""
        if self.berlaku:
            return KabarBerlaku(
                Nada.BAIK, "Ditandatangani dan berlaku", "LHE ini tidak diubah sesudahnya."
            )
        if (baru := self.pengganti) is not None and baru.bertanda_pada is not None:
            zona = ZoneInfo(self.segel.evaluasi.pd.zona_waktu)
            hari = format_tanggal(timezone.localdate(baru.bertanda_pada, zona))
            return KabarBerlaku(
                Nada.AWAS,
                "Ditandatangani, sudah digantikan",
                f"Evaluasinya dibuka kembali; LHE penggantinya ditandatangani {hari}.",
            )
        return KabarBerlaku(
            Nada.AWAS,
            "Ditandatangani, evaluasinya dibuka kembali",
            "Evaluasinya dibuka kembali sesudah LHE ini ditandatangani; penggantinya belum ada.",
        )


def keterangan_lhe(kode: str) -> KeteranganLHE | None:
    """What the code stands for; None for an unknown code and for a text that nobody signed."""
    return _satu(Q(kode=kode))


def lhe_berkas(sidik: str) -> KeteranganLHE | None:
    """The signed LHE of which this is the file, or the text before the signature."""
    return _satu(Q(tersegel=sidik) | Q(berkas=sidik))


def _satu(syarat: Q) -> KeteranganLHE | None:
    semua = SegelLHE.objects.bertanda().filter(syarat).defer("isi")
    satu = semua.select_related("evaluasi__pd", "berkas", "tersegel", "sertifikat").first()
    return KeteranganLHE(satu) if satu else None

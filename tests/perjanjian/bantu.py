"""The sample's agreements walked through their flow, with a quick renderer and sealer."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from kinerja.isian.beku import kanonik
from kinerja.jenis import CaraTandaTangan
from kinerja.models import Pemangku, PerangkatDaerah, PerjanjianKinerja, SertifikatSegel
from kinerja.peran import KEPALA_DAERAH, KEPALA_DINAS, PEJABAT, SEKRETARIS
from laporan.perjanjian.aksi import ajukan, tandatangani
from laporan.perjanjian.siapkan import siapkan_semua
from laporan.segel.dasar import HasilSegel, SegelError

TAHUN = 2024
BUPATI = "Nama Contoh Bupati"
#: A day in the sample's year, so that drafts are dated and in force at once.
PADA = datetime(2024, 1, 15, 2, 0, tzinfo=UTC)


def cetak(isi: Mapping[str, Any]) -> bytes:
    """A "PDF" that depends on the whole content and on nothing else."""
    return b"%PDF-1.7\n" + kanonik(isi).encode() + b"\n%%EOF"


class PenyegelPalsu:
    """Appends a line per signature, as an incremental update does."""

    cara = CaraTandaTangan.BSRE
    perlu_rahasia = False

    def __init__(self, galat: str = "") -> None:
        self.galat = galat
        self.dipanggil: list[dict[str, Any]] = []

    def kendala(self) -> str:
        return ""

    def segel(self, pdf: bytes, **argumen: Any) -> HasilSegel:
        self.dipanggil.append({"pdf": pdf, **argumen})
        if self.galat:
            raise SegelError(self.galat)
        return HasilSegel(
            pdf + f"\nttd {argumen['pihak']} {argumen['sebutan']}".encode(),
            self.cara,
            None,
            f"DOK-{len(self.dipanggil)}",
        )


def sertifikat() -> SertifikatSegel:
    return SertifikatSegel.objects.create(
        sidik="c" * 64,
        pem="-----BEGIN CERTIFICATE-----",
        subjek="Segel Contoh",
        berlaku_mulai=PADA,
        berlaku_sampai=PADA.replace(year=2030),
    )


def beri_nama(pd: PerangkatDaerah) -> None:
    """Plainly invented names for every holder of a post; the sample has none."""
    for n, p in enumerate(Pemangku.objects.filter(jabatan__pd=pd).order_by("pk"), start=1):
        Pemangku.objects.filter(pk=p.pk).update(nama=f"Nama Contoh {n}")


def siapkan_contoh(pd: PerangkatDaerah, oleh: Any, tahun: int = TAHUN) -> dict[str, Any]:
    """The sample's agreements by the code of their post, both parties with names."""
    beri_nama(pd)
    siapkan_semua(pd=pd, tahun=tahun, oleh=oleh, pada=PADA)
    kepala = PerjanjianKinerja.objects.filter(pd=pd, tahun=tahun, pihak_kedua=None)
    kepala.update(nama_kedua=BUPATI)
    return menurut_jabatan(pd, tahun)


def menurut_jabatan(pd: PerangkatDaerah, tahun: int = TAHUN) -> dict[str, PerjanjianKinerja]:
    """Latest versions by the code of their post."""
    semua = PerjanjianKinerja.objects.filter(pd=pd, tahun=tahun).select_related("jabatan", "pd")
    return {p.jabatan.kode: p for p in semua.order_by("ke")}


class Penanda:
    """Accounts of every post, made when first asked for."""

    def __init__(self, pengguna: Any, sekretariat: Any) -> None:
        self._buat, self.sekretariat = pengguna, sekretariat
        self._ada: dict[int | None, Any] = {}

    def akun(self, jabatan: Any) -> Any:
        """The account that signs for a post; None is the head of the region."""
        kunci = jabatan.pk if jabatan else None
        if kunci not in self._ada:
            if jabatan is None:
                self._ada[kunci] = self._buat(KEPALA_DAERAH, pd=None)
            else:
                peran = {"KADIS": KEPALA_DINAS, "SEKRETARIS": SEKRETARIS}.get(jabatan.kode, PEJABAT)
                self._ada[kunci] = self._buat(peran, jabatan=jabatan, unit=jabatan.unit)
        return self._ada[kunci]

    def sampai(self, p: PerjanjianKinerja, status: str, pada: datetime = PADA) -> PerjanjianKinerja:
        """Walk an open agreement to a status by the real actions."""
        urutan = ["diajukan", "pihak_pertama", "pihak_kedua"]
        ajukan(perjanjian=p, oleh=self.sekretariat, pada=pada, perender=cetak)
        for pihak in range(1, urutan.index(status) + 1):
            tandatangani(
                perjanjian=p,
                pihak=pihak,
                oleh=self.akun(p.jabatan if pihak == 1 else p.pihak_kedua),
                pada=pada,
                penyegel=PenyegelPalsu(),
            )
        return PerjanjianKinerja.objects.select_related("jabatan", "pd").get(pk=p.pk)

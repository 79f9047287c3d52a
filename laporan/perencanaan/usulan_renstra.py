"""What a new Renstra, or a revision of it, takes over from the one before; reads, never writes."""

from functools import cached_property
from typing import Any

from kinerja.himpunan.keadaan import Keadaan
from kinerja.jenis import JenisDokumen, KaitanPendahulu, TingkatSasaran
from kinerja.langkah import sidik_dilihat
from kinerja.models import (
    BarisPerjanjian,
    DokumenPerencanaan,
    PerangkatDaerah,
    Realisasi,
    Renstra,
    Target,
)
from kinerja.periode import dalam_masa
from kinerja.renstra_baru import TETAP, IndikatorLanjut, Lanjutan, PohonLama
from laporan.perencanaan.baris import teks
from laporan.perencanaan.lembar_sini import MENURUT_NAMA, mesin_sebagian
from laporan.perencanaan.usulan import BagianUsulan, BarisUsulan, Dipilih, MedanUsulan

LEMBAR_RENSTRA = (
    "renstra", "tujuan", "sasaran", "crosscutting", "kondisi_antara", "kondisi_pohon", "indikator",
    "variabel", "penanda", "dokumen",
)  # fmt: skip
LAMA = 5
_TINGKAT = list(TingkatSasaran)


class UsulanRenstra:
    """The tree of one Renstra as it stands, and what would go on; `perubahan`: a revision of it."""

    def __init__(self, pd: PerangkatDaerah, renstra: Renstra, *, perubahan: bool) -> None:
        self.pd, self.renstra, self.perubahan = pd, renstra, perubahan

    @cached_property
    def terpakai(self) -> int:
        """The last year in which its indicators have figures, an agreement or a PK target."""
        milik = [b["kode"] for b in self.pohon.indikator]
        di_sini = {"indikator__pd": self.pd, "indikator__kode__in": milik}
        pk = Target.objects.filter(**di_sini, dokumen__jenis=JenisDokumen.PK)
        semua = (
            Realisasi.objects.filter(**di_sini).order_by("-tahun"),
            BarisPerjanjian.objects.filter(**di_sini).order_by("-perjanjian__tahun"),
            pk.order_by("-tahun"),
        )
        kolom = ("tahun", "perjanjian__tahun", "tahun")
        tahun = [q.values_list(k, flat=True).first() for q, k in zip(semua, kolom, strict=True)]
        return max((t for t in tahun if t), default=0)

    @property
    def awal(self) -> dict[str, str]:
        """What the head of the form holds at first."""
        r = self.renstra
        if self.perubahan:
            ke = self.ke
            return {
                "kode": f"{r.kode}-P{ke}",
                "nama": f"Perubahan {self.renstra.nama}"[:200],
                "mulai": str(max(r.tahun_awal + 1, self.terpakai + 1)),
                "alasan": "",
            }
        # A Renstra follows the regional head's term, which may cut the one before short.
        mulai = max(r.tahun_awal + 1, self.terpakai + 1)
        akhir = r.tahun_akhir + LAMA
        return {
            "kode": f"RENSTRA-{r.tahun_akhir + 1}-{akhir}",
            "nama": f"Renstra {r.tahun_akhir + 1}–{akhir}",
            "tahun_awal": str(r.tahun_akhir + 1),
            "tahun_akhir": str(akhir),
            "mulai": str(max(mulai, r.tahun_akhir + 1)),
        }

    @cached_property
    def ke(self) -> int:
        """The number of the next revision."""
        milik = DokumenPerencanaan.objects.filter(pd=self.pd, renstra=self.renstra)
        return max((d.ke for d in milik), default=0) + 1

    @cached_property
    def pohon(self) -> PohonLama:
        """The nodes of this Renstra that have not ended, as their sheets hold them."""
        mesin = mesin_sebagian(*LEMBAR_RENSTRA)
        keadaan = Keadaan(self.pd, mesin.tabel)
        semua = {
            nama: [{k: teks(v) for k, v in b.items()} for b in MENURUT_NAMA[nama].tulis(keadaan)]
            for nama in LEMBAR_RENSTRA
            if nama not in ("renstra", "dokumen")
        }
        akhir = max(self.renstra.tahun_akhir, self.renstra.tahun_awal)

        def hidup(b: dict[str, Any]) -> bool:
            sampai = b.get("sampai_tahun")
            return dalam_masa(akhir, None, int(sampai) if sampai else None)

        tujuan = [b for b in semua["tujuan"] if b["renstra"] == self.renstra.kode and hidup(b)]
        kode_t = {b["kode"] for b in tujuan}
        sasaran = [b for b in semua["sasaran"] if b["tujuan"] in kode_t and hidup(b)]
        kode_s = {b["kode"] for b in sasaran}
        indikator = [
            b
            for b in semua["indikator"]
            if (b.get("tujuan") in kode_t or b.get("sasaran") in kode_s) and hidup(b)
        ]
        kode_i = {b["kode"] for b in indikator}
        return PohonLama(
            tuple(tujuan),
            tuple(sasaran),
            tuple(indikator),
            tuple(b for b in semua["variabel"] if b["indikator"] in kode_i),
            tuple(b for b in semua["penanda"] if b["indikator"] in kode_i),
            tuple(b for b in semua["crosscutting"] if b["sasaran"] in kode_s),
            tuple(b for b in semua["kondisi_antara"] if b["sasaran"] in kode_s),
            tuple(semua["kondisi_pohon"]),  # whichever stands below what is carried on
        )

    @cached_property
    def bagian(self) -> tuple[BagianUsulan, ...]:
        """Tujuan and sasaran (of a new Renstra), then indicators."""
        return (self._indikator(),) if self.perubahan else (
            self._simpul("tujuan", "Tujuan", self.pohon.tujuan),
            self._simpul("sasaran", "Sasaran", self.pohon.sasaran),
            self._indikator(),
        )  # fmt: skip

    @property
    def sidik(self) -> str:
        """A fingerprint of what is shown, for the form to carry."""
        return sidik_dilihat(*self.bagian)

    def _simpul(self, kunci: str, judul: str, semua: tuple[Any, ...]) -> BagianUsulan:
        baris = tuple(
            BarisUsulan(
                f"{kunci}|{b['kode']}",
                b["uraian"],
                b["kode"],
                medan=(MedanUsulan("uraian", "Rumusan baru", b["uraian"], "panjang"),),
                tingkat=min(2, _tingkat(b)),
            )
            for b in semua
        )
        return BagianUsulan(
            kunci, judul,
            f"{judul} yang tidak dicentang berakhir, beserta semua di bawahnya.",
            ("Rumusan pada Renstra baru",), baris,
        )  # fmt: skip

    def _indikator(self) -> BagianUsulan:
        pilihan = tuple((k.value, k.label) for k in KaitanPendahulu)
        awal = KaitanPendahulu.SAMA.value
        if self.perubahan:
            pilihan, awal = ((TETAP, "Tetap"), *pilihan[1:]), TETAP
        baris = tuple(
            BarisUsulan(
                f"indikator|{b['kode']}",
                b["nama"],
                f"{b['kode']} · {b['satuan']}",
                medan=(
                    MedanUsulan("kaitan", "Kaitan", awal, pilihan=pilihan),
                    MedanUsulan("nama", "Nama", b["nama"], "panjang"),
                    MedanUsulan("satuan", "Satuan", b["satuan"]),
                    MedanUsulan("definisi", "Definisi operasional", b["definisi"], "panjang"),
                ),
            )
            for b in self.pohon.indikator
        )
        return BagianUsulan(
            "indikator", "Indikator",
            "Sama: riwayatnya menyambung. Definisi berubah: angka lama tetap tampil, tetapi tidak "
            "diperbandingkan. Diganti: ukuran lain menggantikannya, angka lama tidak dipakai. "
            "Tanpa centang: berakhir tanpa penerus.",
            ("Kaitan", "Nama", "Satuan", "Definisi operasional"), baris,
        )  # fmt: skip

    def lanjutan(self, dipilih: Dipilih) -> Lanjutan:
        """The choices as the rules take them."""
        isi: dict[str, dict[str, dict[str, str]]] = {"tujuan": {}, "sasaran": {}, "indikator": {}}
        for kunci, medan in dipilih.items():
            jenis, _, kode = kunci.partition("|")
            isi[jenis][kode] = medan
        return Lanjutan(
            {k: m["uraian"] for k, m in isi["tujuan"].items()},
            {k: m["uraian"] for k, m in isi["sasaran"].items()},
            {k: IndikatorLanjut(**m) for k, m in isi["indikator"].items()},
        )


def _tingkat(b: dict[str, str]) -> int:
    return _TINGKAT.index(TingkatSasaran(b["tingkat"])) if b.get("tingkat") else 0

"""What the tree and the budget give one agreement, compared with and put into its rows."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from kinerja.models import BarisPerjanjian, Jabatan, MataPerjanjian, PerjanjianKinerja
from laporan.perjanjian.sumber import (
    AcuanAnggaran,
    IsiBaris,
    IsiMata,
    PihakPerjanjian,
    SumberPerjanjian,
)


@dataclass
class IsiPerjanjian:
    """The content of one draft as it would be prepared now."""

    pihak_kedua: int | None
    pertama: PihakPerjanjian
    kedua: PihakPerjanjian
    pernyataan: str
    baris: list[IsiBaris]
    mata: list[IsiMata]
    alasan: dict[int, str] = field(default_factory=dict)
    """Indicator id → the reason already given for a target that differs from the Renstra's."""

    KOLOM: ClassVar[tuple[str, ...]] = (
        "pihak_kedua",
        "sebutan_pertama",
        "nama_pertama",
        "pangkat_pertama",
        "nip_pertama",
        "sebutan_kedua",
        "nama_kedua",
        "pangkat_kedua",
        "nip_kedua",
        "pernyataan",
    )

    def nama_kedua(self, p: PerjanjianKinerja) -> str:
        """The head of the region is in no register: a name typed for the draft stays."""
        if self.pihak_kedua is None and p.pihak_kedua_id is None:
            return p.nama_kedua
        return self.kedua.nama

    def sama_dengan(self, p: PerjanjianKinerja) -> bool:
        """Whether the stored draft already says exactly this."""
        baris = [
            IsiBaris(
                b.indikator_id, b.sasaran, b.nama_indikator, b.satuan, b.target, b.target_renstra
            )
            for b in p.baris.all()
        ]
        mata = [IsiMata(m.tingkat, m.kode, m.nama, m.anggaran, m.keterangan) for m in p.mata.all()]
        return (
            not p.disunting
            and self.pihak_sama(p)
            and p.pernyataan == self.pernyataan
            and baris == self.baris
            and mata == self.mata
        )

    def pihak_sama(self, p: PerjanjianKinerja) -> bool:
        """Whether the stored draft names the parties as the posts are held."""
        pertama = (p.sebutan_pertama, p.nama_pertama, p.pangkat_pertama, p.nip_pertama)
        kedua = (p.sebutan_kedua, p.nama_kedua, p.pangkat_kedua, p.nip_kedua)
        a, b = self.pertama, self.kedua
        return (
            p.pihak_kedua_id == self.pihak_kedua
            and pertama == (a.sebutan, a.nama, a.pangkat, a.nip)
            and kedua == (b.sebutan, self.nama_kedua(p), b.pangkat, b.nip)
        )

    def pertahankan_alasan(self, lama: PerjanjianKinerja) -> None:
        """Keep the reasons of rows whose target and Renstra target stay as they are."""
        baru = {b.indikator: b for b in self.baris if b.indikator is not None}
        for b in lama.baris.all():
            kini = baru.get(b.indikator_id or 0)
            if (
                kini is not None
                and b.alasan_beda
                and (kini.target, kini.target_renstra) == (b.target, b.target_renstra)
            ):
                self.alasan[b.indikator_id or 0] = b.alasan_beda

    def baris_model(self, p: PerjanjianKinerja) -> list[BarisPerjanjian]:
        """The rows, unsaved."""
        return [
            BarisPerjanjian(
                perjanjian=p,
                urutan=urutan,
                indikator_id=b.indikator,
                sasaran=b.sasaran,
                nama_indikator=b.nama_indikator,
                satuan=b.satuan,
                target=b.target,
                target_renstra=b.target_renstra,
                alasan_beda=self.alasan.get(b.indikator or 0, ""),
            )
            for urutan, b in enumerate(self.baris, start=1)
        ]

    def mata_model(self, p: PerjanjianKinerja) -> list[MataPerjanjian]:
        """The budget nodes, unsaved."""
        return [
            MataPerjanjian(
                perjanjian=p,
                urutan=urutan,
                tingkat=m.tingkat,
                kode=m.kode,
                nama=m.nama,
                anggaran=m.anggaran,
                keterangan=m.keterangan,
            )
            for urutan, m in enumerate(self.mata, start=1)
        ]


def susun_isi(
    sumber: SumberPerjanjian, jabatan: Jabatan, *, tanggal: date, ke: int, nama_kedua: str = ""
) -> IsiPerjanjian:
    """The content for a post as of now: targets of the latest PK document, the budget of this
    version. `nama_kedua`: as typed for the head of the region.
    """
    return IsiPerjanjian(
        jabatan.atasan_id,
        sumber.pihak(jabatan.pk, tanggal),
        sumber.pihak(jabatan.atasan_id, tanggal),
        sumber.pernyataan(jabatan, tanggal, nama_kedua=nama_kedua),
        sumber.baris(jabatan),
        sumber.mata(jabatan, AcuanAnggaran(tanggal, murni=not ke)),
    )


def pasang_isi(p: PerjanjianKinerja, isi: IsiPerjanjian) -> None:
    """Put the parties and the statement into an agreement in memory."""
    p.nama_kedua = isi.nama_kedua(p)
    p.pihak_kedua_id = isi.pihak_kedua
    p.sebutan_pertama, p.nama_pertama = isi.pertama.sebutan, isi.pertama.nama
    p.pangkat_pertama, p.nip_pertama = isi.pertama.pangkat, isi.pertama.nip
    p.sebutan_kedua = isi.kedua.sebutan
    p.pangkat_kedua, p.nip_kedua = isi.kedua.pangkat, isi.kedua.nip
    p.pernyataan = isi.pernyataan

"""PURE. The steps of a change of the organisation, and what stands against them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kinerja.masa_organisasi import unit_dan_bawahan
from kinerja.periode import format_tanggal

PANJANG_NAMA = 200
PANJANG_DASAR = 250


@dataclass(frozen=True)
class UnitKini:
    """A unit as it stands before the change."""

    nama: str
    kode: str
    induk: int | None
    sejak: date | None = None
    """From when its present shape holds: its first day, or the day after its last change."""
    pimpinan: int | None = None
    """The post that answers for what comes to it; None where no post stands out."""


@dataclass(frozen=True)
class UnitBaru:
    """A unit that is split off another one; `pimpinan`: the name of its head's post, if any."""

    kode: str
    nama: str
    jenis: str
    dari: int
    pimpinan: str = ""
    eselon: str = ""


@dataclass(frozen=True)
class RencanaSOTK:
    """One change. Units and posts by id; a new unit is counted from -1 down, in its order."""

    berlaku: date
    dasar: str
    nama: Mapping[int, str] = field(default_factory=dict)
    pindah: Mapping[int, int] = field(default_factory=dict)
    gabung: Mapping[int, int] = field(default_factory=dict)
    """Unit that is merged into, or dissolved in favour of, another one → that one."""
    bubar: frozenset[int] = frozenset()
    """Which of those are dissolved rather than merged; it tells the words only."""
    baru: tuple[UnitBaru, ...] = ()
    jabatan: Mapping[int, int] = field(default_factory=dict)
    """Post → the unit that it goes to."""
    indikator: Mapping[int, int] = field(default_factory=dict)
    """Indicator → the post that answers for it from then on."""

    @property
    def kosong(self) -> bool:
        """Whether nothing changes."""
        return not any(
            (self.nama, self.pindah, self.gabung, self.baru, self.jabatan, self.indikator)
        )

    def nomor_baru(self) -> Iterator[tuple[int, UnitBaru]]:
        """The new units by their number."""
        for n, satu in enumerate(self.baru, start=1):
            yield -n, satu


@dataclass(frozen=True)
class KeadaanSOTK:
    """What the rules compare with."""

    hari_ini: date
    unit: Mapping[int, UnitKini]
    """Units that exist on the day before the change."""
    kode_terpakai: frozenset[str] = frozenset()
    unit_jabatan: Mapping[int, int] = field(default_factory=dict)
    nama_jabatan: Mapping[int, str] = field(default_factory=dict)
    penanggung: Mapping[int, int] = field(default_factory=dict)
    """Indicator → the post that answers for it now."""
    nama_indikator: Mapping[int, str] = field(default_factory=dict)
    jabatan_sejak: Mapping[int, date | None] = field(default_factory=dict)
    indikator_sejak: Mapping[int, date | None] = field(default_factory=dict)


def halangan(r: RencanaSOTK, k: KeadaanSOTK) -> list[str]:
    """Every reason why the change cannot be carried out, for its planner to mend; empty: none."""
    return list(dict.fromkeys(_halangan(r, k)))


def _halangan(r: RencanaSOTK, k: KeadaanSOTK) -> Iterator[str]:
    if r.kosong:
        yield "Belum ada perubahan yang dipilih."
    if not r.dasar.strip():
        yield "Tulis dasar hukumnya, misalnya Peraturan Bupati Nomor 12 Tahun 2026."
    elif len(r.dasar) > PANJANG_DASAR:
        yield f"Dasar hukum paling banyak {PANJANG_DASAR} karakter."
    if r.berlaku > k.hari_ini:
        yield (
            f"Tanggal berlaku {format_tanggal(r.berlaku)} belum tiba. Catat perubahan pada hari "
            "berlakunya atau sesudahnya."
        )
    yield from _unit(r, k)
    yield from _tujuan(r, k)
    yield from _baru(r, k)
    yield from _tanggal(r, k)


def _unit(r: RencanaSOTK, k: KeadaanSOTK) -> Iterator[str]:
    """What is asked of the units that change."""
    for pk in {*r.nama, *r.pindah, *r.gabung, *(b.dari for b in r.baru)} - set(k.unit):
        yield f"Unit nomor {pk} tidak ada pada tanggal itu."
    nama_lain = {
        u.nama.casefold() for pk, u in k.unit.items() if pk not in r.gabung and pk not in r.nama
    }
    for pk, nama in r.nama.items():
        if pk not in k.unit:
            continue
        if not nama.strip():
            yield f"Tulis nama baru {k.unit[pk].nama}."
        elif len(nama) > PANJANG_NAMA:
            yield f"Nama unit paling banyak {PANJANG_NAMA} karakter."
        elif nama.casefold() in nama_lain:
            yield f"Nama “{nama}” sudah dipakai unit lain."
        if pk in r.gabung:
            yield f"{k.unit[pk].nama} digabung atau dibubarkan; namanya tidak perlu diganti."
    for pk in (*r.pindah, *r.gabung):
        if pk in k.unit and k.unit[pk].induk is None:
            yield (
                f"{k.unit[pk].nama} adalah unit puncak; tidak dapat dipindah, digabung, atau "
                "dibubarkan."
            )


def _tujuan(r: RencanaSOTK, k: KeadaanSOTK) -> Iterator[str]:
    """Where units, posts and indicators go."""
    baru = {nomor for nomor, _ in r.nomor_baru()}
    induk = {pk: r.pindah.get(pk, u.induk) for pk, u in k.unit.items()}
    asal = {pk: u.induk for pk, u in k.unit.items()}
    for pk, ke in r.gabung.items():
        if pk not in k.unit:
            continue
        nama = k.unit[pk].nama
        if ke not in k.unit:
            yield f"Pilih unit yang meneruskan tugas {nama}."
        elif ke in r.gabung:
            yield f"{k.unit[ke].nama} sendiri berakhir; pilih unit lain untuk meneruskan {nama}."
        elif ke in unit_dan_bawahan(asal, pk):
            yield f"{nama} tidak dapat diteruskan oleh dirinya sendiri atau unit di bawahnya."
        elif k.unit[ke].pimpinan is None:
            yield (
                f"{k.unit[ke].nama} belum mempunyai jabatan yang dapat meneruskan tanggung jawab "
                f"{nama}. Isi jabatannya pada Data Induk."
            )
    for pk, ke in r.pindah.items():
        if pk not in k.unit:
            continue
        if ke not in k.unit or ke in r.gabung:
            yield f"Pilih unit induk baru untuk {k.unit[pk].nama}."
        elif ke in unit_dan_bawahan(induk, pk):
            yield f"{k.unit[pk].nama} tidak dapat pindah ke dirinya sendiri atau ke bawahnya."
    for jabatan, ke in r.jabatan.items():
        if jabatan not in k.unit_jabatan:
            yield f"Jabatan nomor {jabatan} tidak ada pada tanggal itu."
        if (ke not in k.unit and ke not in baru) or ke in r.gabung:
            yield "Pilih unit yang ada untuk jabatan yang pindah."
    for indikator, jabatan in r.indikator.items():
        if indikator not in k.indikator_sejak or jabatan not in k.unit_jabatan:
            yield "Pilih jabatan penanggung jawab yang ada untuk indikator yang dialihkan."


def _baru(r: RencanaSOTK, k: KeadaanSOTK) -> Iterator[str]:
    kode, nama_baru = set(k.kode_terpakai), set[str]()
    for _, satu in r.nomor_baru():
        if not satu.kode.strip() or not satu.nama.strip():
            yield "Tulis kode dan nama setiap unit baru."
            continue
        if satu.kode.casefold() in {x.casefold() for x in kode}:
            yield f"Kode “{satu.kode}” sudah dipakai; pilih kode lain untuk {satu.nama}."
        sebutan = satu.nama.casefold()
        tetap = {u.nama.casefold() for pk, u in k.unit.items() if pk not in r.gabung}
        if sebutan in tetap | nama_baru:
            yield f"Nama “{satu.nama}” sudah dipakai unit lain."
        if satu.pimpinan and not satu.eselon:
            yield f"Pilih eselon {satu.pimpinan}."
        kode.add(satu.kode)
        nama_baru.add(sebutan)


def _tanggal(r: RencanaSOTK, k: KeadaanSOTK) -> Iterator[str]:
    """History is written forward: nothing goes before what was recorded last."""
    disebut = {*r.nama, *r.pindah, *r.gabung, *(b.dari for b in r.baru)}
    for pk in sorted(disebut & set(k.unit)):
        sejak = k.unit[pk].sejak
        if sejak is not None and r.berlaku <= sejak:
            yield (
                f"{k.unit[pk].nama} terakhir berubah pada {format_tanggal(sejak)}; tanggal berlaku "
                "harus sesudahnya."
            )
    jabatan = [k.jabatan_sejak.get(pk) for pk in r.jabatan]
    jabatan += [k.indikator_sejak.get(pk) for pk in r.indikator]
    if (akhir := max((s for s in jabatan if s is not None), default=None)) and r.berlaku <= akhir:
        yield (
            f"Jabatan atau indikator yang dipilih terakhir berubah pada {format_tanggal(akhir)}; "
            "tanggal berlaku harus sesudahnya."
        )


def uraikan(r: RencanaSOTK, k: KeadaanSOTK) -> list[str]:
    """What changes, one sentence a step; of a change that nothing stands against."""
    nama = {pk: r.nama.get(pk, u.nama) for pk, u in k.unit.items()}
    nama |= {nomor: satu.nama for nomor, satu in r.nomor_baru()}
    hasil = [f"{k.unit[pk].nama} berganti nama menjadi {baru}." for pk, baru in r.nama.items()]
    hasil += [f"{satu.nama} dibentuk dari {nama[satu.dari]}." for satu in r.baru]
    for pk, ke in r.pindah.items():
        dari = k.unit[pk].induk
        asal = f" dari {nama[dari]}" if dari in nama else ""
        hasil.append(f"{nama[pk]} pindah{asal} ke bawah {nama[ke]}.")
    for pk, ke in r.gabung.items():
        kata = "dibubarkan; tugasnya diteruskan" if pk in r.bubar else "digabung ke"
        hasil.append(f"{nama[pk]} {kata} {nama[ke]}.")
    hasil += [f"{k.nama_jabatan[pk]} pindah ke {nama[ke]}." for pk, ke in r.jabatan.items()]
    for pk, ke in r.indikator.items():
        dari_jabatan = k.nama_jabatan.get(k.penanggung.get(pk, 0), "")
        hasil.append(
            f"Indikator “{k.nama_indikator[pk]}” beralih dari {dari_jabatan} ke "
            f"{k.nama_jabatan[ke]}."
        )
    return hasil


def nama_jabatan_ikut(jabatan: str, unit_lama: str, unit_baru: str) -> str:
    """`Kepala Bidang Pelatihan` → `Kepala Bidang Produktivitas` where the post bears the unit's
    name; otherwise as it is.
    """
    return jabatan.replace(unit_lama, unit_baru) if unit_lama and unit_lama in jabatan else jabatan

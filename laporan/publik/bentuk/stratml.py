"""PURE. A tree with its results as StratML Part 2 (schema 2.2.8): tujuan become goals, sasaran
objectives, indicators performance indicators with a target and, where released, an actual per year.

Sasaran below sasaran stand behind the one above them, as StratML has two levels: their sequence
(1.2.1) keeps the tree.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree as ET

RUANG = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
Isi = dict[str, Any]


def tulis_stratml(
    pohon: Isi, hasil: dict[str, dict[int, Isi]], *, alamat: str, dirilis: str
) -> bytes:
    """The document. `hasil`: code of an indicator → year → its released row."""
    ET.register_namespace("", RUANG)
    pd, renstra = pohon["pd"], pohon["renstra"]
    akar = ET.Element(f"{{{RUANG}}}PerformancePlanOrReport", {"Type": "Performance_Plan"})
    _isi(akar, "Name", f"Pohon kinerja {pd['nama']} {pohon['tahun']}")
    _isi(akar, "Description", renstra["nama"])
    _isi(akar, "OtherInformation", "")
    inti = _isi(akar, "StrategicPlanCore")
    organisasi = _isi(inti, "Organization")
    _isi(organisasi, "Name", pd["nama"])
    _isi(organisasi, "Acronym", pd["singkatan"])
    _isi(organisasi, "Identifier", _nomor(alamat, "pd", pd["kode"]))
    _isi(organisasi, "Description", pd["pemda"])
    for jenis in ("Vision", "Mission"):
        satu = _isi(inti, jenis)
        _isi(satu, "Description", "")
        _isi(satu, "Identifier", _nomor(alamat, jenis, pd["kode"]))
    for n, t in enumerate(pohon["tujuan"], start=1):
        tujuan = _simpul(inti, "Goal", t, str(n), alamat)
        # What measures the tujuan itself stands in an objective of the same words.
        if t["indikator"]:
            sendiri = {**t, "kode": f"{t['kode']}/0"}
            _indikator(_simpul(tujuan, "Objective", sendiri, f"{n}.0", alamat), t, hasil, alamat)
        for urut, s in _bertingkat(t["sasaran"], str(n)):
            _indikator(_simpul(tujuan, "Objective", s, urut, alamat), s, hasil, alamat)
    admin = _isi(akar, "AdministrativeInformation")
    _isi(admin, "Identifier", _nomor(alamat, "dokumen", str(pohon["tahun"])))
    _isi(admin, "StartDate", f"{renstra['tahun_awal']}-01-01")
    _isi(admin, "EndDate", f"{renstra['tahun_akhir']}-12-31")
    _isi(admin, "PublicationDate", dirilis)
    _isi(admin, "Source", alamat)
    ET.indent(akar)
    isi: bytes = ET.tostring(akar, encoding="utf-8", xml_declaration=True)
    return isi


def _bertingkat(sasaran: list[Isi], awal: str) -> Iterator[tuple[str, Isi]]:
    for n, s in enumerate(sasaran, start=1):
        urut = f"{awal}.{n}"
        yield urut, s
        yield from _bertingkat(s["sasaran"], urut)


def _simpul(induk: ET.Element, jenis: str, s: Isi, urut: str, alamat: str) -> ET.Element:
    satu = _isi(induk, jenis)
    _isi(satu, "Name", s["uraian"])
    _isi(satu, "Description", "")
    _isi(satu, "Identifier", _nomor(alamat, jenis, s["kode"]))
    _isi(satu, "SequenceIndicator", urut)
    if s.get("penanggung_jawab"):
        pihak = _isi(satu, "Stakeholder", StakeholderTypeType="Organization")
        _isi(pihak, "Name", s["penanggung_jawab"])
        _isi(pihak, "Description", s.get("tingkat", ""))
    _isi(satu, "OtherInformation", "")
    return satu


def _indikator(
    induk: ET.Element, simpul: Isi, hasil: dict[str, dict[int, Isi]], alamat: str
) -> None:
    for n, i in enumerate(simpul["indikator"], start=1):
        satu = _isi(induk, "PerformanceIndicator", PerformanceIndicatorType="Quantitative")
        _isi(satu, "SequenceIndicator", str(n))
        _isi(satu, "MeasurementDimension", i["nama"])
        _isi(satu, "UnitOfMeasurement", i["satuan"])
        _isi(satu, "Identifier", _nomor(alamat, "indikator", i["kode"]))
        target = {t["tahun"]: t for t in i["target"]}
        nyata = hasil.get(i["kode"], {})
        for tahun in sorted({*target, *nyata}):
            kali = _isi(satu, "MeasurementInstance")
            baris = nyata.get(tahun) or {}
            _hasil(kali, "TargetResult", baris.get("target_tahun") or target.get(tahun), tahun)
            _hasil(kali, "ActualResult", baris.get("realisasi"), tahun)
        _isi(satu, "OtherInformation", i["definisi"])


def _hasil(induk: ET.Element, jenis: str, angka: Isi | None, tahun: int) -> None:
    if angka is None:
        return
    satu = _isi(induk, jenis)
    _isi(satu, "StartDate", f"{tahun}-01-01")
    _isi(satu, "EndDate", f"{tahun}-12-31")
    if angka["nilai"] is not None:
        _isi(satu, "NumberOfUnits", angka["nilai"])
    _isi(satu, "Description", angka["teks"])


def _isi(induk: ET.Element, nama: str, teks: str | None = None, **sifat: str) -> ET.Element:
    satu = ET.SubElement(induk, f"{{{RUANG}}}{nama}", sifat)
    satu.text = teks
    return satu


def _nomor(alamat: str, jenis: str, kode: str) -> str:
    """The same thing has the same identifier in every edition."""
    h = sha256(f"{alamat}#{jenis}/{kode}".encode()).hexdigest()
    return f"_{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:32]}"

"""Released parts as rows of the open tables (kamus.py)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from kinerja.himpunan.tulis import LembarTulis
from laporan.models import BagianRilis, Rilis
from laporan.publik.baca import telusuri_indikator, telusuri_mata
from laporan.publik.bentuk.kamus import KAMUS

Isi = dict[str, Any]
BarisTerbuka = dict[str, Any]


def lembar_terbuka(rilis: Iterable[Rilis]) -> list[LembarTulis]:
    """Every open table, empty ones too, in the order of the dictionary."""
    baris: dict[str, list[BarisTerbuka]] = {nama: [] for nama in KAMUS}
    for r in rilis:
        for nama, satu in _baris(r):
            baris[nama].append(satu)
    return [
        LembarTulis(nama, [k.nama for k in kolom], baris[nama]) for nama, kolom in KAMUS.items()
    ]


def lembar_kamus() -> LembarTulis:
    """The dictionary as a table."""
    isi = [
        {"tabel": tabel, "kolom": k.nama, "jenis": k.jenis, "arti": k.arti}
        for tabel, kolom in KAMUS.items()
        for k in kolom
    ]
    return LembarTulis("kamus_data", ["tabel", "kolom", "jenis", "arti"], isi)


def _baris(r: Rilis) -> Iterator[tuple[str, BarisTerbuka]]:
    isi = r.isi
    umum = {"pd_kode": isi["pd"]["kode"], "tahun": isi["tahun"], "dirilis": r.pada.date()}
    match r.macam:
        case BagianRilis.POHON:
            yield from (("pohon", {**umum, **b}) for b in _pohon(isi))
            for i in telusuri_indikator(isi):
                for t in i["target"]:
                    yield (
                        "target_renstra",
                        {
                            "pd_kode": umum["pd_kode"],
                            "indikator_kode": i["kode"],
                            "tahun_pohon": isi["tahun"],
                            "tahun": t["tahun"],
                            "target": _desimal(t),
                            "target_teks": t["teks"],
                        },
                    )
        case BagianRilis.PK:
            yield from (("perjanjian", {**umum, **b}) for b in _perjanjian(isi))
        case BagianRilis.LHE:
            akip = {"nilai": Decimal(isi["nilai"]), "predikat": isi["predikat"]}
            yield "akip", {**umum, **akip}
        case BagianRilis.LKJIP:
            return
        case _:
            umum["triwulan"] = isi["triwulan"]
            for b in isi["indikator"]:
                yield "indikator", {**umum, **_indikator(isi, b)}
            if isi["anggaran"]:
                yield from (("anggaran", {**umum, **b}) for b in _anggaran(isi["anggaran"]))


def _desimal(angka: Isi | None) -> Decimal | None:
    return None if angka is None or angka["nilai"] is None else Decimal(angka["nilai"])


def _ya(benar: bool) -> str:
    return "ya" if benar else "tidak"


def _indikator(isi: Isi, b: Isi) -> BarisTerbuka:
    return {
        "pd_nama": isi["pd"]["nama"],
        "indikator_kode": b["kode"],
        "indikator": b["nama"],
        "satuan": b["satuan"],
        "iku": _ya(b["iku"]),
        "induk_kode": b["induk"]["kode"],
        "penanggung_jawab": b["penanggung_jawab"],
        "target_tahun": _desimal(b["target_tahun"]),
        "target_tahun_teks": (b["target_tahun"] or {}).get("teks"),
        "target_triwulan": _desimal(b["target_triwulan"]),
        "realisasi_triwulan": _desimal(b["realisasi_triwulan"]),
        "realisasi": _desimal(b["realisasi"]),
        "realisasi_teks": (b["realisasi"] or {}).get("teks"),
        "capaian_triwulan": _desimal(b["capaian_triwulan"]),
        "capaian": _desimal(b["capaian"]),
        "kriteria": b["kriteria"],
        "keadaan": b["keadaan"] or b["sebab"],
    }


def _pohon(isi: Isi) -> Iterator[BarisTerbuka]:
    for t in isi["tujuan"]:
        yield {"jenis": "tujuan", "kode": t["kode"], "uraian": t["uraian"]}
        yield from _daun(t)
        for s in t["sasaran"]:
            yield from _sasaran(s, t["kode"])


def _sasaran(s: Isi, induk: str) -> Iterator[BarisTerbuka]:
    yield {
        "jenis": "sasaran",
        "kode": s["kode"],
        "induk_kode": induk,
        "uraian": s["uraian"],
        "tingkat": s["tingkat"],
        "penanggung_jawab": s["penanggung_jawab"],
    }
    yield from _daun(s)
    for anak in s["sasaran"]:
        yield from _sasaran(anak, s["kode"])


def _daun(simpul: Isi) -> Iterator[BarisTerbuka]:
    for i in simpul["indikator"]:
        yield {
            "jenis": "indikator",
            "kode": i["kode"],
            "induk_kode": simpul["kode"],
            "uraian": i["nama"],
            "penanggung_jawab": i["penanggung_jawab"],
            "satuan": i["satuan"],
            "polaritas": i["polaritas"],
            "iku": _ya(i["iku"]),
        }


def _perjanjian(isi: Isi) -> Iterator[BarisTerbuka]:
    for p in isi["perjanjian"]:
        for b in p["baris"]:
            yield {
                "kode": p["kode"],
                "jabatan": p["jabatan"],
                "perubahan_ke": p["ke"],
                "sasaran": b["sasaran"],
                "indikator_kode": b["kode"],
                "indikator": b["indikator"],
                "satuan": b["satuan"],
                "target": b["target"],
            }


def _anggaran(anggaran: Isi) -> Iterator[BarisTerbuka]:
    for _, s in telusuri_mata(anggaran):
        yield _uang(s, s["tingkat"], s["kode"], s["nama"])
    yield _uang(anggaran["jumlah"], "jumlah", "", "Jumlah")


def _uang(s: Isi, tingkat: str, kode: str, nama: str) -> BarisTerbuka:
    return {
        "tingkat": tingkat,
        "kode": kode,
        "nama": nama,
        "pagu": s["pagu"],
        "realisasi": s["realisasi"],
        "serapan": _desimal(s["serapan"]),
    }

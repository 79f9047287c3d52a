"""The document model as JSON: nothing is lost, nothing unknown is read."""

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laporan.dokumen import unsur as modul
from laporan.dokumen.json import (
    ModelTakTerbacaError,
    dari_dict,
    dari_json,
    sebagai_dict,
    sebagai_json,
)
from laporan.dokumen.unsur import Bab, Dokumen, Lambang, Sampul, Seksi, Teks
from tests.cetak import contoh_dokumen

_teks = st.text(max_size=12)


def _dokumen(isi=(), **lain):
    return Dokumen("J", "S", "PD", "Pemda", 2024, "Martapura, 2025", bab=(Bab("B", isi),), **lain)


_potongan = st.one_of(
    st.builds(modul.Teks, _teks, tebal=st.booleans(), miring=st.booleans(), medan=_teks),
    st.builds(modul.Rujukan, _teks, _teks),
    st.just(modul.GantiBaris()),
)
_isi = st.one_of(_teks, st.lists(_potongan, max_size=3).map(tuple))
_nilai = st.one_of(
    st.none(), st.integers(), st.decimals(allow_nan=False, allow_infinity=False, places=4)
)
_sel = st.builds(modul.Sel, _teks, _nilai, formula=_teks, lanjutan=st.booleans(), asal=_teks)
_tabel = st.lists(_sel, min_size=1, max_size=3).map(
    lambda sel: modul.Tabel(
        "k",
        "Tabel",
        tuple(modul.Kolom(f"K{i}") for i in range(len(sel))),
        (modul.Baris(tuple(sel), kunci="b"),),
    )
)
_daun = st.one_of(
    st.builds(modul.Judul, _teks, st.integers(1, 4), _teks),
    st.builds(modul.Paragraf, _isi),
    st.builds(
        modul.Gambar,
        _teks,
        _teks,
        _teks,
        _teks,
        catatan=st.lists(_isi, max_size=2).map(tuple),
    ),
    st.just(modul.GantiHalaman()),
    st.builds(
        modul.BlokTandaTangan,
        st.lists(st.builds(modul.Penandatangan, _teks, _teks), min_size=1, max_size=2).map(tuple),
    ),
    _tabel,
)
_blok = st.recursive(
    _daun,
    lambda anak: st.one_of(
        st.builds(Seksi, _teks, _teks, st.lists(anak, max_size=3).map(tuple)),
        st.builds(modul.Mendatar, st.lists(anak, max_size=3).map(tuple)),
        st.builds(modul.Selembar, st.lists(anak, max_size=3).map(tuple)),
        st.builds(
            modul.Daftar,
            st.lists(
                st.builds(modul.Butir, _isi, st.lists(anak, max_size=2).map(tuple)), max_size=2
            ).map(tuple),
        ),
    ),
    max_leaves=8,
)


# A busy machine is no fault of the model.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(isi=st.lists(_blok, max_size=4).map(tuple), gambar=st.binary(max_size=40))
def test_pulang_pergi(isi, gambar):
    dokumen = _dokumen(
        isi, sampul=Sampul(("A",), "PD", "Pemda", "2025", Lambang("image/png", gambar))
    )
    kembali = dari_json(sebagai_json(dokumen))
    assert kembali == dokumen
    assert sebagai_json(kembali) == sebagai_json(dokumen)


def test_desimal_dan_bilangan_bulat_tidak_tertukar():
    tabel = modul.Tabel(
        "k",
        "T",
        (modul.Kolom("A"), modul.Kolom("B")),
        (modul.Baris((modul.Sel("1", Decimal("1.00")), modul.Sel("1", 1))),),
    )
    kembali = dari_json(sebagai_json(_dokumen((tabel,)))).bab[0].isi[0]
    assert isinstance(kembali, modul.Tabel)
    satu, dua = (s.nilai for s in kembali.baris[0].sel)
    assert (str(satu), type(dua)) == ("1.00", int)


def test_semua_simpul_dikenal_dan_bermedan_bernama():
    """A node that is added to the model is stored without a word more."""
    simpul = [k for k in vars(modul).values() if isinstance(k, type) and is_dataclass(k)]
    assert Seksi in simpul
    for berkas in (m for m in vars(modul).values() if isinstance(m, ModuleType)):
        milik = {k for k in vars(berkas).values() if isinstance(k, type) and is_dataclass(k)}
        assert milik <= set(simpul), berkas
    data = json.loads(sebagai_json(_dokumen((modul.Paragraf((Teks("x"),)),))))
    assert set(data["dokumen"]) == {"_", *(m.name for m in fields(Dokumen))}


@pytest.mark.parametrize(("skema", "mengalir"), [(1, False), (2, False), (3, True)])
def test_yang_dibekukan_sebelum_halaman_diisi_tidak_mengalir(skema: int, mengalir: bool) -> None:
    data = sebagai_dict(_dokumen())
    if skema < 3:
        del data["dokumen"]["mengalir"], data["dokumen"]["beku"]
    assert dari_dict({**data, "skema": skema}).mengalir is mengalir


def test_contoh_yang_sulit_utuh():
    dokumen = next(
        v
        for v in (getattr(contoh_dokumen, n) for n in dir(contoh_dokumen))
        if callable(v) and getattr(v, "__annotations__", {}).get("return") is Dokumen
    )()
    assert dari_json(sebagai_json(dokumen)) == dokumen


@pytest.mark.parametrize(
    "rusak",
    [
        b"bukan json",
        b"[]",
        b'{"skema": 99}',
        b'{"skema": 1, "dokumen": {"_": "Os"}}',
        b'{"skema": 1, "dokumen": {"_": "Teks", "asing": 1}}',
        b'{"skema": 1, "dokumen": {"_": "Teks", "isi": "x"}}',
    ],
)
def test_yang_tidak_dikenal_ditolak(rusak):
    with pytest.raises(ModelTakTerbacaError):
        dari_json(rusak)


def test_nilai_asing_tidak_ditulis():
    with pytest.raises(TypeError):
        sebagai_dict(_dokumen((modul.Paragraf(object()),)))  # type: ignore[arg-type]
    with pytest.raises(ModelTakTerbacaError):
        dari_dict({"skema": 1, "dokumen": "teks"})

"""Figures are computed in one place, exactly, and shown by one formatter; nothing is printed."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.arsitektur.sumber import (
    SKRIP,
    SUMBER,
    TEMPLAT,
    Kasus,
    awasi,
    sebutan,
    uji_pengawas,
    urai,
)

#: The calculator. Only here may two figures be multiplied or divided.
KALKULATOR = frozenset(
    {
        "kinerja/akumulasi.py",
        "kinerja/angka.py",
        "kinerja/capaian.py",
        "kinerja/formula.py",
        "anggaran/efisiensi.py",
        "anggaran/serapan.py",
    }
)
#: Where `float(` may stand, and why.
BOLEH_FLOAT = {
    "kinerja/himpunan/tulis.py": "a workbook cell is a number; what float cannot hold is text",
}
#: Digits there are of a file, whose reader counts them, or of a stored code, whose form is kept.
PEMBACA_BERKAS = ("anggaran/", "laporan/periksa_lkjip/")
ANGKA_LAPORAN = frozenset({"target", "realisasi", "pagu", "capaian", "serapan", "efisiensi"})


def _menyebut_angka(simpul: ast.AST) -> bool:
    """Whether an operand holds a reported figure, by the words of its name."""
    if isinstance(simpul, ast.Call) and sebutan(simpul.func) in {"len", "enumerate", "range"}:
        return False
    teks = ""
    if isinstance(simpul, ast.Name | ast.Attribute):
        teks = sebutan(simpul)
    elif isinstance(simpul, ast.Subscript) and isinstance(simpul.slice, ast.Constant):
        teks = str(simpul.slice.value)
    elif isinstance(simpul, ast.Call) and sebutan(simpul.func) in {"F", "Sum", "OuterRef", "get"}:
        teks = " ".join(str(a.value) for a in simpul.args if isinstance(a, ast.Constant))
    if ANGKA_LAPORAN & set(re.split(r"[\W_]+", teks.lower())):
        return True
    return any(_menyebut_angka(anak) for anak in ast.iter_child_nodes(simpul))


def hitungan(nama: str, isi: str) -> Iterator[str]:
    """Multiplying or dividing a figure outside the calculator; averages in SQL; round()."""
    if nama in KALKULATOR:
        return
    kali_bagi = ast.Mult | ast.Div | ast.FloorDiv | ast.Mod
    for simpul in ast.walk(urai(isi)):
        if isinstance(simpul, ast.BinOp) and isinstance(simpul.op, kali_bagi):
            teks = isinstance(simpul.left, ast.Constant | ast.JoinedStr) and not isinstance(
                getattr(simpul.left, "value", ""), int | float
            )
            if not teks and (_menyebut_angka(simpul.left) or _menyebut_angka(simpul.right)):
                yield f"{nama}:{simpul.lineno}: {ast.unparse(simpul)}"
        elif isinstance(simpul, ast.AugAssign) and isinstance(simpul.op, kali_bagi):
            if _menyebut_angka(simpul.target) or _menyebut_angka(simpul.value):
                yield f"{nama}:{simpul.lineno}: {ast.unparse(simpul)}"
        elif isinstance(simpul, ast.Call):
            fungsi = sebutan(simpul.func)
            if fungsi in {"Avg", "StdDev", "Variance", "truediv", "floordiv"}:
                yield f"{nama}:{simpul.lineno}: {fungsi}"
            if isinstance(simpul.func, ast.Name) and fungsi == "round":
                yield f"{nama}:{simpul.lineno}: round() is not the house's rounding"


def pecahan_biner(nama: str, isi: str) -> Iterator[str]:
    """float(): its digits are not the ones a person typed."""
    for simpul in ast.walk(urai(isi)):
        if (
            isinstance(simpul, ast.Call)
            and isinstance(simpul.func, ast.Name)
            and simpul.func.id == "float"
            and nama not in BOLEH_FLOAT
        ):
            yield f"{nama}:{simpul.lineno}: float()"


def kunci_tak_berbatas(nama: str, isi: str) -> Iterator[str]:
    """int() of digits that were not counted: `²` and five thousand nines are `isdecimal` or
    `isdigit` and raise. A key, a version, a place in a list: `kinerja.angka.bilangan_polos`.
    """
    if nama.startswith(PEMBACA_BERKAS) or nama == "kinerja/angka.py":
        return
    for simpul in ast.walk(urai(isi)):
        if not isinstance(simpul, ast.IfExp | ast.If):
            continue
        syarat = {sebutan(s.func) for s in ast.walk(simpul.test) if isinstance(s, ast.Call)}
        if not syarat & {"isdecimal", "isdigit"} or "len" in syarat:
            continue
        tubuh = simpul.body if isinstance(simpul.body, list) else [simpul.body]
        for s in (anak for bagian in tubuh for anak in ast.walk(bagian)):
            dipotong = isinstance(s, ast.Call) and any(isinstance(a, ast.Subscript) for a in s.args)
            if isinstance(s, ast.Call) and sebutan(s.func) in {"int", "filter"} and not dipotong:
                yield f"{nama}:{s.lineno}: {ast.unparse(simpul.test)}"


def cetakan(nama: str, isi: str) -> Iterator[str]:
    """print(): output belongs to self.stdout or to the log."""
    for simpul in ast.walk(urai(isi)):
        if isinstance(simpul, ast.Call) and sebutan(simpul.func) in {"print", "pprint"}:
            yield f"{nama}:{simpul.lineno}: print()"


_HITUNG_TEMPLAT = re.compile(
    r"\{%\s*widthratio|\|\s*(?:divisibleby|floatformat|intcomma|mul|div|sub|multiply|divide)\b"
    # A row number may be counted up: {{ row.number|add:1 }}.
    r"|(?<!\.number)(?<!\.counter)(?<!line)\|\s*add:\s*[\"']?[-+]?\d"
)


def hitungan_templat(nama: str, isi: str) -> Iterator[str]:
    """Arithmetic, rounding or number formatting by the template language."""
    for baris, teks in enumerate(isi.splitlines(), 1):
        if cocok := _HITUNG_TEMPLAT.search(teks):
            yield f"{nama}:{baris}: {cocok[0]}"


_HITUNG_SKRIP = re.compile(
    r"parseFloat\s*\(|\.toFixed\s*\(|Intl\.NumberFormat"
    r"|Number\s*\([^()]*\)\s*[*/%]|[*/%]\s*(?:Number\s*\(|\+\w+\.value)"
)


def hitungan_skrip(nama: str, isi: str) -> Iterator[str]:
    """Arithmetic or formatting of figures in the browser."""
    for baris, teks in enumerate(isi.splitlines(), 1):
        kode = re.sub(r"(^|\s)//.*", "", teks)
        if cocok := _HITUNG_SKRIP.search(kode):
            yield f"{nama}:{baris}: {cocok[0]}"


BURUK: list[Kasus] = [
    (hitungan, "laporan/x.py", "realisasi / target * 100"),
    (hitungan, "laporan/x.py", "b.realisasi * 100"),
    (hitungan, "laporan/x.py", "100 * baris.nilai_capaian"),
    (hitungan, "laporan/x.py", "x = Decimal(total_pagu) // 2"),
    (hitungan, "laporan/x.py", "pagu_2024 % 1000"),
    (hitungan, "laporan/x.py", "total /= jumlah_pagu"),
    (hitungan, "laporan/x.py", "baris['serapan'] / 2"),
    (hitungan, "laporan/x.py", "qs.annotate(p=F('realisasi') / F('nilai'))"),
    (hitungan, "laporan/x.py", "qs.annotate(p=Sum('baris__pagu') * 100)"),
    (hitungan, "laporan/x.py", "qs.aggregate(Avg('nilai'))"),
    (hitungan, "laporan/x.py", "round(nilai, 2)"),
    (pecahan_biner, "laporan/x.py", "float(nilai)"),
    (kunci_tak_berbatas, "laporan/x.py", "pk = int(teks) if teks.isdecimal() else 0"),
    (kunci_tak_berbatas, "laporan/x.py", "if a and b.isdigit():\n    hasil[a] = int(b)"),
    (kunci_tak_berbatas, "laporan/x.py", "qs.filter(pk=n) if n.isdigit() else qs"),
    (cetakan, "laporan/x.py", "print(nilai)"),
    (hitungan_templat, "templates/x.html", "{% widthratio capaian 100 1 %}"),
    (hitungan_templat, "templates/x.html", "{{ capaian|floatformat:2 }}"),
    (hitungan_templat, "templates/x.html", '{{ n|add:"-1" }}'),
    (hitungan_templat, "templates/x.html", "{% if n|divisibleby:2 %}"),
    (hitungan_skrip, "static/js/x.js", "const n = parseFloat(isian.value);"),
    (hitungan_skrip, "static/js/x.js", "sel.textContent = n.toFixed(2);"),
    (hitungan_skrip, "static/js/x.js", "const p = Number(a.value) / Number(b.value);"),
    (hitungan_skrip, "static/js/x.js", "const p = 100 * +isian.value;"),
]
BAIK: list[Kasus] = [
    (hitungan, "laporan/x.py", "capaian(target=target, realisasi=realisasi)"),
    (hitungan, "laporan/x.py", "len(target) * 2"),
    (hitungan, "laporan/x.py", "'%s dari pagu' % pagu"),
    (hitungan, "laporan/x.py", "lebar * 2 + pagu"),
    (hitungan, "kinerja/capaian.py", "realisasi / target * 100"),
    (kunci_tak_berbatas, "laporan/x.py", "int(n) if n.isdecimal() and len(n) < 3 else 0"),
    (kunci_tak_berbatas, "laporan/x.py", "kode = skpd if skpd[:1].isdecimal() else ''"),
    (kunci_tak_berbatas, "laporan/x.py", "int(n[:3]) if n.isdecimal() else 0"),
    (kunci_tak_berbatas, "anggaran/impor/x.py", "int(n) if n.isdecimal() else 0"),
    (hitungan_templat, "templates/x.html", "{{ capaian|persen }} {{ row.number|add:1 }}"),
    (hitungan_skrip, "static/js/x.js", "const kolom = Number(sel.dataset.kolom) + 1;"),
]


test_pengawas_menangkap, test_pengawas_melepas = uji_pengawas(BURUK, BAIK)


@pytest.mark.parametrize("pengawas", [hitungan, pecahan_biner, cetakan, kunci_tak_berbatas])
def test_kode_python(pengawas):
    awasi(pengawas, SUMBER)


def test_templat():
    awasi(hitungan_templat, TEMPLAT)


def test_skrip_peramban():
    awasi(hitungan_skrip, SKRIP)


def test_pengecualian_float_masih_berlaku():
    """An exception that nothing needs any more is taken off the list."""
    dipakai = {n for n, isi in SUMBER.items() if re.search(r"\bfloat\(", isi)}
    assert set(BOLEH_FLOAT) <= dipakai
    assert all(BOLEH_FLOAT.values())

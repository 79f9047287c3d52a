"""PURE. The wording of the statement: the default, and how a template is filled.

The content follows PermenPANRB 53/2014, Lampiran I: why the agreement is made; what the first party
promises and answers for; what the second party does. The sentences are our own.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MEDAN = ("pihak_pertama", "pihak_kedua", "tahun", "pd", "pemda")
"""What a template may name in braces."""
_KURUNG = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Pernyataan:
    """The three parts; the parties are named between the first and the second."""

    pembuka: str
    pihak_pertama: str
    pihak_kedua: str


BAWAAN = Pernyataan(
    pembuka=(
        "Untuk mewujudkan pemerintahan yang efektif, transparan, dan akuntabel serta berorientasi "
        "pada hasil, kami yang bertanda tangan di bawah ini menyepakati Perjanjian Kinerja Tahun "
        "{tahun}."
    ),
    pihak_pertama=(
        "Pihak pertama berjanji mewujudkan target kinerja sebagaimana tercantum dalam lampiran "
        "perjanjian ini sebagai bagian dari pencapaian target jangka menengah yang ditetapkan "
        "dalam dokumen perencanaan {pd}. Pihak pertama bertanggung jawab atas keberhasilan dan "
        "kegagalan pencapaian target tersebut."
    ),
    pihak_kedua=(
        "Pihak kedua melakukan supervisi yang diperlukan, mengevaluasi capaian kinerja dari "
        "perjanjian ini, dan mengambil tindakan dalam rangka pemberian penghargaan dan sanksi."
    ),
)


def medan_tak_dikenal(teks: str) -> list[str]:
    """The names in braces that nothing fills, and stray braces."""
    asing = [f"{{{m}}}" for m in _KURUNG.findall(teks) if m not in MEDAN]
    sisa = _KURUNG.sub("", teks)
    return list(dict.fromkeys([*asing, *(k for k in "{}" if k in sisa)]))


def isi_pernyataan(templat: Pernyataan, nilai: Mapping[str, str]) -> str:
    """The statement as one text: three paragraphs with an empty line between them."""
    bagian = (templat.pembuka, templat.pihak_pertama, templat.pihak_kedua)
    return "\n\n".join(_isi(b, nilai) for b in bagian if b.strip())


def paragraf(teks: str) -> Sequence[str]:
    """The paragraphs of a statement; the parties are named after the first."""
    return [" ".join(p.split()) for p in re.split(r"\n\s*\n", teks) if p.strip()]


def _isi(teks: str, nilai: Mapping[str, str]) -> str:
    """Fill known names only; nothing else in braces is looked at."""
    diisi = _KURUNG.sub(lambda c: nilai.get(c[1], c[0]) if c[1] in MEDAN else c[0], teks)
    return " ".join(diisi.split())

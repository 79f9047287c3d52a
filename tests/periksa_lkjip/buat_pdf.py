"""Makes the samples of tests/periksa_lkjip/contoh/ (`python -m tests.periksa_lkjip.buat_pdf`).

A table over a page break with its head repeated, open at both sides, a merged cell, and a page
turned sideways. The tests only read them: making one takes seconds.
"""

from pathlib import Path

from pypdf import PdfReader, PdfWriter
from weasyprint import HTML

from tests.periksa_lkjip.susun import BERSIH, Isi, ganti

FOLDER = Path(__file__).parent / "contoh"
_GAYA = """
@page { size: A4; margin: 2cm; @bottom-center { content: "Dinas Contoh " counter(page) } }
body { font: 10pt sans-serif }
table { width: 100%; border-collapse: collapse; margin: 6pt 0 14pt }
th, td { border: 0.5pt solid #000; padding: 17pt 4pt }
td:first-child, th:first-child { border-left: none }
td:last-child, th:last-child { border-right: none }
caption, h1 { font-weight: bold }
"""


def _halaman(isi: Isi, gaya: str = "") -> str:
    potong = [f"<style>{_GAYA}{gaya}</style>"]
    for bagian in isi:
        if isinstance(bagian, str):
            tag = "h1" if bagian.startswith("# ") else "p"
            potong.append(f"<{tag}>{bagian.removeprefix('# ')}</{tag}>")
            continue
        kepala, *baris = bagian[1]
        potong.append(f"<p><b>{bagian[0]}</b></p><table><thead><tr>")
        potong += [f"<th>{s}</th>" for s in kepala]
        potong.append("</tr></thead><tbody>")
        for b in baris:
            if b[0] in {"Jumlah", "Rata-rata capaian"}:  # the label covers what follows it
                kosong = next((i for i, s in enumerate(b) if i and s), len(b))
                sel = [
                    f'<td colspan="{kosong}">{b[0]}</td>',
                    *(f"<td>{s}</td>" for s in b[kosong:]),
                ]
            else:
                sel = [f"<td>{s}</td>" for s in b]
            potong.append(f"<tr>{''.join(sel)}</tr>")
        potong.append("</tbody></table>")
    return "".join(potong)


def main() -> None:
    """Write the samples."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "bersih.pdf").write_bytes(HTML(string=_halaman(BERSIH)).write_pdf())
    salah = ganti(
        ganti(BERSIH, "12.600 Meter", "12.300 Meter"), "1.500.000.000", "1.050.000.000", 2
    )
    (FOLDER / "salah.pdf").write_bytes(HTML(string=_halaman(salah)).write_pdf())
    tegak = HTML(string=_halaman(BERSIH, "@page { size: A4 landscape }")).write_pdf()
    (FOLDER / "putar.pdf").write_bytes(_putar(tegak))
    (FOLDER / "pindai.pdf").write_bytes(
        HTML(string='<div style="width:9px;height:9px;background:#000"></div>').write_pdf()
    )
    sandi = PdfWriter(clone_from=PdfReader(FOLDER / "pindai.pdf"))
    sandi.encrypt("rahasia", algorithm="AES-256")
    sandi.write(FOLDER / "sandi.pdf")


def _putar(isi: bytes) -> bytes:
    """Landscape pages as they lie in a portrait document: drawn upright, shown sideways."""
    from io import BytesIO

    hasil = PdfWriter(clone_from=PdfReader(BytesIO(isi)))
    for halaman in hasil.pages:
        halaman.rotate(90)
        halaman.transfer_rotation_to_content()
    aliran = BytesIO()
    hasil.write(aliran)
    return aliran.getvalue()


if __name__ == "__main__":
    main()

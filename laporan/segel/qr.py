"""A QR code as SVG."""

import segno


def qr_svg(teks: str) -> str:
    """Dark modules as one path, one unit each, with the quiet zone that readers need."""
    kode = segno.make(teks, error="m", micro=False)
    tepi = 2
    lebar = kode.symbol_size(scale=1, border=tepi)[0]
    jalur = "".join(
        f"M{x} {y}h{panjang}v1h-{panjang}z"
        for y, baris in enumerate(kode.matrix, start=tepi)
        for x, panjang in _deret(baris, tepi)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lebar} {lebar}" '
        f'shape-rendering="crispEdges"><path fill="#000" d="{jalur}"/></svg>'
    )


def _deret(baris: bytearray, tepi: int) -> list[tuple[int, int]]:
    """Runs of dark modules in a row as (start, length): fewer edges, no hairlines between."""
    hasil: list[tuple[int, int]] = []
    for x, gelap in enumerate(baris, start=tepi):
        if not gelap:
            continue
        if hasil and sum(hasil[-1]) == x:
            hasil[-1] = (hasil[-1][0], hasil[-1][1] + 1)
        else:
            hasil.append((x, 1))
    return hasil

"""Data sets of an agency: read from files, judged as a whole, compared by key, written once.

`baca` cells → `urai` typed rows → `pemuatan` candidates and mistakes → `beda` differences →
`terapkan` writes. `skema` declares sheets and tables; the sheets themselves are in
`kinerja.lembar`, `anggaran.lembar` and `laporan.data.lembar`; `laporan.data.himpunan` puts them
together.
"""

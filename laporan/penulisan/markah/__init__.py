"""PURE. The one dialect of HTML in which an edited section is stored, and the way into it: `rapi`.

Whatever arrives (the editor, Word, a hostile client) is parsed as HTML5 by nh3, cut down to an
allowlist, and written anew from our own tree. So stored text holds nothing but:

- `<p>`, `<p data-gaya="rumus">`, `<h2>` … `<h5>`, `<ul>`, `<ol type start>`, `<li>`;
- `<table data-judul>` of `<tr>` with `<th>`/`<td colspan>`, one paragraph of text per cell;
- `<figure data-gambar data-judul data-alt>`: an uploaded image;
- `<div data-blok="kunci">`: the place of an automatic table or figure of the section;
- `<div data-mendatar>`: blocks on landscape pages; `<hr data-halaman>`: a new page;
- inline: text, `<strong>`, `<em>`, `<br>`, `<span data-medan>` (a live figure with the value that
  it had) and `<span data-rujukan>` (a reference to a table or figure).
"""

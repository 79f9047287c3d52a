// A live figure is not lost by typing: what is typed over one goes beside it, the first Backspace
// only selects it, and whatever takes one out of the text is told with a way back.

const MEDAN = "medan";
const HIDUP = (node) => node?.type.name === MEDAN && !/^(tanya|belum):/.test(node.attrs.kunci);

const hitung = (doc) => {
  const hasil = new Map();
  doc.descendants((node) => {
    if (HIDUP(node)) hasil.set(node.attrs.kunci, (hasil.get(node.attrs.kunci) ?? 0) + 1);
  });
  return hasil;
};

export class JagaAngka {
  // `pilih` selects the node at a place; `kabari` is told the keys of the figures that an edit took
  // out.
  constructor(pilih, kabari) {
    this.pilih = pilih;
    this.kabari = kabari;
  }

  // Typing with a figure selected: the text goes after it. True where that was done.
  ketik(view, teks) {
    const { selection } = view.state;
    if (!HIDUP(selection.node)) return false;
    const tr = view.state.tr.insertText(teks, selection.to, selection.to);
    const sesudah = tr.doc.resolve(selection.to + teks.length);
    view.dispatch(tr.setSelection(selection.constructor.near(sesudah, -1)).scrollIntoView());
    return true;
  }

  // Backspace or Delete beside a figure selects it; once more removes it.
  hapus(view, { key, ctrlKey, metaKey, altKey }) {
    const { selection } = view.state;
    if (!selection.empty || ctrlKey || metaKey || altKey) return false;
    const { $from } = selection;
    const node = key === "Backspace" ? $from.nodeBefore : key === "Delete" ? $from.nodeAfter : null;
    if (!HIDUP(node)) return false;
    this.pilih(key === "Backspace" ? $from.pos - node.nodeSize : $from.pos);
    return true;
  }

  periksa(transaksi) {
    if (!transaksi.docChanged || transaksi.getMeta("history$")) return;
    const sesudah = hitung(transaksi.doc);
    const hilang = [...hitung(transaksi.before)]
      .filter(([kunci, n]) => (sesudah.get(kunci) ?? 0) < n)
      .map(([kunci]) => kunci);
    if (hilang.length) this.kabari(hilang);
  }
}

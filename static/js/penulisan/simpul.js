// What a section may hold, as ProseMirror nodes. The server keeps to the same list: see
// laporan/penulisan/markah/.

import { buat } from "../bersama/unsur.js";

const TANYA = /^(tanya|belum):/;

// `bekal` holds what is known of figures and of the system's tables; nodes read it when they draw.
export const susunSimpul = (P, bekal) => {
  const Paragraf = P.Paragraph.extend({
    addAttributes() {
      return {
        gaya: {
          default: null,
          parseHTML: (unsur) => unsur.getAttribute("data-gaya"),
          renderHTML: ({ gaya }) => (gaya ? { "data-gaya": gaya, class: `lk-p-${gaya}` } : {}),
        },
      };
    },
  });

  const Medan = P.Node.create({
    name: "medan",
    group: "inline",
    inline: true,
    atom: true,
    addAttributes() {
      return {
        kunci: {
          default: "",
          parseHTML: (u) => u.getAttribute("data-medan"),
          renderHTML: () => ({}),
        },
        teks: { default: "", parseHTML: (u) => u.textContent, renderHTML: () => ({}) },
      };
    },
    parseHTML: () => [{ tag: "span[data-medan]" }],
    renderHTML: ({ node }) => ["span", { "data-medan": node.attrs.kunci }, nilaiMedan(node)],
    renderText: ({ node }) => nilaiMedan(node),
    addNodeView:
      () =>
      ({ node }) => {
        const catatan = TANYA.test(node.attrs.kunci);
        const ada = bekal.medan[node.attrs.kunci];
        const dom = buat(
          "span",
          {
            class: `penulisan-medan${catatan ? " penulisan-medan--tanya" : ada ? "" : " penulisan-medan--hilang"}`,
            title: catatan
              ? "Pertanyaan kepada penulis. Hapus setelah Anda jawab."
              : (ada?.nama ?? "Sumber angka ini tidak ditemukan"),
            contenteditable: "false",
          },
          nilaiMedan(node),
        );
        return { dom };
      },
  });

  const nilaiMedan = (node) => {
    const { kunci, teks } = node.attrs;
    const kini = bekal.medan[kunci]?.teks;
    if (!kini || TANYA.test(kunci)) return teks;
    const kapital = teks && teks[0] !== teks[0].toLowerCase();
    return kapital ? kini[0].toUpperCase() + kini.slice(1) : kini;
  };

  const Rujukan = P.Node.create({
    name: "rujukan",
    group: "inline",
    inline: true,
    atom: true,
    addAttributes() {
      return {
        kunci: {
          default: "",
          parseHTML: (u) => u.getAttribute("data-rujukan"),
          renderHTML: () => ({}),
        },
        teks: { default: "", parseHTML: (u) => u.textContent, renderHTML: () => ({}) },
      };
    },
    parseHTML: () => [{ tag: "span[data-rujukan]" }],
    renderHTML: ({ node }) => ["span", { "data-rujukan": node.attrs.kunci }, node.attrs.teks],
    renderText: ({ node }) => node.attrs.teks,
    addNodeView:
      () =>
      ({ node }) => ({
        dom: buat(
          "span",
          {
            class: "penulisan-rujukan",
            title: "Nomor tabel atau gambar mengikuti letaknya dalam laporan",
            contenteditable: "false",
          },
          node.attrs.teks || node.attrs.kunci,
        ),
      }),
  });

  const pindah = (editor, getPos, arah) => {
    const { state, view } = editor;
    const letak = getPos();
    const $pos = state.doc.resolve(letak);
    const urut = $pos.index();
    const induk = $pos.parent;
    const tetangga = urut + arah;
    if (tetangga < 0 || tetangga >= induk.childCount) return;
    const node = induk.child(urut);
    const lain = induk.child(tetangga);
    const ke = arah < 0 ? letak - lain.nodeSize : letak + lain.nodeSize;
    view.dispatch(
      state.tr
        .delete(letak, letak + node.nodeSize)
        .insert(ke, node)
        .scrollIntoView(),
    );
    editor.commands.focus();
  };

  const Blok = P.Node.create({
    name: "blokOtomatis",
    group: "block",
    atom: true,
    draggable: true,
    addAttributes() {
      return {
        kunci: {
          default: "",
          parseHTML: (u) => u.getAttribute("data-blok"),
          renderHTML: () => ({}),
        },
      };
    },
    parseHTML: () => [{ tag: "div[data-blok]" }],
    renderHTML: ({ node }) => ["div", { "data-blok": node.attrs.kunci }],
    addNodeView:
      () =>
      ({ node, editor, getPos }) => {
        const ada = bekal.blok[node.attrs.kunci];
        const dom = buat(
          "div",
          { class: "penulisan-blok", contenteditable: "false" },
          buat(
            "span",
            { class: "penulisan-blok__nama" },
            buat("strong", {}, ada ? ada.label : "Tabel atau gambar"),
            ` ${ada ? ada.judul : "tidak ada lagi dalam bagian ini"}`,
          ),
          buat(
            "span",
            { class: "penulisan-blok__ket" },
            ada ? "Selalu dari data" : "Tidak tercetak",
          ),
          buat(
            "span",
            { class: "penulisan-blok__pindah" },
            ...[
              ["Naikkan", "↑", -1],
              ["Turunkan", "↓", 1],
            ].map(([nama, tanda, arah]) =>
              buat(
                "button",
                {
                  type: "button",
                  class: "tombol tombol--kecil",
                  "aria-label": `${nama} ${ada ? ada.label : ""}`,
                  title: nama,
                  onclick: () => pindah(editor, getPos, arah),
                },
                tanda,
              ),
            ),
          ),
        );
        return { dom, stopEvent: (p) => p.target.closest?.("button") !== null };
      },
  });

  const Mendatar = P.Node.create({
    name: "mendatar",
    group: "block",
    content: "block+",
    defining: true,
    parseHTML: () => [{ tag: "div[data-mendatar]" }],
    renderHTML: () => ["div", { "data-mendatar": "", class: "penulisan-mendatar" }, 0],
  });

  const Halaman = P.Node.create({
    name: "gantiHalaman",
    group: "block",
    atom: true,
    parseHTML: () => [{ tag: "hr[data-halaman]" }],
    renderHTML: () => ["hr", { "data-halaman": "" }],
  });

  const Gambar = P.Node.create({
    name: "gambar",
    group: "block",
    atom: true,
    draggable: true,
    addAttributes() {
      const sifat = (nama) => ({
        default: "",
        parseHTML: (u) => u.getAttribute(nama) ?? "",
        renderHTML: () => ({}),
      });
      return { nomor: sifat("data-gambar"), judul: sifat("data-judul"), alt: sifat("data-alt") };
    },
    parseHTML: () => [{ tag: "figure[data-gambar]" }],
    renderHTML: ({ node }) => [
      "figure",
      {
        "data-gambar": node.attrs.nomor,
        "data-judul": node.attrs.judul || null,
        "data-alt": node.attrs.alt || null,
      },
    ],
    addNodeView:
      () =>
      ({ node, editor, getPos }) => {
        const ubah = (nama) => (peristiwa) => {
          const letak = getPos();
          const kini = editor.state.doc.nodeAt(letak);
          editor.view.dispatch(
            editor.state.tr.setNodeMarkup(letak, null, {
              ...kini.attrs,
              [nama]: peristiwa.target.value,
            }),
          );
        };
        const isian = (nama, label, bantuan) =>
          buat(
            "label",
            { class: "penulisan-gambar__isian" },
            label,
            buat("input", {
              type: "text",
              value: node.attrs[nama],
              maxlength: "300",
              placeholder: bantuan,
              onchange: ubah(nama),
            }),
          );
        const dom = buat(
          "figure",
          { class: "penulisan-gambar", contenteditable: "false" },
          buat("img", { src: bekal.gambar[node.attrs.nomor] ?? "", alt: node.attrs.alt }),
          isian("judul", "Judul gambar", "Tercetak di bawah gambar, bernomor"),
          isian("alt", "Uraian gambar", "Bagi pembaca yang tidak dapat melihat gambar"),
        );
        return {
          dom,
          stopEvent: (p) => p.target.tagName === "INPUT",
          ignoreMutation: () => true,
          update: (baru) => baru.type.name === "gambar" && baru.attrs.nomor === node.attrs.nomor,
        };
      },
  });

  const Tabel = P.Table.extend({
    addAttributes() {
      return {
        ...this.parent?.(),
        judul: {
          default: null,
          parseHTML: (u) => u.getAttribute("data-judul"),
          renderHTML: ({ judul }) => (judul ? { "data-judul": judul } : {}),
        },
      };
    },
  });

  return [
    P.Document,
    P.Text,
    Paragraf,
    P.Heading.configure({ levels: [2, 3, 4, 5] }),
    P.Bold,
    P.Italic,
    P.HardBreak,
    P.BulletList,
    P.OrderedList,
    P.ListItem,
    Tabel.configure({ resizable: false }),
    P.TableRow,
    P.TableHeader,
    P.TableCell,
    P.UndoRedo,
    P.Gapcursor,
    P.Dropcursor,
    Medan,
    Rujukan,
    Blok,
    Mendatar,
    Halaman,
    Gambar,
  ];
};

// The toolbar: what a section may hold, in words.

import { minta, sesiBerakhir } from "../bersama/jaringan.js";
import { buat } from "../bersama/unsur.js";
import { pilihAngka } from "./pemilih.js";

const GAYA = [
  ["p", "Paragraf"],
  ["h4", "Anak judul"],
  ["h5", "Anak judul kecil"],
  ["rumus", "Baris hitungan"],
  ["kecil", "Catatan kecil"],
];

export const pasangAlat = ({ tempat, editor, dialog, bekal, kabari }) => {
  const rantai = () => editor.chain().focus();

  const gaya = buat(
    "select",
    { "aria-label": "Gaya paragraf", title: "Gaya paragraf" },
    ...GAYA.map(([nilai, nama]) => buat("option", { value: nilai }, nama)),
  );
  gaya.addEventListener("change", () => {
    const { value } = gaya;
    if (value.startsWith("h"))
      rantai()
        .setHeading({ level: Number(value[1]) })
        .run();
    else {
      rantai()
        .setParagraph()
        .updateAttributes("paragraph", { gaya: value === "p" ? null : value })
        .run();
    }
  });

  const sisipAngka = async () => {
    const n = await pilihAngka(dialog, bekal);
    if (!n) {
      editor.commands.focus();
      return;
    }
    bekal.medan[n.kunci] = n;
    rantai()
      .insertContent({ type: "medan", attrs: { kunci: n.kunci, teks: n.teks } })
      .run();
  };

  const sisipGambar = () => {
    const berkas = buat("input", { type: "file", accept: "image/png,image/jpeg" });
    berkas.addEventListener("change", async () => {
      if (!berkas.files.length) return;
      kabari("info", "Gambar sedang diunggah.");
      const formulir = new FormData();
      formulir.append("berkas", berkas.files[0]);
      const jawab = await minta(bekal.url.gambar, { formulir }).catch(() => null);
      if (!jawab?.json || jawab.status >= 300) {
        const sebab =
          jawab && sesiBerakhir(jawab)
            ? "Sesi Anda berakhir. Masuk kembali di tab lain, lalu ulangi."
            : (jawab?.isi.pesan ?? "Jaringan terputus atau berkas terlalu besar.");
        kabari("bahaya", `Gambar belum terunggah. ${sebab}`);
        return;
      }
      kabari();
      const { nomor, url } = jawab.isi;
      bekal.gambar[nomor] = url;
      rantai()
        .insertContent({ type: "gambar", attrs: { nomor: String(nomor) } })
        .run();
    });
    berkas.click();
  };

  const judulTabel = async () => {
    const isian = buat("input", {
      type: "text",
      id: "judul-tabel",
      maxlength: "300",
      value: editor.getAttributes("table").judul ?? "",
    });
    const jawab = await dialog.tanya({
      judul: "Judul tabel",
      isi: [
        buat(
          "label",
          { for: "judul-tabel", class: "kotak-isian__label" },
          "Tabel berjudul diberi nomor dan masuk daftar tabel.",
          isian,
        ),
      ],
      pilihan: [
        ["Pakai judul ini", "ya", "tombol--utama"],
        ["Batal", null],
      ],
    });
    if (jawab)
      rantai()
        .updateAttributes("table", { judul: isian.value.trim() || null })
        .run();
  };

  const DAFTAR = [
    ["Tebal", "B", () => rantai().toggleBold().run(), "bold", "Ctrl+B"],
    ["Miring", "I", () => rantai().toggleItalic().run(), "italic", "Ctrl+I"],
    ["Daftar butir", "• Butir", () => rantai().toggleBulletList().run(), "bulletList"],
    ["Daftar bernomor", "1. Nomor", () => rantai().toggleOrderedList().run(), "orderedList"],
    [
      "Masuk satu tingkat",
      "→|",
      () => rantai().sinkListItem("listItem").run(),
      null,
      "Tab",
      "listItem",
    ],
    [
      "Keluar satu tingkat",
      "|←",
      () => rantai().liftListItem("listItem").run(),
      null,
      "Shift+Tab",
      "listItem",
    ],
    null,
    ["Sisipkan angka hidup", "Angka", sisipAngka],
    [
      "Sisipkan tabel",
      "Tabel",
      () => rantai().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    ],
    ["Sisipkan gambar", "Gambar", sisipGambar],
    null,
    ["Tambah baris", "+ Baris", () => rantai().addRowAfter().run(), null, "", "table"],
    ["Tambah kolom", "+ Kolom", () => rantai().addColumnAfter().run(), null, "", "table"],
    ["Hapus baris", "− Baris", () => rantai().deleteRow().run(), null, "", "table"],
    ["Hapus kolom", "− Kolom", () => rantai().deleteColumn().run(), null, "", "table"],
    ["Judul tabel", "Judul tabel", judulTabel, null, "", "table"],
    ["Hapus tabel", "Hapus tabel", () => rantai().deleteTable().run(), null, "", "table"],
    ["Urungkan", "↶", () => rantai().undo().run(), null, "Ctrl+Z"],
    ["Ulangi", "↷", () => rantai().redo().run(), null, "Ctrl+Y"],
  ];

  const tombol = [];
  const unsur = DAFTAR.map((satu) => {
    if (!satu) return buat("span", { class: "penulisan-alat__sekat", "aria-hidden": "true" });
    const [nama, tanda, kerja, aktif, pintas, syarat] = satu;
    const t = buat(
      "button",
      {
        type: "button",
        class: "penulisan-alat__tombol",
        "aria-label": nama,
        title: pintas ? `${nama} (${pintas})` : nama,
        "data-nama": nama,
        onclick: kerja,
      },
      tanda,
    );
    t.addEventListener("mousedown", (p) => p.preventDefault());
    tombol.push({ t, aktif, syarat });
    return t;
  });
  tempat.append(gaya, ...unsur);
  tempat.hidden = false;

  const segarkan = () => {
    for (const { t, aktif, syarat } of tombol) {
      if (aktif) t.setAttribute("aria-pressed", String(editor.isActive(aktif)));
      if (syarat) t.hidden = !editor.isActive(syarat);
    }
    const tingkat = [2, 3, 4, 5].find((n) => editor.isActive("heading", { level: n }));
    if (tingkat) gaya.value = tingkat === 5 ? "h5" : "h4";
    else gaya.value = editor.getAttributes("paragraph").gaya ?? "p";
    if (!gaya.value) gaya.value = "p";
  };
  editor.on("transaction", segarkan);
  segarkan();
  return { sisipAngka };
};

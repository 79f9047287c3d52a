// The editor of one section. The page works without it; this makes its middle column writable.

import { Dialog } from "../bersama/dialog.js";
import { minta } from "../bersama/jaringan.js";
import { buat, pesan as kotakPesan } from "../bersama/unsur.js";
import { pasangAlat } from "./alat.js";
import { AntreanBagian } from "./antrean.js";
import { JagaAngka } from "./jaga_angka.js";
import { susunSimpul } from "./simpul.js";
import { bergambar, rapikanTempelan } from "./tempel.js";

const bekal = JSON.parse(document.getElementById("bekal-penulisan").textContent);
const { pustaka } = document.querySelector("script[data-pustaka]").dataset;
const P = await import(pustaka);

const ambil = (nama) => document.querySelector(`[data-${nama}]`);
const sunting = ambil("sunting");
const cetak = ambil("cetak");
const kabar = ambil("kabar");
const pesan = ambil("pesan");
const dialog = new Dialog();

const jam = (iso) =>
  new Date(iso).toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });

// --- messages -----------------------------------------------------------------------------------

const kabari = (nada, ...isi) => {
  pesan.replaceChildren(...(nada ? [kotakPesan(nada, ...isi)] : []));
};

const tulisKabar = (nada, teks) => {
  kabar.hidden = false;
  kabar.dataset.nada = nada;
  kabar.replaceChildren(buat("span", {}, teks));
};

// --- the queue -----------------------------------------------------------------------------------

const KEADAAN = {
  ketik: ["tunggu", "Belum tersimpan"],
  mengirim: ["tunggu", "Menyimpan"],
  putus: ["awas", "Jaringan terputus. Teks aman di peramban ini dan dikirim begitu tersambung."],
  akunlain: ["bahaya", "Akun lain masuk di peramban ini. Masuk kembali dengan akun Anda."],
};

const antrean = new AntreanBagian(bekal, (keadaan, isi = {}) => {
  sunting.dataset.keadaan = keadaan;
  if (keadaan === "tersimpan") {
    tulisKabar("baik", isi.pada ? `Tersimpan pukul ${jam(isi.pada)}` : "Tersimpan");
    if (isi.pesan?.length) kabari("awas", ...isi.pesan);
  } else if (keadaan === "bentrok") {
    tulisKabar("bahaya", "Belum tersimpan: orang lain baru menyimpan bagian ini");
    tanyaBentrok(isi);
  } else if (keadaan === "masuk") {
    tulisKabar("bahaya", "Sesi Anda berakhir. Teks aman di peramban ini.");
    kabari(
      "bahaya",
      buat(
        "p",
        {},
        "Teks yang belum tersimpan tetap ada. ",
        buat("a", { href: bekal.url.masuk, target: "_blank" }, "Masuk kembali di tab lain"),
        ", lalu kembali ke halaman ini.",
      ),
    );
  } else if (keadaan === "terkunci" || keadaan === "ditolak") {
    tulisKabar("bahaya", "Belum tersimpan");
    kabari("bahaya", isi.pesan);
  } else {
    const [nada, teks] = KEADAAN[keadaan];
    tulisKabar(nada, isi.pesan || teks);
  }
});

// --- the editor ----------------------------------------------------------------------------------

let diam = true; // while the text is being put in by us
const kabariHilang = (hilang) => {
  const urungkan = () => {
    kabari();
    editor.chain().focus().undo().run();
  };
  kabari(
    "awas",
    buat(
      "p",
      {},
      `Angka hidup terhapus dari teks: ${hilang.map((k) => bekal.medan[k]?.nama ?? k).join(", ")}. `,
      buat(
        "button",
        { type: "button", class: "tombol tombol--kecil", onclick: urungkan },
        "Urungkan",
      ),
    ),
  );
};
const jaga = new JagaAngka((letak) => editor.commands.setNodeSelection(letak), kabariHilang);
const editor = new P.Editor({
  element: sunting,
  injectCSS: false,
  extensions: susunSimpul(P, bekal),
  content: bekal.html,
  parseOptions: { preserveWhitespace: false },
  editorProps: {
    attributes: {
      class: "penulisan__isi",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": "Teks bagian",
      spellcheck: "false",
    },
    transformPastedHTML: (html) => {
      if (bergambar(html)) {
        kabari("awas", "Gambar yang ikut tertempel tidak disimpan. Unggah lewat tombol Gambar.");
      }
      return rapikanTempelan(html);
    },
    handleTextInput: (view, _dari, _sampai, teks) => jaga.ketik(view, teks),
    handleKeyDown: (view, peristiwa) => {
      if (jaga.hapus(view, peristiwa)) return true;
      if (peristiwa.key === "Tab" && editor.isActive("listItem")) {
        const jalan = peristiwa.shiftKey
          ? editor.commands.liftListItem("listItem")
          : editor.commands.sinkListItem("listItem");
        if (jalan) peristiwa.preventDefault();
        return jalan;
      }
      return false;
    },
  },
  onTransaction: ({ transaction }) => {
    if (!diam) jaga.periksa(transaction);
  },
  onUpdate: () => {
    if (diam) return;
    antrean.ketik(editor.getHTML());
    daftarAngka();
  },
  onSelectionUpdate: () => tandaiAngka(),
});
cetak.hidden = true;
sunting.hidden = false;

const gantiIsi = (html) => {
  diam = true;
  editor.commands.setContent(html, { parseOptions: { preserveWhitespace: false } });
  diam = false;
  daftarAngka();
};

// --- figures at the right ------------------------------------------------------------------------

const angka = ambil("angka");

const daftarAngka = () => {
  const kunci = new Set();
  editor.state.doc.descendants((node) => {
    if (node.type.name === "medan") kunci.add(node.attrs.kunci);
  });
  const baris = [...kunci]
    .filter((k) => !/^(tanya|belum):/.test(k))
    .map((k) => {
      const n = bekal.medan[k];
      if (!n) {
        return buat(
          "div",
          { class: "penulisan-angka__hilang", "data-kunci": k },
          buat("dt", {}, k),
          buat("dd", {}, "Sumbernya tidak ditemukan."),
        );
      }
      return buat(
        "div",
        { "data-kunci": k },
        buat("dt", {}, n.nama),
        buat(
          "dd",
          {},
          buat("strong", {}, n.teks),
          n.asal ? buat("span", { class: "kecil redup" }, n.asal) : "",
          n.tautan
            ? buat("a", { class: "kecil", href: n.tautan, target: "_blank" }, "Asal angka")
            : "",
        ),
      );
    });
  if (!baris.length) {
    baris.push(
      buat(
        "div",
        {},
        buat("dt", {}, "Belum ada angka hidup dalam teks ini."),
        buat("dd", { class: "kecil" }, "Tombol Angka di atas teks menyisipkannya."),
      ),
    );
  }
  angka.replaceChildren(...baris);
};

const tandaiAngka = () => {
  const node = editor.state.selection.node;
  const kunci = node?.type.name === "medan" ? node.attrs.kunci : null;
  angka.querySelectorAll("[data-kunci]").forEach((baris) => {
    const ini = baris.dataset.kunci === kunci;
    baris.toggleAttribute("data-dipilih", ini);
    if (ini) baris.scrollIntoView({ block: "nearest" });
  });
  kutip();
};

// --- comments quote what is selected ---------------------------------------------------------------

const kutip = () => {
  const { from, to } = editor.state.selection;
  const teks = to > from ? editor.state.doc.textBetween(from, to, " ").trim().slice(0, 300) : "";
  ambil("kutipan").value = teks;
  const tampil = ambil("kutipan-tampil");
  tampil.textContent = teks;
  tampil.hidden = !teks;
};

// --- conflict --------------------------------------------------------------------------------------

const teksBiasa = (html) => {
  const d = new DOMParser().parseFromString(html, "text/html").body;
  d.querySelectorAll("[data-blok]").forEach((u) => {
    const ada = bekal.blok[u.dataset.blok];
    u.textContent = ada ? `[${ada.label} ${ada.judul}]` : "[Tabel atau gambar]";
  });
  return [...d.querySelectorAll("p, h2, h3, h4, h5, [data-blok]")].map((u) =>
    buat("p", {}, u.textContent),
  );
};

const tanyaBentrok = async (isi) => {
  const milik = editor.getHTML();
  const mereka = isi.disunting ? isi.milik_mereka : bekal.html;
  const kolom = (judul, html) =>
    buat(
      "section",
      { class: "penulisan-bentrok__kolom" },
      buat("h3", {}, judul),
      buat("div", {}, ...teksBiasa(html)),
    );
  const jawab = await dialog.tanya({
    judul: "Dua orang menyunting bagian ini",
    lebar: true,
    wajib: true,
    isi: [
      buat("p", {}, isi.pesan),
      buat(
        "div",
        { class: "penulisan-bentrok" },
        kolom("Teks Anda", milik),
        kolom(`Teks ${isi.oleh}${isi.pada ? `, pukul ${jam(isi.pada)}` : ""}`, mereka),
      ),
      buat(
        "p",
        { class: "kecil redup" },
        "Teks yang tidak dipakai tetap dapat dilihat: milik " +
          "rekan Anda di riwayat versi, milik Anda selama jendela ini terbuka.",
      ),
    ],
    pilihan: [
      ["Pakai teks saya", "saya", "tombol--utama"],
      ["Pakai teks mereka", "mereka"],
      ["Putuskan nanti", null],
    ],
  });
  if (jawab === "saya") antrean.pakaiMilikSaya(milik, isi.versi);
  else if (jawab === "mereka") {
    gantiIsi(mereka);
    antrean.pakaiMilikMereka(isi.versi);
  } else {
    kabari(
      "bahaya",
      buat(
        "p",
        {},
        "Teks Anda belum tersimpan karena bentrok. ",
        buat(
          "button",
          { type: "button", class: "tombol tombol--kecil", onclick: () => tanyaBentrok(isi) },
          "Bandingkan kedua teks",
        ),
      ),
    );
  }
};

// --- preview ---------------------------------------------------------------------------------------

const alat = ambil("alat");
const tombolPratinjau = buat(
  "button",
  {
    type: "button",
    class: "tombol tombol--kecil penulisan-alat__pratinjau",
    "aria-pressed": "false",
  },
  "Pratinjau",
);

const pratinjau = async () => {
  const nyala = tombolPratinjau.getAttribute("aria-pressed") !== "true";
  if (!nyala) {
    tombolPratinjau.setAttribute("aria-pressed", "false");
    tombolPratinjau.textContent = "Pratinjau";
    alat.classList.remove("penulisan-alat--pratinjau");
    cetak.hidden = true;
    sunting.hidden = false;
    editor.commands.focus();
    return;
  }
  const { status, isi } = await minta(bekal.url.pratinjau, {
    isi: { html: editor.getHTML() },
  }).catch(() => ({ status: 0 }));
  if (status !== 200) {
    kabari("bahaya", isi?.pesan ?? "Pratinjau tidak dapat dimuat. Periksa jaringan, lalu ulangi.");
    return;
  }
  kabari();
  Object.assign(bekal.medan, isi.medan);
  cetak.innerHTML = isi.html;
  cetak.hidden = false;
  sunting.hidden = true;
  tombolPratinjau.setAttribute("aria-pressed", "true");
  tombolPratinjau.textContent = "Kembali menyunting";
  alat.classList.add("penulisan-alat--pratinjau");
};
tombolPratinjau.addEventListener("click", pratinjau);

pasangAlat({ tempat: alat, editor, dialog, bekal, kabari });
alat.append(tombolPratinjau);

// --- start -----------------------------------------------------------------------------------------

const ingat = antrean.teringat();
if (ingat && ingat.html !== bekal.html) {
  gantiIsi(ingat.html);
  if (ingat.versi !== bekal.versi) antrean.versi = ingat.versi; // the server will say it is a conflict
  antrean.ketik(ingat.html);
  kabari("info", "Teks yang belum sempat tersimpan dipulihkan dari peramban ini.");
} else {
  tulisKabar(
    "baik",
    bekal.disunting ? "Semua perubahan tersimpan" : "Draf otomatis, belum disunting",
  );
}
if (!antrean.andal) {
  kabari(
    "awas",
    "Peramban ini tidak dapat menyimpan cadangan. Jangan tutup halaman sebelum tersimpan.",
  );
}
diam = false;
daftarAngka();
window.addEventListener("beforeunload", (peristiwa) => {
  if (antrean.adaDraf && !antrean.andal) peristiwa.preventDefault();
});
for (const formulir of document.querySelectorAll("form[method='post']")) {
  // What was typed goes first: a form of this page reloads it.
  formulir.addEventListener("submit", async (peristiwa) => {
    if (!antrean.adaDraf || formulir.dataset.dikirim) return;
    peristiwa.preventDefault();
    await antrean.kirim();
    formulir.dataset.dikirim = "ya";
    formulir.submit();
  });
}
document.documentElement.dataset.siap = "penulisan";

// Pasting a block: the server reads it and says what each cell would become; then all or nothing.
// A grid says by tujuan and konteks where it lands; see isian/tempel.js and perencanaan/tempel.js.

import { minta, uuid } from "./jaringan.js";
import { buat, paragraf, tombol } from "./unsur.js";

const SEBAB = { judul: "judul kolom", jumlah: "baris jumlah", kosong: "baris kosong" };

// Counted without building the document: its own styles would offend the page's policy.
const banyakSel = (html) => (/<table/i.test(html) ? (html.match(/<t[dh]\b/gi) ?? []).length : 0);

export class Tempel {
  #akar;
  #lembar;
  #antrean;
  #dialog;

  // akar: its data say urlPratinjau and urlTempel; lembar: {sel(masukan), masukan(sasaran, medan)}.
  constructor({ akar, lembar, antrean, dialog }) {
    this.#akar = akar;
    this.#lembar = lembar;
    this.#antrean = antrean;
    this.#dialog = dialog;
    akar.addEventListener("paste", (p) => this.#terima(p));
  }

  // --- what a grid says -------------------------------------------------------------------------

  // The cells {sasaran, medan, versi} from the anchor on, row by row; null where there is none.
  tujuan(_masukan) {
    throw new Error("tujuan");
  }

  // What every request of this page carries.
  konteks() {
    throw new Error("konteks");
  }

  // The block is stored: `isi` is the answer, `sel` the cells.
  tersimpan(_isi, _sel) {
    throw new Error("tersimpan");
  }

  // What a refused block says of its cells: their place in it → {pesan}; null: of none.
  galat(isi, _sel) {
    return isi.jenis === "tempelan" ? new Map(isi.galat.map((g) => [g.indeks, g])) : null;
  }

  // What stands in the preview under its sentence.
  tambahan(_isi) {
    return [];
  }

  // --- within -----------------------------------------------------------------------------------

  #terima(p) {
    const masukan = p.target;
    if (!masukan.matches?.("[data-lembar] [data-isian]") || !p.clipboardData) return;
    const teks = p.clipboardData.getData("text/plain");
    const html = p.clipboardData.getData("text/html");
    const blok = /[\t\n]/.test(teks.replace(/\r?\n$/, "").replace(/\r\n/g, "\n"));
    if (!blok && banyakSel(html) <= 1) {
      if (masukan.readOnly) return;
      // One value: as typed.
      p.preventDefault();
      this.#ketik(masukan, teks.replace(/[\r\n]+$/, ""));
      return;
    }
    p.preventDefault();
    this.#pratinjau(masukan, teks, html);
  }

  #ketik(masukan, teks) {
    if (masukan.matches("select")) {
      const cari = teks.trim().toLowerCase();
      const cocok = [...masukan.options].find((satu) =>
        [satu.value, satu.text.trim()].some((isi) => isi.toLowerCase() === cari),
      );
      if (!cocok) return;
      masukan.value = cocok.value;
    } else if (masukan.type === "date") {
      const hari = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(teks.trim());
      masukan.value = hari
        ? `${hari[3]}-${hari[2].padStart(2, "0")}-${hari[1].padStart(2, "0")}`
        : teks.trim();
    } else {
      masukan.setRangeText(teks, masukan.selectionStart, masukan.selectionEnd, "end");
    }
    masukan.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async #pratinjau(masukan, teks, html) {
    await this.#antrean.tenang();
    const jawab = await minta(this.#akar.dataset.urlPratinjau, {
      isi: { ...this.konteks(), papan_klip: { teks, html }, tujuan: this.tujuan(masukan) },
    }).catch(() => null);
    if (jawab?.status !== 200) {
      this.#tolak(jawab);
      return;
    }
    this.#tanya(jawab.isi, masukan);
  }

  #tolak(jawab) {
    const pesan =
      jawab === null
        ? "Jaringan terputus. Tidak ada yang ditempel; coba lagi setelah tersambung."
        : jawab.status === 401
          ? "Sesi Anda berakhir. Tidak ada yang ditempel; masuk lagi, lalu tempel kembali."
          : (jawab.isi.pesan ?? "Tapak tidak dapat membaca blok ini. Tidak ada yang ditempel.");
    this.#dialog.buka({
      judul: "Belum ditempel",
      isi: [paragraf(pesan)],
      kaki: [tombol("Tutup", () => this.#dialog.tutup(), "tombol")],
    });
  }

  #tanya(isi, masukan) {
    const kunci = uuid();
    const { galat, berubah } = isi;
    const kalimat = galat
      ? `${galat} sel tidak dapat ditempel. Perbaiki di Excel, lalu salin dan tempel kembali. ` +
        "Tidak ada yang ditempel sebagian."
      : berubah
        ? `${berubah} sel akan berubah. Semua ditempel sekaligus dan dapat diurungkan sekaligus.`
        : "Semua sel sudah berisi yang sama. Tidak ada yang perlu ditempel.";
    const bagian = [
      paragraf(kalimat, galat ? "tempel__galat" : ""),
      ...this.tambahan(isi),
      this.#tabel(isi.sel),
    ];
    if (isi.dilewati.length) {
      const baris = isi.dilewati.map(
        (d) => `baris ${d.baris} (${SEBAB[d.sebab] ?? d.sebab}: ${d.isi || "kosong"})`,
      );
      bagian.push(paragraf(`Dilewati: ${baris.join("; ")}.`, "kecil redup"));
    }
    const semua = tombol(
      "Tempel semua",
      () => this.#simpan(kunci, isi.sel, masukan),
      "tombol tombol--utama",
    );
    const batal = tombol("Batal", () => this.#dialog.tutup(), "tombol");
    this.#dialog.buka({
      judul: "Pratinjau tempelan",
      isi: bagian,
      kaki: galat || !berubah ? [batal] : [semua, batal],
      lebar: true,
    });
  }

  #tabel(sel) {
    const tabel = buat("table", { class: "tabel tabel--rapat tabel--kartu" });
    const kepala = tabel.createTHead().insertRow();
    for (const judul of ["Sel", "Sekarang", "Menjadi"]) {
      const kelas = judul === "Sel" ? null : "angka";
      kepala.append(buat("th", { scope: "col", class: kelas }, judul));
    }
    const badan = tabel.createTBody();
    for (const satu of sel) {
      const baris = badan.insertRow();
      const masukan = this.#lembar.masukan(satu.sasaran, satu.medan);
      const nama = masukan?.getAttribute("aria-label") ?? satu.sasaran;
      baris.append(buat("th", { scope: "row" }, nama));
      const lama = baris.insertCell();
      lama.className = "angka";
      lama.dataset.label = "Sekarang";
      lama.textContent = satu.galat ? masukan?.dataset.asal || "–" : satu.lama || "–";
      const baru = baris.insertCell();
      baru.className = "angka dua-baris";
      baru.dataset.label = "Menjadi";
      if (satu.galat) {
        baris.className = "tempel-pratinjau__galat";
        baru.append(
          paragraf(satu.teks || "(kosong)"),
          paragraf(satu.galat.pesan, "tempel-pratinjau__pesan"),
        );
      } else if (satu.berubah) {
        baru.append(buat("strong", {}, satu.baru || "dikosongkan"));
        for (const pesan of satu.temuan ?? [])
          baru.append(paragraf(pesan, "tempel-pratinjau__pesan"));
      } else {
        baru.className = "angka dua-baris redup";
        baru.textContent = "tetap";
      }
    }
    return buat(
      "div",
      {
        class: "bingkai-tabel tempel-pratinjau",
        tabindex: "0",
        role: "region",
        "aria-label": "Sel yang ditempel",
      },
      tabel,
    );
  }

  async #simpan(kunci, sel, masukan) {
    const jawab = await minta(this.#akar.dataset.urlTempel, {
      isi: {
        ...this.konteks(),
        kunci,
        sel: sel.map(({ sasaran, medan, teks, versi }) => ({ sasaran, medan, teks, versi })),
      },
    }).catch(() => null);
    if (jawab?.status === 200) {
      this.#dialog.tutup();
      for (const { sasaran, medan } of sel) {
        this.#antrean.buang(this.#lembar.sel(this.#lembar.masukan(sasaran, medan)));
      }
      this.tersimpan(jawab.isi, sel);
      masukan.focus();
      return;
    }
    const galat = jawab?.json ? this.galat(jawab.isi, sel) : null;
    if (galat) {
      this.#tanya(
        {
          sel: sel.map((s, n) => ({ ...s, galat: galat.get(n) ?? null })),
          galat: galat.size,
          berubah: 0,
          dilewati: [],
        },
        masukan,
      );
      return;
    }
    if (jawab && jawab.status < 500 && jawab.status !== 401) {
      this.#tolak(jawab);
      return;
    }
    // No answer: the same key again stores it once, whichever way the first one went.
    const pesan =
      jawab?.status === 401
        ? "Sesi Anda berakhir sebelum tempelan tersimpan. Masuk lagi di tab lain, lalu coba lagi di sini."
        : "Tapak belum menjawab. Coba lagi; tempelan tidak akan tersimpan dua kali.";
    this.#dialog.buka({
      judul: "Tempelan belum tersimpan",
      isi: [paragraf(pesan)],
      kaki: [
        tombol("Coba lagi", () => this.#simpan(kunci, sel, masukan), "tombol tombol--utama"),
        tombol("Batal", () => this.#dialog.tutup(), "tombol"),
      ],
    });
  }
}

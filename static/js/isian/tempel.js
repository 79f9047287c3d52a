// Pasting a block: the server reads it and says what each cell would become; then all or nothing.

import { minta, uuid } from "../bersama/jaringan.js";
import { buat, paragraf, tombol } from "../bersama/unsur.js";
import { PapanKetik } from "./papan_ketik.js";

const SEBAB = { judul: "judul kolom", jumlah: "baris jumlah", kosong: "baris kosong" };

// Counted without building the document: its own styles would offend the page's policy.
const banyakSel = (html) => (/<table/i.test(html) ? (html.match(/<t[dh]\b/gi) ?? []).length : 0);

export class Tempel {
  #akar;
  #lembar;
  #antrean;
  #dialog;
  #selesai;
  terakhir = null; // {kelompok, banyak}

  // selesai(daftarBaris, pesan): rows to put in, and what to say.
  constructor({ akar, lembar, antrean, dialog, selesai }) {
    this.#akar = akar;
    this.#lembar = lembar;
    this.#antrean = antrean;
    this.#dialog = dialog;
    this.#selesai = selesai;
    akar.addEventListener("paste", (p) => this.#terima(p));
  }

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
      masukan.value = teks.trim();
    } else {
      masukan.setRangeText(teks, masukan.selectionStart, masukan.selectionEnd, "end");
    }
    masukan.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Cells from the anchor on, row by row; rows without a cell in the anchor's column are no rows
  // of the clipboard.
  #tujuan(masukan) {
    const lembar = masukan.closest("[data-lembar]");
    const semua = PapanKetik.semua(lembar);
    const kolom = [...new Set(semua.map((m) => m.dataset.kolom))];
    const urut = ["isian", "sumber", "ini", "kumulatif", "fisik", "keluaran"].filter((k) =>
      kolom.includes(k),
    );
    const kanan = urut.slice(urut.indexOf(masukan.dataset.kolom));
    const baris = semua.filter((m) => m.dataset.kolom === masukan.dataset.kolom);
    return baris.slice(baris.indexOf(masukan)).map((m) => {
      const sebaris = PapanKetik.semua(m.closest("tr"));
      return kanan.map((k) => {
        const sel = sebaris.find((x) => x.dataset.kolom === k);
        if (!sel) return null;
        const { sasaran, medan, versi } = this.#lembar.sel(sel);
        return { sasaran, medan, versi };
      });
    });
  }

  async #pratinjau(masukan, teks, html) {
    await this.#antrean.tenang();
    const { tahun, triwulan, urlPratinjau } = this.#akar.dataset;
    const jawab = await minta(urlPratinjau, {
      isi: {
        tahun: Number(tahun),
        triwulan: Number(triwulan),
        papan_klip: { teks, html },
        tujuan: this.#tujuan(masukan),
      },
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
        : "Semua sel sudah berisi angka yang sama. Tidak ada yang perlu ditempel.";
    const bagian = [paragraf(kalimat, galat ? "isian-tempel__galat" : ""), this.#tabel(isi.sel)];
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
    const tabel = buat("table", { class: "tabel tabel--rapat tabel--bebas" });
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
      lama.textContent = satu.galat ? masukan?.dataset.asal || "–" : satu.lama || "–";
      const baru = baris.insertCell();
      baru.className = "angka";
      if (satu.galat) {
        baris.className = "isian-pratinjau__galat";
        baru.append(
          paragraf(satu.teks || "(kosong)"),
          paragraf(satu.galat.pesan, "isian-pratinjau__pesan"),
        );
      } else if (satu.berubah) {
        baru.append(buat("strong", {}, satu.baru || "dikosongkan"));
        for (const pesan of satu.temuan ?? [])
          baru.append(paragraf(pesan, "isian-pratinjau__pesan"));
      } else {
        baru.className = "angka redup";
        baru.textContent = "tetap";
      }
    }
    return buat(
      "div",
      {
        class: "bingkai-tabel isian-pratinjau",
        tabindex: "0",
        role: "region",
        "aria-label": "Sel yang ditempel",
      },
      tabel,
    );
  }

  async #simpan(kunci, sel, masukan) {
    const { tahun, triwulan, urlTempel } = this.#akar.dataset;
    const jawab = await minta(urlTempel, {
      isi: {
        kunci,
        tahun: Number(tahun),
        triwulan: Number(triwulan),
        sel: sel.map(({ sasaran, medan, teks, versi }) => ({ sasaran, medan, teks, versi })),
      },
    }).catch(() => null);
    if (jawab?.status === 200) {
      this.terakhir = { kelompok: jawab.isi.kelompok, banyak: jawab.isi.berubah };
      this.#dialog.tutup();
      for (const { sasaran, medan } of sel) {
        this.#antrean.buang(this.#lembar.sel(this.#lembar.masukan(sasaran, medan)));
      }
      this.#selesai(jawab.isi.baris, `${jawab.isi.berubah} sel ditempel.`, sel);
      masukan.focus();
      return;
    }
    if (jawab?.isi?.jenis === "tempelan") {
      const galat = new Map(jawab.isi.galat.map((g) => [g.indeks, g]));
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

  // Whether there is something to undo.
  urungkan() {
    if (!this.terakhir) return false;
    const { kelompok, kunci = uuid() } = this.terakhir;
    this.terakhir.kunci = kunci;
    minta(this.#akar.dataset.urlUrungkan, { isi: { kunci, kelompok } })
      .catch(() => null)
      .then((jawab) => {
        if (jawab?.status === 200) {
          this.terakhir = null;
          this.#selesai(jawab.isi.baris, "Tempelan diurungkan.");
        } else if (jawab && jawab.status < 500 && jawab.status !== 401) {
          this.terakhir = null;
          const { jenis, pesan, milik_mereka: mereka, oleh } = jawab.isi;
          this.#selesai(
            [],
            jenis === "bentrok"
              ? `Tidak diurungkan: ${mereka} (${oleh}).`
              : (pesan ?? "Tempelan tidak dapat diurungkan."),
          );
        } else {
          this.#selesai([], "Tempelan belum diurungkan: Tapak belum menjawab. Coba lagi.");
        }
      });
    return true;
  }
}

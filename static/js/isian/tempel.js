// Blocks pasted into the entry grid, and undoing them.

import { minta, uuid } from "../bersama/jaringan.js";
import { PapanKetik } from "../bersama/papan_ketik.js";
import { Tempel } from "../bersama/tempel.js";

export class TempelIsian extends Tempel {
  #lembar;
  #selesai;
  #url;
  #konteks;
  terakhir = null; // {kelompok, banyak}

  // selesai(daftarBaris, pesan): rows to put in, and what to say.
  constructor({ selesai, ...lain }) {
    super(lain);
    const { tahun, triwulan, urlUrungkan } = lain.akar.dataset;
    this.#lembar = lain.lembar;
    this.#selesai = selesai;
    this.#url = urlUrungkan;
    this.#konteks = { tahun: Number(tahun), triwulan: Number(triwulan) };
  }

  konteks() {
    return this.#konteks;
  }

  tersimpan(isi, sel) {
    this.terakhir = { kelompok: isi.kelompok, banyak: isi.berubah };
    this.#selesai(isi.baris, `${isi.berubah} sel ditempel.`, sel);
  }

  // Cells from the anchor on, row by row; rows without a cell in the anchor's column are no rows
  // of the clipboard.
  tujuan(masukan) {
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

  // Whether there is something to undo.
  urungkan() {
    if (!this.terakhir) return false;
    const { kelompok, kunci = uuid() } = this.terakhir;
    this.terakhir.kunci = kunci;
    minta(this.#url, { isi: { kunci, kelompok } })
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

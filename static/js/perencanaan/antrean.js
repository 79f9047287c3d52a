// Rows of a grid on their way to the server: one draft per row of the sheet, with its changed cells.

import { Antrean } from "../bersama/antrean.js";
import { Simpanan } from "../bersama/simpanan.js";

export class AntreanKisi extends Antrean {
  // pendengar: as of Antrean. Drafts of other grids wait until these are opened.
  constructor({ pengguna, pd, macam, urlSel, urlSiapa, pendengar }) {
    const simpanan = new Simpanan(`tapak.kisi/${pengguna}/`);
    super({
      simpanan,
      pengguna,
      url: { kirim: urlSel, siapa: urlSiapa },
      tolakan: "Sel ini tidak dapat diterima.",
      pendengar,
      awal: simpanan.semua().filter((draf) => draf.pd === pd && draf.macam === macam),
    });
  }

  tempat({ pd, tahun, macam, pilih, sasaran }) {
    return `${pd}/${tahun}/${macam}/${pilih}/${sasaran}`;
  }

  badan({ kunci, pd, tahun, macam, pilih, sasaran, sel, alasan }) {
    const isi = Object.entries(sel).map(([medan, { teks, versi }]) => ({
      sasaran,
      medan,
      teks,
      versi,
    }));
    return { kunci, pd, tahun, macam, pilih, alasan, sel: isi };
  }

  // While typing, and while a new row is not complete: kept, not sent.
  simpanKetikan(draf) {
    this.taruh({ ...draf, kunci: null, keadaan: "ketik", urut: 0 });
  }

  // A later draft of the row builds on what the server has now: field → text.
  majukanSel(draf, kini) {
    const lain = this.ambil(draf);
    if (!lain) return;
    const sel = Object.fromEntries(
      Object.entries(lain.sel).map(([medan, { teks, versi }]) => [
        medan,
        { teks, versi: kini[`${lain.sasaran}|${medan}`] ?? versi },
      ]),
    );
    this.taruh({ ...lain, sel });
  }

  // New rows above these were stored: the others moved up. `geser`: row → row.
  geserBaris(geser, milik) {
    for (const draf of this.semua.filter(milik)) {
      const sasaran = geser(draf.sasaran);
      if (sasaran === draf.sasaran) continue;
      this.buang(draf);
      this.taruh({ ...draf, sasaran });
    }
  }
}

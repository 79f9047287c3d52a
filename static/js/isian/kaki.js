// The foot bar: what is saved, what is missing, submitting.

import { minta, uuid } from "../bersama/jaringan.js";
import { buat, gantiIkon, paragraf, tombol } from "../bersama/unsur.js";
import { Lembar } from "./lembar.js";

export class Kaki {
  #akar;
  #lembar;
  #antrean;
  #dialog;
  #laci;
  #terapkan;
  #pesan = "";
  #kunci = null;
  #mengajukan = false;
  #teks = document.querySelector("[data-kaki-teks]");
  #keadaan = document.querySelector("[data-kaki-keadaan]");
  #kurang = document.querySelector("[data-kurang]");
  #formulir = document.querySelector("[data-ajukan]");
  #sesuatuTersimpan = false;

  constructor({ akar, lembar, antrean, dialog, laci, serahkanAktif, terapkan }) {
    this.#akar = akar;
    this.#lembar = lembar;
    this.#antrean = antrean;
    this.#dialog = dialog;
    this.#laci = laci;
    this.#terapkan = terapkan;
    this.#formulir?.addEventListener("submit", async (p) => {
      p.preventDefault();
      serahkanAktif();
      await antrean.tenang();
      this.#periksa();
    });
    this.#kurang.addEventListener("click", (p) => {
      if (this.#kurang.getAttribute("href") !== "#") return; // another quarter
      p.preventDefault();
      const d = this.#antrean.tertahan.find((satu) => this.#milik(satu));
      if (d && lembar.baris(d.baris)) {
        this.pergi({ ...d, sasaran: d.baris, jangkar: Lembar.id(d.sasaran, d.medan) });
      } else {
        this.kosongPertama()?.focus();
      }
    });
  }

  #milik(draf) {
    const { tahun, triwulan } = this.#akar.dataset;
    return String(draf.tahun) === tahun && String(draf.triwulan) === triwulan;
  }

  tersimpan() {
    this.#sesuatuTersimpan = true;
    this.#pesan = "";
  }

  katakan(pesan) {
    this.#pesan = pesan;
    this.#lembar.suarakan(pesan);
    this.ringkas();
  }

  ringkas() {
    const menunggu = this.#antrean.belumTerkirim.length;
    const semua = this.#antrean.tertahan;
    const tertahan = semua.filter((d) => this.#milik(d)).length;
    const ketik = this.#antrean.semua.filter((d) => d.keadaan === "ketik").length;
    let nada = "baik";
    let ikon = "centang";
    let teks = this.#pesan;
    if (!teks && this.#sesuatuTersimpan) teks = "Semua tersimpan";
    if (!teks) nada = "diam"; // nothing was touched yet
    if (tertahan) {
      [nada, ikon] = ["bahaya", "galat"];
      teks = `${tertahan} isian belum tersimpan`;
    } else if (semua.length) {
      [nada, ikon] = ["bahaya", "galat"];
      teks = `${semua.length} isian triwulan lain belum tersimpan`;
    } else if (menunggu && this.#antrean.jalur !== "baik") {
      [nada, ikon] = ["awas", "jam"];
      teks = `${menunggu} isian menunggu dikirim`;
    } else if (menunggu || ketik) {
      [nada, ikon] = ["", "jam"];
      teks = menunggu ? "Menyimpan…" : "Sedang diketik";
    } else if (document.querySelector("tbody[data-terkunci]") && !this.#formulir && !this.#pesan) {
      [nada, ikon, teks] = ["", "kunci", "Hanya dapat dibaca"];
    }
    this.#keadaan.dataset.nada = nada;
    gantiIkon(this.#keadaan, ikon);
    if (this.#teks.textContent !== teks) this.#teks.textContent = teks;
    this.#hitung();
  }

  // How many rows are filled: counting rows, not figures.
  #hitung() {
    const baris = [...this.#akar.querySelectorAll("tbody[data-hitung]")];
    const terisi = baris.filter((b) => b.dataset.terisi === "ya");
    const kemajuan = document.querySelector("[data-progres]");
    if (kemajuan) {
      const teks = `${terisi.length} dari ${baris.length} baris`;
      kemajuan.querySelector("[data-progres-teks]").textContent = teks;
      kemajuan.querySelector("progress").value = terisi.length;
    }
    const terbuka = baris.filter((b) => b.dataset.terkunci === undefined);
    const kosong = terbuka.filter((b) => b.dataset.terisi !== "ya");
    const halangan = terbuka.filter((b) => b.querySelector(".temuan--menghalangi"));
    const semua = this.#antrean.tertahan;
    const milik = semua.filter((d) => this.#milik(d));
    const bagian = milik.length ? ["Lihat sel yang ditandai"] : [];
    const [lain] = milik.length ? [] : semua;
    const { unit } = this.#akar.dataset;
    const { tahun, triwulan } = lain ?? {};
    const alamat = lain ? `?${new URLSearchParams({ unit, tahun, triwulan })}` : "#";
    this.#kurang.setAttribute("href", alamat);
    if (lain)
      bagian.push(`Buka triwulan ${["", "I", "II", "III", "IV"][lain.triwulan]} ${lain.tahun}`);
    if (!lain && kosong.length) bagian.push(`${kosong.length} baris belum terisi`);
    if (!lain && halangan.length) bagian.push(`${halangan.length} baris perlu perhatian`);
    this.#kurang.hidden = !bagian.length;
    this.#kurang.textContent = bagian.join(", ");
  }

  // The first cell that waits for its user: refused, empty, or contradicted.
  kosongPertama() {
    const ditandai = this.#akar.querySelector("[data-lembar] [data-isian][aria-invalid='true']");
    if (ditandai) return ditandai;
    for (const baris of this.#akar.querySelectorAll("tbody[data-hitung]:not([data-terkunci])")) {
      const isian = [...baris.querySelectorAll("[data-isian]")];
      if (baris.dataset.terisi !== "ya") {
        return isian.find((m) => m.dataset.wajib !== undefined && !m.value) ?? isian[0];
      }
    }
    const halangan = this.#akar.querySelector("tbody:not([data-terkunci]) .temuan--menghalangi");
    return halangan?.closest("tbody").querySelector("[data-isian]");
  }

  async pergi({ sasaran, jangkar }) {
    this.#dialog.tutup();
    const masukan = document.getElementById(jangkar);
    if (masukan?.closest("[data-lembar]")) {
      masukan.focus();
      masukan.scrollIntoView({ block: "center" });
      return;
    }
    await this.#laci.buka(sasaran, jangkar);
  }

  #gagal(judul, pesan) {
    this.#dialog.buka({
      judul,
      isi: [paragraf(pesan)],
      kaki: [tombol("Tutup", () => this.#dialog.tutup(), "tombol")],
    });
  }

  #tautan(teks, kerja) {
    return tombol(teks, kerja, "isian-tautan");
  }

  async #periksa() {
    const { unit, tahun, triwulan, urlPeriksa, judul } = this.#akar.dataset;
    const belum = [...this.#antrean.belumTerkirim, ...this.#antrean.tertahan].filter((d) =>
      this.#milik(d),
    );
    if (belum.length) {
      const daftar = buat("ul", { class: "isian-kurang" });
      for (const d of belum) {
        const li = buat("li");
        const masukan = this.#lembar.masukan(d.sasaran, d.medan);
        const nama = masukan ? Lembar.nama(masukan) : d.medan;
        const jangkar = Lembar.id(d.sasaran, d.medan);
        li.append(
          this.#tautan(nama, () => this.pergi({ ...d, sasaran: d.baris, jangkar })),
          paragraf(d.pesan ?? d.bentrok?.pesan ?? "Menunggu dikirim."),
        );
        daftar.append(li);
      }
      this.#dialog.buka({
        judul: `Belum dapat diajukan: ${belum.length} isian belum tersimpan`,
        isi: [daftar],
        kaki: [tombol("Tutup", () => this.#dialog.tutup(), "tombol")],
      });
      return;
    }
    const alamat = `${urlPeriksa}?${new URLSearchParams({ unit, tahun, triwulan })}`;
    const jawab = await minta(alamat).catch(() => null);
    if (jawab?.status !== 200) {
      const pesan = jawab?.isi?.pesan ?? "Tapak belum menjawab. Coba lagi sebentar lagi.";
      this.#gagal("Belum dapat diperiksa", pesan);
      return;
    }
    if (jawab.isi.kekurangan.length) this.#kekurangan(jawab.isi.kekurangan, judul);
    else this.#tanya(judul);
  }

  #kekurangan(daftar, judul) {
    const menurut = new Map();
    for (const k of daftar) {
      const nama = `${k.sasaran.split(":")[0]}|${k.baris}`;
      menurut.set(nama, [...(menurut.get(nama) ?? []), k]);
    }
    const isi = buat("ol", { class: "isian-kurang" });
    for (const kelompok of menurut.values()) {
      const li = buat("li");
      li.append(paragraf(kelompok[0].baris, "kuat"));
      for (const k of kelompok) li.append(this.#tautan(k.pesan, () => this.pergi(k)));
      isi.append(li);
    }
    this.#dialog.buka({
      judul: `${judul} belum dapat diajukan`,
      isi: [
        paragraf(`${daftar.length} hal perlu dilengkapi. Pilih salah satu untuk menuju tempatnya.`),
        isi,
      ],
      kaki: [tombol("Tutup", () => this.#dialog.tutup(), "tombol")],
      lebar: true,
    });
    isi.querySelector("button").focus();
  }

  #tanya(judul) {
    const baris = this.#akar.querySelectorAll("tbody[data-hitung]:not([data-terkunci])").length;
    const unit = document.querySelector(".isian-pilih option:checked")?.textContent.trim() ?? "";
    this.#kunci = uuid();
    this.#dialog.buka({
      judul: `Ajukan ${judul}?`,
      isi: [
        paragraf(`${baris} baris ${unit} lengkap dan dikirim kepada Sekretariat untuk diperiksa.`),
        paragraf(
          "Sesudah diajukan, baris itu tidak dapat diubah kecuali Sekretariat mengembalikannya.",
          "redup",
        ),
      ],
      kaki: [
        tombol(`Ajukan ${baris} baris`, () => this.#ajukan(), "tombol tombol--utama"),
        tombol("Batal", () => this.#dialog.tutup(), "tombol"),
      ],
    });
  }

  /** Once at a time: the second click of a double click finds the first one under way. */
  async #ajukan() {
    if (this.#mengajukan) return;
    this.#mengajukan = true;
    try {
      await this.#kirimPengajuan();
    } finally {
      this.#mengajukan = false;
    }
  }

  async #kirimPengajuan() {
    const { unit, tahun, triwulan, urlAjukan, urlLembar, judul } = this.#akar.dataset;
    const tempat = { unit: Number(unit), tahun: Number(tahun), triwulan: Number(triwulan) };
    const isi = { kunci: this.#kunci, ...tempat };
    const jawab = await minta(urlAjukan, { isi, batas: 60000 }).catch(() => null);
    if (jawab?.isi?.jenis === "belum_lengkap") {
      this.#kekurangan(jawab.isi.kekurangan, judul);
      return;
    }
    if (jawab?.status !== 200) {
      const pesan = jawab && jawab.status < 500 ? (jawab.isi.pesan ?? "Pengajuan ditolak.") : null;
      if (pesan) {
        this.#gagal("Belum diajukan", pesan);
        return;
      }
      this.#dialog.buka({
        judul: "Belum ada jawaban",
        isi: [paragraf("Tapak belum menjawab. Coba lagi; pengajuan tidak akan tercatat dua kali.")],
        kaki: [
          tombol("Coba lagi", () => this.#ajukan(), "tombol tombol--utama"),
          tombol("Batal", () => this.#dialog.tutup(), "tombol"),
        ],
      });
      return;
    }
    this.#dialog.tutup();
    const alamat = `${urlLembar}?${new URLSearchParams({ unit, tahun, triwulan })}`;
    const lembar = await minta(alamat).catch(() => null);
    if (lembar?.status !== 200) {
      location.reload();
      return;
    }
    this.#terapkan([...lembar.isi.indikator, ...lembar.isi.sub]);
    this.#formulir.remove();
    this.#formulir = null;
    const kalimat = `${judul} sudah diajukan dan sedang diperiksa Sekretariat.`;
    const periode = document.querySelector("[data-keadaan-periode]");
    periode.textContent = kalimat;
    periode.parentElement.className = "isian-keadaan isian-keadaan--terkunci";
    gantiIkon(periode.parentElement, "ajukan");
    document.querySelector("[data-pesan-kembali]")?.remove();
    this.katakan(`${judul} diajukan: ${jawab.isi.diajukan.length} baris.`);
    this.#keadaan.tabIndex = -1;
    this.#keadaan.focus();
  }
}

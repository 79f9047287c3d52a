// A grid of setting up comes alive: each row is stored as one goes, a block from Excel is shown
// before it lands, one cell is copied to the rows that are ticked, Ctrl+Z takes back what was
// stored. Without this file it is a form with one button.

import { TERTOLAK } from "../bersama/antrean.js";
import { Dialog } from "../bersama/dialog.js";
import { minta } from "../bersama/jaringan.js";
import { kabarJalur } from "../bersama/kabar_jalur.js";
import { PapanKetik } from "../bersama/papan_ketik.js";
import { buat, gantiIkon, paragraf } from "../bersama/unsur.js";
import { AntreanKisi } from "./antrean.js";
import { Blok } from "./blok.js";
import { LembarKisi } from "./lembar.js";
import { TempelKisi } from "./tempel.js";

const ALASAN_URUNG = "Mengurungkan perubahan yang baru disimpan";

const mulai = (akar) => {
  const { pengguna, nama, pd, tahun, macam, pilih, urlSel, urlSiapa, urlMasuk } = akar.dataset;
  const konteks = { pd, tahun: Number(tahun), macam, pilih };
  const lembar = new LembarKisi(akar, akar.querySelector("[data-suara]"), konteks);
  const dialog = new Dialog();
  const blok = new Blok(konteks, urlSel);
  const alasan = akar.querySelector("[data-kisi-alasan]");
  const kotakAlasan = akar.querySelector("[data-kisi-alasan-kotak]");
  const kaki = akar.querySelector("[data-kisi-kaki]");
  const tombolUrung = akar.querySelector("[data-urungkan]");
  const salin = akar.querySelector("[data-kisi-salin]");
  let terakhir = null;
  let kabar = "";
  let pernah = false; // whether anything was stored since the page was opened
  let segar = false;
  let jadi = [];

  // --- what the queue says ----------------------------------------------------------------------

  const tanggal = (iso) =>
    new Date(iso).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });

  const kata = (masukan, isi) =>
    [...(masukan.options ?? [])].find((satu) => satu.value === isi)?.text.trim() || isi;

  const tampilkanSatu = (masukan, draf, bisu) => {
    const medan = `${draf.sasaran}|${masukan.dataset.medan}`;
    const teks = draf.sel[masukan.dataset.medan]?.teks;
    if (draf.keadaan === "bentrok" && draf.bentrok.sel[medan] !== undefined) {
      const mereka = kata(masukan, draf.bentrok.sel[medan]) || "(kosong)";
      const kapan = draf.bentrok.pada ? `, ${tanggal(draf.bentrok.pada)}` : "";
      lembar.tandai(masukan, "bentrok", {
        pesan:
          `Milik Anda: ${kata(masukan, teks) || "(kosong)"}. ` +
          `Milik ${draf.bentrok.oleh}${kapan}: ${mereka}.`,
        tombol: [
          ["Pakai milik saya", () => pakaiMilikSaya(draf)],
          ["Pakai milik mereka", () => pakaiMilikMereka(draf)],
        ],
        bisu,
      });
    } else if (draf.keadaan === "ditolak" && draf.jawaban?.jenis === "perlu_alasan") {
      lembar.tandai(masukan, "ditolak", {
        pesan: draf.pesan,
        tombol: [["Tulis alasan", () => tanyaAlasan(draf.pesan)]],
        bisu,
      });
    } else if (TERTOLAK.has(draf.keadaan)) {
      const salah = draf.jawaban?.salah;
      const pesan = salah ? salah[medan] : draf.pesan;
      const besar = pesan && pesan[0].toUpperCase() + pesan.slice(1);
      if (pesan) lembar.tandai(masukan, "ditolak", { pesan: besar, bisu });
      else lembar.tandai(masukan, teks === undefined ? "" : "dipulihkan", { bisu: true });
    } else if (teks === undefined) {
      return;
    } else if (draf.keadaan === "menunggu") {
      const kini = antrean.jalur === "baik" ? "mengirim" : "menunggu";
      lembar.tandai(masukan, kini, { bisu });
    } else if (draf.keadaan === "ketik") lembar.tandai(masukan, "", { bisu: true });
    else lembar.tandai(masukan, draf.keadaan, { bisu });
  };

  const tampilkan = (draf, bisu = false) => {
    if (!lembar.milik(draf)) return;
    for (const masukan of lembar.sebaris(draf.sasaran)) tampilkanSatu(masukan, draf, bisu);
    if (draf.jawaban?.jenis === "perlu_alasan" && !dialog.terbuka) tanyaAlasan(draf.pesan);
    ringkas();
  };

  const tertahan = (masukan) => {
    const draf = antrean.ambil(lembar.sel(masukan));
    return draf?.sel[masukan.dataset.medan] !== undefined;
  };

  const diterima = (isi, draf) => {
    antrean.majukanSel(draf, isi.sel);
    if (!lembar.milik(draf)) return;
    const sel = Object.entries(draf.sel).map(([medan, { versi }]) => {
      return { sasaran: draf.sasaran, medan, versi };
    });
    selesai(isi, sel);
  };

  const selesai = (isi, sel) => {
    pernah = true;
    if (isi.muat_ulang) {
      segar = true;
      jadi.push(...sel.map(({ sasaran }) => sasaran));
    } else blok.catat(sel, isi.sel);
    lembar.terapkan(isi.sel, tertahan);
    ringkas();
  };

  const kabarkan = kabarJalur({
    tempat: document.querySelector("[data-kabar-jalur]"),
    nama,
    urlMasuk,
    suarakan: (teks) => lembar.suarakan(teks),
    cobaLagi: () => antrean.cobaLagi(),
  });

  const antrean = new AntreanKisi({
    pengguna,
    pd,
    macam,
    urlSel,
    urlSiapa,
    pendengar: {
      draf: (draf) => tampilkan(draf),
      diterima,
      usang: () => {},
      jalur: (keadaan, sebab) => {
        kabarkan(keadaan, sebab);
        for (const draf of antrean.belumTerkirim) tampilkan(draf, true);
        ringkas();
      },
      ringkas: () => ringkas(),
    },
  });

  const pakaiMilikSaya = (draf) => {
    lembar.terapkan(draf.bentrok.sel, () => true);
    antrean.majukanSel(draf, draf.bentrok.sel);
    antrean.antrekan(antrean.ambil(draf));
  };

  const pakaiMilikMereka = (draf) => {
    antrean.buang(draf);
    lembar.terapkan(draf.bentrok.sel);
    const sebaris = lembar.sebaris(draf.sasaran);
    for (const masukan of sebaris) lembar.tandai(masukan, "", { bisu: true });
    sebaris[0]?.focus();
  };

  // --- a reason, where a dated decision changes -------------------------------------------------

  const mintaAlasan = async (pesan) => {
    const ruas = buat("textarea", { id: "alasan-kisi", rows: 3 });
    ruas.value = alasan.value;
    const jawab = await dialog.tanya({
      judul: "Mengubah yang sudah ditetapkan",
      isi: [
        paragraf(pesan),
        buat(
          "div",
          { class: "kotak-isian" },
          buat("label", { for: "alasan-kisi", class: "kotak-isian__label" }, "Alasan perubahan"),
          ruas,
        ),
      ],
      pilihan: [
        ["Simpan", "simpan", "tombol--utama"],
        ["Batal", "batal"],
      ],
    });
    if (jawab !== "simpan" || !ruas.value.trim()) return false;
    alasan.value = ruas.value.trim();
    kotakAlasan.hidden = false;
    return true;
  };

  const tanyaAlasan = async (pesan) => {
    if (!(await mintaAlasan(pesan))) return;
    for (const draf of antrean.tertahan) {
      if (draf.jawaban?.jenis === "perlu_alasan" && lembar.milik(draf)) {
        antrean.antrekan({ ...draf, alasan: alasan.value });
      }
    }
  };

  // --- typing -----------------------------------------------------------------------------------

  const drafBaris = (masukan) => {
    const { medan: _medan, versi: _versi, ...tempat } = lembar.sel(masukan);
    const terbang = antrean.sedangTerbang(tempat) ? antrean.ambil(tempat)?.sel : undefined;
    const sel = {};
    for (const satu of lembar.sebaris(masukan.dataset.sasaran)) {
      const { medan, asal } = satu.dataset;
      if (LembarKisi.berubah(satu) || terbang?.[medan]) {
        sel[medan] = { teks: satu.value.trim(), versi: asal };
      }
    }
    return { ...tempat, sel, alasan: alasan.value.trim() };
  };

  const serahkan = (masukan, paksa = false) => {
    const draf = drafBaris(masukan);
    const ada = antrean.ambil(draf);
    if (!Object.keys(draf.sel).length) {
      if (ada) kembalikan(masukan, true);
      return;
    }
    // A proposal is nobody's word until its row is touched.
    if (!ada) return;
    const sama = JSON.stringify(ada.sel) === JSON.stringify(draf.sel);
    if (sama && ada.keadaan === "menunggu") return;
    if (sama && TERTOLAK.has(ada.keadaan) && !paksa) return;
    if (ada.keadaan === "bentrok" && sama) return;
    antrean.antrekan(draf);
  };

  const kembalikan = (masukan, bisu = false) => {
    antrean.buang(lembar.sel(masukan));
    for (const satu of lembar.sebaris(masukan.dataset.sasaran)) {
      satu.value = satu.dataset.asal;
      lembar.tandai(satu, "", { bisu: true });
      lembar.usulan(satu);
    }
    if (!bisu) {
      if (masukan.matches("input")) masukan.select();
      lembar.suarakan("Isian dikembalikan.");
    }
    ringkas();
  };

  akar.addEventListener("input", (p) => {
    if (!p.target.matches("[data-isian]")) return;
    kabar = "";
    antrean.simpanKetikan(drafBaris(p.target));
    lembar.tandai(p.target, "", { bisu: true });
    lembar.usulan(p.target);
    ringkas();
  });

  akar.addEventListener("change", (p) => {
    if (p.target.matches("select[data-isian]") && !LembarKisi.baru(p.target)) serahkan(p.target);
  });

  akar.addEventListener("focusout", (p) => {
    // Another window came to the front; the cell is still being edited.
    if (!p.target.matches("[data-isian]") || !document.hasFocus()) return;
    const ke = p.relatedTarget;
    if (LembarKisi.baru(p.target) && ke && p.target.closest("tr").contains(ke)) return;
    serahkan(p.target);
  });

  akar.addEventListener("focusin", (p) => {
    if (!p.target.matches("[data-isian]")) return;
    terakhir = p.target;
    aturSalin();
  });

  // From a new row Enter goes to the beginning of the next one, as after typing along a row.
  akar.addEventListener("keydown", (p) => {
    if (p.key !== "Enter" || p.shiftKey || p.isComposing) return;
    if (!p.target.matches("[data-isian]") || !LembarKisi.baru(p.target)) return;
    const tujuan = p.target.closest("tr").nextElementSibling?.querySelector("[data-isian]");
    if (!tujuan) return;
    p.preventDefault();
    p.stopImmediatePropagation();
    tujuan.focus();
  });

  new PapanKetik(akar, {
    serahkan: (masukan, paksa) => {
      if (!LembarKisi.baru(masukan)) serahkan(masukan, paksa);
    },
    batalkan: (masukan, p) => {
      const ada = antrean.ambil(lembar.sel(masukan));
      if (!ada || ada.keadaan === "menunggu") return; // on its way: undo by Ctrl+Z
      p.preventDefault();
      kembalikan(masukan);
    },
    urungkan: () => urungkan(),
  });

  // --- several cells at once --------------------------------------------------------------------

  const tandaiTersimpan = (sel) => {
    for (const { sasaran, medan } of sel) {
      antrean.buang({ ...konteks, sasaran });
      const masukan = lembar.masukan(sasaran, medan);
      if (masukan) lembar.tandai(masukan, "tersimpan", { bisu: true });
    }
  };

  // All or none; what is refused is asked row by row, so that each says its own.
  const simpanBanyak = async (daftar, katakan) => {
    const sel = daftar.map((masukan) => {
      const { sasaran, medan, asal } = masukan.dataset;
      return { sasaran, medan, teks: masukan.value.trim(), versi: asal };
    });
    let jawab = await blok.tulis(sel, alasan.value.trim());
    if (jawab?.isi?.jenis === "perlu_alasan" && (await mintaAlasan(jawab.isi.pesan))) {
      jawab = await blok.tulis(sel, alasan.value.trim());
    }
    if (jawab?.status === 200) {
      tandaiTersimpan(sel);
      selesai(jawab.isi, sel);
      katakanKaki(katakan(sel.length));
      await segarkanBila();
      return;
    }
    const satuTiapBaris = new Map(daftar.map((masukan) => [masukan.dataset.sasaran, masukan]));
    for (const masukan of satuTiapBaris.values()) antrean.antrekan(drafBaris(masukan));
  };

  const tempel = new TempelKisi({
    akar,
    lembar,
    antrean,
    dialog,
    konteks,
    alasan,
    selesai: async (isi, sel) => {
      tandaiTersimpan(sel);
      selesai(isi, sel);
      katakanKaki(`${isi.berubah} baris ditempel.`);
      await segarkanBila();
    },
  });

  const urungkan = () => {
    const sel = blok.ambil();
    if (!sel) return false;
    antrean
      .tenang()
      .then(() => blok.tulis(sel, alasan.value.trim() || ALASAN_URUNG))
      .then(async (jawab) => {
        if (jawab?.status === 200) {
          if (jawab.isi.muat_ulang) segar = true;
          lembar.terapkan(jawab.isi.sel, tertahan);
          for (const { sasaran, medan } of sel) {
            const masukan = lembar.masukan(sasaran, medan);
            if (masukan) lembar.tandai(masukan, "", { bisu: true });
          }
          katakanKaki("Perubahan terakhir diurungkan.");
          await segarkanBila();
        } else {
          const sebab = Object.values(jawab?.isi?.salah ?? {})[0] ?? jawab?.isi?.pesan;
          katakanKaki(`Belum diurungkan: ${sebab ?? "Tapak belum menjawab."}`);
        }
      });
    return true;
  };
  tombolUrung.addEventListener("click", urungkan);

  const centang = () => [...akar.querySelectorAll("[data-kisi-pilih]")];
  const sekolom = () =>
    centang()
      .filter((satu) => satu.checked)
      .map((satu) =>
        [...satu.closest("tr").querySelectorAll("[data-isian]")].find(
          (lain) => lain.dataset.kolom === terakhir?.dataset.kolom,
        ),
      )
      .filter((satu) => satu && satu !== terakhir);

  function aturSalin() {
    if (salin) salin.disabled = !terakhir || !sekolom().length;
  }

  salin?.addEventListener("click", async () => {
    const isi = terakhir.value;
    const tujuan = sekolom();
    await antrean.tenang();
    for (const satu of tujuan) satu.value = isi;
    const berubah = tujuan.filter(LembarKisi.berubah);
    terakhir.focus();
    if (berubah.length) await simpanBanyak(berubah, (n) => `${n} baris diisi.`);
  });

  akar.addEventListener("change", (p) => {
    if (p.target.matches("[data-kisi-semua]")) {
      for (const satu of centang()) satu.checked = p.target.checked;
    }
    if (p.target.matches("[type=checkbox]")) aturSalin();
  });

  akar.addEventListener("submit", async (p) => {
    p.preventDefault();
    const aktif = document.activeElement;
    if (aktif?.matches("[data-isian]")) serahkan(aktif, true);
    await antrean.tenang();
    const daftar = lembar.semua.filter(LembarKisi.berubah);
    if (daftar.length) await simpanBanyak(daftar, (n) => `${n} sel disimpan.`);
    else katakanKaki(pernah ? "Semua sudah tersimpan." : "Tidak ada yang berubah.");
  });

  // --- rows that came or went -------------------------------------------------------------------

  const segarkanBila = async () => {
    if (!segar || antrean.sibuk || antrean.belumTerkirim.length) return;
    segar = false;
    const jawab = await minta(location.href).catch(() => null);
    if (jawab?.status !== 200 || jawab.json) return;
    const baru = new DOMParser().parseFromString(jawab.isi, "text/html");
    const tubuh = baru.querySelector("[data-kisi] tbody");
    if (!tubuh) {
      location.reload();
      return;
    }
    const geser = geserBaru(jadi);
    jadi = [];
    const aktif = document.activeElement;
    const letak = aktif?.matches("[data-isian]") ? { ...aktif.dataset } : null;
    antrean.geserBaris(geser, (draf) => lembar.milik(draf));
    akar.querySelector("tbody").replaceWith(document.importNode(tubuh, true));
    pulihkan();
    const tujuan = letak && lembar.masukan(geser(letak.sasaran), letak.medan);
    if (!tujuan) return;
    tujuan.focus();
    if (LembarKisi.berubah(tujuan) && tujuan.type === "text") {
      // It was being typed: what comes next goes on behind it.
      tujuan.dataset.sunting = "";
      tujuan.setSelectionRange(tujuan.value.length, tujuan.value.length);
    }
  };

  // --- what stands under the grid ---------------------------------------------------------------

  function katakanKaki(teks) {
    kabar = teks;
    lembar.suarakan(teks);
    ringkas();
  }

  function ringkas() {
    const milik = antrean.semua.filter((draf) => lembar.milik(draf));
    const salah = milik.filter((draf) => TERTOLAK.has(draf.keadaan)).length;
    const jalan = milik.filter((draf) => ["menunggu", "ketik"].includes(draf.keadaan)).length;
    const usulan = akar.querySelectorAll(".kisi-siap__isian--usul").length;
    const lain = antrean.semua.length - milik.length;
    const bagian = [
      salah ? `${salah} baris belum dapat disimpan.` : "",
      jalan ? `${jalan} baris belum tersimpan.` : "",
      usulan ? `${usulan} usulan belum disimpan.` : "",
      lain ? `${lain} baris di halaman lain kisi ini belum tersimpan.` : "",
    ].filter(Boolean);
    const diam = pernah ? "tersimpan" : "awal";
    const keadaan = salah ? "salah" : jalan ? "jalan" : usulan ? "usulan" : diam;
    kaki.dataset.keadaan = keadaan;
    gantiIkon(
      kaki.querySelector(".ikon"),
      { salah: "peringatan", jalan: "jam", usulan: "draf", tersimpan: "centang", awal: "info" }[
        keadaan
      ],
    );
    const teks = [kabar, ...bagian].filter(Boolean).join(" ") || (pernah ? "Tersimpan." : "");
    const tempat = kaki.querySelector("[data-kisi-kabar]");
    if (tempat.textContent !== teks) tempat.textContent = teks;
    tombolUrung.hidden = !blok.dapatDiurungkan;
    if (segar) queueMicrotask(segarkanBila);
  }

  function pulihkan() {
    for (const draf of antrean.semua.filter((satu) => lembar.milik(satu))) {
      for (const [medan, { teks }] of Object.entries(draf.sel)) {
        const masukan = lembar.masukan(draf.sasaran, medan);
        if (masukan) masukan.value = teks;
      }
      if (draf.keadaan === "ketik") {
        for (const masukan of lembar.sebaris(draf.sasaran)) {
          if (draf.sel[masukan.dataset.medan]) lembar.tandai(masukan, "dipulihkan", DIPULIHKAN);
        }
      } else tampilkan(draf, true);
    }
    for (const masukan of lembar.semua) lembar.usulan(masukan);
    aturSalin();
    ringkas();
  }

  // Leaving the page is leaving the cell. The browser is asked to warn where something stays behind:
  // what was refused, what waits behind the request under way, what it cannot keep.
  window.addEventListener("beforeunload", (p) => {
    const aktif = document.activeElement;
    if (aktif?.matches("[data-isian]")) serahkan(aktif);
    const menunggu = antrean.belumTerkirim.length;
    const lain = antrean.semua.length - menunggu;
    if (menunggu > 1 || lain || (menunggu && antrean.jalur !== "baik")) p.preventDefault();
  });

  // On to the next grid once this one is stored; what was refused keeps its reader here.
  document.querySelector("[data-kisi-lanjut]")?.addEventListener("click", async (p) => {
    const aktif = document.activeElement;
    if (aktif?.matches("[data-isian]")) serahkan(aktif);
    if (!antrean.sibuk && !antrean.belumTerkirim.length) return;
    const { href } = p.currentTarget;
    p.preventDefault();
    await antrean.tenang();
    if (!antrean.tertahan.some((draf) => lembar.milik(draf))) location.assign(href);
  });

  pulihkan();
  antrean.mulai();
  akar.dataset.siap = "";
  const salah = akar.querySelector("[aria-invalid=true]");
  if (salah) salah.focus();
  else if (!matchMedia("(pointer: coarse)").matches) {
    // A keyboard needs no mouse to begin.
    const kosong = lembar.semua.find((satu) => satu.matches("input") && satu.value === "");
    kosong?.focus({ preventScroll: true });
  }
  return tempel;
};

// New rows are counted from the first that is not stored: row → row, once `jadi` are.
const geserBaru = (jadi) => {
  const lepas = new Map();
  for (const sasaran of new Set(jadi)) {
    const cocok = /^(.*\+)(\d+)$/.exec(sasaran);
    if (cocok) lepas.set(cocok[1], [...(lepas.get(cocok[1]) ?? []), Number(cocok[2])]);
  }
  return (sasaran) => {
    const cocok = /^(.*\+)(\d+)$/.exec(sasaran);
    const sebelum = lepas.get(cocok?.[1])?.filter((n) => n < Number(cocok[2])).length ?? 0;
    return sebelum ? `${cocok[1]}${Number(cocok[2]) - sebelum}` : sasaran;
  };
};

const DIPULIHKAN = {
  pesan: "Dipulihkan dari peramban ini. Enter menyimpannya, Esc membuangnya.",
  bisu: true,
};

const akar = document.querySelector("[data-kisi]");
if (akar) mulai(akar);

// The entry page comes alive. Without this file it is a plain form per row.

import { Dialog } from "../bersama/dialog.js";
import { minta } from "../bersama/jaringan.js";
import { kabarJalur } from "../bersama/kabar_jalur.js";
import { PapanKetik } from "../bersama/papan_ketik.js";
import { AntreanSel } from "./antrean.js";
import { Kaki } from "./kaki.js";
import { Laci } from "./laci.js";
import { Lembar } from "./lembar.js";
import { TempelIsian } from "./tempel.js";

const mulai = (akar) => {
  const { pengguna, nama, tahun, triwulan } = akar.dataset;
  const lembar = new Lembar(akar, document.querySelector("[data-suara]"));
  const dialog = new Dialog();
  const jalur = document.querySelector("[data-kabar-jalur]");
  const tombolUrung = document.querySelector("[data-urungkan]");
  let kaki = null;
  let laci = null;

  // --- the queue and what it says -------------------------------------------------------------

  const milikHalaman = (d) => String(d.tahun) === tahun && String(d.triwulan) === triwulan;
  const tanggal = (iso) =>
    new Date(iso).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });

  const tampilkan = (draf, bisu = false) => {
    if (!milikHalaman(draf)) return;
    const masukan = lembar.masukan(draf.sasaran, draf.medan);
    if (!masukan) return;
    if (draf.keadaan === "bentrok") {
      const { milik_mereka: mereka, oleh, pada } = draf.bentrok;
      const kapan = pada ? `, ${tanggal(pada)}` : "";
      lembar.tandai(masukan, "bentrok", {
        pesan:
          `Milik Anda: ${draf.teks || "(kosong)"}. ` +
          `Milik ${oleh}${kapan}: ${mereka || "(kosong)"}.`,
        tombol: [
          ["Pakai milik saya", () => antrean.pakaiMilikSaya(draf)],
          ["Pakai milik mereka", () => pakaiMilikMereka(draf)],
        ],
        bisu,
      });
    } else if (draf.keadaan === "ditolak" || draf.keadaan === "terkunci") {
      // A paragraph is not dropped by a slip of the finger; a number may be.
      const panjang = masukan.dataset.panjang !== undefined;
      lembar.tandai(masukan, draf.keadaan, {
        pesan: panjang ? draf.pesan : `${draf.pesan} Esc mengembalikan yang tersimpan.`,
        tombol: panjang ? [["Kembalikan yang tersimpan", () => kembalikan(masukan)]] : [],
        bisu,
      });
    } else if (draf.keadaan === "menunggu" && antrean.jalur === "baik") {
      lembar.tandai(masukan, "mengirim");
    } else if (draf.keadaan === "tersimpan") {
      lembar.tandai(masukan, masukan.dataset.terkunci === undefined ? "tersimpan" : "terkunci");
      kaki.tersimpan();
      if (laci.terlihat && document.activeElement === masukan) laci.riwayat(masukan, 0);
    } else if (draf.keadaan !== "ketik") {
      lembar.tandai(masukan, draf.keadaan, { bisu });
    }
    kaki?.ringkas();
  };

  const segarkan = async (draf) => {
    const isi = new URLSearchParams({ sasaran: draf.baris, tahun, triwulan });
    const jawab = await minta(`${akar.dataset.urlBaris}?${isi}`).catch(() => null);
    if (jawab?.status === 200) terapkan([jawab.isi.baris]);
  };

  const pakaiMilikMereka = async (draf) => {
    const masukan = lembar.masukan(draf.sasaran, draf.medan);
    antrean.buang(draf);
    masukan.value = draf.bentrok.milik_mereka;
    lembar.tandai(masukan, "");
    masukan.focus();
    await segarkan(draf);
  };

  const kabarkan = kabarJalur({
    tempat: jalur,
    nama,
    urlMasuk: akar.dataset.urlMasuk,
    suarakan: (teks) => lembar.suarakan(teks),
    cobaLagi: () => antrean.cobaLagi(),
  });
  const kabarkanJalur = (keadaan, sebab) => {
    kabarkan(keadaan, sebab);
    for (const draf of antrean.belumTerkirim) tampilkan(draf, true);
    kaki?.ringkas();
  };

  const tertahan = (masukan) => antrean.ambil(lembar.sel(masukan)) !== undefined;
  const terapkan = (daftar) => {
    for (const data of daftar) lembar.terapkan(data, tertahan);
    kaki?.ringkas();
  };

  const antrean = new AntreanSel({
    pengguna,
    urlSel: akar.dataset.urlSel,
    urlSiapa: akar.dataset.urlSiapa,
    pendengar: {
      draf: tampilkan,
      diterima: (isi, draf) => milikHalaman(draf) && terapkan([isi.baris]),
      usang: (draf) => milikHalaman(draf) && segarkan(draf),
      jalur: (keadaan, sebab) => kabarkanJalur(keadaan, sebab),
      ringkas: () => kaki?.ringkas(),
    },
  });

  // Put back what this browser kept.
  const pulihkan = (tempat) => {
    for (const masukan of tempat.querySelectorAll("[data-isian]")) {
      const draf = antrean.ambil(lembar.sel(masukan));
      if (draf) {
        masukan.value = draf.teks;
        tampilkan(draf.keadaan === "ketik" ? { ...draf, keadaan: "dipulihkan" } : draf, true);
      } else if (masukan.dataset.terkunci !== undefined) {
        lembar.tandai(masukan, "terkunci", { bisu: true });
      }
    }
  };

  // --- typing ---------------------------------------------------------------------------------

  const serahkan = (masukan, paksa = false) => {
    if (masukan.dataset.terkunci !== undefined && !tertahan(masukan)) return;
    antrean.serahkan(lembar.sel(masukan), masukan.value, masukan.dataset.asal, { paksa });
    if (!tertahan(masukan) && masukan.closest("[data-sel]").dataset.keadaan === "dipulihkan") {
      lembar.tandai(masukan, "");
    }
  };

  const batalkan = (masukan, peristiwa) => {
    const sel = lembar.sel(masukan);
    const ada = antrean.ambil(sel);
    if (!ada) return;
    if (ada.keadaan === "menunggu") return; // on its way: undo by typing
    peristiwa.preventDefault();
    kembalikan(masukan);
  };

  const kembalikan = (masukan) => {
    antrean.buang(lembar.sel(masukan));
    masukan.value = masukan.dataset.asal;
    lembar.tandai(masukan, masukan.dataset.terkunci === undefined ? "" : "terkunci", {
      bisu: true,
    });
    delete masukan.dataset.sunting;
    if (masukan.matches("input")) masukan.select();
    Lembar.muat(masukan);
    lembar.suarakan("Isian dikembalikan.");
    kaki.ringkas();
  };

  akar.addEventListener("input", (p) => {
    const masukan = p.target;
    if (!masukan.matches("[data-isian]") || masukan.readOnly) return;
    antrean.ketik(lembar.sel(masukan), masukan.value);
    Lembar.muat(masukan);
    const sel = masukan.closest("[data-sel]");
    if (sel.dataset.keadaan) lembar.tandai(masukan, "", { bisu: true });
  });

  akar.addEventListener("focusout", (p) => {
    // Another window came to the front; the cell is still being edited.
    if (!p.target.matches("[data-isian]") || !document.hasFocus()) return;
    if (document.activeElement === p.target) return;
    serahkan(p.target);
  });

  akar.addEventListener("change", (p) => {
    if (p.target.matches("select[data-isian]")) serahkan(p.target);
  });

  const aktifkan = (masukan) => {
    for (const lain of akar.querySelectorAll("tbody.aktif")) lain.classList.remove("aktif");
    masukan.closest("tbody")?.classList.add("aktif");
    laci.ikuti(masukan.dataset.baris);
    laci.riwayat(masukan);
    const { terkunci } = masukan.dataset;
    if (terkunci !== undefined && !tertahan(masukan)) lembar.suarakan(`Terkunci. ${terkunci}`);
  };

  akar.addEventListener("focusin", (p) => {
    if (p.target.matches("[data-isian]")) aktifkan(p.target);
  });

  // --- the parts ------------------------------------------------------------------------------

  laci = new Laci(akar, pulihkan);
  const serahkanAktif = () => {
    const aktif = document.activeElement;
    if (aktif?.matches("[data-isian]") && tertahan(aktif)) serahkan(aktif);
  };
  kaki = new Kaki({ akar, lembar, antrean, dialog, laci, serahkanAktif, terapkan });
  const tempel = new TempelIsian({
    akar,
    lembar,
    antrean,
    dialog,
    selesai: (baris, pesan, sel = []) => {
      terapkan(baris);
      for (const { sasaran, medan } of sel) {
        const masukan = lembar.masukan(sasaran, medan);
        if (masukan) lembar.tandai(masukan, "tersimpan", { bisu: true });
      }
      tombolUrung.hidden = !tempel.terakhir;
      kaki.katakan(pesan);
    },
  });
  tombolUrung.addEventListener("click", () => tempel.urungkan());

  new PapanKetik(akar, {
    serahkan,
    batalkan,
    urungkan: () => tempel.urungkan(),
    laci: (masukan) => laci.buka(masukan.dataset.baris),
    diketik: (masukan) => {
      const { terkunci } = masukan.dataset;
      if (terkunci === undefined || tertahan(masukan)) return;
      lembar.tandai(masukan, "terkunci", { pesan: terkunci });
    },
  });

  document.addEventListener("tapak:bukti", (p) => segarkan({ baris: p.detail.sasaran }));

  // Leaving the page is leaving the cell. The browser is asked to warn only where something could
  // be left behind: it keeps nothing here, or what waits cannot be sent now.
  window.addEventListener("beforeunload", (p) => {
    serahkanAktif();
    const menunggu = antrean.belumTerkirim.length;
    if (menunggu && (!antrean.andal || antrean.jalur !== "baik")) p.preventDefault();
  });

  // A grid that fits needs no frame that scrolls, and its head can stay in sight.
  const ukur = new ResizeObserver((daftar) => {
    for (const { target } of daftar) {
      const tabel = target.querySelector("table");
      target.classList.toggle("isian-bingkai--muat", tabel.offsetWidth <= target.clientWidth + 1);
    }
  });
  for (const bingkai of akar.querySelectorAll(".isian-bingkai")) ukur.observe(bingkai);

  pulihkan(document);
  antrean.mulai();
  kaki.ringkas();
  akar.dataset.siap = "";
  const { hash } = location;
  const tuju = hash.startsWith("#sel-") ? document.getElementById(hash.slice(1)) : null;
  if (tuju) tuju.focus();
  else if (!hash && !laci.sasaran && document.activeElement === document.body) {
    // Go on where it stopped: a keyboard needs no mouse to begin. Touch screens would open theirs.
    if (!matchMedia("(pointer: coarse)").matches)
      kaki.kosongPertama()?.focus({ preventScroll: true });
  }
};

const akar = document.querySelector("[data-halaman-isian]");
if (akar) mulai(akar);

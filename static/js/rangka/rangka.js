// Tapak: small comforts. Every page works without this file.
(() => {
  "use strict";

  const akar = document.documentElement;
  const KUNCI_REL = "tapak.rel";

  const ingat = (kunci, nilai) => {
    try {
      if (nilai === undefined) return localStorage.getItem(kunci);
      localStorage.setItem(kunci, nilai);
    } catch {
      // Storage may be closed; the rail then starts open each time.
    }
    return null;
  };

  akar.classList.add("js");
  if (ingat(KUNCI_REL) === "ringkas") akar.classList.add("rel-ringkas");

  const sedangMengetik = (unsur) =>
    unsur.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(unsur.tagName);

  // Year, quarter and PD switch: choosing is enough
  document.addEventListener("change", (peristiwa) => {
    const { form: formulir } = peristiwa.target;
    if (formulir?.matches("[data-kirim-sendiri]")) formulir.requestSubmit();
  });

  // "/" goes to the search box, Esc closes what is open
  document.addEventListener("keydown", (peristiwa) => {
    if (peristiwa.key === "/" && !sedangMengetik(peristiwa.target) && !peristiwa.ctrlKey) {
      const cari = document.querySelector("[data-cari]");
      if (cari) {
        peristiwa.preventDefault();
        cari.focus();
        cari.select();
      }
    }
    if (peristiwa.key === "Escape") {
      document.querySelectorAll("details[data-sembul][open]").forEach((rinci) => {
        const milik = rinci.contains(document.activeElement);
        rinci.open = false;
        if (milik) rinci.querySelector("summary").focus();
      });
    }
  });

  document.addEventListener("click", (peristiwa) => {
    document.querySelectorAll("details[data-sembul][open]").forEach((rinci) => {
      if (!rinci.contains(peristiwa.target)) rinci.open = false;
    });

    const tombol = peristiwa.target.closest("[data-rel-lipat], [data-cetak], [data-tutup]");
    if (!tombol) return;
    if (tombol.matches("[data-cetak]")) {
      window.print();
    } else if (tombol.matches("[data-tutup]")) {
      tombol.closest(".pesan").remove();
    } else {
      const ringkas = akar.classList.toggle("rel-ringkas");
      ingat(KUNCI_REL, ringkas ? "ringkas" : "lebar");
      tandaiRel(tombol);
      document.querySelectorAll(".bingkai-tabel").forEach(tandaiTepi);
    }
  });

  const tandaiRel = (tombol) => {
    const ringkas = akar.classList.contains("rel-ringkas");
    tombol.setAttribute("aria-expanded", String(!ringkas));
    tombol.title = ringkas ? "Lebarkan menu" : "Ciutkan menu";
  };

  // "Asal angka": leave the table frame, stay inside the window
  const tempatkan = (rinci) => {
    const panel = rinci.querySelector(".asal__panel");
    if (!panel) return;
    panel.removeAttribute("style");
    if (!rinci.open || window.matchMedia("(max-width: 47.99rem)").matches) return;
    const kotak = rinci.querySelector("summary").getBoundingClientRect();
    const { offsetWidth: lebar, offsetHeight: tinggi } = panel;
    const kiri = Math.max(16, Math.min(kotak.right - lebar, akar.clientWidth - lebar - 16));
    const muatDiBawah = kotak.bottom + 8 + tinggi <= window.innerHeight - 8;
    const atas = muatDiBawah ? kotak.bottom + 8 : Math.max(8, kotak.top - 8 - tinggi);
    panel.style.position = "fixed";
    panel.style.right = "auto";
    panel.style.left = `${kiri}px`;
    panel.style.top = `${atas}px`;
  };

  document.addEventListener("toggle", (peristiwa) => {
    if (peristiwa.target.matches?.("details.asal")) tempatkan(peristiwa.target);
  }, true);
  window.addEventListener("scroll", () => {
    document.querySelectorAll("details.asal[open]").forEach(tempatkan);
  }, { capture: true, passive: true });

  // Wide tables: show on which side there is more
  const tandaiTepi = (bingkai) => {
    const sisa = bingkai.scrollWidth - bingkai.clientWidth - bingkai.scrollLeft;
    bingkai.toggleAttribute("data-geser-kiri", bingkai.scrollLeft > 1);
    bingkai.toggleAttribute("data-geser-kanan", sisa > 1);
  };

  // File fields speak Bahasa Indonesia whatever the browser speaks
  const namaiBerkas = (masukan) => {
    const nama = masukan.parentElement.querySelector(".berkas__nama");
    const daftar = [...masukan.files].map((berkas) => berkas.name);
    nama.textContent = daftar.join(", ") || "Belum ada berkas dipilih, atau taruh berkas di sini";
  };

  const bungkusBerkas = (masukan) => {
    const bungkus = document.createElement("div");
    bungkus.className = "berkas";
    const tombol = document.createElement("span");
    tombol.className = "tombol tombol--kecil";
    tombol.textContent = "Pilih berkas";
    const nama = document.createElement("span");
    nama.className = "berkas__nama";
    masukan.replaceWith(bungkus);
    bungkus.append(tombol, nama, masukan);
    masukan.title = "";
    namaiBerkas(masukan);
    masukan.addEventListener("change", () => namaiBerkas(masukan));
  };

  document.addEventListener("DOMContentLoaded", () => {
    const bungkusSemua = () => document
      .querySelectorAll(".isian input[type='file']:not(.berkas *)")
      .forEach(bungkusBerkas);
    bungkusSemua();
    // Fragments bring fields of their own.
    new MutationObserver(bungkusSemua).observe(document.body, { childList: true, subtree: true });
    const tombolRel = document.querySelector("[data-rel-lipat]");
    if (tombolRel) tandaiRel(tombolRel);

    const pengamat = new ResizeObserver((isi) => isi.forEach((i) => tandaiTepi(i.target)));
    document.querySelectorAll(".bingkai-tabel").forEach((bingkai) => {
      pengamat.observe(bingkai);
      bingkai.addEventListener("scroll", () => tandaiTepi(bingkai), { passive: true });
    });
  });
})();

// The search box answers while one types: a list below it, by mouse or by arrows and Enter.
// Enter without a choice goes to the page of all hits, as without this file.

import { minta } from "../bersama/jaringan.js";
import { buat } from "../bersama/unsur.js";

const JEDA = 200;
const MINIMAL = 2;
const kotak = document.querySelector("[data-cari]");

const pilihan = (temuan, nomor) =>
  buat(
    "a",
    {
      class: "saran__butir",
      role: "option",
      id: `saran-${nomor}`,
      href: temuan.url,
      tabindex: "-1",
      "aria-selected": "false",
    },
    buat("span", { class: "saran__judul" }, temuan.judul),
    temuan.keterangan ? buat("span", { class: "saran__ket" }, temuan.keterangan) : "",
  );

const kelompok = ({ nama, temuan }, urut, dari) =>
  buat(
    "div",
    { role: "group", "aria-labelledby": `saran-k-${urut}` },
    buat("p", { class: "saran__kelompok", id: `saran-k-${urut}` }, nama),
    ...temuan.map((satu, n) => pilihan(satu, dari + n)),
  );

const pasang = (masukan) => {
  const daftar = buat("div", {
    class: "saran",
    id: "saran-cari",
    role: "listbox",
    "aria-label": "Temuan",
    hidden: true,
  });
  const kabar = buat("span", { class: "hanya-pembaca", role: "status" });
  masukan.form.append(daftar, kabar);
  for (const [nama, nilai] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "saran-cari",
  })) {
    masukan.setAttribute(nama, nilai);
  }
  let jam = null;
  let putaran = 0;
  const butir = () => [...daftar.querySelectorAll("[role=option]")];
  const terpilih = () => daftar.querySelector("[aria-selected=true]");

  const pilih = (baru) => {
    terpilih()?.setAttribute("aria-selected", "false");
    if (baru) {
      baru.setAttribute("aria-selected", "true");
      baru.scrollIntoView({ block: "nearest" });
      masukan.setAttribute("aria-activedescendant", baru.id);
    } else {
      masukan.removeAttribute("aria-activedescendant");
    }
  };
  const tutup = () => {
    clearTimeout(jam);
    putaran += 1; // an answer that is still on its way comes too late
    daftar.hidden = true;
    pilih(null);
    masukan.setAttribute("aria-expanded", "false");
  };
  const tampilkan = ({ kelompok: semua }) => {
    let dari = 0;
    daftar.replaceChildren(
      ...semua.map((satu, urut) => {
        const unsur = kelompok(satu, urut, dari);
        dari += satu.temuan.length;
        return unsur;
      }),
    );
    if (!dari) daftar.append(buat("p", { class: "saran__kosong" }, "Tidak ada yang cocok."));
    daftar.hidden = false;
    masukan.removeAttribute("aria-activedescendant");
    masukan.setAttribute("aria-expanded", String(dari > 0));
    kabar.textContent = dari ? `${dari} temuan. Pilih dengan panah.` : "Tidak ada yang cocok.";
  };
  const tanya = async () => {
    const ini = ++putaran;
    const alamat = new URL(masukan.dataset.cari, location.href);
    alamat.searchParams.set("q", masukan.value.trim());
    const jawab = await minta(alamat).catch(() => null);
    if (ini === putaran && jawab?.status === 200) tampilkan(jawab.isi);
  };

  masukan.addEventListener("input", () => {
    clearTimeout(jam);
    if (masukan.value.trim().length < MINIMAL) tutup();
    else jam = setTimeout(tanya, JEDA);
  });
  masukan.addEventListener("keydown", (peristiwa) => {
    const { key } = peristiwa;
    if (key === "Escape" && !daftar.hidden) {
      peristiwa.preventDefault();
      tutup();
    } else if (key === "Enter" && terpilih()) {
      peristiwa.preventDefault();
      location.assign(terpilih().href);
    } else if ((key === "ArrowDown" || key === "ArrowUp") && !daftar.hidden && butir().length) {
      peristiwa.preventDefault();
      const semua = butir();
      const kini = semua.indexOf(terpilih());
      const langkah = key === "ArrowDown" ? 1 : -1;
      const awal = kini < 0 && langkah < 0 ? 0 : kini;
      pilih(semua[(awal + langkah + semua.length) % semua.length]);
    } else if (key === "Tab") {
      tutup();
    }
  });
  document.addEventListener("click", ({ target }) => {
    if (!masukan.form.contains(target)) tutup();
  });
};

if (kotak?.dataset.cari) pasang(kotak);

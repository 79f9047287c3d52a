// A report's file without leaving its page: asked for, followed, and fetched when it is ready.
// Without this file the form leads to the list of files, as it does where anything goes wrong.

import { minta, sementara } from "../bersama/jaringan.js";
import { buat } from "../bersama/unsur.js";

const SELANG = 1000;
const SELANG_GAGAL = 5000;
const berjalan = new Set();

// What one button shows: words said aloud, a bar, and the way to the list of files.
const panel = (nama, alamatBerkas) => {
  const kata = buat("p", { class: "unduhan__kata", role: "status" }, `${nama}: sedang diminta.`);
  const langkah = buat("span", {}, "Menyiapkan");
  const persen = buat("span", {});
  const bilah = buat("progress", { max: "100", "aria-label": `Kemajuan ${nama}` });
  const kemajuan = buat(
    "span",
    { class: "progres" },
    buat("span", { class: "progres__teks" }, langkah, persen),
    bilah,
  );
  const lanjut = buat(
    "p",
    { class: "unduhan__lanjut kecil" },
    buat("a", { href: alamatBerkas }, "Lihat di Berkas"),
  );
  const kotak = buat("div", { class: "unduhan tidak-dicetak" }, kata, kemajuan, lanjut);
  document.querySelector("#isi .kepala").after(kotak);
  return {
    jalan: (keadaan) => {
      kata.textContent = `${nama} sedang dibuat. Unduhan dimulai sendiri; halaman ini boleh dipakai.`;
      langkah.textContent = keadaan.langkah;
      persen.textContent = keadaan.status === "berjalan" ? `${keadaan.persen}%` : "";
      if (keadaan.status === "berjalan") bilah.value = keadaan.persen;
    },
    siap: (alamat) => {
      kemajuan.remove();
      kata.textContent = `${nama} siap, unduhan dimulai. Berkasnya juga tersimpan di Berkas.`;
      lanjut.prepend(buat("a", { href: alamat }, "Unduh lagi"), " · ");
    },
    gagal: (sebab) => {
      kemajuan.remove();
      kotak.classList.add("unduhan--gagal");
      kata.textContent = `${nama} belum dapat dibuat. ${sebab}`;
    },
    hapus: () => kotak.remove(),
  };
};

const unduh = (alamat) => {
  const tautan = buat("a", { href: alamat, hidden: true }); // the answer is an attachment
  document.body.append(tautan);
  tautan.click();
  tautan.remove();
};

const ikuti = async (alamat, papan) => {
  const jawab = await minta(alamat).catch(() => ({ status: 503 }));
  if (jawab.status === 401) return location.reload(); // the session ended: the login page says so
  if (sementara(jawab.status)) {
    await new Promise((lanjut) => setTimeout(lanjut, SELANG_GAGAL));
    return ikuti(alamat, papan);
  }
  if (jawab.status !== 200) return papan.gagal(jawab.isi?.pesan ?? "");
  return lanjutkan(jawab.isi, papan);
};

const lanjutkan = async (keadaan, papan) => {
  if (keadaan.unduh) {
    papan.siap(keadaan.unduh);
    unduh(keadaan.unduh);
  } else if (keadaan.aktif) {
    papan.jalan(keadaan);
    await new Promise((lanjut) => setTimeout(lanjut, SELANG));
    await ikuti(keadaan.alamat, papan);
  } else {
    papan.gagal(keadaan.galat);
  }
};

const kirimBiasa = (formulir, tombol) => {
  formulir.append(buat("input", { type: "hidden", name: tombol.name, value: tombol.value }));
  formulir.submit();
};

const mulai = async (formulir, tombol) => {
  const isi = new FormData(formulir);
  isi.set(tombol.name, tombol.value);
  const kunci = [...isi]
    .filter(([nama]) => nama !== "csrfmiddlewaretoken")
    .flat()
    .join(" ");
  if (berjalan.has(kunci)) return; // asked for a moment ago, and still on its way
  berjalan.add(kunci);
  const nama = tombol.textContent.trim().replace(/^Unduh /, "");
  const papan = panel(nama, formulir.dataset.unduhSendiri);
  const jawab = await minta(formulir.action, { formulir: isi }).catch(() => ({ status: 0 }));
  if (jawab.status === 200 && jawab.json) {
    await lanjutkan(jawab.isi, papan);
  } else if (jawab.json && jawab.status !== 401) {
    papan.gagal(jawab.isi.pesan);
  } else {
    papan.hapus();
    kirimBiasa(formulir, tombol);
  }
  berjalan.delete(kunci);
};

document.addEventListener("submit", (peristiwa) => {
  const { target, submitter } = peristiwa;
  if (!target.matches("[data-unduh-sendiri]") || !submitter) return;
  peristiwa.preventDefault();
  mulai(target, submitter);
});

// The drawn tree of a page. Without JavaScript its list stays an indented list.

import { Bidang } from "./bidang.js";
import { Kemudi, pasangCari } from "./kemudi.js";
import { pasangLaci } from "./laci.js";
import { Papan } from "./papan.js";
import { pasangSeret } from "./seret.js";

const mulai = (akar) => {
  const cari = (nama) => akar.querySelector(`[data-denah-${nama}]`);
  const papan = new Papan(akar);
  const bidang = new Bidang(akar, papan);
  papan.susun(); // a card is made ready where it is first drawn: only then one is reached by Tab
  const kemudi = new Kemudi(akar, papan, bidang);
  const sebut = (kata) => {
    cari("kabar").textContent = kata;
  };
  bidang.awal();
  document.fonts.ready.then(() => papan.ukurUlang()); // letters may have come after the page

  const saring = () => {
    const banyak = papan.saring({
      unit: cari("unit").value,
      jenjang: Number(cari("jenjang").value),
      merah: cari("merah").checked,
    });
    kemudi.pastikan();
    if (kemudi.aktif) bidang.keTengah(kemudi.aktif);
    sebut(banyak === null ? "" : `${banyak} simpul cocok, beserta simpul di atasnya.`);
  };
  for (const nama of ["unit", "jenjang", "merah"]) cari(nama).addEventListener("change", saring);
  const tekan = (nama, kerja) => cari(nama).addEventListener("click", kerja);
  tekan("kecil", () => bidang.langkah(-1));
  tekan("besar", () => bidang.langkah(1));
  tekan("muat", () => bidang.muat());
  for (const [nama, tutup] of [
    ["lipat", true],
    ["buka", false],
  ]) {
    tekan(nama, () => {
      papan.lipatSemua(tutup);
      kemudi.pastikan();
      if (kemudi.aktif) bidang.keTengah(kemudi.aktif);
    });
  }
  pasangCari(cari("cari"), papan, bidang, kemudi, sebut);
  if (akar.querySelector("[data-pindah], template")) pasangSeret(akar, papan, sebut);
  if (akar.querySelector("[data-laci], template")) pasangLaci(akar);
  // The address may name one card: from the list, from search, from a finding.
  const dituju = papan.menurut.get(location.hash.slice(1));
  if (dituju) {
    papan.bukaKe(dituju);
    kemudi.fokus(dituju);
    bidang.keTengah(dituju);
  }
};

const akar = document.querySelector("[data-denah]");
if (akar) mulai(akar);

// Small pieces of page.

// An element with its attributes, its listeners (on…) and what stands in it.
export const buat = (nama, sifat = {}, ...isi) => {
  const unsur = document.createElement(nama);
  for (const [kunci, nilai] of Object.entries(sifat)) {
    if (kunci.startsWith("on")) unsur.addEventListener(kunci.slice(2), nilai);
    else if (nilai === true) unsur.setAttribute(kunci, "");
    else if (nilai !== false && nilai !== null && nilai !== undefined) {
      unsur.setAttribute(kunci, nilai);
    }
  }
  unsur.append(...isi);
  return unsur;
};

export const tombol = (teks, kerja, kelas = "tombol tombol--kecil") =>
  buat("button", { type: "button", class: kelas, onclick: kerja }, teks);

export const paragraf = (teks, kelas = null) => buat("p", { class: kelas }, teks);

const SVG = "http://www.w3.org/2000/svg";
const alamat = (nama) => `${document.documentElement.dataset.ikon}#${nama}`;

// An icon as komponen/ikon.html draws it.
export const ikon = (nama) => {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "ikon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS(SVG, "use"));
  gantiIkon(svg, nama);
  return svg;
};

export const gantiIkon = (svg, nama) => {
  svg.querySelector("use").setAttribute("href", alamat(nama));
};

const IKON_PESAN = { baik: "centang", awas: "peringatan", bahaya: "galat" };

// A message as komponen/pesan.html shows it; `isi` are elements, or sentences that become
// paragraphs.
export const pesan = (nada, ...isi) =>
  buat(
    "div",
    { class: `pesan pesan--${nada}`, role: nada === "bahaya" ? "alert" : null },
    ikon(IKON_PESAN[nada] ?? "info"),
    buat(
      "div",
      { class: "pesan__isi" },
      ...isi.map((satu) => (typeof satu === "string" ? paragraf(satu) : satu)),
    ),
  );

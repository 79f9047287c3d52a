// A card is dragged onto another one: the page that shows what moving it there means is opened.
// "Pindahkan" on the card does the same by keyboard.

const AMBANG = 6; // pixels before a press becomes a drag

const diBawah = (papan, s, calon) => {
  for (let x = calon; x; x = papan.induk(x)) if (x === s) return true;
  return false;
};

// A condition between two sasaran is none that anything is moved below: the one above it is.
const sasaran = (papan, s) => {
  let kini = s;
  while (kini && /^(kondisi|faktor)-/.test(kini.kode)) kini = papan.induk(kini);
  return kini;
};

export const pasangSeret = (akar, papan, sebut) => {
  const pohon = akar.querySelector("[data-denah-pohon]");
  let seret = null;

  const tujuan = (p) => {
    const kartu = document.elementFromPoint(p.clientX, p.clientY)?.closest(".kp");
    const s = kartu && sasaran(papan, papan.menurut.get(kartu.id));
    const tetap = sasaran(papan, papan.induk(seret.s));
    return s && !diBawah(papan, seret.s, s) && s !== tetap ? s : null;
  };

  const tandai = (baru) => {
    if (baru === seret.ke) return;
    seret.ke?.unsur.classList.remove("kp--sasaran-seret");
    baru?.unsur.classList.add("kp--sasaran-seret");
    seret.ke = baru;
    const nama = baru?.unsur.querySelector(".kp__teks").textContent;
    sebut(nama ? `Lepaskan untuk memindahkan ke bawah “${nama}”.` : "Seret ke atas kartu lain.");
  };

  const selesai = (jadi) => {
    if (!seret) return;
    const { s, ke, alamat } = seret;
    s.unsur.classList.remove("kp--diseret");
    ke?.unsur.classList.remove("kp--sasaran-seret");
    akar.classList.remove("denah--seret");
    seret = null;
    sebut("");
    if (jadi && ke) location.assign(`${alamat}?ke=${ke.kode}`);
  };

  pohon.addEventListener("pointerdown", (p) => {
    const kartu = p.target.closest(".kp");
    const alamat = kartu?.querySelector("[data-pindah]")?.getAttribute("href");
    if (p.button !== 0 || p.pointerType === "touch" || !alamat) return;
    if (p.target.closest("a, button")) return;
    p.preventDefault(); // no text is selected on the way
    seret = { s: papan.menurut.get(kartu.id), alamat, x: p.clientX, y: p.clientY, ke: null };
  });
  window.addEventListener("pointermove", (p) => {
    if (!seret) return;
    const jauh = Math.hypot(p.clientX - seret.x, p.clientY - seret.y);
    if (!seret.jalan && jauh < AMBANG) return;
    if (!seret.jalan) {
      seret.jalan = true;
      seret.s.unsur.classList.add("kp--diseret");
      akar.classList.add("denah--seret");
    }
    tandai(tujuan(p));
  });
  window.addEventListener("pointerup", () => selesai(Boolean(seret?.jalan)));
  window.addEventListener("keydown", (p) => {
    if (p.key === "Escape") selesai(false);
  });
};

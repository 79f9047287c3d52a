// The rail, wide or narrow as this browser remembers. The page is not painted before this ran
// (blocking="render" in base.html), so that nothing jumps.

const akar = document.documentElement;
const KUNCI_REL = "tapak.rel";
const sedang = window.matchMedia("(min-width: 48rem) and (max-width: 63.99rem)");

const ingatan = () => {
  try {
    return localStorage.getItem(KUNCI_REL);
  } catch {
    return null; // storage may be closed; the rail then starts open each time
  }
};

const ingat = (nilai) => {
  try {
    localStorage.setItem(KUNCI_REL, nilai);
  } catch {
    // as above
  }
};

const sempit = () => sedang.matches || document.querySelector(".rel-ringkas .rel") !== null;
const semuaArea = () => document.querySelectorAll(".rel__area");

// Beside a narrow rail the pages of an area lie over the page: open only while one chooses.
const sesuaikan = () => {
  for (const area of semuaArea()) area.open = !sempit() && "kini" in area.dataset;
};

const tandai = (tombol) => {
  const ringkas = akar.classList.contains("rel-ringkas");
  tombol.setAttribute("aria-expanded", String(!ringkas));
  tombol.title = ringkas ? "Lebarkan menu" : "Ciutkan menu";
};

akar.classList.add("js");
if (ingatan() === "ringkas") akar.classList.add("rel-ringkas");
sesuaikan();
sedang.addEventListener("change", sesuaikan);

const tombol = document.querySelector("[data-rel-lipat]");
if (tombol) {
  tandai(tombol);
  tombol.addEventListener("click", () => {
    const ringkas = akar.classList.toggle("rel-ringkas");
    ingat(ringkas ? "ringkas" : "lebar");
    tandai(tombol);
    sesuaikan();
  });
}

document.addEventListener("click", ({ target }) => {
  if (!sempit()) return;
  for (const area of semuaArea()) if (!area.contains(target)) area.open = false;
});

document.addEventListener("keydown", (peristiwa) => {
  if (peristiwa.key !== "Escape" || !sempit()) return;
  for (const area of semuaArea()) {
    if (!area.open) continue;
    const milik = area.contains(document.activeElement);
    area.open = false;
    if (milik) area.querySelector("summary").focus();
  }
});

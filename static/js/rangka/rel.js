// The rail, wide or narrow as this browser remembers. The page is not painted before this ran
// (blocking="render" in base.html), so that nothing jumps.

const akar = document.documentElement;
const KUNCI_REL = "tapak.rel";

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

const tandai = (tombol) => {
  const ringkas = akar.classList.contains("rel-ringkas");
  tombol.setAttribute("aria-expanded", String(!ringkas));
  tombol.title = ringkas ? "Lebarkan menu" : "Ciutkan menu";
};

akar.classList.add("js");
if (ingatan() === "ringkas") akar.classList.add("rel-ringkas");

const tombol = document.querySelector("[data-rel-lipat]");
if (tombol) {
  tandai(tombol);
  tombol.addEventListener("click", () => {
    const ringkas = akar.classList.toggle("rel-ringkas");
    ingat(ringkas ? "ringkas" : "lebar");
    tandai(tombol);
  });
}

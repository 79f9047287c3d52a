// The outline stands open beside the page on a wide screen, folded above it on a phone.

const kerangka = document.querySelector("[data-kerangka]");
const lebar = window.matchMedia("(min-width: 64rem)");
const atur = () => {
  kerangka.open = lebar.matches;
};

if (kerangka) {
  atur();
  lebar.addEventListener("change", atur);
  const kini = kerangka.querySelector("[aria-current]");
  const nav = kerangka.querySelector("nav");
  if (kini && lebar.matches) nav.scrollTop = kini.offsetTop - nav.offsetTop - 80;
}

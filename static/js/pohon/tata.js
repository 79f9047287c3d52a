// A tidy tree of boxes of any size: the plan of laporan/cetak/denah/tata.py, step by step the same
// (tests/peramban/test_pohon.py lays out the same boxes by both), for cards whose size only the
// browser knows.

const JARAK = { saudara: 16, tingkat: 40, tumpuk: 10, geser: 20 };
const setengah = (n) => Math.floor(n / 2);
const akhir = (daftar) => daftar[daftar.length - 1];

// kotak: [{kode, induk, lebar, tinggi}], whole numbers. Returns {letak: Map kode → {x, y, lebar,
// tinggi, tingkat}, garis: [[[x, y], …]], lebar, tinggi}.
export const tataPohon = (kotak, jarak = JARAK) => {
  if (!kotak.length) return { letak: new Map(), garis: [], lebar: 0, tinggi: 0 };
  const menurut = new Map(kotak.map((k) => [k.kode, k]));
  const kerja = hubungkan(kotak, menurut, jarak);
  baris(kerja, menurut, jarak);
  return letakkan(kerja, menurut, rapatkan(kerja, menurut, jarak), jarak);
};

const hubungkan = (kotak, menurut, jarak) => {
  const anak = new Map();
  for (const k of kotak) {
    const induk = menurut.has(k.induk) && k.induk !== k.kode ? k.induk : "";
    if (!anak.has(induk)) anak.set(induk, []);
    anak.get(induk).push(k.kode);
  }
  const milik = (kode) => anak.get(kode) ?? [];
  const urut = [];
  const tingkat = new Map();
  const antre = milik("")
    .map((kode) => [kode, 0])
    .reverse();
  while (antre.length) {
    const [kode, dalam] = antre.pop();
    urut.push(kode);
    tingkat.set(kode, dalam);
    for (const a of [...milik(kode)].reverse()) antre.push([a, dalam + 1]);
  }
  const bertumpuk = (kode) => milik(kode).length > 1 && !milik(kode).some((a) => anak.has(a));
  const tumpukan = new Set(jarak.tumpuk ? urut.filter(bertumpuk) : []);
  return { milik, urut, tingkat, tumpukan, atas: [], dasar: [] };
};

const baris = (kerja, menurut, jarak) => {
  const tinggi = [];
  for (const kode of kerja.urut) {
    const dalam = kerja.tingkat.get(kode);
    if (dalam === tinggi.length) tinggi.push(0);
    const k = menurut.get(kode);
    const tergantung = dalam > 0 && kerja.tumpukan.has(k.induk);
    if (!tergantung) tinggi[dalam] = Math.max(tinggi[dalam], k.tinggi);
  }
  let y = 0;
  for (const satu of tinggi) {
    kerja.atas.push(y);
    kerja.dasar.push(y + satu);
    y += satu + jarak.tingkat;
  }
};

const rapatkan = (kerja, menurut, jarak) => {
  const relatif = new Map();
  const cabang = new Map();
  for (const kode of [...kerja.urut].reverse()) {
    const k = menurut.get(kode);
    const dalam = kerja.tingkat.get(kode);
    const dasar = kerja.dasar[dalam];
    const anak = kerja.milik(kode);
    if (!anak.length) {
      cabang.set(kode, outline([[dasar, 0]], [[dasar, k.lebar]], dasar));
    } else if (kerja.tumpukan.has(kode)) {
      let bawah = kerja.atas[dalam + 1] - jarak.tumpuk;
      let lebar = k.lebar;
      for (const a of anak) {
        relatif.set(a, jarak.geser);
        bawah += menurut.get(a).tinggi + jarak.tumpuk;
        lebar = Math.max(lebar, jarak.geser + menurut.get(a).lebar);
      }
      const kanan = [
        [bawah, lebar],
        [dasar, k.lebar],
      ];
      cabang.set(kode, outline([[bawah, 0]], kanan, bawah));
    } else {
      const [bersama, letak] = jajarkan(
        anak.map((a) => cabang.get(a)),
        jarak.saudara,
      );
      const pusat =
        letak[0] +
        setengah(menurut.get(anak[0]).lebar) +
        akhir(letak) +
        setengah(menurut.get(akhir(anak)).lebar);
      const x = setengah(pusat) - setengah(k.lebar);
      anak.forEach((a, n) => {
        relatif.set(a, letak[n] - x);
      });
      bersama.geserKiri -= x;
      bersama.geserKanan -= x;
      bersama.kiri.push([dasar, -bersama.geserKiri]);
      bersama.kanan.push([dasar, k.lebar - bersama.geserKanan]);
      cabang.set(kode, bersama);
    }
  }
  const akar = kerja.milik("");
  if (akar.length) {
    const [, letak] = jajarkan(
      akar.map((a) => cabang.get(a)),
      jarak.saudara * 2,
    );
    akar.forEach((a, n) => {
      relatif.set(a, letak[n]);
    });
  }
  return relatif;
};

// An outline: [lower edge, x], the topmost last; x counts from the list's own origin.
const outline = (kiri, kanan, bawah) => ({ kiri, kanan, bawah, geserKiri: 0, geserKanan: 0 });

const jajarkan = (cabang, sela) => {
  const [kini, ...lainnya] = cabang;
  const letak = [0];
  for (const lain of lainnya) {
    const geser = jarakRapat(kini, lain, sela);
    letak.push(geser);
    lain.geserKiri += geser;
    lain.geserKanan += geser;
    gabung(kini, lain);
  }
  return [kini, letak];
};

const jarakRapat = (a, b, sela) => {
  let i = a.kanan.length - 1;
  let j = b.kiri.length - 1;
  let geser = Number.NEGATIVE_INFINITY;
  while (i >= 0 && j >= 0) {
    const [dasarA, xA] = a.kanan[i];
    const [dasarB, xB] = b.kiri[j];
    geser = Math.max(geser, xA + a.geserKanan + sela - xB - b.geserKiri);
    if (dasarA <= dasarB) i -= 1;
    if (dasarB <= dasarA) j -= 1;
  }
  return geser;
};

const gabung = (a, b) => {
  if (a.bawah < b.bawah) {
    a.kiri = diAtas(b.kiri, b.geserKiri, a.kiri, a.geserKiri, a.bawah);
    a.geserKiri = b.geserKiri;
    a.kanan = b.kanan;
    a.geserKanan = b.geserKanan;
  } else {
    a.kanan = diAtas(a.kanan, a.geserKanan, b.kanan, b.geserKanan, b.bawah);
  }
  a.bawah = Math.max(a.bawah, b.bawah);
};

// The deeper outline with its upper part taken from the shallower one.
const diAtas = (dalam, geser, dangkal, geserDangkal, bawah) => {
  while (dalam.length && akhir(dalam)[0] <= bawah) dalam.pop();
  for (const [dasar, x] of dangkal) dalam.push([dasar, x + geserDangkal - geser]);
  return dalam;
};

const letakkan = (kerja, menurut, relatif, jarak) => {
  const letak = new Map();
  const taruh = (kode, x, y, tingkat) => {
    const { lebar, tinggi } = menurut.get(kode);
    letak.set(kode, { x, y, lebar, tinggi, tingkat });
  };
  for (const kode of kerja.urut) {
    if (letak.has(kode)) continue; // in a stack: placed with the one above it
    const dalam = kerja.tingkat.get(kode);
    const x = relatif.get(kode) + (dalam ? letak.get(menurut.get(kode).induk).x : 0);
    taruh(kode, x, kerja.atas[dalam], dalam);
    if (!kerja.tumpukan.has(kode)) continue;
    let y = kerja.atas[dalam + 1];
    for (const a of kerja.milik(kode)) {
      taruh(a, x + relatif.get(a), y, dalam + 1);
      y += menurut.get(a).tinggi + jarak.tumpuk;
    }
  }
  const kiri = Math.min(...[...letak.values()].map((p) => p.x));
  for (const p of letak.values()) p.x -= kiri;
  const garis = kerja.urut.flatMap((kode) =>
    kerja.milik(kode).map((a) => sambung(kode, letak.get(kode), letak.get(a), kerja, jarak)),
  );
  const semua = [...letak.values()];
  const lebar = Math.max(...semua.map((p) => p.x + p.lebar));
  const tinggi = Math.max(...semua.map((p) => p.y + p.tinggi));
  return { letak, garis, lebar, tinggi };
};

const sambung = (kode, induk, anak, kerja, jarak) => {
  const bawah = induk.y + induk.tinggi;
  if (kerja.tumpukan.has(kode)) {
    const x = induk.x + setengah(jarak.geser);
    const tengah = anak.y + setengah(anak.tinggi);
    return [
      [x, bawah],
      [x, tengah],
      [anak.x, tengah],
    ];
  }
  const dari = induk.x + setengah(induk.lebar);
  const ke = anak.x + setengah(anak.lebar);
  if (dari === ke) {
    return [
      [dari, bawah],
      [ke, anak.y],
    ];
  }
  const y = kerja.dasar[induk.tingkat] + setengah(jarak.tingkat);
  return [
    [dari, bawah],
    [dari, y],
    [ke, y],
    [ke, anak.y],
  ];
};

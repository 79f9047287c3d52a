// Passkeys: registering a device, and proving oneself with it before signing.
// [data-kunci-daftar] is the form of the registration; [data-kunci-bukti] is a button inside the
// form that is sent once the proof succeeds; [data-kunci-masuk] is the second factor of signing in.

import { minta } from "../bersama/jaringan.js";

const keBita = (teks) => {
  const isi = atob(teks.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(isi, (huruf) => huruf.charCodeAt(0));
};
const keTeks = (penyangga) =>
  btoa(String.fromCharCode(...new Uint8Array(penyangga)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const PUTUS = "Tapak tidak dapat dihubungi. Muat ulang halaman ini.";

const kirim = async (alamat, isi) => {
  const jawab = await minta(alamat, { isi }).catch(() => null);
  if (!jawab?.json || jawab.status >= 300) throw new Error(jawab?.isi?.pesan ?? PUTUS);
  return jawab.isi;
};

const daftarkan = async (pilihan) => {
  const kunci = await navigator.credentials.create({
    publicKey: {
      ...pilihan,
      challenge: keBita(pilihan.challenge),
      user: { ...pilihan.user, id: keBita(pilihan.user.id) },
      excludeCredentials: (pilihan.excludeCredentials || []).map((k) => ({
        ...k,
        id: keBita(k.id),
      })),
    },
  });
  return {
    id: kunci.id,
    rawId: keTeks(kunci.rawId),
    type: kunci.type,
    response: {
      attestationObject: keTeks(kunci.response.attestationObject),
      clientDataJSON: keTeks(kunci.response.clientDataJSON),
    },
    clientExtensionResults: {},
  };
};

const buktikan = async (pilihan) => {
  const kunci = await navigator.credentials.get({
    publicKey: {
      ...pilihan,
      challenge: keBita(pilihan.challenge),
      allowCredentials: pilihan.allowCredentials.map((k) => ({ ...k, id: keBita(k.id) })),
    },
  });
  return {
    id: kunci.id,
    rawId: keTeks(kunci.rawId),
    type: kunci.type,
    response: {
      authenticatorData: keTeks(kunci.response.authenticatorData),
      clientDataJSON: keTeks(kunci.response.clientDataJSON),
      signature: keTeks(kunci.response.signature),
      userHandle: kunci.response.userHandle ? keTeks(kunci.response.userHandle) : null,
    },
    clientExtensionResults: {},
  };
};

// What a browser says when the person cancels or the device is not known
const kata = (galat) => {
  if (galat.name === "NotAllowedError") return "Perangkat tidak menjawab, atau dibatalkan.";
  if (galat.name === "InvalidStateError") return "Perangkat ini sudah terdaftar pada akun Anda.";
  if (galat.name === "SecurityError")
    return "Alamat halaman ini tidak terdaftar untuk kunci sandi.";
  return galat.message;
};

const dengan = async (tombol, tempatGalat, kerja) => {
  const galat = tempatGalat;
  galat.hidden = true;
  tombol.disabled = true;
  try {
    await kerja();
  } catch (sebab) {
    galat.textContent = kata(sebab);
    galat.hidden = false;
  } finally {
    tombol.disabled = false;
  }
};

document.addEventListener("submit", (peristiwa) => {
  const formulir = peristiwa.target;
  if (!formulir.matches("[data-kunci-daftar]")) return;
  peristiwa.preventDefault();
  const tombol = formulir.querySelector("button[type=submit]");
  dengan(tombol, formulir.querySelector("[data-kunci-galat]"), async () => {
    const { mulai, selesai } = formulir.dataset;
    const { pilihan } = await kirim(mulai, { sandi: formulir.sandi.value });
    const kredensial = await daftarkan(pilihan);
    await kirim(selesai, { nama: formulir.nama.value, kredensial });
    window.location.reload();
  });
});

document.addEventListener("click", (peristiwa) => {
  const tombol = peristiwa.target.closest("[data-kunci-bukti]");
  if (!tombol) return;
  const { form: formulir } = tombol;
  const sandi = formulir.querySelector("[name=sandi]");
  // Everything but the password must be in order first
  const wajib = [...formulir.elements].filter((unsur) => unsur !== sandi);
  if (!wajib.every((unsur) => unsur.reportValidity())) return;
  dengan(tombol, formulir.querySelector("[data-kunci-galat]"), async () => {
    const { mulai, selesai } = tombol.dataset;
    const { pilihan } = await kirim(mulai, {});
    await kirim(selesai, { kredensial: await buktikan(pilihan) });
    if (sandi) sandi.required = false;
    formulir.requestSubmit(formulir.querySelector("button[type=submit]"));
  });
});

document.addEventListener("click", (peristiwa) => {
  const tombol = peristiwa.target.closest("[data-kunci-masuk]");
  if (!tombol) return;
  dengan(tombol, tombol.parentElement.querySelector("[data-kunci-galat]"), async () => {
    const { mulai, selesai } = tombol.dataset;
    const { pilihan } = await kirim(mulai, {});
    const { ke } = await kirim(selesai, { kredensial: await buktikan(pilihan) });
    window.location.assign(ke);
  });
});

if (!window.PublicKeyCredential) {
  const perlu = "[data-kunci-bukti], [data-kunci-masuk]";
  for (const tombol of document.querySelectorAll(perlu)) tombol.hidden = true;
}

/* Where the page's script and the test vectors disagree: run by Node and in a browser, after assets/envelope.js
   and assets/answer.js. */

async function disagreements(vectors) {
  const failed = [];
  const same = (name, got, expected) => {
    if (got !== expected) failed.push(`${name}: ${got}, expected ${expected}`);
  };
  await checkKeys(vectors, same);
  await checkWrapping(vectors, same);
  for (const sealed of vectors.envelopes) await checkEnvelope(sealed, same);
  await checkBundle(vectors.bundle, same);
  const reply = vectors.envelopes.find(({ envelope }) => envelope.purpose === "reply");
  same("armoured", armoured(reply.envelope), vectors.armoured);
  return failed;
}

async function checkKeys(vectors, same) {
  const master = readKey(vectors.master), expected = vectors.derived;
  const share = await derived(master, "share-secret", vectors.nonce);
  const site = await derived(master, "site-secret");
  same("share-secret", keyText(share), expected["share-secret"]);
  same("share-path", keyText((await derived(master, "share-path", vectors.nonce)).subarray(0, 16)), expected["share-path"]);
  for (const name of ["share-content", "share-reply", "share-draft"]) same(name, keyText(await derived(share, name)), expected[name]);
  same("site-secret", keyText(site), expected["site-secret"]);
  same("site-salt", toBase64((await derived(master, "site-salt")).subarray(0, 16)), expected["site-salt"]);
  same("site-wrap", keyText(await derived(site, "site-wrap")), expected["site-wrap"]);
  for (const { parts, text } of vectors.labels) same("label", textOf(label(...parts)), text);
}

async function checkWrapping(vectors, same) {
  const { typed, normalised: expected, rounds, key } = vectors.passphrase;
  const salt = vectors.derived["site-salt"], keys = vectors.wrapped;
  const envelope = { salt, rounds, keys: { passphrase: keys["site-key-passphrase"], link: keys["site-key-link"] } };
  same("normalised", normalised(typed), expected);
  same("stretched", keyText(await stretched(typed, fromBase64(salt), rounds)), key);
  const fewer = await stretched(typed, fromBase64(salt), rounds - 1).then(() => "stretched", (error) => error.reason);
  same("fewer rounds", fewer, "rounds");
  same("by passphrase", keyText(await keyByPassphrase(envelope, typed)), vectors.content);
  same("by link", keyText(await keyByLink(envelope, readKey(vectors.derived["site-secret"]))), vectors.content);
}

/* Opened as it is, opened when it is sealed anew, and refused with one bit of the key turned. */
async function checkEnvelope({ key, text, envelope }, same) {
  const secret = readKey(key), { purpose } = envelope;
  same(`${purpose} opened`, toBase64(await openEnvelope(readEnvelope(JSON.stringify(envelope), purpose), secret)), text);
  const anew = await sealEnvelope(fromBase64(text), secret, purpose, envelope.path);
  same(`${purpose} sealed anew`, toBase64(await openEnvelope(anew, secret)), text);
  same(`${purpose} of equal size`, anew.data.length, envelope.data.length);
  secret[0] ^= 1;
  const refused = await openEnvelope(envelope, secret).then(() => "opened", (error) => error.reason);
  same(`${purpose} with another key`, refused, "wrong");
}

async function checkBundle(expected, same) {
  const bundle = readBundle(fromBase64(expected.bytes));
  same("start", bundle.start, expected.start);
  for (const [path, text] of Object.entries(expected.files)) same(path, textOf(bundle.bytes(path)), text);
}

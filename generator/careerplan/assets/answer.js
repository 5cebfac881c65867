/* The answer on a share page: kept while it is written, sealed for the one who asked, handed over by the reader.
   This page sends nothing itself. */

const LONGEST_ANSWER = 10000;
const LONGEST_POINT = 3000;
const LONGEST_MAIL = 1800; // beyond about 2,000 characters some mail programs cut an address
const LONGEST_MESSAGE = 3000; // and some messengers a text
const SETTLED_AFTER = 400;
const FIELDS = ["answer", "start", "keep", "stop"];

const SENT = {
  share: "Handed over. Check in the other app that it was sent.",
  copy: "Copied. Now paste it into a mail or a message to the person who asked, and send that.",
  download: "Saved as answer.txt. Now attach that file to a mail or a message to the person who asked.",
  mail: "Your mail program opens with the sealed answer in it. Send it from there. If nothing opens, use Copy.",
  mailCopied: "The answer is too long for a mail link, so it was copied: paste it into the mail that opens, " +
    "and send it from there.",
  select: "Copying failed. The sealed answer stands below, selected: copy it, and paste it into a mail or a message.",
  draft: "What you wrote before is here again. It was kept in this browser, sealed.",
  nothing: "There is nothing to send yet: write a line or choose a level first.",
  failed: "The answer could not be sealed. Load the page again; what you wrote is kept.",
};

/* Reading and filling the form */

function ratingsOf(form) {
  const ratings = {}, unseen = [];
  for (const fieldset of form.querySelectorAll("fieldset[data-skill]")) {
    const chosen = fieldset.querySelector("input:checked"), skill = fieldset.dataset.skill;
    if (chosen && chosen.value === "unseen") unseen.push(skill);
    else if (chosen) ratings[skill] = Number(chosen.value);
  }
  return { ratings, unseen };
}

function fieldOf(form, name) {
  return form.querySelector(`textarea[name=${name}]`);
}

function answerOf(form) {
  const texts = FIELDS.map((name) => [name, (fieldOf(form, name) || { value: "" }).value.trim()]);
  return { ...Object.fromEntries(texts), ...ratingsOf(form) };
}

function isEmpty(answer) {
  return FIELDS.every((name) => !answer[name]) && !Object.keys(answer.ratings).length && !answer.unseen.length;
}

function limitLengths(form) {
  for (const name of FIELDS) {
    const field = fieldOf(form, name);
    if (field) field.maxLength = name === "answer" ? LONGEST_ANSWER : LONGEST_POINT;
  }
}

/* The owner's own rating shows once the reader has chosen theirs, so that it cannot lead them. */
function showOwnRatings(form) {
  for (const fieldset of form.querySelectorAll("fieldset[data-skill]")) {
    const own = fieldset.querySelector(".own");
    if (own && fieldset.querySelector("input:checked")) own.hidden = false;
  }
}

function fillForm(form, answer) {
  for (const name of FIELDS) {
    const field = fieldOf(form, name);
    if (field && typeof answer[name] === "string") field.value = answer[name];
  }
  for (const fieldset of form.querySelectorAll("fieldset[data-skill]")) {
    const skill = fieldset.dataset.skill;
    const value = answer.unseen.includes(skill) ? "unseen" : String(answer.ratings[skill]);
    for (const choice of fieldset.querySelectorAll("input[type=radio]")) choice.checked = choice.value === value;
  }
}

/* The draft: sealed with a key that only the link gives, so that what lies in the browser can be read by nobody else */

function draftName(share) {
  return "draft:" + share.path;
}

async function keepDraft(share, answer) {
  const text = bytesOf(JSON.stringify(answer));
  const sealed = await sealEnvelope(text, await derived(share.secret, "share-draft"), "draft", share.path);
  try {
    localStorage.setItem(draftName(share), JSON.stringify(sealed));
  } catch { /* a browser that keeps nothing, or is full */ }
}

function dropDraft(path) {
  try {
    localStorage.removeItem(draftName({ path }));
  } catch { /* nothing was kept */ }
}

async function keptDraft(share) {
  try {
    const sealed = readEnvelope(localStorage.getItem(draftName(share)), "draft");
    return JSON.parse(textOf(await openEnvelope(sealed, await derived(share.secret, "share-draft"))));
  } catch {
    return null;
  }
}

/* The reply: sealed text that travels by mail and messengers */

function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function armoured(envelope) {
  const lines = toBase64(bytesOf(JSON.stringify(envelope))).match(/.{1,64}/g);
  return ["-----BEGIN CAREERPLAN REPLY-----", ...lines, "-----END CAREERPLAN REPLY-----", ""].join("\n");
}

async function sealedReply(share, answer) {
  const text = bytesOf(JSON.stringify({ format: FORMAT, id: randomId(), date: today(), ...answer }));
  return armoured(await sealEnvelope(text, await derived(share.secret, "share-reply"), "reply", share.path));
}

/* What was written is sealed at every pause: a browser lets a page share or copy only right after a press. */
class Desk {
  constructor(form, share) {
    this.form = form;
    this.share = share;
    this.written = "";
    this.reply = "";
    this.waiting = 0;
    this.working = Promise.resolve("");
  }

  changed() {
    showOwnRatings(this.form);
    this.form.querySelector(".sent").textContent = "";
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.settle(), SETTLED_AFTER);
  }

  /* One after the other, so that an older answer never replaces a newer one. */
  settle() {
    clearTimeout(this.waiting);
    this.working = this.working.catch(() => "").then(() => this.sealed());
    return this.working;
  }

  /* Keeps the draft and seals the reply anew if the answer is another one; the reply is empty if nothing is written. */
  async sealed() {
    const answer = answerOf(this.form), written = JSON.stringify(answer);
    if (written === this.written) return this.reply;
    const reply = isEmpty(answer) ? "" : await sealedReply(this.share, answer);
    if (reply) await keepDraft(this.share, answer); else dropDraft(this.share.path);
    this.reply = reply;
    this.written = written;
    offerMail(this.form, reply);
    return reply;
  }

  isReady() {
    return JSON.stringify(answerOf(this.form)) === this.written;
  }
}

/* Ways of handing it over; each gives the name of what to say next */

function subjectOf(form) {
  return form.dataset.subject || "An answer";
}

function mailAddress(form, body) {
  return `mailto:${encodeURIComponent(form.dataset.replyTo).replace(/%40/g, "@")}` +
    `?subject=${encodeURIComponent(subjectOf(form))}&body=${encodeURIComponent(body)}`;
}

function fitsMail(form, reply) {
  return mailAddress(form, reply).length <= LONGEST_MAIL;
}

function offerMail(form, reply) {
  const link = form.querySelector("[data-send=mail]");
  if (!link || !form.dataset.replyTo) return;
  link.hidden = false;
  link.href = mailAddress(form, fitsMail(form, reply) ? reply : "Paste the sealed answer here.\n");
}

async function byShare(form, reply) {
  const file = new File([reply], "answer.txt", { type: "text/plain" });
  const asFile = reply.length > LONGEST_MESSAGE && navigator.canShare && navigator.canShare({ files: [file] });
  try {
    await navigator.share(asFile ? { files: [file], title: subjectOf(form) } : { text: reply, title: subjectOf(form) });
    return "share";
  } catch (error) {
    return error.name === "AbortError" ? "" : byCopy(form, reply);
  }
}

async function byCopy(form, reply) {
  try {
    await navigator.clipboard.writeText(reply);
    return "copy";
  } catch {
    return bySelection(form, reply);
  }
}

function bySelection(form, reply) {
  const shown = form.querySelector("#sealed-answer");
  if (!shown) return "failed";
  shown.value = reply;
  shown.hidden = false;
  shown.focus();
  shown.select();
  return "select";
}

function byDownload(form, reply) {
  const address = URL.createObjectURL(new Blob([reply], { type: "text/plain" }));
  const link = element("a", { href: address, download: "answer.txt" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  return "download";
}

/* The link opens the mail program by itself; a reply that is too long for it goes by the clipboard. */
async function byMail(form, reply) {
  if (fitsMail(form, reply)) return "mail";
  const how = await byCopy(form, reply);
  return how === "copy" ? "mailCopied" : how;
}

const WAYS = { share: byShare, copy: byCopy, download: byDownload, mail: byMail };

const HANDED_OVER = ["share", "copy", "download", "mail", "mailCopied"];

function say(form, what) {
  form.querySelector(".sent").textContent = SENT[what];
}

async function handOver(desk, way) {
  const said = desk.reply ? await WAYS[way](desk.form, desk.reply) : "nothing";
  if (HANDED_OVER.includes(said)) dropDraft(desk.share.path);
  if (said) say(desk.form, said);
}

/* A press within the pause waits for the seal and is then made again; one on an empty form opens no mail. */
function pressed(desk, button, event) {
  if (!desk.isReady()) {
    event.preventDefault();
    return desk.settle().then(() => button.click());
  }
  if (!desk.reply) event.preventDefault();
  return handOver(desk, button.dataset.send);
}

function listenToWays(desk) {
  desk.form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-send]");
    if (button) pressed(desk, button, event).catch(() => say(desk.form, "failed"));
  });
}

/* Brings the form of a share page to life; `share` is its path and the key of its link. */
async function startAnswer(form, share) {
  const desk = new Desk(form, share), draft = await keptDraft(share);
  limitLengths(form);
  if (draft) {
    fillForm(form, draft);
    say(form, "draft");
  }
  form.addEventListener("input", () => desk.changed());
  document.addEventListener("visibilitychange", () => { if (document.hidden) desk.settle(); });
  listenToWays(desk);
  const shareButton = form.querySelector("[data-send=share]");
  if (shareButton && navigator.share) shareButton.hidden = false;
  showOwnRatings(form);
  offerMail(form, "");
  return desk.settle();
}

/* The answer on a share page: kept while it is written, sealed for the one who asked, handed over by the reader.
   This page sends nothing itself. */

const LONGEST_ANSWER = 10000;
const LONGEST_POINT = 3000;
const LONGEST_MAIL = 1900; // beyond about 2,000 characters some mail programs cut an address
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
  mailSelected: "The answer is too long for a mail link, and copying failed. It stands below, selected: copy it, paste " +
    "it into the mail that opens, and send it from there.",
  nothing: "There is nothing to send yet: write a line or choose a level first.",
  failed: "The answer could not be sealed. Load the page again; what you wrote is kept.",
};

const RESTORED = "What you wrote before is here again. It was kept in this browser, sealed.";
const KEPT = "A sealed copy of what you wrote stays in this browser; ";
const KEPT_ELSEWHERE = "Another tab keeps another answer to this page, so what you write here is not kept. Close one of " +
  "the two.";
const FORGET = "Forget what I wrote";
const FORGOTTEN = "Forgotten. Nothing that you wrote lies in this browser any more.";
const SURE_TO_FORGET = "Empty the form, and delete the sealed copy in this browser?";

/* Reading and filling the form */

function fieldsetsOf(form) {
  return Array.from(form.querySelectorAll("fieldset[data-skill]"));
}

/* The level that is chosen, or an empty text. */
function choiceIn(fieldset) {
  return (fieldset.querySelector("input:checked") || { value: "" }).value;
}

function ratingsOf(form) {
  const ratings = {}, unseen = [];
  for (const fieldset of fieldsetsOf(form)) {
    const choice = choiceIn(fieldset), skill = fieldset.dataset.skill;
    if (choice === "unseen") unseen.push(skill); else if (choice) ratings[skill] = Number(choice);
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

function fillForm(form, answer) {
  for (const name of FIELDS) {
    const field = fieldOf(form, name);
    if (!field || typeof answer[name] !== "string") continue;
    field.value = answer[name];
    const fold = answer[name] && field.closest("details");
    if (fold) fold.open = true;
  }
  for (const fieldset of fieldsetsOf(form)) {
    const skill = fieldset.dataset.skill;
    const value = answer.unseen.includes(skill) ? "unseen" : String(answer.ratings[skill] ?? "");
    for (const choice of fieldset.querySelectorAll("input[type=radio]")) choice.checked = choice.value === value;
  }
}

/* The owner's own rating shows once the reader has settled on theirs, so that it cannot lead them: with a pointer at
   once, with the keyboard, where every arrow chooses, on leaving. A screen reader tells of what is filled in, and not
   of what is uncovered. */
class OwnRatings {
  constructor(form) {
    this.words = new Map();
    for (const fieldset of fieldsetsOf(form)) this.cover(fieldset);
    let pointed = false;
    form.addEventListener("pointerdown", () => { pointed = true; });
    form.addEventListener("keydown", () => { pointed = false; });
    form.addEventListener("change", (event) => { if (pointed) this.show(event.target.closest("fieldset")); });
    form.addEventListener("focusout", (event) => {
      const fieldset = event.target.closest("fieldset");
      if (fieldset && !fieldset.contains(event.relatedTarget)) this.show(fieldset);
    });
  }

  cover(fieldset) {
    const own = fieldset.querySelector(".own");
    if (!own) return;
    this.words.set(fieldset, [own, Array.from(own.childNodes)]);
    own.replaceChildren();
    own.hidden = false;
  }

  show(fieldset) {
    const [own, words] = this.words.get(fieldset) || [];
    if (own) own.replaceChildren(...(choiceIn(fieldset) ? words : []));
  }

  showAll() {
    for (const fieldset of this.words.keys()) this.show(fieldset);
  }
}

/* The draft: sealed with a key that only the link gives, so that what lies in the browser can be read by nobody else */

const NO_DRAFT = { stored: null, written: "", id: "" };

function draftName(path) {
  return "draft:" + path;
}

/* The text that lies in the browser, or null. */
function storedDraft(path) {
  try {
    return localStorage.getItem(draftName(path));
  } catch {
    return null;
  }
}

function storeDraft(path, text) {
  try {
    localStorage.setItem(draftName(path), text);
  } catch { /* a browser that keeps nothing, or is full */ }
}

function dropDraft(path) {
  try {
    localStorage.removeItem(draftName(path));
  } catch { /* nothing was kept */ }
}

async function sealedDraft(share, draft) {
  const text = bytesOf(JSON.stringify(draft)), key = await derived(share.secret, "share-draft");
  return JSON.stringify(await sealEnvelope(text, key, "draft", share.path));
}

async function openedDraft(share, stored) {
  try {
    const sealed = readEnvelope(stored, "draft");
    return JSON.parse(textOf(await openEnvelope(sealed, await derived(share.secret, "share-draft"))));
  } catch {
    return null;
  }
}

/* The reply: sealed text that travels by mail and messengers */

function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* As few characters as can be, so that a short answer fits a mail link: the header tells the format, and what else an
   envelope says is the same for every reply. */
function armoured(envelope) {
  const bytes = joined(fromBase64Url(envelope.path), fromBase64(envelope.nonce), fromBase64(envelope.data));
  const lines = toBase64(bytes).match(/.{1,64}/g);
  return [`-----BEGIN CAREERPLAN REPLY ${FORMAT}-----`, ...lines, "-----END CAREERPLAN REPLY-----", ""].join("\n");
}

async function sealedReply(share, answer, id) {
  const text = bytesOf(JSON.stringify({ format: FORMAT, id, date: today(), ...answer }));
  return armoured(await sealEnvelope(text, await derived(share.secret, "share-reply"), "reply", share.path));
}

/* What was written is sealed at every pause: a browser lets a page share or copy only right after a press. */
class Desk {
  constructor(form, share) {
    this.form = form;
    this.share = share;
    this.own = new OwnRatings(form);
    this.written = "";
    this.reply = "";
    this.draft = NO_DRAFT; // what this tab last kept, or showed of what was kept
    this.waiting = 0;
    this.working = Promise.resolve("");
  }

  changed() {
    this.form.querySelector(".sent").textContent = "";
    const sealed = this.form.querySelector("#sealed-answer");
    if (sealed) sealed.hidden = true; // it is of an older answer now
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.settle(), SETTLED_AFTER);
  }

  /* One after the other, so that an older answer never replaces a newer one. */
  next(work) {
    this.working = this.working.catch(() => "").then(work);
    return this.working;
  }

  settle() {
    clearTimeout(this.waiting);
    return this.next(() => this.sealed());
  }

  /* Seals the reply anew if the answer is another one, and keeps it; the reply is empty if nothing is written. An answer
     that comes back from the browser is the same reply as before, so that it counts once however often it is sent. */
  async sealed() {
    const answer = answerOf(this.form), written = JSON.stringify(answer);
    if (written === this.written) return this.reply;
    const isKept = written === this.draft.written, id = isKept && this.draft.id || randomId();
    const reply = isEmpty(answer) ? "" : await sealedReply(this.share, answer, id);
    if (!reply) this.drop();
    else if (!isKept) await this.keep({ ...answer, id }, written);
    this.reply = reply;
    this.written = written;
    offerMail(this.form, reply);
    return reply;
  }

  isReady() {
    return JSON.stringify(answerOf(this.form)) === this.written;
  }

  /* Another tab of this page may keep an answer of its own; neither wipes out the other's. */
  isOurs() {
    return [null, this.draft.stored].includes(storedDraft(this.share.path));
  }

  async keep(draft, written) {
    const stored = await sealedDraft(this.share, draft);
    if (this.isOurs()) {
      storeDraft(this.share.path, stored);
      this.draft = { stored, written, id: draft.id };
    }
    showKept(this);
  }

  drop() {
    if (this.isOurs()) {
      dropDraft(this.share.path);
      this.draft = NO_DRAFT;
    }
    showKept(this);
  }

  /* Fills the form with what the browser keeps, unless something else is written here. */
  async restore() {
    const stored = storedDraft(this.share.path), draft = stored && await openedDraft(this.share, stored);
    const written = JSON.stringify(answerOf(this.form));
    const isFree = isEmpty(answerOf(this.form)) || written === this.draft.written;
    if (draft && isFree) {
      fillForm(this.form, draft);
      this.own.showAll();
      this.draft = { stored, written: JSON.stringify(answerOf(this.form)), id: draft.id };
    } else if (stored === null) {
      this.draft = NO_DRAFT;
    }
    showKept(this);
    return Boolean(draft && isFree);
  }

  forget() {
    this.form.reset();
    this.own.showAll();
    this.changed();
    dropDraft(this.share.path);
    this.draft = NO_DRAFT;
    return this.settle();
  }
}

/* What lies in this browser, and the way to be rid of it */

function addKept(desk) {
  const button = element("button", { type: "button" }, FORGET);
  button.addEventListener("click", async () => {
    if (!confirm(SURE_TO_FORGET)) return;
    await desk.forget();
    desk.form.querySelector(".sent").textContent = FORGOTTEN;
  });
  desk.form.querySelector(".sent").after(element("div", { class: "kept", hidden: "" }, element("p", {}), button));
}

function showKept(desk) {
  const kept = desk.form.querySelector(".kept"), { until } = desk.share;
  const how = until ? `this page shows it again until ${dayInWords(until)}.` : "it stays until you clear it.";
  kept.querySelector("p").textContent = desk.isOurs() ? KEPT + how : KEPT_ELSEWHERE;
  kept.hidden = storedDraft(desk.share.path) === null;
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

/* The link opens the mail program by itself; a reply that is too long for it goes by the clipboard, or by hand. */
async function byMail(form, reply) {
  if (fitsMail(form, reply)) return "mail";
  const how = await byCopy(form, reply);
  return { copy: "mailCopied", select: "mailSelected" }[how] || how;
}

const WAYS = { share: byShare, copy: byCopy, download: byDownload, mail: byMail };

function say(form, what) {
  form.querySelector(".sent").textContent = SENT[what];
}

/* What was written stays: whether it arrived is not known here. */
async function handOver(desk, way) {
  const said = desk.reply ? await WAYS[way](desk.form, desk.reply) : "nothing";
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

function listen(desk) {
  desk.form.addEventListener("input", () => desk.changed());
  document.addEventListener("visibilitychange", () => { if (document.hidden) desk.settle(); });
  window.addEventListener("storage", (event) => {
    if (event.key === draftName(desk.share.path)) desk.next(() => desk.restore()).then(() => desk.settle());
  });
  desk.form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-send]");
    if (button) pressed(desk, button, event).catch(() => say(desk.form, "failed"));
  });
}

/* Brings the form of a share page to life; `share` is its path, its last day and the key of its link. */
async function startAnswer(form, share) {
  const desk = new Desk(form, share);
  limitLengths(form);
  addKept(desk);
  if (await desk.restore()) form.prepend(element("p", { class: "note", role: "note" }, RESTORED));
  listen(desk);
  const shareButton = form.querySelector("[data-send=share]");
  if (shareButton && navigator.share) shareButton.hidden = false;
  offerMail(form, "");
  return desk.settle();
}

/* The locked site: opened by passphrase, by the owner's link, or by the key that this tab was asked to keep. */

const IDLE_MINUTES = 30;
const KEPT_EVERY = 30000;

const CLOCK_SLACK = 60000; // a clock that is put right by a moment locks nothing

const IDLE_NOTE = "Locked after 30 minutes without use.";
const HISTORY_NOTE = "Locked. The history of this tab still holds the link that opens it, and the names of pages. Close " +
  "the tab, and take the link out of the browser's history, to be rid of that too.";

const WRONG_LINK = "The key in this link does not open this page: it was replaced or changed. Use the passphrase.";
const CUT_LINK = "The key in this link is cut off or changed. Use the whole link, or the passphrase.";
const WRONG_PASSPHRASE = "That passphrase does not open this page. Check capitals and spelling, and try again.";

/* What is open; `key` is the one in the owner's link, empty if the passphrase opened it. */
const opened = { bundle: null, shown: "", keeps: false, key: "", lastUse: Date.now(), others: null };

/* Keep open: the content key in this tab's storage, until Lock, close or 30 idle minutes */

function storageName(envelope) {
  return "open:" + envelope.salt;
}

function keep(envelope, key) {
  try {
    sessionStorage.setItem(storageName(envelope), JSON.stringify({ key: toBase64(key), at: opened.lastUse }));
    opened.keeps = true;
  } catch { /* a browser that keeps nothing asks again */ }
}

function kept(envelope) {
  try {
    const found = JSON.parse(sessionStorage.getItem(storageName(envelope)));
    if (found && !isIdle(found.at)) return fromBase64(found.key);
  } catch { /* the same */ }
  forget(envelope);
  return null;
}

function forget(envelope) {
  try {
    sessionStorage.removeItem(storageName(envelope));
  } catch { /* nothing was kept */ }
}

/* A key that ever stood in the address stays in the history of this tab, whatever opens the page later. */
function rememberLink(envelope) {
  try {
    sessionStorage.setItem("link:" + envelope.salt, "1");
  } catch { /* then the link that is open now is all that is known */ }
}

function cameByLink(envelope) {
  try {
    return Boolean(opened.key || sessionStorage.getItem("link:" + envelope.salt));
  } catch {
    return Boolean(opened.key);
  }
}

/* What this tab keeps can be read by others: said before it is asked for. */
function keepWarning() {
  if (location.protocol === "file:") return "Other files that you open in this tab could read the key.";
  const shared = location.pathname.replace(/[^/]*$/, "") !== "/";
  return shared ? `Other pages of ${location.host} that you open in this tab could read the key.` : "";
}

/* Lock: everything that was read goes, and the page starts anew, whatever stands in the way of the first */

function lock(envelope, why) {
  const state = { locked: why, linked: cameByLink(envelope) };
  opened.keeps = false; // or leaving the page would keep the key once more
  opened.bundle = null;
  try {
    forget(envelope);
    delete window.careerIndex; // it holds the bundle, too
    document.body.replaceChildren();
    document.adoptedStyleSheets = [];
    document.title = NEUTRAL_TITLE;
  } finally {
    startAnew(state);
  }
}

function startAnew(state) {
  try {
    history.replaceState(state, "", bareAddress());
    location.reload();
  } catch {
    location.replace(bareAddress());
  }
}

/* Lock is meant for every tab of this site; time without use is a matter of each. */
function hearLock(envelope) {
  opened.others = new BroadcastChannel("lock:" + envelope.salt);
  opened.others.addEventListener("message", () => lock(envelope, ""));
}

/* Half an hour after `lastUse`, or before it: a clock that was set back says nothing. */
function isIdle(lastUse) {
  const age = Date.now() - lastUse;
  return !(age > -CLOCK_SLACK && age < IDLE_MINUTES * 60000);
}

function watchUse(envelope, key) {
  const used = () => {
    if (isIdle(opened.lastUse)) return lock(envelope, "idle");
    opened.lastUse = Date.now();
  };
  const check = () => {
    if (isIdle(opened.lastUse)) lock(envelope, "idle"); else if (opened.keeps) keep(envelope, key);
  };
  for (const sign of ["pointerdown", "keydown", "wheel", "scroll"]) {
    window.addEventListener(sign, used, { passive: true });
  }
  for (const sign of ["pageshow", "pagehide", "focus"]) window.addEventListener(sign, check);
  document.addEventListener("visibilitychange", check);
  setInterval(check, KEPT_EVERY);
}

/* Pages */

function addLock(envelope) {
  const button = element("button", { type: "button", class: "lock" }, "Lock");
  button.addEventListener("click", () => {
    opened.others.postMessage("lock");
    lock(envelope, "");
  });
  const top = document.querySelector("body > .top");
  if (top) top.append(button); else document.body.prepend(element("div", { class: "lock-line" }, button));
}

function missingPage() {
  const html = "<title>Not found</title><main><h1>There is no such page</h1></main>";
  return new DOMParser().parseFromString(html, "text/html");
}

function readShown(bundle, path, fragment) {
  if (bundle.type(path) === "text/html") return readPage(bundle, path, fragment);
  return bundle.has("404.html") ? readPage(bundle, "404.html", fragment) : missingPage();
}

function askedPath(place, bundle) {
  return (place.page || bundle.start).replace(/\/$/, "/index.html");
}

/* Links stay inside by fragment, as whole addresses: a screen reader would call a bare fragment a place on this page.
   The one that skips to the content is such a place, and none to come back to. No link holds the key. */
function linksOf(path) {
  return (page, anchor, read) => {
    const main = page === path && anchor && read.querySelector("main");
    const isSkip = main && main.id === anchor;
    return isSkip ? "#" + encodeURIComponent(anchor) : bareAddress() + fragmentTo("", page, anchor);
  };
}

/* Shows what the address asks for; a page that is shown already only moves to the anchor. */
function follow(envelope, ...notes) {
  const place = readPlace(location.hash), bundle = opened.bundle, path = askedPath(place, bundle);
  const scrolled = history.state && history.state.y;
  if (path !== opened.shown) {
    const status = element("p", { role: "status", class: "announcer" });
    showRead(readShown(bundle, path, linksOf(path)), status);
    document.body.prepend(...notes);
    addLock(envelope);
    tellScripts(bareAddress() + "#/");
    setTimeout(() => { status.textContent = document.title; }, 100);
    opened.shown = path;
  }
  goToAnchor(place.anchor);
  if (typeof scrolled === "number") window.scrollTo(0, scrolled);
}

/* Each entry of the history knows how far its page was scrolled. */
function rememberScrolling() {
  let waiting = 0;
  const remember = () => { if (opened.bundle) history.replaceState({ y: window.scrollY }, ""); };
  history.scrollRestoration = "manual";
  window.addEventListener("scroll", () => {
    clearTimeout(waiting);
    waiting = setTimeout(remember, 300);
  }, { passive: true });
  document.addEventListener("click", remember, true);
  window.addEventListener("hashchange", () => clearTimeout(waiting));
}

/* Whoever copies a text or an address copies its links, so the key is put into one for the moment of a press only: the
   browser goes where the link leads right after that. A link to where the reader is already changes no address, so no
   event tells of it. */
function followLinks() {
  const press = (event) => {
    const link = event.button < 2 && event.target.closest("a[href]"), bare = link && link.getAttribute("href");
    if (!link || !bare.startsWith(bareAddress() + "#/")) return;
    link.setAttribute("href", bare.replace("#", "#" + opened.key));
    setTimeout(() => link.setAttribute("href", bare));
    if (link.href === location.href) goToAnchor(readPlace(link.hash).anchor);
  };
  for (const sign of ["click", "auxclick"]) document.addEventListener(sign, press);
}

/* The search index is read when the search is first used. */
function offerSearch(bundle) {
  let rows;
  Object.defineProperty(window, "careerIndex", {
    configurable: true,
    get: () => rows || (rows = bundle.has("search.json") ? JSON.parse(textOf(bundle.bytes("search.json"))) : []),
  });
}

/* The files of the site; a key that fits beside a text that does not says that the text was changed. */
async function unsealed(envelope, key) {
  try {
    return readBundle(await openEnvelope(envelope, key));
  } catch (error) {
    throw new Unopened(reasonOf(error) === "version" ? "version" : "damaged");
  }
}

function enter(envelope, key, bundle, secret, ...notes) {
  opened.bundle = bundle;
  opened.key = secret ? keyText(secret) : "";
  opened.lastUse = Date.now();
  if (history.state && "locked" in history.state) history.replaceState(null, "");
  offerSearch(bundle);
  dressDocument(bundle);
  rememberScrolling();
  followLinks();
  followAnchors();
  keepKeyOffPaper();
  keepFormsHere();
  hearLock(envelope);
  watchUse(envelope, key);
  window.addEventListener("hashchange", () => follow(envelope, ...notes));
  follow(envelope, ...notes);
}

/* The ways in */

function unlockForm() {
  const field = element("input", { type: "password", id: "passphrase", name: "passphrase", required: "",
    autocomplete: "current-password", autocapitalize: "none", spellcheck: "false", "aria-describedby": "said" });
  const show = element("button", { type: "button", "aria-label": "Show the passphrase" }, "Show");
  show.addEventListener("click", () => {
    const wasHidden = field.type === "password", word = wasHidden ? "Hide" : "Show";
    field.type = wasHidden ? "text" : "password";
    show.textContent = word;
    show.setAttribute("aria-label", word + " the passphrase");
  });
  const keeper = element("input", { type: "checkbox", id: "keep", "aria-describedby": "keep-how" });
  const how = "Until you lock or close it, or leave it for 30 minutes. " + keepWarning();
  const form = element("form", { class: "unlock" },
    element("input", { type: "text", name: "username", autocomplete: "username", value: NEUTRAL_TITLE, hidden: "" }),
    element("label", { for: "passphrase" }, "Passphrase"),
    element("div", { class: "field" }, field, show),
    element("p", { id: "said", role: "status" }),
    element("div", { class: "check" }, keeper, element("label", { for: "keep" }, "Keep open in this tab"),
      element("small", { id: "keep-how" }, how)),
    element("button", { type: "submit", class: "primary" }, "Open"));
  return { form, field, keeper, said: form.querySelector("#said") };
}

function askPassphrase(envelope, ...notes) {
  const { form, field, keeper, said } = unlockForm();
  let busy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    said.textContent = "Opening.";
    field.removeAttribute("aria-invalid");
    try {
      const key = await keyByPassphrase(envelope, field.value);
      enter(envelope, key, await unsealed(envelope, key), null);
      if (keeper.checked) keep(envelope, key);
    } catch (error) {
      refuseOpening(error, field, said);
    }
    busy = false;
  });
  showDoor("This page is locked", ...notes, form);
  field.focus();
}

/* A wrong passphrase may be typed again; a key that fits a text that does not is another matter. */
function refuseOpening(error, field, said) {
  const reason = reasonOf(error);
  if (reason !== "wrong") return showMessage(reason);
  said.textContent = WRONG_PASSPHRASE;
  field.setAttribute("aria-invalid", "true");
  field.select();
  field.focus();
}

async function openByLink(envelope, secret, ...notes) {
  let key;
  try {
    key = await keyByLink(envelope, secret);
  } catch {
    return askPassphrase(envelope, ...notes, note(WRONG_LINK));
  }
  return enter(envelope, key, await unsealed(envelope, key), secret, ...notes);
}

async function openKept(envelope, key) {
  let bundle;
  try {
    bundle = await unsealed(envelope, key);
  } catch {
    forget(envelope); // of an earlier build: the page asks again, as if nothing had been kept
    return false;
  }
  enter(envelope, key, bundle, null);
  opened.keeps = true;
  return true;
}

/* A link that is pasted over the address of a locked tab loads nothing by itself. */
function openLaterLinks() {
  window.addEventListener("hashchange", () => {
    if (!opened.bundle && readPlace(location.hash).key) location.reload();
  });
}

async function openSite(text) {
  const envelope = readEnvelope(text, "site");
  if (!(envelope.rounds >= FEWEST_ROUNDS)) throw new Unopened("rounds");
  const notes = repairAddress(REPLACE_THE_KEY), place = readPlace(location.hash), key = kept(envelope);
  openLaterLinks();
  if (place.key) rememberLink(envelope);
  if (place.key) return openByLink(envelope, place.key, ...notes);
  if (key && await openKept(envelope, key)) return undefined;
  if (place.typed) notes.push(note(CUT_LINK));
  const { locked, linked } = history.state || {};
  if (locked === "idle") notes.push(note(IDLE_NOTE));
  if (linked) notes.push(note(HISTORY_NOTE));
  return askPassphrase(envelope, ...notes);
}

begin(openSite);

/* The locked site: opened by passphrase, by the owner's link, or by the key that this tab was asked to keep. */

const IDLE_MINUTES = 30;
const KEPT_EVERY = 30000;

const LOCKED_NOTES = {
  idle: "Locked after 30 minutes without use.",
  link: "Locked. The history of this tab still holds the link that opens it; close the tab to be rid of that too.",
};

const WRONG_LINK = "The key in this link does not open this page: it was replaced or changed. Use the passphrase.";
const CUT_LINK = "The key in this link is cut off or changed. Use the whole link, or the passphrase.";
const WRONG_PASSPHRASE = "That passphrase does not open this page. Check capitals and spelling, and try again.";

/* What is open; `key` is the one in the owner's link, empty if the passphrase opened it. */
const opened = { bundle: null, shown: "", keeps: false, key: "", lastUse: Date.now() };

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
    if (found && Date.now() - found.at < IDLE_MINUTES * 60000) return fromBase64(found.key);
  } catch { /* the same */ }
  forget(envelope);
  return null;
}

function forget(envelope) {
  try {
    sessionStorage.removeItem(storageName(envelope));
  } catch { /* nothing was kept */ }
}

/* What this tab keeps can be read by others: said before it is asked for. */
function keepWarning() {
  if (location.protocol === "file:") return "Other files that you open in this tab could read the key.";
  const shared = location.pathname.replace(/[^/]*$/, "") !== "/";
  return shared ? `Other pages of ${location.host} that you open in this tab could read the key.` : "";
}

/* Lock: everything that was read goes, and the page starts anew */

function lock(envelope, why) {
  opened.keeps = false; // or leaving the page would keep the key once more
  opened.bundle = null;
  forget(envelope);
  delete window.careerIndex; // it holds the bundle, too
  document.body.replaceChildren();
  document.adoptedStyleSheets = [];
  document.title = NEUTRAL_TITLE;
  try {
    history.replaceState({ locked: why }, "", bareAddress());
    location.reload();
  } catch {
    location.replace(bareAddress());
  }
}

function isIdle() {
  return Date.now() - opened.lastUse >= IDLE_MINUTES * 60000;
}

function watchUse(envelope, key) {
  const used = () => {
    if (isIdle()) return lock(envelope, "idle");
    opened.lastUse = Date.now();
  };
  const check = () => {
    if (isIdle()) lock(envelope, "idle"); else if (opened.keeps) keep(envelope, key);
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
  button.addEventListener("click", () => lock(envelope, opened.key ? "link" : ""));
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
   The one that skips to the content is such a place, and none to come back to. */
function linksOf(path) {
  return (page, anchor, read) => {
    const main = page === path && anchor && read.querySelector("main");
    const isSkip = main && main.id === anchor;
    return isSkip ? "#" + encodeURIComponent(anchor) : bareAddress() + fragmentTo(opened.key, page, anchor);
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
    tellScripts(bareAddress() + fragmentTo(opened.key, "", "") + "/");
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

/* A link to where the reader is already changes no address, so no event tells of it. */
function followAgain() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && link.href === location.href) goToAnchor(readPlace(link.hash).anchor);
  });
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
  followAgain();
  followAnchors();
  keepKeyOffPaper(opened.key);
  keepFormsHere();
  watchUse(envelope, key);
  window.addEventListener("hashchange", () => follow(envelope, ...notes));
  follow(envelope, ...notes);
}

/* The ways in */

function unlockForm() {
  const field = element("input", { type: "password", id: "passphrase", name: "passphrase", required: "",
    autocomplete: "current-password", autocapitalize: "none", spellcheck: "false", "aria-describedby": "said" });
  const pressed = { "aria-pressed": "false", "aria-label": "Show the passphrase" };
  const show = element("button", { type: "button", ...pressed }, "Show");
  show.addEventListener("click", () => {
    const hidden = field.type === "password";
    field.type = hidden ? "text" : "password";
    show.setAttribute("aria-pressed", String(hidden));
  });
  const keeper = element("input", { type: "checkbox", id: "keep" });
  const warning = keepWarning();
  const form = element("form", { class: "unlock" },
    element("input", { type: "text", name: "username", autocomplete: "username", value: NEUTRAL_TITLE, hidden: "" }),
    element("label", { for: "passphrase" }, "Passphrase"),
    element("div", { class: "field" }, field, show),
    element("p", { id: "said", role: "status" }),
    element("label", { class: "check" }, keeper, element("span", {}, "Keep open in this tab",
      element("small", {}, "Until you lock or close it, or leave it for 30 minutes. " + warning))),
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
  if (place.key) return openByLink(envelope, place.key, ...notes);
  if (key && await openKept(envelope, key)) return undefined;
  if (place.typed) notes.push(note(CUT_LINK));
  const why = history.state && LOCKED_NOTES[history.state.locked];
  if (why) notes.push(note(why));
  return askPassphrase(envelope, ...notes);
}

begin(openSite);

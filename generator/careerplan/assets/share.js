/* A share page: one sealed page for one person, opened by the key in the link, until a day. */

const SHARE_MESSAGES = {
  missing: ["The key is missing from this link",
    "What stands after the # in the link opens this page, and it was lost on the way. Open the link again as it was " +
    "sent to you, or paste the whole link here."],
  malformed: ["The key in this link is not whole",
    "A part of it was cut off or changed on the way. Open the link again as it was sent to you, or paste the whole " +
    "link here. If that does not help, ask for a new one."],
  wrong: ["This link does not open this page",
    "It has ended, a newer link took its place, or the page was changed on its way. Open the newest link that you " +
    "were sent. If that does not help, ask for a new one."],
};

const NOT_A_LINK = "That is not a whole link. It ends with # and 43 letters, digits, hyphens and underscores.";
const SAME_LINK = "That is the link that does not open this page. Look for a newer one, or ask for it.";
const OTHER_PAGE = "That link belongs to another page. Open it in the address bar.";
const PASTED_ESCAPE = "In the link that you pasted, %23 stands where a # belongs. If it was opened like that, it is no " +
  "longer secret: ask for a new link. The host of this page was then sent the key, and it may stand in the host's log.";

let openedKey = "";
let laterNotes = [];

function readPasted(text) {
  const link = repaired(text) || text;
  const { key } = readPlace(link.includes("#") ? link.slice(link.indexOf("#")) : link);
  return { link, key, wasEscaped: link !== text };
}

/* What is wrong with a pasted link, or an empty text; the key is put where it belongs. A mail that quotes another may
   have broken the link, with spaces and signs of quotation within. */
function takePasted(text, path) {
  const readings = [text.trim(), text.replace(/[\s>]+/g, "")].map(readPasted);
  const found = readings.find((reading) => reading.key);
  if (!found) return NOT_A_LINK;
  const named = /\/s\/([A-Za-z0-9_-]{22})\.html/.exec(found.link);
  if (named && path && named[1] !== path) return OTHER_PAGE;
  if (location.hash === "#" + keyText(found.key)) return SAME_LINK;
  if (found.wasEscaped) laterNotes = [note(PASTED_ESCAPE)];
  location.hash = keyText(found.key);
  return "";
}

function pasteForm(envelope) {
  const field = element("input", { type: "text", id: "pasted", autocomplete: "off", autocapitalize: "none",
    spellcheck: "false", required: "", "aria-describedby": "said" });
  const said = element("p", { id: "said", role: "status" });
  const form = element("form", {}, element("label", { for: "pasted" }, "The whole link"), field, said,
    element("button", { type: "submit", class: "primary" }, "Open"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    said.textContent = takePasted(field.value, envelope.path);
    field.setAttribute("aria-invalid", String(said.textContent !== ""));
  });
  return form;
}

function refuseShare(reason, envelope, ...notes) {
  const [title, text] = SHARE_MESSAGES[reason];
  showDoor(title, ...notes, element("p", { role: "alert" }, text), pasteForm(envelope));
}

/* The clock may be wrong, so what was written stays until its reader says otherwise. */
function refuseEnded(envelope) {
  showDoor("This page has ended", element("p", { role: "alert" },
    `By this device's clock it ended on ${dayInWords(envelope.until)}. If the date is wrong, set it and load the page ` +
    "again. If it is right, ask for a new link if you still need one."));
  if (storedDraft(envelope.path) !== null) offerToForget(envelope.path);
}

function offerToForget(path) {
  const line = element("p", {}, "What you wrote here still lies in this browser, sealed.");
  const button = element("button", { type: "button" }, FORGET);
  button.addEventListener("click", () => {
    dropDraft(path);
    button.remove();
    line.textContent = FORGOTTEN;
  });
  line.setAttribute("role", "status");
  document.querySelector("main").append(line, button);
}

/* One page without any other: a link to a place on it keeps that, and all others lead nowhere. */
function showShare(bundle, secret, ...notes) {
  const read = readPage(bundle, bundle.start, (path, anchor, whole) => {
    return path === bundle.start && whole.getElementById(anchor) ? "#" + encodeURIComponent(anchor) : "";
  });
  dressDocument(bundle);
  showRead(read);
  document.body.prepend(...notes);
  openedKey = keyText(secret);
  tellScripts("#");
  keepKeyOffPaper();
  keepFormsHere();
  followAnchors();
  goToAnchor("");
}

async function openWith(envelope, secret, ...notes) {
  let bundle;
  try {
    bundle = readBundle(await openEnvelope(envelope, await derived(secret, "share-content")));
  } catch (error) {
    if (reasonOf(error) === "wrong") return refuseShare("wrong", envelope, ...notes);
    throw error;
  }
  showShare(bundle, secret, ...notes);
  const form = document.querySelector("form#answer");
  return form && startAnswer(form, { path: envelope.path, until: envelope.until, secret });
}

async function openShare(text) {
  const envelope = readEnvelope(text, "share");
  if (envelope.until && today() > envelope.until) return refuseEnded(envelope);
  const notes = [...repairAddress(ASK_FOR_ANOTHER), ...laterNotes], place = readPlace(location.hash);
  if (place.key) return openWith(envelope, place.key, ...notes);
  return refuseShare(place.typed ? "malformed" : "missing", envelope, ...notes);
}

/* A key that is put into the address of a tab that shows this page already; all but the open one begins anew. */
function followShare(text) {
  const { key } = readPlace(location.hash);
  if (!openedKey) return begin(() => openShare(text));
  return key && keyText(key) === openedKey ? undefined : location.reload();
}

begin((text) => {
  window.addEventListener("hashchange", () => followShare(text));
  return openShare(text);
});

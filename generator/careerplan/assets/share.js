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

const NOT_A_LINK = "There is no whole key in that. A link ends with # and 43 letters, digits, hyphens and underscores.";
const SAME_LINK = "That is the link that does not open this page. Look for a newer one, or ask for it.";
const OTHER_PAGE = "That link belongs to another page. Open it in the address bar.";
const PASTED_ESCAPE = "In the link that you pasted, %23 stands where a # belongs. If it was opened like that, the " +
  "host of this page was sent the key, and it may stand in the host's log. " + ASK_FOR_ANOTHER;

let openedKey = "";
let laterNotes = [];

/* What is wrong with a pasted link, or an empty text; the key is put where it belongs. */
function takePasted(text, path) {
  const link = repaired(text.trim()) || text.trim();
  const place = readPlace(link.includes("#") ? link.slice(link.indexOf("#")) : link);
  if (!place.key) return NOT_A_LINK;
  const named = /\/s\/([A-Za-z0-9_-]{22})\.html/.exec(link);
  if (named && path && named[1] !== path) return OTHER_PAGE;
  if (location.hash === "#" + keyText(place.key)) return SAME_LINK;
  if (link !== text.trim()) laterNotes = [note(PASTED_ESCAPE)];
  location.hash = keyText(place.key);
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

function refuseEnded(envelope) {
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const last = Number.isNaN(Date.parse(envelope.until)) ? envelope.until : day.format(new Date(envelope.until));
  dropDraft(envelope.path);
  showDoor("This page has ended",
    element("p", { role: "alert" }, `It could be opened until ${last}. Ask for a new link if you still need it.`));
}

/* One page without any other: its anchors stay as they are. */
function showShare(bundle, secret, ...notes) {
  const read = readPage(bundle, bundle.start, (path, anchor) => "#" + encodeURIComponent(anchor));
  dressDocument(bundle);
  showRead(read);
  document.body.prepend(...notes);
  openedKey = keyText(secret);
  tellScripts(`#${openedKey}/`);
  keepKeyOffPaper(openedKey);
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
  return form && startAnswer(form, { path: envelope.path, secret });
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

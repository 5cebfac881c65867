/* What a host shows for an address that it does not have. It may stand at any depth, so it knows no way but its own. */

const FOLDERS = /\/(?:s|skills|goals|roles|people|path|reviews|notes|year|media)\//;

function startAddress() {
  const folder = FOLDERS.exec(location.pathname);
  return location.pathname.slice(0, folder ? folder.index : location.pathname.lastIndexOf("/")) + "/index.html";
}

function showNotFound() {
  const right = repaired(bareAddress()), isShare = /\/s\//.test(location.pathname);
  if (right) {
    return showDoor("This link was changed on its way",
      element("p", {}, KEY_WAS_SEEN + (isShare ? ASK_FOR_ANOTHER : REPLACE_THE_KEY)),
      element("p", {}, element("a", { href: right }, "Open the page this once")));
  }
  if (isShare) {
    return showDoor("This link has ended", element("p", {},
      "There is no page here any more, or the link was cut off on its way. Open the link again as it was sent to " +
      "you. If that does not help, ask for a new one."));
  }
  return showDoor("There is nothing here",
    element("p", {}, "The address may be misspelt, or it was of a page that is now inside the start page."),
    element("p", {}, element("a", { href: startAddress() }, "Go to the start")));
}

showNotFound();

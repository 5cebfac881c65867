/* careerplan: everything works without this file. It adds sorting, filters, search, the colour pin, and keeps "today" true. */
(function () {
  "use strict";
  var doc = document, html = doc.documentElement, source = doc.currentScript.src;
  var root = source.replace(/site\.js[^/]*$/, "");
  var KEY = "careerplan-colours";

  function make(tag, attributes, text) {
    var node = doc.createElement(tag);
    for (var name in attributes) node.setAttribute(name, attributes[name]);
    if (text !== undefined) node.textContent = text;
    return node;
  }
  function all(selector, within) { return Array.from((within || doc).querySelectorAll(selector)); }

  /* Colours: kept only when somebody asks */
  function stored() { try { return localStorage.getItem(KEY) || ""; } catch (e) { return ""; } }
  function pin(scheme) {
    if (scheme) html.dataset.theme = scheme; else delete html.dataset.theme;
    try { if (scheme) localStorage.setItem(KEY, scheme); else localStorage.removeItem(KEY); } catch (e) { /* not kept */ }
    all(".pins button").forEach(function (b) { b.setAttribute("aria-pressed", String(b.value === scheme)); });
  }
  function addPins() {
    var group = make("div", { class: "pins", role: "group", "aria-label": "Colours" });
    [["", "As the system"], ["light", "Light"], ["dark", "Dark"]].forEach(function (choice) {
      var button = make("button", { type: "button", value: choice[0], "aria-pressed": String(stored() === choice[0]) }, choice[1]);
      button.addEventListener("click", function () { pin(choice[0]); });
      group.append(button);
    });
    all(".foot").forEach(function (foot) { foot.append(group); });
  }

  /* Today: relative words and the today line, when the page is older than the day */
  function dayNumber(text) { return Date.parse(text + "T00:00Z") / 864e5; }
  function thisDay() { var n = new Date(); return Date.UTC(n.getFullYear(), n.getMonth(), n.getDate()) / 864e5; }
  function span(days) {
    if (days < 28) return days === 1 ? "1 day" : days + " days";
    if (days < 365) return Math.round(days / 7) + " weeks";
    return days < 730 ? "1 year" : Math.floor(days / 365) + " years";
  }
  function relative(days, mode) {
    if (days === 0) return "today";
    return days > 0 ? "in " + span(days) : span(-days) + (mode === "due" ? " late" : " ago");
  }
  function refreshToday() {
    var built = doc.getElementById("built"), today = thisDay();
    if (!built || today <= dayNumber(built.dateTime)) return;
    all("time[data-rel]").forEach(function (time) {
      var days = dayNumber(time.dateTime) - today;
      time.textContent = relative(days, time.dataset.rel);
      if (days < 0 && time.dataset.rel === "due" && time.parentNode.matches(".pill")) time.parentNode.className = "pill bad";
    });
    all("[data-from]").forEach(function (line) {
      var from = dayNumber(line.dataset.from), x = 100 * (today - from) / (dayNumber(line.dataset.to) - from) + "%";
      all(".today[x1='" + line.getAttribute("x1") + "'], text.today[x='" + line.getAttribute("x1") + "']").forEach(function (mark) {
        ["x1", "x2", "x"].forEach(function (a) { if (mark.hasAttribute(a)) mark.setAttribute(a, x); });
      });
    });
  }

  /* Sort: buttons in the table's heads, and one menu where the heads are not shown */
  function cellValue(row, column) {
    var cell = row.cells[column], text = cell.dataset.sort || cell.textContent.trim();
    return text !== "" && !isNaN(text) ? Number(text) : text;
  }
  function compare(a, b, sign) {
    var unknownLast = (typeof a === "string") - (typeof b === "string");
    return unknownLast || sign * (typeof a === "number" ? a - b : a.localeCompare(b));
  }
  function sortTable(table, column, descending) {
    var body = table.tBodies[0], rows = Array.from(body.rows), sign = descending ? -1 : 1;
    rows.sort(function (a, b) { return compare(cellValue(a, column), cellValue(b, column), sign); });
    body.append.apply(body, rows);
    all("th", table.tHead).forEach(function (th, i) {
      if (i === column) th.setAttribute("aria-sort", descending ? "descending" : "ascending"); else th.removeAttribute("aria-sort");
    });
  }
  function say(table, text) { all("[role=status][data-for='" + table.id + "']").forEach(function (p) { p.textContent = text; }); }
  function addSort(table) {
    var menu = doc.querySelector("select[data-sort='" + table.id + "']"), order = Array.from(table.tBodies[0].rows);
    all("th", table.tHead).forEach(function (th, column) {
      if (th.matches(".chart")) return;
      var name = th.textContent, button = make("button", { type: "button" }, name);
      th.replaceChildren(button);
      function go(descending) {
        sortTable(table, column, descending);
        say(table, "Sorted by " + name.toLowerCase() + (descending ? ", largest first" : ""));
      }
      button.addEventListener("click", function () { go(th.getAttribute("aria-sort") === "ascending"); });
      if (menu) menu.append(make("option", { value: column }, name));
    });
    if (menu) menu.addEventListener("change", function () {
      var heads = all("th", table.tHead);
      heads.forEach(function (th) { th.removeAttribute("aria-sort"); });
      if (menu.value) heads[menu.value].firstChild.click(); else table.tBodies[0].append.apply(table.tBodies[0], order);
    });
  }

  /* Filter: selects named after the data attribute of a row */
  function applyFilters(table, selects) {
    var shown = 0, rows = Array.from(table.tBodies[0].rows);
    rows.forEach(function (row) {
      row.hidden = selects.some(function (s) { return s.value && row.dataset[s.name] !== s.value; });
      if (!row.hidden) shown += 1;
    });
    say(table, shown + " of " + rows.length + " shown");
  }
  function addFilters(table) {
    var selects = all("select[data-filter='" + table.id + "']");
    selects.forEach(function (s) { s.addEventListener("change", function () { applyFilters(table, selects); }); });
  }

  /* Search: the index is a script, loaded when the field is first used */
  function loadIndex(then) {
    if (window.careerIndex) return then();
    var script = make("script", { src: root + "search-index.js" });
    script.addEventListener("load", then);
    doc.head.append(script);
  }
  function found(query) {
    var parts = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (!parts.length) return [];
    return window.careerIndex.map(function (entry) {
      var title = entry[0].toLowerCase(), text = (entry[0] + " " + entry[1] + " " + entry[3]).toLowerCase();
      if (!parts.every(function (p) { return text.includes(p); })) return null;
      return { entry: entry, rank: title.startsWith(parts[0]) ? 0 : title.includes(parts[0]) ? 1 : 2 };
    }).filter(Boolean).sort(function (a, b) { return a.rank - b.rank; }).slice(0, 8).map(function (r) { return r.entry; });
  }
  function addSearch(box) {
    var input = make("input", { type: "search", placeholder: "Search", "aria-label": "Search the plan", autocomplete: "off", "aria-keyshortcuts": "/" });
    var list = make("ul", {}), status = make("p", { role: "status", class: "hidden" });
    function show() {
      var hits = window.careerIndex ? found(input.value) : [];
      list.replaceChildren.apply(list, hits.map(function (hit) {
        var item = make("li", {}), link = make("a", { href: root + hit[2] }, hit[0]);
        link.append(make("small", {}, hit[1]));
        item.append(link);
        return item;
      }));
      status.textContent = input.value ? hits.length + " found" : "";
    }
    function move(step) {
      var stops = [input].concat(all("a", list)), at = stops.indexOf(doc.activeElement);
      stops[(at + step + stops.length) % stops.length].focus();
    }
    function close() { input.value = ""; show(); }
    input.addEventListener("focus", function () { loadIndex(show); });
    input.addEventListener("input", show);
    box.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); move(event.key === "ArrowDown" ? 1 : -1); }
      if (event.key === "Escape") { close(); input.focus(); }
      if (event.key === "Enter" && event.target === input && list.firstChild) list.querySelector("a").click();
    });
    box.append(input, list, status);
  }

  function leaveSearch(event) {
    all(".find").forEach(function (box) { if (!box.contains(event.target)) all("ul", box).forEach(function (list) { list.replaceChildren(); }); });
  }
  function startSearch(event) {
    var input = doc.querySelector(".find input");
    if (event.key !== "/" || !input || event.target.matches("input, select, textarea")) return;
    event.preventDefault();
    input.focus();
  }

  /* A wide plan opens at today */
  function showToday(region) {
    var line = region.querySelector("thead .today[x1]");
    if (line) region.scrollLeft += line.getBoundingClientRect().left - region.getBoundingClientRect().left - region.clientWidth * .6;
  }

  /* The row of pages opens with the current one in its own place, after its neighbour */
  function showCurrent(pages) {
    var item = pages.querySelector("li:has([aria-current])"), before = item && item.previousElementSibling;
    if (before && pages.scrollWidth > pages.clientWidth) before.scrollIntoView({ inline: "start", block: "nearest" });
  }

  function start() {
    all(".pages").forEach(showCurrent);
    all(".find").forEach(addSearch);
    addPins();
    refreshToday();
    all("table[data-sortable]").forEach(addSort);
    all("table[data-filters]").forEach(addFilters);
    all(".wide").forEach(showToday);
  }

  html.classList.add("js");
  if (stored()) pin(stored());
  doc.addEventListener("click", leaveSearch);
  doc.addEventListener("keydown", startSearch);
  /* A file of its own starts with its page. In a sealed site the script stands in the page, is run once, and is told of
     every page that is shown, with what goes before addresses; a served page is exchanged in place. */
  if (source) doc.addEventListener("DOMContentLoaded", start);
  doc.addEventListener("careerplan-page", function (event) {
    if (event.detail !== null) root = event.detail;
    event.preventDefault(); /* the new page is taken care of */
    start();
  });
})();

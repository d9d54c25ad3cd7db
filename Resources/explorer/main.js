// Joins the parts: choices, the address of the present view, the finder, keys, language and light.
"use strict";

(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const store = makeStore(data), canvas = document.getElementById("graph"), $ = (id) => document.getElementById(id);
  let language = data.language, choice = { kind: "start" }, saving = 0, ready = false;

  const app = {
    filter: emptyFilter(),
    language: () => language,
    word: (key) => data.words[language]["explorer." + key] || data.words[language][key] || key,
    name: (node) => (language === "zh" ? node.zh || node.en : node.en || node.zh) || node.id,
    filtered() {
      const claims = applyFilter(store, app.filter);
      $("count").textContent = `${store.edges.filter((e) => e.shown).length} ${app.word("relations")} · ${claims} ${app.word("claims")}`
        + (data.total > store.edges.length ? ` (${app.word("strongest")} ${data.total})` : "");
      view.plant(); refresh(); view.draw(); save();
    },
    reset() { app.filter = emptyFilter(); panels.filters(); app.filtered(); },
    chooseNode(node, move = true) { choose({ kind: "node", node }, move ? [node, ...node.edges.filter((e) => e.shown).flatMap((e) => [e.source, e.target])] : null); },
    chooseEdge(edge) { choose({ kind: "edge", edge }); },
    choosePair(subject, object) { choose({ kind: "pair", subject, object }, [subject, object]); },
    chooseWay(from, to) { const ways = paths(store, from, to); choose({ kind: "way", from, to, ways }, [from, to, ...ways.flat().flatMap((e) => [e.source, e.target])]); },
    opened() { if (ready && choice.kind !== "start" && innerWidth < 960) sheet("details"); },
  };
  const view = makeView(canvas, store, {
    name: app.name,
    painted: (rate) => { if (rate) $("rate").textContent = Math.round(rate) + " " + app.word("frames"); },
    moved: () => save(),
    // On a telephone the sheet of details lies over the drawing.
    covered: () => innerWidth < 960 && !$("details").hidden && choice.kind !== "start" ? $("details").offsetHeight : 0,
    picked: (node, edge) => { if (node) app.chooseNode(node, false); else if (edge) app.chooseEdge(edge); else choose({ kind: "start" }); },
  });
  const panels = makePanels(store, app);

  function choose(next, around) {
    choice = next;
    refresh();
    if (around) view.fit(around); else view.draw();
    save();
  }

  function refresh() {
    const state = view.state;
    state.node = choice.kind === "node" ? choice.node : null;
    state.edge = choice.kind === "edge" ? choice.edge : null;
    state.way = new Set(choice.kind === "way" ? choice.ways.flat() : choice.kind === "pair" ?
      choice.subject.edges.filter((e) => e.shown && (e.source === choice.object || e.target === choice.object)) : []);
    if (choice.kind === "node") panels.nodePanel(choice.node);
    else if (choice.kind === "edge") panels.edgePanel(choice.edge);
    else if (choice.kind === "pair") panels.pairPanel(choice.subject, choice.object);
    else if (choice.kind === "way") panels.wayPanel(choice.from, choice.to, choice.ways);
    else panels.overview();
  }

  // MARK: The address: what is chosen, the filters, the place

  const sets = ["group", "predicate", "stance", "design", "certainty"];

  function address() {
    const out = new URLSearchParams(), id = (node) => node.id;
    if (choice.kind === "node") out.set("concept", id(choice.node));
    if (choice.kind === "edge") out.set("relation", [id(choice.edge.source), data.predicates[choice.edge.predicate], id(choice.edge.target)].join(" "));
    if (choice.kind === "pair") out.set("topic", id(choice.subject) + " " + id(choice.object));
    if (choice.kind === "way") out.set("way", id(choice.from) + " " + id(choice.to));
    for (const key of sets) if (app.filter[key].size) out.set(key, [...app.filter[key]].sort((a, b) => a - b).join(","));
    for (const key of ["from", "to"]) if (app.filter[key]) out.set(key, app.filter[key]);
    if (app.filter.document >= 0) out.set("document", data.documents[app.filter.document]);
    if (app.filter.source >= 0) out.set("source", data.sources[app.filter.source][0]);
    if (language !== data.language) out.set("lang", language);
    out.set("at", view.centre().map((value) => value.toFixed(2)).join(","));
    return "#" + out.toString();
  }

  function save() {
    if (!ready) return;
    clearTimeout(saving);
    saving = setTimeout(() => history.replaceState(null, "", address()), 150);
  }

  function restore() {
    const given = new URLSearchParams(location.hash.slice(1)), node = (id) => store.nodes.find((n) => n.id === id);
    language = data.words[given.get("lang")] ? given.get("lang") : data.language;
    app.filter = emptyFilter();
    for (const key of sets) if (given.get(key)) app.filter[key] = new Set(given.get(key).split(",").map(Number));
    for (const key of ["from", "to"]) app.filter[key] = Number(given.get(key)) || 0;
    app.filter.document = data.documents.indexOf(given.get("document"));
    app.filter.source = data.sources.findIndex((source) => source[0] === given.get("source"));
    applyFilter(store, app.filter);
    choice = { kind: "start" };
    const pair = (key) => (given.get(key) || "").split(" ").map(node);
    const [from, to] = pair("way"), [subject, object] = pair("topic"), relation = (given.get("relation") || "").split(" ");
    if (node(given.get("concept"))) choice = { kind: "node", node: node(given.get("concept")) };
    else if (from && to) choice = { kind: "way", from, to, ways: paths(store, from, to) };
    else if (subject && object) choice = { kind: "pair", subject, object };
    else {
      const edge = store.edges.find((e) => e.source.id === relation[0] && data.predicates[e.predicate] === relation[1] && e.target.id === relation[2]);
      if (edge) choice = { kind: "edge", edge };
    }
    speak();
    const at = (given.get("at") || "").split(",").map(Number);
    if (at.length === 3 && at.every(Number.isFinite) && at[2] > 0) view.place(...at);
    else view.fit(choice.kind === "node" ? [choice.node, ...choice.node.edges.flatMap((e) => [e.source, e.target])] : choice.kind === "pair" ? [choice.subject, choice.object] : null);
  }

  // MARK: Words and light

  function speak() {
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
    for (const place of document.querySelectorAll("[data-word]")) place.textContent = app.word(place.dataset.word);
    for (const place of document.querySelectorAll("[data-label]")) { place.setAttribute("aria-label", app.word(place.dataset.label)); place.title = app.word(place.dataset.label); }
    $("query").placeholder = app.word("search");
    panels.filters();
    app.filtered();
  }

  function lighten() {
    const own = document.documentElement.dataset.theme;
    view.state.dark = own ? own === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    view.readColors(); view.draw();
  }

  // MARK: The finder

  const query = $("query"), hits = $("hits");
  let at = -1;
  function search() {
    const found = find(store, query.value);
    at = found.length ? 0 : -1;
    hits.replaceChildren(...found.map((node, index) => el("li", { role: "option", id: "hit" + index, "aria-selected": String(index === at), click: () => take(node) },
      app.name(node), el("span", { class: "soft" }, `${language === "zh" ? node.en : node.zh} ${node.claims}`))));
    if (query.value.trim() && !found.length) hits.replaceChildren(el("li", {}, app.word("notFound")));
    hits.hidden = !query.value.trim();
    query.setAttribute("aria-expanded", String(!hits.hidden));
    hits.found = found;
  }
  function take(node) { query.value = ""; search(); app.chooseNode(node); canvas.focus(); }
  query.addEventListener("input", search);
  query.addEventListener("keydown", (event) => {
    const found = hits.found || [];
    if (event.key === "Enter" && found[at]) take(found[at]);
    else if (event.key === "Escape") { query.value = ""; search(); canvas.focus(); }
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      at = found.length ? (at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length : -1;
      [...hits.children].forEach((row, index) => row.setAttribute("aria-selected", String(index === at)));
      query.setAttribute("aria-activedescendant", "hit" + at);
    }
  });

  // MARK: Keys and buttons

  const keys = {
    ArrowLeft: () => view.pan(60, 0), ArrowRight: () => view.pan(-60, 0), ArrowUp: () => view.pan(0, 60), ArrowDown: () => view.pan(0, -60),
    "+": () => view.scale(1.3), "=": () => view.scale(1.3), "-": () => view.scale(1 / 1.3), 0: () => view.fit(), Escape: () => choose({ kind: "start" }),
    n: () => step(1), p: () => step(-1),
  };
  /** To the next or last neighbour of the chosen concept; without one, to the concept with most claims. */
  function step(by) {
    if (choice.kind !== "node") { const top = store.nodes.filter((n) => n.shown).sort((a, b) => b.claims - a.claims || a.index - b.index)[0]; if (top) app.chooseNode(top); return; }
    const around = [...new Set(choice.node.edges.filter((e) => e.shown).map((e) => e.source === choice.node ? e.target : e.source))];
    if (around.length) app.chooseNode(around[by > 0 ? 0 : around.length - 1]);
  }
  document.addEventListener("keydown", (event) => {
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); query.focus(); return; }
    if (event.target !== canvas && event.target !== document.body && event.key.length > 1) return;
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
  function sheet(name) {
    for (const id of ["filters", "details"]) $(id).hidden = innerWidth < 960 && id !== name;
    for (const id of ["filters", "details"]) $("show-" + id).setAttribute("aria-pressed", String(!$(id).hidden));
  }
  for (const id of ["filters", "details"]) $("show-" + id).addEventListener("click", () => sheet($(id).hidden ? id : ""));
  $("fit").addEventListener("click", () => view.fit());
  $("in").addEventListener("click", () => view.scale(1.4));
  $("out").addEventListener("click", () => view.scale(1 / 1.4));
  $("language").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; speak(); save(); });
  $("theme").addEventListener("click", () => { document.documentElement.dataset.theme = view.state.dark ? "light" : "dark"; lighten(); });
  $("share").addEventListener("click", () => {
    history.replaceState(null, "", address());
    const done = () => { $("share").textContent = app.word("copied"); setTimeout(() => { $("share").textContent = app.word("share"); }, 1500); };
    if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, done); else done();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", lighten);
  addEventListener("resize", () => { sheet(""); view.resize(); });
  addEventListener("hashchange", restore);

  sheet(""); lighten(); view.resize(); restore(); ready = true;
  window.kaoju = { store, view, app, choice: () => choice };
})();

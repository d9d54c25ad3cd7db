// The panels beside the drawing: filters, topics, a concept, a relation with its quotations, ways between two concepts.
// Every text goes in as a text node, so that no quotation can be read as markup.
"use strict";

/** An element with attributes and children; a function as attribute is a listener. */
function el(name, attributes, ...children) {
  const out = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") out.addEventListener(key, value);
    else if (value === true) out.setAttribute(key, "");
    else if (value !== false && value !== undefined && value !== null) out.setAttribute(key, value);
  }
  out.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return out;
}

function makePanels(store, app) {
  const { data } = store, word = app.word, details = document.getElementById("details");
  const stances = ["for", "against", "undetermined"];
  const link = (text, run, ...more) => el("li", {}, el("button", { type: "button", click: run }, text, ...more));
  const sign = (value) => value > 0 ? "↑" : value < 0 ? "⊣" : "–";
  const arrow = (value) => value > 0 ? "→" : value < 0 ? "⊣" : "—";

  function bar(a, b, c) {
    const total = Math.max(1, a + b + c), part = (name, n) => el("i", { class: name, style: "width:" + 100 * n / total + "%" });
    return el("div", { class: "bar", role: "img", "aria-label": `${word("for")} ${a}, ${word("against")} ${b}, ${word("undetermined")} ${c}` }, part("f", a), part("a", b), part("u", c));
  }

  function relation(edge) {
    return `${app.name(edge.source)} ${word("predicate." + data.predicates[edge.predicate])} ${app.name(edge.target)}`;
  }

  // MARK: Filters

  function check(set, value, label, count, swatch) {
    const box = el("input", { type: "checkbox", checked: set.has(value), change: () => { if (box.checked) set.add(value); else set.delete(value); app.filtered(); } });
    return el("label", { class: "check" }, box, swatch || null, label, el("span", { class: "n" }, String(count)));
  }

  function counted(key) {
    const counts = new Map();
    for (const claim of store.claims) counts.set(claim[key], (counts.get(claim[key]) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  }

  function filters() {
    const filter = app.filter, root = document.getElementById("filters");
    const groupCount = data.groups.map((_, index) => store.nodes.filter((node) => node.group === index).length);
    const swatch = (look) => el("span", { class: "swatch", style: `background:${look.fill};border-color:${look.line}` });
    const set = (title, rows) => el("fieldset", {}, el("legend", {}, title), ...rows);
    const years = store.claims.map((claim) => claim.year).filter(Boolean).sort((a, b) => a - b);
    const year = (key, placeholder) => el("input", {
      type: "number", min: 1800, max: 2100, value: filter[key] || "", placeholder: placeholder || "", "aria-label": word(key),
      change: (event) => { filter[key] = Number(event.target.value) || 0; app.filtered(); },
    });
    const choice = (key, label, names) => el("label", {}, el("span", { class: "soft" }, label),
      el("select", { change: (event) => { filter[key] = Number(event.target.value); app.filtered(); } },
        el("option", { value: -1 }, word("all")),
        ...names.map(([index, name]) => el("option", { value: index, selected: filter[key] === index }, name))));
    const sources = data.sources.map((source, index) => [index, source[1]]).sort((a, b) => a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[0] - b[0]);
    root.replaceChildren(
      el("h2", {}, word("filters")),
      set(word("category"), data.groups.map((look, index) => groupCount[index] ? check(filter.group, index, look[app.language()], groupCount[index], swatch(look)) : null).filter(Boolean)),
      set(word("predicate"), counted("predicate").map(([value, n]) => check(filter.predicate, value, word("predicate." + data.predicates[value]), n))),
      set(word("stance"), counted("stance").map(([value, n]) => check(filter.stance, value, word(stances[value]), n))),
      set(word("design"), counted("design").map(([value, n]) => check(filter.design, value, word("design." + data.designs[value]), n))),
      set(word("certainty"), counted("certainty").map(([value, n]) => check(filter.certainty, value, word("certainty." + data.certainties[value]), n))),
      set(word("source"), [
        choice("document", word("document"), data.documents.map((name, index) => [index, name])),
        sources.length ? choice("source", word("cited"), sources) : null]),
      set(word("year"), [el("div", { class: "years" }, year("from", years[0]), "–", year("to", years[years.length - 1]))]),
      el("button", { type: "button", click: () => app.reset() }, word("reset")),
      legend());
  }

  function legend() {
    const line = (color, end, text) => {
      const holder = el("span");
      holder.innerHTML = `<svg viewBox="0 0 48 16" aria-hidden="true"><g stroke="var(--${color})" fill="var(--${color})" stroke-width="2"><path d="M2 8H38"/>${end}</g></svg>`;
      return el("label", { class: "check" }, holder.firstChild, text);
    };
    return el("fieldset", { class: "legend" }, el("legend", {}, word("legend")),
      line("for", '<path d="M46 8 36 3V13Z" stroke="none"/>', word("positive")),
      line("against", '<path d="M39 2V14"/>', word("negative")),
      line("open", '<circle cx="40" cy="8" r="3" stroke="none"/>', word("neutral")),
      el("span", { class: "soft" }, word("width")));
  }

  // MARK: Details

  function show(...children) {
    details.replaceChildren(...children.flat().filter(Boolean));
    details.scrollTop = 0;
    app.opened();
  }

  function overview() {
    const counts = `${store.nodes.length} ${word("concepts")} · ${store.edges.length} ${word("relations")} · ${store.claims.length} ${word("claims")}`;
    show(el("h2", {}, word("start")), el("p", {}, word("how")), el("p", { class: "soft" }, counts),
      store.topics.length ? el("h3", {}, word("topics")) : null,
      el("ul", { class: "links" }, ...store.topics.slice(0, 300).map((topic) => {
        const [subject, object] = [store.nodes[topic[0]], store.nodes[topic[1]]];
        return link(`${app.name(subject)} ${arrow(topic[6])} ${app.name(object)}`, () => app.choosePair(subject, object),
          el("span", { class: "soft" }, " " + word("status." + data.statuses[topic[2]])), bar(topic[3], topic[4], topic[5]));
      })));
  }

  function claimRow(claim) {
    const edge = store.edges[claim.edge], stance = stances[claim.stance];
    const facts = [word(stance), claim.marker, [claim.name, claim.year].filter(Boolean).join(" "),
      word("design." + data.designs[claim.design]), word("certainty." + data.certainties[claim.certainty])].filter(Boolean);
    const section = data.sections[claim.section] || "";
    return el("article", {},
      el("p", {}, (claim.negated ? word("denied") + " " : "") + relation(edge)),
      el("blockquote", { class: stance, dir: "auto" }, claim.quote),
      el("p", { class: "soft" }, facts.join(" · ")),
      el("p", { class: "soft" }, `${data.documents[claim.document]}${section ? " › " + section : ""} · ${word("bytes")} ${claim.span[0]}–${claim.span[1]}`));
  }

  function edgePanel(edge) {
    const claims = edge.claims.filter((claim) => claim.shown);
    show(el("h2", {}, relation(edge)),
      el("p", { class: "soft" }, `${word("status." + data.statuses[edge.status])} · ${word("belief")} ${edge.belief.toFixed(2)} · ${word("for")} ${edge.works} · ${word("against")} ${edge.against}`),
      bar(edge.works, edge.against, edge.hedged),
      el("p", {}, el("button", { type: "button", click: () => app.chooseNode(edge.source) }, app.name(edge.source)), " ",
        el("button", { type: "button", click: () => app.chooseNode(edge.target) }, app.name(edge.target))),
      claims.length ? claims.map(claimRow) : el("p", { class: "soft" }, word("none")));
  }

  function pairPanel(subject, object) {
    const edges = subject.edges.filter((edge) => edge.shown && (edge.source === object || edge.target === object));
    const claims = edges.flatMap((edge) => edge.claims).filter((claim) => claim.shown);
    show(el("h2", {}, `${app.name(subject)} → ${app.name(object)}`),
      stances.map((stance, index) => {
        const side = claims.filter((claim) => claim.stance === index);
        return side.length ? [el("h3", { class: stance }, `${word(stance)} (${side.length})`), ...side.map(claimRow)] : null;
      }).flat(), claims.length ? null : el("p", { class: "soft" }, word("none")));
  }

  function nodePanel(node) {
    const look = data.groups[node.group], other = app.language() === "zh" ? node.en : node.zh;
    const side = (title, edges, far) => edges.length ? [el("h3", {}, `${title} (${edges.length})`), el("ul", { class: "links" },
      ...edges.sort((a, b) => b.works - a.works || a.index - b.index).slice(0, 200).map((edge) => link(
        `${sign(edge.sign)} ${word("predicate." + data.predicates[edge.predicate])} · ${app.name(far(edge))}`, () => app.chooseEdge(edge),
        el("span", { class: "soft" }, ` ${edge.works}${edge.against ? " : " + edge.against : ""}`))))] : [];
    const shown = node.edges.filter((edge) => edge.shown);
    const target = el("input", { type: "search", placeholder: word("pathTo"), "aria-label": word("pathTo") });
    const list = el("ul", { class: "links" });
    target.addEventListener("input", () => list.replaceChildren(...find(store, target.value, 8).filter((hit) => hit !== node)
      .map((hit) => link(app.name(hit), () => app.chooseWay(node, hit)))));
    show(el("h2", {}, app.name(node)), el("p", { class: "soft" }, [other, node.id, look[app.language()]].filter(Boolean).join(" · ")),
      node.synonyms.length ? el("p", { class: "soft" }, node.synonyms.slice(0, 20).join("; ")) : null,
      target, list,
      ...side(word("acts"), shown.filter((edge) => edge.source === node), (edge) => edge.target),
      ...side(word("acted"), shown.filter((edge) => edge.target === node && edge.source !== node), (edge) => edge.source));
  }

  function wayPanel(from, to, ways) {
    show(el("h2", {}, `${app.name(from)} → … → ${app.name(to)}`),
      ways.length ? el("p", { class: "soft" }, word("waysNote")) : el("p", {}, word("noWay")),
      ways.map((way) => el("article", {}, el("p", {}, `${word("sign")} ${sign(signOf(way))}`),
        el("ul", { class: "links" }, ...way.map((edge) => link(relation(edge), () => app.chooseEdge(edge)))))));
  }

  return { filters, overview, edgePanel, pairPanel, nodePanel, wayPanel };
}

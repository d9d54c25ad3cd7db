// What the page knows: concepts, relations, claims, and which of them the filters let through. No drawing here.
"use strict";

/** Reads the embedded record; arrays as the build wrote them (see ExplorerData). */
function makeStore(data) {
  const nodes = data.nodes.map((row, index) => ({
    index, id: row[0], zh: row[1], en: row[2], group: row[3], x: row[4], y: row[5], claims: row[6], synonyms: row[7],
    edges: [], radius: 4 + 1.6 * Math.sqrt(Math.min(row[6], 200)), shown: true,
  }));
  const claims = data.claims.map((row, index) => ({
    index, id: row[0], document: row[1], section: row[2], span: [row[3], row[4]], quote: data.quotes[row[5]], predicate: row[6],
    negated: row[7] === 1, certainty: row[8], design: row[9], stance: row[10], sources: row[11], marker: row[12],
    name: row[13], year: row[14], edge: row[15],
  }));
  const edges = data.edges.map((row, index) => ({
    index, source: nodes[row[0]], target: nodes[row[1]], predicate: row[2], sign: row[3], status: row[4], works: row[5],
    against: row[6], hedged: row[7], belief: row[8], claims: [], bend: 0, shown: true,
  }));
  for (const claim of claims) if (edges[claim.edge]) edges[claim.edge].claims.push(claim);
  const pairs = new Map();
  for (const edge of edges) {
    edge.source.edges.push(edge);
    if (edge.target !== edge.source) edge.target.edges.push(edge);
    const key = Math.min(edge.source.index, edge.target.index) + "-" + Math.max(edge.source.index, edge.target.index);
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(edge);
  }
  // Parallel relations bow apart; the first of an odd number stays straight.
  for (const [, group] of pairs) {
    group.forEach((edge, at) => {
      const step = group.length % 2 ? Math.ceil(at / 2) : Math.floor(at / 2) + 0.5;
      const side = (at % 2 ? 1 : -1) * (edge.source.index < edge.target.index ? 1 : -1);
      edge.bend = step * side * 0.16;
    });
  }
  for (const node of nodes) {
    node.text = [node.zh, node.en, node.id, ...node.synonyms].join("\n").toLowerCase();
  }
  return { data, nodes, edges, claims, topics: data.topics };
}

/** What the filters let through: sets of indices, years, a source. An empty set lets everything through. */
function emptyFilter() {
  return { group: new Set(), predicate: new Set(), stance: new Set(), design: new Set(), certainty: new Set(), document: -1, source: -1, from: 0, to: 0 };
}

function passes(filter, claim) {
  const within = (set, value) => set.size === 0 || set.has(value);
  return within(filter.predicate, claim.predicate) && within(filter.stance, claim.stance) &&
    within(filter.design, claim.design) && within(filter.certainty, claim.certainty) &&
    (filter.document < 0 || claim.document === filter.document) &&
    (filter.source < 0 || claim.sources.includes(filter.source)) &&
    (!filter.from || (claim.year && claim.year >= filter.from)) && (!filter.to || (claim.year && claim.year <= filter.to));
}

/** Marks the claims, relations and concepts that are shown. Linear. */
function applyFilter(store, filter) {
  const group = (node) => filter.group.size === 0 || filter.group.has(node.group);
  const narrow = filter.predicate.size || filter.stance.size || filter.design.size || filter.certainty.size ||
    filter.document >= 0 || filter.source >= 0 || filter.from || filter.to;
  for (const node of store.nodes) node.shown = !narrow && group(node);
  let claims = 0;
  for (const edge of store.edges) {
    let count = 0;
    for (const claim of edge.claims) {
      claim.shown = passes(filter, claim);
      if (claim.shown) count += 1;
    }
    edge.shown = group(edge.source) && group(edge.target) && (count > 0 || (!narrow && edge.claims.length === 0));
    if (!edge.shown) continue;
    claims += count;
    edge.source.shown = edge.target.shown = true;
  }
  return claims;
}

/** Concepts whose names or synonyms hold the words, best first: whole names, beginnings, then by their claims. */
function find(store, query, limit = 12) {
  const wanted = query.normalize("NFKC").toLowerCase().trim();
  if (!wanted) return [];
  const parts = wanted.split(/\s+/);
  const hits = [];
  for (const node of store.nodes) {
    if (!parts.every((part) => node.text.includes(part))) continue;
    const lines = node.text.split("\n");
    const rank = lines.includes(wanted) ? 0 : lines.some((line) => line.startsWith(wanted)) ? 1 : 2;
    hits.push({ node, rank });
  }
  hits.sort((a, b) => a.rank - b.rank || b.node.claims - a.node.claims || a.node.index - b.node.index);
  return hits.slice(0, limit).map((hit) => hit.node);
}

/** The shortest ways from one concept to another over shown relations, along their direction, at most `steps` long. */
function paths(store, from, to, steps = 4, limit = 12) {
  const out = [];
  const distance = new Map([[to, 0]]);
  let front = [to];
  for (let depth = 1; depth <= steps && front.length; depth += 1) {
    const next = [];
    for (const node of front) {
      for (const edge of node.edges) {
        if (!edge.shown || edge.target !== node || distance.has(edge.source)) continue;
        distance.set(edge.source, depth);
        next.push(edge.source);
      }
    }
    front = next;
  }
  const walk = (node, way) => {
    if (out.length >= limit) return;
    if (node === to) { out.push(way); return; }
    for (const edge of node.edges) {
      if (!edge.shown || edge.source !== node) continue;
      const left = distance.get(edge.target);
      if (left !== undefined && left === distance.get(node) - 1) walk(edge.target, way.concat(edge));
    }
  };
  if (from !== to && distance.has(from)) walk(from, []);
  return out;
}

/** The sign of a way: the product of its relations' signs, 0 where one has none. */
function signOf(way) {
  return way.reduce((sign, edge) => sign * edge.sign, 1);
}

// The drawing: a canvas that d3's zoom moves. Only what is in sight is drawn; far away, names and arrow heads are left out.
"use strict";

function makeView(canvas, store, callbacks) {
  const screen = canvas.getContext("2d");
  const state = { transform: d3.zoomIdentity, hover: null, node: null, edge: null, way: new Set(), language: "zh", dark: false };
  let width = 0, height = 0, asked = false, tree = null;
  const frames = [];

  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  let colors = {};
  function readColors() {
    colors = { ink: style("--ink"), soft: style("--soft"), ground: style("--ground"), for: style("--for"), against: style("--against"), open: style("--open"), focus: style("--focus") };
  }

  function plant() {
    tree = d3.quadtree().x((n) => n.x).y((n) => n.y).addAll(store.nodes.filter((n) => n.shown));
  }

  function resize() {
    const ratio = window.devicePixelRatio || 1;
    width = canvas.clientWidth; height = canvas.clientHeight;
    for (const sheet of [canvas, paper, fresh]) { sheet.width = Math.round(width * ratio); sheet.height = Math.round(height * ratio); }
    painted = null;
    draw();
  }

  // What is drawn stays on a sheet of its own, which moves with the hand at once. A new one is painted in slices of a few
  // milliseconds beside it and takes its place when it is whole: a large graph never holds up the hand.
  let paper = document.createElement("canvas"), fresh = document.createElement("canvas");
  let context = fresh.getContext("2d"), painted = null, job = null, wait = 0;
  // Strokes are only noted down when they are called and drawn when the frame ends: how many steps a frame bears is learned
  // from how long the last one took.
  let quota = 6, last = 0, before = 0;

  /** Something other than the place changed, so the sheet is painted anew. */
  function draw() { job = null; wait = 0; stale = true; ask(); }
  let stale = true;

  /** Only the place changed: the old sheet follows, the new one waits until the hand rests. */
  function move() { if (painted) job = null; wait = last > 1 ? performance.now() + 90 : 0; stale = true; ask(); }
  function ask() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(frame);
  }

  function frame(now) {
    asked = false;
    if (stale && performance.now() >= wait) {
      if (!job) job = { steps: paint(state.transform), transform: state.transform, frames: 0 };
      else if (now - before > 24) quota = Math.max(2, Math.floor(quota / 2));
      else quota = Math.min(400, quota + Math.ceil(quota / 3));
      let done = false;
      for (let step = 0; step < quota && !done; step += 1) done = job.steps.next().done;
      job.frames += 1;
      if (done) {
        [paper, fresh] = [fresh, paper];
        context = fresh.getContext("2d");
        painted = job.transform; last = job.frames; job = null; stale = false;
      }
    }
    before = now;
    lay();
    frames.push(now);
    if (frames.length > 30) frames.shift();
    callbacks.painted(rate());
    if (stale) ask();
  }

  /** The sheet at the present place, with what the pointer is over on top. */
  function lay() {
    const ratio = window.devicePixelRatio || 1, { x, y, k } = state.transform;
    screen.setTransform(1, 0, 0, 1, 0, 0);
    screen.fillStyle = colors.ground; screen.fillRect(0, 0, canvas.width, canvas.height);
    if (painted) {
      const scale = k / painted.k;
      screen.setTransform(scale, 0, 0, scale, ratio * (x - painted.x * scale), ratio * (y - painted.y * scale));
      screen.drawImage(paper, 0, 0);
    } else {
      screen.drawImage(fresh, 0, 0);
    }
    if (!state.hover) return;
    screen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const px = state.hover.x * k + x, py = state.hover.y * k + y, r = radius(state.hover, k) * k;
    screen.strokeStyle = colors.focus; screen.lineWidth = 2.5;
    screen.beginPath(); screen.arc(px, py, r + 2, 0, 7); screen.stroke();
    screen.font = "600 12px system-ui, sans-serif"; screen.textAlign = "center"; screen.textBaseline = "top";
    screen.lineWidth = 4; screen.lineJoin = "round"; screen.strokeStyle = colors.ground; screen.fillStyle = colors.ink;
    screen.strokeText(callbacks.name(state.hover), px, py + r + 2); screen.fillText(callbacks.name(state.hover), px, py + r + 2);
  }

  /** Frames a second over the last half second in which something moved. */
  function rate() {
    let first = frames.length - 1;
    while (first > 0 && frames[first] - frames[first - 1] < 250) first -= 1;
    const count = frames.length - 1 - first;
    return count > 2 ? 1000 * count / Math.max(1, frames[frames.length - 1] - frames[first]) : 0;
  }

  /** At least two pixels on the screen, so that far away concepts stay visible. */
  const radius = (node, k) => Math.max(node.radius, 2.2 / k);
  const color = (edge) => edge.sign > 0 ? colors.for : edge.sign < 0 ? colors.against : colors.open;
  const bright = (edge) => edge === state.edge || state.way.has(edge) || (state.node && (edge.source === state.node || edge.target === state.node));
  const isQuiet = () => Boolean(state.node || state.edge || state.way.size);

  function control(edge) {
    const dx = edge.target.x - edge.source.x, dy = edge.target.y - edge.source.y;
    return [(edge.source.x + edge.target.x) / 2 - dy * edge.bend, (edge.source.y + edge.target.y) / 2 + dx * edge.bend];
  }

  function trace(edge) {
    context.moveTo(edge.source.x, edge.source.y);
    if (edge.source === edge.target) {
      context.arc(edge.source.x, edge.source.y - edge.source.radius - 7, 8, 0, 7);
    } else if (edge.bend) {
      const [cx, cy] = control(edge);
      context.quadraticCurveTo(cx, cy, edge.target.x, edge.target.y);
    } else {
      context.lineTo(edge.target.x, edge.target.y);
    }
  }

  /** An arrow for what increases, a bar for what decreases, a dot for what is only related. */
  function head(edge, k) {
    if (edge.source === edge.target) return;
    const [cx, cy] = edge.bend ? control(edge) : [edge.source.x, edge.source.y];
    const angle = Math.atan2(edge.target.y - cy, edge.target.x - cx);
    const gap = edge.target.radius + 1.5;
    const x = edge.target.x - Math.cos(angle) * gap, y = edge.target.y - Math.sin(angle) * gap;
    const size = Math.min(7, 5 / Math.sqrt(k) + 2);
    context.beginPath();
    if (edge.sign > 0) {
      context.moveTo(x, y);
      context.lineTo(x - size * Math.cos(angle - 0.42), y - size * Math.sin(angle - 0.42));
      context.lineTo(x - size * Math.cos(angle + 0.42), y - size * Math.sin(angle + 0.42));
      context.closePath(); context.fill();
    } else if (edge.sign < 0) {
      const ox = Math.sin(angle) * size * 0.7, oy = -Math.cos(angle) * size * 0.7;
      context.moveTo(x - ox, y - oy); context.lineTo(x + ox, y + oy); context.stroke();
    } else {
      context.arc(x, y, size * 0.3, 0, 7); context.fill();
    }
  }

  /** Paints the fresh sheet for a place, in steps. */
  function* paint({ x, y, k }) {
    const ratio = window.devicePixelRatio || 1;
    // One that was broken off may have left these.
    context.globalAlpha = 1; context.setLineDash([]);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = colors.ground; context.fillRect(0, 0, width, height);
    context.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
    const box = [-x / k, -y / k, (width - x) / k, (height - y) / k];
    const inside = (n) => n.x + 40 > box[0] && n.x - 40 < box[2] && n.y + 40 > box[1] && n.y - 40 < box[3];
    const crosses = (e) => Math.max(e.source.x, e.target.x) > box[0] && Math.min(e.source.x, e.target.x) < box[2] &&
      Math.max(e.source.y, e.target.y) > box[1] && Math.min(e.source.y, e.target.y) < box[3];
    const seen = store.edges.filter((e) => e.shown && crosses(e));
    const quiet = isQuiet();
    // One path for each look: thousands of strokes of their own would be slow.
    const looks = new Map();
    for (const edge of seen) {
      if (quiet && bright(edge)) continue;
      const thick = Math.min(4, Math.ceil(edge.works)), dashed = edge.works === 0 || edge.hedged > 0 && edge.belief === 0;
      const key = edge.sign + "|" + thick + "|" + dashed;
      if (!looks.has(key)) looks.set(key, { color: color(edge), thick, dashed, edges: [] });
      looks.get(key).edges.push(edge);
    }
    context.globalAlpha = quiet ? 0.1 : Math.max(0.05, Math.min(0.75, 9 / Math.sqrt(seen.length)));
    let drawn = 0;
    for (const look of looks.values()) {
      context.strokeStyle = look.color; context.lineWidth = (0.7 + 0.45 * look.thick) / (k < 1 ? Math.max(0.05, k) : Math.sqrt(k));
      context.setLineDash(look.dashed && seen.length < 2000 ? [4, 3] : []);
      for (let from = 0; from < look.edges.length; from += 100) {
        const part = look.edges.slice(from, from + 100);
        context.beginPath(); part.forEach(trace); context.stroke();
        drawn += part.length;
        if (drawn >= 100) { drawn = 0; yield; }
      }
    }
    context.setLineDash([]);
    const heads = quiet ? seen.filter(bright) : seen.length < 1500 ? seen : [];
    for (const edge of heads) {
      context.strokeStyle = context.fillStyle = color(edge); context.lineWidth = 1.6 / Math.sqrt(k);
      head(edge, k);
    }
    context.globalAlpha = 1;
    for (const edge of quiet ? seen.filter(bright) : []) {
      context.strokeStyle = context.fillStyle = color(edge);
      context.lineWidth = (edge === state.edge ? 3.5 : 1.2 + 0.5 * Math.min(4, edge.works)) / Math.max(0.6, Math.sqrt(k));
      context.beginPath(); trace(edge); context.stroke(); head(edge, k);
    }
    yield;
    paintNodes(inside, quiet, k);
    yield;
    paintNames(inside, quiet, { x, y, k }, ratio);
  }

  function near(node) {
    return node === state.node || (state.edge && (node === state.edge.source || node === state.edge.target)) ||
      (state.node && node.edges.some((e) => e.shown && (e.source === state.node || e.target === state.node))) ||
      (state.way.size && node.edges.some((e) => state.way.has(e)));
  }

  function paintNodes(inside, quiet, k) {
    const groups = store.data.groups.map(() => [[], []]);
    for (const node of store.nodes) if (node.shown && inside(node)) groups[node.group][quiet && !near(node) ? 1 : 0].push(node);
    groups.forEach((parts, index) => {
      const look = store.data.groups[index];
      parts.forEach((part, dim) => {
        if (!part.length) return;
        context.globalAlpha = dim ? 0.18 : 1;
        context.fillStyle = state.dark ? look.line : look.fill; context.strokeStyle = state.dark ? look.fill : look.line;
        context.lineWidth = 1.4 / Math.max(0.7, k < 1 ? k * 1.6 : Math.sqrt(k));
        context.beginPath();
        for (const node of part) { const r = radius(node, k); context.moveTo(node.x + r, node.y); context.arc(node.x, node.y, r, 0, 7); }
        context.fill(); context.stroke();
      });
    });
    context.globalAlpha = 1;
    for (const node of [state.node]) {
      if (!node) continue;
      context.strokeStyle = colors.focus; context.lineWidth = 3 / Math.sqrt(k);
      context.beginPath(); context.arc(node.x, node.y, radius(node, k) + 2 / k, 0, 7); context.stroke();
    }
  }

  /** Names in order of weight, as many as find room: a grid of the screen's cells keeps them apart. */
  function paintNames(inside, quiet, { x, y, k }, ratio) {
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const taken = new Set();
    const size = 12, candidates = store.nodes.filter((n) => n.shown && inside(n) && (!quiet || near(n)));
    candidates.sort((a, b) => (b === state.node) - (a === state.node) || b.claims - a.claims);
    context.font = size + "px system-ui, sans-serif"; context.textAlign = "center"; context.textBaseline = "top";
    context.lineWidth = 3; context.lineJoin = "round"; context.strokeStyle = colors.ground; context.fillStyle = colors.ink;
    let room = 160;
    let tries = 1200;
    for (const node of candidates) {
      if (room === 0 || tries === 0) break;
      tries -= 1;
      const full = callbacks.name(node), text = full.length > 26 ? full.slice(0, 25) + "…" : full;
      const px = node.x * k + x, py = node.y * k + y + node.radius * k + 2, half = context.measureText(text).width / 2;
      const cells = [];
      for (let cx = Math.floor((px - half) / 24); cx <= Math.floor((px + half) / 24); cx += 1) {
        for (let cy = Math.floor(py / 8); cy <= Math.floor((py + size) / 8); cy += 1) cells.push(cx + ":" + cy);
      }
      if (node !== state.node && cells.some((cell) => taken.has(cell))) continue;
      cells.forEach((cell) => taken.add(cell));
      context.strokeText(text, px, py); context.fillText(text, px, py);
      room -= 1;
    }
  }

  // MARK: Pointer

  function at(event) {
    const box = canvas.getBoundingClientRect();
    return state.transform.invert([event.clientX - box.left, event.clientY - box.top]);
  }

  function nodeAt([x, y]) {
    const found = tree && tree.find(x, y, 30 / state.transform.k + 20);
    return found && Math.hypot(found.x - x, found.y - y) < radius(found, state.transform.k) + 4 / state.transform.k ? found : null;
  }

  /** The nearest shown relation within six pixels, by points along its curve. */
  function edgeAt([x, y]) {
    let best = null, limit = 6 / state.transform.k;
    for (const edge of store.edges) {
      if (!edge.shown || edge.source === edge.target) continue;
      const { source: s, target: t } = edge;
      const slack = limit + Math.abs(edge.bend) * Math.hypot(t.x - s.x, t.y - s.y);
      if (x < Math.min(s.x, t.x) - slack || x > Math.max(s.x, t.x) + slack || y < Math.min(s.y, t.y) - slack || y > Math.max(s.y, t.y) + slack) continue;
      const [cx, cy] = control(edge);
      let [ax, ay] = [s.x, s.y];
      for (let step = 1; step <= 12; step += 1) {
        const u = step / 12, v = 1 - u;
        const bx = v * v * s.x + 2 * u * v * cx + u * u * t.x, by = v * v * s.y + 2 * u * v * cy + u * u * t.y;
        const length = (bx - ax) ** 2 + (by - ay) ** 2;
        const share = length ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0;
        const gap = Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
        if (gap < limit) { limit = gap; best = edge; }
        [ax, ay] = [bx, by];
      }
    }
    return best;
  }

  const zoom = d3.zoom().scaleExtent([0.02, 12]).clickDistance(4).on("zoom", (event) => {
    state.transform = event && event.transform ? event.transform : d3.event.transform;
    move();
    callbacks.moved();
  });
  const selection = d3.select(canvas).call(zoom).on("dblclick.zoom", null);
  canvas.addEventListener("click", (event) => {
    const place = at(event), node = nodeAt(place);
    callbacks.picked(node, node ? null : edgeAt(place));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.buttons) return;
    const node = nodeAt(at(event));
    if (node !== state.hover) { state.hover = node; canvas.classList.toggle("over", Boolean(node)); ask(); }
  });

  function fit(nodes) {
    const list = nodes && nodes.length ? nodes : store.nodes.filter((n) => n.shown);
    if (!list.length || !width) return;
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const n of list) { x0 = Math.min(x0, n.x); y0 = Math.min(y0, n.y); x1 = Math.max(x1, n.x); y1 = Math.max(y1, n.y); }
    const free = height - callbacks.covered();
    const k = Math.max(0.02, Math.min(2, 0.88 * width / Math.max(1, x1 - x0 + 60), 0.84 * free / Math.max(1, y1 - y0 + 60)));
    selection.call(zoom.transform, d3.zoomIdentity.translate(width / 2 - k * (x0 + x1) / 2, free / 2 - k * (y0 + y1) / 2).scale(k));
  }

  return {
    state, draw, resize, fit, plant, readColors,
    place(x, y, k) { selection.call(zoom.transform, d3.zoomIdentity.translate(width / 2 - k * x, height / 2 - k * y).scale(k)); },
    centre() { const [x, y] = state.transform.invert([width / 2, height / 2]); return [x, y, state.transform.k]; },
    pan(dx, dy) { selection.call(zoom.translateBy, dx / state.transform.k, dy / state.transform.k); },
    scale(by) { selection.call(zoom.scaleBy, by); },
    screen(node) { const box = canvas.getBoundingClientRect(); const p = state.transform.apply([node.x, node.y]); return [p[0] + box.left, p[1] + box.top]; },
    midpoint(edge) {
      const [cx, cy] = control(edge), box = canvas.getBoundingClientRect();
      const p = state.transform.apply([(edge.source.x + 2 * cx + edge.target.x) / 4, (edge.source.y + 2 * cy + edge.target.y) / 4]);
      return [p[0] + box.left, p[1] + box.top];
    },
  };
}

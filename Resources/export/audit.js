// audit.html: filters by concept, source, design and status. The page is whole without them.
(function () {
  "use strict";
  var tools = document.getElementById("tools");
  if (!tools || !tools.hidden) { return; }
  var items = Array.prototype.slice.call(document.querySelectorAll("[data-topic]"));
  var shown = document.getElementById("shown");
  var fold = function (text) { return (text || "").toLowerCase().normalize("NFKC"); };
  items.forEach(function (item) { item.key = fold(item.getAttribute("data-names")); item.from = fold(item.getAttribute("data-sources")); });
  function apply() {
    var concept = fold(tools.elements.concept.value), source = fold(tools.elements.source.value);
    var design = tools.elements.design.value, status = tools.elements.status.value, seen = {}, count = 0;
    items.forEach(function (item) {
      var fits = item.key.indexOf(concept) >= 0 && item.from.indexOf(source) >= 0
        && (!design || (" " + item.getAttribute("data-designs") + " ").indexOf(" " + design + " ") >= 0)
        && (!status || item.getAttribute("data-status") === status);
      item.hidden = !fits;
      var topic = item.getAttribute("data-topic");
      if (fits && !seen[topic]) { seen[topic] = true; count += 1; }
    });
    Array.prototype.forEach.call(shown.querySelectorAll("b"), function (b) { b.textContent = String(count); });
  }
  tools.hidden = false;
  tools.addEventListener("input", apply);
  tools.addEventListener("submit", function (event) { event.preventDefault(); });
  apply();
}());

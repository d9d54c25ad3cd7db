// audit.html: filters by concept, source, design and status. The page is whole without them.
(function () {
  "use strict";
  var tools = document.getElementById("tools");
  if (!tools || !tools.hidden) { return; }
  var items = Array.prototype.slice.call(document.querySelectorAll("[data-topic]"));
  var shown = document.getElementById("shown");
  var fold = function (text) { return (text || "").toLowerCase().normalize("NFKC"); };
  // The rows of tables share what is known of a topic with its article.
  var known = {};
  items.forEach(function (item) {
    if (!item.hasAttribute("data-names")) { return; }
    known[item.getAttribute("data-topic")] = {
      names: fold(item.getAttribute("data-names")), sources: fold(item.getAttribute("data-sources")),
      designs: " " + item.getAttribute("data-designs") + " ", status: item.getAttribute("data-status")
    };
  });
  function apply() {
    var concept = fold(tools.elements.concept.value), source = fold(tools.elements.source.value);
    var design = tools.elements.design.value, status = tools.elements.status.value, seen = {}, count = 0;
    Object.keys(known).forEach(function (topic) {
      var facts = known[topic];
      seen[topic] = facts.names.indexOf(concept) >= 0 && facts.sources.indexOf(source) >= 0
        && (!design || facts.designs.indexOf(" " + design + " ") >= 0) && (!status || facts.status === status);
      if (seen[topic]) { count += 1; }
    });
    items.forEach(function (item) { item.hidden = !seen[item.getAttribute("data-topic")]; });
    Array.prototype.forEach.call(shown.querySelectorAll("b"), function (b) { b.textContent = String(count); });
  }
  tools.hidden = false;
  tools.addEventListener("input", apply);
  tools.addEventListener("submit", function (event) { event.preventDefault(); });
  apply();
}());

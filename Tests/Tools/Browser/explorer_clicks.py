"""Uses explorer.html as a reader does: types, clicks concepts, relations and filters, presses keys, follows its own address.

    python3 explorer_clicks.py explorer.html CHROMIUM NAME

NAME is a concept of the page with at least one relation. Prints «ok», or the first step that went wrong.
"""
import sys
from browser import Page

path, program, name = sys.argv[1:4]


def check(what, value):
    if not value:
        print("failed: " + what, page.errors)
        page.close()
        sys.exit(1)


page = Page("file://" + path, program=program)
check("no error at start", not page.errors)
total = page.run("kaoju.store.edges.length")
check("there are relations", total > 0)

page.key("/", "/")
check("the slash leads to the finder", page.run("document.activeElement.id") == "query")
page.type(name)
page.frame()
check("the finder has hits", page.run("document.querySelectorAll('#hits [role=option]').length") > 0)
page.key("Enter")
page.frame()
check("Enter chooses the concept", page.run("kaoju.choice().kind") == "node")
check("its panel names it", name in page.run("document.getElementById('details').textContent"))

place = page.run("kaoju.view.midpoint(kaoju.choice().node.edges[0])")
page.click(*place)
page.frame()
check("a click on a line chooses the relation", page.run("kaoju.choice().kind") == "edge")
check("its quotation is shown", page.run("document.querySelectorAll('#details blockquote').length") > 0)
address = page.run("new Promise(done => setTimeout(() => done(location.href), 400))")
check("the address names the relation", "relation=" in address)

place = page.run("kaoju.view.screen(kaoju.choice().edge.target)")
page.click(*place)
page.frame()
check("a click on a concept chooses it", page.run("kaoju.choice().kind") == "node")

box = page.run("(() => { const b = document.querySelector('#filters fieldset:nth-of-type(2) input').getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()")
page.click(*box)
page.frame()
shown = page.run("kaoju.store.edges.filter(e => e.shown).length")
check("a filter leaves fewer relations", 0 < shown < total)
page.click(*box)
page.frame()
check("without it all are back", page.run("kaoju.store.edges.filter(e => e.shown).length") == total)

before = page.run("document.documentElement.lang")
place = page.run("(() => { const b = document.getElementById('language').getBoundingClientRect(); return [b.x + 5, b.y + 5]; })()")
page.click(*place)
page.frame()
check("the language changes", page.run("document.documentElement.lang") != before)

page.run("document.getElementById('graph').focus()")
scale = page.run("kaoju.view.state.transform.k")
page.key("+", "+")
page.frame()
check("plus zooms", page.run("kaoju.view.state.transform.k") > scale)
page.wheel(600, 400, 200)
page.frame()
page.key("Escape")
check("Esc goes back to the start", page.run("kaoju.choice().kind") == "start")

# The page writes its address a moment after the last change; only another address is a way to go.
page.run("new Promise(done => setTimeout(done, 400))")
page.run("location.href = %r" % address)
page.run("new Promise(done => setTimeout(done, 200))")
check("the address brings the relation back", page.run("kaoju.choice().kind") == "edge")
check("no error on the way", not page.errors)
page.close()
print("ok")

"""A page in headless Chromium, driven over its debugging pipe (Chrome DevTools Protocol); needs no package of Python."""
import base64, json, os, subprocess, sys, tempfile

class Page:
    def __init__(self, url, width=1280, height=800, program="chromium"):
        out_read, out_write = os.pipe(); in_read, in_write = os.pipe()
        self.home = tempfile.TemporaryDirectory()
        def descriptors():
            os.dup2(in_read, 30); os.dup2(out_write, 31); os.dup2(30, 3); os.dup2(31, 4)
        self.process = subprocess.Popen([program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
            "--hide-scrollbars", f"--user-data-dir={self.home.name}", "about:blank"], preexec_fn=descriptors, close_fds=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(in_read); os.close(out_write)
        self.out, self.into, self.count, self.rest, self.errors = out_read, in_write, 0, b"", []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = None
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable"); self.call("Runtime.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.loaded = False
        self.call("Page.navigate", url=url)
        while not self.loaded: self.message()
    def message(self):
        while b"\0" not in self.rest:
            part = os.read(self.out, 1 << 16)
            if not part: raise EOFError
            self.rest += part
        line, self.rest = self.rest.split(b"\0", 1)
        value = json.loads(line)
        if value.get("method") == "Page.loadEventFired": self.loaded = True
        if value.get("method") == "Runtime.exceptionThrown": self.errors.append(value["params"]["exceptionDetails"].get("exception", {}).get("description", "?"))
        return value
    def call(self, method, **params):
        self.count += 1
        request = {"id": self.count, "method": method, "params": params}
        if getattr(self, "session", None): request["sessionId"] = self.session
        os.write(self.into, json.dumps(request).encode() + b"\0")
        while True:
            value = self.message()
            if value.get("id") == self.count:
                if "error" in value: raise RuntimeError(value["error"])
                return value["result"]
    def run(self, code):
        result = self.call("Runtime.evaluate", expression=code, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result: raise RuntimeError(result["exceptionDetails"])
        return result["result"].get("value")
    def click(self, x, y):
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="none" if kind == "mouseMoved" else "left", clickCount=0 if kind == "mouseMoved" else 1)
    def wheel(self, x, y, delta):
        self.call("Input.dispatchMouseEvent", type="mouseWheel", x=x, y=y, deltaX=0, deltaY=delta)
    def key(self, key, text=None):
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)
    def type(self, text):
        self.call("Input.insertText", text=text)
    def frame(self): self.run("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
    def shot(self, path):
        open(path, "wb").write(base64.b64decode(self.call("Page.captureScreenshot")["data"]))
    def close(self):
        try: self.call("Browser.close")
        except Exception: self.process.kill()
        self.process.wait(); self.home.cleanup()

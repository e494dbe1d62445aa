"""A sound file in Chromium, without a screen: the length that its audio element tells, and the sound after a jump."""

import http.server
import os
import subprocess
import tempfile
import threading

import numpy

from works import RATE

PATIENCE = 60  # seconds
PAGE = """<audio id=a preload=auto></audio><script>
const a = document.getElementById("a"), start = %s, wanted = %s;
const answer = (body) => fetch("/answer?" + a.duration, {method: "POST", body});
a.onerror = () => fetch("/answer?nan", {method: "POST", body: new Float32Array(0)});
a.onloadedmetadata = () => {
  if (wanted === 0) return answer(new Float32Array(0));
  const context = new AudioContext({sampleRate: %d});
  const recorder = context.createScriptProcessor(4096, 1, 1), heard = [];
  let playing = false, done = false;
  recorder.onaudioprocess = ({inputBuffer}) => {
    if (!playing || done) return;
    heard.push(...inputBuffer.getChannelData(0));
    if (heard.length >= wanted * context.sampleRate) { done = true; answer(new Float32Array(heard)); }
  };
  context.createMediaElementSource(a).connect(recorder);
  recorder.connect(context.destination);
  a.onseeked = () => { playing = true; a.play(); };
  a.currentTime = start;
};
a.src = "/sound";
</script>"""


def handler_of(path, page, answered):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def reply(self, status, kind, body, **headers):
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": len(body), **headers}.items():
                self.send_header(name.replace("_", "-"), str(value))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self):
            if self.path != "/sound":
                self.reply(200, "text/html", page)
                return
            size = os.path.getsize(path)
            first, _, last = self.headers.get("Range", "bytes=0-")[6:].partition("-")
            first, last = int(first), min(int(last or size - 1), size - 1)
            kind = {"mp3": "audio/mpeg", "m4b": "audio/mp4", "opus": "audio/ogg"}[path.rsplit(".", 1)[1]]
            with open(path, "rb") as file:
                file.seek(first)
                self.reply(206, kind, file.read(last + 1 - first), Accept_Ranges="bytes", Content_Range=f"bytes {first}-{last}/{size}")

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answered(float(self.path.partition("?")[2]), numpy.frombuffer(body, dtype="<f4"))
            self.reply(200, "text/plain", b"")

        def log_message(self, *_):
            pass

    return Handler


def play(path, start=0, seconds=0):
    """The length told, and so many seconds as heard after a jump to `start`."""
    told, ready = [], threading.Event()

    def answered(*answer):
        told.append(answer)
        ready.set()

    page = (PAGE % (start, seconds, RATE)).encode()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler_of(path, page, answered))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="earbound-browser-", ignore_cleanup_errors=True) as profile:
        browser = subprocess.Popen(["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0",
                                    "--autoplay-policy=no-user-gesture-required", f"--user-data-dir={profile}",
                                    f"http://127.0.0.1:{server.server_address[1]}/"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            if not ready.wait(PATIENCE):
                raise TimeoutError(f"Chromium says nothing of {path}")
        finally:
            browser.terminate()
            browser.wait()
            server.shutdown()
            server.server_close()
    return told[0]

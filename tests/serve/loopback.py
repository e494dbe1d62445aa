#!/usr/bin/python3
"""earbound serve on loopback, asked by clients that are not ours: loopback.py PROGRAM [unittest arguments].

How much is asked is set by HOSTILE (requests), DOWNLOADS and SLOW (clients at once) in the environment; what was measured is
printed."""

import gzip
import json
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
HOSTILE = int(os.environ.get("HOSTILE", "250"))
DOWNLOADS = int(os.environ.get("DOWNLOADS", "30"))
SLOW = int(os.environ.get("SLOW", "20"))
SECRET = "no client may ever see this"
MEGABYTE = 1 << 20
ARTICLE = """---
title: The Tide
language: en
author: A. Harbour
---
# Beginning

It was a dark night. The tide came in, as it does.

# Middle

Nobody saw it but the harbour master.

# End

And it went out again.
"""


class Server:
    """The program, serving a directory at any port that is free. It is ended by its own process number."""

    def __init__(self, directory, *options):
        environment = {**os.environ, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=1"}
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen([PROGRAM, "serve", directory, "--port", "0", *options], stdout=subprocess.PIPE,
                                        stderr=self.errors, env=environment)
        line = self.process.stdout.readline().decode()
        self.address = re.search(r"http://\S+/", line).group()
        self.port = int(re.search(r":(\d+)/", self.address).group(1))

    def resident(self):
        """Megabytes of memory."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024

    def stop(self, with_signal=signal.SIGTERM):
        """Exit status and what was said on standard error."""
        self.process.send_signal(with_signal)
        status = self.process.wait(30)
        self.process.stdout.close()
        self.errors.seek(0)
        with self.errors:
            return status, self.errors.read().decode()


def curl(address, *options):
    """Status, headers in small letters, and content."""
    done = subprocess.run(["curl", "--silent", "--include", "--path-as-is", "--max-time", "20", *options, address], capture_output=True, check=True)
    head, _, content = done.stdout.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    return int(lines[0].split()[1]), {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}, content


class Loopback(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = pathlib.Path(tempfile.mkdtemp(prefix="earbound-serve-"))
        public = cls.public = cls.scratch / "public"
        (public / "deep" / "er").mkdir(parents=True)
        (cls.scratch / "private.txt").write_text(SECRET)
        (public / ".hidden").write_text(SECRET)
        (public / "deep" / ".git").mkdir()
        (public / "deep" / ".git" / "config").write_text(SECRET)
        (public / "out.txt").symlink_to("../private.txt")
        (public / "deep" / "up").symlink_to("../..")
        (public / "root").symlink_to("/")
        cls.sound = random.Random(1).randbytes(8 * MEGABYTE)
        (public / "sound.mp3").write_bytes(cls.sound)
        cls.text = "".join(f"The sea, part {i}. " for i in range(20000)).encode()
        (public / "text.html").write_bytes(cls.text)
        (public / "small.txt").write_text("small")
        (public / "empty.txt").write_text("")
        cls.server = Server(public)

    @classmethod
    def tearDownClass(cls):
        status, errors = cls.server.stop()
        shutil.rmtree(cls.scratch)
        assert (status, errors) == (0, ""), (status, errors)

    def test_ranges(self):
        size = len(self.sound)
        cases = {
            "0-0": (0, 1), "0-499": (0, 500), "500-999": (500, 500), "-500": (size - 500, 500), f"{size - 10}-": (size - 10, 10),
            "0-": (0, size), f"100-{size * 2}": (100, size - 100), f"-{size * 2}": (0, size), f"{size - 1}-{size - 1}": (size - 1, 1),
        }
        for asked, (first, length) in cases.items():
            status, headers, content = curl(self.server.address + "sound.mp3", "--range", asked)
            self.assertEqual((status, headers["content-range"]), (206, f"bytes {first}-{first + length - 1}/{size}"), asked)
            self.assertEqual(headers["content-length"], str(length), asked)
            self.assertEqual(content, self.sound[first:first + length], asked)
        for asked in ("0-1,5-6", "5-4", "x-y"):
            status, headers, content = curl(self.server.address + "sound.mp3", "--header", f"Range: bytes={asked}")
            self.assertEqual((status, content), (200, self.sound), asked)
        for asked in (f"{size}-", f"{size}-{size + 5}", "-0"):
            status, headers, _ = curl(self.server.address + "sound.mp3", "--header", f"Range: bytes={asked}")
            self.assertEqual((status, headers["content-range"]), (416, f"bytes */{size}"), asked)
        self.assertEqual(curl(self.server.address + "empty.txt")[0::2], (200, b""))

    def test_head_tells_what_get_would(self):
        for name in ("sound.mp3", "small.txt", "text.html", "", "nothing", "deep"):
            told = curl(self.server.address + name)[:2]
            asked = curl(self.server.address + name, "--head")
            for headers in (told[1], asked[1]):
                headers.pop("date")
            self.assertEqual((*told, b""), asked, name)

    def test_conditions(self):
        address = self.server.address + "sound.mp3"
        _, headers, _ = curl(address, "--head")
        tag, changed = headers["etag"], headers["last-modified"]
        for header in (f"If-None-Match: {tag}", f"If-None-Match: \"x\", W/{tag}", "If-None-Match: *", f"If-Modified-Since: {changed}"):
            status, headers, content = curl(address, "--header", header)
            self.assertEqual((status, content, headers["etag"]), (304, b"", tag), header)
        self.assertEqual(curl(address, "--header", "If-Match: \"x\"")[0], 412)
        time.sleep(max(0, 2.1 - (time.time() - (self.public / "sound.mp3").stat().st_mtime)))
        for condition, status in ((tag, 206), (changed, 206), ("\"x\"", 200), ("Sun, 06 Nov 1994 08:49:37 GMT", 200), (f"W/{tag}", 200)):
            self.assertEqual(curl(address, "--range", "0-9", "--header", f"If-Range: {condition}")[0], status, condition)
        # What has changed is sent again.
        file = self.public / "changing.txt"
        file.write_text("before")
        before = curl(self.server.address + "changing.txt")
        file.write_text("after!")
        after = curl(self.server.address + "changing.txt", "--header", f"If-None-Match: {before[1]['etag']}")
        self.assertEqual((before[2], after[0], after[2]), (b"before", 200, b"after!"))

    def test_texts_are_compressed(self):
        _, headers, content = curl(self.server.address + "text.html", "--header", "Accept-Encoding: br, gzip")
        self.assertEqual((headers["content-encoding"], gzip.decompress(content)), ("gzip", self.text))
        self.assertLess(len(content), len(self.text) / 4)
        head = curl(self.server.address + "text.html", "--header", "Accept-Encoding: br, gzip", "--head")
        self.assertEqual(int(head[1]["content-length"]), len(content))

    def test_many_ask_for_a_text_at_once(self):
        (self.public / "fresh.html").write_bytes(self.text * 8)
        with ThreadPoolExecutor(8) as clients:
            for answer in clients.map(lambda _: curl(self.server.address + "fresh.html", "--compressed"), range(8)):
                self.assertEqual((answer[0], len(answer[2])), (200, len(self.text) * 8))

    def test_types_are_those_of_the_report(self):
        (self.scratch / "tide.md").write_text(ARTICLE)
        environment = {**os.environ, "XDG_CACHE_HOME": str(self.scratch / "cache")}
        subprocess.run([PROGRAM, "build", self.scratch / "tide.md", "-o", self.public / "built", "--formats", "all", "--quiet"],
                       env=environment, check=True)
        report = json.loads((self.public / "built" / "tide" / "report.json").read_text())
        self.assertGreater(len(report["files"]), 20)
        for file in report["files"]:
            _, headers, content = curl(f"{self.server.address}built/tide/{file['file']}")
            self.assertEqual(headers["content-type"].partition(";")[0], file["media_type"], file["file"])
            self.assertEqual(len(content), file["bytes"], file["file"])
        for name in ("tide.vtt", "tide.srt"):  # directories of podcasts compare letter by letter
            self.assertNotIn(";", curl(f"{self.server.address}built/tide/{name}", "--head")[1]["content-type"])

    def test_a_podcast_client_subscribes_and_downloads(self):
        library, home = self.scratch / "library", self.scratch / "gpodder"
        library.mkdir()
        (library / "earbound.yaml").write_text(f"title: Tides\nbase_url: {self.server.address}podcast/\ndescription: The sea.\nlanguage: en\n")
        (library / "tide.md").write_text(ARTICLE)
        environment = {**os.environ, "XDG_CACHE_HOME": str(self.scratch / "cache"), "HOME": str(self.scratch), "GPODDER_HOME": str(home / "home"),
                       "GPODDER_DOWNLOAD_DIR": str(home / "downloads")}
        subprocess.run([PROGRAM, "build", library, "-o", self.public / "podcast", "--formats", "mp3", "--quiet"], env=environment,
                       capture_output=True, check=True)
        for command in (["subscribe", self.server.address + "podcast/feed.xml"], ["update"], ["download"]):
            subprocess.run(["gpo", *command], env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=100, check=True)
        downloads = [path.read_bytes() for path in home.glob("downloads/*/*.mp3")]
        self.assertEqual(downloads, [(self.public / "podcast" / "tide" / "tide.mp3").read_bytes()])

    def test_requests_with_content(self):
        for size, status in ((10, 405), (60_000, 405), (100_000, 413), (10**12, 413)):
            request = f"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {size}\r\n\r\n".encode()
            # Too much is refused unread: one who sends it all the same may see the connection end before the answer.
            content = b"x" * size if status == 405 else b""
            self.assertIn(f" {status} ".encode(), exchange(self.server.port, request + content)[:20], size)
        request = b"GET /small.txt HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhelloGET /small.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        self.assertEqual(exchange(self.server.port, request).count(b"200 OK"), 2)  # content is not taken for a request

    def test_hostile_requests(self):
        began, source = time.time(), random.Random(12)
        requests = [hostile_request(source) for _ in range(HOSTILE)]
        with ThreadPoolExecutor(100) as clients:
            answers = list(clients.map(lambda request: exchange(self.server.port, request), requests))
        for request, answer in zip(requests, answers):
            for private in (SECRET.encode(), b"root:x:", b"Index of"):
                self.assertNotIn(private, answer, request[:300])
        answered = sum(answer.startswith(b"HTTP/1.1 ") for answer in answers)
        found = sum(b" 200 OK" in answer[:20] for answer in answers)
        self.assertGreater(answered, HOSTILE / 2)
        self.assertEqual(curl(self.server.address + "small.txt")[2], b"small")
        print(f"{HOSTILE} hostile requests in {time.time() - began:.1f} s, {answered} answered, {found} of them with a file or list")

    def test_many_downloads_and_slow_clients(self):
        before, most, slowest = self.server.resident(), 0.0, 0.0
        slow = [slow_client(self.server.port, i) for i in range(SLOW)]
        began, each = time.time(), min(DOWNLOADS, 250)  # curl does no more than 300 at once
        target = f"{self.server.address}sound.mp3?[1-{each}]"
        command = ["curl", "--silent", "--no-progress-meter", "--parallel", "--parallel-immediate", "--parallel-max", str(each), "--output", "/dev/null",
                   "--write-out", "%{http_code} %{size_download}\\n", target]
        clients = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(DOWNLOADS // each)]
        said = ThreadPoolExecutor().map(lambda client: client.communicate()[0].decode().split("\n")[:-1], clients)
        while any(client.poll() is None for client in clients):
            start = time.perf_counter()
            self.assertIn(b"small", exchange(self.server.port, b"GET /small.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
            slowest, most = max(slowest, time.perf_counter() - start), max(most, self.server.resident())
            time.sleep(0.02)
        took = time.time() - began
        self.assertEqual([line for lines in said for line in lines], [f"200 {len(self.sound)}"] * DOWNLOADS)
        for client in slow:
            client.close()
        self.assertLess(most - before, 60)
        print(f"{DOWNLOADS} downloads of 8 MB at once in {took:.1f} s beside {SLOW} slow clients; memory {before:.0f} MB before, "
              f"{most:.0f} MB at most; a small file within {1000 * slowest:.0f} ms")

    def test_slow_requests_are_ended(self):
        """Clients that go leave no connection behind."""
        client = slow_client(self.server.port, 1)
        client.shutdown(socket.SHUT_WR)
        client.settimeout(10)
        self.assertEqual(client.recv(100), b"")
        client.close()


class Stopping(unittest.TestCase):
    def test_a_download_may_end_after_the_signal(self):
        with tempfile.TemporaryDirectory() as directory:
            pathlib.Path(directory, "sound.mp3").write_bytes(bytes(20 * MEGABYTE))
            server = Server(directory)
            client = socket.create_connection(("127.0.0.1", server.port))
            client.sendall(b"GET /sound.mp3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            got = len(client.recv(1000))
            server.process.send_signal(signal.SIGINT)
            time.sleep(0.3)
            with self.assertRaises(OSError):
                socket.create_connection(("127.0.0.1", server.port), 1)
            while more := client.recv(MEGABYTE):
                got += len(more)
            client.close()
            self.assertGreater(got, 20 * MEGABYTE)
            status, errors = server.stop()
            self.assertEqual(status, 0)
            self.assertIn("stopping", errors)

    def test_addresses_that_cannot_be_listened_on(self):
        with tempfile.TemporaryDirectory() as directory:
            server = Server(directory)
            for options, status, told in ((["--port", str(server.port)], 1, "is in use"), (["--bind", "example"], 2, "no address of a computer"),
                                          (["--bind", "192.0.2.1"], 1, "no address of this computer")):
                done = subprocess.run([PROGRAM, "serve", directory, *options], capture_output=True, timeout=20, check=False)
                self.assertEqual((done.returncode, done.stdout), (status, b""), options)
                self.assertIn(told, done.stderr.decode())
            self.assertEqual(server.stop()[0], 0)

    def test_what_binding_means_is_said(self):
        with tempfile.TemporaryDirectory() as directory:
            server = Server(directory, "--bind", "0.0.0.0", "--qr")
            self.assertEqual(curl(f"http://127.0.0.1:{server.port}/")[0], 200)
            server.process.send_signal(signal.SIGTERM)
            said = server.process.stdout.read().decode()
            self.assertIn("no password", said)
            self.assertIn("▀", said)
            self.assertEqual(server.stop()[0], 0)


def exchange(port, request):
    """Whatever comes back until the server closes the connection."""
    answer = b""
    try:
        with socket.create_connection(("127.0.0.1", port), 20) as client:
            client.sendall(request)
            client.shutdown(socket.SHUT_WR)
            while len(answer) < MEGABYTE and (more := client.recv(65536)):
                answer += more
    except TimeoutError:
        raise
    except OSError:
        pass  # refused while it was still sending
    return answer


def slow_client(port, number):
    """Every other one never ends its request, the rest never read the answer."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.connect(("127.0.0.1", port))
    request = b"GET /sound.mp3 HTTP/1.1\r\nHost: x\r\n"
    client.sendall(request if number % 2 else request + b"\r\n")
    return client


def hostile_request(source):
    """A request of some form that no honest client sends."""
    pick = source.choice
    up = pick(["..", "%2e%2e", ".%2e", "%2E.", "..%00", "%c0%ae%c0%ae", "%252e%252e", "..;", "...", "..\\", "%5c..", "up", "root"])
    slash = pick(["/", "//", "%2f", "\\", "%5c", "/./", "%c0%af", "/%00/", ";/"])
    target = pick([
        lambda: "/" + slash.join([up] * source.randrange(1, 9) + [pick(["private.txt", "etc/passwd", "proc/self/environ", ".hidden", ".git/config"])]),
        lambda: "/deep/" + slash.join(["er", up, up, up, "private.txt"]),
        lambda: pick(["/.hidden", "/deep/.git/config", "/deep/%2egit/config", "/out.txt", "/deep/up/private.txt", "/root/etc/passwd"]),
        lambda: "/" + pick("ax%/.\\") * source.randrange(1, 30000),
        lambda: "/" * source.randrange(1, 5000) + "small.txt",
        lambda: pick(["*", "", "small.txt", "http://x/../private.txt", "file:///etc/passwd", "x:80", "//etc/passwd", "/small.txt?a=%00&b", "/small.txt#x"]),
        lambda: "/" + "".join(chr(source.randrange(1, 256)) for _ in range(source.randrange(1, 80))),
    ])()
    method = pick(["GET"] * 12 + ["HEAD", "POST", "PUT", "DELETE", "TRACE", "CONNECT", "OPTIONS", "get", "", "G\0ET", "M" * source.randrange(1, 20000), "PROPFIND"])
    version = pick(["HTTP/1.1"] * 12 + ["HTTP/1.0", "HTTP/0.9", "HTTP/9.9", "HTTP/2.0", "", "http/1.1", "HTTP/1.1 extra", "X" * 5000])
    headers = ["Host: x"] if source.random() < 0.9 else []
    for _ in range(source.choice([0, 1, 1, 2, 3])):
        headers.append(pick([
            lambda: "Range: bytes=" + ",".join(f"{source.randrange(99)}-{source.randrange(99)}" for _ in range(source.randrange(1, 1000))),
            lambda: pick(["Range: bytes=-", "Range: bytes=99999999999999999999-", "Range: \xff", "Range: bytes=0-0\0", "If-Range: \"", "If-None-Match: " + "\"," * 3000]),
            lambda: "Accept-Encoding: " + pick(["gzip;q=", "gzip" * 2000, ",;,;q=0,", "*;q=\xff", "gzip"]),
            lambda: "X" * source.randrange(1, 30000) + ": y",
            lambda: "\r\n".join(f"X-{i}: y" for i in range(source.randrange(1, 3000))),
            lambda: pick(["no colon", ": no name", " folded: x", "X:\r\n folded", "X\0: y", "Host: y", "Cookie: " + "c" * 20000]),
            lambda: "Content-Length: " + pick(["-1", "5", "99999999999999999999", "0x10", "5, 5", "", "18446744073709551615", "100"]),
            lambda: "Transfer-Encoding: " + pick(["chunked", "gzip, chunked", "chunked, chunked", "x"]),
            lambda: pick(["Expect: 100-continue", "Expect: 200", "Upgrade: h2c", "Connection: close, close", "If-Modified-Since: " + "9" * 500]),
        ])())
    content = pick([b"", b"", b"hello", b"5\r\nhello\r\n0\r\n\r\n", b"ffffffffffffffff\r\nx", b"-1\r\n", source.randbytes(2000), b"FFFFFF\r\n" + b"x" * 80000])
    request = (f"{method} {target} {version}\r\n" + "".join(header + "\r\n" for header in headers) + "\r\n").encode("latin-1") + content
    return pick([
        lambda: request, lambda: request, lambda: request, lambda: request, lambda: request, lambda: request,
        lambda: request[:source.randrange(len(request))],
        lambda: request * source.randrange(2, 20),
        lambda: request.replace(b"\r\n", b"\n"),
        lambda: source.randbytes(source.randrange(1, 3000)),
        lambda: b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + source.randbytes(300),
        lambda: b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + source.randbytes(50),
    ])()


if __name__ == "__main__":
    unittest.main()

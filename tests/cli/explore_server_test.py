#!/usr/bin/python3
"""The explorer's server under load, beside slow clients, and at other addresses than the loopback's.

usage: explore_server_test.py MUSUBI SOURCE_DIR [unittest arguments]
"""
import concurrent.futures
import http.client
import json
import pathlib
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest

MUSUBI = ""
GTB = pathlib.Path()
HANGS = 60  # seconds; only what hangs takes them
LINK = {"source": "chiba-u", "target": "biocom", "relation": "partners_with"}


class Server:
    def __init__(self, *arguments, port=0):
        self.run = subprocess.Popen([MUSUBI, "explore", GTB, "--port", str(port), "--lang", "en", *arguments],
                                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        self.address = self.run.stdout.readline().split()[0]
        host, port = re.match(r"http://(\[[^]]+\]|[^:]+):(\d+)/", self.address).groups()
        self.host, self.port = host.strip("[]"), int(port)

    def stop(self, number=signal.SIGINT):
        self.run.send_signal(number)
        _, said = self.run.communicate(timeout=HANGS)
        return self.run.returncode, said

    def ask(self, method="GET", path="/", body=None, host=None, **headers):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=HANGS)
        try:
            headers = {name.replace("_", "-"): value for name, value in headers.items()}
            if host:
                headers["Host"] = host
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()

    def answer(self, token, asking=6):
        """As question(), but asks again when told to, since there are many questions at a time."""
        for _ in range(asking):
            status, text = self.question(token)
            if status != 503:
                break
        return status, text

    def question(self, token):
        return self.ask("POST", "/api/what-if", json.dumps({"links": [LINK]}),
                        Content_Type="application/json", X_Musubi_Token=token)

    def connect(self, text=b""):
        client = socket.create_connection((self.host, self.port), timeout=HANGS)
        client.sendall(text)
        return client

    def peak_threads(self):
        status = pathlib.Path(f"/proc/{self.run.pid}/status").read_text()
        return int(re.search(r"Threads:\s+(\d+)", status)[1])


def token_of(page):
    return re.search(r'data-token="([0-9a-f]{32})"', page)[1]


class WithServer(unittest.TestCase):
    arguments = ()

    def setUp(self):
        self.server = Server(*self.arguments)
        self.addCleanup(self.end)

    def end(self):
        status, said = self.server.stop()
        self.assertEqual(status, 0, said)


class Load(WithServer):
    def test_many_readers_and_questions_are_all_answered(self):
        token = token_of(self.server.ask()[1])
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            pages = [pool.submit(self.server.ask) for _ in range(300)]
            answers = [pool.submit(self.server.answer, token) for _ in range(40)]
            self.assertEqual({page.result()[0] for page in pages}, {200})
            self.assertEqual({answer.result()[0] for answer in answers}, {200})
            self.assertEqual(len({str(json.loads(answer.result()[1])["measures"]) for answer in answers}), 1)
        self.assertLess(self.server.peak_threads(), 60)

    def test_it_answers_beside_clients_that_hold_every_connection(self):
        held = []
        for i in range(150):  # several times as many as it serves
            held.append(self.server.connect((b"", b"GET / HTTP/1.1\r\nHost: ", b"POST /api/what-if HTTP/1.1\r\n"
                                             b"Content-Length: 60000\r\n\r\n{")[i % 3]))
        try:
            for _ in range(20):
                self.assertEqual(self.server.ask()[0], 200)
        finally:
            for client in held:
                client.close()

    def test_it_answers_beside_clients_that_send_a_byte_at_a_time(self):
        stop = threading.Event()

        def drip():
            while not stop.is_set():
                try:
                    with self.server.connect() as client:
                        for byte in b"GET / HTTP/1.1\r\nX: " + b"x" * 10_000:
                            client.send(bytes([byte]))
                            if stop.wait(0.05):
                                break
                except OSError:
                    pass

        threads = [threading.Thread(target=drip) for _ in range(64)]
        for thread in threads:
            thread.start()
        try:
            time.sleep(1)
            for _ in range(20):
                self.assertEqual(self.server.ask()[0], 200)
        finally:
            stop.set()
            for thread in threads:
                thread.join()

    def test_a_client_that_takes_too_long_to_ask_is_closed(self):
        client = self.server.connect(b"GET / HTTP/1.1\r\n")
        start = time.monotonic()
        answer = b"".join(iter(lambda: client.recv(4096), b""))
        took = time.monotonic() - start
        self.assertNotIn(b"200", answer[:20])
        self.assertGreater(took, 3)  # it had the time that it was promised

    def test_an_interrupt_does_not_wait_for_slow_clients(self):
        another = Server()
        held = [another.connect(b"GET / HT") for _ in range(10)]
        status, said = another.stop()
        self.assertEqual(status, 0, said)
        for client in held:
            client.close()

    def test_headers_without_end_are_refused(self):
        client = self.server.connect(b"GET / HTTP/1.1\r\n")
        try:
            for i in range(20_000):
                client.sendall(b"X-%d: " % i + b"x" * 500 + b"\r\n")
        except OSError:
            pass  # closed, as it should be
        client.close()
        self.assertEqual(self.server.ask()[0], 200)


class Elsewhere(WithServer):
    arguments = ("--host", "0.0.0.0")

    def test_the_page_is_for_those_who_have_the_address(self):
        self.server.host = "127.0.0.1"
        self.assertRegex(self.server.address, r"^http://0\.0\.0\.0:\d+/\?token=[0-9a-f]{32}$")
        path = self.server.address[self.server.address.index("/?"):]
        status, page = self.server.ask(path=path)
        self.assertEqual(status, 200)
        self.assertEqual(self.server.question(token_of(page))[0], 200)
        self.assertEqual(self.server.question("0" * 32)[0], 403)
        for wrong in ("/", "/?token=", "/?token=" + "0" * 32, path[:-1], path + "0"):
            status, said = self.server.ask(path=wrong)
            self.assertEqual(status, 403, wrong)
            self.assertNotIn("data-token", said)


class Loopback(WithServer):
    def test_it_listens_to_this_machine_only(self):
        hex_port = f"{self.server.port:04X}"
        lines = pathlib.Path("/proc/net/tcp").read_text().splitlines()
        listening = {line.split()[1] for line in lines[1:]
                     if line.split()[3] == "0A" and line.split()[1].endswith(":" + hex_port)}
        self.assertEqual(listening, {"0100007F:" + hex_port})

    def test_a_host_or_origin_of_somebody_else_is_refused(self):
        own = f"127.0.0.1:{self.server.port}"
        token = token_of(self.server.ask(host=own)[1])
        for host in ("evil.example", f"evil.example:{self.server.port}", "", "127.0.0.1:1"):
            self.assertEqual(self.server.ask(host=host or "x")[0], 403, host)
        for origin in ("http://evil.example", "null", f"https://{own}", f"http://{own}.evil.example"):
            status, _ = self.server.ask("POST", "/api/what-if", json.dumps({"links": [LINK]}),
                                        Content_Type="application/json", X_Musubi_Token=token,
                                        Origin=origin)
            self.assertEqual(status, 403, origin)

    def test_nothing_but_its_own_page_is_served(self):
        for path in ("/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "//etc/passwd",
                     "/api", "/api/", "/index.html", "/.git/config", "/%00", "/" + "a" * 5000):
            self.assertIn(self.server.ask(path=path)[0], (400, 404), path)

    def test_a_killed_server_leaves_its_port_to_the_next(self):
        another = Server()
        another.stop(signal.SIGKILL)
        again = Server(port=another.port)
        self.assertEqual(again.port, another.port)
        self.assertEqual(again.stop()[0], 0)


if __name__ == "__main__":
    MUSUBI = str(pathlib.Path(sys.argv[1]).resolve())
    GTB = pathlib.Path(sys.argv[2]).resolve() / "graphs" / "gtb"
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])

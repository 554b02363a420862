"""A small identity provider (OIDC) on this machine, for one visitor at a time."""

import base64
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "wirnetz", "geheim-genug"


class Provider:
    """Answers discovery, keys, tokens and claims; `claims` is who signs in next."""

    def __init__(self):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.claims = {"sub": "7", "email": "", "email_verified": True}
        self.asked = []
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *args):
                """Requests are not written to the terminal."""

            def do_GET(self):
                self._send(provider.answer(self.path))

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                provider.asked.append({name: values[0] for name, values in parse_qs(body).items()})
                self._send(provider.answer(self.path))

            def _send(self, value):
                body = json.dumps(value).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, path):
        """The answer to a request, by its path."""
        return {
            "/.well-known/openid-configuration": self.configuration(),
            "/keys": {"keys": [self.public_key()]},
            "/token": {"access_token": "a", "token_type": "Bearer", "id_token": self.token()},
            "/claims": self.claims,
        }[urlsplit(path).path]

    def configuration(self):
        ends = {"authorization_endpoint": "/auth", "token_endpoint": "/token", "userinfo_endpoint": "/claims"}
        return {"issuer": self.url, "jwks_uri": f"{self.url}/keys", **{k: self.url + v for k, v in ends.items()}}

    def token(self):
        now = int(time.time())
        content = {**self.claims, "iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300}
        return jwt.encode(content, self.key, algorithm="RS256", headers={"kid": "1"})

    def public_key(self):
        numbers = self.key.public_key().public_numbers()
        n, e = (
            base64.urlsafe_b64encode(value.to_bytes((value.bit_length() + 7) // 8, "big")).rstrip(b"=").decode()
            for value in (numbers.n, numbers.e)
        )
        return {"kty": "RSA", "kid": "1", "alg": "RS256", "use": "sig", "n": n, "e": e}

    def close(self):
        self.server.shutdown()
        self.server.server_close()

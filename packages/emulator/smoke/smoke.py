"""Drives an emulator with the standard library of Python. Prints what it has checked, and fails at the first mistake."""

import base64
import json
import os
import urllib.error
import urllib.request

emulator = os.environ["CLERK_API_URL"]
key = os.environ["CLERK_SECRET_KEY"]


def call(method, path, body=None, authorization=f"Bearer {key}"):
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    if authorization is not None:
        headers["Authorization"] = authorization
    request = urllib.request.Request(emulator + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request) as response:
            text = response.read()
            return response.status, json.loads(text) if text else None, response.headers
    except urllib.error.HTTPError as error:
        text = error.read()
        return error.code, json.loads(text) if text else None, error.headers


def check(name, actual, expected):
    assert actual == expected, f"{name}: {actual!r} instead of {expected!r}"
    print(name)


status, user, _ = call("POST", "/v1/users", {"email_address": ["grace@example.com"]})
check("creates a user with the secret key", status, 200)
check("needs the secret key", call("GET", "/v1/users", authorization=None)[0], 401)

status, session, _ = call("POST", "/__emulator/sign-in", {"userId": user["id"], "claims": {"plan": "pro"}})
payload = session["token"].split(".")[1]
claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
check("signs in", (status, claims["sub"], claims["plan"]), (200, user["id"], "pro"))
check("publishes its key", call("GET", "/.well-known/jwks.json", authorization=None)[1]["keys"][0]["kty"], "RSA")

now = call("GET", "/__emulator/health")[1]["now"]
status, clock, _ = call("POST", "/__emulator/clock", {"advance": "8d"})
check("moves the clock", (status, clock["now"] - now >= 8 * 86_400_000), (200, True))
check("ends the session", call("GET", f"/v1/sessions/{session['sessionId']}")[1]["status"], "expired")

fault = {"route": "GET /v1/users/{user_id}", "status": 503, "retryAfter": 1, "count": 1}
check("adds a fault", call("POST", "/__emulator/faults", fault)[0], 201)
status, _, headers = call("GET", f"/v1/users/{user['id']}")
check("fails once", (status, headers["Retry-After"]), (503, "1"))
check("recovers", call("GET", f"/v1/users/{user['id']}")[0], 200)

snapshot = call("GET", "/__emulator/snapshot")[1]
check("deletes the user", call("DELETE", f"/v1/users/{user['id']}")[0], 200)
check("has deleted the user", call("GET", f"/v1/users/{user['id']}")[0], 404)
check("restores a snapshot", call("PUT", "/__emulator/snapshot", snapshot)[0], 204)
check("has the user again", call("GET", f"/v1/users/{user['id']}")[0], 200)
check("names a mistake", "error" in call("POST", "/__emulator/clock", {"advance": "soon"})[1], True)
check("is reset", (call("POST", "/__emulator/reset")[0], call("GET", f"/v1/users/{user['id']}")[0]), (204, 404))

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, describe, test } from "node:test";

import { assertProblem, makeSurgery, password, widgetOrigin } from "./service.mjs";

let surgery;
let service;
before(async () => {
  surgery = await makeSurgery();
  service = await surgery.serve();
});
after(async () => {
  await service.stop();
  surgery.remove();
});

const json = { "content-type": "application/json" };
function trySignIn(user, words, headers = json) {
  return service.request("POST", "/api/v1/staff/session", { body: JSON.stringify({ user, password: words }), headers });
}

describe("signing in", () => {
  test("gives a session, a CSRF token and a cookie that scripts and other sites do not get", async () => {
    const { answer, csrfToken, ...rest } = await service.signIn();
    assert.deepEqual(Object.keys(answer.body), ["user", "csrfToken", "expiresAt", "surgery"]);
    assert.equal(csrfToken.length, 43);
    const cookie = answer.headers["set-cookie"][0];
    assert.match(cookie, /^signpost-staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    assert.equal(answer.headers["cache-control"], "no-store");
    const again = await service.get("/api/v1/staff/session", { cookie: rest.cookie });
    assert.deepEqual(again.body, answer.body);
  });

  test("with TLS in front the cookie is Secure with the __Host- prefix, and HSTS is sent", async () => {
    surgery.config.publicOrigin = "https://letters.example";
    surgery.writeConfig();
    const tls = await surgery.serve();
    const { answer, cookie, csrfToken } = await tls.signIn();
    assert.match(answer.headers["set-cookie"][0], /^__Host-signpost-staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    assert.equal(answer.headers["strict-transport-security"], "max-age=31536000");
    const change = (origin) => tls.request("DELETE", "/api/v1/staff/session", { headers: { cookie, origin, "signpost-csrf": csrfToken } });
    assertProblem(await change(`http://127.0.0.1:${tls.port}`), 403, "cross-origin");
    assert.equal((await change("https://letters.example")).status, 204);
    await tls.stop();
    delete surgery.config.publicOrigin;
    surgery.writeConfig();
  });

  test("fails alike for a wrong password and an unknown user, in words and in time", async () => {
    const time = async (user) => {
      const times = [];
      let answer;
      for (let i = 0; i < 4; i++) {
        const begin = performance.now();
        answer = await trySignIn(user, "wrong password");
        times.push(performance.now() - begin);
      }
      return { answer, best: Math.min(...times) };
    };
    const known = await time("reception");
    const unknown = await time("nobody");
    const impossible = await time("no body");
    assertProblem(known.answer, 401, "sign-in-failed");
    assert.deepEqual(unknown.answer.body, known.answer.body);
    assert.deepEqual(impossible.answer.body, known.answer.body);
    for (const other of [unknown, impossible]) {
      assert.ok(other.best > known.best / 3 && other.best < known.best * 3, `${known.best} ms against ${other.best} ms`);
    }
    assert.equal((await trySignIn("reception", password)).status, 200); // four failures do not lock
  });

  test("takes exactly user and password, as JSON", async () => {
    const post = (body, headers = json) => service.request("POST", "/api/v1/staff/session", { body, headers });
    assertProblem(await post(`user=reception&password=${password}`, { "content-type": "application/x-www-form-urlencoded" }), 415, "wrong-media-type");
    assertProblem(await post("{"), 400, "malformed-request", "body");
    assertProblem(await post("[]"), 400, "malformed-request", "user");
    assertProblem(await post('{"user":"reception"}'), 400, "malformed-request", "password");
    assertProblem(await post('{"user":"reception","password":1}'), 400, "malformed-request", "password");
    assertProblem(await post('{"user":"a","user":"b","password":"c"}'), 400, "malformed-request", "body");
    assertProblem(await post('{"user":"a","password":"c","x":1}'), 400, "malformed-request", "body");
  });

  test("five failures lock the user for this address, with the right password too", async () => {
    surgery.run(["user", "add", "--database", surgery.database, "--user", "locked"], "another long password");
    for (let i = 0; i < 5; i++) {
      assertProblem(await trySignIn("locked", "wrong password"), 401, "sign-in-failed");
    }
    const answer = await trySignIn("locked", "another long password");
    assertProblem(answer, 429, "locked");
    assert.ok(Number(answer.headers["retry-after"]) > 200);
    assert.equal((await trySignIn("reception", password)).status, 200);
  });

  test("behind a trusted proxy it is the proxy's word that names the address, and only then", async () => {
    surgery.config.trustForwardedFor = true;
    surgery.writeConfig();
    const proxied = await surgery.serve();
    const from = (address, words) => proxied.request("POST", "/api/v1/staff/session", {
      body: JSON.stringify({ user: "reception", password: words }), headers: { ...json, "x-forwarded-for": address } });
    for (let i = 0; i < 5; i++) {
      await from(`10.9.9.${i}, 192.0.2.1`, "wrong password"); // the client invents the first
    }
    assert.equal((await from("192.0.2.1", password)).status, 429);
    assert.equal((await from("192.0.2.2", password)).status, 200);
    await proxied.stop();
    surgery.config.trustForwardedFor = false;
    surgery.writeConfig();
  });

  test("a flood of sign-ins is turned away in part, and a letter arrives meanwhile", async () => {
    const flood = Promise.all(Array.from({ length: 30 }, (_, i) => trySignIn(`stranger${i}`, "wrong password")));
    const begin = performance.now();
    assert.equal((await service.send(await surgery.seal())).status, 201);
    const letterTime = performance.now() - begin;
    const answers = await flood;
    assert.ok(letterTime < performance.now() - begin, "the letter did not wait for the flood");
    const busy = answers.filter((answer) => answer.status === 503);
    assert.ok(busy.length > 0 && busy.length < 30);
    assertProblem(busy[0], 503, "busy");
    assert.ok(answers.every((answer) => [401, 503].includes(answer.status)));
  });

  test("no log holds a password or the name of nobody", async () => {
    await trySignIn("my-secret-password", "my-secret-password");
    assert.match(service.log, /sign-in failed for an unknown user/);
    assert.match(service.log, /user reception signed in/);
    for (const word of ["my-secret-password", password, "wrong password"]) {
      assert.ok(!service.log.includes(word));
    }
  });
});

describe("without a session", () => {
  test("nothing is given away", async () => {
    for (const [method, path] of [["GET", "session"], ["DELETE", "session"], ["GET", "key"], ["GET", "letters"], ["GET", "letters/1"],
      ["POST", "letters/1/done"], ["POST", "letters/1/undone"]]) {
      for (const cookie of ["", "signpost-staff=", `signpost-staff=${"A".repeat(43)}`, "__Host-signpost-staff=x"]) {
        const answer = await service.request(method, `/api/v1/staff/${path}`, { headers: { cookie }, body: method === "POST" ? "" : undefined });
        assertProblem(answer, 401, "sign-in-required");
      }
    }
  });
});

describe("with a session", () => {
  let call;
  before(async () => {
    await service.stop();
    surgery.remove();
    surgery = await makeSurgery();
    service = await surgery.serve();
    for (let i = 0; i < 7; i++) {
      await service.send(await surgery.seal({}, { list: ["clinical", "urgent", "admin"][i % 3] }));
    }
    call = await service.signIn();
  });

  test("letters are listed by list and state, oldest first, in pages", async () => {
    const all = (await call("GET", "letters")).body;
    assert.equal(all.letters.length, 7);
    assert.equal(all.next, null);
    assert.deepEqual(all.new, { admin: 2, clinical: 3, urgent: 2 });
    assert.deepEqual(Object.keys(all.letters[0]), ["id", "reference", "list", "state", "receivedAt", "answerBy", "sizeClass",
      "content", "kid", "doneAt", "doneBy"]);
    const first = (await call("GET", "letters?limit=3")).body;
    const second = (await call("GET", `letters?limit=3&after=${first.next}`)).body;
    const third = (await call("GET", `letters?limit=3&after=${second.next}`)).body;
    assert.equal(third.next, null);
    assert.deepEqual([...first.letters, ...second.letters, ...third.letters], all.letters);
    const urgent = (await call("GET", "letters?list=urgent")).body.letters;
    assert.ok(urgent.length === 2 && urgent.every((letter) => letter.list === "urgent"));
    for (const query of ["list=soon", "state=old", "after=x", "limit=0", "limit=201", "limit=1e2", "patient=x", "limit=1&limit=2"]) {
      assert.equal((await call("GET", `letters?${query}`)).status, 400, query);
    }
  });

  test("dealing with a letter moves it, says who and when, and can be taken back", async () => {
    const [letter] = (await call("GET", "letters?list=admin")).body.letters;
    const done = await call("POST", `letters/${letter.id}/done`);
    assert.equal(done.status, 200);
    assert.equal(done.body.state, "done");
    assert.equal(done.body.doneBy, "reception");
    assert.ok(Math.abs(new Date(done.body.doneAt) - Date.now()) < 60_000);
    assert.deepEqual((await call("POST", `letters/${letter.id}/done`)).body, done.body);
    assert.ok((await call("GET", "letters?list=admin")).body.letters.every((other) => other.id !== letter.id));
    assert.equal((await call("GET", "letters?state=done")).body.letters[0].id, letter.id);
    assert.deepEqual((await call("POST", `letters/${letter.id}/undone`)).body, letter);
    for (const id of ["999999", "0", "-1", "x", "1e1", "99999999999999999999"]) {
      assertProblem(await call("POST", `letters/${id}/done`), 404, "not-found");
      assertProblem(await call("GET", `letters/${id}`), 404, "not-found");
    }
  });

  test("opening a letter is recorded: who, which, when", async () => {
    const [letter] = (await call("GET", "letters")).body.letters;
    assert.equal((await call("GET", `letters/${letter.id}`)).status, 200);
    const audit = spawnSync("sqlite3", ["-readonly", surgery.database,
      `SELECT user_name || ' ' || action FROM audit WHERE letter_id = ${letter.id}`], { encoding: "utf8" });
    assert.match(audit.stdout, /^reception opened$/m);
  });

  test("a change without the CSRF token, or with another's, is refused", async () => {
    const other = await service.signIn();
    const [letter] = (await call("GET", "letters")).body.letters;
    for (const token of ["", "x", other.csrfToken, `${call.csrfToken}x`]) {
      for (const [method, path] of [["POST", `letters/${letter.id}/done`], ["DELETE", "session"]]) {
        assertProblem(await call(method, path, { "signpost-csrf": token }), 403, "csrf-token-missing", "Signpost-CSRF");
      }
    }
    assert.equal((await call("GET", "letters")).body.letters[0].id, letter.id);
  });

  test("another site's page gets nothing, even one that may send letters", async () => {
    for (const origin of [widgetOrigin, "https://evil.example", "null", `http://localhost:${service.port}`]) {
      for (const answer of [await call("GET", "letters", { origin }), await call("POST", "letters/1/done", { origin }),
        await trySignIn("reception", password, { ...json, origin })]) {
        assertProblem(answer, 403, "cross-origin", "Origin");
        assert.equal(answer.headers["access-control-allow-origin"], undefined);
      }
    }
    assert.equal((await call("GET", "letters", { origin: `http://127.0.0.1:${service.port}` })).status, 200);
  });

  test("signing out ends it and clears the cookie", async () => {
    const leaving = await service.signIn();
    const answer = await leaving("DELETE", "session");
    assert.equal(answer.status, 204);
    assert.match(answer.headers["set-cookie"][0], /^signpost-staff=; .*Max-Age=0$/);
    assertProblem(await leaving("GET", "letters"), 401, "sign-in-required");
    assert.equal((await call("GET", "letters")).status, 200);
  });

  test("a changed password and a removed user end the user's sessions", async () => {
    surgery.run(["user", "add", "--database", surgery.database, "--user", "doctor"], "the first password");
    const first = await service.signIn("doctor", "the first password");
    surgery.run(["user", "password", "--database", surgery.database, "--user", "doctor"], "the second password");
    assertProblem(await first("GET", "letters"), 401, "sign-in-required");
    const second = await service.signIn("doctor", "the second password");
    surgery.run(["user", "remove", "--database", surgery.database, "--user", "doctor"]);
    assertProblem(await second("GET", "letters"), 401, "sign-in-required");
    assert.equal(surgery.tryRun(["user", "remove", "--database", surgery.database, "--user", "doctor"]).status, 1);
    assert.match(surgery.tryRun(["user", "add", "--database", surgery.database, "--user", "reception"], "a long password").stderr,
      /there is a user reception already/);
  });
});

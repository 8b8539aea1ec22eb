// Adds to the password fields of the account pages a button that shows and hides the password, and its strength while typing.
// Everything works without this script; the server judges by its own rules.
const known = /password|passwort|qwerty|letmein|welcome|football|baseball|iloveyou|dragon|monkey|master|admin|sunshine|princess|12345\d*|abcdef|referee|official/g;

function bits(text) {
  let sum = 0, last = -9;
  for (const character of text.toLowerCase().replace(known, "\u0000")) {
    const code = character.codePointAt(0);
    const follows = Math.abs(code - last) <= 1;
    sum += code === 0 ? 6 : follows ? 0.7 : code >= 97 && code <= 122 ? 2.2 : 5;
    last = code;
  }
  return sum;
}

function level(text, least) {
  const count = [...text.normalize("NFC")].length;
  if (count < least) return [0, count];
  const value = bits(text);
  return [value < 26 ? 1 : value < 40 ? 2 : value < 58 ? 3 : 4, count];
}

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// What is known about the owner: what the page says, and what was typed into the other fields.
function wordsAround(input) {
  const typed = (input.dataset.strengthFields ?? "").split(" ").filter(Boolean).map((id) => fold(document.getElementById(id)?.value ?? ""));
  return [input.dataset.strengthKnown.split("|"), ...typed.map((text) => text.split(/[^\p{L}\p{N}]+/u))]
    .flat().filter((word) => word.length > 2).sort((one, other) => other.length - one.length);
}

function isMadeOf(text, words, least) {
  const folded = fold(text);
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), folded);
  return rest.length < folded.length && (rest.match(/[\p{L}\p{N}]/gu) ?? []).length < Math.floor(least / 2);
}

function reveal(box) {
  const input = box.querySelector("input");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "reveal";
  button.textContent = box.dataset.reveal;
  button.addEventListener("click", () => {
    const hidden = input.type === "password";
    input.type = hidden ? "text" : "password";
    button.textContent = hidden ? box.dataset.conceal : box.dataset.reveal;
    input.focus();
  });
  // Hidden again before the form is sent, because a browser may remember the text of a readable field.
  input.form?.addEventListener("submit", () => { input.type = "password"; });
  box.append(button);
}

function strength(input) {
  const least = Number(input.dataset.strength);
  const words = input.dataset.strengthWords.split("|");
  const help = document.getElementById(`${input.id}-help`);
  const meter = document.createElement("div");
  meter.className = "strength";
  meter.setAttribute("role", "meter");
  meter.setAttribute("aria-label", input.dataset.strengthLabel);
  meter.setAttribute("aria-valuemin", "0");
  meter.setAttribute("aria-valuemax", "4");
  meter.append(...Array.from({ length: 4 }, () => document.createElement("i")));
  const say = document.createElement("div");
  say.className = "help";
  const show = () => {
    const [value, count] = level(input.value, least);
    const isKnown = value > 0 && isMadeOf(input.value, wordsAround(input), least);
    const bars = isKnown ? 1 : value;
    meter.hidden = say.hidden = input.value === "";
    if (help) help.hidden = input.value !== "";
    [...meter.children].forEach((bar, at) => bar.classList.toggle("on", at < bars));
    say.classList.toggle("good", bars > 2);
    say.textContent = words[isKnown ? 5 : bars].replace("{0}", count).replace("{1}", least);
    meter.setAttribute("aria-valuenow", bars);
    meter.setAttribute("aria-valuetext", say.textContent);
  };
  input.closest(".input").after(meter, say);
  input.form.addEventListener("input", show);
  show();
}

// A form is sent once, however often its button is pressed. The button shows it until the next page arrives.
const again = 20_000;
let sending = 0;

function release() {
  clearTimeout(sending);
  document.querySelectorAll("[data-pending]").forEach(pressed => pressed.removeAttribute("data-pending"));
}

function press(event, pressed) {
  if (document.querySelector("form[data-pending]")) return event.preventDefault();
  release();
  for (const one of pressed) one?.setAttribute("data-pending", "");
  // So that a person who stopped the browser from loading can press again.
  sending = setTimeout(release, again);
}

addEventListener("submit", (submit) => press(submit, [submit.target, submit.submitter]));
addEventListener("click", (click) => {
  const link = click.target.closest("a[href]");
  if (link && !click.ctrlKey && !click.metaKey && !click.shiftKey && !link.target && !link.hash) press(click, [link]);
});
// After Back, the page comes from the browser's cache as it was left.
addEventListener("pageshow", (shown) => { if (shown.persisted) release(); });

// Pages without a circuit ask whether the session ends soon, which does not extend it. In the background they do not ask.
const ending = document.querySelector("[data-session]");
if (ending) {
  const every = 20_000;
  const [title, text, stay] = ["div.t", "div.s", "button"].map((part) => ending.querySelector(part));
  const idle = text.textContent;
  let asking = 0;
  const ask = async (method) => {
    clearTimeout(asking);
    if (document.hidden) return;
    try {
      const answer = await fetch(ending.dataset.session, { method, redirect: "manual" });
      if (answer.status === 401 || answer.type === "opaqueredirect") {
        title.textContent = ending.dataset.over;
        text.textContent = ending.dataset.overText;
        stay.hidden = true;
        ending.hidden = false;
        return;
      }
      const { soon, canStay } = await answer.json();
      text.textContent = canStay ? idle : ending.dataset.last;
      stay.hidden = !canStay;
      ending.hidden = !soon;
    } catch {
      // No network or no answer: asked again later.
    }
    asking = setTimeout(ask, every, "GET");
  };
  stay.addEventListener("click", () => {
    ending.hidden = true;
    ask("POST");
  });
  document.addEventListener("visibilitychange", () => ask("GET"));
  asking = setTimeout(ask, every, "GET");
}

// The page behind a link tells once that it stood in sight for two seconds. It sends its link and nothing that was typed.
const opened = document.querySelector("form[data-opened]");
if (opened) {
  let waiting = 0;
  const tell = () => {
    for (const [event, heard] of heardOf) document.removeEventListener(event, heard);
    const fields = [...opened.querySelectorAll('[name="Link"], [name="__RequestVerificationToken"]')]
      .map((field) => [field.name, field.value]);
    fetch(opened.dataset.opened, { method: "POST", body: new URLSearchParams(fields), keepalive: true }).catch(() => {});
  };
  const look = () => {
    clearTimeout(waiting);
    if (document.visibilityState === "visible" && !document.prerendering) waiting = setTimeout(tell, 2_000);
  };
  const heardOf = ["visibilitychange", "prerenderingchange"].map((event) => [event, look]);
  for (const [event, heard] of heardOf) document.addEventListener(event, heard);
  look();
}

document.querySelectorAll("[data-reveal]").forEach(reveal);
document.querySelectorAll("[data-strength]").forEach(strength);

// The set-up page starts with the time zone of its reader, and shows the time in the chosen one.
const zone = document.querySelector("[data-time-zone]");
if (zone) {
  const help = document.getElementById(`${zone.id}-help`);
  const usual = help?.textContent;
  const say = () => {
    if (!help || help.classList.contains("wrong")) return;
    try {
      const [language, hour] = zone.dataset.hours === "12" ? ["en-US", "numeric"] : ["en-GB", "2-digit"];
      const time = new Date().toLocaleString(language, { timeZone: zone.value.trim().replaceAll(" ", "_"), weekday: "short", hour, minute: "2-digit" }).replace(/\s/g, " ");
      help.textContent = zone.dataset.timeThere.replace("{0}", time);
    } catch {
      help.textContent = usual;
    }
  };
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone.dataset.timeZone && here) zone.value = here.replaceAll("_", " ");
  zone.addEventListener("input", say);
  // The text is selected, because the rest of the list is hidden while the field contains it.
  zone.addEventListener("focus", () => zone.select());
  say();
}

// Shown only where this script runs.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

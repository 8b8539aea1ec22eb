// Runs before the document requests anything else. A page that did not arrive whole, because the portal or the network was lost while it
// was loading, says so and is loaded again as soon as the portal answers.
(() => {
  const root = document.documentElement;
  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  // In the portal's format: 16:05, or 4:05 PM.
  function timeOfTheSite({ timeZone, hours }) {
    const [language, hour] = hours === "12" ? ["en-US", "numeric"] : ["en-GB", "2-digit"];
    return new Date().toLocaleTimeString(language, { timeZone, hour, minute: "2-digit" }).replace(/\s/g, " ");
  }

  // Shows the strip at the top: no connection since this time.
  function away() {
    const since = document.querySelector("#components-reconnect-modal time");
    if (since && !root.classList.contains("away")) since.textContent = timeOfTheSite(since.dataset);
    if (since) root.classList.add("away");
  }

  // A proxy answers 502 to 504 while the portal is away.
  const answers = () => fetch(location.href, { redirect: "manual", cache: "no-store" }).then(({ status }) => status < 500, () => false);

  /** Waits until the portal answers. True where it had been away. */
  async function returned() {
    for (let tries = 0; ; tries++) {
      if (await answers()) return tries > 0;
      away();
      await wait(tries < 10 ? 1000 : 3000);
    }
  }

  // Where a part is missing although the portal answers, the page is loaded again once, not for ever: something may always block that part.
  const loadedAgain = "portal-loaded-again";
  const pause = 60_000;
  let isLeaving = false;
  async function loadAgain() {
    if (isLeaving) return;
    isLeaving = true;
    const wasAway = await returned();
    if (!wasAway && Date.now() - Number(sessionStorage.getItem(loadedAgain)) < pause) {
      isLeaving = false;
      document.getElementById("blazor-error-ui").style.display = "block";
      return;
    }
    sessionStorage.setItem(loadedAgain, Date.now());
    location.reload();
  }

  window.addEventListener("error", ({ target }) => {
    if (target !== window && target.matches("script, link[rel=stylesheet]")) loadAgain();
  }, { capture: true });

  // The button of the strip must work where the page's scripts did not arrive.
  document.addEventListener("click", (click) => {
    if (click.target.closest("[data-reload]")) location.reload();
  });

  globalThis.portalArrival = { away, returned, loadAgain, isLeaving: () => isLeaving };
})();

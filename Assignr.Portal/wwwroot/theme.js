// Runs before anything is painted. The server has put the choice into data-theme; this sets the class that MudBlazor's dark palette depends
// on,
// also when the system's setting changes.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => root.classList.toggle("dark", root.dataset.theme === "dark" || (root.dataset.theme !== "light" && system.matches));
  system.addEventListener("change", apply);
  apply();
  globalThis.portalTheme = {
    chosen: () => root.dataset.theme ?? "system",
    choose(name) {
      const secure = location.protocol === "https:" ? "; Secure" : "";
      document.cookie = `theme=${name}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
      root.dataset.theme = name;
      apply();
    },
  };
})();

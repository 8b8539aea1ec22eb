// Shown in place of a page whose circuit can be reached neither by a WebSocket nor by polling.
export function say(page) {
  const address = `${location.host}/_blazor`;
  page.removeAttribute("aria-busy");
  page.innerHTML = `
    <section class="panel no-connection" role="alert">
      <h1>This page cannot reach the portal</h1>
      <p>You are signed in, and nothing was lost. The page tried a WebSocket and then plain requests, both to <b>${address}</b>,
        and neither got through. Most often a firewall, a filter or a proxy of the network blocks them.</p>
      <p>Tell whoever keeps this network: <b>let WebSockets and requests to ${address} through.</b>
        Over another network, such as a phone's, the page opens meanwhile.</p>
      <p class="muted">Where many pages of the portal are open, close some first: one person can have 40 open, one network 100.</p>
      <button type="button" class="btn line" data-reload>Load the page again</button>
    </section>`;
}

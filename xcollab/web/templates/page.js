"use strict";
// No page needs this. It asks before what was typed is lost, and says when others have news.
let half = document.querySelector("form[data-half]") !== null;
addEventListener("input", event => { if (event.target.form && event.target.form.method === "post") half = true; });
addEventListener("submit", () => { half = false; });
addEventListener("beforeunload", event => { if (half) event.preventDefault(); });

const news = document.querySelector("#news");
async function look() {
  if (document.visibilityState !== "visible") return;
  try {
    const answer = await fetch("/news", {method: "POST", body: new URLSearchParams({seal: news.dataset.seal})});
    if (answer.ok) news.textContent = await answer.text();
    news.hidden = !news.textContent;
  } catch {
    // The server has ended, or the network is away: the page stays as it is.
  }
}
if (news) setInterval(look, 5 * 60 * 1000);

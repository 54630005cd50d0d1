"use strict";
// No page needs this. It asks before what was typed is lost, narrows long lists of ticks, and says when others have news.
let half = document.querySelector("form[data-half]") !== null;
addEventListener("input", event => { if (event.target.form && event.target.form.method === "post") half = true; });
addEventListener("submit", () => { half = false; });
addEventListener("beforeunload", event => { if (half) event.preventDefault(); });

// In a long list of ticks a name is typed, or an id: what fits stays, and what is ticked. Enter ticks the only one that fits.
const MANY = 8;
for (const list of document.querySelectorAll(".checks[data-narrow]")) {
  const ways = [...list.querySelectorAll("label")];
  if (ways.length <= MANY) continue;
  const label = document.createElement("label"), line = document.createElement("input"), told = document.createElement("p");
  list.id = `${list.parentElement.id}-list`;
  label.className = "narrow";
  line.type = "search";
  line.autocomplete = "off";
  line.setAttribute("aria-controls", list.id);
  label.append(list.dataset.narrow, " ", line);
  told.className = "quiet";
  told.setAttribute("role", "status");
  list.before(label, told);
  const box = way => way.querySelector("input");
  const fits = way => `${way.textContent} ${box(way).value}`.toLowerCase().includes(line.value.trim().toLowerCase());
  const narrow = () => {
    for (const way of ways) way.hidden = !fits(way) && !box(way).checked;
    told.textContent = line.value.trim() ? list.dataset.fits.replace("{n}", ways.filter(fits).length) : "";
  };
  line.addEventListener("input", event => { event.stopPropagation(); narrow(); });
  line.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const found = line.value.trim() ? ways.filter(way => fits(way) && !box(way).checked) : [];
    if (found.length !== 1) return;
    box(found[0]).click();
    line.value = "";
    narrow();
  });
}

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

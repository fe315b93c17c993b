// The box that asks for an alias, and below it the way to show the lesson to a class.

function renderSignIn({ model, el }) {
  const say = speaker(model.get("words"));
  const close = renderInput({ model, el });
  const presenter = presenterOf(model, el, say);
  const button = h("button", { type: "button", class: "ws-button ws-small", onclick: presenter.begin }, say("present"));
  const offer = h("div", { class: "ws ws-tools ws-presents", hidden: true }, button,
    h("span", { class: "ws-hint" }, rich(say("present_for"))));
  const release = claimKeys(offer);
  el.append(offer);
  // Elsewhere than in a notebook there is nothing to show step by step.
  const placed = requestAnimationFrame(() => (offer.hidden = !presenter.panel()));
  return () => {
    cancelAnimationFrame(placed);
    release();
    presenter.close();
    close();
  };
}

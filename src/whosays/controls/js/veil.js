// An answer that is kept already stays covered until the class has had the question. Only the look
// is another: nothing is taken out of the card, and nothing is sent.

const REPLIES = ".ws-feedback, .ws-hints, .ws-worked";
const VEILS = ["ws-veiled", "ws-veiled-reply", "ws-hinted"];
const answeredAt = (card) =>
  [...card.querySelectorAll(REPLIES)].some((each) => each.textContent.trim()) ||
  !!card.querySelector("input:checked, [aria-pressed='true']") ||
  [...card.querySelectorAll("input:not([type=radio], [type=checkbox], [type=range]), textarea")].some((box) => box.value) ||
  [...card.querySelectorAll("select")].some((list) => list.value);

function veils() {
  const lifted = new WeakSet();
  const lift = (card) => {
    lifted.add(card);
    card.classList.remove(...VEILS);
  };
  return {
    lift,
    cover: (card) => {
      if (!lifted.has(card) && answeredAt(card)) card.classList.add("ws-veiled", "ws-veiled-reply");
      else lifted.add(card);
    },
    // Who answers now sees the own answer; what was said of the older one waits for the button.
    touched: ({ type, target }) => {
      const card = target.closest?.(".ws-card");
      if (!card) return;
      if (type === "submit") lift(card);
      else if (type === "input" || target.closest("label, .ws-toggle")) card.classList.remove("ws-veiled");
      else if (target.closest(".ws-hint-button")) card.classList.add("ws-hinted");
    },
    drop: (room) => room.querySelectorAll(".ws-card").forEach((card) => card.classList.remove(...VEILS)),
  };
}

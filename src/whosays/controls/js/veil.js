// An answer that is kept already stays covered until the class has had the question. Only the look
// is another: nothing is taken out of the card, and nothing is sent.

const REPLIES = ".ws-feedback, .ws-hints, .ws-worked";
const answeredAt = (card) =>
  [...card.querySelectorAll(REPLIES)].some((each) => each.textContent.trim()) ||
  !!card.querySelector("input:checked, [aria-pressed='true']") ||
  [...card.querySelectorAll("input:not([type=radio], [type=checkbox], [type=range]), textarea")].some((box) => box.value) ||
  [...card.querySelectorAll("select")].some((list) => list.value);

function veils() {
  const lifted = new WeakSet();
  const covered = (card) => card.classList.contains("ws-veiled");
  const lift = (card) => {
    lifted.add(card);
    card.classList.remove("ws-veiled", "ws-veiled-reply");
  };
  return {
    // True while there is something to uncover.
    waits: (card) => !!card && (covered(card) || card.classList.contains("ws-veiled-reply")),
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
      else if (type === "input" || target.closest("button, label, input")) card.classList.remove("ws-veiled");
    },
    drop: (room) => room.querySelectorAll(".ws-veiled, .ws-veiled-reply").forEach((card) => card.classList.remove("ws-veiled", "ws-veiled-reply")),
  };
}

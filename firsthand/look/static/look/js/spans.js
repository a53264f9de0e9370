// Lengths of time in the words of the house, in the language of the page: what a script says, the server says too.
const { lang, dataset } = document.documentElement;
const words = JSON.parse(dataset.times ?? "{}");
const plural = new Intl.PluralRules(lang);

// A length in milliseconds in its one largest unit, rounded down.
export function span(length) {
  const minutes = Math.max(1, Math.floor(length / 60_000));
  const [count, unit] = minutes < 60 ? [minutes, "minute"] : minutes < 1440 ? [Math.floor(minutes / 60), "hour"] : [Math.floor(minutes / 1440), "day"];
  return (words[unit][plural.select(count)] ?? words[unit].other).replace("{count}", count);
}

// How the length stands to now: "late", "ago" or "ahead".
export const told = (how, length) => words[how].replace("{span}", span(length));
